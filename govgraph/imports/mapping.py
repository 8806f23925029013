"""The mapping of a paper: how each table and column was understood, in a file that the user can edit and run again.

``tables`` says of each table its shape and what each column means; ``names`` which name is meant by another; ``kinds``
which kind of the law registry a word of the paper stands for; ``cells`` what a cell or paragraph should say, which
answers whatever was asked about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from govgraph.imports.grid import SHAPES, Grid
from govgraph.imports.headings import NOT_READ, roles
from govgraph.imports.neutral import ImportProblem, Paper, Paragraph, ReadCell, ReadRow, ReadTable
from govgraph.records import replace

_KEYS = ("file", "organisation", "title", "date", "law", "tables", "names", "kinds", "cells")
ROLES = (*roles(), "party", "named", "details", NOT_READ)
MAX_BYTES = 2_000_000


@dataclass
class Understanding:
    """What a mapping says; empty: everything is guessed."""

    organisation: str = ""
    title: str = ""
    date: str = ""
    law: tuple[str, ...] | None = None
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


def read_mapping(path: Path) -> Understanding:
    """A mapping file. Raises :class:`ImportProblem` with every mistake, each with what would be right."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportProblem(f"{path} is too large for a mapping")
        tree = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ImportProblem(f"cannot read {path}: {error.strerror or error}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ImportProblem(f"{path} is no YAML: {error}") from None
    if tree is None:
        return Understanding()
    if not isinstance(tree, dict):
        raise ImportProblem(f"{path} holds no mapping: begin with 'tables:' and the names of the tables below it")
    wrong = [f"there is no '{name}'; it has {', '.join(_KEYS)}" for name in tree if name not in _KEYS]
    for name in ("tables", "names", "kinds", "cells"):
        if not isinstance(tree.get(name) or {}, dict):
            wrong.append(f"'{name}' is no list of names with what they mean")
    if not wrong:
        wrong += [text for name, said in (tree.get("tables") or {}).items() for text in _wrong_table(str(name), said)]
    if wrong:
        raise ImportProblem("\n".join(f"{path}: {text}" for text in wrong))
    law = tree.get("law")
    return Understanding(
        organisation=str(tree.get("organisation") or ""),
        title=str(tree.get("title") or ""),
        date=str(tree.get("date") or ""),
        law=None if law is None else tuple(str(pack) for pack in (law if isinstance(law, list) else [law])),
        tables={str(name): dict(said) for name, said in (tree.get("tables") or {}).items()},
        names=_texts(tree, "names"),
        kinds=_texts(tree, "kinds"),
        cells=_texts(tree, "cells"),
    )


def _texts(tree: Mapping[str, Any], name: str) -> dict[str, str]:
    return {str(key): "" if value is None else str(value) for key, value in (tree.get(name) or {}).items()}


def _wrong_table(name: str, said: Any) -> list[str]:
    if not isinstance(said, dict):
        return [f"table '{name}': write its shape and its columns below it"]
    wrong = []
    if (shape := said.get("shape")) is not None and shape not in SHAPES:
        wrong.append(f"table '{name}': there is no shape '{shape}'; the shapes are {', '.join(SHAPES)}")
    for column, role in (said.get("columns") or {}).items():
        if str(role).partition(":")[0].strip() not in ROLES:
            wrong.append(
                f"table '{name}', column '{column}': nothing is called '{role}'; a column may be {', '.join(ROLES)}"
            )
    return wrong


def with_cells(paper: Paper, cells: Mapping[str, str]) -> Paper:
    """The paper with other words in some cells and paragraphs. Raises :class:`ImportProblem` for an address that is not there."""
    left = dict(cells)

    def cell(old: ReadCell) -> ReadCell:
        if old.at not in cells:
            return old
        left.pop(old.at, None)
        return replace(old, text=cells[old.at], merged="", across=1, anchor=True, pending="", number=None)

    def block(old: ReadTable | Paragraph) -> ReadTable | Paragraph:
        if isinstance(old, Paragraph):
            if old.at in cells:
                left.pop(old.at, None)
                return replace(old, text=cells[old.at], pending="")
            return old
        return replace(
            old, rows=tuple(ReadRow(row.at, tuple(cell(c) for c in row.cells), row.heading) for row in old.rows)
        )

    blocks = [block(old) for old in paper.blocks] if cells else paper.blocks
    if left:
        raise ImportProblem(
            f"the mapping speaks of {', '.join(left)}: no cell or paragraph of {paper.file} has that address"
        )
    return replace(paper, blocks=blocks)


def overrule(grid: Grid, said: Mapping[str, Any]) -> None:
    """Take what a mapping says of a table: its shape, and the meaning of columns by heading or by address."""
    for column in grid.columns:
        for name in (column.heading, column.at, f"{column.heading} ({column.at})"):
            wanted = (said.get("columns") or {}).get(name)
            if wanted is not None:
                role, _, party = str(wanted).partition(":")
                column.role = "" if role.strip() == NOT_READ else role.strip()
                column.party = party.strip() or (column.heading if column.role == "party" else "")
                break
    if said.get("shape"):
        grid.shape = str(said["shape"])


def written(paper: Paper, grids: list[Grid], used: Understanding, organisation: str) -> str:
    """The mapping as a file: what was guessed, and what the user had said."""
    tables: dict[str, Any] = {}
    for grid in grids:
        doubled = {c.heading for c in grid.columns if sum(o.heading == c.heading for o in grid.columns) > 1}
        columns = {
            (f"{column.heading} ({column.at})" if column.heading in doubled else column.heading): (
                f"party: {column.party}" if column.role == "party" else column.role or NOT_READ
            )
            for column in grid.columns
            if column.heading
        }
        tables[grid.name] = {
            "shape": grid.shape,
            **({"headings": grid.headed_at} if grid.headed_at else {}),
            **({"columns": columns} if columns else {}),
        }
    tree = {
        "file": paper.file,
        "organisation": organisation,
        **({"title": used.title} if used.title else {}),
        **({"date": used.date} if used.date else {}),
        **({"law": list(used.law)} if used.law is not None else {}),
        "tables": tables,
        "names": used.names,
        "kinds": used.kinds,
        "cells": used.cells,
    }
    head = (
        f"# How {paper.file} was understood. Change what is wrong, and run the import again with --map and this file.\n"
        f"#   shape of a table: {', '.join(SHAPES)}\n"
        f"#   a column may be: {', '.join(ROLES)}\n"
        "#   names: {as written: as meant}   kinds: {word of the paper: kind of body}\n"
        "#   cells: {address: what it should say}, which answers a question about that cell\n"
    )
    return head + yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=110)

"""From foreign files to a scenario folder, whole or not at all; and once more, when the files have changed.

The folder holds the scenario's YAML files and, in ``import``, the mapping (``map.yaml``), a report (``report.md``) and a
seal of what was written, by which a later import sees what was changed by hand.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.atomic import put_in_place
from govgraph.diagnostics import ScenarioError
from govgraph.imports.changes import Changes, changes_between
from govgraph.imports.mapping import Understanding, read_mapping, written
from govgraph.imports.names import Directory, key
from govgraph.imports.neutral import ImportProblem, NotRead, OpenPoint, Paper, Paragraph, ReadRow, ReadTable
from govgraph.imports.opening import format_of, read_paper
from govgraph.imports.reading import read
from govgraph.imports.report import report_of
from govgraph.imports.said import PaperFacts
from govgraph.imports.scenario import Known, Maker, slug
from govgraph.imports.written import text_of
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.imports.grid import Grid
    from govgraph.model.scenario import Scenario

KEPT = "import"
MAX_PAPERS = 20


@dataclass
class Imported:
    """What an import made."""

    folder: Path
    counts: dict[str, int] = field(default_factory=dict)
    asked: tuple[OpenPoint, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    tables: tuple[tuple[str, str, int], ...] = ()
    """Each table with its shape and how many rows were taken in."""
    changes: Changes | None = None
    left_out: tuple[str, ...] = ()
    """Of a JSON file: what it says and a scenario does not hold."""


def import_files(paths: Sequence[Path], folder: Path, *, mapping: Path | None = None, update: bool = False) -> Imported:
    """Read the files and write the folder. Raises :class:`~govgraph.imports.neutral.ImportProblem`; nothing is half written.

    ``update``: the folder is there already; ids are kept by external identifier, then by name, and the result says what
    changed.
    """
    before = _before(folder, update=update)
    understanding = read_mapping(mapping) if mapping else _kept_mapping(folder) if update else Understanding()
    said, names, grids, paper, codes, left_out = _read(paths, understanding)
    maker = Maker(
        said,
        names,
        file=paper.file,
        code=codes[0][0] if len(codes) == 1 else "",
        known=_known(before),
        kinds=understanding.kinds,
        law=understanding.law,
    )
    if understanding.date:
        said.about.in_force = understanding.date
    files = maker.make()
    if len(codes) > 1:
        _several_documents(files, codes)
    if not any(maker.sections[name] for name in ("bodies", "posts", "decisions")):
        shapes = ", ".join(f"{grid.name}: {grid.shape}" for grid in grids) or "no tables"
        raise ImportProblem(
            f"{paper.file}: no body, post or matter was found ({shapes}). Write a mapping that says what the columns mean, and name it with --map"
        )
    texts = {name: text_of(sections, f"From {paper.file}, by govgraph import.") for name, sections in files.items()}
    texts[f"{KEPT}/map.yaml"] = written(paper, grids, understanding, said.about.organisation)
    made = Imported(folder, asked=tuple(said.asked), not_read=tuple(said.not_read), left_out=left_out)
    made.tables = tuple((grid.name, grid.shape, len(grid.rows)) for grid in grids)
    made.counts = {name: len(items) for name, items in maker.sections.items() if items}
    texts[f"{KEPT}/report.md"] = report_of(made, paper, said)
    _write(folder, texts, made, before)
    return made


def _read(
    paths: Sequence[Path], understanding: Understanding
) -> tuple[PaperFacts, Directory, list[Grid], Paper, list[tuple[str, str]], tuple[str, ...]]:
    if len(paths) > MAX_PAPERS:
        raise ImportProblem(f"at most {MAX_PAPERS} files are read at once")
    formats = [format_of(path) for path in paths]
    if "json" in formats:
        if len(paths) > 1:
            raise ImportProblem("import a JSON file by itself")
        from govgraph.imports.linked import read_linked

        said, left_out = read_linked(paths[0])
        names = Directory(said.parties)
        return said, names, [], Paper(paths[0].name, "json"), [(slug(paths[0].stem, 16), paths[0].name)], left_out
    papers = [read_paper(path) for path in paths]
    codes = _codes(papers)
    paper = papers[0] if len(papers) == 1 else _combined(papers, codes)
    said, reader = read(paper, understanding)
    return said, reader.speaker.names, reader.grids, paper, codes, ()


def _codes(papers: Sequence[Paper]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for paper in papers:
        base = slug(Path(paper.file).stem, 16) or "paper"
        code, number = base, 2
        while code in {known for known, _ in found} or code == "law":
            code, number = f"{base}{number}", number + 1
        found.append((code, paper.file))
    return found


def _combined(papers: Sequence[Paper], codes: list[tuple[str, str]]) -> Paper:
    """Several papers as one, each address with the code of its paper before it."""
    whole = Paper(", ".join(paper.file for paper in papers), papers[0].format)
    for paper, (code, _) in zip(papers, codes, strict=True):
        whole.not_read += [replace(item, at=f"{code} {item.at}") for item in paper.not_read]
        for block in paper.blocks:
            if isinstance(block, Paragraph):
                whole.blocks.append(replace(block, at=f"{code} {block.at}"))
            else:
                rows = tuple(
                    ReadRow(f"{code} {row.at}", tuple(replace(cell, at=f"{code} {cell.at}") for cell in row.cells))
                    for row in block.rows
                )
                whole.blocks.append(ReadTable(f"{code} {block.name}", rows, block.under))
    return whole


def _several_documents(files: dict[str, Any], codes: list[tuple[str, str]]) -> None:
    top = files["scenario.yaml"]
    first = top["documents"].pop("", {})
    top["documents"] = {code: {**first, "title": file, "file": file} for code, file in codes}
    for agreement in top["agreements"].values():
        agreement["source"] = codes[0][0]
    for function in files.get("matters.yaml", {}).get("functions", {}).values():
        function["source"] = codes[0][0]
    for row in files.get("relations.yaml", {}).get("relations", {}).get("holds", []):
        row["source"] = codes[0][0]
    for section in ("bodies", "posts", "groups"):
        for file in files.values():
            for item in file.get(section, {}).values():
                if item.get("source") in {file_ for _, file_ in codes} or item.get("source") == "":
                    item["source"] = codes[0][0]


# -- again -------------------------------------------------------------------------------------------------------------


def _before(folder: Path, *, update: bool) -> Scenario | None:
    """The scenario of an earlier import; None where the folder is new. Raises for a folder that must not be written."""
    if folder.is_file():
        raise ImportProblem(f"{folder} is a file: name a folder")
    if not folder.absolute().parent.is_dir():
        raise ImportProblem(f"cannot write {folder}: there is no folder {folder.absolute().parent}")
    if not folder.exists() or not any(folder.iterdir()):
        if update:
            raise ImportProblem(f"{folder} holds no earlier import to bring up to date: leave --update out")
        return None
    seal = folder / KEPT / "seal.json"
    if not update:
        hint = "bring it up to date with --update, or name a new folder" if seal.is_file() else "name a new folder"
        raise ImportProblem(f"cannot write {folder}: it is there already; {hint}")
    if not seal.is_file():
        raise ImportProblem(f"{folder} was not made by an import: name a new folder")
    changed = [
        name
        for name, digest in json.loads(seal.read_text(encoding="utf-8")).items()
        if _digest(folder / name) not in {digest, ""}
    ]
    if changed:
        raise ImportProblem(
            f"{folder / changed[0]} was changed by hand since the last import{f', and {len(changed) - 1} more' if len(changed) > 1 else ''}: "
            "move what you added into a file of its own beside it, answer questions in the mapping, and import again"
        )
    from govgraph.loader.load import load

    return load(folder)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _kept_mapping(folder: Path) -> Understanding:
    path = folder / KEPT / "map.yaml"
    return read_mapping(path) if path.is_file() else Understanding()


def _known(before: Scenario | None) -> Known | None:
    """The ids of an earlier import, by external identifier first and by name then."""
    if before is None:
        return None
    by_code: dict[tuple[str, str], str] = {}
    by_name: dict[tuple[str, str], list[str]] = {}
    sections = {
        "body": "bodies",
        "post": "posts",
        "person": "people",
        "group": "groups",
        "function": "functions",
        "decision": "decisions",
        "agreement": "agreements",
    }
    for thing in before.baseline.things.values():
        section = sections.get(thing.category, "")
        for code in thing.identifiers.values():
            by_code[section, key(code)] = thing.id
        if number := getattr(thing, "number", ""):
            by_code[section, f"{key(number)} {key(thing.name)}"] = thing.id
        by_name.setdefault((section, key(thing.name)), []).append(thing.id)

    def known(section: str, name: str, identifier: str) -> str:
        code = f"{key(identifier)} {key(name)}" if section == "decisions" else key(identifier)
        if identifier and (found := by_code.get((section, code))):
            return found
        several = by_name.get((section, key(name)), [])
        return several[0] if len(several) == 1 else ""

    return known


# -- writing -----------------------------------------------------------------------------------------------------------


def _write(folder: Path, texts: dict[str, str], made: Imported, before: Scenario | None) -> None:
    """Write everything into a new folder beside it, load it, and only then let it take the name."""
    from govgraph.loader.load import load

    parent = folder.absolute().parent
    try:
        room = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name[:40]}."))
    except OSError as error:
        raise ImportProblem(f"cannot write {folder}: {error.strerror or error}") from None
    try:
        if before is not None:
            _keep_own_files(folder, room)
        for name, text in texts.items():
            (room / name).parent.mkdir(exist_ok=True)
            (room / name).write_text(text, encoding="utf-8")
        seal = {name: _digest(room / name) for name in texts if name.endswith(".yaml") and not name.startswith(KEPT)}
        (room / KEPT / "seal.json").write_text(json.dumps(seal, indent=1), encoding="utf-8")
        try:
            after = load(room)
        except ScenarioError as error:
            said = "\n".join(str(problem) for problem in error.problems[:8]).replace(str(room), str(folder))
            raise ImportProblem(f"what was read makes no scenario, and nothing was written:\n{said}") from None
        made.changes = changes_between(before, after) if before is not None else None
        room.chmod(0o755)
        _take_the_name(room, folder)
    except OSError as error:
        raise ImportProblem(f"cannot write {folder}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _keep_own_files(folder: Path, room: Path) -> None:
    """Files that people put beside those of the import stay."""
    seal = json.loads((folder / KEPT / "seal.json").read_text(encoding="utf-8"))
    for path in folder.iterdir():
        if path.name == KEPT or path.name in seal:
            continue
        if path.is_dir():
            shutil.copytree(path, room / path.name)
        else:
            shutil.copy2(path, room / path.name)


def _take_the_name(room: Path, folder: Path) -> None:
    old = folder.absolute().parent / f".{folder.name[:40]}.before-{os.getpid()}"
    put_in_place(room, folder, old)
    shutil.rmtree(old, ignore_errors=True)

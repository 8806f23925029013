"""From ``law/*.yaml`` to rows: every mistake becomes a problem at its line; nothing is raised.

A file holds the tables ``kinds:``, ``powers:``, ``sets:``, ``functions:``, ``classes:``, ``acts:`` and ``changes:``, each a mapping
from id to row. A :class:`Tables` is what was written; :mod:`govgraph.law.registry` resolves what rows inherit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.law.rows import Row
from govgraph.law.tables import ABOUT, COMMON, ENGLAND, PACKS, TABLES, Tables
from govgraph.marks import Marked, read_yaml
from govgraph.model.packaged import packaged


def read_folder(folder: Path, without: Iterable[Path] = ()) -> tuple[list[Marked], list[Problem]]:
    """Every ``*.yaml`` of a law folder and its sub-folders, in the order of their names, save those ``without`` and hidden ones."""
    left = {path.resolve() for path in without}
    trees: list[Marked] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.name == ABOUT or hidden or left & {above.resolve() for above in path.parents}:
            continue
        tree, found = read_yaml(path, shown_as=str(path))
        problems += found
        if tree is not None:
            trees.append(tree)
    return trees, problems


def packaged_tables(packs: Iterable[str] = ENGLAND) -> Tables:
    """The packaged rows of some packs, quickly: the same reading as :func:`read_tables`, without marks and without mercy.

    The rows of no statute come first; a row of a later pack replaces one of the same id.
    """
    rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
    for pack in (COMMON, *packs):
        for path in sorted((PACKS / pack).rglob("*.yaml")):
            if path.name == ABOUT:
                continue
            for table, written in packaged(path).items():
                model = TABLES[table]
                rows[table] |= {row: model.model_validate({**content, "id": row}) for row, content in written.items()}
    return _tables(rows, {})


def _tables(rows: Mapping[str, Any], written: Mapping[tuple[str, str], Marked]) -> Tables:
    return Tables(**rows, written=written)


def read_tables(trees: Iterable[Marked]) -> tuple[Tables, list[Problem]]:
    """Rows from marked files, and every mistake in them that one row alone can show."""
    reading = _Reading()
    for tree in trees:
        reading.file(tree)
    return _tables(reading.rows, reading.written), reading.problems


class _Reading:
    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        self.written: dict[tuple[str, str], Marked] = {}
        self.problems: list[Problem] = []

    def note(self, code: str, message: str, mark: Mark, hint: str) -> None:
        self.problems.append(Problem(code, message, mark, hint))

    def file(self, tree: Marked) -> None:
        if not isinstance(tree.value, dict):
            hint = f"the tables are {', '.join(TABLES)}"
            self.note("LOAD060", "expected tables such as 'powers:' and 'kinds:'", tree.mark, hint)
        for table, at, node in tree.items():
            if table not in TABLES:
                self.note("LOAD060", f"there is no law table '{table}'", at, did_you_mean(table, TABLES))
            elif not isinstance(node.value, dict):
                hint = f"write '{table}:' and below it 'MY_ROW: {{cite: ...}}'"
                self.note("LOAD060", f"'{table}' lists rows by id", node.mark, hint)
            else:
                for row, where, content in node.items():
                    self.row(table, row, where, content)

    def row(self, table: str, row: str, where: Mark, node: Marked) -> None:
        if (table, row) in self.written:
            hint = f"it is already there at {self.written[table, row].mark}"
            self.note("LOAD069", f"'{row}' is written twice under '{table}'", where, hint)
            return
        self.written[table, row] = Marked(node.value, where, node.keys)
        if not isinstance(node.value, dict):
            self.note("LOAD061", f"{row}: a row is a mapping of fields", node.mark, f"write '{row}: {{cite: ...}}'")
            return
        model = TABLES[table]
        try:
            self.rows[table][row] = model.model_validate({**node.plain(), "id": row})
        except ValidationError as error:
            self.problems += dict.fromkeys(_problem(found, model, node, f"{row}:") for found in error.errors())


def _problem(found: Any, model: type[Row], node: Marked, what: str) -> Problem:
    path = tuple(part for part in found["loc"] if isinstance(part, str | int))
    mark, name = node.at(path), str(path[-1]) if path else ""
    if found["type"] == "extra_forbidden":
        hint = did_you_mean(name, _fields(model, path))
        return Problem("LOAD061", f"{what} there is no field '{name}' here", mark, hint)
    if found["type"] == "missing":
        return Problem("LOAD061", f"{what} '{_readable(path)}' is missing", mark)
    if found["type"] == "literal_error":
        words = str(found["ctx"]["expected"]).replace("'", "")
        message = f"{what} '{found['input']}' is not one of the words for '{_readable(path)}'"
        return Problem("LOAD061", message, mark, f"expected one of: {words}")
    message = str(found["msg"]).removeprefix("Value error, ")
    return Problem("LOAD061", f"{what} '{_readable(path)}' {message[:1].lower()}{message[1:]}", mark)


def _readable(path: tuple[str | int, ...]) -> str:
    """The path as one reads it: the words, without positions in lists."""
    return " ".join(str(part) for part in path if isinstance(part, str)) or "row"


def _fields(model: type[Row], path: tuple[str | int, ...]) -> set[str]:
    """The fields that could have stood at the end of ``path``, for a hint."""
    schema = model.model_json_schema(by_alias=True)
    here: Any = schema
    for part in path[:-1]:
        here = _inside(schema, here, part)
    return set(_resolved(schema, here).get("properties", {}))


def _resolved(schema: Any, here: Any) -> dict[str, Any]:
    for inner in (here, *here.get("anyOf", ()), *here.get("allOf", ())):
        if "$ref" in inner:
            return _resolved(schema, schema["$defs"][str(inner["$ref"]).rsplit("/", 1)[-1]])
        if "properties" in inner:
            return dict(inner)
    return dict(here)


def _inside(schema: Any, here: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return here.get("items", {})
    return _resolved(schema, here).get("properties", {}).get(part, {})

"""From ``law/*.yaml`` to rows: every mistake becomes a problem at its line; nothing is raised.

A file holds the tables ``kinds:``, ``powers:``, ``sets:``, ``functions:``, ``classes:`` and ``acts:``, each a mapping
from id to row. A :class:`Tables` is what was written; :mod:`govgraph.law.registry` resolves what rows inherit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.law.rows import Act, FunctionClass, FunctionSet, Kind, Power, RootFunction, Row, Sourced
from govgraph.loader.marks import Marked, plain_scalar, read_yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DATA = Path(__file__).parent / "data"
"""The packaged rows."""

TABLES: Mapping[str, type[Sourced]] = {
    "kinds": Kind,
    "powers": Power,
    "sets": FunctionSet,
    "functions": RootFunction,
    "classes": FunctionClass,
    "acts": Act,
}
"""The tables of the registry, by the key that a file lists them under."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows as written, before anything is inherited, and where each was written."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    powers: Mapping[str, Power] = field(default_factory=dict)
    sets: Mapping[str, FunctionSet] = field(default_factory=dict)
    functions: Mapping[str, RootFunction] = field(default_factory=dict)
    classes: Mapping[str, FunctionClass] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    written: Mapping[tuple[str, str], Marked] = field(default_factory=dict)

    def over(self, packaged: Tables) -> Tables:
        """These rows laid over others: a row of the same id replaces the other whole."""
        merged = {table: {**getattr(packaged, table), **getattr(self, table)} for table in TABLES}
        return replace(self, **merged)

    def mark(self, table: str, row: str, path: Iterable[str | int] = ()) -> Mark:
        """Where a value of a row was written; a packaged row has no line of its own."""
        node = self.written.get((table, row))
        return node.at(tuple(path)) if node is not None else Mark(f"<law>/{table}/{row}")


def read_folder(folder: Path) -> tuple[list[Marked], list[Problem]]:
    """Every ``*.yaml`` of a law folder and its sub-folders, in the order of their names."""
    trees: list[Marked] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        tree, found = read_yaml(path, shown_as=f"{folder.name}/{path.relative_to(folder).as_posix()}")
        problems += found
        if tree is not None:
            trees.append(tree)
    return trees, problems


def packaged_tables() -> Tables:
    """The packaged rows, quickly: the same reading as :func:`read_tables`, without marks and without mercy."""
    rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
    for path in sorted(DATA.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for table, written in _plain(yaml.compose(text, Loader=_LOADER)).items():
            model = TABLES[table]
            rows[table] |= {row: model.model_validate({**content, "id": row}) for row, content in written.items()}
    return _tables(rows, {})


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else plain_scalar(node.value)


def _tables(rows: Mapping[str, Any], written: Mapping[tuple[str, str], Marked]) -> Tables:
    return replace(Tables(written=written), **rows)


def read_tables(trees: Iterable[Marked]) -> tuple[Tables, list[Problem]]:
    """Rows from marked files, and every mistake in them that one row alone can show."""
    rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
    written: dict[tuple[str, str], Marked] = {}
    problems: list[Problem] = []
    for tree in trees:
        if not isinstance(tree.value, dict):
            hint = f"the tables are {', '.join(TABLES)}"
            problems.append(Problem("LOAD060", "expected tables such as 'powers:' and 'kinds:'", tree.mark, hint))
            continue
        for table, at, node in tree.items():
            model = TABLES.get(table)
            if model is None:
                problems.append(Problem("LOAD060", f"there is no law table '{table}'", at, did_you_mean(table, TABLES)))
                continue
            if not isinstance(node.value, dict):
                hint = f"write '{table}:' and below it 'MY_ROW: {{cite: ...}}'"
                problems.append(Problem("LOAD060", f"'{table}' lists rows by id", node.mark, hint))
                continue
            for row, where, content in node.items():
                if (table, row) in written:
                    hint = f"it is already there at {written[table, row].mark}"
                    problems.append(Problem("LOAD069", f"'{row}' is written twice under '{table}'", where, hint))
                    continue
                built = _row(model, row, where, content, problems)
                written[table, row] = Marked(content.value, where, content.keys)
                if built is not None:
                    rows[table][row] = built
    return _tables(rows, written), problems


def _row(model: type[Sourced], row: str, where: Mark, node: Marked, problems: list[Problem]) -> Sourced | None:
    what = f"{row}:"
    if not isinstance(node.value, dict):
        hint = f"write '{row}: {{cite: ...}}'"
        problems.append(Problem("LOAD061", f"{what} a row is a mapping of fields", node.mark, hint))
        return None
    try:
        return model.model_validate({**node.plain(), "id": row})
    except ValidationError as error:
        found = (_problem(item, model, node, what) for item in error.errors())
        problems += [problem for problem in dict.fromkeys(found) if problem is not None]
        return None


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

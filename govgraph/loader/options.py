"""An option as its file writes it: what it adds, removes, changes and merges. Every mistake becomes a problem at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from govgraph.diagnostics import Mark, Problem
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.loader.values import is_id
from govgraph.marks import Marked
from govgraph.model.scenario import BASELINE, Change, Layer, Merge, Option, Selection
from govgraph.model.things import SECTIONS

SECTIONS_OF_AN_OPTION = (
    "option",
    "name",
    "short",
    "stands on",
    "named only",
    "fallback",
    "implications",
    "not said",
    "add",
    "remove",
    "change",
    "merge",
    "defaults",
)
"""The sections of an option beside those of the record."""

_FIELDS = ("name", "short", "stands on", "named only", "fallback", "implications", "not said")
_LISTS = ("stands on", "fallback", "implications", "not said")

ReadLayer = Callable[..., Layer]
"""Reads the sections of a file: ``read(tree, folder, option=..., allowed=..., defaults=...)``."""


def read_option(
    tree: Marked, path: Path, layer: ReadLayer, joined: Callable[[list[Layer]], Layer]
) -> tuple[Option | None, list[Problem]]:
    """One option from its file; ``layer`` and ``joined`` read sections and put them together."""
    raw = tree.mapping()
    option_id = str(raw["option"].plain()) if "option" in raw else path.stem
    reading = ItemReading(option_id)
    if option_id == BASELINE or not is_id(option_id):
        message = f"'{option_id}' cannot be the id of an option"
        reading.problem("LOAD025", message, tree.at(["option"]), "use a letter or a short word")
        return None, reading.problems
    values: dict[str, Any] = reading.common(tree)
    values.pop("option", None)
    values |= {key: raw[key].plain() for key in _FIELDS if key in raw}
    values.setdefault("name", f"option {option_id}")
    for key in _LISTS:
        if isinstance(values.get(key), str):
            values[key] = (values[key],)
    values["add"] = joined(list(_layers(tree, path, option_id, reading, layer)))
    values["remove"] = tuple(_selections(raw.get("remove"), reading))
    values["change"] = tuple(_changes(raw.get("change"), reading))
    values["merge"] = tuple(_merges(raw.get("merge"), reading))
    what = f"option '{option_id}'"
    option: Option | None = reading.build(Option, {"id": option_id, "option": option_id, **values}, tree, what=what)
    return option, reading.problems


def _layers(tree: Marked, path: Path, option: str, reading: ItemReading, layer: ReadLayer) -> Iterable[Layer]:
    raw = tree.mapping()
    defaults = raw.get("defaults")
    added = raw.get("add")
    if added is not None and isinstance(added.value, dict):
        yield layer(added, path.parent, option=option, defaults=defaults)
    elif added is not None and added.value is not None:
        hint = "write 'add:' and below it sections such as 'bodies:' and 'relations:'"
        reading.problem("LOAD011", "'add' needs sections", added.mark, hint)
    record = {key: value for key, value in raw.items() if key not in SECTIONS_OF_AN_OPTION and key not in COMMON_KEYS}
    if not record:
        return
    part = Marked(record, tree.mark, {key: tree.keys[key] for key in record})
    yield layer(part, path.parent, option=option, allowed=SECTIONS_OF_AN_OPTION, defaults=defaults)
    for key in record:
        if key in SECTIONS or key in {"relations", "tables"}:
            message = f"'{key}' belongs under 'add' in an option"
            reading.problem("LOAD017", message, tree.keys[key], f"write 'add:' and '{key}:' below it")


def _rows(node: Marked | None) -> list[Marked]:
    if node is None or node.value is None:
        return []
    return node.value if isinstance(node.value, list) else [node]


def _selections(node: Marked | None, reading: ItemReading) -> list[Selection]:
    return [selection for row in _rows(node) for selection in _selection(row, reading)]


def _selection(row: Marked, reading: ItemReading) -> list[Selection]:
    if isinstance(row.value, dict):
        found = [Selection(pattern=pattern) for pattern in reading.patterns(row)]
    else:
        found = [Selection(id=str(row.plain()))]
    return [selection.written_at(row.mark) for selection in found]


def _changes(node: Marked | None, reading: ItemReading) -> list[Change]:
    """``change``: ids with their new fields, or a list of ``{of: id or relation, to: {fields}}``."""
    rows: list[tuple[list[Selection], Marked, Mark]] = []
    if node is not None and isinstance(node.value, dict):
        rows = [([Selection(id=key).written_at(mark)], value, mark) for key, mark, value in node.items()]
    else:
        for row in _rows(node):
            raw = row.mapping()
            if "of" in raw and "to" in raw:
                rows.append((_selection(raw["of"], reading), raw["to"], row.mark))
            else:
                reading.problem(
                    "LOAD018", "a change needs 'of' and 'to'", row.mark, "write {of: an-id, to: {status: in force}}"
                )
    out: list[Change] = []
    for selections, values, mark in rows:
        if not isinstance(values.value, dict):
            hint = "write the fields and their new values, such as {status: in force}"
            reading.problem("LOAD018", f"'{values.plain()}' says no field to change", values.mark, hint)
            continue
        for selection in selections:
            change = Change(of=selection).written_at(mark)
            change._keeps(_values=values)
            out.append(change)
    return out


def _merges(node: Marked | None, reading: ItemReading) -> list[Merge]:
    found = ((row, reading.build(Merge, row.plain(), row, what="a merge")) for row in _rows(node))
    return [merge.written_at(row.mark) for row, merge in found if merge is not None]

"""The files of a scenario laid out as rows: one thing, relation, step, statement or change a row.

Files are what :mod:`govgraph.export.canonical` makes of a scenario: by their paths, each a mapping of sections in which every
relation is a row of its own and no defaults are left. :mod:`govgraph.workbook.assembly` reads the rows back as the same files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.model.record import STATEMENTS
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary
from govgraph.workbook import fieldlines, notation
from govgraph.workbook.cells import Written, cell_of
from govgraph.workbook.columns import Shape
from govgraph.workbook.form import (
    column_of,
    shapes_of_kind,
    shapes_of_section,
    sheet_of_relation,
    sheet_of_section,
    sheets,
)
from govgraph.workbook.names import SheetNames, of_files

Files = Mapping[str, Mapping[str, Any]]
"""The files of a scenario by path: sections, each with its entries, as plain values."""

Row = dict[str, Written]
"""A row: what stands under the name of each column."""

QUESTIONS = "questions.yaml"
SAID = ("confirms", "changes", "ends", "withdraws")
_OF_AN_OPTION = ("remove", "change", "merge")
HEAD = ("scenario", "title", "date", "place", "extends", "law")
"""Fields of the scenario itself; they stand on the sheet Scenario."""
LISTED = ("extends", "law")
"""Those of them that are lists."""


class TooMuch(ValueError):
    """A cell holds no more than 32,767 letters; the message says which text is longer."""


LONGEST = 32_767
"""As many letters does a cell of a workbook hold."""


def laid_out(files: Files) -> dict[str, list[Row]]:
    """The rows of every sheet that has any. Raises :class:`TooMuch`."""
    return _Layout(of_files(files), sorts_of(files)).read(files)


class _Layout:
    def __init__(self, names: SheetNames, sorts: Mapping[str, str]) -> None:
        self.names = names
        self.sorts = sorts
        self.rows: dict[str, list[Row]] = {}
        self.order = 0

    def read(self, files: Files) -> dict[str, list[Row]]:
        for path, tree in files.items():
            if path == QUESTIONS:
                self._questions(tree, path)
            elif path.startswith("options/"):
                self._option(tree, path)
            else:
                self._sections(tree, {"@file": path})
        return self.rows

    def _row(
        self,
        sheet: str,
        values: Mapping[str, Any],
        more: Mapping[str, Written],
        shapes: Mapping[str, Shape] | None = None,
    ) -> None:
        """Add a row: ``values`` as the columns say, ``more`` as it stands."""
        self.order += 1
        row: Row = {**more, "@order": self.order}
        for name, value in values.items():
            if value is not None:
                column = column_of(sheets()[sheet], name)
                shape = (shapes or {}).get(name) or (column.shape if column is not None else "any")
                written = cell_of(shape, value, self.names)
                if isinstance(written, str) and len(written) > LONGEST:
                    what = values.get("id") or values.get("name") or sheet
                    raise TooMuch(f"'{name}' of '{what}' has {len(written):,} letters, and a cell holds {LONGEST:,}")
                row[name] = written
        self.rows.setdefault(sheet, []).append(row)

    # -- sections -----------------------------------------------------------------------------------------------------

    def _sections(self, tree: Mapping[str, Any], home: Mapping[str, Written]) -> None:
        for section, node in tree.items():
            if section == "relations":
                for row in node:
                    self._relation(row, home)
            elif section in SAID:
                for row in node:
                    self._change(section, row, home)
            elif section == "processes":
                for key, entry in node.items():
                    self._process(key, entry, home)
            elif section == "instruments":
                for key, entry in node.items():
                    self._instrument(key, entry, home)
            elif section == "waivers":
                for entry in node:
                    self._row("Accepted", entry, home)
            elif section in sheet_of_section():
                self._entries(section, node, home)
            elif section in HEAD:
                self._head(section, node, home)
            else:
                self._further(section, node, home)

    def _entries(self, section: str, node: Mapping[str, Any], home: Mapping[str, Written]) -> None:
        name, word = sheet_of_section()[section]
        sheet = sheets()[name]
        typed = {"@type": word} if sheet.typed else {}
        first = sheet.columns[0].name if section == "documents" else "id"
        short = "title" if section == "documents" else "name"
        for key, entry in node.items():
            values = entry if isinstance(entry, dict) else {short: entry}
            self._row(name, {first: key, **values}, {**home, **typed}, shapes_of_section(section))

    def _relation(self, row: Mapping[str, Any], home: Mapping[str, Written]) -> None:
        ((kind, values),) = row.items()
        self._row(
            sheet_of_relation()[kind], values, {**home, "@relation": kind}, shapes_of_kind(vocabulary().kinds[kind])
        )

    def _head(self, field: str, value: Any, home: Mapping[str, Written]) -> None:
        written = (
            notation.words(value)
            if field in LISTED
            else cell_of("ids" if field == "place" else "text", value, self.names)
        )
        self.rows.setdefault("Scenario", []).append({"field": field, "value": written, **home})

    def _further(self, section: str, node: Any, home: Mapping[str, Written]) -> None:
        if isinstance(node, dict) and node:
            for key, value in node.items():
                self._row("Further", {"section": section, "entry": key, "value": value}, home)
        else:
            self._row("Further", {"section": section, "value": node}, home)

    # -- what has rows of several sorts ---------------------------------------------------------------------------------

    def _process(self, key: str, entry: Mapping[str, Any], home: Mapping[str, Written]) -> None:
        head = {name: value for name, value in entry.items() if name != "steps"}
        self._row("Processes", {"process": key, **head}, home)
        for step in entry.get("steps") or ():
            values = {("step" if name == "id" else name): value for name, value in step.items()}
            self._row("Processes", {"process": key, **values}, home)

    def _instrument(self, key: str, entry: Mapping[str, Any], home: Mapping[str, Written]) -> None:
        head = {name: value for name, value in entry.items() if name not in {"items", "themes"}}
        self._row("Criteria", {"list": key, **head}, home)
        for item in entry.get("items") or ():
            self._row("Criteria", {"list": key, **(item if isinstance(item, dict) else {"says": item})}, home)
        stages = [str(stage) for stage in _listed(entry.get("stages"))]
        for theme, said in (entry.get("themes") or {}).items():
            own = {name: value for name, value in said.items() if name not in stages}
            self._row("Criteria", {"list": key, "theme": theme, **own}, home)
            for stage in stages:
                if stage in said:
                    cell = said[stage] if isinstance(said[stage], dict) else {"says": said[stage]}
                    self._row("Criteria", {"list": key, "theme": theme, "stage": stage, **cell}, home)

    def _questions(self, tree: Mapping[str, Any], path: str) -> None:
        for key, entry in tree.items():
            own = {name: value for name, value in entry.items() if name not in {"asks", "ask", "expect"}}
            asks = entry.get("asks", [entry])
            for number, ask in enumerate(asks):
                asked = {name: ask[name] for name in ("ask", "expect") if name in ask}
                self._row("Questions", {"id": key, **(own if not number else {}), **asked}, {"@file": path})

    # -- options --------------------------------------------------------------------------------------------------------

    def _option(self, tree: Mapping[str, Any], path: str) -> None:
        key = str(tree.get("option", path.removeprefix("options/").removesuffix(".yaml")))
        left = ("option", "add", *_OF_AN_OPTION)
        own = {name: value for name, value in tree.items() if name not in (*left, *STATEMENTS, *_RECORD)}
        self._row("Options", {"id": key, **own}, {"@file": path})
        home: dict[str, Written] = {"@option": key}
        self._sections(tree.get("add") or {}, home)
        self._sections({name: tree[name] for name in (*STATEMENTS, *_RECORD) if name in tree}, home)
        for does in _OF_AN_OPTION:
            for row in tree.get(does) or ():
                self._change(does, row, home)

    def _change(self, does: str, row: Any, home: Mapping[str, Written]) -> None:
        about = row if does == "remove" else row["bodies"] if does == "merge" else row["of"]
        more: dict[str, Written] = {**home, "@does": does}
        values: dict[str, Any] = {}
        if isinstance(about, dict):
            more["relation"] = fieldlines.relation(about, self.names)
        else:
            values["of"] = about
        if does == "merge":
            values["into"] = row["into"]
        elif does != "remove":
            values |= {name: value for name, value in row.items() if name not in {"of", "to"}}
            new = row.get("to")
            if does == "change":  # where it was read, and why, has columns of its own
                values |= {name: new[name] for name in HOISTED if new.get(name) is not None}
                new = {name: value for name, value in new.items() if name not in HOISTED or value is None}
            if new:
                more["to"] = fieldlines.lines(new, sort_of(about, self.sorts), self.names)
        self._row("What changes", values, more)


HOISTED = ("status", "basis", "source", "note")
"""New values of a change that an option makes which have columns of their own."""


def sorts_of(files: Files) -> dict[str, str]:
    """Of each thing, statement and relation with an id: its section, or the kind of the relation."""
    out: dict[str, str] = {}
    for tree in files.values():
        for part in (tree, tree.get("add") or {}):
            for section in (*SECTIONS, *STATEMENTS):
                out |= dict.fromkeys(part.get(section) or (), section)
            for row in part.get("relations") or ():
                for kind, values in row.items():
                    if isinstance(values, dict) and "id" in values:
                        out[str(values["id"])] = kind
    return out


def sort_of(about: Any, sorts: Mapping[str, str]) -> str:
    """The section or the kind of relation of what a change is about; of several, of the first."""
    if isinstance(about, dict):
        return next(iter(about), "")
    first = str(about[0] if isinstance(about, list) and about else about)
    return sorts.get(first) or first.partition("(")[0]


_RECORD = ("instruments", "processes", "left out")


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]

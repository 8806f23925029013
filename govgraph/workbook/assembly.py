"""From the rows of a workbook to the files of a scenario, every value with its sheet and cell.

What comes out is what :mod:`govgraph.marks` reads from YAML: the loader reads both in one way, and checks them in one way.
Nothing is decided here that the loader decides; only what a cell or a row cannot mean at all is a mistake here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.marks import Marked
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary
from govgraph.workbook import fieldlines, notation
from govgraph.workbook.cells import read_cell
from govgraph.workbook.columns import Shape
from govgraph.workbook.filed import Book, Filed, marked, of, single, words_in
from govgraph.workbook.form import (
    SCENARIO,
    UNREAD,
    choices,
    column_of,
    shapes_of_kind,
    shapes_of_section,
    sheet_of_section,
    sheets,
)
from govgraph.workbook.headings import FilledRow, entries
from govgraph.workbook.layout import HEAD, HOISTED, LISTED, QUESTIONS, SAID, sort_of
from govgraph.workbook.names import SheetNames, folded
from govgraph.workbook.tables import SheetTable

MAIN = "scenario.yaml"
"""The file of what says no other."""

_HEAD_WORDS = {**{name: name for name in HEAD}, "short name": "scenario"}


_ASKED: tuple[str, ...] = ("ask", "expect")
_NAMED = frozenset({"source", "about"})
"""Fields that name what is looked up when everything is read."""


class Assembly:
    """Reads the tables of one workbook; mistakes go to ``problems``."""

    def __init__(self, tables: Iterable[SheetTable], file: str) -> None:
        self.problems: list[Problem] = []
        self.file = file
        self.filed = Filed(self.problems)
        self.spots: dict[tuple[Mark, str], Mark] = {}
        self.lost: set[str] = set()
        self.options: dict[str, str] = {}
        self.option_files: dict[str, str] = {}
        known = sheets()
        self.rows: dict[str, list[FilledRow]] = {}
        self.head: list[tuple[str, Marked, str]] = []
        for table in tables:
            if table.name == SCENARIO:
                self.head = self._head(table)
            elif table.name in known:
                place = list(known).index(table.name)
                self.rows[table.name] = entries(table, known[table.name], place, self.problems)
            elif table.name not in UNREAD:
                hint = (
                    did_you_mean(table.name, known)
                    or "rename it as one of the sheets that `govgraph init --xlsx` writes"
                )
                self.note("LOAD101", f"the sheet '{table.name}' is not read", table.mark, hint, level="warning")
        self.ids = {id(entry): self._id(entry) for rows in self.rows.values() for entry in rows}
        self.names = SheetNames(())
        self.names = SheetNames(self._things())
        self.sorts = dict(self._sorts())

    def note(
        self,
        code: str,
        message: str,
        mark: Mark,
        hint: str = "",
        *,
        level: Literal["error", "warning"] = "error",
        about: str = "",
    ) -> None:
        """Note what is wrong."""
        self.problems.append(Problem(code, message, mark, hint, level, about))

    def read(self) -> dict[str, Marked]:
        """The files by their paths."""
        for field, cell, file in self.head:
            self.filed.put(file or MAIN, (field,), self._of_the_scenario(field, cell))
        self._files_of_options()
        every = [entry for rows in self.rows.values() for entry in rows]
        for entry in sorted(every, key=lambda entry: entry.order):
            self._entry(entry)
        if MAIN not in self.filed.files:
            self.filed.put(MAIN, (), Marked({}, Mark(self.file)))
        baseline = sorted(
            path for path in self.filed.files if path != QUESTIONS and path not in self.option_files.values()
        )
        last = [path for path in (*self.option_files.values(), QUESTIONS) if path in self.filed.files]
        return {path: self.filed.files[path] for path in (*baseline, *last)}

    # -- where things go ------------------------------------------------------------------------------------------------

    def _home(self, entry: FilledRow) -> tuple[str, tuple[str, ...]]:
        """The file that a row goes into, and under which keys."""
        written = entry.text("@option")
        if not written:
            return entry.file or MAIN, ()
        option = self.options.get(folded(written), "")
        if not option:
            hint = did_you_mean(written, self.option_files) or "write a row for it on the sheet Options"
            self.note("LOAD104", f"there is no option '{written}'", entry.at("@option"), hint)
            return MAIN, ("@lost",)
        return self.option_files[option], ("add",)

    # -- what everything rests on ----------------------------------------------------------------------------------------

    def _head(self, table: SheetTable) -> list[tuple[str, Marked, str]]:
        columns = {folded(str(cell.value)): number for number, cell in table.headings.items()}
        field, value, file = (columns.get(word, 0) for word in ("field", "value", "in file"))
        if not field or not value:
            self.note(
                "LOAD102",
                f"the sheet '{SCENARIO}' needs the columns Field and Value",
                table.mark,
                "write them into its first row",
            )
            return []
        out = []
        for line in table.lines:
            name, said = line.cells.get(field), line.cells.get(value)
            if name is None or said is None:
                if said is not None:
                    self.note("LOAD104", "says no field", said.mark, f"write one of: {', '.join(_HEAD_WORDS)}")
                continue
            word = folded(str(name.value))
            if word not in _HEAD_WORDS:
                hint = did_you_mean(word, _HEAD_WORDS) or f"it has: {', '.join(_HEAD_WORDS)}"
                self.note("LOAD104", f"a scenario has no '{name.value}'", name.mark, hint)
                continue
            home = line.cells.get(file)
            out.append((_HEAD_WORDS[word], said, str(home.value) if home is not None else ""))
        return out

    def _of_the_scenario(self, field: str, cell: Marked) -> Marked:
        """A field of the scenario itself, as files write it."""
        try:
            value = read_cell(cell.value, "words" if field in LISTED else "text", self.names)
        except notation.Misread as error:
            self.note("LOAD103", str(error), cell.mark)
            value = ""
        if field == "place":
            value = self.names.id(value)
        return marked(value[0] if isinstance(value, list) and len(value) == 1 else value, cell.mark)

    def _id(self, entry: FilledRow) -> str:
        """The id of a row; of one that says none, its name in small letters with hyphens, or its sheet and row."""
        if written := entry.text("id"):
            return notation.read_text(written)
        if entry.sheet.name in {"Rights", "Arrangements"} or entry.sheet.kinds:
            return ""
        named = re.sub(r"[^a-z0-9]+", "-", entry.text("name").casefold()).strip("-")
        return named or f"{folded(entry.sheet.name).replace(' ', '-')}-{entry.mark.line}"

    def _things(self) -> Iterable[tuple[str, str, list[str]]]:
        for rows in self.rows.values():
            for entry in rows:
                if entry.sheet.parts and set(entry.sheet.parts.values()) <= SECTIONS.keys():
                    others = self._value(entry, "aliases", "words")
                    name = notation.read_text(entry.text("name"))
                    yield self.ids[id(entry)], name, [str(word) for word in others or ()]

    def _sorts(self) -> Iterator[tuple[str, str]]:
        """Of each thing, statement and relation with an id: its section, or the kind of the relation."""
        for rows in self.rows.values():
            for entry in rows:
                if entry.sheet.kinds and "id" in entry.cells:
                    yield entry.text("id"), folded(entry.text("@relation"))
                elif word := folded(entry.text("@type")):
                    yield self.ids[id(entry)], entry.sheet.parts.get(word, "")
                elif len(entry.sheet.parts) == 1:
                    yield self.ids[id(entry)], next(iter(entry.sheet.parts.values()))

    def _files_of_options(self) -> None:
        for entry in self.rows.get("Options", ()):
            key = self.ids[id(entry)]
            self.option_files[key] = entry.file or f"options/{key}.yaml"
            for word in (notation.read_text(entry.text("name")), key):
                self.options[folded(word)] = key

    # -- cells ------------------------------------------------------------------------------------------------------------

    def _value(self, entry: FilledRow, name: str, shape: Shape, *, told: bool = False) -> Any:
        """What a cell says, as files write it; None where it says nothing or cannot be read."""
        cell = entry.cells.get(name)
        if cell is None:
            return None
        try:
            return read_cell(cell.value, shape, self.names)
        except notation.Misread as error:
            if told:
                self.note("LOAD103", str(error), cell.mark)
            return None

    def _marked(
        self, entry: FilledRow, names: Iterable[str], shapes: Mapping[str, Shape] | None = None
    ) -> dict[str, Marked]:
        """The filled cells of these columns, as files write them."""
        out: dict[str, Marked] = {}
        for name in names:
            cell = entry.cells.get(name)
            if cell is None or name.startswith("@"):
                continue
            column = column_of(entry.sheet, name)
            shape = (shapes or {}).get(name) or (column.shape if column is not None else "role")
            value = self._value(entry, name, shape, told=True)
            if shape in {"ids", "role"}:
                value = self._known(value, cell.mark)
            if value is not None:
                out[name] = marked(value, cell.mark)
        return out

    def _known(self, value: Any, mark: Mark) -> Any:
        """Who or what a cell names. A word that is no thing's is a mistake here; an id that is missed no more stands for it."""
        for word in words_in(value):
            if (why := self.names.unknown(word)) is not None:
                self.note("LOAD040", why[0], mark, why[1], about=word)
                value = f"{folded(mark.sheet).replace(' ', '-')}-{mark.cell}"
                self.lost.add(value)
        return value

    def _node(
        self, entry: FilledRow, *, without: Iterable[str] = (), shapes: Mapping[str, Shape] | None = None
    ) -> Marked:
        fields = self._marked(entry, (name for name in entry.cells if name not in without), shapes)
        for at in {entry.mark, entry.at("id")}:
            self.spots |= {(at, name): cell.mark for name, cell in fields.items() if name in _NAMED}
        return Marked(fields, entry.mark, {name: cell.mark for name, cell in fields.items()})

    # -- rows -------------------------------------------------------------------------------------------------------------

    def _entry(self, entry: FilledRow) -> None:
        sheet = entry.sheet
        if sheet.kinds:
            self._relation(entry)
        elif sheet.name == "Processes":
            self._process(entry)
        elif sheet.name == "Criteria":
            self._criterion(entry)
        elif sheet.name == "Questions":
            self._question(entry)
        elif sheet.name == "What changes":
            self._change(entry)
        elif sheet.name == "Options":
            self._option(entry)
        elif sheet.name == "Further":
            self._further(entry)
        elif sheet.name == "Accepted":
            self.filed.append(entry.file or MAIN, ("waivers",), self._node(entry))
        else:
            self._item(entry)

    def _item(self, entry: FilledRow) -> None:
        """A thing, a statement, a document: an id with its fields."""
        section = self._section(entry)
        file, below = self._home(entry)
        if not section:
            return
        first = "code" if section == "documents" else "id"
        key = entry.text("code") if first == "code" else self.ids[id(entry)]
        node = self._node(entry, without=(first,), shapes=shapes_of_section(section))
        self.filed.put(file, (*below, section, key), node, at=entry.at(first))

    def _section(self, entry: FilledRow) -> str:
        parts = entry.sheet.parts
        if not entry.sheet.typed:
            return next(iter(parts.values()))
        word = folded(entry.text("@type"))
        found = parts.get(word) or (word if word in parts.values() else "")
        if not found:
            said = f"there is no '{word}' on this sheet" if word else "the row does not say what it is"
            hint = did_you_mean(word, parts) if word else ""
            self.note("LOAD104", said, entry.at("@type"), hint or f"write in 'Type' one of: {', '.join(parts)}")
        return found

    def _relation(self, entry: FilledRow) -> None:
        word = folded(entry.text("@relation"))
        if not word:
            hint = f"write in 'Does what' one of: {', '.join(entry.sheet.kinds[:8])} ..."
            self.note("LOAD104", "the row does not say which relation it is", entry.at("@relation"), hint)
            return
        kind = vocabulary().kinds.get(word)
        node = self._node(entry, shapes=shapes_of_kind(kind) if kind is not None else None)
        at = entry.at("@relation")
        file, below = self._home(entry)
        self.filed.append(file, (*below, "relations"), Marked({word: node}, entry.mark, {word: at}))

    def _process(self, entry: FilledRow) -> None:
        file, below = self._home(entry)
        key = entry.text("process")
        if not key:
            self.note(
                "LOAD104", "the row does not say which process it belongs to", entry.mark, "write its id in 'Process'"
            )
            return
        if "name" in entry.cells:
            self.filed.put(
                file, (*below, "processes", key), self._node(entry, without=("process", "step")), at=entry.at("process")
            )
            return
        self._with_head(file, (*below, "processes", key), entry, "process")
        node = self._node(entry, without=("process", "step"))
        step = {"id": Marked(notation.read_text(entry.text("step")), entry.at("step"))} if "step" in entry.cells else {}
        self.filed.append(file, (*below, "processes", key, "steps"), of({**step, **node.mapping()}, entry.mark))

    def _with_head(self, file: str, path: tuple[str, ...], entry: FilledRow, name: str) -> None:
        """Say so where a row has no head row above it."""
        if path[-1] not in self.filed.there(file, path[:-1]):
            hint = "write a row with this id and a name above it"
            self.note("LOAD104", f"there is no {name} '{path[-1]}' above this row", entry.at(name), hint)

    def _criterion(self, entry: FilledRow) -> None:
        file, below = self._home(entry)
        key, theme, stage = (notation.read_text(entry.text(name)) for name in ("list", "theme", "stage"))
        path = (*below, "instruments", key)
        if not key:
            self.note("LOAD104", "the row does not say which list it belongs to", entry.mark, "write its id in 'List'")
        elif not theme and "name" in entry.cells:
            self.filed.put(file, path, self._node(entry, without=("list",)), at=entry.at("list"))
        else:
            self._with_head(file, path, entry, "list")
            themes = self.filed.there(file, (*path, "themes"))
            if theme and "says" not in entry.cells and not stage:
                self.filed.put(
                    file, (*path, "themes", theme), self._node(entry, without=("list", "theme")), at=entry.at("theme")
                )
            elif stage and theme in themes:
                node = self._node(entry, without=("list", "theme", "stage"))
                self.filed.put(file, (*path, "themes", theme, stage), node, at=entry.at("stage"))
            else:
                self.filed.append(file, (*path, "items"), self._node(entry, without=("list",)))

    def _question(self, entry: FilledRow) -> None:
        key = self.ids[id(entry)]
        there = self.filed.there(QUESTIONS, ()).get(key)
        node = self._node(entry, without=("id",))
        if there is None:
            self.filed.put(QUESTIONS, (key,), node, at=entry.at("id"))
            return
        own, fields = there.mapping(), node.mapping()
        if "asks" not in own:
            first = {name: own.pop(name) for name in _ASKED if name in own}
            own["asks"] = Marked([of(first, there.mark)], there.mark)
            there.keys["asks"] = there.mark
        listed = own["asks"].value
        assert isinstance(listed, list)
        listed.append(of({name: cell for name, cell in fields.items() if name in _ASKED}, entry.mark))
        for name, cell in fields.items():
            if name not in _ASKED:
                self.note(
                    "LOAD104",
                    f"'{name}' is said again of the question '{key}'",
                    cell.mark,
                    "say it in its first row, or give this question an id of its own",
                )

    # -- options ------------------------------------------------------------------------------------------------------------

    def _option(self, entry: FilledRow) -> None:
        key = self.ids[id(entry)]
        file = self.option_files[key]
        if file in self.filed.files and "option" in self.filed.files[file].mapping():
            at = self.filed.files[file].keys["option"]
            self.note(
                "LOAD014",
                f"the option '{key}' is there twice",
                entry.at("id"),
                f"it is already there in {at.where}: keep one",
            )
            return
        self.filed.put(file, ("option",), Marked(key, entry.at("id")))
        for name, cell in self._node(entry, without=("id",)).mapping().items():
            self.filed.put(file, (name,), cell)

    def _change(self, entry: FilledRow) -> None:
        does = folded(entry.text("@does"))
        if does not in choices("Changes"):
            hint = did_you_mean(does, choices("Changes")) or f"write one of: {', '.join(choices('Changes'))}"
            self.note(
                "LOAD104",
                f"'{does}' is no change" if does else "the row does not say what it does",
                entry.at("@does"),
                hint,
            )
            return
        file, below = self._home(entry)
        if below == ("@lost",) or not self._fits(does, bool(below), entry):
            return
        node = self._node(entry, without=("relation", "to")).mapping()
        about = self._lined(entry, "relation") or node.pop("of", None)
        if about is None:
            self.note("LOAD104", "the row does not say what it is about", entry.mark, "write an id or a name in 'Of'")
            return
        several = about.value if isinstance(about.value, list) else [about]
        new = self._lined(entry, "to", sort_of(about.plain(), self.sorts))
        if does == "change":
            hoisted = {name: node.pop(name) for name in HOISTED if name in node}
            new = new if new is not None or not hoisted else Marked({}, entry.mark)
            if new is not None and isinstance(new.value, dict):
                new = of({**new.value, **hoisted}, new.mark)
        node |= {"to": new} if new is not None else {}
        if does == "remove":
            for one in several:
                self.filed.append(file, ("remove",), one)
        elif does == "merge":
            into = node.get("into")
            fields = {"into": single(into)} if into is not None else {}
            self.filed.append(file, ("merge",), of({**fields, "bodies": about}, entry.mark))
        else:
            for one in [single(about)] if does in SAID else several:
                self.filed.append(file, (does,), of({"of": one, **node}, entry.mark))

    def _lined(self, entry: FilledRow, name: str, what: str = "") -> Marked | None:
        """A relation, or new values, of which each field has a line in the cell; None where there are none."""
        cell = entry.cells.get(name)
        if cell is None:
            return None
        try:
            text = str(cell.value)
            found = (
                fieldlines.read_relation(text, self.names)
                if name == "relation"
                else fieldlines.read_lines(text, what, self.names)
            )
        except notation.Misread as error:
            self.note("LOAD103", str(error), cell.mark)
            return None
        for values in found.values() if name == "relation" else [found]:
            if isinstance(values, dict):
                shapes = fieldlines.shapes_of(next(iter(found)) if name == "relation" else what)
                roles = {
                    field: self._known(value, cell.mark)
                    for field, value in values.items()
                    if shapes.get(field) == "role"
                }
                values.update(roles)
        return marked(found, cell.mark)

    def _fits(self, does: str, of_an_option: bool, entry: FilledRow) -> bool:
        if of_an_option == (does not in SAID):
            return True
        message = (
            f"'{does}' is said of an earlier paper, and this row names an option"
            if of_an_option
            else f"the row does not say which option is to {does} it"
        )
        hint = "write remove, change or merge" if of_an_option else "write the option in 'Option'"
        self.note("LOAD104", message, entry.at("@option"), hint)
        return False

    def _further(self, entry: FilledRow) -> None:
        value, section = self._marked(entry, ("value",)).get("value"), entry.text("section")
        if not section:
            self.note(
                "LOAD104", "the row does not say which section it belongs to", entry.mark, "write it in 'Section'"
            )
        elif section in sheet_of_section() or section in {*HEAD, *SAID, "relations", "waivers"}:
            self.note("LOAD104", f"'{section}' has a sheet of its own", entry.at("section"), "write the row there")
        elif value is not None:
            path = (section, entry.text("entry")) if entry.text("entry") else (section,)
            self.filed.put(entry.file or MAIN, path, value, at=entry.mark)


def assembled(tables: Iterable[SheetTable], file: str) -> Book:
    """The files of a workbook, and what is wrong with it."""
    made = Assembly(tables, file)
    files = made.read()
    for tree in files.values():
        tree.mapping().pop("@lost", None)
    return Book(files, made.problems, made.spots, frozenset(made.lost))

"""One layer of a scenario from the sections of a file: things, relations, record, processes, and the tables beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from govgraph.diagnostics import Mark, did_you_mean
from govgraph.loader.csv_files import CsvSheet, read_csv, typed
from govgraph.loader.instruments import instrument
from govgraph.loader.items import ItemReading
from govgraph.loader.processes import read_process
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.loader.tables import ShownRow, cells_in, is_table
from govgraph.marks import Marked
from govgraph.model.base import Item
from govgraph.model.facts import Fact
from govgraph.model.record import STATEMENTS, NotModelled
from govgraph.model.scenario import Layer
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary

Entry = tuple[str, Mark, Marked]
"""An entry of a section: its id, where that is written, and what is said of it."""

OF_A_LAYER = (*SECTIONS, *STATEMENTS, "relations", "instruments", "processes", "left out", "tables", "defaults")
"""The sections that any file of a scenario may hold, and the ``add`` of an option."""

_OF_A_TABLE = ("relation", "section", "columns", "leave out", "defaults")
_WRITTEN_LISTS = frozenset({"source", "sources"})


class LayerReader:
    """Reads the sections of one file; mistakes go to ``reading``.

    ``meta`` reads a section of the scenario itself (documents, date ...) and says whether it was one; ``home`` is the
    folder of the file, in which its tables lie; ``shown`` says how a file is named to people.
    """

    def __init__(
        self,
        reading: ItemReading,
        home: Path,
        shown: Callable[[Path], str],
        tables: dict[Path, str],
        meta: Callable[[str, Marked, ItemReading], bool] | None = None,
        allowed: Iterable[str] = (),
        known: Iterable[str] = (),
    ) -> None:
        self.reading = reading
        self.home = home
        self.shown = shown
        self.tables = tables
        self.meta = meta
        self.allowed = (*allowed,)
        self.known = (*OF_A_LAYER, *allowed, *known)
        self.parts: dict[str, dict[str, Any]] = {
            part: {} for part in ("things", "statements", "instruments", "processes")
        }
        self.facts: list[Fact] = []
        self.left_out: list[NotModelled] = []

    def read(self, tree: Marked) -> Layer:
        """The layer that the sections of a file make. Mistakes are noted, and what is wrong is left out."""
        with self.reading.defaulting(tree.mapping().get("defaults")):
            for section, at, node in tree.items():
                if section in OF_A_LAYER:
                    self.section(section, at, node)
                elif (
                    not (self.meta is not None and self.meta(section, node, self.reading))
                    and section not in self.allowed
                ):
                    hint = did_you_mean(section, self.known) or f"sections are: {', '.join(self.known)}"
                    self.reading.lost.below(section, node)
                    self.reading.problem("LOAD012", f"there is no section '{section}'", at, hint)
        return Layer(facts=self._by_id(), left_out=tuple(self.left_out), **self.parts)

    def section(self, section: str, at: Mark, node: Marked) -> None:
        """One section of the file."""
        if section == "relations":
            self.facts += self.reading.facts(node)
        elif section == "tables":
            for name, mark, entry in self.entries(node, section):
                self.table(name, mark, entry)
        elif section != "defaults":
            with self.reading.defaulting(node.mapping().get("defaults") if not is_table(node) else None):
                for key, mark, entry in self.entries(node, section):
                    self.entry(section, key, mark, entry)

    def entries(self, node: Marked, section: str) -> Iterable[Entry]:
        """The entries of a section: by their ids, or the rows of a table."""
        if is_table(node) and (model := _model(section)) is not None:
            stem = f"{Path(node.mark.file).stem}-{section.replace(' ', '-')}"
            return self.reading.entries(node, section, model, stem)
        if isinstance(node.value, dict):
            return [entry for entry in node.items() if entry[0] != "defaults"]
        hint = "write 'an-id: {name: ...}' below it"
        self.reading.problem("LOAD013", f"'{section}' needs ids, each with its fields", node.mark, hint)
        self.reading.lost.everything = True
        return []

    def entry(self, section: str, key: str, mark: Mark, node: Marked) -> None:
        """Read one entry of a section, a thing, statement, instrument or process, under the id it is written with."""
        reading = self.reading
        if reading.heard is not None:
            reading.heard.item(section, key, node, reading.defaults)
        if section in SECTIONS:
            thing, short = reading.thing(key, mark, node, SECTIONS[section])
            self.facts += short
            self._once("things", key, mark, thing)
        elif section in STATEMENTS:
            self._once("statements", key, mark, reading.statement(key, mark, node, STATEMENTS[section]))
        elif section == "instruments":
            self._once("instruments", key, mark, instrument(reading, key, mark, node))
        elif section == "processes":
            self._once("processes", key, mark, read_process(reading, key, mark, node))
        elif (row := reading.left_out(key, mark, node)) is not None:
            self.left_out.append(row)

    def _once(self, part: str, key: str, mark: Mark, item: Item | None) -> None:
        if item is None:
            self.reading.lost.ids.add(key)
            return
        there = self.parts[part]
        if key in there:
            self.reading.problem(
                "LOAD014", f"the id '{key}' is used twice", mark, f"it is already there at {there[key].mark}"
            )
        there[key] = item

    def _by_id(self) -> dict[str, Fact]:
        out: dict[str, Fact] = {}
        for fact in self.facts:
            if fact.id in out:
                hint = (
                    f"it is already there at {out[fact.id].mark}; they differ in no role, aspect, level, extent, "
                    "value band or start: keep one, or give one an id"
                )
                self.reading.problem("LOAD014", f"this relation is written twice: {fact.id}", fact.mark, hint)
            out[fact.id] = fact
        return out

    # -- tables in files of their own ---------------------------------------------------------------------------

    def table(self, name: str, mark: Mark, entry: Marked) -> None:
        """A CSV file beside this one: what its rows are, how its columns are called, what it leaves out."""
        if isinstance(entry.value, str):
            word = "relation" if entry.value in vocabulary().kinds else "section"
            entry = Marked({word: entry}, entry.mark, {word: entry.mark})
        for key, at, _ in entry.items():
            if key not in _OF_A_TABLE:
                self.reading.problem("LOAD057", f"a table has no '{key}'", at, did_you_mean(key, _OF_A_TABLE))
        sheet = self._sheet(name, mark)
        if sheet is None:
            self.reading.lost.everything = True
            return
        raw = entry.mapping()
        section = str(raw["section"].plain()) if "section" in raw else ""
        if section and _model(section) is None:
            known = (*SECTIONS, *STATEMENTS)
            hint = (
                did_you_mean(section, known)
                or "name a section of things or of the record; for relations write 'relation'"
            )
            self.reading.problem("LOAD057", f"a table cannot hold '{section}'", raw["section"].mark, hint)
            return
        kind = vocabulary().kinds.get(str(raw["relation"].plain())) if "relation" in raw else None
        if "relation" in raw and kind is None:
            hint = did_you_mean(str(raw["relation"].plain()), vocabulary().kinds)
            self.reading.problem(
                "LOAD033", f"there is no relation '{raw['relation'].plain()}'", raw["relation"].mark, hint
            )
            return
        node, shown = self._as_rows(sheet, raw, _lists(section))
        if section:
            model = _model(section)
            assert model is not None
            for key, at, row in self.reading.entries(node, section, model, Path(name).stem, shown):
                self.entry(section, key, at, row)
        else:
            self.facts += self.reading.table_of_relations(node, kind, shown)

    def _sheet(self, name: str, mark: Mark) -> CsvSheet | None:
        path = self.home / name
        if (
            Path(name).is_absolute()
            or any(part.startswith(".") for part in Path(name).parts)
            or path.suffix.lower() != ".csv"
        ):
            hint = "name a .csv file in the folder of this file, such as designation.csv"
            self.reading.problem("LOAD057", f"'{name}' cannot be a table", mark, hint)
            return None
        if not path.exists():
            found = sorted(str(p.relative_to(self.home)) for p in self.home.rglob("*.csv"))
            self.reading.problem(
                "LOAD057", f"there is no file '{name}'", mark, did_you_mean(name, found) or "put it beside this file"
            )
            return None
        if path in self.tables:
            self.reading.problem(
                "LOAD057", f"'{name}' is listed twice", mark, f"it is already listed at {self.tables[path]}"
            )
            return None
        self.tables[path] = str(mark)
        sheet, problems = read_csv(path, shown_as=self.shown(path))
        self.reading.problems += problems
        return sheet

    def _as_rows(self, sheet: CsvSheet, raw: dict[str, Marked], listed: frozenset[str]) -> tuple[Marked, ShownRow]:
        """The sheet as a table of YAML holds it, under the names of roles and fields."""
        called = raw["columns"].mapping() if "columns" in raw else {}
        left = raw["leave out"].plain() if "leave out" in raw else []
        left = {*left} if isinstance(left, list) else {left}
        headings = [str(cell.value) for cell in _items(sheet.header)]
        for word, at in [*((w, called[w].mark) for w in called), *((w, raw["leave out"].mark) for w in left)]:
            if word not in headings:
                hint = did_you_mean(str(word), headings) or f"its columns are: {', '.join(headings)}"
                self.reading.problem("LOAD057", f"the file has no column '{word}'", at, hint)
        names = [str(called[h].plain()) if h in called else h for h in headings]
        kept = [number for number, heading in enumerate(headings) if heading not in left]
        header = [Marked(names[n], _items(sheet.header)[n].mark) for n in kept]
        rows: list[Marked] = []
        numbers: dict[Mark, int] = {}
        hint = "add the column, say it under 'defaults', or say under 'columns' which heading means it"
        shown = ShownRow(numbers, dict(zip(names, headings, strict=True)), hint)
        for number, row in sheet.rows:
            cells = _items(row)
            numbers[row.mark] = number
            if len(cells) != len(headings):
                self.reading.cells[row.mark] = (number, "")
                message = f"has {cells_in(len(cells))}, and the header has {len(headings)}"
                hint = f"write one cell for each of: {', '.join(headings)}"
                self.reading.problem("LOAD056", message, row.mark, hint)
                continue
            rows.append(Marked([typed(cells[n], names[n], listed) for n in kept], row.mark))
        table = {"columns": Marked(header, sheet.header.mark), "rows": Marked(rows, sheet.header.mark)}
        if "defaults" in raw:
            table["defaults"] = raw["defaults"]
        return Marked(table, sheet.header.mark, dict.fromkeys(table, sheet.header.mark)), shown


def plain(node: Marked, reading: ItemReading) -> dict[str, Any]:
    """The fields of an item as ordinary values, those of every item read."""
    values = reading.common(node)
    values.update({key: value.plain() for key, value in node.mapping().items() if key not in COMMON_KEYS})
    return values


def _items(node: Marked) -> list[Marked]:
    return node.value if isinstance(node.value, list) else []


def _model(section: str) -> type[Item] | None:
    """The type of what stands in a section of which a table can be made."""
    found: type[Item] | None = SECTIONS.get(section) or STATEMENTS.get(section)
    return NotModelled if section == "left out" else found


def _lists(section: str) -> frozenset[str]:
    """The columns in which a cell may hold several words, separated by semicolons."""
    return frozenset({*_WRITTEN_LISTS, *(_words(section) if section else _roles())})


def _words(section: str) -> Iterator[str]:
    model = _model(section)
    for name, field in model.model_fields.items() if model is not None else ():
        if field.annotation == tuple[str, ...]:
            yield field.alias or name
    if section in SECTIONS:
        yield from vocabulary().kinds


def _roles() -> Iterator[str]:
    return (role for kind in vocabulary().kinds.values() for role in kind.roles)

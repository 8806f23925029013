"""A scenario as an Excel workbook that a governance lead can read, fill in and send back.

A first sheet explains it, headings stay in view, cells that take one of a few words offer them, and everything that is text is
written as text: a cell that begins with ``=`` is never a formula. What is written is read back in memory before it is handed out:
a workbook that would lose something is not written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, Mark
from govgraph.export.canonical import canonical
from govgraph.export.changes import in_words
from govgraph.export.explained import columns_explained, explained, relations_explained
from govgraph.loader.scenario_folder import transcribed
from govgraph.marks import Marked
from govgraph.workbook.assembly import assembled
from govgraph.workbook.columns import Column
from govgraph.workbook.form import COLUMNS, LISTS, README, RELATIONS, SCENARIO, Sheet, choices, sheets
from govgraph.workbook.layout import HEAD, Row, TooMuch, laid_out
from govgraph.workbook.names import of_files
from govgraph.workbook.new_book import new_book
from govgraph.workbook.tables import SheetRow, SheetTable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from govgraph.model.scenario import Scenario

COLOUR = "#1F4E79"
_SPARE = 300
"""Empty rows below the last one in which cells offer their words too."""

_HEAD_COLUMNS = (
    Column("field", "Field", width=16),
    Column("value", "Value", width=70),
    Column("@file", "In file", width=14),
)
_STRICT = frozenset({"Status", "Basis", "Yes or no", "Changes", "Types"})
"""Lists beside which nothing else can stand."""


_WITH_HEADS = frozenset({"Processes", "Criteria"})
"""Sheets on which a row with a name opens what the rows below it belong to."""

_ON_DEMAND = frozenset({"Forms", "Charts", "Further"})
"""Sheets that are written only where something stands on them."""


class CannotWrite(GovgraphError):
    """The scenario holds something that a workbook cannot; the message says what."""


def workbook_of(scenario: str | Path) -> bytes:
    """The workbook of a scenario: its folder, its name or another workbook.

    Raises what loading raises, :class:`CannotWrite`, and :class:`~govgraph.workbook.opening.NoOffice`.
    """
    made, heard = transcribed(scenario)
    return written(canonical(heard), made)


def written(files: Mapping[str, Mapping[str, Any]], scenario: Scenario) -> bytes:
    """The workbook of these files."""
    try:
        rows = laid_out(files)
    except TooMuch as error:
        raise CannotWrite(f"{scenario.name} does not fit into a workbook: {error}. Keep it as a folder.") from None
    rows = _with_head(rows, scenario)
    in_words(rows.get("What changes", ()), scenario)
    _read_back(rows, files, scenario)
    page = io.BytesIO()
    with new_book(page) as book:
        _Book(book, rows, files, scenario).write()
    return page.getvalue()


def _with_head(rows: dict[str, list[Row]], scenario: Scenario) -> dict[str, list[Row]]:
    """The sheet Scenario with the short name first and every field there is."""
    there = {str(row["field"]): row for row in rows.get(SCENARIO, ())}
    there["scenario"] = {"field": "scenario", "value": scenario.name}
    head = [there.get(field, {"field": field}) for field in HEAD]
    words = {"scenario": "Short name"}
    named: list[Row] = [{**row, "field": words.get(str(row["field"]), str(row["field"]).capitalize())} for row in head]
    return {**rows, SCENARIO: named}


# -- nothing is lost ------------------------------------------------------------------------------------------------------


def as_tables(rows: Mapping[str, Iterable[Row]], file: str = "the workbook") -> list[SheetTable]:
    """The rows as a reader of the workbook finds them."""
    out = []
    for name, listed in rows.items():
        columns = columns_of(name)
        at = {column.name: number for number, column in enumerate(columns, start=1)}
        heads = {at[c.name]: Marked(c.heading, Mark(file, 1, at[c.name], name)) for c in columns}
        lines = [
            SheetRow(line, {at[key]: Marked(value, Mark(file, line, at[key], name)) for key, value in row.items()})
            for line, row in enumerate(listed, start=2)
        ]
        out.append(SheetTable(name, Mark(file, 1, 1, name), heads, tuple(lines)))
    return out


def columns_of(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet, that of the scenario itself among them."""
    return _HEAD_COLUMNS if sheet == SCENARIO else sheets()[sheet].columns


def _read_back(rows: Mapping[str, list[Row]], files: Mapping[str, Mapping[str, Any]], scenario: Scenario) -> None:
    found = assembled(as_tables(rows), "the workbook")
    for problem in found.problems:
        raise CannotWrite(f"{scenario.name} does not fit into a workbook: {problem.mark}: {problem.message}")
    read: dict[str, Any] = {path: tree.plain() for path, tree in found.files.items()}
    for path, tree in read.items():
        if path not in files or "scenario" not in files[path]:
            tree.pop("scenario", None)
    where = next(_differences(files, read, ""), None)
    if where is not None:
        raise CannotWrite(f"{scenario.name} does not fit into a workbook: {where} would not come back as it is")


def _differences(before: Any, after: Any, where: str) -> Iterator[str]:
    """Where two values say different things. One word and a list of it say the same, and so do 3 and "3"."""
    before, after = _one(before), _one(after)
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), f"{where}/{key}".lstrip("/"))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (first, second) in enumerate(zip(before, after, strict=True), start=1):
            yield from _differences(first, second, f"{where} {number}")
    elif before != after and (isinstance(before, bool | dict | list) or str(before) != str(after)):
        yield where


def _one(value: Any) -> Any:
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return list(value) if isinstance(value, tuple) else {} if value is None else value


# -- writing --------------------------------------------------------------------------------------------------------------


class _Book:
    def __init__(
        self, book: Workbook, rows: Mapping[str, list[Row]], files: Mapping[str, Mapping[str, Any]], scenario: Scenario
    ) -> None:
        self.book = book
        self.rows = rows
        self.scenario = scenario
        names = of_files(files)
        self.lists: dict[str, tuple[str, ...]] = {
            "Names": tuple(sorted({*names.every.values()}, key=str.casefold)),
            "Options": tuple(str(row["id"]) for row in rows.get("Options", ())),
            "Kinds": (*scenario.registry.kinds, "not stated", "unclear"),
            "Kinds in words": tuple(kind.name for kind in scenario.registry.kinds.values()),
        }
        self.ranges: dict[str, str] = {}
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        form = book.add_format
        self.text = form({**base, "text_wrap": True, "num_format": "@"})
        self.guarded = form({**base, "text_wrap": True, "num_format": "@", "quote_prefix": True})
        self.number = form({**base, "num_format": "General", "align": "left"})
        self.quiet = form({**base, "font_color": "#7F7F7F", "font_size": 9})
        self.head = form(
            {
                **base,
                "bold": True,
                "font_color": "white",
                "bg_color": COLOUR,
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
                "border_color": "white",
            }
        )
        self.title = form({**base, "bold": True, "font_size": 18, "font_color": COLOUR})
        self.strong = form({**base, "bold": True, "font_color": COLOUR, "text_wrap": True, "num_format": "@"})
        self.link = form({**base, "font_color": COLOUR, "underline": 1})

    def write(self) -> None:
        """Every sheet, in the order in which a reader wants them."""
        first = self.book.add_worksheet(README)
        self.shown = [name for name in (SCENARIO, *sheets()) if name in self.rows or name not in _ON_DEMAND]
        pages = {name: self.book.add_worksheet(name) for name in self.shown}
        columns, relations, lists = (self.book.add_worksheet(name) for name in (COLUMNS, RELATIONS, LISTS))
        self._lists(lists)
        self._readme(first)
        for name, page in pages.items():
            self._sheet(page, name)
        self._explained(columns, (("Sheet", 22), ("Column", 22), ("What to write", 110)), columns_explained())
        wide = (("Relation", 22), ("Sheet", 20), ("It says", 60), ("Columns that it may fill", 70))
        self._explained(relations, wide, relations_explained())
        self.book.set_properties({"title": self.scenario.title, "comments": "Written by govgraph"})
        first.activate()

    def _sheet(self, page: Worksheet, name: str) -> None:
        rows = self.rows.get(name, [])
        used = {key for row in rows for key in row}
        columns = [column for column in columns_of(name) if column.usual or column.name in used]
        for number, column in enumerate(columns):
            kind = self._format(column)
            page.set_column(number, number, column.width, kind)
            page.write_string(0, number, column.heading, self.head)
            self._offer(page, number, column, name, len(rows))
        for line, row in enumerate(rows, start=1):
            opens = name in _WITH_HEADS and "name" in row and "theme" not in row
            for number, column in enumerate(columns):
                if column.name in row:
                    self._cell(page, line, number, row[column.name], column, self.strong if opens else None)
            if (high := _lines(row, columns)) > 1:
                page.set_row(line, min(15 * high, 300))
        page.set_row(0, 32)
        page.freeze_panes(1, _frozen(columns))
        page.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_tab_color(COLOUR if rows else "#BFBFBF")

    def _format(self, column: Column) -> Format:
        return (
            self.quiet if column.name in {"@file", "@order"} else self.number if column.shape == "number" else self.text
        )

    def _cell(
        self, page: Worksheet, line: int, number: int, value: Any, column: Column, form: Format | None = None
    ) -> None:
        if isinstance(value, int | float):
            page.write_number(line, number, value, self._format(column))
        elif value[:1] in {"=", "+", "-", "@", "\t"}:
            page.write_string(line, number, value, self.guarded)
        else:
            page.write_string(line, number, value, form or self._format(column))

    def _offer(self, page: Worksheet, number: int, column: Column, sheet: str, rows: int) -> None:
        """The words to choose from, and what the column is for, where its heading is chosen."""
        if column.about:
            page.data_validation(
                0,
                number,
                0,
                number,
                {"validate": "any", "input_title": column.heading[:32], "input_message": column.about[:255]},
            )
        if column.words and len(",".join(column.words)) <= 255:
            page.data_validation(
                1,
                number,
                rows + _SPARE,
                number,
                {
                    "validate": "list",
                    "source": [*column.words],
                    "show_error": False,
                },
            )
            return
        wanted = column.choices or ("Types " + sheet if column.name == "@type" else "")
        source = self.ranges.get(wanted)
        if not source:
            return
        strict = wanted in _STRICT or wanted.startswith("Types")
        page.data_validation(
            1,
            number,
            rows + _SPARE,
            number,
            {
                "validate": "list",
                "source": source,
                "error_type": "stop" if strict else "information",
                "show_error": strict,
                "error_title": column.heading[:32],
                "error_message": f"Choose one of the words that the cell offers (sheet {LISTS}).",
            },
        )

    def _lists(self, page: Worksheet) -> None:
        fixed = ("Status", "Basis", "Yes or no", "Changes", "Steps")
        listed = {**{name: choices(name) for name in fixed}, **self.lists}
        for sheet in sheets().values():
            if sheet.kinds:
                listed[sheet.name] = sheet.kinds
            elif sheet.typed:
                listed[f"Types {sheet.name}"] = tuple(sheet.parts)
        for number, (name, words) in enumerate(listed.items()):
            page.set_column(number, number, 40 if name in {"Names", "Kinds in words"} else 22)
            page.write_string(0, number, name, self.head)
            for line, word in enumerate(words, start=1):
                self._cell(page, line, number, word, _HEAD_COLUMNS[1])
            if words:
                letters = Mark("", 1, number + 1, LISTS).cell[:-1]
                self.ranges[name] = f"='{LISTS}'!${letters}$2:${letters}${len(words) + 1}"
        page.freeze_panes(1, 0)

    def _explained(self, page: Worksheet, heads: Iterable[tuple[str, int]], rows: Iterable[tuple[str, ...]]) -> None:
        for number, (heading, width) in enumerate(heads):
            page.set_column(number, number, width, self.text)
            page.write_string(0, number, heading, self.head)
        for line, row in enumerate(rows, start=1):
            for number, text in enumerate(row):
                page.write_string(line, number, text, self.text)
        page.freeze_panes(1, 1)

    def _readme(self, page: Worksheet) -> None:
        page.hide_gridlines(2)
        page.set_landscape()
        page.fit_to_pages(1, 1)
        page.set_column(0, 0, 26, self.text)
        page.set_column(1, 1, 9, self.text)
        page.set_column(2, 2, 92, self.text)
        page.write_string(0, 0, self.scenario.title, self.title)
        line = 2
        for heading, sentences in explained():
            page.write_string(line, 0, heading, self.strong)
            for sentence in sentences:
                page.write_string(line, 2, sentence, self.text)
                page.set_row(line, 15 * -(-len(sentence) // 88))
                line += 1
            line += 1
        for number, heading in enumerate(("Sheet", "Rows", "What stands on it")):
            page.write_string(line, number, heading, self.head)
        about = {SCENARIO: "The title, the day and the place that questions are about, and the law it is read with."}
        for name in self.shown:
            line += 1
            page.write_url(line, 0, f"internal:'{name}'!A1", self.link, name)
            page.write_number(line, 1, len(self.rows.get(name, [])), self.number)
            page.write_string(line, 2, about.get(name) or sheets()[name].about, self.text)


def _lines(row: Row, columns: Iterable[Column]) -> int:
    """How many lines the fullest cell of a row takes: not every program works that out when it opens a workbook."""
    texts = ((str(row[column.name]), max(1, column.width - 1)) for column in columns if column.name in row)
    return max((sum(-(-max(1, len(line)) // width) for line in text.split("\n")) for text, width in texts), default=1)


def _frozen(columns: list[Column]) -> int:
    """How many columns stay in view: up to the name, or to the relation."""
    names = [column.name for column in columns]
    last = next(
        (
            names.index(name)
            for name in ("name", "@relation", "process", "list", "@does", "text", "id")
            if name in names
        ),
        0,
    )
    return last + 1 if sum(column.width for column in columns[: last + 1]) < 95 else 1


__all__ = ["CannotWrite", "Sheet", "columns_of", "workbook_of", "written"]

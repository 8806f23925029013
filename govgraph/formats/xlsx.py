"""An Excel workbook: each table a sheet under its title, headings in view, rows to filter and sort. Everything is text.

A cell that begins like a formula is written as text, whatever a program would make of it. Needs ``govgraph[office]``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.formats.csv import guarded
from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet
from govgraph.workbook.new_book import new_book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from govgraph.answer import Table

FORMAT = Format(help="the tables as an Excel workbook", place=50, suffix=".xlsx", to_file=True, needs="office")

COLOUR = "#1F4E79"
_WIDEST, _NARROWEST = 60, 10
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME, _LONGEST_CELL = 31, 32_767


def write(sheet: AnswerSheet, look: Terminal) -> bytes:
    """The workbook of what a sheet says. Raises :class:`~govgraph.workbook.opening.NoOffice`."""
    page = io.BytesIO()
    with new_book(page) as book:
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        text = book.add_format({**base, "text_wrap": True, "num_format": "@", "quote_prefix": True})
        head = book.add_format({**base, "bold": True, "font_color": "white", "bg_color": COLOUR, "text_wrap": True})
        plain = book.add_format(base)
        title = book.add_format({**base, "bold": True, "font_size": 14, "font_color": COLOUR})
        above = [line for line in (sheet.title, sheet.setting, sheet.headline) if line]
        taken: set[str] = set()
        for number, table in enumerate(sheet.every_table):
            worksheet = book.add_worksheet(_name(table.title or "Answer", taken))
            first = [*above, *([table.title] if table.title else [])] if not number else [table.title]
            for line, words in enumerate(first):
                worksheet.write_string(line, 0, words[:_LONGEST_CELL], title if not line else plain)
            _table(worksheet, table, len(first) + 1 if first else 0, head, text, plain)
    return page.getvalue()


def _table(page: Worksheet, table: Table, top: int, head: object, text: object, plain: object) -> None:
    for number, heading in enumerate(table.columns):
        cells = [row[number] for row in table.rows if number < len(row)]
        page.set_column(number, number, _width([heading, *cells]))
        page.write_string(top, number, heading, head)
    for line, row in enumerate(table.rows, start=top + 1):
        for number, cell in enumerate(row):
            if cell:
                page.write_string(
                    line, number, cell[:_LONGEST_CELL], text if guarded(cell) != cell or len(cell) > 20 else plain
                )
        high = max((-(-len(cell) // _WIDEST) + cell.count("\n") for cell in row if cell), default=1)
        if high > 1:
            page.set_row(line, min(15 * high, 300))
    page.freeze_panes(top + 1, 0)
    if table.columns and table.rows:
        page.autofilter(top, 0, top + len(table.rows), len(table.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _width(cells: Iterable[str]) -> int:
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
    return max(_NARROWEST, min(_WIDEST, longest + 2))


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet: what a workbook allows of the title, told apart from those that are there."""
    base = " ".join(_NOT_IN_A_NAME.sub(" ", title).split())[:_LONGEST_NAME] or "Table"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name

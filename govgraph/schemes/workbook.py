"""A scheme as an Excel workbook: a cover, the matters, the posts and committees, the sources.

Every cell is written as text, so that nothing in it is ever read as a formula.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from govgraph.schemes.sheets import SchemeSheet, standing_of
from govgraph.workbook.new_book import new_book

if TYPE_CHECKING:
    from govgraph.schemes.rows import Scheme

_WIDTHS = {
    "Key": 14,
    "No.": 7,
    "Heading": 24,
    "Matter": 44,
    "Reserved to": 26,
    "Delegated to": 40,
    "Basis": 20,
    "Conditions": 32,
    "Name": 36,
    "Remarks": 30,
    "Function": 44,
    "Exercised by": 26,
    "Joint with": 22,
    "Further to": 24,
    "Source in law": 28,
    "Reference": 24,
    "Document": 50,
}
LONGEST = 32_000
"""As many letters does a cell of Excel hold, nearly."""


def workbook(scheme: Scheme, sheets: tuple[SchemeSheet, ...]) -> bytes:
    """The file. Raises :class:`~govgraph.workbook.opening.NoOffice`."""
    return _written(scheme.title, scheme.header, standing_of(scheme), sheets)


def _written(
    title: str, header: dict[str, str], standing: tuple[str, tuple[str, ...]], sheets: tuple[SchemeSheet, ...]
) -> bytes:
    memory = io.BytesIO()
    book = new_book(memory)
    book.set_properties({"title": title, "comments": "Written by govgraph. A modelling aid, and no legal advice."})
    base: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
    plain, bold = book.add_format(base), book.add_format(base | {"bold": True})
    head = book.add_format(base | {"bold": True, "bg_color": "#003087", "font_color": "#FFFFFF", "border": 1})
    cell = book.add_format(base | {"border": 1, "border_color": "#C0C8D0"})
    grey = book.add_format(base | {"border": 1, "border_color": "#C0C8D0", "font_color": "#606B75"})
    cover = book.add_worksheet("Cover")
    cover.set_column(0, 0, 22)
    cover.set_column(1, 1, 100)
    cover.write_string(0, 0, title, book.add_format(base | {"bold": True, "font_size": 16, "text_wrap": False}))
    line = 2
    for name, text in (*header.items(), *((standing[0], text) for text in standing[1])):
        cover.write_string(line, 0, name, bold)
        cover.write_string(line, 1, text[:LONGEST], plain)
        cover.set_row(line, 13.5 * (1 + len(text) // 105))
        line += 1
    cover.write_string(
        line + 1,
        1,
        "Change what is wrong, add rows, and take it in again with: govgraph import FILE -o FOLDER. Leave the column Key as it is; a new row has none.",
        plain,
    )
    cover.set_landscape()
    cover.set_paper(9)
    cover.fit_to_pages(1, 0)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:31])
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, 0)
        for place, name in enumerate(sheet.columns):
            page.set_column(place, place, _WIDTHS.get(name, 18))
            page.write_string(0, place, name, head)
        for number, row in enumerate(sheet.rows, start=1):
            for place, text in enumerate(row):
                style = grey if sheet.columns[place] in {"Key", "Read in"} else cell
                page.write_string(number, place, text[:LONGEST], style) if text else page.write_blank(
                    number, place, None, style
                )
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    book.close()
    return memory.getvalue()


def map_workbook(title: str, header: dict[str, str], sheets: tuple[SchemeSheet, ...]) -> bytes:
    """A functions and decisions map as a workbook."""
    return _written(title, header, ("", ()), sheets)

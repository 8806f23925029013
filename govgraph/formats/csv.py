"""CSV for spreadsheets: a cell that a spreadsheet would take for a formula gets an apostrophe before it."""

from __future__ import annotations

import csv
import io
import unicodedata

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet

FORMAT = Format(help="the table, for spreadsheets", place=40, suffix=".csv", encoding="utf-8-sig")
"""Excel reads UTF-8 only with its mark at the start."""

_UNSEEN = frozenset({"Cf", "Zs", "Mn"})
"""What a spreadsheet may pass over at the start of a cell: spaces and letters of no width."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """The cell as text, whatever it begins with (OWASP, CSV injection)."""
    seen = "".join(char for char in cell[:20] if unicodedata.category(char) not in _UNSEEN)
    return f"'{cell}" if seen.startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """Headings and rows; of several tables each has its title above it and an empty line before it."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    for number, table in enumerate(sheet.every_table):
        head = [(), (table.title,)] if number else [(table.title,)] if table.title else []
        for row in (*head, table.columns, *table.rows):
            writer.writerow([guarded(cell) for cell in row])
    return page.getvalue()

"""A table: drawn with rich on a terminal, columns set with spaces when it is piped."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet

FORMAT = Format(help="a table; plain when it does not go to a terminal", place=20)

_NARROWEST = 8
_BETWEEN = 2


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """The title, the tables and the notes."""
    out = ["   ".join(part for part in (sheet.title, sheet.setting) if part)]
    if sheet.notices:
        return "\n".join((*out, "", *_of_notices(sheet, look))) + "\n"
    for table in sheet.every_table:
        out += ["", table.title] if table.title else []
        body = _drawn(table.columns, table.rows, look.width) if look.color else plain_table(table.columns, table.rows)
        out += ["", *body]
        out += [table.note] if table.note else []
    out += ["", *(f"Note: {note}" for note in sheet.notes)] if sheet.notes else []
    return "\n".join(out) + "\n"


def _of_notices(sheet: AnswerSheet, look: Terminal) -> list[str]:
    """Findings in four columns that fit the width: the other columns are for spreadsheets (CSV, JSON)."""
    columns = ("code", "level", "what is wrong", "where")
    rows = [(n.code, n.level, n.text, str(n.marks[0]) if n.marks else "") for n in sheet.notices]
    return _drawn(columns, rows, look.width) if look.color else plain_table(columns, rows, look.width)


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> list[str]:
    """Lines of a table without frame or colour. Cells are wrapped only where a ``width`` in characters is given."""
    every = [columns, *rows]
    widths = [max(len(row[number]) for row in every) for number in range(len(columns))]
    if width is not None:
        widths = _narrowed(widths, columns, width)
    ruled = [columns, ["-" * size for size in widths], *rows]
    return [line for row in ruled for line in _lines(row, widths)]


def _narrowed(widths: list[int], columns: Sequence[str], width: int) -> list[int]:
    """Take from the widest column until the table fits, or no column can give more."""
    widths = list(widths)
    while sum(widths) + _BETWEEN * (len(widths) - 1) > width:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _lines(row: Sequence[str], widths: list[int]) -> Iterator[str]:
    cells = [
        textwrap.wrap(cell, size) or [""] if len(cell) > size else [cell]
        for cell, size in zip(row, widths, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        yield (" " * _BETWEEN).join(part.ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()


def _drawn(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    page = io.StringIO()
    Console(
        file=page, width=width, force_terminal=True, color_system="standard", highlight=False, legacy_windows=False
    ).print(table)
    return page.getvalue().splitlines()

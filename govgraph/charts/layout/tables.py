"""A table as scenes: columns of one width, rows as high as their words, the heading on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govgraph.charts.layout.head import FOOT, SUBTITLE_PT, TITLE_PT
from govgraph.charts.layout.legend import legend, sign_samples
from govgraph.charts.layout.paper import MARGIN, Size
from govgraph.charts.metrics import shortened, width, wrapped
from govgraph.charts.scene import (
    GREY,
    INK,
    LEAST_PT,
    MARK_ROOM,
    PALE,
    RULE,
    TINT,
    WHITE,
    Box,
    Connector,
    Run,
    Scene,
    Stroke,
    TextLine,
)
from govgraph.charts.table import ChartTable, TableCell, TableColumn, TableRow

MOST_COLUMNS = 7
"""Columns on one page beside that of the names."""
MOST_PAGES = 12
_STEP, _PAD, _GAP = 14.5, 6.0, 4.0
_NAME_W = 168.0
_LINES = 4


def lay_out_table(table: ChartTable, size: Size | None = None, *, most: int = MOST_PAGES) -> tuple[Scene, ...]:
    """The pages of a table: first all rows of the first columns, then those of the others."""
    paper = size or Size()
    if not table.rows:
        return (_said(table, paper),)
    sheets = []
    for columns in _parts(len(table.columns)):
        part = replace(
            table,
            columns=tuple(table.columns[n] for n in columns),
            rows=tuple(replace(row, cells=tuple(row.cells[n] for n in columns)) for row in table.rows),
        )
        sheets += _pages(part, paper)
    left = sum(len(rows) for _, rows in sheets[most:])
    shown = sheets[:most]
    return tuple(
        _drawn(part, rows, paper, number, len(shown), left) for number, (part, rows) in enumerate(shown, start=1)
    )


def _parts(many: int) -> list[list[int]]:
    """The numbers of the columns of each page: the first column is repeated, since the others are read against it."""
    if many <= MOST_COLUMNS:
        return [list(range(many))]
    rest = list(range(1, many))
    each = MOST_COLUMNS - 1
    return [[0, *rest[start : start + each]] for start in range(0, len(rest), each)]


def _widths(table: ChartTable, paper: Size) -> tuple[float, float]:
    """The width of the names and of each column."""
    room = paper.width - 2 * MARGIN
    name = max(_NAME_W, room - len(table.columns) * 300.0) if len(table.columns) < 4 else _NAME_W
    return name, (room - name) / max(len(table.columns), 1)


def _cell_lines(cell: TableCell, room: float) -> list[str]:
    inner = room - 2 * _PAD - (MARK_ROOM if cell.mark else 0) - (8 if cell.corner else 0)
    parts = [part for part in cell.text.splitlines() if part.strip()]
    each = max(_LINES // max(len(parts), 1), 2)
    return [line for part in parts for line in wrapped(part, inner, LEAST_PT, most=each if len(parts) > 1 else _LINES)]


def _row_height(row: TableRow, name: float, each: float) -> float:
    lines = len(wrapped(row.text, name - 8, LEAST_PT, bold=True, most=_LINES)) + (1 if row.second else 0)
    return max(lines, *(len(_cell_lines(cell, each)) for cell in row.cells), 1) * _STEP + 2 * _PAD - 2


def _head_lines(column: TableColumn, each: float) -> list[str]:
    """The name of a column in lines; the first stands behind its badge."""
    if not column.text:
        return []
    words = " ".join(column.text.split())
    first = wrapped(words, each - 8 - _badge_w(column), LEAST_PT, bold=True)[0]
    rest = words[len(first) :].strip()
    return [first, *(wrapped(rest, each - 8, LEAST_PT, bold=True, most=2) if rest else ())]


def _badge_w(column: TableColumn) -> float:
    return width(column.badge, LEAST_PT, bold=True) + 16 if column.badge else 0.0


def _head_height(table: ChartTable, each: float) -> float:
    return max((max(len(_head_lines(column, each)), 1) for column in table.columns), default=1) * _STEP + 8


def _top(table: ChartTable, paper: Size) -> float:
    return 14 + len(_title_lines(table, paper)) * 25 + 30


def _pages(table: ChartTable, paper: Size) -> list[tuple[ChartTable, list[TableRow]]]:
    name, each = _widths(table, paper)
    high = paper.height - FOOT - 8 - _top(table, paper) - _head_height(table, each)
    pages: list[list[TableRow]] = [[]]
    used = 0.0
    for row in table.rows:
        needed = _row_height(row, name, each)
        if pages[-1] and used + needed > high:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += needed
    return [(table, rows) for rows in pages]


def _title_lines(table: ChartTable, paper: Size) -> Sequence[str]:
    return wrapped(table.title, paper.width - 2 * MARGIN, TITLE_PT, bold=True, most=2)


def _heading(table: ChartTable, paper: Size, page: int, pages: int) -> list[TextLine]:
    out = []
    at = 14 + TITLE_PT * 0.86
    for text in _title_lines(table, paper):
        out.append(_line(text, MARGIN, at, size=TITLE_PT, bold=True))
        at += 25
    where = f" Page {page} of {pages}." if pages > 1 else ""
    text = shortened(table.subtitle, paper.width - 2 * MARGIN - width(where, SUBTITLE_PT), SUBTITLE_PT) + where
    return [*out, _line(text, MARGIN, at - 4, size=SUBTITLE_PT, colour=GREY)]


def _said(table: ChartTable, paper: Size) -> Scene:
    """A table without rows: a sentence that says so."""
    texts = _heading(table, paper, 1, 1)
    at = _top(table, paper) + 24
    for text in wrapped(table.empty, paper.width - 2 * MARGIN, 15, most=4):
        texts.append(_line(text, MARGIN, at, size=15))
        at += 19
    return Scene(
        table.view,
        table.option,
        table.title,
        table.subtitle,
        paper.width,
        paper.height,
        texts=tuple(texts),
        words=table.words or (table.empty,),
    )


def _drawn(table: ChartTable, rows: Sequence[TableRow], paper: Size, page: int, pages: int, left: int) -> Scene:
    name, each = _widths(table, paper)
    right = paper.width - MARGIN
    texts = _heading(table, paper, page, pages)
    strokes: list[Stroke] = []
    boxes: list[Box] = []
    top = _top(table, paper)
    head = _head_height(table, each)
    texts.append(_line(table.first, MARGIN, top + head - 7, bold=True, colour=GREY))
    for number, column in enumerate(table.columns):
        x = MARGIN + name + number * each
        boxes += _head_boxes(column, number, x, top, each, head)
    at = top + head
    strokes.append(Stroke(MARGIN, at, right, at, INK, 1.5))
    connectors: list[Connector] = []
    for place, row in enumerate(rows):
        high = _row_height(row, name, each)
        lines = [
            _line(text, MARGIN, 0, bold=True) for text in wrapped(row.text, name - 8, LEAST_PT, bold=True, most=_LINES)
        ]
        lines += [_line(shortened(row.second, name - 8, LEAST_PT), MARGIN, 0, colour=GREY)] if row.second else []
        first = at + high / 2 - (len(lines) - 1) * _STEP / 2 + LEAST_PT * 0.35
        lines = [replace(line, y=first + n * _STEP) for n, line in enumerate(lines)]
        key = row.thing or str(place)
        boxes.append(
            Box(f"row {key}", (row.thing,) if row.thing else (), MARGIN, at, name, high, "none", tuple(lines), row.text)
        )
        for number, cell in enumerate(row.cells):
            x = MARGIN + name + number * each
            pale = table.columns[number].pale
            boxes.append(
                _cell_box(cell, f"cell {key} {number}", row, table.columns[number], x, at, each, high, pale=pale)
            )
        strokes += _same(row, MARGIN + name, at, each, high)
        at += high
        strokes.append(Stroke(MARGIN, at, right, at, "#C9CDCF", 0.75))
    notes = list(table.notes)
    if left and page == pages:
        notes.insert(0, f"{left} more rows are on no page.")
    entries, note_lines = legend(
        sign_samples(boxes, connectors, texts, same=any(cell.same for row in rows for cell in row.cells)),
        notes,
        paper,
        FOOT,
    )
    if entries or note_lines:
        strokes.append(Stroke(MARGIN, paper.height - FOOT, right, paper.height - FOOT, RULE, 0.75))
    return Scene(
        table.view,
        table.option,
        table.title,
        table.subtitle,
        paper.width,
        paper.height,
        tuple(boxes),
        (),
        (*texts, *note_lines),
        tuple(strokes),
        tuple(entries),
        tuple(notes),
        table.words,
        page,
        pages,
    )


def _head_boxes(column: TableColumn, number: int, x: float, top: float, each: float, head: float) -> list[Box]:
    """The name of a column, and its badge: a letter in white on black."""
    words = _head_lines(column, each)
    at = top + head - 7 - (max(len(words), 1) - 1) * _STEP
    indent = _badge_w(column)
    lines = [
        _line(text, x + _GAP + (indent if n == 0 else 0), at + n * _STEP, bold=True) for n, text in enumerate(words)
    ]
    label = f"{column.badge} {column.text}".strip()
    boxes = [Box(f"column {number}", (), x, top, each, head, "none", tuple(lines), label)]
    if column.badge:
        badge = _line(column.badge, x + _GAP + 5, at, bold=True, colour=WHITE)
        boxes.append(
            Box(
                f"badge {number}", (), x + _GAP, at - 12, badge.width + 10, 16, "cell", (badge,), column.badge, fill=INK
            )
        )
    return boxes


def _cell_box(
    cell: TableCell,
    id: str,
    row: TableRow,
    column: TableColumn,
    x: float,
    y: float,
    each: float,
    high: float,
    *,
    pale: bool,
) -> Box:
    texts = _cell_lines(cell, each)
    first = y + high / 2 - (len(texts) - 1) * _STEP / 2 + LEAST_PT * 0.35
    lines = []
    for number, text in enumerate(texts):
        if cell.muted and not cell.mark:
            lines.append(_line(text, x + each / 2, first + number * _STEP, colour=GREY, middle=True))
        else:
            made = _line(text, x + _PAD + (MARK_ROOM if cell.mark else 0), first + number * _STEP)
            lines.append(replace(made, mark=cell.mark if number == 0 else "", thing=row.thing))
    fill = TINT if cell.changed else PALE if pale else WHITE
    label = f"{row.text}, {column.badge or column.text}: {'as now' if cell.same else cell.text or 'blank'}"
    inset = 1.5 if cell.changed else 0.0
    return Box(
        id,
        (row.thing,) if row.thing else (),
        x + inset,
        y + 0.4,
        each - 2 * inset,
        high - 0.8,
        "cell",
        tuple(lines),
        label,
        change="changed" if cell.changed else "",
        corner=cell.corner,
        fill=fill,
    )


def _same(row: TableRow, left: float, y: float, each: float, high: float) -> list[Stroke]:
    """One rule through all neighbouring cells that are as in the first column."""
    out: list[Stroke] = []
    number = 0
    while number < len(row.cells):
        start = number
        while number < len(row.cells) and row.cells[number].same:
            number += 1
        if number > start:
            out.append(Stroke(left + start * each, y + high / 2, left + number * each, y + high / 2, RULE, 1.5))
        number += 1
    return out


def _line(
    text: str,
    x: float,
    y: float,
    *,
    size: float = LEAST_PT,
    bold: bool = False,
    colour: str = INK,
    middle: bool = False,
) -> TextLine:
    return TextLine(
        x, y, (Run(text, size, bold, colour),), width(text, size, bold=bold), "middle" if middle else "start"
    )

"""The table of the overview on slides: a native table, nine rows a slide at most, its header on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from govgraph.charts.scene import GREEN, GREY, INK, LEAST_PT, PALE, RULE, TINT
from govgraph.documents import words
from govgraph.documents.slides.canvas import MARKS, Canvas, Para, Words, described, para, rgb
from govgraph.documents.slides.template import Area
from govgraph.model.scenario import BASELINE
from govgraph.overview import DecisionCell, DecisionRow, OptionColumn, Overview, OverviewSheet
from govgraph.overview.parts import COLUMNS, ROWS
from govgraph.overview.table import cell_words

if TYPE_CHECKING:
    from govgraph.documents.slides.face import Face

HANG = 13.0
"""By how much words hang behind their mark."""
PAD, PAD_Y = 5.0, 3.0
SAMPLE = 16.0
NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
LEGEND = 20.0


def widths(sheet: OverviewSheet, room: float, *, named: float = 0.175) -> list[float]:
    """The widths of the columns: names, then the others alike; where there are few, names take more."""
    first = room * (named if len(sheet.columns) > 4 else 0.26)
    each = (room - first) / max(len(sheet.columns), 1)
    return [first, *(each for _ in sheet.columns)]


def pages(found: Overview, face: Face, area: Area) -> Iterator[tuple[OverviewSheet, list[float]]]:
    """The table in parts that fit on a slide, each with the heights of its header and rows."""
    room = area.h - LEGEND - 4
    for wide in found.sheets(rows=max(len(found.rows), 1), columns=COLUMNS):
        across = widths(wide, area.w)
        head = max(
            (_head_height(face, column, found, width) for column, width in zip(wide.columns, across[1:], strict=True)),
            default=24.0,
        )
        heights = [_height(face, row, across) for row in wide.rows]
        for start, stop in _parted(heights, room - head):
            yield OverviewSheet(wide.columns, wide.rows[start:stop], wide.issues), [head, *heights[start:stop]]


def _parted(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """From which row to which on each slide: as few slides as will do, with about as many rows on each."""
    for pages_ in range(1, len(heights) + 1):
        each = -(-len(heights) // pages_)
        cuts = [(start, min(start + each, len(heights))) for start in range(0, len(heights), each)]
        if each <= ROWS and all(sum(heights[a:b]) <= room for a, b in cuts):
            return cuts
    return [(n, n + 1) for n in range(len(heights))] or [(0, 0)]


def draw(canvas: Canvas, found: Overview, sheet: OverviewSheet, heights: Sequence[float], area: Area) -> None:
    """Draws one part of the table, and what its marks mean below it."""
    across = widths(sheet, area.w)
    frame = canvas.slide.shapes.add_table(
        len(sheet.rows) + 1, len(across), Pt(area.x), Pt(area.y), Pt(area.w), Pt(sum(heights))
    )
    described(frame, "Table of deciders", _in_words(found, sheet))
    table = frame.table
    _plain(table)
    for column, width in zip(table.columns, across, strict=True):
        column.width = Pt(width)
    for row, high in zip(table.rows, heights, strict=True):
        row.height = Pt(high)
    _cell(
        canvas, table.cell(0, 0), [para(found.rows_head, bold=True, colour=GREY)], anchor="bottom", rule=INK, weight=1.5
    )
    for n, column in enumerate(sheet.columns, start=1):
        _cell(canvas, table.cell(0, n), _head(column, found), anchor="bottom", rule=INK, weight=1.5)
    top = area.y + heights[0]
    for number, row in enumerate(sheet.rows, start=1):
        _cell(canvas, table.cell(number, 0), _name(row))
        for n, cell in enumerate(row.cells, start=1):
            fill = (
                TINT if cell.changed else PALE if sheet.columns[n - 1].key == BASELINE and cell.sort == "shown" else ""
            )
            _cell(canvas, table.cell(number, n), _words(cell), fill=fill)
        _signs(canvas, row, sheet, across, area.x, top, heights[number])
        top += heights[number]
    _legend(canvas, found, sheet, Area(area.x, top + 6, area.w, LEGEND))


# -- cells ------------------------------------------------------------------------------------------------------


def _head(column: OptionColumn, found: Overview) -> list[Para]:
    badge = (
        (Words(f"\N{NO-BREAK SPACE}{column.letter}\N{NO-BREAK SPACE}", bold=True, badge=True), Words(" "))
        if column.letter
        else ()
    )
    out = [Para((*badge, Words(column.name or ("" if column.letter else column.full), bold=True)))]
    if column.remark:
        out.append(para(f"{found.source[:1].upper()}{found.source[1:]}: {column.remark}", bold=True, colour=GREEN))
    return out


def _name(row: DecisionRow) -> list[Para]:
    return [para(row.name, bold=True), *([para(row.note, colour=GREY)] if row.note else [])]


def _words(cell: DecisionCell) -> list[Para]:
    if cell.sort == "not said":
        return [Para((Words("not said", colour=GREY),), align="centre")]
    if cell.sort != "shown" or not cell.words:
        return []
    return [para(cell.words, mark=cell.ground, indent=HANG if cell.ground else 0.0)]


def _head_height(face: Face, column: OptionColumn, found: Overview, width: float) -> float:
    return sum(one.height(face, width - 2 * PAD) for one in _head(column, found)) + 2 * PAD_Y


def _height(face: Face, row: DecisionRow, across: Sequence[float]) -> float:
    cells = [
        (_name(row), across[0]),
        *((_words(cell), width) for cell, width in zip(row.cells, across[1:], strict=True)),
    ]
    return max(sum(one.height(face, width - 2 * PAD) for one in paras) for paras, width in cells) + 2 * PAD_Y + 1


def _cell(
    canvas: Canvas,
    cell: Any,
    paras: Sequence[Para],
    *,
    fill: str = "",
    anchor: str = "middle",
    rule: str = RULE,
    weight: float = 0.75,
) -> None:
    cell.margin_left = cell.margin_right = Pt(PAD)
    cell.margin_top = cell.margin_bottom = Pt(PAD_Y)
    properties = cell._tc.get_or_add_tcPr()
    properties.set("anchor", {"middle": "ctr", "bottom": "b"}[anchor])
    _border(properties, rule, weight)
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(fill)
    else:
        cell.fill.background()
    for number, one in enumerate(paras):
        paragraph = cell.text_frame.paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        canvas.fill_paragraph(paragraph, one)
    if not paras:
        end = etree.SubElement(cell.text_frame.paragraphs[0]._p, qn("a:endParaRPr"))
        end.set("lang", "en-GB")
        end.set("sz", "1200")


def _border(properties: Any, colour: str, weight: float) -> None:
    """A rule below a cell, and none around it."""
    for side in ("lnL", "lnR", "lnT"):
        etree.SubElement(etree.SubElement(properties, qn(f"a:{side}"), {"w": "0"}), qn("a:noFill"))
    line = etree.SubElement(properties, qn("a:lnB"), {"w": str(int(Pt(weight)))})
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), {"val": colour.lstrip("#")})


def _plain(table: Any) -> None:
    properties = table._tbl.tblPr
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    for style in properties.findall(qn("a:tableStyleId")):
        style.text = NO_GRID


def _signs(
    canvas: Canvas,
    row: DecisionRow,
    sheet: OverviewSheet,
    across: Sequence[float],
    left: float,
    top: float,
    high: float,
) -> None:
    """The corners of gaps, and a line through the cells that an option leaves as they are."""
    start: float | None = None
    x = left + across[0]
    for n, (cell, width) in enumerate(zip(row.cells, across[1:], strict=True)):
        if cell.gap:
            where = f"{row.name}, {sheet.columns[n].name or sheet.columns[n].letter}"
            canvas.corner(x + width, top, whole=cell.gap == "whole", alt=f"{where}: {words.gaps()[cell.gap]}")
        if cell.sort == "as now" and start is None:
            start = x
        if start is not None and (cell.sort != "as now" or n == len(row.cells) - 1):
            end = x + width if cell.sort == "as now" else x
            canvas.line(
                start,
                top + high / 2,
                end,
                top + high / 2,
                colour=RULE,
                weight=1.75,
                name="As now",
                alt=f"{row.name}: as now",
            )
            start = None
        x += width


# -- below the table --------------------------------------------------------------------------------------------


def _legend(canvas: Canvas, found: Overview, sheet: OverviewSheet, area: Area) -> None:
    """What the marks on this slide mean."""
    cells = [cell for row in sheet.rows for cell in row.cells]
    entries = [
        (ground, meaning)
        for ground, meaning in words.marks(found.source).items()
        if any(c.ground == ground and c.sort == "shown" for c in cells)
    ]
    entries += [(gap, meaning) for gap, meaning in words.gaps().items() if any(cell.gap == gap for cell in cells)]
    entries += [("as now", "as now")] if any(cell.sort == "as now" for cell in cells) else []
    x, y = area.x, area.y + 8
    for sample, meaning in entries:
        wide = SAMPLE + canvas.face.width(meaning, LEAST_PT) + 4
        if x + wide > area.right and x > area.x:
            x, y = area.x, y + 17
        if sample in MARKS:
            canvas.mark(x + 5, y, sample)
        elif sample == "as now":
            canvas.line(x - 2, y, x + SAMPLE - 4, y, colour=RULE, weight=1.75)
        else:
            canvas.corner(x + 10, y - 4, whole=sample == "whole")
        place = Area(x + SAMPLE, y - 8, wide - SAMPLE, 16)
        canvas.text(place, [para(meaning)], anchor="middle", name="What a mark means", wrap=False)
        x += wide + 14


def _in_words(found: Overview, sheet: OverviewSheet) -> str:
    """The table for those who do not see it: the first rows, cell by cell."""
    heads = [column.name or column.letter or column.full for column in sheet.columns]
    rows = []
    for row in sheet.rows:
        said = [
            f"{head}: {cell_words(cell, found.source)}"
            for head, cell in zip(heads, row.cells, strict=True)
            if cell_words(cell, found.source)
        ]
        rows.append(f"{row.name}. {'; '.join(said)}.")
    return f"Table with {len(sheet.rows)} rows and {len(heads) + 1} columns. {' '.join(rows)}"[:2000]

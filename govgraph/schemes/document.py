"""A scheme as a Word document: a header block, standing text, schedules by heading, the list of posts, sources."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError
from govgraph.schemes.parties import COLUMNS
from govgraph.schemes.sheets import GROUND, MATTERS, SchemeSheet, standing_of

if TYPE_CHECKING:
    from govgraph.schemes.rows import Scheme

_IN_THE_TABLE = tuple(column for column in MATTERS if column != "Heading")
_SHOWN = tuple(column for each in _IN_THE_TABLE for column in ((GROUND, each) if each == "Read in" else (each,)))
"""The columns of a schedule: its heading stands above it, and what each line rests on before where it was read."""
_PEOPLE = tuple(column for column in COLUMNS if column != "Web")


def document(scheme: Scheme, sheets: tuple[SchemeSheet, ...], template: Path | None = None) -> bytes:
    """The file, in the styles of a template where one is given. Raises GovgraphError where the library is missing."""
    try:
        import docx
    except ImportError:
        raise GovgraphError("to write Word documents install govgraph[office]") from None
    made: Any = docx.Document(str(template)) if template else docx.Document()
    _landscape(made)
    if template is None:
        made.styles["Normal"].font.name = "Arial"
    made.add_heading(scheme.title, 0)
    made.add_paragraph(scheme.name)
    _table(made, None, tuple(scheme.header.items()))
    heading, texts = standing_of(scheme)
    made.add_heading(f"1 {heading}", 1)
    for number, text in enumerate(texts, start=1):
        made.add_paragraph(f"1.{number}\t{text}")
    matters, people, sources = sheets
    made.add_heading("2 Matters", 1)
    for number, (heading, rows) in enumerate(_by_heading(matters).items(), start=1):
        made.add_heading(f"Schedule {number}: {heading}", 2)
        _table(
            made,
            _columns(matters, rows, _SHOWN),
            tuple(_picked(matters.columns, row, _columns(matters, rows, _SHOWN)) for row in rows),
        )
    made.add_heading("3 Posts and committees", 1)
    shown = _columns(people, people.rows, _PEOPLE)
    _table(made, shown, tuple(_picked(people.columns, row, shown) for row in people.rows))
    made.add_heading("4 Sources", 1)
    _table(made, sources.columns, sources.rows)
    made.add_paragraph("Written by govgraph: a modelling aid, and no legal advice.")
    memory = io.BytesIO()
    made.save(memory)
    return memory.getvalue()


def map_document(header: dict[str, str], sheets: tuple[SchemeSheet, ...]) -> bytes:
    """A functions and decisions map as a Word document."""
    try:
        import docx
    except ImportError:
        raise GovgraphError("to write Word documents install govgraph[office]") from None
    made: Any = docx.Document()
    _landscape(made)
    made.add_heading(header["Title"], 0)
    _table(made, None, tuple(header.items()))
    for sheet in sheets:
        made.add_heading(sheet.name, 1)
        _table(made, sheet.columns, sheet.rows)
    made.add_paragraph("Written by govgraph: a modelling aid, and no legal advice.")
    memory = io.BytesIO()
    made.save(memory)
    return memory.getvalue()


def _by_heading(matters: SchemeSheet) -> dict[str, tuple[tuple[str, ...], ...]]:
    place = MATTERS.index("Heading")
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in matters.rows:
        found.setdefault(row[place] or "Other matters", []).append(row)
    return {heading: tuple(rows) for heading, rows in found.items()}


def _columns(sheet: SchemeSheet, rows: tuple[tuple[str, ...], ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a table that hold something, and those without which a row is not understood."""
    always = {"No.", "Matter", "Key", "Name", "Type", "Tie", "Reports to"}
    if "Delegated to" in wanted and not any(row[sheet.columns.index("Reserved to")] for row in rows):
        always |= {"Delegated to"}
    there = (name for name in wanted if name in sheet.columns)
    return tuple(name for name in there if name in always or any(row[sheet.columns.index(name)] for row in rows))


def _picked(columns: tuple[str, ...], row: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[columns.index(name)] for name in wanted)


def _landscape(made: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = made.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)


def _table(made: Any, head: tuple[str, ...] | None, rows: tuple[tuple[str, ...], ...]) -> None:
    from docx.shared import Pt

    width = len(head) if head else max((len(row) for row in rows), default=1)
    table = made.add_table(rows=1 if head else 0, cols=width)
    if "Table Grid" in [style.name for style in made.styles]:
        table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, head, strict=True) if head else ():
        cell.text = text
        for run in cell.paragraphs[0].runs:
            run.bold = True
    if head:
        _repeat(table.rows[0])
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            lines = text.split("\n")
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    _widths(table, head, rows)
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(6 if head and head[place] in {"Key", "Read in"} else 8)


_PAGE = 26.5
_FIXED = {"Key": 2.4, "Read in": 2.2, "No.": 1.3, "Tie": 1.6, "From": 1.7, "To": 1.7, "Listed": 1.2}
"""Centimetres: the page between its margins, and columns that need no more."""


def _widths(table: Any, head: tuple[str, ...] | None, rows: tuple[tuple[str, ...], ...]) -> None:
    """Each column wide enough for its longest word; what is left goes to the columns with most text."""
    from docx.shared import Cm

    count = len(table.columns)
    cells = [[row[place] for row in rows if place < len(row)] for place in range(count)]
    least, asked = [], []
    for place in range(count):
        name = head[place] if head else ""
        words = [len(word) for text in (name, *cells[place]) for word in text.split()]
        narrow = (
            max(min(max(words, default=4), 15) * 0.17, max((len(word) for word in name.split()), default=0) * 0.2) + 0.4
        )
        fixed = _FIXED.get(name)
        least.append(max(fixed, len(max(name.split(), key=len, default="")) * 0.19 + 0.4) if fixed else narrow)
        asked.append(0.0 if fixed else max((len(text) for text in cells[place]), default=1) ** 0.7)
    spare = max(0.0, _PAGE - sum(least))
    total = sum(asked) or 1.0
    widths = [low + spare * share / total for low, share in zip(least, asked, strict=True)]
    scale = min(1.0, _PAGE / sum(widths))
    table.autofit = False
    for place, column in enumerate(table.columns):
        column.width = Cm(widths[place] * scale)
        for cell in column.cells:
            cell.width = Cm(widths[place] * scale)


def _repeat(row: Any) -> None:
    """The heading row stands at the top of every page."""
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    mark.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "true")
    row._tr.get_or_add_trPr().append(mark)

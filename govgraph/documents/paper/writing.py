"""Writing into a Word document: headings, paragraphs with footnotes, tables with their header on each page, pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor
from lxml import etree

from govgraph.documents.paper.footnotes import Footnotes
from govgraph.documents.paper.template import style_name, table_style
from govgraph.model.visible import clean
from govgraph.reading.right_to_left import right_to_left

CELL_PT = 9.0
HEADING_COLOUR = RGBColor(0x50, 0x5A, 0x5F)


@dataclass(slots=True)
class PaperDraft:
    """A paper that is being written; ``numbers`` counts tables and figures for their captions."""

    document: Any
    footnotes: Footnotes
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The width between the margins, in English Metric Units."""
        section = self.document.sections[-1]
        return int(section.page_width - section.left_margin - section.right_margin)

    # -- words --------------------------------------------------------------------------------------------------

    def heading(self, text: str, level: int = 1) -> Any:
        """A heading in the template's style; level 0 is the title."""
        names = ("Title", "Heading 1") if level == 0 else (f"Heading {level}",)
        return self._styled(self.document.add_paragraph(clean(text)), *names)

    def say(self, text: str, sources: Iterable[str] = (), *, style: str = "", bold: str = "") -> Any:
        """A paragraph, its sources as footnotes; ``bold`` is set before it in bold."""
        made = self._styled(self.document.add_paragraph(), *([style] if style else ["Body Text", "Normal"]))
        if bold:
            made.add_run(f"{clean(bold)} ").bold = True
        made.add_run(clean(text))
        _turned(made, text)
        self._cite(made, sources)
        return made

    def point(self, text: str, sources: Iterable[str] = (), *, bold: str = "", number: bool = False) -> Any:
        """A point of a list, in the template's style."""
        return self.say(
            text,
            sources,
            style=(style_name(self.document, "List Number" if number else "List Bullet", "List Paragraph") or ""),
            bold=bold,
        )

    def _cite(self, paragraph: Any, sources: Iterable[str]) -> None:
        for n, source in enumerate(dict.fromkeys(sources)):
            if n:
                comma = paragraph.add_run(",")
                comma.font.superscript = True
            self.footnotes.refer(paragraph, source)

    def _styled(self, paragraph: Any, *names: str) -> Any:
        name = style_name(self.document, *names)
        if name is not None:
            paragraph.style = self.document.styles[name]
        return paragraph

    # -- tables -------------------------------------------------------------------------------------------------

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] = (),
        summary: str = "",
    ) -> Any:
        """A table with its caption above it and its header on each page; ``widths`` are shares of the page."""
        self.caption("Table", caption)
        made = self.document.add_table(rows=1, cols=len(heads))
        name = table_style(self.document)
        if name is not None:
            made.style = self.document.styles[name]
        made.alignment = WD_TABLE_ALIGNMENT.LEFT
        made.autofit = False
        shares = list(widths) or [1 / len(heads)] * len(heads)
        across = [int(self.width * share / sum(shares)) for share in shares]
        for cell, text in zip(made.rows[0].cells, heads, strict=True):
            self._cell(cell, text, bold=True)
        _repeated(made.rows[0])
        for row in rows:
            cells = made.add_row().cells
            for n, (cell, text) in enumerate(zip(cells, row, strict=True)):
                self._cell(cell, text, bold=n == 0)
        for column, wide in zip(made.columns, across, strict=True):
            column.width = Emu(wide)
        for row in made.rows:
            _whole(row)
            for cell, wide in zip(row.cells, across, strict=True):
                cell.width = Emu(wide)
        _described_table(made, caption, summary or f"{caption}. {len(rows)} rows, {len(heads)} columns.")
        self.document.add_paragraph()
        return made

    def _cell(self, cell: Any, text: str, *, bold: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        for n, part in enumerate(clean_parts(text)):
            if n:
                paragraph.add_run().add_break()
            run = paragraph.add_run(part)
            run.font.size = Pt(CELL_PT)
            run.bold = bold or None
        _turned(paragraph, text)

    # -- pictures -----------------------------------------------------------------------------------------------

    def picture(self, data: bytes, caption: str, alt: str, *, share: float = 1.0) -> None:
        """A picture over the width of the page, with its alternative text and its caption below it."""
        paragraph = self._styled(self.document.add_paragraph(), "Figure", "Body Text", "Normal")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Emu(int(self.width * share)))
        properties = shape._inline.docPr
        properties.set("descr", clean(alt)[:2000])
        properties.set("name", clean(caption)[:120])
        self.caption("Figure", caption)

    def caption(self, kind: str, text: str) -> None:
        """A caption with a number that Word counts itself."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        paragraph = self._styled(self.document.add_paragraph(), "Caption")
        if kind == "Table":
            paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{kind} ")
        _field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        paragraph.add_run(f"  {clean(text)}")


def clean_parts(text: str) -> list[str]:
    """Visible text in its lines."""
    return [clean(part) for part in text.split("\n")]


def _field(paragraph: Any, code: str, shown: str) -> None:
    """A field of Word, with what it shows until it is counted anew."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "code":
            said = etree.SubElement(run._r, qn("w:instrText"))
            said.text = f" {code} "
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif kind == "shown":
            run.text = shown
        else:
            etree.SubElement(run._r, qn("w:fldChar")).set(qn("w:fldCharType"), kind)


def _repeated(row: Any) -> None:
    """Marks a row as the header, which stands on each page of the table."""
    etree.SubElement(row._tr.get_or_add_trPr(), qn("w:tblHeader"))


def _whole(row: Any) -> None:
    """Keeps a row on one page."""
    properties = row._tr.get_or_add_trPr()
    made = etree.Element(qn("w:cantSplit"))
    properties.insert(0, made)


def _described_table(table: Any, title: str, summary: str) -> None:
    properties = table._tbl.tblPr
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", summary)):
        node = etree.SubElement(properties, qn(tag))
        node.set(qn("w:val"), clean(text)[:2000])


def _turned(paragraph: Any, text: str) -> None:
    """A paragraph that is read from the right is set from the right."""
    if right_to_left(text):
        properties = paragraph._p.get_or_add_pPr()
        bidi = etree.Element(qn("w:bidi"))
        style = properties.find(qn("w:pStyle"))
        if style is not None:
            style.addnext(bidi)
        else:
            properties.insert(0, bidi)
        for run in paragraph.runs:
            etree.SubElement(run._r.get_or_add_rPr(), qn("w:rtl"))

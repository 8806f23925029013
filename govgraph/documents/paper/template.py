"""The document that a paper is written into: govgraph's own plain one, or a client's template with its styles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from govgraph.documents.packages import PAPER, TemplateError, opened

LANGUAGE = "en-GB"


def template(path: Path | None) -> Any:
    """The document to write into; None: govgraph's own. Raises :class:`~govgraph.documents.packages.TemplateError`."""
    if path is None:
        return _plain()
    try:
        made = docx.Document(opened(path, PAPER))
        _emptied(made)
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise TemplateError(f"{path} cannot be used as a template: {error}; save it again in Word") from None
    _spoken(made)
    return made


def _emptied(document: Any) -> None:
    """Take out what a template holds as an example; its last section, with its size and margins, stays."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _plain() -> Any:
    """The default document of the library, as a plain paper: A4, Arial, headings without colour."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in (
        ("Normal", 11),
        ("Title", 22),
        ("Heading 1", 15),
        ("Heading 2", 12.5),
        ("Heading 3", 11),
        ("Caption", 9.5),
        ("Subtitle", 12),
    ):
        style = made.styles[name]
        style.font.size = Pt(size)
        style.font.name = "Arial"
        style.font.italic = False
        style.font.bold = name.startswith(("Heading", "Title"))
        style.font.color.rgb = (
            RGBColor(0x0B, 0x0C, 0x0C) if name not in {"Caption", "Subtitle"} else RGBColor(0x50, 0x5A, 0x5F)
        )
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), "Arial")
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    for border in made.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    _spoken(made)
    return made


def _spoken(document: Any) -> None:
    """Sets the language of the document."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    targets = [defaults] if defaults is not None else [document.styles["Normal"].element.get_or_add_rPr()]
    for properties in targets:
        language = properties.find(qn("w:lang"))
        if language is None:
            language = etree.SubElement(properties, qn("w:lang"))
        language.set(qn("w:val"), LANGUAGE)


def style_name(document: Any, *names: str) -> str | None:
    """The first of these paragraph or table styles that a document has; None: it has none of them."""
    known = {
        style.name.lower(): style.name
        for style in document.styles
        if style.type in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.TABLE}
    }
    return next((known[name.lower()] for name in names if name.lower() in known), None)


def table_style(document: Any) -> str | None:
    """The style that tables of a template are set in: one of its own that says so, else a plain grid."""
    own = [
        style.name
        for style in document.styles
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}
    ]
    builtin = ("light ", "medium ", "dark ", "colorful ", "grid table", "list table", "plain table", "table ")
    client = [name for name in own if not name.lower().startswith(builtin)]
    return client[0] if client else style_name(document, "Table Grid", "Grid Table Light", "Light Grid")

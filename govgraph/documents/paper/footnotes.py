"""Footnotes for Word, which the library has no functions for: the part of the package, its styles, and the references.

A document with footnotes has a part ``/word/footnotes.xml`` that holds them, the first two of which are the line between
text and footnotes and its continuation; settings that name these two; and a reference in the text for each footnote
(ECMA-376, 17.11). A template may have the part already: then new footnotes are added to it.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from govgraph.model.visible import clean

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAME = PackURI("/word/footnotes.xml")
TEXT, REFERENCE = "footnote text", "footnote reference"
SIZE = 9.0

_EMPTY = f"""<w:footnotes {nsdecls("w", "r")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of a document: the same text is one footnote, which later places refer to again."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.known: dict[str, int] = {}
        self.part = self._part()
        self.root = etree.fromstring(self.part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        ids = [int(node.get(qn("w:id"))) for node in self.root.iter(qn("w:footnote"))]
        self.next = max([0, *ids]) + 1
        self._styles()
        self._settings()

    def _part(self) -> Part:
        package = self.document.part
        for rel in package.rels.values():
            if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                found: Part = rel.target_part
                return found
        made = Part(NAME, TYPE, _EMPTY.encode(), package.package)
        package.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        return made

    def _styles(self) -> None:
        styles = self.document.styles
        names = {style.name.lower(): style for style in styles}
        if TEXT not in names:
            made = styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles["Normal"]
            made.font.size = Pt(SIZE)
            made.paragraph_format.space_after = Pt(0)
        if REFERENCE not in names:
            styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True
        found = {style.name.lower(): style.style_id for style in styles}
        self.text_style, self.reference_style = found[TEXT], found[REFERENCE]

    def _settings(self) -> None:
        """Names the two lines in the settings, as Word does; the element stands before ``endnotePr`` and ``compat``."""
        settings = self.document.settings.element
        if settings.find(qn("w:footnotePr")) is not None:
            return
        made = etree.Element(qn("w:footnotePr"))
        for number in ("-1", "0"):
            etree.SubElement(made, qn("w:footnote")).set(qn("w:id"), number)
        later = [settings.find(qn(f"w:{name}")) for name in _AFTER]
        following = next((node for node in later if node is not None), None)
        if following is None:
            settings.append(made)
        else:
            following.addprevious(made)

    def refer(self, paragraph: Any, text: str) -> None:
        """Puts a reference at the end of a paragraph: to a new footnote, or again to the one that says the same."""
        shown = clean(text)
        if shown in self.known:
            self._again(paragraph, self.known[shown])
            return
        number = self.next
        self.next += 1
        self.known[shown] = number
        self._add(number, shown)
        run = paragraph.add_run()
        run._r.get_or_add_rPr().append(_element("w:rStyle", self.reference_style))
        reference = etree.SubElement(run._r, qn("w:footnoteReference"))
        reference.set(qn("w:id"), str(number))
        _bookmarked(run._r, number)

    def _add(self, number: int, text: str) -> None:
        note = etree.SubElement(self.root, qn("w:footnote"))
        note.set(qn("w:id"), str(number))
        paragraph = etree.SubElement(note, qn("w:p"))
        etree.SubElement(paragraph, qn("w:pPr")).append(_element("w:pStyle", self.text_style))
        mark = etree.SubElement(paragraph, qn("w:r"))
        etree.SubElement(mark, qn("w:rPr")).append(_element("w:rStyle", self.reference_style))
        etree.SubElement(mark, qn("w:footnoteRef"))
        words = etree.SubElement(paragraph, qn("w:r"))
        said = etree.SubElement(words, qn("w:t"))
        said.text = f" {text}"
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self.part._blob = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _again(self, paragraph: Any, number: int) -> None:
        """The number of a footnote that stands further up, as a field that follows it: NOTEREF."""
        for kind in ("begin", None, "separate", "shown", "end"):
            run = paragraph.add_run()
            run._r.get_or_add_rPr().append(_element("w:rStyle", self.reference_style))
            if kind is None:
                code = etree.SubElement(run._r, qn("w:instrText"))
                code.text = f" NOTEREF {_name(number)} \\f \\h "
                code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif kind == "shown":
                etree.SubElement(run._r, qn("w:t")).text = str(number)
            else:
                etree.SubElement(run._r, qn("w:fldChar")).set(qn("w:fldCharType"), kind)


_AFTER = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)
"""The settings that come after ``footnotePr`` (ECMA-376, 17.15.1)."""


def _name(number: int) -> str:
    return f"_RefGovgraph{number}"


def _bookmarked(run: Any, number: int) -> None:
    """A bookmark around a reference, so that a field may refer to it again."""
    start, end = etree.Element(qn("w:bookmarkStart")), etree.Element(qn("w:bookmarkEnd"))
    for node in (start, end):
        node.set(qn("w:id"), str(9_000 + number))
    start.set(qn("w:name"), _name(number))
    run.addprevious(start)
    run.addnext(end)


def _element(tag: str, value: str) -> Any:
    made = etree.Element(qn(tag))
    made.set(qn("w:val"), value)
    return made

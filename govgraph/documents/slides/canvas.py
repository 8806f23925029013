"""A slide to draw on: words, shapes and marks as native shapes of PowerPoint, each with its alternative text.

Lengths are in points. No text is smaller than :data:`LEAST_PT`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from govgraph.charts.scene import BLUE, GREY, INK, LEAST_PT, MAROON, WHITE
from govgraph.documents.slides.face import LINE, Face
from govgraph.documents.slides.template import Area
from govgraph.model.visible import clean
from govgraph.reading.right_to_left import right_to_left

LANGUAGE = "en-GB"
MARKS = {"stated": "●", "foreseen": "◐", "ours": "○", "law": "■", "nobody": "×"}
"""The mark of each ground as a letter, for text."""

COLOURS = {"stated": BLUE, "foreseen": BLUE, "ours": BLUE, "law": INK, "nobody": MAROON}


Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one size, weight and colour; ``badge`` sets them in white on black, ``breaks`` begins a line with them."""

    text: str
    size: float = LEAST_PT
    bold: bool = False
    colour: str = INK
    badge: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``mark``: a ground, or a number, as its bullet; ``indent``: how far it stands in; ``after``: the room below."""

    words: tuple[Words, ...]
    align: Align = "left"
    mark: str = ""
    indent: float = 0.0
    after: float = 0.0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(words.text for words in self.words)

    @property
    def size(self) -> float:
        """The largest size in it."""
        return max((words.size for words in self.words), default=LEAST_PT)

    def height(self, face: Face, room: float) -> float:
        """How high it is in so much room."""
        bold = any(words.bold for words in self.words)
        return face.height(self.text, room - self.indent, self.size, bold=bold) + self.after


def para(
    text: str,
    size: float = LEAST_PT,
    *,
    bold: bool = False,
    colour: str = INK,
    mark: str = "",
    indent: float = 0.0,
    after: float = 0.0,
) -> Para:
    """A paragraph of one run."""
    return Para((Words(text, size, bold, colour),), mark=mark, indent=indent, after=after)


def height(face: Face, paras: Iterable[Para], room: float) -> float:
    """How high paragraphs are together."""
    return sum(one.height(face, room) for one in paras)


class Canvas:
    """One slide."""

    def __init__(self, slide: Any, face: Face) -> None:
        self.slide = slide
        self.face = face
        self.smallest = math.inf
        self.typeface = ""

    @contextmanager
    def in_arial(self) -> Iterator[None]:
        """Words are set in Arial where the template's face is wider, since what is laid out for Arial would not hold them."""
        kept = self.face
        if kept.factor > 1:
            self.face, self.typeface = Face.named("Arial"), "Arial"
        yield
        self.face, self.typeface = kept, ""

    # -- words --------------------------------------------------------------------------------------------------

    def text(
        self,
        area: Area,
        paras: Sequence[Para],
        *,
        anchor: Literal["top", "middle", "bottom"] = "top",
        name: str = "",
        wrap: bool = True,
    ) -> Any:
        """A box of words without an outline."""
        box = self.slide.shapes.add_textbox(Pt(area.x), Pt(area.y), Pt(area.w), Pt(area.h))
        box.name = clean(name or "Text")
        self.fill_frame(box.text_frame, paras, anchor=anchor, wrap=wrap)
        return box

    def fill_frame(
        self,
        frame: Any,
        paras: Sequence[Para],
        *,
        anchor: Literal["top", "middle", "bottom"] = "top",
        wrap: bool = True,
        insets: tuple[float, float, float, float] = (0, 0, 0, 0),
    ) -> None:
        """Puts paragraphs into a frame; ``insets`` are left, top, right and bottom."""
        frame.word_wrap = wrap
        frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[
            anchor
        ]
        frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom = (Pt(inset) for inset in insets)
        for number, one in enumerate(paras):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self.fill_paragraph(paragraph, one)

    def fill_paragraph(self, paragraph: Any, one: Para) -> None:
        """Puts a paragraph's words, bullet and indent into one of a frame or cell."""
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[one.align]
        properties = paragraph._p.get_or_add_pPr()
        for name in ("marL", "indent"):
            properties.set(name, "0")
        if one.indent:
            properties.set("marL", str(int(Pt(one.indent))))
            properties.set("indent", str(-int(Pt(one.indent)) if one.mark else 0))
        if right_to_left(one.text):
            properties.set("rtl", "1")
            properties.set("algn", {"left": "r", "right": "l"}.get(one.align, "ctr"))
        if one.after:
            paragraph.space_after = Pt(one.after)
        _bullet(properties, one.mark)
        for words in one.words:
            self._run(paragraph, words)

    def _run(self, paragraph: Any, words: Words) -> None:
        if words.breaks:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = spaced(words.text)
        run.font.size = Pt(words.size)
        run.font.bold = words.bold
        if self.typeface:
            run.font.name = self.typeface
        run.font.color.rgb = rgb(WHITE if words.badge else words.colour)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
        if words.badge:
            _highlighted(run._r.get_or_add_rPr())
        if words.text.strip():
            self.smallest = min(self.smallest, words.size)

    # -- shapes -------------------------------------------------------------------------------------------------

    def rectangle(
        self,
        area: Area,
        *,
        fill: str = "",
        line: str = "",
        weight: float = 0.75,
        name: str = "",
        alt: str | None = None,
    ) -> Any:
        """A rectangle; without an alternative text it is decoration."""
        made = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(area.x), Pt(area.y), Pt(area.w), Pt(area.h))
        self.styled(made, fill=fill, line=line, weight=weight, name=name, alt=alt)
        return made

    def styled(
        self, made: Any, *, fill: str = "", line: str = "", weight: float = 0.75, name: str = "", alt: str | None = None
    ) -> None:
        """Colours, outline, name and alternative text of a shape, and no shadow of the theme."""
        plain(made)
        if fill:
            made.fill.solid()
            made.fill.fore_color.rgb = rgb(fill)
        else:
            made.fill.background()
        if line:
            made.line.color.rgb = rgb(line)
            made.line.width = Pt(weight)
        else:
            made.line.fill.background()
        described(made, name, alt)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str,
        weight: float = 0.75,
        name: str = "",
        alt: str | None = None,
    ) -> Any:
        """A straight line that joins nothing."""
        from pptx.enum.shapes import MSO_CONNECTOR

        made = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x1), Pt(y1), Pt(x2), Pt(y2))
        plain(made)
        made.line.color.rgb = rgb(colour)
        made.line.width = Pt(weight)
        described(made, name, alt)
        return made

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str = "",
        line: str = "",
        weight: float = 1.0,
        name: str = "",
        alt: str | None = None,
    ) -> Any:
        """A closed shape through these points."""
        builder = self.slide.shapes.build_freeform(int(Pt(points[0][0])), int(Pt(points[0][1])))
        builder.add_line_segments([(int(Pt(x)), int(Pt(y))) for x, y in points[1:]], close=True)
        made = builder.convert_to_shape()
        self.styled(made, fill=fill, line=line, weight=weight, name=name, alt=alt)
        return made

    def corner(self, right: float, top: float, *, whole: bool, side: float = 8.0, alt: str | None = None) -> Any:
        """The corner of a gap in authority: solid, or hollow for a part."""
        points = [(right - side, top), (right, top), (right, top + side)]
        return self.polygon(points, fill=MAROON if whole else WHITE, line=MAROON, weight=1.0, name="Gap", alt=alt)

    def mark(self, x: float, y: float, ground: str, *, radius: float = 4.0, alt: str | None = None) -> list[Any]:
        """The mark of a ground with its middle at a point: disc, half disc, ring, square or cross."""
        colour = COLOURS[ground]
        shapes = self.slide.shapes
        around = (Pt(x - radius), Pt(y - radius), Pt(2 * radius), Pt(2 * radius))
        if ground == "nobody":
            made = shapes.add_shape(
                MSO_SHAPE.MATH_MULTIPLY, Pt(x - radius - 2), Pt(y - radius - 2), Pt(2 * radius + 4), Pt(2 * radius + 4)
            )
            self.styled(made, fill=colour, name="Mark", alt=alt)
            return [made]
        made = shapes.add_shape(MSO_SHAPE.RECTANGLE if ground == "law" else MSO_SHAPE.OVAL, *around)
        filled = ground in {"stated", "law"}
        self.styled(made, fill=colour if filled else WHITE, line=colour, weight=1.5, name="Mark", alt=alt)
        if ground != "foreseen":
            return [made]
        half = [
            (x + radius * math.sin(a * math.pi / 8), y - radius * math.cos(a * math.pi / 8)) for a in range(0, -9, -1)
        ]
        return [made, self.polygon(half, fill=colour, name="Mark")]


def plain(shape: Any) -> None:
    """Takes the theme's style off a shape, which may have shadows and colours of its own."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def described(shape: Any, name: str, alt: str | None) -> None:
    """Gives a shape its name and its alternative text; without one it is marked as decoration."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    if name:
        properties.set("name", clean(name))
    if alt:
        properties.set("descr", clean(alt))
    elif alt is None:
        properties.set("descr", "")
        _decorative(properties)


_A16 = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def _decorative(properties: Any) -> None:
    """Marks a shape as decoration, which a screen reader passes over."""
    extensions = properties.find(qn("a:extLst"))
    if extensions is None:
        extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"})
    etree.SubElement(extension, f"{{{_A16}}}decorative", {"val": "1"}, nsmap={"adec": _A16})


def rgb(colour: str) -> Any:
    """A colour such as #12436D, as the library holds it."""
    made: Any = RGBColor  # the library has no types
    return made.from_string(colour.lstrip("#"))


def _bullet(properties: Any, mark: str) -> None:
    if not mark:
        etree.SubElement(properties, qn("a:buNone"))
        return
    colour = etree.SubElement(properties, qn("a:buClr"))
    etree.SubElement(
        colour, qn("a:srgbClr"), {"val": COLOURS.get(mark, MAROON if mark.isdigit() else GREY).lstrip("#")}
    )
    if mark.isdigit():
        etree.SubElement(properties, qn("a:buFont"), {"typeface": "+mj-lt"})
        etree.SubElement(properties, qn("a:buAutoNum"), {"type": "arabicPlain", "startAt": mark})
        return
    # one typeface that has all of them, so that they are of one size
    etree.SubElement(properties, qn("a:buFont"), {"typeface": "Segoe UI Symbol"})
    etree.SubElement(properties, qn("a:buChar"), {"char": MARKS.get(mark, mark)})


def _highlighted(properties: Any) -> None:
    """Black behind white letters: a badge that stays with its text."""
    highlight = etree.Element(qn("a:highlight"))
    etree.SubElement(highlight, qn("a:srgbClr"), {"val": INK.lstrip("#")})
    fill = properties.find(qn("a:solidFill"))
    fill.addnext(highlight)


def spaced(text: str) -> str:
    """Visible text with the spaces at its ends, which part it from the words beside it."""
    inner = clean(text)
    if not inner:
        return " " if text else ""
    start, end = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return f"{text[:start]}{inner}{text[len(text) - end :] if end else ''}"


def line_height(size: float) -> float:
    """The height of one line."""
    return size * LINE

"""The presentation that a deck is written into: govgraph's own plain one, or a client's template with its layouts and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from govgraph.documents.packages import SLIDES, TemplateError, opened
from govgraph.documents.slides.face import Face

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 16:9, in points."""

MARGIN = 24.0
LEAST_WIDTH, LEAST_HEIGHT = 600.0, 400.0

_FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_BODIES = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE}


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a slide, in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.h


@dataclass(slots=True)
class Template:
    """A presentation to write into: its layouts for the first slide, for slides with a title, and with two texts (None: none).

    ``face`` is the typeface that text of the theme is set in; ``own`` says that it is govgraph's own template.
    """

    presentation: Any
    first: Any
    titled: Any
    paired: Any
    face: Face
    own: bool

    @property
    def width(self) -> float:
        """The width of a slide, in points."""
        return float(Emu(self.presentation.slide_width).pt)

    @property
    def height(self) -> float:
        """The height of a slide, in points."""
        return float(Emu(self.presentation.slide_height).pt)

    def title_area(self, layout: Any) -> Area:
        """Where the title of a layout stands."""
        title = next(holder for holder in layout.placeholders if holder.placeholder_format.type in _TITLES)
        sides = (title.left, title.top, title.width, title.height)
        if any(side is None for side in sides):  # neither the layout nor its master says where
            return Area(MARGIN, 14.0, self.width - 2 * MARGIN, 56.0)
        return Area(*(float(Emu(side).pt) for side in sides))

    def body_area(self, layout: Any) -> Area:
        """What is left of a slide below its title and above what stands at its foot."""
        title = self.title_area(layout)
        top = title.bottom if title.y + title.h < self.height / 2 else MARGIN
        feet = [
            float(Emu(h.top).pt)
            for h in layout.placeholders
            if h.placeholder_format.type in _FURNITURE and h.top is not None and Emu(h.top).pt > self.height / 2
        ]
        left = min(max(title.x, MARGIN), self.width / 8)
        bottom = min([self.height - MARGIN - 8, *feet])
        return Area(left, top + 2, self.width - 2 * left, bottom - top - 4)


def template(path: Path | None) -> Template:
    """The template to write into; None: govgraph's own. Raises :class:`~govgraph.documents.packages.TemplateError`."""
    if path is None:
        return _found(_plain(), own=True)
    try:
        made = pptx.Presentation(opened(path, SLIDES))
        _emptied(made)
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise TemplateError(f"{path} cannot be used as a template: {error}; save it again in PowerPoint") from None
    found = _found(made, own=False, path=path)
    if found.width < LEAST_WIDTH or found.height < LEAST_HEIGHT:
        size = f"{found.width / 28.35:.0f} by {found.height / 28.35:.0f} cm"
        raise TemplateError(f"the slides of {path} are {size}: text of 12 points needs at least 22 by 15 cm")
    return found


def _found(presentation: Any, *, own: bool, path: Path | None = None) -> Template:
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    with_title = [layout for layout in layouts if _of(layout, _TITLES)]
    if not with_title:
        raise TemplateError(f"{path} has no layout with a title: add one called 'Title Only'")
    titled = min(
        with_title,
        key=lambda layout: (
            layout.name.lower() != "title only",
            len(_of(layout, _BODIES)),
            len(list(layout.placeholders)),
        ),
    )
    first = next((layout for layout in with_title if _of(layout, {PP_PLACEHOLDER.CENTER_TITLE})), with_title[0])
    pairs = [layout for layout in with_title if len(_of(layout, {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY})) == 2]
    return Template(presentation, first, titled, next(iter(pairs), None), Face.of(presentation), own)


def _of(layout: Any, types: set[Any]) -> list[Any]:
    return [holder for holder in layout.placeholders if holder.placeholder_format.type in types]


def _emptied(presentation: Any) -> None:
    """Take out the slides that a template holds as examples."""
    ids = presentation.slides._sldIdLst
    for slide in list(ids):
        presentation.part.drop_rel(slide.rId)
        ids.remove(slide)
    for sections in presentation.element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"):
        sections.getparent().remove(sections)
        break


# -- govgraph's own ---------------------------------------------------------------------------------------------


def _plain() -> Any:
    """The default presentation of the library, made 16:9, in Arial, with a title at the top left."""
    made = pptx.Presentation()
    package = made.part.package
    for key, rel in [*package._rels.items()]:
        if rel.reltype.endswith("/thumbnail"):
            package.drop_rel(key)  # a picture of another deck
    before = float(made.slide_width)
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    across, down = Pt(WIDTH) / before, 1.0
    for master in made.slide_masters:
        _theme_in_arial(master)
        for holder in (*master.placeholders, *(h for layout in master.slide_layouts for h in layout.placeholders)):
            if holder._element.spPr.find(qn("a:xfrm")) is not None:
                holder.left, holder.width = int(holder.left * across), int(holder.width * across)
                holder.top, holder.height = int(holder.top * down), int(holder.height * down)
        _title_style(master)
        for layout in master.slide_layouts:
            for holder in layout.placeholders:
                _placed(holder, centred=layout.name == "Title Slide")
        for holder in master.placeholders:
            _placed(holder, centred=False)
    return made


def _placed(holder: Any, *, centred: bool) -> None:
    """A title stands at the top left, and what stands at the foot is 12 points high."""
    kind = holder.placeholder_format.type
    if centred and kind in _TITLES:
        holder.left, holder.top, holder.width, holder.height = Pt(60), Pt(130), Pt(WIDTH - 120), Pt(110)
        holder._element.txBody.bodyPr.set("anchor", "b")
    elif centred and kind == PP_PLACEHOLDER.SUBTITLE:
        holder.left, holder.top, holder.width, holder.height = Pt(60), Pt(252), Pt(WIDTH - 120), Pt(180)
        holder._element.txBody.bodyPr.set("lIns", "0")
    elif kind in _TITLES:
        holder.left, holder.top, holder.width, holder.height = Pt(MARGIN), Pt(14), Pt(WIDTH - 2 * MARGIN), Pt(56)
    elif kind in _FURNITURE:
        width = {PP_PLACEHOLDER.FOOTER: 520, PP_PLACEHOLDER.SLIDE_NUMBER: 60}.get(kind, 150)
        left = {PP_PLACEHOLDER.FOOTER: MARGIN, PP_PLACEHOLDER.SLIDE_NUMBER: WIDTH - MARGIN - 60}.get(kind, 600)
        holder.left, holder.top, holder.width, holder.height = Pt(left), Pt(HEIGHT - 26), Pt(width), Pt(20)


def _theme_in_arial(master: Any) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    for face in theme.iter(qn("a:latin")):
        if face.getparent().tag in {qn("a:majorFont"), qn("a:minorFont")}:
            face.set("typeface", "Arial")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _title_style(master: Any) -> None:
    for level in master.element.iter(qn("p:titleStyle")):
        for properties in level.iter(qn("a:lvl1pPr")):
            properties.set("algn", "l")
            for run in properties.iter(qn("a:defRPr")):
                run.set("sz", "2200")
                run.set("b", "1")
    for holder in master.placeholders:
        if holder.placeholder_format.type in _TITLES:
            holder._element.txBody.bodyPr.set("anchor", "t")
            for side in ("lIns", "rIns", "tIns", "bIns"):
                holder._element.txBody.bodyPr.set(side, "0")

"""A new slide of a deck: its title, a line below it, its foot and its notes, in the template's own places."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from govgraph.charts.scene import GREY
from govgraph.documents import words
from govgraph.documents.slides.canvas import LANGUAGE, Canvas, Para, Words, para
from govgraph.documents.slides.face import LINE
from govgraph.documents.slides.template import Area, Template
from govgraph.model.visible import clean

SUBTITLE = 14.0
TITLE_MOST, TITLE_LEAST = 22.0, 16.0
"""Sizes in points: of the line below a title, and of a title at most and at least."""


@dataclass(slots=True)
class Deck:
    """A deck that is being made: the template, and the canvases of its slides."""

    template: Template
    canvases: list[Canvas] = field(default_factory=list)

    @property
    def smallest_pt(self) -> float:
        """The size of the smallest text that was set."""
        return min((canvas.smallest for canvas in self.canvases), default=12.0)


def page(deck: Deck, title: str, subtitle: str, notes: Iterable[str]) -> tuple[Canvas, Area]:
    """A new slide with its title, a line below it and notes; its canvas, and what is left of it."""
    made = deck.template
    slide = made.presentation.slides.add_slide(made.titled)
    canvas = Canvas(slide, made.face)
    deck.canvases.append(canvas)
    drop_empty(slide)
    _title(deck, canvas, title, made.title_area(made.titled))
    _foot(deck, canvas, made.titled)
    note(slide, notes)
    area = made.body_area(made.titled)
    top = made.title_area(made.titled).y + _title_height(deck, title) + 2 if made.own else area.y
    if not subtitle:
        start = top + 8 if made.own else area.y
        return canvas, Area(area.x, start, area.w, area.bottom - start)
    high = len(made.face.lines(subtitle, area.w, SUBTITLE)) * SUBTITLE * LINE
    canvas.text(Area(area.x, top, area.w, high), [para(subtitle, SUBTITLE, colour=GREY)], name="Subtitle")
    start = top + high + 8
    return canvas, Area(area.x, start, area.w, area.bottom - start)


def _title(deck: Deck, canvas: Canvas, text: str, area: Area) -> None:
    """The title in its placeholder, in the template's style; smaller only where it would not fit."""
    holder = canvas.slide.shapes.title
    holder.text_frame.text = clean(text)
    size = _title_size(deck, text)
    for run in holder.text_frame.paragraphs[0].runs:
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
        run.font.size = Pt(size)


def _title_size(deck: Deck, text: str) -> float:
    area = deck.template.title_area(deck.template.titled)
    inset = 0.0 if deck.template.own else 14.4
    return deck.template.face.largest(
        text, area.w - inset, area.h - inset / 2, most=TITLE_MOST, least=TITLE_LEAST, bold=True
    )


def _title_height(deck: Deck, text: str) -> float:
    area = deck.template.title_area(deck.template.titled)
    return deck.template.face.height(text, area.w, _title_size(deck, text), bold=True)


def note(slide: Any, notes: Iterable[str]) -> None:
    """Write the notes of a slide, one a line, cut to what PowerPoint holds."""
    text = "\n".join(clean(note) for note in notes if note)
    if text:
        slide.notes_slide.notes_text_frame.text = text[:12_000]


def _foot(deck: Deck, canvas: Canvas, layout: Any) -> None:
    """That it is a modelling aid, and the number of the slide, where the template has a place for them."""
    places = {holder.placeholder_format.type: holder for holder in layout.placeholders}
    if PP_PLACEHOLDER.FOOTER in places:
        _cloned(canvas.slide, places[PP_PLACEHOLDER.FOOTER], words.AID, own=deck.template.own)
    else:
        canvas.text(
            Area(24, deck.template.height - 22, 400, 16), [Para((Words(words.AID, colour=GREY),))], name="Footer"
        )
    if PP_PLACEHOLDER.SLIDE_NUMBER in places:
        _cloned(canvas.slide, places[PP_PLACEHOLDER.SLIDE_NUMBER], "", own=deck.template.own)


def _cloned(slide: Any, holder: Any, text: str, *, own: bool) -> None:
    """A placeholder of the foot as the layout has it; without a text it holds the number of the slide."""
    copy = deepcopy(holder._element)
    slide.shapes._spTree.append(copy)
    body = copy.txBody
    for paragraph in list(body.p_lst)[1:]:
        body.remove(paragraph)
    paragraph = body.p_lst[0]
    for child in list(paragraph):
        if child.tag != qn("a:pPr"):
            paragraph.remove(child)
    if text and own:
        paragraph.get_or_add_pPr().set("algn", "l")
        body.find(qn("a:bodyPr")).set("lIns", "0")
    elif own:
        body.find(qn("a:bodyPr")).set("rIns", "0")
    if text:
        run = etree.SubElement(paragraph, qn("a:r"))
    else:
        run = etree.SubElement(
            paragraph, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        )
    etree.SubElement(run, qn("a:rPr"), {"lang": LANGUAGE, "sz": "1200"})
    etree.SubElement(run, qn("a:t")).text = text or "‹#›"


def drop_empty(slide: Any) -> None:
    """Takes out placeholders that nothing is written into."""
    for holder in list(slide.placeholders):
        if (holder.placeholder_format.idx and not holder.has_text_frame) or (
            holder.placeholder_format.idx and not holder.text_frame.text
        ):
            holder._element.getparent().remove(holder._element)

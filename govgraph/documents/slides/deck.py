"""A deck for a scenario: the question, the table, one option after another, how to read it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from govgraph.charts.layout import Size
from govgraph.charts.scene import GREY, Scene
from govgraph.documents import words
from govgraph.documents.charts import more_pages, one_page_each
from govgraph.documents.contents import Contents, OptionPart
from govgraph.documents.slides import appraised, matrix, points
from govgraph.documents.slides.canvas import LANGUAGE, Canvas, Para, para
from govgraph.documents.slides.chart import draw as draw_chart
from govgraph.documents.slides.chart import heading
from govgraph.documents.slides.face import LINE
from govgraph.documents.slides.slide import SUBTITLE, TITLE_MOST, Deck, drop_empty, note, page
from govgraph.documents.slides.template import template
from govgraph.model.scenario import BASELINE
from govgraph.model.visible import clean

CHART_HEAD, LEAST_CHART = 64.0, 380.0
"""How much of a chart its own title takes, which stands in the slide's place; and the least height of a chart."""


def slides(found: Contents, *, template_file: Path | None = None) -> bytes:
    """A deck as a PowerPoint file. Raises :class:`~govgraph.documents.packages.TemplateError`."""
    deck = Deck(template(template_file))
    _first(deck, found)
    _tables(deck, found)
    drawn = _charts(deck, found)
    for part in found.parts:
        if scene := drawn.get(part.column.key):
            _chart(deck, part, scene)
        if part.issues or part.needs or part.says:
            _points(deck, part)
    if found.appraisal is not None:
        appraised.draw(deck, found.appraisal)
    blocks = points.of_reading(found)
    canvas, area = page(deck, words.HEADINGS["reading"], "", _notes(found, ()))
    points.draw(canvas, area, blocks)
    _properties(deck.template.presentation, found)
    out = io.BytesIO()
    deck.template.presentation.save(out)
    return out.getvalue()


# -- slides -----------------------------------------------------------------------------------------------------


def _first(deck: Deck, found: Contents) -> None:
    made = deck.template
    slide = made.presentation.slides.add_slide(made.first)
    canvas = Canvas(slide, made.face)
    deck.canvases.append(canvas)
    view = found.overview
    holder = slide.shapes.title
    holder.text_frame.text = clean(view.question)
    area = made.title_area(made.first)
    size = made.face.largest(view.question, area.w - 14.4, area.h - 7.2, most=36, least=20, bold=True)
    for run in holder.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
    rest = [text for text in (view.answer, ", ".join(filter(None, (view.about, view.day))), words.AID) if text]
    others = [
        h for h in slide.placeholders if h.placeholder_format.type in {PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY}
    ]
    if others:
        holder = others[0]
        paras = [
            para(text, 18 if n == 0 else 14, colour=GREY if n else "#0B0C0C", after=10) for n, text in enumerate(rest)
        ]
        frame = holder.text_frame
        for number, one in enumerate(paras):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            canvas.fill_paragraph(
                paragraph, Para(one.words, one.align if not made.own else "left", one.mark, one.indent, one.after)
            )
    else:
        canvas.text(made.body_area(made.first), [para(text, 16, after=8) for text in rest])
    drop_empty(slide)
    note(slide, _notes(found, ()))


def _tables(deck: Deck, found: Contents) -> None:
    view = found.overview
    if not view.rows:
        return
    subtitle = f"{view.question} {view.day}."
    canvas, area = page(deck, view.answer, subtitle, ())
    every = list(matrix.pages(view, deck.template.face, area))
    for number, (sheet, heights) in enumerate(every):
        if number:
            canvas, area = page(deck, view.answer, f"{subtitle} ({number + 1} of {len(every)})", ())
        matrix.draw(canvas, view, sheet, heights, area)
        rows = [
            f"{row.full}. {'; '.join(row.cells[n].says for n in range(len(row.cells)) if row.cells[n].says)}".strip()
            for row in sheet.rows
        ]
        short = [f"{name}: {full}." for name, full in view.short.items()]
        note(canvas.slide, (*view.foot, words.how_firm(found), *short, *rows, *_notes(found, ())))


def _charts(deck: Deck, found: Contents) -> Mapping[str, Scene]:
    """One page of the governance chart of each part, in the size of the template's slides: lower where a title takes two lines."""
    made = deck.template
    for lines in (1, 2):
        used = (
            made.title_area(made.titled).y + lines * TITLE_MOST * LINE + 2
            if made.own
            else made.body_area(made.titled).y
        )
        height = made.body_area(made.titled).bottom - used - SUBTITLE * LINE - 8 + CHART_HEAD
        shown = one_page_each(found, Size(made.width, max(height, LEAST_CHART)))
        longest = max(
            (made.face.width(heading(scene)[0], TITLE_MOST, bold=True) for scene in shown.values()), default=0.0
        )
        if lines == 2 or not made.own or longest <= made.title_area(made.titled).w:
            break
    return shown


def _chart(deck: Deck, part: OptionPart, scene: Scene) -> None:
    title, subtitle = heading(scene)
    canvas, area = page(deck, title, subtitle, (more_pages(scene), *scene.notes, *scene.words, *_sources(part.sources)))
    draw_chart(canvas, scene, area)


def _points(deck: Deck, part: OptionPart) -> None:
    title = part.name
    named = part.column.full if part.column.key != BASELINE and part.column.full != part.column.name else ""
    first = part.says[:1] if part.issues or part.needs else ()
    says = [text for text in (f"{named}." if named else "", *(said.text for said in first)) if text]
    face, room = deck.template.face, deck.template.body_area(deck.template.titled).w
    while says and len(face.lines(" ".join(says), room, SUBTITLE)) > 2:
        says.pop()  # it stands in the notes
    subtitle = " ".join(says)
    canvas, area = page(deck, title, subtitle, ())
    left = points.draw(canvas, area, points.of_option(part))
    issues = [f"{issue.sentence} {issue.fix}".strip() for issue in part.issues]
    note(canvas.slide, (*(said.text for said in part.says), *issues, *left, *_sources(part.sources)))


# -- what stands on every slide ---------------------------------------------------------------------------------


def _sources(sources: Sequence[str]) -> Iterable[str]:
    if sources:
        yield f"{words.HEADINGS['sources']}: {'; '.join(sources)}."


def _notes(found: Contents, sources: Sequence[str]) -> tuple[str, ...]:
    return (*_sources(sources), *words.documents(found.scenario), words.AID_AT_LENGTH)


def _properties(presentation: Any, found: Contents) -> None:
    made = presentation.core_properties
    made.title = clean(found.overview.question)
    made.subject = clean(found.scenario.title)
    made.author = "govgraph"
    made.last_modified_by = "govgraph"
    made.comments = words.AID_AT_LENGTH
    made.language = LANGUAGE
    made.created = made.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)

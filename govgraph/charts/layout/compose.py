"""A page as a scene: title, subtitle, tray, boxes, lines, legend and notes."""

from __future__ import annotations

from dataclasses import replace

from govgraph.charts.layout.head import FOOT, SUBTITLE_PT, TITLE_PT, TITLE_STEP, body, title_lines
from govgraph.charts.layout.legend import legend, sign_samples
from govgraph.charts.layout.lists import TRAY_W, ListPage, bullets_of, heading, tray, written
from govgraph.charts.layout.paper import MARGIN, Size
from govgraph.charts.layout.placed import BoxesOnPage
from govgraph.charts.layout.shapes import bullet_at
from govgraph.charts.layout.union import Union
from govgraph.charts.metrics import shortened, width
from govgraph.charts.plan import ChartPlan
from govgraph.charts.scene import GREY, INK, LEAST_PT, MAROON, RULE, Box, Connector, Run, Scene, Stroke, TextLine


def room(union: Union, paper: Size, *, first: bool) -> tuple[float, float, float, float]:
    """The area for boxes and lines: left, top, width, height."""
    top, bottom = body(union, paper)
    found = tray(union, paper, top, bottom) if first else None
    left = MARGIN + (TRAY_W + 18 if found and found.slots else 0)
    return left, top + 2, paper.width - MARGIN - left - 4, bottom - top - 2


def composed(
    union: Union,
    plan: ChartPlan,
    paper: Size,
    pages: list[BoxesOnPage],
    lists: list[ListPage],
    total: int,
    left_out: int,
) -> tuple[Scene, ...]:
    """All pages of one option."""
    out = []
    for number in range(1, total + 1):
        boxes: list[Box] = []
        connectors: list[Connector] = []
        texts: list[TextLine] = []
        strokes: list[Stroke] = []
        part = ""
        if number <= len(pages):
            page = pages[number - 1]
            boxes, connectors = page.placed.boxes(plan.option), page.placed.connectors(plan.option)
            there = {box.id for box in boxes}
            connectors = [one for one in connectors if one.tail in there and one.head in there]
            boxes = _joined(boxes, connectors, plan, page.placed.shown_before(plan.option))
            part = page.part if total > 1 else ""
            if number == 1:
                last = "the last page" if len(lists) == 1 else f"pages {len(pages) + 1} to {total}"
                texts, strokes = _tray(union, plan, paper, last)
        elif lists:
            texts, strokes = written(lists[number - 1 - len(pages)], bullets_of(union, plan.option))
            part = FURTHER if pages else ""
        notes = list(plan.notes)
        if left_out and number == total:
            notes.append(
                f"{left_out} {'box is' if left_out == 1 else 'boxes are'} on no page: name a body to see its neighbours."
            )
        head = _head(plan, paper, number, total, part)
        samples = sign_samples(boxes, connectors, texts)
        entries, note_lines = legend(samples, notes, paper, FOOT)
        rule = Stroke(MARGIN, paper.height - FOOT, paper.width - MARGIN, paper.height - FOOT, RULE, 0.75)
        out.append(
            Scene(
                plan.view,
                plan.option,
                plan.title,
                plan.subtitle,
                paper.width,
                paper.height,
                tuple(boxes),
                tuple(connectors),
                (*head, *texts, *note_lines),
                (*strokes, *((rule,) if entries or note_lines else ())),
                tuple(entries),
                tuple(notes),
                plan.words,
                number,
                total,
                part,
            )
        )
    return _numbered(out, plan, paper)


def _numbered(pages: list[Scene], plan: ChartPlan, paper: Size) -> tuple[Scene, ...]:
    """Without pages on which this option has nothing; the others are numbered anew."""
    full = [page for page in pages if page.boxes or any(line.thing for line in page.texts)] or pages[:1]
    if len(full) == len(pages):
        return tuple(pages)
    own = len(_head(plan, paper, 1, 1, ""))
    out = []
    for number, page in enumerate(full, start=1):
        head = _head(plan, paper, number, len(full), page.part)
        out.append(replace(page, page=number, pages=len(full), texts=(*head, *page.texts[own:])))
    return tuple(out)


def _joined(boxes: list[Box], connectors: list[Connector], plan: ChartPlan, shown: set[str]) -> list[Box]:
    """Without boxes that have no line on this page, and that another page shows with their lines or their matters."""
    here = {end for one in connectors for end in (one.tail, one.head)}
    drawn = {end for edge in plan.edges for end in (edge.tail, edge.head)}
    return [
        box
        for box in boxes
        if box.id in here or (box.id not in shown and (box.id not in drawn or any(line.thing for line in box.lines)))
    ]


def _head(plan: ChartPlan, paper: Size, number: int, total: int, part: str) -> list[TextLine]:
    out = []
    at = 14 + TITLE_PT * 0.86
    for text in title_lines(plan, paper):
        out.append(TextLine(MARGIN, at, (Run(text, TITLE_PT, True, INK),), width(text, TITLE_PT, bold=True)))
        at += TITLE_STEP
    where = f" Page {number} of {total}{_part_words(part)}." if total > 1 else ""
    left = paper.width - 2 * MARGIN - width(where, SUBTITLE_PT)
    text = shortened(plan.subtitle, left, SUBTITLE_PT) + where
    out.append(TextLine(MARGIN, at - 4, (Run(text, SUBTITLE_PT, False, GREY),), width(text, SUBTITLE_PT)))
    return out


def _part_words(part: str) -> str:
    """What a page holds, behind its number: around whom it is, or further decisions."""
    if not part or part == FURTHER:
        return f": {part}" if part else ""
    return f": around {shortened(part, _PART_ROOM, SUBTITLE_PT)}"


FURTHER = "further decisions"
_PART_ROOM = 260.0


def _tray(union: Union, plan: ChartPlan, paper: Size, where: str) -> tuple[list[TextLine], list[Stroke]]:
    """The tray of one option: each matter in the place that it has in all of them."""
    top, bottom = body(union, paper)
    found = tray(union, paper, top, bottom)
    if found is None or not found.slots or not plan.tray:
        return [], []
    texts = [heading(found.title, MARGIN, top, TRAY_W)]
    strokes = [Stroke(MARGIN, top + 17, MARGIN + TRAY_W, top + 17, MAROON, 1.5)]
    here = {bullet.thing: bullet for bullet in plan.tray}
    for thing, at in found.slots.items():
        if thing in here:
            texts += bullet_at(here[thing], MARGIN, at + 12, room=TRAY_W - 16)
    more = sum(thing in here for thing in found.rest)
    if more:
        text = f"and {more} more on {where}"
        texts.append(TextLine(MARGIN, bottom - 3, (Run(text, LEAST_PT, False, GREY),), width(text, LEAST_PT)))
    return texts, strokes

"""Slides of words: what stands in the way of an option and what it takes, how to read the deck, and an appraisal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govgraph.charts.scene import GREY, INK, MAROON
from govgraph.documents import words
from govgraph.documents.contents import Contents, OptionPart, StepsNeeded
from govgraph.documents.slides.canvas import Canvas, Para, Words, height, para
from govgraph.documents.slides.face import Face
from govgraph.documents.slides.template import Area
from govgraph.model.numbers import in_words

GAP = 28.0
HEADING = 15.0
WIDEST = 620.0
"""A block is no wider: longer lines are hard to read."""

HANG = 16.0


@dataclass(frozen=True, slots=True)
class PointGroup:
    """A heading and its points, each a few paragraphs that stay together."""

    heading: str
    points: tuple[tuple[Para, ...], ...]


def of_option(part: OptionPart) -> tuple[PointGroup, PointGroup]:
    """What stands in the way, and what it takes; of an option of which neither is known, what it changes."""
    if not part.issues and not part.needs:
        said = tuple((para(one.text, 14),) for one in part.says)
        return PointGroup(words.HEADINGS["changes"], said), PointGroup("", ())
    return PointGroup(words.HEADINGS["wrong"], tuple(_issues(part))), PointGroup(
        words.HEADINGS["takes"], tuple(_needs(part.needs))
    )


def _issues(part: OptionPart) -> Iterable[tuple[Para, ...]]:
    for n, issue in enumerate(part.issues, start=1):
        whole = () if issue.sentence == issue.brief else (para(issue.sentence, colour=GREY, indent=HANG),)
        yield (para(issue.brief, 14, bold=True, mark=str(n), indent=HANG), *whole)


def _needs(needs: Sequence[StepsNeeded]) -> Iterable[tuple[Para, ...]]:
    for need in needs:
        head = (para(need.of, 13, bold=True),) if need.of else ()
        yield (
            *head,
            para(need.text, 13 if not need.of else 12),
            *((para(need.steps, colour=GREY),) if need.steps else ()),
        )


def draw(canvas: Canvas, area: Area, blocks: Sequence[PointGroup]) -> list[str]:
    """Sets blocks side by side; gives in words what did not fit, which goes to the notes."""
    shown = [block for block in blocks if block.points]
    room = min((area.w - GAP * (len(shown) - 1)) / max(len(shown), 1), WIDEST)
    left: list[str] = []
    for n, block in enumerate(shown):
        here = Area(area.x + n * (room + GAP), area.y, room, area.h)
        canvas.line(here.x, here.y, here.right, here.y, colour=INK, weight=1.5)
        kept, more = fitted(canvas.face, block, here)
        canvas.text(Area(here.x, here.y + 6, here.w, here.h - 6), kept, name=block.heading)
        left += more
    return left


def fitted(face: Face, block: PointGroup, area: Area) -> tuple[list[Para], list[str]]:
    """What of a block fits into an area: first without what is grey, then without its last points, which are counted."""
    heading = para(block.heading, HEADING, bold=True, after=6)
    for plain in (False, True):
        points = [tuple(one for one in point if not plain or one.words[0].colour != GREY) for point in block.points]
        for kept in range(len(points), 0, -1):
            if not plain and kept < len(points):
                break
            rest = len(points) - kept
            more = [para(f"And {in_words(rest)} more, in the notes.", colour=GREY)] if rest else []
            paras = [heading, *(one for point in points[:kept] for one in _spaced(point)), *more]
            if height(face, paras, area.w) <= area.h - 8 or (plain and kept == 1):
                said = [" ".join(one.text for one in point) for point in block.points[kept:]]
                return paras, said
    return [heading], []


def _spaced(point: Sequence[Para]) -> list[Para]:
    """The paragraphs of a point, with room below the last."""
    *others, last = point
    return [
        *(Para(one.words, one.align, one.mark, one.indent, 2) for one in others),
        Para(last.words, last.align, last.mark, last.indent, 10),
    ]


def of_reading(found: Contents) -> tuple[PointGroup, PointGroup]:
    """What the marks mean and how firm the table is; and the papers that it rests on."""
    source = found.overview.source
    meanings = [
        (para(f"{text[:1].upper()}{text[1:]}", 13, mark=ground, indent=HANG),)
        for ground, text in words.marks(source).items()
    ]
    gaps = [
        (
            Para(
                (Words(sign, 13, False, MAROON), Words(f"  {words.gaps()[gap][:1].upper()}{words.gaps()[gap][1:]}", 13))
            ),
        )
        for gap, sign in (("whole", "◥"), ("part", "◹"))
    ]
    firm = words.how_firm(found)
    reading = PointGroup(
        words.HEADINGS["marks"],
        (*meanings, *gaps, *(((para(firm, 13),),) if firm else ()), (para(words.AID_AT_LENGTH, 13),)),
    )
    papers = PointGroup(words.HEADINGS["sources"], tuple((para(text, 13),) for text in words.documents(found.scenario)))
    return reading, papers

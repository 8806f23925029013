"""Pages that list matters in columns: what was too much for the tray or for a box."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.charts.layout.head import body
from govgraph.charts.layout.paper import MARGIN, Size
from govgraph.charts.layout.shapes import NAME_PT, bullet_at, bullet_height
from govgraph.charts.layout.union import Union
from govgraph.charts.metrics import shortened, width
from govgraph.charts.plan import Bullet
from govgraph.charts.scene import INK, MAROON, RULE, Run, Stroke, TextLine

TRAY_W = 174.0
_GAP = 24.0
_HEAD = 26.0
_WIDE = 800.0
"""Points from which a page has room for the tray."""


@dataclass(frozen=True)
class ListEntry:
    """A heading or a matter with its place; ``thing`` empty: a heading."""

    heading: str
    thing: str
    x: float
    y: float
    room: float


@dataclass
class ListPage:
    """Entries with their places, the same in all options."""

    entries: list[ListEntry]


@dataclass
class Tray:
    """The tray at the left of the first page: the matters that it holds, and those that are listed later."""

    slots: dict[str, float]
    rest: list[str]
    title: str


def heights(union: Union, things: list[str], room: float) -> dict[str, float]:
    """How high each matter of the tray is: the highest that it is in any option."""
    out: dict[str, float] = {}
    for plan in union.plans:
        for bullet in plan.tray:
            out[bullet.thing] = max(out.get(bullet.thing, 0.0), bullet_height(bullet, room))
    return {thing: out[thing] for thing in things}


def tray(union: Union, paper: Size, top: float, bottom: float) -> Tray | None:
    """What stands in the tray: first what is not in the tray of every option, as far as there is room.

    On a narrow page boxes need all the width, and what is in no box is listed on a page of its own.
    """
    every = list(dict.fromkeys(bullet.thing for plan in union.plans for bullet in plan.tray))
    if not every:
        return None
    same: dict[str, int] = {}
    for plan in union.plans:
        for bullet in plan.tray:
            same[bullet.thing] = same.get(bullet.thing, 0) + 1
    every.sort(key=lambda thing: same[thing] == len(union.plans) and len(union.plans) > 1)
    high = heights(union, every, TRAY_W - 16)
    slots: dict[str, float] = {}
    at = top + _HEAD
    room = bottom - (18 if at + sum(high.values()) > bottom else 0)
    rest: list[str] = []
    for thing in every:
        if paper.width >= _WIDE and not rest and at + high[thing] <= room:
            slots[thing] = at
            at += high[thing]
        else:
            rest.append(thing)
    title = next(plan.tray_title for plan in union.plans if plan.tray)
    return Tray(slots, rest, title)


def list_pages(union: Union, paper: Size, *, first: bool) -> list[ListPage]:
    """Pages for what the tray and the boxes had no room for."""
    top, bottom = body(union, paper)
    found = tray(union, paper, top, bottom)
    groups: list[tuple[str, list[str]]] = []
    if found and (found.rest or first):
        groups.append((found.title, [*(found.slots if first else ()), *found.rest]))
    for name, by_option in union.more.items():
        groups.append((name, list(dict.fromkeys(b.thing for bullets in by_option.values() for b in bullets))))
    if not groups:
        return []
    columns = max(int((paper.width - 2 * MARGIN + _GAP) // 240), 1)
    wide = (paper.width - 2 * MARGIN - (columns - 1) * _GAP) / columns
    every: dict[str, float] = {}
    for plan in union.plans:
        for bullet in (*plan.tray, *(b for by in union.more.values() for b in by.get(plan.option, ()))):
            every[bullet.thing] = max(every.get(bullet.thing, 0.0), bullet_height(bullet, wide - 26))
    pages = [ListPage([])]
    column, at = 0, top

    def turn() -> tuple[int, float]:
        if column + 1 < columns:
            return column + 1, top
        pages.append(ListPage([]))
        return 0, top

    for heading, things in groups:
        if at + _HEAD + every[things[0]] > bottom:
            column, at = turn()
        for number, thing in enumerate(things):
            if number and at + every[thing] > bottom:
                column, at = turn()
            if number == 0 or at == top:
                pages[-1].entries.append(ListEntry(heading, "", MARGIN + column * (wide + _GAP), at, wide))
                at += _HEAD
            pages[-1].entries.append(ListEntry(heading, thing, MARGIN + column * (wide + _GAP), at, wide))
            at += every[thing]
        at += 8
    return pages


def bullets_of(union: Union, option: str) -> dict[tuple[str, str], Bullet]:
    """The matters of the lists in one option, by heading and thing."""
    plan = next(plan for plan in union.plans if plan.option == option)
    title = next((found.tray_title for found in union.plans if found.tray), "")
    out = {(title, bullet.thing): bullet for bullet in plan.tray}
    for name, by_option in union.more.items():
        out |= {(name, bullet.thing): bullet for bullet in by_option.get(option, ())}
    return out


def written(page: ListPage, bullets: dict[tuple[str, str], Bullet]) -> tuple[list[TextLine], list[Stroke]]:
    """The words and rules of a page of lists in one option."""
    texts: list[TextLine] = []
    strokes: list[Stroke] = []
    for entry in page.entries:
        if not entry.thing:
            texts.append(heading(entry.heading, entry.x, entry.y, entry.room))
            strokes.append(Stroke(entry.x, entry.y + 17, entry.x + entry.room, entry.y + 17, RULE, 1.0))
        elif (entry.heading, entry.thing) in bullets:
            texts += bullet_at(bullets[entry.heading, entry.thing], entry.x, entry.y + 12, room=entry.room - 26)
    return texts, strokes


def heading(text: str, x: float, y: float, room: float, colour: str = INK) -> TextLine:
    """A heading above matters."""
    words = shortened(text, room, NAME_PT, bold=True)
    tone = MAROON if text.startswith("No") else colour
    return TextLine(x, y + 11, (Run(words, NAME_PT, True, tone),), width(words, NAME_PT, bold=True))

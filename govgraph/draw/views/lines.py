"""From relations to the lines and boxes of a chart: parallel lines are merged, things that stand alike share one box.

A chart of a whole system does not fit a slide with one box a thing and one line a relation. So relations between the
same two things that are equally firm become one line with several words, and things of one kind with the same
lines to the same neighbours become one box that lists their names. Nothing is lost: every name and word is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govgraph.draw.sheet import COLOURS, GREY, Sheet
from govgraph.graph import Graph
from govgraph.model.base import Item, Status
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.things import Thing
from govgraph.reading.standing import Standing, standing

Rank = Literal["up", "down", "level"]
Words = tuple[str, str, str]
"""A mark (``+ ``), what the relation says, and how firm it is in brackets."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two things: words, colour and style, and which end stands higher on the page."""

    tail: str
    head: str
    words: tuple[Words, ...]
    carries: str = "structure"
    firm: str = "settled"
    hollow: bool = False
    strong: bool = False
    rank: Rank = "level"
    colour: str = ""

    @property
    def look(self) -> tuple[object, ...]:
        """What two lines must share to be drawn as one."""
        return self.firm, self.hollow, self.strong, self.colour

    @property
    def text(self) -> tuple[str, ...]:
        """The lines of its label: words of one mark and one note together."""
        together: dict[tuple[str, str], list[str]] = {}
        for mark, verb, note in self.words:
            together.setdefault((mark, note), []).append(verb)
        return tuple(f"{mark}{', '.join(dict.fromkeys(verbs))}{note}" for (mark, note), verbs in together.items())


def firm(graph: Graph, fact: Fact) -> str:
    """settled, unsettled, past or denied: the style of its line. What has not begun on the day is drawn as foreseen."""
    stands = standing(graph, fact)
    if stands <= Standing.PAST:
        return "denied" if stands is Standing.DENIED else "past"
    return "settled" if stands is Standing.SETTLED else "unsettled"


def coming(graph: Graph, item: Item) -> str:
    """``from 1 July 2022`` for what begins after the day; empty for what is there, or over."""
    life = graph.life(item)
    if life.state != "not yet":
        return ""
    return f"from {day_words(life.start)}" if life.start else "not yet"


def status_on_day(graph: Graph, thing: Thing) -> Status:
    """The status that its box is drawn with: what is not there yet on the day is drawn as planned."""
    return "planned" if thing.tier == "settled" and graph.life(thing).state == "not yet" else thing.status


def notes(graph: Graph, fact: Fact) -> str:
    """Status and basis in brackets where they are not the plain case, and when it begins: `` (likely, inferred)``."""
    words: list[str] = [fact.status] if fact.status != "in force" else []
    words += [later] if (later := coming(graph, fact)) else []
    words += [fact.basis] if fact.basis in {"inferred", "assumed"} else []
    words += ["denied"] if fact.negated else []
    return f" ({', '.join(words)})" if words else ""


def line(graph: Graph, fact: Fact, tail: str, head: str, words: str, *, mark: str = "", colour: str = "") -> Line:
    """The line of one relation between two of its fillers."""
    rank: Rank = fact.row.rank or "level"
    note, style = notes(graph, fact), firm(graph, fact)
    # of several in a relation one may not be there yet: what runs to or from that one is foreseen
    later = [when for end in (tail, head) if end in graph.things and (when := coming(graph, graph.things[end]))]
    if style == "settled" and later:
        note, style = note or f" ({later[0]})", "unsettled"
    return Line(
        tail, head, ((mark, words, note),), fact.row.carries, style, fact.basis in {"inferred", "assumed"}, bool(mark), rank,
        colour or COLOURS.get(fact.row.carries, GREY),
    )  # fmt: skip


def firmest(lines: Iterable[Line]) -> list[Line]:
    """Where two lines between the same things say the same, only the firmer one: settled before foreseen, stated before inferred."""
    found: dict[tuple[object, ...], Line] = {}
    for one in lines:
        place = (one.tail, one.head, *(verb for _, verb, _ in one.words))
        known = found.get(place)
        if known is None or _weight(one) > _weight(known):
            found[place] = one
    return list(found.values())


def _weight(one: Line) -> tuple[int, bool, bool]:
    return ("denied", "past", "unsettled", "settled").index(one.firm), not one.hollow, one.strong


def merged(lines: Iterable[Line]) -> list[Line]:
    """One line for all that run the same way between the same two things and look alike."""
    found: dict[tuple[object, ...], Line] = {}
    for one in lines:
        place = (one.tail, one.head, *one.look)
        known = found.get(place)
        if known is None:
            found[place] = one
        else:
            found[place] = replace(
                known,
                words=tuple(dict.fromkeys((*known.words, *one.words))),
                rank=known.rank if known.rank != "level" else one.rank,
            )
    return list(found.values())


def grouped(
    lines: Iterable[Line], sort: Callable[[str], object | None]
) -> tuple[list[Line], dict[str, tuple[str, ...]]]:
    """Things that stand alike become one: the lines between what is left, and the members of each box, itself first.

    ``sort`` gives what two things must share besides their lines (their kind, their status), or None for a thing that
    always has its own box.
    """
    current = list(lines)
    boxes: dict[str, tuple[str, ...]] = {item: (item,) for one in current for item in (one.tail, one.head)}
    while True:
        ends: dict[str, set[tuple[object, ...]]] = {item: set() for item in boxes}
        for one in current:
            ends[one.tail].add(("to", one.head, one.words, *one.look))
            ends[one.head].add(("from", one.tail, one.words, *one.look))
        alike: dict[tuple[object, ...], list[str]] = {}
        for item in boxes:
            kind = sort(item)
            alike.setdefault((item,) if kind is None else (kind, frozenset(ends[item])), []).append(item)
        into = {item: members[0] for members in alike.values() for item in members}
        if all(item == first for item, first in into.items()):
            return current, boxes
        boxes = {members[0]: tuple(name for member in members for name in boxes[member]) for members in alike.values()}
        current = merged(replace(one, tail=into[one.tail], head=into[one.head]) for one in current)


def draw_lines(sheet: Sheet, lines: Sequence[Line], ports: Mapping[str, tuple[str, str]]) -> None:
    """Draw lines between the boxes of a sheet. ``ports``: what is a row of another box, by its box and port.

    Of many things that hang on one by a single line, every second is placed one rank further away, to save width.
    """
    count = Counter(item for one in lines for item in (one.tail, one.head))
    hanging: Counter[tuple[str, Rank]] = Counter()
    for one in lines:
        tail, tail_port = ports.get(one.tail, (one.tail, ""))
        head, head_port = ports.get(one.head, (one.head, ""))
        leaf, stem = (one.tail, one.head) if one.rank == "up" else (one.head, one.tail)
        far = 0
        if count[leaf] == 1 and leaf not in ports and sum(_hangs(other, stem, count) for other in lines) >= _MANY:
            hanging[stem, one.rank] += 1
            far = 1 - hanging[stem, one.rank] % 2
        sheet.line(
            tail, head, one.text, colour=one.colour or GREY, firm=one.firm, hollow=one.hollow, strong=one.strong, up=one.rank == "up",
            port=(tail_port, head_port), minlen=0 if one.rank == "level" else 1 + far,
        )  # fmt: skip


_MANY = 4
"""Things that hang on one by a single line before they are placed in two rows."""


def _hangs(one: Line, stem: str, count: Counter[str]) -> bool:
    return (one.head == stem and one.rank == "up" and count[one.tail] == 1) or (
        one.tail == stem and one.rank == "down" and count[one.head] == 1
    )

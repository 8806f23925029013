"""Is something there on a day? Time colours, it does not delete (docs/design.md#time)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.model.base import Item
from govgraph.model.dates import Moment, day_words
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Post, Thing
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph.graph import Graph

State = Literal["not yet", "live", "ended", "cannot tell"]


class Life(Struct, frozen=True):
    """The state of an item on a day, why, and the days between which it can live at all (None: open)."""

    state: State
    reason: str = ""
    start: date | None = None
    until: date | None = None

    @property
    def truth(self) -> Truth:
        """yes when live, unknown when it cannot be told, else no."""
        return {"live": Truth.YES, "cannot tell": Truth.UNKNOWN}.get(self.state, Truth.NO)


def life(graph: Graph, item: Item, day: date) -> Life:
    """The state of a thing or relation on a day.

    It follows from its own dates, from the days on which the law knows bodies of its kind, and from the life of what it
    belongs to.

    A parent counts from the day on which it is one. What replaces something stands though that has ended.
    """
    above = _above(graph, item, day)
    known = _lives(graph, above, day)
    return _shortest([*_bounds(graph, item, day), *(_because(known[thing.id], thing.name) for thing in above)])


def _lives(graph: Graph, things: Iterable[Thing], day: date) -> dict[str, Life]:
    """The life of each of these: what is above it first, however many levels there are.

    Where parents go round in a circle, a thing is bounded by everything on and above the circle.
    """
    known: dict[str, Life] = graph.memory.setdefault(_lives, {}).setdefault(day, {})
    for first in things:
        if first.id in known:
            continue
        way, open_, circle = [first], {first.id: iter(_above(graph, first, day))}, False
        while way and first.id not in known:
            thing = way[-1]
            higher = next((one for one in open_[thing.id] if one.id not in known), None)
            if higher is None:
                over = [one for one in _above(graph, thing, day) if one.id in known]
                known[thing.id] = _shortest(
                    [*_bounds(graph, thing, day), *(_because(known[one.id], one.name) for one in over)]
                )
                way.pop()
            elif higher.id in open_:
                circle = True
            else:
                open_[higher.id] = iter(_above(graph, higher, day))
                way.append(higher)
        if circle:
            for thing_id in open_:
                known[thing_id] = _on_a_circle(graph, graph.things[thing_id], day)
    return known


def _on_a_circle(graph: Graph, first: Thing, day: date) -> Life:
    bounds, todo, seen = _bounds(graph, first, day), list(reversed(_above(graph, first, day))), {first.id}
    while todo:
        thing = todo.pop()
        if thing.id not in seen:
            seen.add(thing.id)
            bounds += [_because(bound, thing.name) for bound in _bounds(graph, thing, day)]
            todo += reversed(_above(graph, thing, day))
    return _shortest(bounds)


def _shortest(bounds: list[Life]) -> Life:
    return min(bounds, key=lambda bound: ("ended", "not yet", "cannot tell", "live").index(bound.state))


def _bounds(graph: Graph, item: Item, day: date) -> list[Life]:
    """What bounds an item by itself: its dates, and the dates of its kind in law."""
    if item.status == "past":
        return [Life("ended", "the source says it is past")]
    own = _own(item, day)
    if not isinstance(item, Body):
        return [own]
    return [own, _before_its_parent(graph, _later(graph, item, day), own) or _kind(graph, item, day)]


def _later(graph: Graph, thing: Thing, day: date) -> list[Fact]:
    """Lines to parents that begin after the day."""
    return [fact for fact in graph.parents(thing.id) if _own(fact, day).state == "not yet"]


def _above(graph: Graph, item: Item, day: date) -> list[Thing]:
    """What has to be there for an item to be there: the one parent of each line, bodies of a post, ends of a relation."""
    if item.status == "past":
        return []
    if isinstance(item, Fact):
        roles = item.row.main[:1] if item.row.carries == "succession" else item.row.main
        fillers = [[graph.things[name] for name in item.role(role).ids if name in graph.things] for role in roles]
        return [found[0] for found in fillers if len(found) == 1]
    if not isinstance(item, Thing):
        return []
    later = _later(graph, item, day)
    lines = [fact for fact in graph.parents(item.id) if fact not in later and not fact.negated]
    found = [graph.things.get(fact.object.ids[0]) for fact in lines if len(fact.object.ids) == 1]
    bodies = graph.bodies_of_post(item.id) if isinstance(item, Post) else ()
    return [*(thing for thing in found if thing is not None), *bodies]


def _before_its_parent(graph: Graph, later: list[Fact], own: Life) -> Life | None:
    """The life of a body that its source says is there before it becomes somebody's committee, board or sub-group.

    Its kind in law comes with the parent and does not bound it before. None: its kind counts.
    """
    if not later or own.state != "live" or own.start is None:
        return None
    above = graph.things.get(later[0].object.ids[0]) if later[0].object.ids else None
    if above is None:
        return None
    return Life("live", f"set up before it belongs to {above.name}, {later[0].span}", own.start, own.until)


def _because(bound: Life, name: str) -> Life:
    if bound.state == "live" or bound.reason.startswith("because"):
        return bound
    return Life(bound.state, f"because {name} {_verb(bound.state)}: {bound.reason}", bound.start, bound.until)


def _verb(state: State) -> str:
    return {"not yet": "is not there yet", "ended": "has ended", "cannot tell": "may not be there"}.get(
        state, "is there"
    )


def _first(moment: Moment | None) -> date | None:
    return moment.first if moment else None


def _said(moment: Moment | None) -> str:
    """A day as people write it, or what the paper writes where it is no one day."""
    if moment is None:
        return ""
    return day_words(moment.first) if moment.after - moment.first == timedelta(days=1) else str(moment)


def _own(item: Item, day: date) -> Life:
    span = item.span
    started, ended = span.started(day), span.ended(day)
    bounds = {"start": _first(span.start), "until": _first(span.until)}
    if started is Truth.NO:
        return Life("not yet", f"it starts on {_said(span.start)}", **bounds)
    if ended is Truth.YES:
        return Life("ended", f"it ended on {_said(span.until)}", **bounds)
    if started is Truth.UNKNOWN or ended is Truth.UNKNOWN:
        return Life("cannot tell", f"its dates are no more exact than {span.start or span.until}", **bounds)
    return Life("live", str(span) if span.start or span.until else "", **bounds)


def _kind(graph: Graph, body: Body, day: date) -> Life:
    kind = graph.registry.find_kind(body.kind) if body.kind else None
    if kind is None:
        return Life("live")
    if kind.start is not None and day < kind.start:
        return Life("not yet", f"no {kind.name} exists before {day_words(kind.start)}", kind.start, kind.until)
    if kind.until is not None and day >= kind.until:
        return Life("ended", f"no {kind.name} exists from {day_words(kind.until)}", kind.start, kind.until)
    return Life("live", "", kind.start, kind.until)

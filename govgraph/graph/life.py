"""Is something there on a day? Time colours, it does not delete (docs/design.md#time)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from govgraph.model.base import Item
from govgraph.model.dates import Moment, day_words
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Post, Thing
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph.graph import Graph

State = Literal["not yet", "live", "ended", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Life:
    """The state of an item on a day, why, and the days between which it can live at all (None: open)."""

    state: State
    reason: str = ""
    start: date | None = None
    until: date | None = None

    @property
    def truth(self) -> Truth:
        """yes when live, unknown when it cannot be told, else no."""
        return {"live": Truth.YES, "cannot tell": Truth.UNKNOWN}.get(self.state, Truth.NO)


def life(graph: Graph, item: Item, day: date, _above: frozenset[str] = frozenset()) -> Life:
    """The state of a thing or relation on a day: its own dates, its kind's legal dates, its parent's life.

    A parent counts from the day on which it is one. What replaces something stands though that has ended.
    """
    if item.status == "past":
        return Life("ended", "the source says it is past")
    own = _own(item, day)
    bounds = [own]
    lines = graph.parents(item.id) if isinstance(item, Thing) and item.id not in _above else ()
    later = [fact for fact in lines if _own(fact, day).state == "not yet"]
    if isinstance(item, Body):
        bounds.append(_before_its_parent(graph, later, own) or _kind(graph, item, day))
    if isinstance(item, Thing) and item.id not in _above:
        for fact in lines:
            if fact in later:
                continue
            above = graph.things.get(fact.object.ids[0]) if len(fact.object.ids) == 1 else None
            if above is not None and not fact.negated:
                bounds.append(_because(life(graph, above, day, _above | {item.id}), above.name))
        if isinstance(item, Post):
            bounds += [
                _because(life(graph, body, day, _above | {item.id}), body.name)
                for body in graph.bodies_of_post(item.id)
            ]
    if isinstance(item, Fact):
        for role in item.row.main[:1] if item.row.carries == "succession" else item.row.main:
            fillers = [graph.things[name] for name in item.role(role).ids if name in graph.things]
            if len(fillers) == 1:
                bounds.append(_because(life(graph, fillers[0], day, _above), fillers[0].name))
    return min(bounds, key=lambda bound: ("ended", "not yet", "cannot tell", "live").index(bound.state))


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

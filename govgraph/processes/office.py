"""Who cannot act when a step asks them to: not yet in being or in office, ended, or nobody in the post."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.model.dates import day_words
from govgraph.model.processes import Step
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.processes.binding import actors_of

if TYPE_CHECKING:
    from govgraph.graph import Graph


class NotInOffice(Struct, frozen=True):
    """Somebody who cannot act on a day.

    ``role``: which role of the step they have. ``why``: the reason, as the rest of a sentence about them. ``certain``
    false: the model does not hold enough to be sure.
    """

    who: str
    role: str
    why: str
    certain: bool = True


def last_day(graph: Graph, step: Step) -> date:
    """The last day on which a step is in time: that of its date, else the day of the graph."""
    return step.by.after - timedelta(days=1) if step.by is not None else graph.day


def not_in_office(graph: Graph, step: Step) -> Iterator[NotInOffice]:
    """Each of those who take a step, pass it on or receive it, who cannot act by its date (none: on the day asked)."""
    day = last_day(graph, step)
    for role in ("who", "through", "to"):
        for who in actors_of(graph, getattr(step, role)):
            found = _why(graph, who, day)
            if found is not None:
                yield NotInOffice(who, role, *found)


def _why(graph: Graph, who: str, day: date) -> tuple[str, bool] | None:
    thing = graph.things[who]
    life = graph.life(thing, day)
    if life.truth is Truth.NO:
        word = "has ended" if life.state == "ended" else "is not there yet"
        return f"{word} on {day_words(day)} ({life.reason})", True
    if not isinstance(thing, Post):
        return None
    holders = [fact for fact in graph.where("occupies", to=who) if not fact.negated and fact.tier != "past"]
    if any(fact.subject.unknown == "nobody" for fact in holders):
        return f"is held by nobody on {day_words(day)}", True
    held = [fact for fact in holders if graph.life(fact, day).truth is not Truth.NO]
    if holders and not held:
        return f"is held by nobody on {day_words(day)}: {graph.life(holders[0], day).reason}", True
    if held and all(fact.fields.get("how") == "designate" for fact in held):
        names = " and ".join(graph.name(item) for fact in held for item in fact.subject.ids) or "its holder"
        return f"has only a holder who is designate, {names}, and no source says since when in office", False
    return None

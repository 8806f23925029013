"""Who is to hold a matter, or to give it on, and is not there yet on the day: foreseen, and a holder of nothing today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority.matters import Matter
from govgraph.legality.arrangement import KINDS
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.standing import active

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Coming(Struct, frozen=True):
    """A body that is not there yet, and the day from which it can be (None: no source says)."""

    who: str
    start: date | None


def coming(graph: Graph, matter: Matter) -> tuple[Coming, ...]:
    """The bodies named as holding a matter, or as giving it on, that are not there yet on the matter's day."""
    found: dict[str, date | None] = {}
    for who in _named(graph, matter):
        life = graph.life(who, matter.day) if who in graph.things else None
        if life is not None and life.state == "not yet":
            found.setdefault(who, life.start)
    return tuple(Coming(who, start) for who, start in sorted(found.items()))


def _named(graph: Graph, matter: Matter) -> Iterable[str]:
    find = structure(graph)
    for item in sorted(matter.above):
        for kind in ("holds", *KINDS):
            for fact in graph.where(kind, what=item):
                if not fact.negated and fact.tier != "past" and active(fact, matter.given):
                    yield from (find.itself(who) for who in opened_in_law(find.graph, fact.subject.ids))

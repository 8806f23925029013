"""Does something hold on the day of the graph? One value says so for every verb, check and chart.

===========  ======================================================================================================
settled      it holds on the day, and is in force or interim
unsure       it is in force, and whether its dates, or those of whoever it is about, take in the day cannot be told
foreseen     a paper says it, and it is not in force: likely, proposed, to be agreed ...
not yet      it, or whoever it is about, begins after the day
past         it is over: by its status, its dates, or the end of whoever it is about
denied       the source says that it is not so
===========  ======================================================================================================

On what ground it is said (a paper, the law, our reading) is another matter: see :mod:`govgraph.model.ground`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from govgraph.model.base import Item
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Standing(IntEnum):
    """How something stands on the day; the order is from what does not hold to what does."""

    DENIED = 0
    PAST = 1
    NOT_YET = 2
    FORESEEN = 3
    UNSURE = 4
    SETTLED = 5

    @property
    def stands(self) -> bool:
        """Not denied, not over, begun or perhaps begun: whatever its status."""
        return self >= Standing.FORESEEN

    @property
    def in_force(self) -> bool:
        """In force or interim, as far as can be told."""
        return self >= Standing.UNSURE

    @property
    def words(self) -> str:
        """How it stands, as answers and tables say it: ``settled``, ``not yet``, ``denied`` ..."""
        return self.name.lower().replace("_", " ")


def standing(graph: Graph, item: Item) -> Standing:
    """How a thing or relation stands on the day of the graph. What says nothing about its dates has begun and goes on."""
    if isinstance(item, Fact) and item.negated:
        return Standing.DENIED
    if item.tier == "past":
        return Standing.PAST
    state = graph.life(item).state
    if state == "ended":
        return Standing.PAST
    if state == "not yet":
        return Standing.NOT_YET
    if item.tier != "settled":
        return Standing.FORESEEN
    return Standing.UNSURE if state == "cannot tell" else Standing.SETTLED


def active(fact: Fact, given: Iterable[str]) -> bool:
    """Does a relation hold given these events: all that it needs are given, and none that it excludes?

    Where one of several events is needed (``any``, or ``one of`` which the source leaves open), one that is given is enough.
    """
    events = set(given)
    needed = fact.role("if")
    if needed.ids and not (events & set(needed.ids) if needed.mode in {"any", "one of"} else events >= set(needed.ids)):
        return False
    return not events & set(fact.role("unless").ids)

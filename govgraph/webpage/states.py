"""What the page can be asked: each option, on each day, at each amount; and who decides what in each of these.

Everything is asked of the product's own questions when the page is made. The script only looks it up.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from govgraph.answer import Answer
from govgraph.comparison.side import Side, who_decides
from govgraph.comparison.structure import Delta
from govgraph.graph import Graph
from govgraph.model.amounts import pounds
from govgraph.model.bands import ENDLESS, Band
from govgraph.model.facts import Fact
from govgraph.model.scenario import BASELINE, Option, Scenario
from govgraph.overview import badge
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.verbs import VERBS
from govgraph.reading.short_names import short_option

MOST_AMOUNTS = 6
"""As many amounts are offered at most."""


@dataclass(frozen=True, slots=True)
class OfferedAmount:
    """An amount that is offered: what it is called, and what is asked (None: any)."""

    words: str
    value: str | None = None


@dataclass(frozen=True)
class PageState:
    """One option on one day, at one amount."""

    side: Side
    now: Side
    day: int
    amount: OfferedAmount
    number: int

    @property
    def graph(self) -> Graph:
        """Its graph."""
        return self.side.graph

    @property
    def option(self) -> str:
        """The id of its option, or baseline."""
        return self.side.graph.option

    @property
    def called(self) -> str:
        """What its option is called in a sentence: now, option b, or by its short name where its id is a word."""
        return "now" if self.side.option is None else called(self.side.option)

    @functools.cached_property
    def answers(self) -> Mapping[str, Answer[WhoDecides]]:
        """Who decides each decision, at its amount."""
        return {thing.id: self._asked(thing.id) for thing in self.graph.in_category("decision")}

    def _asked(self, matter: str) -> Answer[WhoDecides]:
        plain = who_decides(self.graph, matter)
        if self.amount.value is None or not (plain.result.by_value or plain.result.limits or plain.result.bands):
            return plain
        return VERBS["who-decides"].answer(self.graph, matter, value=self.amount.value)

    def now_at(self, states: Sequence[PageState]) -> PageState:
        """What holds now on the same day at the same amount."""
        return next(one for one in states if (one.option, one.day, one.number) == (BASELINE, self.day, self.number))

    @functools.cached_property
    def delta(self) -> Delta | None:
        """What differs from now in structure; None: it is now."""
        return Delta(self.now.graph, self.graph) if self.option != BASELINE else None

    @functools.cached_property
    def touched(self) -> frozenset[str]:
        """Ids of the things that the option adds or changes, or of which it adds, ends or changes a relation."""
        if self.delta is None:
            return frozenset()
        facts: Iterator[Fact] = iter((*self.delta.added_facts, *self.delta.removed_facts, *self.delta.changed_facts))
        named = {item for fact in facts for filler in fact.roles.values() for item in filler.ids}
        return frozenset((*named, *(thing.id for thing in (*self.delta.added, *self.delta.changed))))


def called(option: Option) -> str:
    """What an option is called in a sentence: option b, or its short name where its id is a word."""
    return f"option {option.id}" if badge(option.id, 0) == option.id else short_option(option)


def states(scenario: Scenario, days: Sequence[date | str | None]) -> tuple[PageState, ...]:
    """Every state: the options in their order on the first day, then at each amount, then on the other days."""
    made: list[PageState] = []
    for number, day in enumerate(days):
        sides = [Side.of(scenario, option, on=day, place=None) for option in (BASELINE, *scenario.options)]
        offered = amounts([side.graph for side in sides])
        for at, amount in enumerate(offered):
            made += [PageState(side, sides[0], number, amount, at) for side in sides]
    return tuple(made)


def amounts(graphs: Sequence[Graph]) -> tuple[OfferedAmount, ...]:
    """The amounts at which somebody else may decide: between, at and beyond the limits that are stated; any amount first."""
    limits: set[float] = set()
    for graph in graphs:
        for fact in graph.carrying("rights", "authority"):
            band = Band.of(fact)
            stated = (band.low, band.high, fact.fields.get("limit"))
            limits |= {float(edge) for edge in stated if isinstance(edge, int | float) and 0 < edge < ENDLESS}
    if not limits:
        return (OfferedAmount("any amount"),)
    edges = sorted(limits)[: MOST_AMOUNTS - 1]
    found = [OfferedAmount("any amount"), OfferedAmount(f"under {pounds(edges[0])}", str(max(int(edges[0] / 2), 1)))]
    for low, high in pairwise(edges):
        found.append(OfferedAmount(f"{pounds(low)} to {pounds(high)}", str(int((low + high) / 2))))
    found.append(OfferedAmount(f"over {pounds(edges[-1])}", str(int(edges[-1] * 2))))
    return tuple(found)

"""Rights as the papers state them on one matter: the nearest statement speaks, tiers are kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from govgraph.authority import active
from govgraph.model.base import Basis, Status, weakest
from govgraph.model.facts import Fact
from govgraph.reading.places import within

if TYPE_CHECKING:
    from govgraph.graph import Graph

Tier = Literal["settled", "unsettled", "past"]
_FIRM: tuple[Basis, ...] = ("stated", "law", "inferred", "assumed")


@dataclass(frozen=True, slots=True)
class Asking:
    """What narrows a question about rights: place (empty: any), value in pounds, events given."""

    place: str = ""
    value: float | None = None
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Right:
    """One stated right: its tier on the day (what has not begun is unsettled), and whether its event is given."""

    fact: Fact
    tier: Tier
    active: bool

    @property
    def who(self) -> tuple[str, ...]:
        """Whom the source names."""
        return self.fact.subject.ids


def rights(graph: Graph, what: str, asking: Asking, *verbs: str) -> tuple[Right, ...]:
    """The rights with these verbs on a matter: its own, else those of what it is part of, nearest first.

    A right that is past, or that needs an event that is not given, does not stop the search upward: it is reported
    beside what is found further up.
    """
    beside: list[Right] = []
    seen: set[str] = set()
    level = [what]
    while level:
        here = [right for item in level for verb in verbs for fact in graph.where(verb, what=item)
                if (right := _right(graph, fact, asking)) is not None]  # fmt: skip
        if any(right.active and right.tier != "past" for right in here):
            return (*here, *beside)
        beside += here
        seen |= set(level)
        level = [item for item in graph.wholes(level) if item not in seen]
    return tuple(beside)


def _right(graph: Graph, fact: Fact, asking: Asking) -> Right | None:
    if fact.negated or not _meets(graph, fact, asking):
        return None
    return Right(fact, tier_on_day(graph, fact), active(fact, asking.given))


def tier_on_day(graph: Graph, fact: Fact) -> Tier:
    """Settled, unsettled or past on the graph's day: what has not begun is foreseen, what is assumed is not settled."""
    state = graph.life(fact).state
    if fact.tier == "past" or state == "ended":
        return "past"
    return "unsettled" if state in {"not yet", "cannot tell"} or fact.basis == "assumed" else fact.tier


def _meets(graph: Graph, fact: Fact, asking: Asking) -> bool:
    """Place and value band; a missing value passes."""
    where = fact.role("where").ids
    if (
        asking.place
        and where
        and not within(graph, asking.place, where)
        and not any(within(graph, w, (asking.place,)) for w in where)
    ):
        return False
    low, high = fact.fields.get("value from"), fact.fields.get("value below")
    if asking.value is None:
        return True
    return not (isinstance(low, int | float) and asking.value < low) and not (
        isinstance(high, int | float) and asking.value >= high
    )


def best_tier(rights: Iterable[Right]) -> tuple[Right, ...]:
    """The active rights of the best tier present; past ones never count."""
    live = [right for right in rights if right.active and right.tier != "past"]
    settled = tuple(right for right in live if right.tier == "settled")
    return settled or tuple(live)


def people(rights: Iterable[Right]) -> list[str]:
    """Whom these rights name, each once, in order."""
    return list(dict.fromkeys(item for right in rights for item in right.who))


def firmness(rights: Iterable[Right]) -> tuple[Status | Literal[""], Basis | Literal[""]]:
    """The least firm status and basis among rights; empty when there are none."""
    found = list(rights)
    if not found:
        return "", ""
    bases = [basis for right in found for basis in (right.fact.basis, right.fact.subject.basis) if basis]
    return weakest([right.fact.status for right in found]), max(bases, key=_FIRM.index)

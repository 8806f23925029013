"""Rights as the papers state them on one matter: the nearest statement speaks, tiers are kept apart.

A body that is not there on the day has no right on that day: what a paper gives to several is split into what those
have who are there, and what is foreseen for the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.graph.life import State
from govgraph.graph.sentences import listed, source_text
from govgraph.model.bands import Band
from govgraph.model.base import Basis, Status, weakest
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import narrowed, opened_in_law
from govgraph.reading.matters import nearest, way_up
from govgraph.reading.places import meet
from govgraph.reading.standing import Standing, active, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

DECIDING = ("decides", "reserves")
"""The relations that say who decides: what is reserved to somebody, that body decides."""

Tier = Literal["settled", "unsettled", "past"]
_FIRM: tuple[Basis, ...] = ("stated", "law", "inferred", "assumed")


class Asking(Struct, frozen=True):
    """What narrows a question about rights: place (empty: any), value in pounds, events given."""

    place: str = ""
    value: float | None = None
    given: frozenset[str] = frozenset()


class Right(Struct, frozen=True):
    """One stated right on the day asked about.

    ``tier``: settled, unsettled (what has not begun, too) or past. ``active``: are the events given that it needs?
    ``through``: the relations by which the matter is part of what the paper speaks of, nearest first; none: it speaks
    of the matter itself.
    """

    fact: Fact
    tier: Tier
    active: bool
    through: tuple[Fact, ...] = ()

    @property
    def who(self) -> tuple[str, ...]:
        """The ids of those whom the source gives the right."""
        return self.fact.subject.ids

    @property
    def band(self) -> Band:
        """For which amounts it is stated."""
        return Band.of(self.fact)


def rights(graph: Graph, what: str, asking: Asking, *verbs: str) -> tuple[Right, ...]:
    """The rights with these verbs on a matter: its own, else those of what it is part of, nearest first.

    A right that is past, or that needs an event that is not given, does not stop the search upward: it is reported
    beside what is found further up. Of several wholes each is read, whatever their order.
    """
    beside: list[Right] = []

    def says(item: str) -> Iterable[Right]:
        facts = [fact for verb in verbs for fact in graph.where(verb, what=item)]
        through = way_up(graph, what, item) if facts else ()
        here = [right for fact in facts for right in _rights(graph, fact, asking, through)]
        if any(right.active and right.tier != "past" for right in here):
            return here
        beside.extend(here)
        return ()

    return (*nearest(graph, what, says), *beside)


_ASKING = Asking()


def denied(graph: Graph, what: str, who: Iterable[str], asking: Asking = _ASKING) -> tuple[Fact, ...]:
    """What a source denies that these decide, on the matter or on what it is part of, where nothing nearer says that they
    do. It changes nothing that was delegated, and is told first."""
    named = set(who)

    def says(item: str) -> Iterable[Fact]:
        for fact in graph.where("decides", what=item):
            stands = fact.tier == "settled" and graph.life(fact).truth is not Truth.NO and active(fact, asking.given)
            if stands and _meets(graph, fact, asking) and named & set(opened_in_law(graph, fact.subject.ids)):
                yield fact

    found = nearest(graph, what, says)
    return tuple(fact for fact in found if fact.negated) if all(fact.negated for fact in found) else ()


def denied_words(graph: Graph, facts: Iterable[Fact]) -> str:
    """What a source denies, as one clause: ``the scheme says that the Committee does not decide it (d s1)``."""
    return "; ".join(
        f"{listed([graph.name(item) for item in fact.subject.ids])} "
        f"{'do' if len(fact.subject.ids) > 1 else 'does'} not decide {listed([graph.name(item) for item in fact.object.ids])}"
        f" ({source_text(fact)})"
        for fact in facts
    )


def _rights(graph: Graph, fact: Fact, asking: Asking, through: tuple[Fact, ...]) -> Iterable[Right]:
    """What a relation gives on the day: to those who are there, and as foreseen to those who come later."""
    if fact.negated or not _meets(graph, fact, asking):
        return
    there_only = narrowed(graph, fact.subject.ids, asking.place)
    if there_only != fact.subject.ids:
        if not there_only:
            return
        fact = fact.fill(fact.row.main[0], there_only)
    given = active(fact, asking.given)
    tiers = {tier_on_day(graph, part) for part in through}
    whole: Tier = "past" if "past" in tiers else "unsettled" if "unsettled" in tiers else "settled"
    for part, there in _by_presence(graph, fact):
        tier: Tier = tier_on_day(graph, part) if there == "live" else "past" if there == "ended" else "unsettled"
        if tier == "settled" or whole == "past":
            tier = whole
        yield Right(part, tier, given, through)


def _by_presence(graph: Graph, fact: Fact) -> Iterable[tuple[Fact, State]]:
    """A relation of several, split by who of them is there on the day; those who act together stand or fall together."""
    who = fact.subject.ids
    states = {item: graph.life(item).state for item in who if item in graph.things}
    if len(set(states.values())) < 2:
        yield fact, "live"  # the life of the relation itself says whether it stands
        return
    if fact.subject.mode in {"together", "one of"}:
        order = _WORST if fact.subject.mode == "together" else reversed(_WORST)
        yield fact, next(state for state in order if state in states.values())
        return
    for state in reversed(_WORST):
        named = tuple(item for item in who if states.get(item, "live") == state)
        if named:
            yield fact.fill(fact.row.main[0], named), state


_WORST: tuple[State, ...] = ("ended", "not yet", "cannot tell", "live")


def tier_on_day(graph: Graph, fact: Fact) -> Tier:
    """Settled, unsettled or past on the graph's day: what has not begun is foreseen, what is assumed is not settled."""
    stands = standing(graph, fact)
    if stands <= Standing.PAST:
        return "past"
    return "settled" if stands is Standing.SETTLED and fact.basis != "assumed" else "unsettled"


def _meets(graph: Graph, fact: Fact, asking: Asking) -> bool:
    """Place and value band; a missing value passes."""
    if asking.place and not meet(graph, (asking.place,), fact.role("where").ids):
        return False
    return Band.of(fact).reaches(asking.value)


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

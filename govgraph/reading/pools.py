"""A fund as it is asked about: who pays in and how much, who hosts and manages it, what it pays for, and who gains.

Somebody *gains* from a fund who commissions, provides or is responsible for what it pays for, or of whom a source says
so. Who gains and pays nothing in is named, since they have no say in it and no share of its risk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.model.facts import Fact, FieldValue, Filler
from govgraph.model.things import Fund
from govgraph.reading.actors import behind
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

GAINING = ("commissions", "provides", "responsible for")
"""By which relations somebody gains from what a fund pays for."""


class Contribution(Struct, frozen=True):
    """One party to a fund: what it pays in, in pounds or as a percentage, or the word for not knowing; None: not modelled."""

    who: str
    fact: Fact
    amount: FieldValue | None
    share: FieldValue | None

    @property
    def pounds(self) -> float | None:
        """The amount in pounds, where one is stated for this party."""
        return float(self.amount) if isinstance(self.amount, int | float) else None

    @property
    def percent(self) -> float | None:
        """The share in per cent, where one is stated for this party."""
        return float(self.share) if isinstance(self.share, int | float) else None


class Pool(Struct, frozen=True):
    """A fund with all that is said of it, what is still to come among it.

    ``contributions`` by party, groups opened where each pays for itself; ``hosts`` and ``managers``: ids or a word for not
    knowing; ``pays_for``: ids of matters; ``gains``: who gains, and from which of these.
    """

    fund: Fund
    contributions: tuple[Contribution, ...]
    hosts: tuple[str, ...]
    managers: tuple[str, ...]
    pays_for: tuple[str, ...]
    gains: Mapping[str, tuple[str, ...]]

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of those who pay in, each once, in the order in which papers name them."""
        return tuple(dict.fromkeys(one.who for one in self.contributions))

    @property
    def gains_without_paying(self) -> tuple[str, ...]:
        """Who gains from it and pays nothing in."""
        return tuple(who for who in self.gains if who not in self.parties)

    @property
    def paid_in(self) -> float:
        """What the parties pay in together, in pounds, as far as it is stated."""
        return sum(one.pounds or 0.0 for one in _once(self.contributions))

    @property
    def shares(self) -> float:
        """What the parties' shares come to, in per cent, as far as they are stated."""
        return sum(one.percent or 0.0 for one in _once(self.contributions))

    @property
    def too_much(self) -> str:
        """In what the contributions exceed the whole: amount, share, or nothing."""
        amount = self.fund.amount
        if amount is not None and self.paid_in > amount:
            return "amount"
        return "share" if round(self.shares, 6) > 100 else ""


def _once(contributions: Iterable[Contribution]) -> Iterator[Contribution]:
    """A sum that several pay together counts once; what each pays counts for each."""
    seen: set[str] = set()
    for one in contributions:
        if one.fact.id not in seen or one.fact.subject.mode == "each":
            seen.add(one.fact.id)
            yield one


def pool(graph: Graph, fund: Fund) -> Pool:
    """What is said of a fund, what is still to come among it; what is denied or over is left out."""

    def said(kind: str, role: str) -> list[Fact]:
        return [fact for fact in graph.where(kind, **{role: fund.id}) if standing(graph, fact) >= Standing.NOT_YET]

    contributions = tuple(
        Contribution(who, fact, fact.fields.get("amount"), fact.fields.get("share"))
        for fact in said("contributes to", "to")
        for who in _each(graph, fact.subject)
    )
    pays_for = tuple(dict.fromkeys(item for fact in said("pays for", "who") for item in fact.object.ids))
    return Pool(
        fund,
        contributions,
        _words(said("hosts", "what")),
        _words(said("manages", "what")),
        pays_for,
        _gains(graph, fund.id, pays_for),
    )


def _each(graph: Graph, filler: Filler) -> tuple[str, ...]:
    """Who stands in a role, groups opened; a group of which nobody is named stands for itself."""
    return tuple(who for item in filler.ids for who in (behind(graph, (item,)).ids or (item,)))


def _words(facts: Iterable[Fact]) -> tuple[str, ...]:
    found = (
        word
        for fact in facts
        for word in (fact.subject.ids or ((fact.subject.unknown,) if fact.subject.unknown else ()))
    )
    return tuple(dict.fromkeys(found))


def _gains(graph: Graph, fund: str, pays_for: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Who gains, and from what: those who have to do with what it pays for, and of whom a source says so."""
    found: dict[str, dict[str, None]] = {}
    for matter in pays_for:
        for kind in GAINING:
            for fact in graph.where(kind, what=matter):
                if standing(graph, fact) >= Standing.NOT_YET:
                    for who in _each(graph, fact.subject):
                        found.setdefault(who, {})[matter] = None
    for matter in (fund, *pays_for):
        for fact in graph.where("benefits from", what=matter):
            if standing(graph, fact) >= Standing.NOT_YET:
                for who in _each(graph, fact.subject):
                    found.setdefault(who, {})[matter] = None
    return {who: tuple(matters) for who, matters in found.items()}

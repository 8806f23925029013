"""Where money comes from and goes: what is returned, made from what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact
from govgraph.model.things import Fund
from govgraph.questions.listing import gathered
from govgraph.reading.pools import Pool

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class MoneyFlows:
    """Where money comes from and where it goes: funds, and who has which part in them, by their ids.

    Money gives nobody authority. A word of a paper that leaves it open (not stated, unclear, nobody) may stand for who.
    """

    funds: Ids
    """The funds."""
    contributors: tuple[str, ...]
    """Who pays in."""
    contributions: Mapping[str, float]
    """By who pays in alone: how many pounds, over all funds."""
    hosts: tuple[str, ...]
    """Who hosts a fund."""
    managers: tuple[str, ...]
    """Who manages one."""
    allocators: tuple[str, ...]
    """Who allocates money."""
    recipients: tuple[str, ...]
    """Who receives what is allocated."""
    allocates: tuple[str, ...]
    """What is allocated."""
    funders: tuple[str, ...]
    """Who funds something."""
    funded: tuple[str, ...]
    """What is funded."""
    payers: tuple[str, ...]
    """What or who pays for a matter."""
    pays_for: tuple[str, ...]
    """For which."""
    poolers: tuple[str, ...]
    """Who aligns or pools money."""
    pooled: tuple[str, ...]
    """What they align or pool."""
    pooled_with: tuple[str, ...]
    """With whom."""
    extent: tuple[str, ...]
    """How far, in the words of the papers."""
    under: tuple[str, ...]
    """Under which agreements."""
    amounts: Mapping[str, float]
    """By fund of which it is stated: how many pounds it holds."""
    surplus: Mapping[str, str]
    """By fund: who keeps what is left, or bears what is lacking; "not modelled" where nothing is known."""
    powers: Mapping[str, str]
    """By fund: the power on which it rests; "not modelled" where none is known."""
    statuses: Mapping[str, str]
    """By fund: how firm it is."""
    in_place: Ids
    """Funds that are there on the day."""
    periods: Mapping[str, str]
    """By fund: for which time it is."""
    hosts_not_stated: Ids
    """Funds of which no paper says who hosts them."""
    not_stated: bool
    """Does a paper leave anything open?"""
    ids: Ids
    """The relations of money."""
    negated: Ids
    """Those that a paper denies."""
    found: bool
    """Is there any fund or relation?"""
    sources: tuple[str, ...]
    """Where they were read."""
    allocates_to_own_members: tuple[str, ...]
    """Who allocates to its own members."""
    own_members_that_receive: Ids
    """Members of an allocator who receive what it allocates."""
    parties: Mapping[str, Ids]
    """By fund: who pays in."""
    shares: Mapping[str, Mapping[str, float]]
    """By fund and party whose share is stated: how many per cent it pays."""
    paid_in: Mapping[str, float]
    """By fund: how many pounds its parties pay in, as far as it is stated."""
    gains: Mapping[str, Mapping[str, Ids]]
    """By fund: who gains from it, and what is paid for them."""
    gains_without_paying: Mapping[str, Ids]
    """By fund: who gains from it and pays nothing in."""
    amounts_not_stated: Mapping[str, Ids]
    """By fund: parties of whom no paper says how much they pay in."""
    too_much: Ids
    """Funds into which more is paid than the whole."""


def money(
    graph: Graph, every: list[Fact], funds: list[Fund], own: Mapping[str, list[str]], pools: Sequence[Pool]
) -> MoneyFlows:
    """What was found as ids and plain values; ``own``: by allocation, who receives and sits with those who allocate."""
    facts = [fact for fact in every if not fact.negated]

    def of(kind: str, role: str) -> tuple[str, ...]:
        return tuple(gathered((fact for fact in facts if fact.kind == kind), role))

    amounts: dict[str, float] = {fund.id: fund.amount for fund in funds if fund.amount is not None}
    by_party: dict[str, float] = {}
    for fact in facts:
        amount = fact.fields.get("amount")
        if isinstance(amount, int | float) and len(fact.role("who").ids) == 1:
            by_party[fact.role("who").ids[0]] = by_party.get(fact.role("who").ids[0], 0.0) + float(amount)
    return MoneyFlows(
        funds=tuple(fund.id for fund in funds),
        contributors=of("contributes to", "who"),
        contributions=by_party,
        hosts=of("hosts", "who"),
        managers=of("manages", "who"),
        allocators=of("allocates to", "who"),
        recipients=of("allocates to", "to"),
        allocates=of("allocates to", "what"),
        funders=of("funds", "who"),
        funded=of("funds", "what"),
        payers=of("pays for", "who"),
        pays_for=of("pays for", "what"),
        poolers=of("aligns or pools", "who"),
        pooled=of("aligns or pools", "what"),
        pooled_with=of("aligns or pools", "to"),
        extent=tuple(sorted({str(fact.fields["extent"]) for fact in facts if "extent" in fact.fields})),
        under=tuple(gathered(facts, "under")),
        amounts=amounts,
        surplus={fund.id: fund.surplus or "not modelled" for fund in funds},
        powers={fund.id: fund.power or "not modelled" for fund in funds},
        statuses={fund.id: fund.status for fund in funds},
        in_place=tuple(fund.id for fund in funds if fund.tier == "settled" and graph.life(fund).state == "live"),
        periods={fund.id: str(fund.span) for fund in funds},
        hosts_not_stated=tuple(
            sorted(
                {
                    item
                    for fact in facts
                    if fact.kind == "hosts" and not fact.role("who").known
                    for item in fact.role("what").ids
                }
            )
        ),
        not_stated=any(filler.unknown == "not stated" for fact in facts for filler in fact.roles.values()),
        ids=tuple(fact.id for fact in facts),
        negated=tuple(fact.id for fact in every if fact.negated),
        found=bool(facts or funds),
        sources=tuple(sorted({str(source) for item in (*facts, *funds) for source in item.sources})),
        allocates_to_own_members=tuple(
            sorted({who for fact in facts if own.get(fact.id) for who in fact.role("who").ids})
        ),
        own_members_that_receive=tuple(sorted({item for found in own.values() for item in found})),
        parties={one.fund.id: tuple(one.parties) for one in pools if one.parties},
        shares={
            one.fund.id: {part.who: part.percent for part in one.contributions if part.percent is not None}
            for one in pools
            if any(part.percent is not None for part in one.contributions)
        },
        paid_in={one.fund.id: one.paid_in for one in pools if one.paid_in},
        gains={one.fund.id: {who: tuple(what) for who, what in one.gains.items()} for one in pools if one.gains},
        gains_without_paying={
            one.fund.id: tuple(one.gains_without_paying) for one in pools if one.gains_without_paying
        },
        amounts_not_stated={
            one.fund.id: tuple(part.who for part in one.contributions if part.amount in UNKNOWNS)
            for one in pools
            if any(part.amount in UNKNOWNS for part in one.contributions)
        },
        too_much=tuple(one.fund.id for one in pools if one.too_much),
    )

"""Who pays, hosts, manages, allocates and pools. Money never carries authority (docs/design.md#money): the answer says so.

An allocator whose own members receive what it allocates is named: a conflict to be managed, intended or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line
from govgraph.graph.sentences import listed as joined
from govgraph.graph.sentences import plural
from govgraph.model.amounts import pounds
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted
from govgraph.model.things import Fund, Group
from govgraph.questions.aloud import aloud, says, sources, verb
from govgraph.questions.listing import (
    COLUMNS,
    any_thing,
    by_tier,
    mentioned,
    named,
    names,
    relations_of,
    row,
)
from govgraph.questions.money_pools import pool_lines, pool_sentence, pool_tables
from govgraph.questions.money_result import MoneyFlows, money
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import behind, named_by
from govgraph.reading.pools import pool

if TYPE_CHECKING:
    from govgraph.graph import Graph

STANDING = "Money carries no authority: to spend a fund, each contributor's function must be held or received."


def answer(graph: Graph, node: str | None = None) -> Answer[MoneyFlows]:
    """The money relations of a thing (its groups' too), or of the whole graph. Raises NotFound or AmbiguousName."""
    thing = any_thing(graph, node) if node else None
    facts = by_tier(_about(graph, thing.id) if thing else graph.carrying("money"))
    there = [fact for fact in facts if not fact.negated]
    funds = _funds(graph, there, thing.id if thing else "")
    own = {fact.id: own_recipients(graph, fact) for fact in there if fact.kind == "allocates to"}
    pools = [pool(graph, fund) for fund in funds]
    result = money(graph, facts, funds, own, pools)
    of = thing.name if thing else ""
    lines = [line for one in pools for line in pool_lines(graph, one, alone=len(pools) == 1)]
    lines += [Line(label=label, text=named(graph, items)) for label, items in _parts(result) if items]
    for fact in there:
        if own.get(fact.id):
            lines.append(
                Line(
                    label="To own members",
                    text=f"{named(graph, fact.role('who').ids)} to {named(graph, own[fact.id])}",
                )
            )
    alone = len(pools) == 1 and thing is not None and pools[0].fund.id == thing.id
    if not facts and not funds:
        headline = f"No paper says where money{f' of {of}' if of else ''} comes from or goes to."
    else:
        told = [f"name {counted(len(funds), 'fund')}"] if funds else []
        if there:
            told.append(f"say in {counted(len(there), 'place')} who pays, holds or receives money")
        headline = (
            pool_sentence(graph, pools[0]) if alone else f"{f'On {of}, the' if of else 'The'} papers {joined(told)}."
        )
        if result.allocates_to_own_members:
            who = result.allocates_to_own_members
            headline += f" {says(graph, who)} {'allocate to their own members' if plural(graph, who) else 'allocates to its own members'}."
    return Answer(
        reading=reading(
            graph,
            "money",
            f"Where does the money{f' of {of}' if of else ''} come from and go to?",
            {"node": thing.id} if thing else {},
        ),
        headline=headline,
        summary=_summary(graph, result, there, told=alone),
        lines=tuple(lines),
        columns=COLUMNS,
        rows=tuple(row(graph, fact) for fact in facts),
        tables=tuple(pool_tables(graph, pools)),
        result=result,
        names=names(
            graph,
            {
                *mentioned(facts),
                *(fund.id for fund in funds),
                *result.own_members_that_receive,
                *(who for one in pools for who in (*one.parties, *one.gains)),
                *([thing.id] if thing else []),
            },
        ),
        notes=(STANDING, *_open_lists(graph, there)) if there or funds else (),
    )


def _summary(graph: Graph, found: MoneyFlows, there: list[Fact], *, told: bool) -> tuple[Line, ...]:
    """``told``: of one fund the headline says what it holds and what no paper says. The funds; who pays in, hosts, manages, allocates and receives; what is not said; that money gives no authority."""
    said, silent = [], []
    for every, words in (
        (found.contributors, "pays in"),
        (found.hosts, "hosts it"),
        (found.managers, "manages it"),
        (found.allocators, "allocates it"),
        (found.recipients, "receives it"),
        (found.poolers, "aligns or pools money"),
    ):
        who = [item for item in every if item not in UNKNOWNS]
        said += [f"{says(graph, who, room=12)} {verb(graph, who, words)}"] if who else []
        silent += [f"who {words}"] if every and not who else []
    funds = [item for item in found.funds if item not in found.amounts]
    much = f"how much is in {says(graph, funds)}" if funds else ""
    missing = joined([text for text in (*silent, much) if text])
    amounts = [f"{graph.name(fund)} holds {pounds(amount)}" for fund, amount in found.amounts.items()]
    return aloud(
        ("Funds", "; ".join(amounts) if not told else ""),
        ("Who", "; ".join(said[:4])),
        (
            "Conflict",
            f"{says(graph, found.own_members_that_receive)} {verb(graph, found.own_members_that_receive, 'sits')} with those who allocate, and {verb(graph, found.own_members_that_receive, 'receives')} what they allocate"
            if found.own_members_that_receive
            else "",
        ),
        ("Missing", f"No paper says {missing}" if missing and not told else ""),
        ("Authority", _no_authority(graph, found)),
        ("Sources", sources(there)),
    )


def _no_authority(graph: Graph, found: MoneyFlows) -> str:
    """That to hold money gives no authority, of those who hold or allocate it; empty where no paper names any."""
    who = [item for item in dict.fromkeys((*found.managers, *found.hosts, *found.allocators)) if item not in UNKNOWNS]
    if not who:
        return ""
    needs = verb(graph, who, "needs")
    return f"The money itself gives no authority. To spend it, {says(graph, who, room=12)} {needs} that of those whose functions it pays for"


def own_recipients(graph: Graph, fact: Fact) -> list[str]:
    """Who stands on both sides of an allocation: a member of the allocator that receives, or whose post or group does.

    Groups are opened, and a post counts for its body. A group that is both member and recipient counts as itself.
    """
    receiving = _standing(graph, fact.role("to").ids)
    members: list[str] = []
    for allocator in behind(graph, fact.role("who")).ids:
        for seat in graph.where("member of", to=allocator):
            if not seat.negated:
                members += [*seat.role("who").ids, *seat.role("for").ids]
    return sorted(_standing(graph, members) & receiving)


def _standing(graph: Graph, ids: Iterable[str]) -> set[str]:
    """These things, what is behind them when they are groups, and the bodies and groups that their posts belong to."""
    found = set(ids) | set(behind(graph, ids).ids)
    for item in list(found):
        bodies = {body for fact in graph.where("of", who=item) if not fact.negated for body in fact.role("to").ids}
        found |= bodies | set(behind(graph, bodies).ids)
    return found


def _about(graph: Graph, thing: str) -> list[Fact]:
    """Money relations that touch a thing, a group of it, or a fund that they pay into."""
    near = set(named_by(graph, thing))
    found = {fact.id: fact for item in near for fact in relations_of(graph, item) if fact.row.carries == "money"}
    return list(found.values())


def _funds(graph: Graph, facts: list[Fact], thing: str) -> list[Fund]:
    """The funds that these relations name; all funds when nothing is asked for."""
    ids = mentioned(facts) | {thing}
    return [
        item
        for item in graph.all_things.values()
        if isinstance(item, Fund) and (item.id in ids if thing else not item.comparator)
    ]


def _parts(found: MoneyFlows) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who and what have a part in money, each under its label."""
    return (
        ("Funds", found.funds),
        ("Contributors", found.contributors),
        ("Hosts", found.hosts),
        ("Managers", found.managers),
        ("Allocators", found.allocators),
        ("Recipients", found.recipients),
        ("Allocated", found.allocates),
        ("Funders", found.funders),
        ("Funded", found.funded),
        ("Pays for", found.pays_for),
        ("Aligns or pools", found.poolers),
        ("Pooled or aligned", found.pooled),
        ("With", found.pooled_with),
    )


def _open_lists(graph: Graph, facts: list[Fact]) -> list[str]:
    open_groups = {group for fact in facts for filler in fact.roles.values() for group in behind(graph, filler).open}
    named_groups = sorted(group for group in open_groups if isinstance(graph.things.get(group), Group))
    return [f"{named(graph, named_groups)}: the list is not known to be complete."] if named_groups else []


VERB = Verb(
    name="money",
    answer=answer,
    parameters=(
        Parameter(
            "node", "a fund, body, group or matter; nothing: all money in the scenario", main=True, required=False
        ),
    ),
    place=180,
    brief="Funds: who pays in, hosts, manages; what they pay for.",
    help="Funds, contributors, hosts, managers, allocations and pooled budgets; who allocates to its own members.",
    reads="where does the money of {node} come from and go to",
)

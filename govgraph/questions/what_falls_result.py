"""What falls: what is returned, and by which relations each sort of thing hung on what goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.model.facts import Fact
from govgraph.questions.falling import Fall
from govgraph.questions.support import Support, of_fact

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class WhatFalls:
    """What no longer is when something goes: who is left without a decider, a parent, a line, a host or a voice.

    What falls with it is gone too. Empty: nothing of that sort.
    """

    matters_affected: Ids
    """Matters of the relations that fall."""
    matters_without_decider: Ids
    """Matters that nobody decides any more."""
    foreseen: Mapping[str, Ids]
    """By matter that nobody decides: who is foreseen to."""
    reverts_to: Mapping[str, Ids]
    """By matter that nobody decides: on whom it rests still, and to whom it comes back."""
    bands_without_decider: Mapping[str, tuple[str, ...]]
    """By matter that somebody still decides: the amounts for which nobody does any more, in words."""
    matters_without_remit: Ids
    """Matters with which nobody is charged any more."""
    functions_without_holder: Ids
    """Functions that rest on nobody any more."""
    replaced_by: Ids
    """Who replaces what goes."""
    replaced_for: Mapping[str, Ids]
    """By who replaces it: the matters that it takes over; none: all."""
    not_taken_over: Ids
    """Matters that nobody decides and that no paper says to be taken over."""
    falls_with: Ids
    """What falls with it: posts, committees, groups."""
    bodies_without_parent: Ids
    """Bodies that belong to nothing any more."""
    without_line: Ids
    """Who answers to nobody any more."""
    lines_through_it: Ids
    """Whose lines went through it."""
    stranded: Ids
    """Who no longer receives what was given to it."""
    delegations_stranded: Ids
    """Delegations whose giver has nothing left to give."""
    authority_lost: Mapping[str, Ids]
    """By matter: who stays and has less of the authority in it, or none."""
    posts_fallen: Ids
    """Posts that fall with it."""
    posts_vacant: Ids
    """Posts that nobody holds any more."""
    seats_lost: Ids
    """Where somebody sat who is gone."""
    forums_without_members: Ids
    """Forums at which nobody is left."""
    forums_without_chair: Ids
    """Forums that nobody chairs any more."""
    sectors_without_path: Ids
    """Sectors that are heard nowhere any more."""
    sectors_foreseen: Mapping[str, Ids]
    """By such a sector: where it is foreseen to be heard."""
    funds_without_host: Ids
    """Funds that nobody hosts any more."""
    matters_without_money: Ids
    """Matters for which no fund pays any more."""
    money_lost: Ids
    """Relations of money that fall."""
    agreements_affected: Ids
    """Agreements that lose a party."""
    without_basis: Ids
    """Relations that lose the agreement or paper under which they hold."""
    joint_acts_broken: Ids
    """Joint acts that fall because one of several is gone."""
    relations: Ids
    """Relations that fall."""
    relations_left: Ids
    """Relations that go on without it."""
    begins: Ids
    """Of an event: relations that begin when it happens."""
    nothing_found: bool
    """Does nothing depend on it?"""
    grounds: Mapping[str, str]
    """By what is left without something: on what ground it hung on what goes."""


Hung = Callable[["Graph", str, Fact], bool]
"""Is a relation one by which a thing hung on what goes?"""


def by_deciding(graph: Graph, item: str, fact: Fact) -> bool:
    """Of a matter: a relation by which somebody decided it, or held it."""
    return by_paying(graph, item, fact) and (fact.row.binds or fact.kind == "holds")


def by_paying(graph: Graph, item: str, fact: Fact) -> bool:
    """Of a matter: any relation about it that is no remit."""
    return fact.row.carries != "remit" and not set(graph.above(item)).isdisjoint(fact.role("what").ids)


def by_remit(graph: Graph, item: str, fact: Fact) -> bool:
    """Of a matter: a relation by which somebody was charged with it."""
    return fact.row.carries == "remit" and not set(graph.above(item)).isdisjoint(fact.role("what").ids)


def by_way(graph: Graph, item: str, fact: Fact) -> bool:
    """Of somebody: a line of account that went through another."""
    return item in fact.subject.ids and fact.role("through").known


def by_parent(graph: Graph, item: str, fact: Fact) -> bool:
    """Of a body: a relation by which it belonged to another."""
    return fact.row.carries == "parent" and item in fact.subject.ids


def by_line(graph: Graph, item: str, fact: Fact) -> bool:
    """Of somebody: a line of account."""
    return fact.row.carries == "accountability" and item in fact.subject.ids


def by_authority(graph: Graph, item: str, fact: Fact) -> bool:
    """Of somebody: an arrangement by which it received authority."""
    return fact.row.carries == "authority" and item in fact.object.ids


def by_being_named(graph: Graph, item: str, fact: Fact) -> bool:
    """Of anything else: a relation that led to it."""
    return item in fact.object.ids


def support(fall: Fall, item: str, hung: Hung) -> Support:
    """The firmest of the relations by which something hung on what goes; nothing where it hung on it by structure."""
    found = [of_fact(fall.graph, fact) for fact in fall.fallen if hung(fall.graph, item, fact)]
    return min(found, key=lambda one: one.ground.rank, default=Support())


def grounds(fall: Fall, found: WhatFalls) -> dict[str, str]:
    """By what is left without something: on what ground it hung on what goes."""
    parts: tuple[tuple[Ids, Hung], ...] = (
        (found.matters_without_decider, by_deciding),
        (found.functions_without_holder, by_deciding),
        (found.matters_without_remit, by_remit),
        (found.bodies_without_parent, by_parent),
        (found.without_line, by_line),
        (found.lines_through_it, by_way),
        (found.stranded, by_authority),
    )
    return {item: support(fall, item, hung).ground.value for items, hung in parts for item in items}

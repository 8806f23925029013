"""Who votes on a committee, and what its voting members are in law.

Law asks it of committees: every member a director, no member an employee, five members or more. A list that nobody calls
complete leaves room for others, so that it settles nothing but what is already against the rule.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from govgraph.law.power_rows import Relation
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.posts import legal_fact, legal_relation

if TYPE_CHECKING:
    from govgraph.graph import Graph

_RELATIONS = frozenset(get_args(Relation))
"""How somebody may stand to a legal person; all else is a fact of a post."""


class VotingMembers(Struct, frozen=True):
    """Who votes on a committee, as far as stated, and whether the list is complete (None: nobody says)."""

    ids: tuple[str, ...]
    complete: bool | None


def voting_members(graph: Graph, body: str, day: date | None = None) -> VotingMembers:
    """The voting members of a body, as stated; those of whom nobody says whether they vote count as voting.

    With a ``day``, only those who are not stated to have left by then, or to join later.
    """
    facts = [
        fact
        for fact in graph.where("member of", to=body)
        if not fact.negated and fact.tier != "past" and (day is None or fact.span.live(day) is not Truth.NO)
    ]
    voting = opened_in_law(
        graph, (item for fact in facts if fact.fields.get("voting") is not False for item in fact.subject.ids)
    )
    stated = [bool(fact.fields["list complete"]) for fact in facts if "list complete" in fact.fields]
    return VotingMembers(voting, any(stated) if stated else None)


def every_member_is(graph: Graph, body: str, name: str, person: str) -> Truth:
    """Is every voting member of a committee this in a legal person? No as soon as one is stated not to be."""
    members = voting_members(graph, body)
    answers = [_member_is(graph, member, name, person) for member in members.ids]
    if Truth.NO in answers:
        return Truth.NO
    return Truth.YES if answers and members.complete and min(answers) is Truth.YES else Truth.UNKNOWN


def no_member_is(graph: Graph, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Truth:
    """Is no voting member any of these in any of these legal persons? No as soon as one is stated to be."""
    members = voting_members(graph, body)
    answers = [
        legal_relation(graph, member, name, person) if name in _RELATIONS else legal_fact(graph, member, name, person)
        for member in members.ids
        for name in names
        for person in persons
    ]
    if Truth.YES in answers:
        return Truth.NO
    settled = bool(answers) and members.complete is True and max(answers) is Truth.NO
    return Truth.YES if settled else Truth.UNKNOWN


def has_members(graph: Graph, body: str, least: int) -> Truth:
    """Has a body so many voting members or more? Unknown where fewer are stated and the list may not be complete."""
    members = voting_members(graph, body)
    return Truth.of(True if len(members.ids) >= least else False if members.complete else None)


def _member_is(graph: Graph, member: str, name: str, person: str) -> Truth:
    """A post is it itself, a person by any post that they hold."""
    if isinstance(graph.things.get(member), Post):
        return legal_fact(graph, member, name, person)
    held = [
        legal_fact(graph, post, name, person)
        for fact in graph.where("occupies", who=member)
        for post in fact.object.ids
    ]
    return Truth.YES if Truth.YES in held else Truth.UNKNOWN

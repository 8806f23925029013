"""What a post or committee is in one legal person: a director of it, its officer, its employee, a member of its board.

Each answer is yes, no or unknown, and relative to one legal person: a director of one trust is no director of another.
Papers say it first, then the office that is held, then what one fact says about another. A fact that nobody states is
unknown, never no. Who votes on a committee is read in :mod:`govgraph.reading.voting_members`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.model.truth import Truth
from govgraph.reading.actors import relations_of
from govgraph.reading.legal import Structure, structure
from govgraph.reading.offices import BY_OFFICE, FOLLOWS

if TYPE_CHECKING:
    from govgraph.graph import Graph

_OF_COUNCILLORS = frozenset({"executive_member", "ward_councillor"})
"""Facts that only a councillor's place in the council itself bears."""


def legal_fact(graph: Graph, item: str, name: str, person: str) -> Truth:
    """Is a post or committee this (``executive_director``, ``la_officer``, ``employee`` ...) in one legal person?"""
    find = structure(graph)
    stated = _stated(find, item, name, person)
    if stated is not None:
        return Truth.of(stated)
    office = _by_office(find, item, name, person)
    if office is not None:
        return Truth.of(office)
    for given, so, other, follows in FOLLOWS:
        if other == name and (_stated(find, item, given, person) is so or _by_office(find, item, given, person) is so):
            return Truth.of(follows)
    if name == "la_officer" and _stated(find, item, "employee", person) is True:
        return Truth.YES  # an employee of a council who is no councillor is its officer (LGA 1972 s112)
    own = find.persons(item)
    if name in _OF_COUNCILLORS and own and person not in own:
        return Truth.NO  # a post of another body is no seat of this council's
    return Truth.UNKNOWN


def legal_relation(graph: Graph, item: str, name: str, person: str) -> Truth:
    """Does something stand so to a legal person: board_member, member, employee, secondee, placed_with, committee_of?"""
    find = structure(graph)
    if name == "committee_of":
        return find.is_committee_of(item, person)
    found = legal_fact(graph, item, name, person)
    if name in {"board_member", "member"} and found is Truth.UNKNOWN:
        own = _sits(graph, item, person)
        boards = [_sits(graph, item, board) for board in find.organs(person)] if name == "board_member" else []
        # where the board speaks, it does not matter that nobody says who sits "on the body"
        return max(boards) if boards and own is Truth.UNKNOWN else max([own, *boards])
    return found


def holds_office(graph: Graph, post: str, office: str, persons: Iterable[str]) -> Truth:
    """Is it a post with this statutory office? No also where a fact of it contradicts what the office makes of it."""
    find = structure(graph)
    held = find.office(post)
    if held:
        return Truth.of(held == office)
    for person in persons:
        for (kind, named), facts in BY_OFFICE.items():
            if named == office and find.is_kind(person, kind) is Truth.YES:
                answers = {legal_fact(graph, post, name, person) is Truth.of(not so) for name, so in facts.items()}
                if True in answers:
                    return Truth.NO
    return Truth.UNKNOWN


def _stated(find: Structure, item: str, name: str, person: str) -> bool | None:
    """What the papers say of it; None: nothing."""
    value = find.written(item, name)
    if name == "employee" and value is None:
        employers = find.employers(item)
        return True if person in employers else False if employers else None
    if value is None or value is False:
        return value
    if isinstance(value, str):
        return person in find.persons(value) if value in find.graph.things else None
    own = find.persons(item)
    if not own or person in own:
        return True
    return None if name in {"board_member", "secondee", "placed_with"} else False


def _by_office(find: Structure, item: str, name: str, person: str) -> bool | None:
    """What the office makes of it; None: nothing, or the post is of another body."""
    if person not in find.persons(item):
        return None
    office = find.office(item)
    for (kind, held), facts in BY_OFFICE.items():
        if held == office and name in facts and find.is_kind(person, kind) is Truth.YES:
            return facts[name]
    return None


def _sits(graph: Graph, item: str, board: str) -> Truth:
    """Is it said to be a member of this board? No where a complete list leaves it out."""
    facts = [fact for fact in relations_of(graph, "member of", "who", item) if board in fact.object.ids]
    if any(not fact.negated for fact in facts):
        return Truth.YES
    if facts or any(fact.fields.get("list complete") is True for fact in graph.where("member of", to=board)):
        return Truth.NO
    return Truth.UNKNOWN

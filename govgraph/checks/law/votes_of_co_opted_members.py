"""L51: somebody who is not of the council votes on a committee of it, or on a joint committee of councils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import sitting
from govgraph.model.facts import Fact
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.reading.legal import Structure, structure
from govgraph.reading.posts import legal_fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L51"
_FIX = "let {who} attend and speak without a vote; or have those decide who may, such as officers to whom each body gives its own part"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each member of a committee of councils of whom it is told to which body they belong."""
    find = structure(graph)
    for table in graph.in_category("body"):
        if not _bars(find, table.id):
            continue
        scrutiny = any(find.is_kind(table.id, kind) is Truth.YES for kind in ("hosc", "jhosc"))
        for who, fact in sitting(graph, table.id):
            yield from _member(graph, find, table.id, who, fact, scrutiny=scrutiny)


def _bars(find: Structure, table: str) -> bool:
    """Is it a committee under section 102 on which only members of the councils vote? A Health and Wellbeing Board is not."""
    if find.is_kind(table, "hwb") is not Truth.NO:
        return False
    kinds = ("la_committee", "joint_committee", "hosc", "jhosc")
    persons = find.persons(table)
    councils = bool(persons) and all(find.is_kind(person, "la") is Truth.YES for person in persons)
    return councils and any(find.is_kind(table, kind) is Truth.YES for kind in kinds)


def _member(graph: Graph, find: Structure, table: str, who: str, fact: Fact, *, scrutiny: bool) -> Iterator[Outcome]:
    councils, own = set(find.persons(table)), find.persons(who)
    councillor = any(
        legal_fact(graph, who, name, council) is Truth.YES
        for council in councils
        for name in ("ward_councillor", "executive_member")
    )
    officer = any(legal_fact(graph, who, "la_officer", council) is Truth.YES for council in councils)
    outside = bool(own) and councils.isdisjoint(own)
    about, name, votes = (table, who), graph.name(who), fact.fields.get("voting")
    if councillor or votes is False:
        yield Passed(about)
    elif not (outside or (officer and isinstance(graph.things.get(who), Post))):
        return  # of the council, and nobody says that it is no councillor
    elif votes is True:
        sentence = f"{name} has a vote on {graph.name(table)} and is no member of the council whose committee it is."
        yield Found(about, sentence, _FIX.format(who=name), facts=(fact.id,), severity="WARN" if scrutiny else "ERROR")
    else:
        yield CannotTell(about, f"needs: whether {name} has a vote on {graph.name(table)}")

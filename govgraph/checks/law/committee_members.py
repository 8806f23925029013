"""L25: who sits on a committee of an ICB that exercises commissioning functions, and whether its chair approved them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import sitting
from govgraph.legality.arrangement import all_arrangements
from govgraph.legality.subjects import subjects
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.legal import Structure, structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L25"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each member of each such committee, voting or not: the chair approves them all."""
    find = structure(graph)
    for committee, board in committees(graph):
        for who, fact in sitting(graph, committee):
            yield _member(graph, find, committee, board, who, fact)


def committees(graph: Graph) -> tuple[tuple[str, str], ...]:
    """The committees and sub-committees to which an ICB's commissioning functions are given, each with its ICB."""
    find = structure(graph)
    found: dict[str, str] = {}
    for a in all_arrangements(graph):
        if a.truth is Truth.NO or not any(about.function_class == "commissioning" for about in subjects(graph, a.what)):
            continue
        if max(find.is_kind(a.receiver, kind) for kind in ("body_committee", "body_subcommittee")) is Truth.YES:
            owners = [person for person in find.persons(a.receiver) if find.is_kind(person, "icb") is Truth.YES]
            found |= dict.fromkeys([a.receiver], owners[0]) if owners else {}
    return tuple(found.items())


def _member(graph: Graph, find: Structure, committee: str, board: str, who: str, fact: Fact) -> Outcome:
    about, name = (committee, who), graph.name(who)
    table = graph.name(committee)
    approver = str(fact.fields.get("approved by", ""))
    if approver == "nobody":
        fix = f"have the chair of {graph.name(board)} approve or appoint {name}, or let {name} attend without being a member"
        return Found(about, f"{name} is a member of {table}, and nobody approved that.", fix, facts=(fact.id,))
    private = any(fact.fields.get(name) is True for name in ("private sector", "other involvement")) or any(
        find.is_kind(person, kind) is Truth.YES
        for person in find.persons(who)
        for kind in ("company", "independent_provider")
    )
    if private and fact.fields.get("judged independent") is False:
        sentence = f"{name} has links outside the health service and is a member of {table}, and the chair has not judged whether they undermine its independence."
        return Found(
            about,
            sentence,
            "have the chair judge it, and record the judgement; else refuse the member",
            facts=(fact.id,),
            severity="WARN",
        )
    missing = (
        [] if _is_chair(graph, find, approver, board) else [f"approval of {name} by the chair of {graph.name(board)}"]
    )
    missing += (
        [f"the chair's judgement on the links of {name} with the private sector or otherwise"]
        if private and "judged independent" not in fact.fields
        else []
    )
    return CannotTell(about, f"needs: {' and '.join(missing)}") if missing else Passed(about)


def _is_chair(graph: Graph, find: Structure, approver: str, board: str) -> bool:
    return approver in graph.things and find.office(approver) == "chair" and board in find.persons(approver)

"""L43: an integrated care partnership without a required member, or that commissions or holds money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import acts, rights_as_acts, takers
from govgraph.checks.law.seats import composition
from govgraph.checks.law.unbound import about_act
from govgraph.legality.arrangement import received_by
from govgraph.legality.subjects import subjects
from govgraph.model.things import Act
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L43"
_FIX = "let the body whose function it is decide, or state the power by which it came to the partnership"


def check(graph: Graph) -> Iterator[Outcome]:
    """The required seats of each partnership, what it decides, and the funds that it hosts."""
    yield from composition(graph, "icp")
    find = structure(graph)
    partnerships = [body.id for body in graph.in_category("body") if find.is_kind(body.id, "icp") is Truth.YES]
    known = frozenset(partnerships)
    for act in (*acts(graph), *rights_as_acts(graph, "icp")):
        for icp in takers(graph, act):
            if icp in known:
                yield _decides(graph, act, icp)
    for icp in partnerships:
        for fact in graph.where("hosts", who=icp):
            if not fact.negated and fact.tier == "settled":
                sentence = f"{graph.name(icp)} holds money: {graph.sentence(fact)}."
                yield Found(
                    (icp, *fact.object.ids),
                    sentence,
                    "let a partner that is a legal person hold it",
                    facts=(fact.id,),
                    severity="WARN",
                )


def _decides(graph: Graph, act: Act, icp: str) -> Outcome:
    about = about_act(graph, act, icp)
    found = subjects(graph, act.what)
    if all(subject.function_class == "strategy" for subject in found):
        return Passed(about)
    above = {up for what in act.what for up in (what, *graph.above(what))}
    if any(not a.what or above & set(a.what) for a in received_by(graph, icp)):
        return Passed(about)  # whether that arrangement stands in law is told where it is judged
    if any(not subject.function_class for subject in found):
        return CannotTell(about, f"which function {graph.name(icp)} exercises by: {act.name}")
    sentence = f"{graph.name(icp)} decides more than the strategy, with no power stated: {act.name}."
    facts = (act.id,) if act.id in graph.facts else ()
    return Found(about, sentence, _FIX, facts=facts, severity="WARN")

"""Chains of an answer: routes of authority and lines of accountability as links with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.answer import Chain, Link
from govgraph.authority import Authority, Holding, Route
from govgraph.authority.accountability import Step, Upward, readable
from govgraph.graph.sentences import sentence, source_text
from govgraph.law.scheme import SCHEME
from govgraph.model.facts import Fact
from govgraph.questions.powers import cited

if TYPE_CHECKING:
    from govgraph.graph import Graph


def authority_chains(graph: Graph, holding: Holding, found: Authority) -> tuple[Chain, ...]:
    """The routes of a holder's authority to a node; without a route, one chain that says where it breaks."""
    label = f"authority of {readable(graph, found.node)} for {readable(graph, holding.holder)}"
    start = tuple(_holds(graph, holding, fact) for fact in holding.facts[:1])
    if found.routes:
        return tuple(
            Chain(label=label, links=(*start, *_route(graph, route)), ends=found.words) for route in found.routes
        )
    return (Chain(label=label, links=start, ends=found.words),)


def _holds(graph: Graph, holding: Holding, fact: Fact) -> Link:
    return Link(
        fact=fact.id, giver=fact.role("what").ids[0], receiver=holding.holder, text=sentence(graph, fact), sort="holds",
        source=source_text(fact), status=fact.status, basis=fact.basis,
    )  # fmt: skip


def _route(graph: Graph, route: Route) -> list[Link]:
    out = []
    for hop in route.hops:
        fact = hop.offer.arrangement.fact if hop.offer else hop.organ.fact if hop.organ else None
        text = sentence(graph, fact) if fact else f"{readable(graph, hop.giver)} to {readable(graph, hop.receiver)}"
        if hop.offer and hop.offer.rows and not hop.offer.arrangement.power and SCHEME not in hop.offer.rows:
            text += f" (power not stated: {' or '.join(row.id for row in hop.offer.rows)})"
        out.append(
            _link(
                fact,
                hop.giver,
                hop.receiver,
                text,
                "delegation" if hop.offer else "organ",
                tuple(text for _, text in hop.conditions),
                " or ".join(cited(row) for row in hop.offer.rows if row is not SCHEME) if hop.offer else "",
            )
        )
    return out


def _link(
    fact: Fact | None, giver: str, receiver: str, text: str, sort: str, conditions: tuple[str, ...] = (), law: str = ""
) -> Link:
    if fact is None:
        return Link(giver=giver, receiver=receiver, text=text, sort=sort, conditions=conditions, law=law, basis="law")
    return Link(
        fact=fact.id, giver=giver, receiver=receiver, text=text, sort=sort, source=source_text(fact), status=fact.status,
        basis=fact.basis, conditions=conditions, law=law,
    )  # fmt: skip


def upward_chain(graph: Graph, found: Upward, label: str = "") -> Chain:
    """A walk upward as a chain: each step named by its kind."""
    links = tuple(step_link(graph, step) for step in found.steps)
    ends = (
        readable(graph, found.chain[-1])
        if not found.breaks_at
        else f"breaks at {readable(graph, found.breaks_at)}: {found.reason}"
    )
    return Chain(label=label or f"{readable(graph, found.who)} answers to", links=links, ends=ends)


def step_link(graph: Graph, step: Step) -> Link:
    """One step upward as a link."""
    if step.fact is not None:
        return _link(step.fact, step.who, step.to, sentence(graph, step.fact), step.sort)
    text = f"{readable(graph, step.who)} answers to {readable(graph, step.to)}"
    return Link(giver=step.who, receiver=step.to, text=text, sort=step.sort, source=f"law {step.cite}", basis="law")


def upward_words(graph: Graph, found: Upward) -> str:
    """``SPB -> West Yorkshire ICB [committee] -> NHS England [law]``, or where it breaks."""
    text = " -> ".join(
        [readable(graph, found.who), *(f"{readable(graph, step.to)} [{_sort(step)}]" for step in found.steps)]
    )
    if not found.breaks_at:
        return text
    why = f"breaks at {readable(graph, found.breaks_at)}: {found.reason}"
    return f"{text}; {why}" if found.steps else why


def _sort(step: Step) -> str:
    if step.fact is None or step.fact.basis in {"stated", "law"}:
        return step.sort
    return f"{step.sort}, {step.fact.basis}"

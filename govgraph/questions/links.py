"""Chains of an answer: routes of authority and lines of accountability as links with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.answer import Chain, Link
from govgraph.authority import Authority, Holding, Route
from govgraph.graph.sentences import sentence, source_text
from govgraph.law.scheme import SCHEME
from govgraph.model.facts import Fact
from govgraph.questions.powers import cited
from govgraph.reading.standing import Standing
from govgraph.reading.upward import Upward, UpwardStep, readable
from govgraph.reading.upward import UpwardLine as UpwardLine

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
        fact=fact.id,
        giver=fact.role("what").ids[0],
        receiver=holding.holder,
        text=sentence(graph, fact),
        sort="holds",
        source=source_text(fact),
        status=fact.status,
        basis=fact.basis,
    )


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
        fact=fact.id,
        giver=giver,
        receiver=receiver,
        text=text,
        sort=sort,
        source=source_text(fact),
        status=fact.status,
        basis=fact.basis,
        conditions=conditions,
        law=law,
    )


def upward_chains(graph: Graph, found: Upward, label: str = "") -> tuple[Chain, ...]:
    """A walk upward as chains, one for each line: each step named by its kind."""
    return tuple(
        Chain(
            label=label or f"{readable(graph, found.who)} answers to",
            links=tuple(step_link(graph, step) for step in line.steps),
            ends=readable(graph, line.ends_at)
            if line.ends_at
            else f"breaks at {readable(graph, line.breaks_at)}: {line.reason}",
        )
        for line in found.lines
    )


def step_link(graph: Graph, step: UpwardStep) -> Link:
    """One step upward as a link."""
    if step.fact is not None:
        return _link(step.fact, step.who, step.to, sentence(graph, step.fact), step.sort)
    if step.inward:
        words = "is one of" if step.sort == "member" else "is held by"
        text = f"{readable(graph, step.to)} {words} {readable(graph, step.who)}"
        return Link(giver=step.who, receiver=step.to, text=text, sort=step.sort)
    if step.sort == "scheme":
        text = f"{readable(graph, step.who)} stands at {readable(graph, step.to)}"
        return Link(giver=step.who, receiver=step.to, text=text, sort=step.sort)
    text = f"{readable(graph, step.who)} answers to {readable(graph, step.to)}"
    return Link(giver=step.who, receiver=step.to, text=text, sort=step.sort, source=f"law {step.cite}", basis="law")


def upward_words(graph: Graph, found: Upward) -> str:
    """``SPB -> West Yorkshire ICB [committee] -> NHS England [law]``, or where it breaks; several lines with semicolons."""
    return "; ".join(line_words(graph, line) for line in found.lines)


def line_words(graph: Graph, line: UpwardLine) -> str:
    """One line upward: from whom, each step with its kind, and where it breaks."""
    text = " -> ".join(
        [readable(graph, line.who), *(f"{readable(graph, step.to)} [{step_words(step)}]" for step in line.steps)]
    )
    if line.ends_at:
        return text
    why = f"breaks at {readable(graph, line.breaks_at)}: {line.reason}"
    return f"{text}; {why}" if line.steps else why


def step_words(step: UpwardStep) -> str:
    """What kind of step it is, and how firm: ``reports to, inferred``; ``on the way``: the line only goes through there."""
    words: list[str] = [
        "one of its members" if step.sort == "member" else "a post of theirs" if step.sort == "holder" else step.sort
    ]
    words += ["on the way"] if step.way else []
    words += ["one of several, not known which"] if step.one_of else []
    if step.fact is not None:
        words += [step.fact.basis] if step.fact.basis in {"inferred", "assumed"} else []
        words += [step.fact.status] if step.standing is Standing.FORESEEN else []
        words += ["not yet"] if step.standing is Standing.NOT_YET else []
        words += ["not certain"] if step.standing is Standing.UNSURE else []
    return ", ".join(words)

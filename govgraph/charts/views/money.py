"""Money as a chart: who pays into each fund, who hosts and manages it, and what it pays for. A fund is a drum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govgraph.charts.plan import ChartPlan, PlanBox, PlanEdge, Rank
from govgraph.charts.views.lines import compared, firmest, firmness, merged, ours, plural
from govgraph.charts.views.things import node, option_words, sources, subtitle
from govgraph.graph import Graph
from govgraph.model.amounts import pounds
from govgraph.model.facts import Fact
from govgraph.model.things import Fund, Group
from govgraph.reading.pools import pool
from govgraph.reading.short_names import short_name
from govgraph.reading.standing import Standing, standing

SHOWS, PLACE = "who pays into each fund, who hosts it, what it pays for, and what is not stated", 70
"""What the chart shows, in the list of views, and where it stands there."""


_KINDS = ("contributes to", "hosts", "manages", "allocates to", "funds", "pays for")


def plan(graph: Graph, subject: str | None = None) -> ChartPlan:
    """The money relations of one option. ``subject``: one fund, body or matter and what its money touches."""
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    facts = _facts(graph, subject)
    edges = firmest(edge for fact in facts for edge in _lines(graph, fact))
    if not graph.is_baseline:
        edges = compared(edges, firmest(edge for fact in _facts(base, None) for edge in _lines(base, fact)))
    edges = merged(edges)
    funds = () if subject else graph.in_category("fund")
    ids = dict.fromkeys([*(thing.id for thing in funds), *(end for edge in edges for end in (edge.tail, edge.head))])
    nodes = tuple(_node(graph, base, id) for id in ids)
    words = [graph.sentence(fact) for fact in facts]
    return ChartPlan(
        "money",
        graph.option,
        _title(graph, facts),
        subtitle(graph),
        nodes,
        tuple(edges),
        notes=tuple(note for note in (sources(graph, facts),) if note),
        words=tuple(words),
        first=tuple(thing.id for thing in graph.in_category("fund")),
    )


def _facts(graph: Graph, subject: str | None) -> list[Fact]:
    facts = [fact for fact in graph.of_kind(*_KINDS) if standing(graph, fact) >= Standing.NOT_YET]
    if subject is None:
        return facts
    about = graph.thing(subject).id
    funds = {
        item for fact in facts if about in _all(fact) for item in _all(fact) if isinstance(graph.things.get(item), Fund)
    }
    return [fact for fact in facts if about in _all(fact) or funds & _all(fact)]


def _all(fact: Fact) -> set[str]:
    return {item for filler in fact.roles.values() for item in filler.ids}


def _node(graph: Graph, base: Graph, id: str) -> PlanBox:
    if id.startswith("gap "):
        return PlanBox(id, (), id.removeprefix("gap ").partition("|")[2], outline="gap")
    made = node(graph, id, base=base)
    thing = graph.things[id]
    if not isinstance(thing, Fund):
        return made
    amount = pounds(thing.amount) if thing.amount is not None else f"amount {thing.amount_said or 'not in the model'}"
    rule = [f"surplus and deficit: {thing.surplus}"] if thing.surplus else []
    gains = pool(graph, thing).gains_without_paying
    said = [
        amount,
        *([str(thing.span)] if thing.span.start else []),
        *([thing.status] if thing.status != "in force" else []),
        *rule,
    ]
    if gains:
        said.append(f"gain and pay nothing in: {', '.join(short_name(graph, who) for who in gains)}")
    kind = "; ".join(said)
    return replace(made, kind=kind[:1].upper() + kind[1:])


def _lines(graph: Graph, fact: Fact) -> Iterator[PlanEdge]:
    amount, share = fact.fields.get("amount"), fact.fields.get("share")
    tails = [item for item in fact.subject.ids if item in graph.things]
    says = [pounds(amount)] if isinstance(amount, int | float) else []
    says += [f"{share:g}%"] if isinstance(share, int | float) else []
    rank: Rank = "up" if fact.kind == "manages" else "down"
    if not tails:
        tails = [
            f"gap {fact.id}|No paper says who {fact.kind} it"
            if fact.subject.unknown != "nobody"
            else f"gap {fact.id}|Nobody {fact.kind} it"
        ]
    for tail in tails:
        verb = plural(fact.kind) if isinstance(graph.all_things.get(tail), Group) else fact.kind
        words = " ".join([verb, *(f"({said})" for said in says)]) if len(tails) == 1 else verb
        for head in fact.object.ids:
            if head in graph.things and head != tail:
                yield PlanEdge(
                    tail,
                    head,
                    words,
                    rank,
                    firmness(graph, fact, tail, head),
                    ours(fact),
                    facts=(fact.id,),
                    gap=tail.startswith("gap "),
                )


def _title(graph: Graph, facts: list[Fact]) -> str:
    who = option_words(graph)
    funds = [thing for thing in graph.in_category("fund") if isinstance(thing, Fund)]
    if not facts and not funds:
        return f"{who}: no money is in the model"
    known = [fund.amount for fund in funds if fund.amount is not None]
    if len(funds) == 1 and known:
        return f"{who}: {funds[0].name} holds {pounds(known[0])}"
    if funds:
        silent = len(funds) - len(known)
        said = f"{len(funds)} fund{'s' if len(funds) > 1 else ''}"
        if silent:
            return f"{who}: {said}, and for {'all' if silent == len(funds) > 1 else silent if len(funds) > 1 else 'it'} no amount is stated"
        return f"{who}: {said} that hold {pounds(sum(known))} together" if len(funds) > 1 else f"{who}: {said}"
    return f"{who}: who pays whom"

"""Lines of account: who answers to whom, step by step, and where the line is not stated or not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from govgraph.draw.sheet import BLACK, COLOURS, VERMILION, Picture, Sheet
from govgraph.draw.views.boxes import KEY, chart, gap, standing
from govgraph.draw.views.lines import Line, line
from govgraph.graph import Graph
from govgraph.model.facts import Fact

_KINDS = ("accountable to", "reports to", "committee of", "organ of", "sub-group of")
_CARRYING = ("rights", "remit")
_NO_OFFICE = frozenset(
    {"is consulted", "is informed", "proposes", "recommends", "notes", "prepares", "approval preferred"}
)


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The lines, drawn upwards. ``subject``: only the lines from this body or post up to where they end."""
    facts = [fact for fact in graph.of_kind(*_KINDS) if fact.tier != "past" and graph.life(fact).state != "ended"]
    silent = list(_without_a_line(graph, facts))
    if subject is not None:
        reached = _upwards(graph, graph.thing(subject).id)
        facts = [fact for fact in facts if reached & set(fact.subject.ids)]
        silent = [item for item in silent if item in reached]
    title = "Lines of account" + (f" from {graph.thing(subject).name}" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts)
    lines = [found for fact in facts for found in _lines(graph, fact)]
    lines += [
        Line(
            item,
            gap("silent", "no line of account in the model"),
            (("", "answers to", ""),),
            "gap",
            rank="up",
            colour=VERMILION,
        )
        for item in silent
    ]
    new = {
        item: ("+ ", BLACK)
        for one in lines
        for item in (one.tail, one.head)
        if item in graph.things and graph.things[item].option == graph.option != ""
    }
    if not chart(graph, sheet, lines, new, nest=-1):
        sheet.gap("nothing", "no line of account is in the model")
    sheet.words += [graph.sentence(fact) for fact in facts]
    sheet.words += [
        f"{graph.name(item)} decides or is charged with something, and the model has no line of account for it"
        for item in silent
    ]
    key = [
        ("accountable to, reports to", COLOURS["accountability"]),
        ("board or committee of", COLOURS["parent"]),
        ("box of this colour: where a line breaks", VERMILION),
    ]
    return sheet.finish(
        key, boxes=KEY + ("; +, added by this option" if new or any(one.strong for one in lines) else "")
    )


def _lines(graph: Graph, fact: Fact) -> Iterable[Line]:
    mark = "+ " if fact.option and fact.option == graph.option else ""
    words = {"organ of": "board of"}.get(fact.kind, fact.kind)
    through = [item for item in fact.role("through").ids if item in graph.things]
    for tail in fact.subject.ids:
        if tail not in graph.things:
            continue
        if not fact.object.ids and fact.kind in {"accountable to", "reports to"}:
            yield replace(
                line(
                    graph,
                    fact,
                    tail,
                    gap("unknown", f"to whom: {fact.object.unknown or 'not modelled'}"),
                    words,
                    mark=mark,
                ),
                colour=VERMILION,
            )
        for head in fact.object.ids:
            hops = (tail, *through, head)
            for one, other in pairwise(hops):
                if other in graph.things and (one != other or not through):
                    yield line(graph, fact, one, other, words, mark=mark)


def _without_a_line(graph: Graph, facts: Iterable[Fact]) -> Iterable[str]:
    """Bodies that decide or are charged with something and have no line; a legal person answers in law, outside the chart."""
    has_line = {item for fact in facts for item in fact.subject.ids}
    for fact in graph.carrying(*_CARRYING):
        if fact.kind in _NO_OFFICE or fact.negated or fact.tier == "past":
            continue
        for item in fact.subject.ids:
            thing = graph.things.get(item)
            if (
                thing is not None
                and thing.category == "body"
                and item not in has_line
                and standing(graph, thing) != "person"
            ):
                has_line.add(item)
                yield item


def _upwards(graph: Graph, start: str) -> set[str]:
    reached, frontier = {start}, [start]
    while frontier:
        item = frontier.pop()
        for kind in _KINDS:
            for fact in graph.where(kind, who=item):
                new = {*fact.object.ids, *fact.role("through").ids} - reached
                reached |= new
                frontier += new
    return reached

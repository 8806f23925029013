"""Lines of account: who answers to whom, step by step, and where the line is not stated or not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govgraph.draw.sheet import BLACK, COLOURS, VERMILION, Picture, Sheet
from govgraph.draw.views.boxes import KEY, chart, gap
from govgraph.draw.views.boxes import standing as legal_standing
from govgraph.draw.views.lines import Line, line
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import named_by, opened
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import upward

_STATED = vocabulary().of_sort("answers")
_KINDS = (*_STATED, *(kind.name for kind in vocabulary().carrying("parent")))
_OWING = ("rights", "remit")
_ONLY_A_VOICE = frozenset(vocabulary().of_sort("proposes", "heard"))


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The lines, drawn upwards. ``subject``: only the lines from this body or post up to where they end."""
    facts = shown(graph, subject)
    silent = list(_without_a_line(graph, shown(graph)))
    if subject is not None:
        reached = set(upward(graph, graph.thing(subject).id).chain)
        silent = [item for item in silent if item in reached]
    title = "Lines of account" + (f" from {graph.thing(subject).name}" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts)
    lines = drawn(graph, facts)
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


def shown(graph: Graph, subject: str | None = None) -> list[Fact]:
    """The lines of account and the parents that are drawn, and not over: all, or those on the way up from ``subject``."""
    facts = [fact for fact in graph.of_kind(*_KINDS) if not fact.negated and standing(graph, fact) is not Standing.PAST]
    if subject is None:
        return facts
    reached = set(upward(graph, graph.thing(subject).id).chain)
    names = {name for item in reached if item in graph.things for name in named_by(graph, item)}
    return [fact for fact in facts if names & set(fact.subject.ids)]


def drawn(graph: Graph, facts: Iterable[Fact]) -> list[Line]:
    """The lines of a chart: one for each that answers and each to whom, through whom the line goes."""
    return [found for fact in facts for found in _lines(graph, fact)]


def _lines(graph: Graph, fact: Fact) -> Iterable[Line]:
    mark = "+ " if fact.option and fact.option == graph.option else ""
    words = {"organ of": "board of"}.get(fact.kind, fact.kind)
    words = f"to one of these {words}" if fact.object.mode == "one of" and len(fact.object.ids) > 1 else words
    through = [item for item in fact.role("through").ids if item in graph.things]
    for tail in fact.subject.ids:
        if tail not in graph.things:
            continue
        starts = through or [tail]
        for way in through:
            if way != tail:
                yield line(graph, fact, tail, way, words, mark=mark)
        for start in starts:
            if not fact.object.ids and fact.kind in _STATED:
                end = gap("unknown", f"to whom: {fact.object.unknown or 'not modelled'}")
                yield replace(line(graph, fact, start, end, words, mark=mark), colour=VERMILION)
            for head in fact.object.ids:
                if head in graph.things and (start != head or not through):
                    yield line(graph, fact, start, head, words, mark=mark)


def _without_a_line(graph: Graph, facts: Iterable[Fact]) -> Iterable[str]:
    """Bodies that decide or are charged with something and have no line; a legal person answers in law, outside the chart."""
    has_line = {item for fact in facts for item in (*fact.subject.ids, *opened(graph, fact.subject.ids))}
    for fact in graph.carrying(*_OWING):
        if fact.kind in _ONLY_A_VOICE or fact.negated or fact.tier == "past":
            continue
        for item in fact.subject.ids:
            thing = graph.things.get(item)
            if (
                thing is not None
                and thing.category == "body"
                and item not in has_line
                and legal_standing(graph, thing) != "person"
            ):
                has_line.add(item)
                yield item

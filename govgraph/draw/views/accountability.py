"""Lines of account: who answers to whom, step by step, and where the line is not stated."""

from __future__ import annotations

from govgraph.draw.sheet import COLOURS, GREY, VERMILION, Sheet
from govgraph.graph import Graph

_KINDS = ("accountable to", "reports to", "committee of", "organ of", "sub-group of")


def dot(graph: Graph, subject: str | None = None) -> str:
    """The lines as DOT, drawn upwards. ``subject``: only the lines from this body or post."""
    facts = [fact for fact in graph.of_kind(*_KINDS) if fact.tier != "past"]
    if subject is not None:
        reached = _upwards(graph, graph.thing(subject).id)
        facts = [fact for fact in facts if reached & set(fact.subject.ids)]
    sheet = Sheet.of(graph, "Lines of account" + (f" from {graph.thing(subject).name}" if subject else ""), rankdir="BT", facts=facts)
    for fact in facts:
        for item in (*fact.subject.ids, *fact.object.ids):
            if item in graph.things and item not in sheet:
                sheet.thing(graph.things[item])
        through = fact.role("through").ids
        for tail in fact.subject.ids:
            if not fact.object.ids:
                key = f"? {tail} {fact.id}"
                sheet.plain(key, f"to whom: {fact.object.unknown or 'not modelled'}", colour=VERMILION, shape="box")
                sheet.edge(tail, key, fact.kind, colour=VERMILION, status=fact.status, basis=fact.basis)
            for head in fact.object.ids:
                hops = (tail, *through, head)
                for one, other in zip(hops, hops[1:], strict=False):
                    for item in (one, other):
                        if item not in sheet:
                            sheet.thing(graph.things[item])
                    sheet.edge(one, other, fact.kind, colour=COLOURS[fact.row.carries], status=fact.status, basis=fact.basis, denied=fact.negated)
    return sheet.finish([("accountable to, reports to", COLOURS["accountability"]), ("committee or board of", COLOURS["parent"]), ("addressee not stated", VERMILION), ("", GREY)][:3])


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

"""What an option adds (+), removes (-) and changes (~), drawn on the part of the graph that it touches."""

from __future__ import annotations

from govgraph.compare.structure import Delta
from govgraph.draw.sheet import BLUE, GREEN, GREY, VERMILION, Sheet
from govgraph.graph import Graph
from govgraph.model.facts import Fact

_ADDED, _REMOVED, _CHANGED = ("+ ", GREEN), ("\u2212 ", VERMILION), ("~ ", BLUE)
_NODES = frozenset({"body", "post", "group", "decision", "agreement", "fund", "sector", "function", "service"})


def dot(graph: Graph, subject: str | None = None, *, against: Graph | None = None) -> str:
    """The difference as DOT. ``against``: the graph before (default: the baseline on the same day).

    ``subject``: only what touches this thing.
    """
    before = against or graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    delta = Delta(before, graph)
    marked: dict[str, tuple[str, str]] = {}
    for things, mark in ((delta.added, _ADDED), (delta.removed, _REMOVED), (delta.changed, _CHANGED)):
        marked |= {thing.id: mark for thing in things}
    facts: list[tuple[Fact, tuple[str, str]]] = []
    for found, mark in ((delta.added_facts, _ADDED), (delta.removed_facts, _REMOVED), (delta.changed_facts, _CHANGED)):
        facts += [(fact, mark) for fact in found]
    if subject is not None:
        centre = graph.thing(subject).id
        facts = [(fact, mark) for fact, mark in facts if any(centre in filler.ids for filler in fact.roles.values())]
        marked = {key: mark for key, mark in marked.items() if key == centre}
    title = f"What changes: {_title(before)} to {_title(graph)}"
    sheet = Sheet.of(graph, title, rankdir="LR", facts=[fact for fact, _ in facts])
    for key, mark in marked.items():
        _node(sheet, graph, before, key, mark)
    for fact, mark in facts:
        for tail, head in _ends(fact):
            for item in (tail, head):
                if item not in sheet and not _node(sheet, graph, before, item, marked.get(item, ("", GREY))):
                    break
            else:
                sheet.edge(tail, head, _words(fact), colour=mark[1], status=fact.status, basis=fact.basis, denied=fact.negated, mark=mark[0])
    if not facts and not marked:
        sheet.plain("nothing", "nothing changes")
    return sheet.finish([("+ added", GREEN), ("\u2212 removed", VERMILION), ("~ changed", BLUE), ("unchanged neighbour", GREY)])


def _title(graph: Graph) -> str:
    return "now" if graph.is_baseline else f"option {graph.option}"


def _node(sheet: Sheet, graph: Graph, before: Graph, item: str, mark: tuple[str, str]) -> bool:
    thing = graph.things.get(item) or before.things.get(item)
    if thing is None or thing.category not in _NODES:
        return False
    sheet.thing(thing, mark=mark[0], colour=mark[1])
    return True


def _ends(fact: Fact) -> list[tuple[str, str]]:
    """The lines of a relation: between its main roles, and on to whom it is addressed."""
    pairs = [(tail, head) for tail in fact.subject.ids for head in fact.object.ids]
    if "to" not in fact.row.main and fact.role("to").ids:
        pairs += [(tail, head) for tail in fact.object.ids for head in fact.role("to").ids]
    return pairs


def _words(fact: Fact) -> str:
    either = fact.fields.get("either")
    if either:
        return f"{fact.kind} or {either}"
    return f"{fact.kind} as {fact.fields['as']}" if "as" in fact.fields else fact.kind

"""The governance chart: bodies and posts boxed by statutory parent, with what runs between them."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.draw.sheet import COLOURS, GREY, Sheet
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Thing

_DRAWN = ("authority", "accountability", "parent", "influence")
_RIGHTS_BETWEEN = frozenset({"recommends", "proposes", "signs off"})
_WORDS = {
    "committee of": "committee of", "organ of": "board of", "sub-group of": "sub-group of", "reports to": "reports to",
    "accountable to": "accountable to", "acts for": "acts for",
}  # fmt: skip
_FAMILY = (("provider", "Providers"), ("council", "Councils and their boards"), ("forum", "Forums and programmes: hold nothing in law"), ("neighbourhood", "Neighbourhood"))


def dot(graph: Graph, subject: str | None = None) -> str:
    """The chart as DOT. ``subject``: only what touches this body or post (id, name or alias)."""
    facts = list(_between(graph))
    if subject is not None:
        centre = graph.thing(subject).id
        facts = [fact for fact in facts if centre in (*fact.subject.ids, *fact.object.ids, *fact.role("to").ids)]
    edges = [edge for fact in facts for edge in _edges(graph, fact)]
    shown = dict.fromkeys(item for tail, head, _ in edges for item in (tail, head))
    sheet = Sheet.of(graph, "Governance chart" + (f": {graph.thing(subject).name}" if subject else ""), facts=facts)
    _boxes(graph, sheet, [graph.things[item] for item in shown])
    drawn: set[tuple[str, str, str]] = set()
    for tail, head, fact in edges:
        words = _WORDS.get(fact.kind, fact.kind)
        if fact.kind == "acts for" and fact.fields.get("as"):
            words = f"acts as {fact.fields['as']} for"
        if (tail, head, words) in drawn:
            continue
        drawn.add((tail, head, words))
        sheet.edge(tail, head, words, colour=COLOURS.get(fact.row.carries, GREY), status=fact.status, basis=fact.basis, denied=fact.negated, arrow="none" if fact.row.carries == "parent" else "normal")
    used = dict.fromkeys(fact.row.carries for _, _, fact in edges)
    return sheet.finish([(carries, COLOURS.get(carries, GREY)) for carries in used])


def _between(graph: Graph) -> Iterable[Fact]:
    for fact in graph:
        if fact.tier == "past" or fact.basis == "law":
            continue
        if fact.row.carries in _DRAWN or (fact.kind in _RIGHTS_BETWEEN and fact.role("to").ids):
            yield fact


def _edges(graph: Graph, fact: Fact) -> Iterable[tuple[str, str, Fact]]:
    heads = fact.role("to").ids if fact.row.carries == "rights" else fact.object.ids
    for tail in fact.subject.ids:
        for head in heads:
            both = (graph.things.get(tail), graph.things.get(head))
            if all(thing is not None and thing.category in {"body", "post", "group"} for thing in both) and tail != head:
                yield tail, head, fact


def _boxes(graph: Graph, sheet: Sheet, things: list[Thing]) -> None:
    families: dict[str, list[Thing]] = {}
    for thing in things:
        families.setdefault(_family(graph, thing), []).append(thing)
    titles = dict(_FAMILY)
    for number, (family, members) in enumerate(families.items()):
        if family == "":
            for thing in members:
                sheet.thing(thing)
            continue
        title = titles.get(family) or f"{graph.name(family)}: statutory body and its committees"
        with sheet.dot.subgraph(name=f"cluster_{number}") as box:
            box.attr(label=title, labeljust="l", color=GREY, style="rounded", fontsize="10", fontcolor=GREY, fontname="Arial")
            for thing in members:
                sheet.thing(thing, box)


def _family(graph: Graph, thing: Thing) -> str:
    """The box a thing goes in: the legal person at its top, or a family by its kind."""
    top = _top(graph, thing.id)
    kind = str(getattr(graph.things.get(top), "kind", ""))
    registry = graph.registry
    if registry.has_kind(kind):
        if any(registry.is_a(kind, name) for name in ("trust", "gp_practice", "gp_federation") if registry.has_kind(name)):
            return "provider"
        if registry.is_a(kind, "local_authority"):
            return "council"
        if kind in {"neighbourhood_partnership", "pcn"}:
            return "neighbourhood"
        if registry.is_forum(kind):
            return "forum"
        return top if registry.is_legal_person(kind) else ""
    return ""


def _top(graph: Graph, item: str) -> str:
    seen = {item}
    while True:
        above = [body for fact in (*graph.parents(item), *graph.where("of", who=item)) for body in fact.object.ids if body not in seen]
        if not above:
            return item
        item = above[0]
        seen.add(item)

"""The governance chart: bodies, the formal lines between them, and what an option adds.

What is shown by default is what makes a chart of governance: who is whose board or committee, who reports, answers,
recommends, delegates, supports, oversees and acts for whom. Boards and committees without lines of their own are rows
in the box of their parent, and bodies that stand alike share one box, so that the chart of a place fits a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govgraph.draw.sheet import COLOURS, FILLS, GREY, LIGHT, SHAPES, Picture, Row, Sheet, describe
from govgraph.draw.views.lines import Line, draw_lines, grouped, line, listed_rows
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Thing

_FORMAL = frozenset({"committee of", "organ of", "sub-group of", "reports to", "accountable to", "holds to account", "oversees", "scrutinises", "delegates", "exercises jointly", "supports", "acts for", "guides"})  # fmt: skip
_ADDRESSED = frozenset({"recommends", "proposes", "decides", "is consulted", "approves", "agrees"})
"""Rights that run between two bodies once they say to whom."""
_MORE = frozenset({"influences", "works with", "speaks for", "represents", "mandates", "member of", "allocates to", "appoints", "established by"})
_NESTS = ("organ of", "committee of", "sub-group of")
_WORDS = {"organ of": "board of", "is consulted": "consulted by", "acts for": "acts for", "holds to account": "holds to account"}
_ACTORS = frozenset({"body", "post", "group", "level"})


def picture(graph: Graph, subject: str | None = None, *, everything: bool = False) -> Picture:
    """The chart. ``subject``: only this body or post and its neighbours; ``everything``: influence and membership too."""
    facts = [fact for fact in graph if _shown(graph, fact, everything)]
    if subject is not None:
        centre = graph.thing(subject).id
        facts = [fact for fact in facts if centre in {*fact.subject.ids, *_heads(fact)}]
    lines = [found for fact in facts for found in _lines(graph, fact)]
    lines, nested = _nested(graph, lines)
    lines, boxes = grouped(lines, lambda item: _sort(graph, item, nested))
    title = "Governance chart" + (f": {graph.thing(subject).name} and its neighbours" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts)
    inside = {item for rows in nested.values() for item in rows}
    for item, members in boxes.items():
        if item not in inside:
            _box(graph, sheet, item, members, nested.get(item, ()))
    ports = {item: (parent, f"p{number}") for parent, rows in nested.items() for number, item in enumerate(rows)}
    draw_lines(sheet, lines, ports)
    sheet.words += [graph.sentence(fact) for fact in facts]
    if not boxes:
        sheet.gap("nothing", "no relation of this kind is in the model")
    used = dict.fromkeys(one.carries for one in lines)
    added = "   + bold: added by this option" if any(one.strong for one in lines) or any(graph.things[item].option for item in boxes) else ""
    return sheet.finish([(_CARRIES.get(carries, carries), COLOURS.get(carries, GREY)) for carries in used], boxes=f"Boxes: thick border: legal person; grey: holds nothing in law; dashed border: foreseen; a row in a box: its board or committee{added}")


_CARRIES = {"parent": "board or committee", "accountability": "accountability", "authority": "authority", "influence": "support, acting for", "rights": "rights, as papers state them"}


def _shown(graph: Graph, fact: Fact, everything: bool) -> bool:
    if fact.tier == "past" or (graph.life(fact).state == "ended"):
        return False
    if fact.kind in _ADDRESSED:
        return bool(fact.role("to").ids) and "to" not in fact.row.main
    return fact.kind in _FORMAL or (everything and fact.kind in _MORE)


def _heads(fact: Fact) -> tuple[str, ...]:
    return fact.role("to").ids if fact.kind in _ADDRESSED else fact.object.ids


def _lines(graph: Graph, fact: Fact) -> Iterable[Line]:
    words = _WORDS.get(fact.kind, fact.kind)
    if fact.kind == "acts for" and fact.fields.get("as"):
        words = f"acts as {fact.fields['as']} for"
    elif fact.kind in _ADDRESSED and fact.kind != "is consulted":
        either = fact.fields.get("either")
        words = f"{fact.kind} or {either} to" if either else "decides for" if fact.kind == "decides" else f"{fact.kind} to"
    mark = "+ " if fact.option and fact.option == graph.option else ""
    for tail in fact.subject.ids:
        for head in _heads(fact):
            if tail != head and all(item in graph.things and graph.things[item].category in _ACTORS for item in (tail, head)):
                yield line(fact, tail, head, words, mark=mark)


def _nested(graph: Graph, lines: list[Line]) -> tuple[list[Line], dict[str, list[str]]]:
    """Boards and committees with no line to anybody in the same family become rows of their parent's box."""
    parent = {one.tail: one.head for one in lines if one.carries == "parent" and graph.things[one.tail].category == "body" and graph.things[one.head].category == "body"}
    parents = set(parent.values())
    inside: dict[str, list[str]] = {}
    for item, above in parent.items():
        if item in parents or above in parent:
            continue
        others = [one for one in lines if item in (one.tail, one.head) and not (one.carries == "parent" and one.tail == item)]
        if all(above not in (one.tail, one.head) for one in others) and len(others) <= 1 and not any(one.strong for one in lines if one.tail == item):
            inside.setdefault(above, []).append(item)
    rows = {item for found in inside.values() for item in found}
    return [one for one in lines if not (one.carries == "parent" and one.tail in rows)], inside


def _sort(graph: Graph, item: str, nested: Mapping[str, list[str]]) -> object | None:
    thing = graph.things[item]
    inside = any(item in rows for rows in nested.values())
    if item in nested or inside or thing.category not in {"body", "group"}:
        return None
    return thing.category, _standing(graph, thing), thing.status


def _standing(graph: Graph, thing: Thing) -> str:
    """person, forum or other: what its kind can hold in law."""
    kind = str(getattr(thing, "kind", ""))
    if graph.parents(thing.id) or not graph.registry.has_kind(kind):
        return "other"
    return "person" if graph.registry.is_legal_person(kind) else "forum" if graph.registry.is_forum(kind) else "other"


def _kind(graph: Graph, thing: Thing) -> str:
    found = graph.registry.find_kind(str(getattr(thing, "kind", "")))
    named = str(getattr(thing, "label", "")) or (found.name if found else "")
    words = [named if thing.category == "body" else describe(thing), thing.status if thing.status != "in force" and thing.category == "body" else ""]
    return ", ".join(word for word in words if word)


def _box(graph: Graph, sheet: Sheet, item: str, members: tuple[str, ...], rows: Iterable[str]) -> None:
    thing = graph.things[item]
    standing = _standing(graph, thing)
    shape, style = SHAPES.get(thing.category, ("box", ""))
    mark = "+ " if thing.option and thing.option == graph.option else ""
    kinds = dict.fromkeys(_kind(graph, graph.things[member]) for member in members)
    second = next(iter(kinds)) if len(kinds) == 1 else ""
    cells = listed_rows(graph, members, second, mark)
    cells += [Row(graph.name(row), _kind(graph, graph.things[row]), port=f"p{number}", bold=False) for number, row in enumerate(rows)]
    fill = LIGHT if standing == "forum" else "#E9F2F8" if standing == "person" else FILLS.get(thing.category, "white")
    sheet.box(item, cells, shape=shape, style=style, status=thing.status, fill=fill, strong=standing == "person" or bool(mark))

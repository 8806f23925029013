"""The governance chart: bodies, the formal lines between them, and what an option adds.

What is shown by default is what makes a chart of governance: who is whose board or committee, who reports, answers,
recommends, delegates, supports, oversees and acts for whom. Boards and committees without lines of their own are rows
in the box of their parent, and bodies that stand alike share one box, so that the chart of a place fits a slide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govgraph.draw.sheet import BLACK, COLOURS, GREY, Picture, Sheet
from govgraph.draw.views.boxes import KEY, chart, gap
from govgraph.draw.views.lines import Line, firmest, line, notes
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Level
from govgraph.reading.actors import if_short

_ACTORS = frozenset({"body", "post", "group", "level"})
_MATTERS = frozenset({"decision", "function", "service"})
_SHORT = 3
_CARRIES = {
    "parent": "board or committee",
    "influence": "support, acting for",
    "rights": "rights, as papers state them",
}


def picture(graph: Graph, subject: str | None = None, *, everything: bool = False) -> Picture:
    """The chart. ``subject``: only this body or post and its neighbours; ``everything``: influence and membership too."""
    facts = [fact for fact in graph if _shown(graph, fact, everything)]
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    lines = firmest(found for fact in facts for found in lines_of(graph, fact, base))
    left_out = 0
    if subject is not None:
        centre = graph.thing(subject).id
        lines = [one for one in lines if centre in (one.tail, one.head)]
    elif not everything:
        kept = [one for one in lines if not _leads_no_further(graph, one, lines)]
        lines, left_out = kept, len(lines) - len(kept)
    drawn = {item for one in lines for item in (one.tail, one.head)}
    facts = [
        fact
        for fact in facts
        if drawn & set(if_short(graph, fact.subject.ids, most=_SHORT))
        and drawn & set(if_short(graph, _heads(fact), most=_SHORT))
    ]
    title = "Governance chart" + (f": {graph.thing(subject).name} and its neighbours" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts)
    new = {
        item: ("+ ", BLACK)
        for item in graph.things
        if _is_added(graph, base, item) and (subject is None or item in drawn)
    }
    kept = chart(graph, sheet, lines, new, more={item: _members(graph, item) for item in new})
    sheet.words += [graph.sentence(fact) for fact in facts]
    if not kept:
        sheet.gap("nothing", "no relation of this kind is in the model")
    used = dict.fromkeys(one.carries for one in kept)
    added = "; +, added by this option" if new or any(one.strong for one in kept) else ""
    return sheet.finish(
        [(_CARRIES.get(carries, carries), COLOURS.get(carries, GREY)) for carries in used],
        boxes=KEY + added + (f". Left out: {left_out} minor lines" if left_out else ""),
    )


def _shown(graph: Graph, fact: Fact, everything: bool) -> bool:
    if fact.tier == "past" or graph.life(fact).state == "ended":
        return False
    if fact.row.chart == "addressed" and fact.role("to").ids:
        return True
    if fact.row.chart_added:
        return not graph.is_baseline and fact.option == graph.option
    return fact.row.chart == "formal" or (everything and fact.row.chart == "more")


def _leads_no_further(graph: Graph, one: Line, lines: Iterable[Line]) -> bool:
    """A line that no option adds and that a chart of the whole can do without.

    Support that is only foreseen; and a line to what has no other line and is foreseen itself or a group or level that nobody lists
    (in the chart of the baseline: only where the line is foreseen too).
    """
    if one.strong or (one.carries == "influence" and one.firm != "unsettled"):
        return False
    if one.carries == "influence":
        return True
    end = graph.things.get(one.head)
    if end is None or (graph.is_baseline and one.firm != "unsettled") or one.carries == "parent":
        return False
    unlisted = isinstance(end, Group | Level) and not end.members
    is_leaf = sum(one.head in (other.tail, other.head) and other.carries != "influence" for other in lines) == 1
    return is_leaf and (unlisted or (not graph.is_baseline and end.tier != "settled"))


def _heads(fact: Fact) -> tuple[str, ...]:
    return fact.role("to").ids if fact.row.chart == "addressed" and fact.role("to").ids else fact.object.ids


def _is_added(graph: Graph, base: Graph, item: str) -> bool:
    thing = graph.things[item]
    return (
        not graph.is_baseline and item not in base.things and thing.option == graph.option and thing.category in _ACTORS
    )


def lines_of(graph: Graph, fact: Fact, base: Graph) -> Iterable[Line]:
    """The lines of one relation: between each of its ends, through whom it goes; marked where ``base`` has no such line."""
    known = {(one, other) for found in base.of_kind(fact.kind) for one in found.subject.ids for other in _heads(found)}
    through = [item for item in fact.role("through").ids if item in graph.things and item not in fact.subject.ids]
    for tail in if_short(graph, fact.subject.ids, most=_SHORT):
        # a line that goes through somebody is drawn to them, and on from them
        for way in through if tail in graph.things and graph.things[tail].category in _ACTORS else ():
            added = fact.option == graph.option and not graph.is_baseline and fact.id not in base.facts
            yield line(graph, fact, tail, way, _words(graph, fact), mark="+ " if added else "")
    for tail in through or if_short(graph, fact.subject.ids, most=_SHORT):
        if not fact.object.ids and _is_added(graph, base, tail) and fact.kind == "accountable to":
            yield line(
                graph,
                fact,
                tail,
                gap("unknown", f"to whom: {fact.object.unknown or 'not modelled'}"),
                _words(graph, fact),
                mark="+ ",
            )
        for head in if_short(graph, _heads(fact), most=_SHORT):
            to_itself = tail == head and tail in fact.subject.ids and head in _heads(fact) and not through
            if (
                (tail == head and not to_itself)
                or not all(item in graph.things for item in (tail, head))
                or graph.things[tail].category not in _ACTORS
            ):
                continue
            pairs = {(one, other) for one in (tail, *graph.groups_of(tail)) for other in (head, *graph.groups_of(head))}
            is_new = fact.option == graph.option and not graph.is_baseline and not pairs & known
            if is_new and fact.id in base.facts:
                is_new = tail in base.things and head in base.things
            category = graph.things[head].category
            runs_here = category in _ACTORS or (is_new and category in _MATTERS)
            if runs_here and (not fact.row.chart_added or is_new or fact.role("to").ids):
                choice = (
                    fact.row.carries == "accountability" and fact.object.mode == "one of" and len(fact.object.ids) > 1
                )
                one_of = "to one of these " if choice else ""
                found = line(graph, fact, tail, head, f"{one_of}{_words(graph, fact)}", mark="+ " if is_new else "")
                yield replace(found, carries="rights", colour=COLOURS["rights"]) if fact.row.chart_added else found


def _members(graph: Graph, body: str) -> str:
    """Who sits in a body that the option adds, for its box."""
    seats: dict[str, list[str]] = {}
    for fact in graph.where("member of", to=body):
        if not fact.negated:
            seats.setdefault(notes(graph, fact), []).extend(graph.name(item) for item in fact.role("who").ids)
    return "members: " + "; ".join(f"{', '.join(names)}{how}" for how, names in seats.items()) if seats else ""


def _words(graph: Graph, fact: Fact) -> str:
    if fact.subject.mode == "one of":
        return f"one of these {fact.kind}"
    if fact.kind == "organ of":
        return "board of"
    if fact.kind == "is consulted":
        return "consulted by"
    if fact.kind == "acts for" and fact.fields.get("as"):
        return f"acts as {fact.fields['as']} for"
    if fact.row.chart == "addressed" and fact.role("to").ids:
        either = fact.fields.get("either")
        return (
            f"{fact.kind} or {either} to" if either else "decides for" if fact.kind == "decides" else f"{fact.kind} to"
        )
    return fact.kind

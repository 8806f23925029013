"""The governance chart: bodies, the formal lines between them, and what an option adds.

What is shown by default is what makes a chart of governance: who is whose board or committee, who reports, answers,
recommends, delegates, supports, oversees and acts for whom. Boards and committees without lines of their own are rows
in the box of their parent, and bodies that stand alike share one box, so that the chart of a place fits a slide.
"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.draw.sheet import BLACK, COLOURS, GREY, Picture, Sheet
from govgraph.draw.views.boxes import KEY, chart
from govgraph.draw.views.lines import Line, firmest, line
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Group

_FORMAL = frozenset({"committee of", "organ of", "sub-group of", "reports to", "accountable to", "holds to account", "oversees", "scrutinises", "delegates", "exercises jointly", "supports", "acts for", "guides"})  # fmt: skip
_ADDRESSED = frozenset({"recommends", "proposes", "decides", "is consulted", "approves", "agrees"})
"""Rights that run between two bodies once they say to whom."""
_MORE = frozenset({"influences", "works with", "speaks for", "represents", "mandates", "member of", "allocates to", "appoints", "established by"})  # fmt: skip
_ACTORS = frozenset({"body", "post", "group", "level"})
_SHORT = 3
_CARRIES = {"parent": "board or committee", "influence": "support, acting for", "rights": "rights, as papers state them"}


def picture(graph: Graph, subject: str | None = None, *, everything: bool = False) -> Picture:
    """The chart. ``subject``: only this body or post and its neighbours; ``everything``: influence and membership too."""
    facts = [fact for fact in graph if _shown(graph, fact, everything)]
    before = set() if graph.is_baseline else {key for fact in graph.scenario.graph(None, on=graph.day, place=graph.place or None) for key in _keys(fact)}
    lines = firmest(found for fact in facts for found in _lines(graph, fact, before))
    left_out = 0
    if subject is not None:
        centre = graph.thing(subject).id
        lines = [one for one in lines if centre in (one.tail, one.head)]
    elif not everything:
        kept = [one for one in lines if not _leads_no_further(graph, one, lines)]
        lines, left_out = kept, len(lines) - len(kept)
    drawn = {item for one in lines for item in (one.tail, one.head)}
    facts = [fact for fact in facts if drawn & set(_opened(graph, fact.subject.ids)) and drawn & set(_opened(graph, _heads(fact)))]
    title = "Governance chart" + (f": {graph.thing(subject).name} and its neighbours" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts)
    new = {item: ("+ ", BLACK) for item in drawn if graph.things[item].option and graph.things[item].option == graph.option}
    kept = chart(graph, sheet, lines, new)
    sheet.words += [graph.sentence(fact) for fact in facts]
    if not kept:
        sheet.gap("nothing", "no relation of this kind is in the model")
    used = dict.fromkeys(one.carries for one in kept)
    added = "; +, added by this option" if new or any(one.strong for one in kept) else ""
    return sheet.finish([(_CARRIES.get(carries, carries), COLOURS.get(carries, GREY)) for carries in used], boxes=KEY + added + (f". Not drawn: {left_out} plans of support or that end at groups nobody lists" if left_out else ""))


def _shown(graph: Graph, fact: Fact, everything: bool) -> bool:
    if fact.tier == "past" or graph.life(fact).state == "ended":
        return False
    if fact.kind in _ADDRESSED:
        return bool(fact.role("to").ids)
    return fact.kind in _FORMAL or (everything and fact.kind in _MORE)


def _leads_no_further(graph: Graph, one: Line, lines: Iterable[Line]) -> bool:
    """A line that is only foreseen, that no option adds, and that is support or ends at a group that nobody lists."""
    if one.firm != "unsettled" or one.strong:
        return False
    if one.carries == "influence":
        return True
    end = graph.things[one.head]
    return isinstance(end, Group) and not end.members and sum(one.head in (other.tail, other.head) and other.carries != "influence" for other in lines) == 1


def _keys(fact: Fact) -> Iterable[tuple[str, str, str]]:
    return ((fact.kind, tail, head) for tail in fact.subject.ids for head in _heads(fact))


def _heads(fact: Fact) -> tuple[str, ...]:
    return fact.role("to").ids if fact.kind in _ADDRESSED else fact.object.ids


def _lines(graph: Graph, fact: Fact, before: set[tuple[str, str, str]]) -> Iterable[Line]:
    for tail in _opened(graph, fact.subject.ids):
        for head in _opened(graph, _heads(fact)):
            if tail != head and all(item in graph.things and graph.things[item].category in _ACTORS for item in (tail, head)):
                is_new = fact.option == graph.option and not any((fact.kind, one, other) in before for one in (tail, *graph.groups_of(tail)) for other in (head, *graph.groups_of(head)))
                yield line(fact, tail, head, _words(fact), mark="+ " if is_new else "")


def _opened(graph: Graph, items: Iterable[str]) -> Iterable[str]:
    """Groups whose list is complete and short stand for their members, so that a line ends where it belongs."""
    for item in items:
        thing = graph.things.get(item)
        if isinstance(thing, Group) and thing.complete and len(thing.members) <= _SHORT and all(graph.parents(member) for member in thing.members):
            yield from thing.members
        else:
            yield item


def _words(fact: Fact) -> str:
    if fact.kind == "organ of":
        return "board of"
    if fact.kind == "is consulted":
        return "consulted by"
    if fact.kind == "acts for" and fact.fields.get("as"):
        return f"acts as {fact.fields['as']} for"
    if fact.kind in _ADDRESSED:
        either = fact.fields.get("either")
        return f"{fact.kind} or {either} to" if either else "decides for" if fact.kind == "decides" else f"{fact.kind} to"
    return fact.kind

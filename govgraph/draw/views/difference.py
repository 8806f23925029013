"""What an option adds (+), removes (\N{MINUS SIGN}) and changes (~), drawn on the part of the graph that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from govgraph.compare.structure import Delta
from govgraph.draw.sheet import BLUE, GREEN, GREY, VERMILION, Picture, Sheet
from govgraph.draw.views.boxes import chart, gap
from govgraph.draw.views.lines import Line, line
from govgraph.graph import Graph
from govgraph.loader.overlay import stack
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Thing

Mark = tuple[str, str]
ADDED, REMOVED, CHANGED = ("+ ", GREEN), ("\N{MINUS SIGN} ", VERMILION), ("~ ", BLUE)
_NODES = frozenset({"body", "post", "group", "level", "decision", "agreement", "fund", "sector", "function", "service"})
_LISTED = 45
"""Characters of matters that a line names; of more it says how many there are."""
_QUIET = frozenset({"covers", "part of", "waits for", "concerns", "exercises", "of"})
"""Relations without a line of their own here: they say where, what and whose, not who does what."""


def picture(graph: Graph, subject: str | None = None, *, against: Graph | None = None) -> Picture:
    """The difference. ``against``: the graph before (default: the baseline). ``subject``: only what touches this thing."""
    before = against or graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    delta = Delta(before, graph)
    merged_into = {
        body: merge.into
        for option in stack(graph.scenario, graph.option)
        for merge in option.merge
        for body in merge.bodies
    }
    marks: dict[str, Mark] = {}
    for things, mark in ((delta.added, ADDED), (delta.removed, REMOVED), (delta.changed, CHANGED)):
        marks |= {
            thing.id: mark
            for thing in things
            if thing.category in _NODES
            and not (mark is CHANGED and _only_renamed(before.things[thing.id], thing, merged_into))
        }
    marked = [(fact, graph, ADDED) for fact in delta.added_facts] + [
        (fact, before, REMOVED) for fact in delta.removed_facts
    ]
    for new in delta.changed_facts:
        old = before.facts[new.id]
        marked += (
            [(old, before, REMOVED), (new, graph, ADDED)]
            if _ends(old, {}) != _ends(new, {})
            else [(new, graph, CHANGED)]
        )
    carried = (
        {_ends(fact, merged_into) for fact in before} & {_ends(fact, {}) for fact in graph} if merged_into else set()
    )
    facts = [
        (fact, home, mark) for fact, home, mark in marked if _is_drawn(fact) and _ends(fact, merged_into) not in carried
    ]
    left_out = sum(not _is_drawn(fact) for fact, _, _ in marked)
    if subject is not None:
        centre = graph.thing(subject).id
        facts = [
            (fact, home, mark)
            for fact, home, mark in facts
            if any(centre in filler.ids for filler in fact.roles.values())
        ]
        marks = {key: mark for key, mark in marks.items() if key == centre}
    title = f"What changes: from {_title(before)} to {_title(graph)}" + (
        f", around {graph.thing(subject).name}" if subject else ""
    )
    sheet = Sheet.of(graph, title, facts=[fact for fact, _, _ in facts])
    sheet.words += [f"{mark[0].strip()} {home.sentence(fact)}" for fact, home, mark in facts]
    sheet.words += [
        f"{mark[0].strip()} {(graph if item in graph.things else before).name(item)}" for item, mark in marks.items()
    ]
    lines = _together(list(_lines(facts)))
    lines += [
        Line(body, into, (("", "merged into", ""),), strong=True, rank="down", colour=VERMILION)
        for body, into in merged_into.items()
        if body in marks and into in graph.things
    ]
    chart(_Both(graph, before), sheet, lines, marks, nest=-1)
    if not facts and not marks:
        sheet.gap("nothing", "nothing changes in bodies, posts, decisions and the relations between them")
    return sheet.finish(
        [
            ("+ added", GREEN),
            ("\N{MINUS SIGN} removed", VERMILION),
            ("~ changed", BLUE),
            ("box without a sign: as before", GREY),
        ],
        boxes="Boxes: grey, holds nothing in law; double, several; dashed, foreseen"
        + (f". Left out: {left_out} relations of place, part and seat" if left_out else ""),
    )


class _Both(Graph):
    """The graph after, that still knows the things that are only in the graph before."""

    def __init__(self, after: Graph, before: Graph) -> None:
        super().__init__(
            after.scenario,
            option=after.option,
            day=after.day,
            place=after.place,
            things={**before.all_things, **after.all_things},
            facts={**before.facts, **after.facts}.values(),
        )


def _ends(fact: Fact, renamed: Mapping[str, str]) -> tuple[object, ...]:
    """The ends of a relation, bodies that are merged under the name of what they become."""
    roles = (fact.subject, fact.object, fact.role("to"))
    return (
        fact.kind,
        fact.tier,
        *(frozenset(renamed.get(item, item) for item in filler.ids) or filler.unknown for filler in roles),
    )


def _only_renamed(old: Thing, new: Thing, renamed: Mapping[str, str]) -> bool:
    """Is it a group whose list only says what its members have become?"""
    return (
        isinstance(old, Group)
        and isinstance(new, Group)
        and {renamed.get(item, item) for item in old.members} == set(new.members)
    )


def _is_drawn(fact: Fact) -> bool:
    """Not where and what; and no line from nobody known unless it is about who decides or answers."""
    return fact.kind not in _QUIET and (
        fact.subject.known or fact.row.binds or fact.row.carries in {"remit", "accountability"}
    )


def _title(graph: Graph) -> str:
    return "now" if graph.is_baseline else f"option {graph.option}"


def _lines(facts: Iterable[tuple[Fact, Graph, Mark]]) -> Iterable[tuple[Line, str]]:
    """Each line, and the matter that its words name where it runs between two who act (else empty)."""
    for fact, home, (sign, colour) in facts:
        to = fact.role("to").ids if "to" not in fact.row.main else ()
        matters = (
            [home.name(item) for item in fact.object.ids]
            if to
            else [home.name(item) for item in fact.role("what").ids]
            if "what" not in fact.row.main
            else []
        )
        tails = fact.subject.ids or (
            gap(f"who {fact.subject.unknown}", f"who: {fact.subject.unknown or 'not modelled'}"),
        )
        heads = (
            to
            or fact.object.ids
            or (gap(f"whom {fact.object.unknown}", f"to whom: {fact.object.unknown or 'not modelled'}"),)
        )
        for tail in tails:
            for head in heads:
                if all(
                    "|" in item or (item in home.things and home.things[item].category in _NODES)
                    for item in (tail, head)
                ):
                    yield line(home, fact, tail, head, _words(fact), mark=sign, colour=colour), ", ".join(matters)


def _together(lines: list[tuple[Line, str]]) -> list[Line]:
    """Lines of one verb between the same two become one that lists the matters."""
    found: dict[tuple[object, ...], tuple[Line, list[str]]] = {}
    for one, matter in lines:
        found.setdefault((one.tail, one.head, one.words, *one.look), (one, []))[1].append(matter)
    out: dict[tuple[object, ...], tuple[Line, list[str], str]] = {}
    for one, matters in found.values():
        named = [matter for matter in dict.fromkeys(", ".join(matters).split(", ")) if matter]
        text = ", ".join(named)
        listed = (
            ""
            if not named
            else f": {text}"
            if len(text) <= _LISTED
            else f": {len(named)} matters"
            if len(named) > 1
            else ""
        )
        (sign, verb, note), *_ = one.words
        out.setdefault((one.tail, one.head, sign, note, text, *one.look), (one, [], listed))[1].append(verb)
    return [
        replace(one, words=((one.words[0][0], ", ".join(verbs) + listed, one.words[0][2]),))
        for one, verbs, listed in out.values()
    ]


def _words(fact: Fact) -> str:
    either = fact.fields.get("either")
    words = f"{fact.kind} or {either}" if either else fact.kind
    if fact.role("to").ids and "to" not in fact.row.main:
        words += " to"
    if fact.subject.mode == "one of":
        words = f"one of these {words}"
    return f"acts as {fact.fields['as']} for" if fact.kind == "acts for" and "as" in fact.fields else words

"""A comparison as it is read aloud: who decides differently, what goes wrong or right, who gains, what is still needed.

Counts come from :mod:`govgraph.comparison.changes`, so that they agree wherever they are printed. Nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.answer import Line
from govgraph.checks.finding import SEVERITIES, Spotted
from govgraph.comparison.authority import moves
from govgraph.comparison.changes import DecisionChange, changes, first_few, of_sort
from govgraph.comparison.findings import Key, by_key
from govgraph.comparison.side import Side
from govgraph.comparison.structure import Delta, unmet
from govgraph.graph.sentences import agreeing, listed, plural, shortened
from govgraph.model.numbers import counted, in_words
from govgraph.model.scenario import BASELINE


def headline(sides: Sequence[Side]) -> str:
    """What differs, in one sentence. Of several options: how many decisions any of them would decide otherwise."""
    first, *others = sides
    if not others:
        return "This scenario has no options to compare."
    if len(others) == 1:
        return _of_two(first, others[0])
    found = {one.matter for other in others for one in of_sort(changes(first, other), "decider", "there")}
    if not found:
        none = "Neither option" if len(others) == 2 else f"None of the {in_words(len(others))} options"
        return f"{none} would change who decides anything. govgraph does not rank them."
    return f"The {in_words(len(others))} options would change who decides {counted(len(found), 'matter')}. govgraph does not rank them."


def _of_two(first: Side, other: Side) -> str:
    found = changes(first, other)
    deciders = of_sort(found, "decider", "there")
    recommenders, grounds = of_sort(found, "recommender"), of_sort(found, "ground")
    between = f"Between {_short(first)} and {_short(other)}"
    if not found:
        return f"{between}, every decision is made alike."
    parts = [f"{counted(len(deciders), 'decision')} would have another decider"]
    if not deciders:
        parts = ["no decision would have another decider"] if recommenders or grounds else []
    if recommenders:
        parts.append(
            f"{in_words(len(recommenders))} would keep {_its(recommenders)} decider and have another recommender"
        )
    if grounds:
        parts.append(f"{in_words(len(grounds))} would rest on another ground")
    return f"{between}, {listed(parts)}."


def lines(sides: Sequence[Side]) -> tuple[Line, ...]:
    """At most six lines: of two sides what differs, of several one line each."""
    first, *others = sides
    if len(others) == 1:
        return tuple(_two(first, others[0]))
    return tuple(Line(label=_short(other).capitalize(), text=_one(first, other)) for other in others)


def _two(first: Side, other: Side) -> list[Line]:
    found = changes(first, other)
    come, go = _findings(first, other)
    out = []
    if deciders := of_sort(found, "decider", "there"):
        out.append(Line(label="Another decider", text=f"{first_few(first, other, deciders)}."))
    if softer := of_sort(found, "recommender", "ground"):
        out.append(Line(label="Same decider", text=f"{first_few(first, other, softer)}."))
    if text := structure_words(first, other):
        out.append(Line(label="Structure", text=text))
    if come:
        out.append(Line(label="Problems that come", text=_problems(come)))
    if go:
        out.append(Line(label="Problems that go", text=_problems(go)))
    out.append(Line(label="Power and needs", text=f"{_moves(first, other)} {_needs(other)}".strip()))
    return out[:6]


def _one(first: Side, other: Side) -> str:
    """An option against the first side, in a row of short sentences."""
    found = of_sort(changes(first, other), "decider", "there")
    come, go = _findings(first, other)
    change = f"{counted(len(found), 'decision').capitalize()} would have another decider."
    return f"{change} {_come_and_go(len(come), len(go))} {_moves(first, other)} {_needs(other)}".strip()


def _come_and_go(come: int, go: int) -> str:
    """How many problems come and go; none of both: that they stay as they are."""
    if come and go:
        text = f"{counted(come, 'problem')} would come and {in_words(go)} would go"
    else:
        text = f"{counted(come or go, 'problem')} would {'come' if come else 'go' if go else 'come or go'}"
    return f"{text[:1].upper()}{text[1:]}."


def _findings(first: Side, other: Side) -> tuple[list[Spotted], list[Spotted]]:
    """The findings that an option has and the first has not, and the other way round, the weightiest first."""
    before, after = (by_key(side) for side in (first, other))

    def weighty(found: Mapping[Key, Spotted], without: Mapping[Key, Spotted]) -> list[Spotted]:
        return sorted((f for key, f in found.items() if key not in without), key=lambda f: SEVERITIES.index(f.severity))

    come, go = weighty(after, before), weighty(before, after)
    # what is told in the same words of both is about other things in each, and neither comes nor goes
    codes = {f.code for f in come} & {f.code for f in go}
    both = {f.finding.sentence for f in come if f.code in codes} & {f.finding.sentence for f in go if f.code in codes}
    return [f for f in come if f.code not in codes or f.finding.sentence not in both], [
        f for f in go if f.code not in codes or f.finding.sentence not in both
    ]


def _problems(found: Sequence[Spotted]) -> str:
    told = [one.finding.sentence for one in found[:2]]
    shown = " ".join(text if text.endswith(".") else f"{text}." for text in told)
    more = len(found) - 2
    return shown + (
        f" {counted(more, 'more', 'more').capitalize()} {'stands' if more == 1 else 'stand'} in `compare --only findings`."
        if more > 0
        else ""
    )


def structure_words(first: Side, other: Side) -> str:
    """Which bodies, posts, agreements and funds an option adds and ends, as a sentence; empty where it does neither."""
    delta = Delta(first.graph, other.graph)
    shown = {"body", "post", "agreement", "fund"}
    parts = []
    for word, things in (("adds", delta.added), ("ends", delta.removed)):
        names = [thing.name for thing in things if thing.category in shown]
        if names:
            parts.append(f"{word} {listed(names[:4])}{f' and {len(names) - 4} more' if len(names) > 4 else ''}")
    return f"{_short(other)[:1].upper()}{_short(other)[1:]} {listed(parts)}." if parts else ""


def _moves(first: Side, other: Side) -> str:
    gained, lost = moves(first, other)
    if not gained and not lost:
        return "Nobody gains or loses authority in law."
    who = [("gains", dict.fromkeys(name for name, _ in gained)), ("loses", dict.fromkeys(name for name, _ in lost))]
    parts = []
    for word, names in who:
        if names:
            graphs = {n: other.graph if n in other.graph.things else first.graph for n in names}
            many = len(names) > 1 or any(plural(graph, (n,)) for n, graph in graphs.items())
            shown = shortened([graph.name(n) for n, graph in graphs.items()], room=14)
            parts.append(f"{shown} {agreeing(word, many=many)} authority in law")
    return f"{listed(parts)}."


def _needs(other: Side) -> str:
    if other.option is None:
        return ""
    open_ones = unmet(other)
    if not open_ones:
        return ""
    return f"{counted(len(open_ones), 'thing').capitalize()} that it requires {'is' if len(open_ones) == 1 else 'are'} not there yet."


def _short(side: Side) -> str:
    return "today" if side.graph.option == BASELINE else f"option {side.graph.option}"


def _its(found: Sequence[DecisionChange]) -> str:
    return "its" if len(found) == 1 else "their"

"""The governance chart: bodies, the formal lines between them, and in each box what it decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.charts.plan import ChartPlan, PlanEdge
from govgraph.charts.views.held import TRAY, bullets, changed, decided, tray
from govgraph.charts.views.lines import between, compared, firmest, folded, itself, merged
from govgraph.charts.views.things import node, option_words, sources, subtitle
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Level
from govgraph.reading.standing import Standing, standing

SHOWS, PLACE = "who is a committee of whom, who reports, recommends and delegates to whom, and what each decides", 10
"""What the chart shows, in the list of views, and where it stands there."""


_ACTORS = frozenset({"body", "post", "group", "level"})


def plan(
    graph: Graph, subject: str | None = None, *, everything: bool = False, before: Graph | None = None
) -> ChartPlan:
    """The chart of one option. ``subject``: one body or post and its neighbours; ``everything``: influence and seats too.

    ``before``: the graph to tell what is new (default: as now).
    """
    base = before or graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    facts = [fact for fact in graph if _shown(graph, fact, everything)]
    edges = _lines(graph, everything)
    edges = merged(folded(graph, edges if graph.is_baseline else compared(edges, _lines(base, everything))))
    held = bullets(graph, base)
    for who, said in itself(graph, facts).items():
        held.setdefault(who, []).extend(said)
    left = 0
    if subject is not None:
        centre = graph.thing(subject).id
        edges = [one for one in edges if centre in (one.tail, one.head)]
        held = {
            who: found
            for who, found in held.items()
            if who == centre or any(who in (one.tail, one.head) for one in edges)
        }
        ids = dict.fromkeys([centre, *(end for one in edges for end in (one.tail, one.head))])
    else:
        if not everything:
            kept = [one for one in edges if not _minor(graph, one.tail, one.head, one.change, one.firm, edges, held)]
            left, edges = len(edges) - len(kept), kept
        ids = dict.fromkeys([*(end for one in edges for end in (one.tail, one.head)), *held])
        ids |= dict.fromkeys(
            item for item in graph.things if item not in base.things and graph.things[item].category in _ACTORS
        )
    if not ids and subject is None:  # nothing runs between anybody: the bodies themselves are what there is
        ids = dict.fromkeys(thing.id for thing in graph.in_category("body", "post"))
    nodes = tuple(node(graph, id, bullets=held.get(id, ()), base=base) for id in ids)
    shown = {fact for one in edges for fact in one.facts}
    drawn = [fact for fact in facts if fact.id in shown]
    notes = [f"{left} minor line{'s are' if left != 1 else ' is'} left out."] if left else []
    notes.append(sources(graph, drawn))
    title = (
        _title(graph, base, bool(edges))
        if subject is None
        else f"{option_words(graph)}: {graph.thing(subject).name} and whom it deals with"
    )
    first = [max(held, key=lambda who: len(held[who]))] if held else []
    first += [who for who, found in held.items() if any(bullet.changed for bullet in found)]
    return ChartPlan(
        "governance",
        graph.option,
        title,
        subtitle(graph),
        nodes,
        tuple(edges),
        tray(graph, base) if subject is None else (),
        TRAY,
        tuple(note for note in notes if note),
        (*(graph.sentence(fact) for fact in drawn), *_said(graph)),
        tuple(dict.fromkeys(first)),
    )


def _lines(graph: Graph, everything: bool) -> list[PlanEdge]:
    found = (one for fact in graph if _shown(graph, fact, everything) for one in between(graph, fact))
    return firmest(one for one in found if _both_act(graph, one.tail, one.head))


def _shown(graph: Graph, fact: Fact, everything: bool) -> bool:
    if standing(graph, fact) in {Standing.PAST, Standing.DENIED}:
        return False
    if fact.row.chart == "addressed":
        return bool(fact.role("to").ids)
    return fact.row.chart == "formal" or (everything and fact.row.chart == "more")


def _both_act(graph: Graph, *ends: str) -> bool:
    return all(graph.things[end].category in _ACTORS for end in ends)


def _minor(
    graph: Graph, tail: str, head: str, change: str, firm: str, edges: Sequence[PlanEdge], held: Mapping[str, object]
) -> bool:
    """A foreseen line that no option adds, to a group or level that nobody lists and that has no other line."""
    if change or firm != "foreseen":
        return False
    for end in (tail, head):
        thing = graph.things[end]
        alone = sum(end in (one.tail, one.head) for one in edges) == 1
        if alone and end not in held and isinstance(thing, Group | Level) and not thing.members:
            return True
    return False


def _title(graph: Graph, base: Graph, joined: bool) -> str:
    """What the chart shows, as a sentence."""
    every = decided(graph)
    who = option_words(graph)
    if not every:
        return (
            f"{who}: who is part of whom, and who answers to whom"
            if joined
            else f"{who}: no line between bodies is in the model"
        )
    if graph.is_baseline:
        named = [one for one in every.values() if one.deciders]
        gap = sum(one.gap for one in named)
        count = f"{len(named)} of {len(every)} decisions {'has' if len(named) == 1 else 'have'}"
        said = f"{who}: {count if named else f'none of the {len(every)} decisions has'} a decider"
        if named and gap:
            said += ", but no delegation is recorded for " + ("any" if gap == len(named) else f"{gap} of them")
        return said
    new = [one for one in every.values() if changed(graph, base, one.matter)]
    named = [one for one in new if one.deciders]
    if not new:
        return f"{who} changes no decider"
    if not named:
        return f"{who} takes the decider of {len(new)} decision{'s' if len(new) > 1 else ''} away and names no other"
    said = f"{who} names another decider for {len(named)} decision{'s' if len(named) > 1 else ''}"
    gap = sum(one.gap for one in named)
    if gap:
        said += ", but no delegation is recorded" + (
            " for any" if gap == len(named) > 1 else "" if gap == len(named) else f" for {gap} of them"
        )
    return said


def _said(graph: Graph) -> list[str]:
    """Who decides what, as sentences."""
    out = []
    for one in decided(graph).values():
        matter = graph.name(one.matter)
        if one.deciders:
            out.append(f"{', '.join(graph.name(who) for who in one.deciders)}: decides {matter}")
        elif one.foreseen:
            out.append(
                f"{matter}: no decider is agreed, {', '.join(graph.name(who) for who in one.foreseen)} is foreseen"
            )
        else:
            out.append(f"{matter}: {one.said} who decides")
    return out

"""The route of one decision: who is heard, who decides, on whom it rests in law, and who answers for it up to the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from govgraph.answer import Answer, Chain
from govgraph.charts.plan import Bullet, ChartPlan, PlanBox, PlanEdge, Rank
from govgraph.charts.scene import Firm
from govgraph.charts.views import accountability
from govgraph.charts.views import held as marks
from govgraph.charts.views.lines import compared, firmest, merged
from govgraph.charts.views.things import option_words, sources, subtitle
from govgraph.comparison.side import who_decides
from govgraph.graph import Graph
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.base import Status, tier
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.who_decides import who_decides as asked
from govgraph.reading.actors import members
from govgraph.reading.short_names import short_name
from govgraph.reading.upward import upward

SHOWS, PLACE = "the route of one decision: who proposes, recommends and decides, and who answers for it", 40
"""What the chart shows, in the list of views, and where it stands there."""


_NOBODY = "gap nobody"
_VERBS: dict[str, tuple[str, Rank]] = {
    "proposes": ("proposes it to", "up"),
    "recommends": ("recommends it to", "up"),
    "prepares": ("prepares it for", "up"),
    "endorses": ("endorses it for", "down"),
    "approves": ("approves it after", "down"),
    "signs off": ("signs it off after", "down"),
    "assures": ("assures it for", "down"),
    "reviews": ("reviews it for", "down"),
    "arbitrates": ("arbitrates it for", "down"),
    "notes": ("notes it from", "down"),
}
"""Each part that others have in a decision, as a verb that leads to whoever decides, and where they stand."""
_ASKED = {"is consulted": "consults", "is informed": "informs"}
"""Parts that are read from whoever decides."""


def plan(graph: Graph, subject: str | None = None) -> ChartPlan:
    """The route of ``subject``, a decision, function or service, and of no other."""
    matter = graph.thing(subject or "", "decision", "function", "service", "agreement", "fund", "priority").id
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    edges, gaps, held = _route(graph, matter)
    if not graph.is_baseline and matter in base.things:
        edges = compared(edges, _route(base, matter)[0])
    edges = merged(edges)
    shown = accountability.ends(graph, edges, base, held, gaps)
    nodes, edges = accountability.law_tail(
        graph, [replace(one, bullets=tuple(held.get(one.id, ()))) for one in shown], edges
    )
    answer = who_decides(graph, matter)
    facts = [graph.facts[fact] for edge in edges for fact in edge.facts if fact in graph.facts]
    words = [answer.headline, *(link.text for chain in answer.chains for link in chain.links)]
    words += [f"{chain.label}: {chain.ends}" for chain in answer.chains if chain.ends]
    return ChartPlan(
        "route",
        graph.option,
        _title(graph, matter, answer),
        subtitle(graph),
        tuple(nodes),
        tuple(edges),
        notes=tuple(note for note in (sources(graph, facts),) if note),
        words=tuple(dict.fromkeys(words)),
        first=tuple(who for who in held if held[who][0].thing == matter),
    )


def _route(graph: Graph, matter: str) -> tuple[list[PlanEdge], dict[str, PlanBox], dict[str, list[Bullet]]]:
    """The lines of the route, the boxes that are gaps, and the matter in the box of whoever decides it."""
    found = asked(graph, matter)
    named = [item for item in found.named if item in graph.things]
    firm: Firm = "settled" if found.deciders else "foreseen"
    gaps: dict[str, PlanBox] = {}
    held: dict[str, list[Bullet]] = {}
    if not named:
        gaps[_NOBODY] = PlanBox(_NOBODY, (), _silence(found), outline="gap")
        held[_NOBODY] = [Bullet(matter, short_name(graph, matter), "nobody")]
    for who in named:
        level = found.authority.get(who, "")
        corner = marks.corner(level, bool(found.holders))
        held[who] = [Bullet(matter, short_name(graph, matter), marks.mark(found.ground), corner)]
    edges: list[PlanEdge] = []
    for target in named or [_NOBODY]:
        edges += _heard(graph, found, target)
    edges += _law(graph, matter, named)
    for who in named:
        lines = list(upward(graph, who).lines)
        edges += accountability.up(graph, lines)
        for stop, said in accountability.broken(graph, lines).items():
            held.setdefault(stop, []).append(accountability.gap(said))
    return (
        firmest(
            replace(one, firm=firm) if one.tail in named and one.words in _ASKED.values() else one for one in edges
        ),
        gaps,
        held,
    )


def _silence(found: WhoDecides) -> str:
    said = found.said
    if "nobody" in said:
        return "Nobody decides"
    return "Unclear who decides" if "unclear" in said else "No paper says who decides"


def _heard(graph: Graph, found: WhoDecides, target: str) -> Iterator[PlanEdge]:
    for verb, (words, rank) in _VERBS.items():
        for who in found.beside[verb]:
            if who in graph.things and who != target:
                yield PlanEdge(who, target, agreeing(words, many=plural(graph, (who,))), rank)
    for verb, words in _ASKED.items():
        for who in found.beside[verb]:
            if who in graph.things and who != target:
                yield PlanEdge(target, who, agreeing(words, many=plural(graph, (target,))), "down")


def _law(graph: Graph, matter: str, named: list[str]) -> Iterator[PlanEdge]:
    """From each on whom the matter rests in law to whoever decides: what was delegated, or that nothing is recorded."""
    answer = who_decides(graph, matter)
    chains = [chain for chain in answer.chains if chain.label.startswith("authority of")]
    for chain in chains:
        yield from _delegations(graph, chain)
    levels = answer.result.authority_by_holder
    every = {holder for found in levels.values() for holder in found}
    covered = {member for holder in every for member in members(graph, holder)}
    for who in named:
        for holder, level in levels.get(who, {}).items():
            if holder == who or holder not in graph.things or level in {"full", "part"} or holder in covered:
                continue
            yield PlanEdge(
                holder,
                who,
                f"{'have' if plural(graph, (holder,)) else 'has'} delegated nothing on record to",
                "down",
                gap=True,
            )


def _delegations(graph: Graph, chain: Chain) -> Iterator[PlanEdge]:
    for link in chain.links:
        if link.sort != "holds" and link.giver in graph.things and link.receiver in graph.things:
            words = "delegates to" if link.sort == "delegation" else "acts through"
            firm: Firm = "settled" if tier(cast(Status, link.status)) == "settled" else "foreseen"
            yield PlanEdge(
                link.giver,
                link.receiver,
                agreeing(words, many=plural(graph, (link.giver,))),
                "down",
                firm,
                link.basis in {"inferred", "assumed"},
                facts=(link.fact,) if link.fact else (),
            )


def _title(graph: Graph, matter: str, answer: Answer[WhoDecides]) -> str:
    found = answer.result
    who = option_words(graph)
    name = short_name(graph, matter)
    many = len(found.named) > 1 or plural(graph, found.named)
    if found.deciders:
        said = f"{listed([short_name(graph, item) for item in found.deciders])} {'decide' if many else 'decides'}"
        missing = any(marks.corner(found.authority.get(item, ""), bool(found.holders)) for item in found.deciders)
        return f"{who}, {_small(name)}: {said}" + (", but no delegation is recorded" if missing else "")
    if found.foreseen_deciders:
        said = listed([short_name(graph, item) for item in found.foreseen_deciders])
        return f"{who}, {_small(name)}: {said} {'are' if many else 'is'} foreseen to decide, which is not agreed"
    return f"{who}, {_small(name)}: {_small(_silence(found))}"


def _small(text: str) -> str:
    """A name inside a sentence: its first letter is small, unless the word has other capitals or is an acronym."""
    first = text.split(" ", 1)[0]
    return text if any(char.isupper() for char in first[1:]) else text[:1].lower() + text[1:]

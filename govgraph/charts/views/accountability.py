"""Lines of account: who answers to whom, step by step up to the top, and where a line breaks off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from govgraph.charts.plan import Bullet, ChartPlan, PlanBox, PlanEdge
from govgraph.charts.scene import Firm
from govgraph.charts.views.lines import between, compared, firmest, folded, itself, merged
from govgraph.charts.views.things import coming, node, option_words, sources, subtitle
from govgraph.graph import Graph
from govgraph.graph.sentences import agreeing, plural
from govgraph.model.things import Group
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import opened
from govgraph.reading.short_names import short_name
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import UpwardLine, UpwardStep, readable, upward

SHOWS, PLACE = "lines of account from the bottom to the top, and where they break", 20
"""What the chart shows, in the list of views, and where it stands there."""


_ONLY_A_VOICE = frozenset(vocabulary().of_sort("proposes", "heard"))
_WORDS = {
    "committee": "is a committee of",
    "organ": "is the board of",
    "sub-group": "is a sub-group of",
    "post": "is a post of",
}
_STATED = (*vocabulary().of_sort("answers"), *(kind.name for kind in vocabulary().carrying("parent")))


def plan(graph: Graph, subject: str | None = None) -> ChartPlan:
    """The lines of one option. ``subject``: only those from this body or post up to where they end."""
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    starts = (graph.thing(subject).id,) if subject else _owing(graph)
    lines = _upward(graph, starts)
    edges = _edges(graph, lines, whole=subject is None)
    if not graph.is_baseline:
        before = _upward(base, starts if subject else _owing(base))
        edges = compared(edges, _edges(base, before, whole=subject is None))
    tails = {edge.tail for edge in edges}
    stops = {who: said for who, said in broken(graph, lines).items() if who not in tails}
    loops = itself(graph, [fact for fact in graph.of_kind(*_STATED) if standing(graph, fact).stands])
    edges = merged(folded(graph, edges))
    joined = {end for edge in edges for end in (edge.tail, edge.head)}
    alone = [] if subject else [who for who in stops if who not in joined and who not in loops]
    kept = [who for who in starts if who in joined or who in loops or (subject and who in stops)]
    nodes, edges = law_tail(graph, ends(graph, edges, base, kept, {}), edges)
    nodes = [
        replace(one, bullets=(*((gap(stops[one.id]),) if one.id in stops else ()), *loops.get(one.id, ())))
        for one in nodes
    ]
    facts = [graph.facts[fact] for edge in edges for fact in edge.facts if fact in graph.facts]
    words = dict.fromkeys(
        f"{readable(graph, step.who)} answers to {readable(graph, step.to)}"
        for line in lines
        for step in line.steps
        if not step.inward
    )
    words |= dict.fromkeys(f"{readable(graph, who)}: {said}" for who, said in stops.items())
    said = [
        Bullet(who, _capital(short_name(graph, who)), "nobody", second="" if stops[who] == _SILENT else stops[who])
        for who in alone
    ]
    shown = {one.id for one in nodes}
    longest = max(
        lines, key=lambda line: len(line.steps), default=None
    )  # the first page goes up to the top at least once
    first = tuple(who for who in reversed(longest.chain) if who in shown) if longest else ()
    return ChartPlan(
        "accountability",
        graph.option,
        _title(graph, subject, starts, len(stops)),
        subtitle(graph),
        tuple(nodes),
        tuple(edges),
        tuple(said),
        "No line of account",
        tuple(note for note in (sources(graph, facts),) if note),
        tuple(words),
        first,
    )


def _edges(graph: Graph, lines: Sequence[UpwardLine], *, whole: bool) -> list[PlanEdge]:
    """The steps of lines; on a chart of the ``whole`` also lines that papers state and that no walk goes along today."""
    edges = up(graph, lines)
    if whole:
        seen = {fact for edge in edges for fact in edge.facts}
        rest = [
            fact for fact in graph.of_kind(*_STATED) if fact.id not in seen and standing(graph, fact) > Standing.PAST
        ]
        edges = firmest([*edges, *(edge for fact in rest for edge in between(graph, fact))])
    return edges


def gap(said: str) -> Bullet:
    """Why a line of account breaks off, in the box where it does."""
    return Bullet("gap", f"To whom: {said}", "nobody")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_SILENT = "no paper says"


def _owing(graph: Graph) -> tuple[str, ...]:
    """Who owes an account: whoever decides or is charged with something, and whoever a paper gives a line of account."""
    out: dict[str, None] = {}
    for fact in graph.of_kind(*_STATED):
        if standing(graph, fact).stands:
            out |= dict.fromkeys(item for item in fact.subject.ids if item in graph.things)
    for fact in graph.carrying("rights", "remit"):
        if fact.kind not in _ONLY_A_VOICE and standing(graph, fact).stands:
            for item in fact.subject.ids:
                if item in graph.things and graph.things[item].category == "body":
                    out[item] = None
    covered = {member for item in out if isinstance(graph.things[item], Group) for member in opened(graph, (item,))}
    return tuple(item for item in out if not (item in covered and item not in _with_lines(graph)))


def _with_lines(graph: Graph) -> set[str]:
    return {item for fact in graph.of_kind(*_STATED) for item in fact.subject.ids}


def _upward(graph: Graph, starts: Iterable[str]) -> list[UpwardLine]:
    return [line for start in starts for line in upward(graph, start).lines]


def up(graph: Graph, lines: Iterable[UpwardLine]) -> list[PlanEdge]:
    """The steps of lines as lines of a chart; a step from a group to its members is none."""
    return firmest(_edge(graph, step) for line in lines for step in line.steps if not step.inward)


def _edge(graph: Graph, step: UpwardStep) -> PlanEdge:
    many = plural(graph, (step.who,))
    if step.fact is not None and step.fact.kind == "reports to":
        words = agreeing("reports to", many=many)
    else:
        words = {True: "are committees of"}.get(many and step.sort == "committee") or agreeing(
            _WORDS.get(step.sort, "answers to"), many=many
        )
    firm: Firm = "settled" if step.standing is Standing.SETTLED else "foreseen"
    if len(step.one_of) > 1:
        firm, words = "one of", f"{words} one of these"
    fact = step.fact
    if fact is not None and (begins := coming(graph, fact)):
        words = f"{words} {begins}"
    return PlanEdge(
        step.who,
        step.to,
        words,
        "up",
        firm,
        fact is not None and fact.basis in {"inferred", "assumed"},
        facts=(fact.id,) if fact else (),
    )


def broken(graph: Graph, lines: Iterable[UpwardLine]) -> dict[str, str]:
    """At whom lines break off, and why, without the name of whoever it is, which stands in its own box."""
    return {line.breaks_at: _reason(graph, line) for line in lines if line.breaks_at}


def _reason(graph: Graph, line: UpwardLine) -> str:
    if line.reason.startswith("whether "):
        return "its kind in law is not stated"
    if line.reason.startswith(("no line of accountability", "no source says")):
        return _SILENT
    return line.reason.replace(graph.name(line.breaks_at), "it").replace("a source says that ", "a paper says: ")


def ends(
    graph: Graph, edges: Iterable[PlanEdge], base: Graph, starts: Iterable[str], gaps: dict[str, PlanBox]
) -> list[PlanBox]:
    """The boxes of lines: things of the scenario, national bodies, and where lines break off."""
    ids = dict.fromkeys([*starts, *(end for edge in edges for end in (edge.tail, edge.head))])
    return [
        gaps[id] if id in gaps else node(graph, id, base=base) if id in graph.all_things else _outside(graph, id)
        for id in ids
    ]


def _outside(graph: Graph, id: str) -> PlanBox:
    """A national body, Parliament, the electorate: outside the scenario, known from the law."""
    name = readable(graph, id)
    return PlanBox(id, (id,), name[:1].upper() + name[1:], outline="legal" if graph.registry.has_kind(id) else "group")


def law_tail(graph: Graph, nodes: list[PlanBox], edges: list[PlanEdge]) -> tuple[list[PlanBox], list[PlanEdge]]:
    """Bodies outside the scenario that answer one to the next in one line share a box, so that the top takes little room."""
    out = {edge.tail: edge for edge in edges if edge.tail not in graph.all_things and not edge.gap}
    into: dict[str, list[PlanEdge]] = {}
    for edge in edges:
        into.setdefault(edge.head, []).append(edge)
    tails = [id for id in out if not any(edge.tail in out for edge in into.get(id, ()))]
    by_id = {one.id: one for one in nodes}
    for start in tails:
        chain = [start]
        while chain[-1] in out and len(into.get(out[chain[-1]].head, ())) == 1:
            chain.append(out[chain[-1]].head)
        if len(chain) < 2:
            continue
        names = [by_id[id].name for id in chain[1:]]
        by_id[start] = replace(by_id[start], kind="which answers to " + ", then ".join(names), things=tuple(chain))
        gone = set(chain[1:])
        edges = [
            replace(edge, tail=start) if edge.tail in gone else edge
            for edge in edges
            if not (edge.tail in set(chain) and edge.head in gone)
        ]
        by_id = {id: one for id, one in by_id.items() if id not in gone}
    return list(by_id.values()), edges


def _title(graph: Graph, subject: str | None, starts: Sequence[str], stops: int) -> str:
    who = option_words(graph)
    if subject:
        name = graph.thing(subject).name
        verb = agreeing("answers", many=plural(graph, (graph.thing(subject).id,)))
        return f"{who}: to whom {name} {verb}"
    if not starts:
        return f"{who}: no line of account is in the model"
    if not stops:
        return f"{who}: every line of account reaches an end"
    return f"{who}: for {stops} {'body' if stops == 1 else 'bodies'} no paper shows to whom {'it answers' if stops == 1 else 'they answer'}"

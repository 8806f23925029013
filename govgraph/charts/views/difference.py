"""What an option adds, removes and changes, on the governance chart: what goes is still drawn, dotted and in maroon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govgraph.charts.plan import ChartPlan, PlanEdge
from govgraph.charts.views import governance
from govgraph.charts.views.things import option_words
from govgraph.graph import Graph
from govgraph.graph.sentences import listed

SHOWS, PLACE = "the governance chart with what an option adds, removes and changes", 50
"""What the chart shows, in the list of views, and where it stands there."""


def plan(graph: Graph, subject: str | None = None, *, against: Graph | None = None) -> ChartPlan:
    """The chart after, with what is only before. ``against``: the graph before (default: as now)."""
    before = against or graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    new = governance.plan(graph, subject, before=before)
    known = subject is None or graph.thing(subject).id in before.things
    old = governance.plan(before, subject, before=before) if known else replace(new, nodes=(), edges=())
    there = {(edge.tail, edge.head, word) for edge in new.edges for word in edge.words.split(", ")}
    gone = []
    for edge in old.edges:
        words = [word for word in edge.words.split(", ") if (edge.tail, edge.head, word) not in there]
        if words:
            gone.append(replace(edge, words=", ".join(words), change="removed", firm="ended"))
    ids = {node.id for node in new.nodes}
    nodes = [*new.nodes]
    for node in old.nodes:
        if node.id not in ids:
            absent = node.id not in graph.things
            nodes.append(
                replace(node, bullets=(), change="removed" if absent else "", firm="ended" if absent else node.firm)
            )
    edges = [*new.edges, *gone]
    changes = sum(bool(edge.change) for edge in edges) + sum(bool(node.change) for node in nodes)
    moved = sum(bullet.changed for node in new.nodes for bullet in node.bullets)
    title = (
        f"{option_words(graph)} changes nothing on this chart"
        if not changes and not moved
        else _title(graph, before, edges, moved)
    )
    touched = [node.id for node in nodes if node.change or any(bullet.changed for bullet in node.bullets)]
    touched += [end for edge in edges if edge.change for end in (edge.tail, edge.head)]
    return replace(
        new,
        view="difference",
        tray=tuple(bullet for bullet in new.tray if bullet.changed),
        title=title,
        nodes=tuple(nodes),
        edges=tuple(edges),
        first=tuple(dict.fromkeys((*touched, *new.first))),
    )


def _title(graph: Graph, before: Graph, edges: Sequence[PlanEdge], moved: int) -> str:
    bodies = [{item for item, thing in found.things.items() if thing.category == "body"} for found in (before, graph)]
    parts = []
    for count, one, many in (
        (len(bodies[1] - bodies[0]), "adds 1 body", "adds {} bodies"),
        (len(bodies[0] - bodies[1]), "takes 1 body away", "takes {} bodies away"),
        (sum(bool(edge.change) for edge in edges), "changes 1 line", "changes {} lines"),
        (moved, "gives 1 decision another decider", "gives {} decisions another decider"),
    ):
        if count:
            parts.append(one if count == 1 else many.format(count))
    since = "" if before.is_baseline else f" (against {option_words(before)[:1].lower()}{option_words(before)[1:]})"
    return f"{option_words(graph)} {listed(parts)}{since}"

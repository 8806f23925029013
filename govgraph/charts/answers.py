"""The answer to any question as a picture: the route of a decision, else the links of its chains."""

from __future__ import annotations

from typing import cast

from govgraph.answer import Answer
from govgraph.charts.charts import scene
from govgraph.charts.layout import lay_out
from govgraph.charts.plan import ChartPlan, PlanBox, PlanEdge
from govgraph.charts.scene import Scene
from govgraph.charts.views.lines import firmest, merged
from govgraph.charts.views.things import node, subtitle
from govgraph.graph import Graph
from govgraph.model.base import Status, tier

_ROUTES = frozenset({"who-decides", "why-not", "what-it-takes"})


def scene_of(graph: Graph, answer: Answer) -> Scene:
    """The picture of an answer: laid out for its option alone."""
    matter = answer.reading.subjects.get("what", "")
    thing = graph.things.get(matter)
    if answer.reading.verb in _ROUTES and thing is not None and thing.category in {"decision", "function", "service"}:
        return scene(graph, "route", subject=matter, alone=True)
    edges: list[PlanEdge] = []
    gaps: dict[str, PlanBox] = {}
    for chain in answer.chains:
        last = ""
        for link in chain.links:
            if link.receiver and link.giver != link.receiver:
                up = link.sort not in {"delegation", "holds"}
                words = "answers to" if link.sort == "law" else link.sort.replace("_", " ")
                edges.append(
                    PlanEdge(
                        link.giver,
                        link.receiver,
                        words,
                        "up" if up else "down",
                        "settled" if tier(cast(Status, link.status)) == "settled" else "foreseen",
                        link.basis in {"inferred", "assumed"},
                        facts=(link.fact,) if link.fact else (),
                    )
                )
            last = link.receiver or link.giver
        named = {answer.names.get(last, last).casefold(), graph.name(last).casefold()}
        if last and chain.ends and chain.ends.casefold() not in named and not chain.ends.startswith("full"):
            end = PlanBox(f"gap {chain.ends}", (), chain.ends[:1].upper() + chain.ends[1:], outline="gap")
            gaps[end.id] = end
            edges.append(PlanEdge(last, end.id, "", "up", gap=True))
    edges = merged(firmest(edges))
    ids = dict.fromkeys(end for edge in edges for end in (edge.tail, edge.head))
    nodes = []
    for id in ids:
        if id in gaps:
            nodes.append(gaps[id])
        elif id in graph.all_things:
            nodes.append(node(graph, id))
        else:
            nodes.append(PlanBox(id, (id,), answer.names.get(id, id), outline="group"))
    if not nodes:
        nodes = [PlanBox("answer", (), answer.headline, outline="gap")]
    said = tuple(link.text for chain in answer.chains for link in chain.links)
    plan = ChartPlan(
        "route", graph.option, answer.reading.question, subtitle(graph), tuple(nodes), tuple(edges), words=said
    )
    return lay_out([plan])[graph.option][0]

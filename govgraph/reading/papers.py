"""Which paper is the first to name a thing: on an earlier day no paper did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.model.dates import day_words

if TYPE_CHECKING:
    from govgraph.graph import Graph


def named_only_later(graph: Graph, item: str) -> str:
    """The sentence that a later paper than the day asked about is the first to name a thing; empty where none is."""
    scenario = graph.scenario
    if not scenario.extends or graph.day >= scenario.date:
        return ""
    first = next((paper for paper in scenario.papers if item in paper.baseline.things), None)
    if first is None or graph.day >= first.date or not first.extends:
        return ""
    return f"On the day asked about no paper named it: the first that does is of {day_words(first.date)}."

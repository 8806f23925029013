"""Circles are looked for part by part, and found as if every matter had been asked about in every place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.checks import Found
from govgraph.checks.law.goes_round import _circles, _circling, check
from govgraph.graph import Graph
from govgraph.legality.arrangement import Arrangement, all_arrangements
from govgraph.model.truth import Truth

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from national import country


@pytest.mark.parametrize("seed", range(4))
def test_circles_are_those_of_every_matter_in_every_place(seed: int) -> None:
    graph = country(seed, systems=3, per_system=300, shared=0.3).graph()
    found = [said.facts for said in check(graph) if isinstance(said, Found) and "in a circle" in said.sentence]
    assert found
    assert found == [tuple(dict.fromkeys(a.id for a in circle)) for circle in _in_every(graph)]


def _in_every(graph: Graph) -> Iterator[list[Arrangement]]:
    every = _circling(a for a in all_arrangements(graph) if a.truth is Truth.YES)
    told: set[frozenset[str]] = set()
    for what in dict.fromkeys(what for a in every for what in (a.what or ("",))):
        above = {what, *graph.above(what)}
        for place in dict.fromkeys(where for a in every for where in (a.where or ("",))):
            about = [
                a
                for a in every
                if (not a.what or not what or not above.isdisjoint(a.what))
                and (not a.where or not place or place in a.where)
            ]
            for circle in _circles(about):
                nodes = frozenset(node for a in circle for node in (*a.givers, a.receiver))
                if nodes not in told:
                    told.add(nodes)
                    yield circle

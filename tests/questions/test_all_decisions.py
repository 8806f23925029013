"""Every decision at once says of each what ``who-decides`` says of it alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stores"))

from national import country

import govgraph
from govgraph.graph import Graph

GRAPHS = {
    "a bundled scenario": lambda: govgraph.load("bradford-craven").graph("b"),
    "a council": lambda: govgraph.load("barking-dagenham-place-lead").graph(),
    "a country": lambda: country(4, systems=5).graph(),
    "a country that shares": lambda: country(9, systems=4, shared=0.6).graph("b"),
}


def one_by_one(graph: Graph) -> set[tuple[object, ...]]:
    """The same rows from the answers to single questions."""
    found: set[tuple[object, ...]] = set()
    for thing in graph.in_category("decision"):
        facets = graph.who_decides(thing.id).facets
        deciders = [*facets["deciders"], *facets["foreseen_deciders"]]
        for decider in dict.fromkeys(deciders or [""]):
            for holder in facets["holders"] or [""]:
                level = facets["authority_by_holder"].get(decider, {}).get(holder)
                found.add((thing.id, decider, decider in facets["deciders"], holder, level))
    return found


@pytest.mark.parametrize("name", GRAPHS)
def test_each_row_is_what_the_single_answer_says(name: str) -> None:
    graph = GRAPHS[name]()
    rows = graph.who_decides_all()
    said = {(row.decision, row.decider, row.settled, row.holder, row.authority) for row in rows}
    assert said == one_by_one(graph)
    assert len(rows) == len(said)


def test_options_stand_below_each_other_and_make_a_data_frame() -> None:
    graph = govgraph.load("bradford-craven").graph()
    rows = graph.who_decides_all(options=["b"])
    frame = rows.to_pandas()
    assert list(frame.columns) == ["option", "decision", "decider", "settled", "holder", "authority", "liable"]
    assert len(frame) == len(rows)
    assert list(dict.fromkeys(frame["option"])) == ["baseline", "b"]
    assert [row for row in rows if row.option == "b"] == list(graph.scenario.graph("b").who_decides_all())

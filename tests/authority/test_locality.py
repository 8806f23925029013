"""Work that is counted: an answer reads what it is about and not the whole graph, and one search serves many nodes.

A country is made and asked; what is read is counted, and nothing is timed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stores"))

from national import country

from govgraph.authority import derive, holders, matter
from govgraph.authority.routes import Routes
from govgraph.graph import Graph
from govgraph.model.truth import Truth


class Local(Mapping[str, Any]):
    """Items that may be looked up one by one, and never read as a whole."""

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items = items

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("an answer reads the whole graph")

    def __len__(self) -> int:
        return len(self._items)


def asked_before(graph: Graph, question: str, *subjects: str) -> Graph:
    """A graph of which the question has been asked once, so that what all answers share has been read."""
    getattr(graph, question)(*subjects)
    return graph


@pytest.mark.parametrize(
    ("question", "first", "other"),
    [
        ("who_decides", ["s1-d0"], ["s4-d1"]),
        ("can_decide", ["s1-com0", "s1-d0"], ["s4-com1", "s4-d1"]),
        ("answers_to", ["s1-post0"], ["s4-post1"]),
        ("what_may", ["s1-com0"], ["s4-com1"]),
        ("what_falls", ["s1-icb"], ["s4-trust0"]),
        ("what_it_takes", ["s1-com0", "s1-d0"], ["s4-com1", "s4-d1"]),
        ("duplicates", ["s1-d0"], ["s4-d1"]),
    ],
)
def test_an_answer_reads_what_it_is_about_and_not_the_whole_graph(
    question: str, first: list[str], other: list[str]
) -> None:
    graph = asked_before(country(3, systems=6).graph(), question, *first)
    expected = getattr(country(3, systems=6).graph(), question)(*other)
    graph.things, graph.facts = Local(graph.things), Local(graph.facts)  # type: ignore[assignment]
    assert getattr(graph, question)(*other) == expected


def test_one_search_finds_the_routes_to_all_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state is opened once for a cell and a pass, however many nodes are asked about."""
    opened: list[tuple[int, object]] = []
    sound = Routes._hops

    def counted(self: Routes, here: Any, last: str) -> Any:
        opened.append((id(self), here))
        return sound(self, here, last)

    monkeypatch.setattr(Routes, "_hops", counted)
    graph = country(3, systems=12).graph()
    about = matter(graph, "f0-0")
    for holding in holders(graph, about):
        derived = derive(graph, about, holding)
        for pass_ in (Truth.YES, Truth.UNKNOWN):
            for node in derived.nodes(pass_):
                derived.route(node, 0, pass_)
    assert opened
    assert len(opened) == len(set(opened))


def test_showing_one_route_opens_only_what_is_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    sound = Routes._hops

    def counted(self: Routes, here: Any, last: str) -> Any:
        opened.append(here.state.node)
        return sound(self, here, last)

    monkeypatch.setattr(Routes, "_hops", counted)
    graph = country(3, systems=12).graph()
    about = matter(graph, "f0-0")
    (holding, *_) = holders(graph, about)
    derived = derive(graph, about, holding)
    derived.route(holding.holder, 0, Truth.UNKNOWN)
    assert opened == [holding.holder]

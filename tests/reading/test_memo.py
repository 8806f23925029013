"""What is worked out from a graph is kept in the graph, in one way, and goes with it."""

import gc
import re
import weakref
from pathlib import Path

import govgraph
from govgraph.graph import Graph
from govgraph.graph.memo import once_per_graph, once_per_graph_by
from govgraph.reading.legal import structure

PACKAGE = Path(govgraph.__file__).parent


def test_it_is_worked_out_once_for_each_graph_and_arguments() -> None:
    asked: list[tuple[str, str]] = []

    @once_per_graph
    def shout(graph: Graph, word: str, *, mark: str = "!") -> str:
        asked.append((graph.option, word))
        return word.upper() + mark

    scenario = govgraph.load("bradford-craven")
    one, other = scenario.graph(), scenario.graph(option="b")
    assert [shout(one, "a"), shout(one, "a"), shout(one, "b"), shout(one, "a", mark="?"), shout(other, "a")] == [
        "A!",
        "A!",
        "B!",
        "A?",
        "A!",
    ]
    assert asked == [("baseline", "a"), ("baseline", "b"), ("baseline", "a"), ("b", "a")]


def test_what_tells_one_question_from_another_may_be_said() -> None:
    asked: list[list[int]] = []

    @once_per_graph_by(lambda numbers: sum(numbers))
    def total(graph: Graph, numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    graph = govgraph.load("bradford-craven").graph()
    assert total(graph, [1, 2]) == total(graph, [2, 1]) == 3
    assert asked == [[1, 2]]


def test_two_graphs_share_nothing_that_was_worked_out() -> None:
    asked: list[str] = []

    @once_per_graph
    def name(graph: Graph) -> str:
        asked.append(graph.day.isoformat())
        return graph.scenario.name

    scenario = govgraph.load("bradford-craven")
    one, other = scenario.graph(on="2022-06-01"), scenario.graph(on="2022-06-02").supposing()
    assert name(one) == name(other)
    assert asked == ["2022-06-01", "2022-06-02"]


def test_a_graph_that_nobody_needs_goes_with_all_that_was_worked_out() -> None:
    graph = govgraph.load("bradford-craven").graph().supposing()
    structure(graph)
    graph.who_decides("major-capital")
    left = weakref.ref(graph)
    del graph
    gc.collect()
    assert left() is None


def test_there_is_no_other_way_of_remembering() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "memo.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"weakref|WeakKeyDictionary|__dict__\[", line)
    ]
    assert found == []

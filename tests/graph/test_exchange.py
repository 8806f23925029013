"""A graph goes out to networkx, and to GraphML, and comes back as it was; what was changed there is changed here."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.diagnostics import Mark
from govgraph.graph import Graph
from govgraph.graph.exchange import NotAGraph
from govgraph.model.base import Item
from tests.conftest import write_scenario

sys.path.append(str(Path(__file__).parents[1] / "reading"))

from made_up import Written, answers, load, written

BUNDLED = ("bradford-craven", "manchester-one-team", "bob-peer-review", "barking-dagenham-place-lead")


def as_graphml(made: Any) -> Any:
    """Written and read by networkx."""
    file = BytesIO()
    networkx.write_graphml(made, file)
    file.seek(0)
    return networkx.read_graphml(file)


def plain(items: Mapping[str, Item]) -> dict[str, tuple[Any, Mark]]:
    return {key: (item.model_dump(), item.mark) for key, item in items.items()}


def assert_same(one: Graph, other: Graph) -> None:
    """Same things, relations, record and processes, in the same order, with their places in the files."""
    assert list(one.all_things.items()) == list(other.all_things.items())
    assert list(one.every_fact.items()) == list(other.every_fact.items())
    assert list(one.facts) == list(other.facts)
    for record in ("statements", "instruments", "processes"):
        assert plain(getattr(one, record)) == plain(getattr(other, record))
    assert (one.option, one.day, one.place, one.floors) == (other.option, other.day, other.place, other.floors)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=written())
def test_every_graph_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: Written) -> None:
    graph = load(text, tmp_path_factory.mktemp("made") / "one").graph()
    assert_same(govgraph.from_networkx(graph.networkx()), graph)
    back = govgraph.from_networkx(as_graphml(graph.networkx()))
    assert_same(back, graph)
    assert answers(back) == answers(graph)


@pytest.mark.parametrize("name", BUNDLED)
def test_the_bundled_scenarios_come_back_under_every_option(name: str) -> None:
    scenario = govgraph.load(name)
    for option in (None, *scenario.options):
        graph = scenario.graph(option)
        assert_same(govgraph.from_networkx(as_graphml(graph.networkx())), graph)


def test_findings_and_answers_are_the_same_with_their_places_in_the_files() -> None:
    scenario = govgraph.load("bradford-craven")
    graph = scenario.graph("b")
    back = govgraph.from_networkx(graph.networkx(), scenario)
    assert govgraph.check(back).findings == govgraph.check(graph).findings
    assert back.who_decides("major-capital") == graph.who_decides("major-capital")
    assert back.answers_to("spb").to("text", full=True) == graph.answers_to("spb").to("text", full=True)


def test_without_its_scenario_a_graph_stands_for_itself() -> None:
    graph = govgraph.load("bradford-craven").graph("b")
    back = govgraph.from_networkx(graph.networkx())
    assert back.who_decides("major-capital") == graph.who_decides("major-capital")
    assert back.scenario.graph("b") is back
    assert back.scenario.graph().things == graph.scenario.graph().things
    assert not [finding for finding in govgraph.check(back).findings if "could not be worked out" in finding.sentence]


def small() -> Any:
    """A graph that somebody draws by hand."""
    made: Any = networkx.MultiDiGraph(date="2023-07-01")
    made.add_node("icb", category="body", kind="icb", name="The ICB")
    made.add_node("board", category="body", kind="body_committee", name="The Board")
    made.add_node("beds", category="decision", name="Beds")
    made.add_edge("board", "icb", kind="committee of")
    made.add_edge("board", "beds", kind="decides")
    return made


def test_a_graph_of_ones_own_is_asked_as_any_other() -> None:
    graph = govgraph.from_networkx(small())
    assert graph.who_decides("beds").facets["deciders"] == ["board"]
    assert graph.answers_to("the board").facets["to"][:1] == ["icb"]


def test_roles_and_fields_stand_in_attributes() -> None:
    made = small()
    made.add_node("fund", category="decision", name="Fund")
    made.add_edge("icb", "board", kind="delegates", what="beds; fund", limit=500000)
    (fact,) = govgraph.from_networkx(made).of_kind("delegates")
    assert fact.role("what").ids == ("beds", "fund")
    assert fact.fields == {"limit": 500000}


def test_what_is_changed_in_networkx_is_changed_in_the_graph() -> None:
    made = govgraph.from_networkx(small()).networkx()
    made.nodes["board"]["name"] = "The Partnership Board"
    ((who, what, key),) = [edge for edge in made.edges(keys=True) if "decides" in edge[2]]
    made.edges[who, what, key]["status"] = "likely"
    graph = govgraph.from_networkx(made)
    assert graph.things["board"].name == "The Partnership Board"
    assert [fact.status for fact in graph.of_kind("decides")] == ["likely"]
    made.remove_edge(who, what, key)
    assert govgraph.from_networkx(made).who_decides("beds").facets["deciders"] == []


def test_a_scenario_with_rows_of_law_of_its_own_is_given_as_well(tmp_path: Path) -> None:
    folder = write_scenario(tmp_path / "own", "bodies: {icb: {name: The ICB, kind: icb}}")
    (folder / "law").mkdir()
    (folder / "law" / "acts.yaml").write_text("acts: {OWN: {names: [A made up Act]}}\n", encoding="utf-8")
    scenario = govgraph.load(folder)
    made = scenario.graph().networkx()
    with pytest.raises(NotAGraph, match="own has rows of law of its own"):
        govgraph.from_networkx(made)
    assert govgraph.from_networkx(made, scenario).scenario is scenario


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda made: made.add_node("x", category="boddy"), 'category of the node x is "boddy"'),
        (lambda made: made.add_node("x"), 'category of the node x is ""'),
        (lambda made: made.add_edge("icb", "beds", kind="decide"), "The kind of the edge from icb to beds is"),
        (lambda made: made.add_edge("icb", "beds", kind="decides", under="law"), "names law, and no node goes by it"),
        (lambda made: made.nodes["icb"].update(status="soon"), "The node icb: status input should be"),
        (lambda made: made.graph.update(record="{"), "The attribute record of the graph is not as govgraph wrote it"),
        (lambda made: made.graph.update(record="[" * 100_000), "The attribute record of the graph"),
        (lambda made: made.graph.update(date="1 July"), "Write a day as 2022-07-01"),
        (lambda made: made.graph.update(record='{"things": 3}'), "The attribute record of the graph"),
        (lambda made: made.nodes["icb"].update(record='{"id": 3, "other": 4}'), "The node icb"),
        (
            lambda made: made.nodes["icb"].update(record='{"id": "icb", "name": "I", "kind": "icb", "written at": 3}'),
            "of the node icb is not",
        ),
    ],
)
def test_what_no_graph_can_hold_is_named(change: Any, says: str) -> None:
    made = small()
    change(made)
    with pytest.raises(NotAGraph) as raised:
        govgraph.from_networkx(made)
    assert says in str(raised.value)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["category", "kind", "name", "record", "status", "what", "limit"]), _TEXT),
    st.booleans(),
)
def test_nothing_but_a_clear_error_comes_of_any_attributes(attributes: dict[str, str], edge: bool) -> None:
    made = small()
    if edge:
        made.add_edge("icb", "beds", **attributes)
    else:
        made.add_node("x", **attributes)
    with contextlib.suppress(NotAGraph):
        govgraph.from_networkx(made)

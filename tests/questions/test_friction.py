"""What a decision has to pass, and without whom decisions stand still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.questions.decision_path import Range, passage
from govgraph.questions.standing_still import _END, _START, _Ways, sole_chair, standstill
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

COUNCIL = """
bodies:
  council: {name: The Council, kind: local_authority}
  cabinet: {name: Cabinet, kind: committee, committee of: council}
  scrutiny: {name: Scrutiny, kind: committee, committee of: council}
  college: {name: The College}
  s1: {name: First school}
  s2: {name: Second school}
posts:
  leader: {name: The Leader, of: council}
  director: {name: Director of Roads, of: council}
groups: {schools: {name: The schools, members: [s1, s2], complete: true}}
decisions:
  bridge: The new bridge
  bus: Bus routes
  library: A shared library
  term: Term dates
  park: The park
relations:
  member of: {who: leader, to: cabinet, chair: true, source: d 1}
  prepares: {who: director, what: bridge, source: d 1}
  recommends: {who: scrutiny, what: bridge, status: proposed, source: d 2}
  signs off: {who: leader, what: bridge, source: d 1}
  decides:
    - {who: cabinet, what: bridge, source: d 1}
    - {who: cabinet, what: bus, source: d 1}
    - {who: {together: [council, college]}, what: library, source: d 3}
    - {who: schools, what: term, source: d 4}
"""


def graph_of(make: Make, text: str = COUNCIL) -> Graph:
    return make(text).graph()


def ask(graph: Graph, verb: str, *args: Any, **more: Any) -> dict[str, Any]:
    return VERBS[verb].answer(graph, *args, **more).facets


def test_steps_and_hand_offs_count_what_is_foreseen_only_at_their_upper_end(make: Make) -> None:
    found = ask(graph_of(make), "friction")
    assert found["steps"] == {"bridge": [3, 4], "bus": [1, 1], "library": [1, 1], "term": [1, 1], "park": [0, 0]}
    assert found["hand_offs"] == {"bridge": [2, 3], "bus": [0, 0], "library": [0, 0], "term": [0, 0], "park": [0, 0]}


def test_who_must_agree_is_who_signs_off_and_each_of_those_who_decide_together(make: Make) -> None:
    found = ask(graph_of(make), "friction")
    assert {what: who for what, who in found["must_agree"].items() if who} == {
        "bridge": ["leader"],
        "library": ["council", "college"],
    }


def test_a_forum_is_told_from_the_legal_body_that_it_belongs_to(make: Make) -> None:
    found = ask(graph_of(make), "friction")
    assert (found["forums"]["bridge"], found["bodies"]["bridge"]) == (["scrutiny", "cabinet"], ["council"])


def test_one_decider_named_by_a_paper_is_clear_and_nobody_is_not(make: Make) -> None:
    found = ask(graph_of(make), "friction")
    assert (set(found["clear"]), found["not_clear"]) == ({"bridge", "bus", "library", "term"}, ["park"])


def test_a_decision_of_which_no_paper_says_anything_is_said_to_be_so(make: Make) -> None:
    assert VERBS["friction"].answer(graph_of(make), "park").headline == "No paper says what steps the park takes."


def test_without_the_body_behind_a_committee_and_its_only_chair_decisions_stand_still(make: Make) -> None:
    found = ask(graph_of(make), "choke-points")
    assert found["stops"] == {
        "council": ["bridge", "bus", "library"],
        "cabinet": ["bridge", "bus"],
        "leader": ["bridge", "bus"],
        "college": ["library"],
    }
    assert found["ways"]["leader"] == {"agrees": 1, "chairs": 2}
    assert found["chairs"] == {"leader": ["cabinet"]}


def test_schools_that_each_decide_for_themselves_stop_nothing_for_each_other(make: Make) -> None:
    found = ask(graph_of(make), "choke-points")
    assert "term" in found["decisions"]
    assert not {"s1", "s2", "schools"} & set(found["points"])


def test_a_deputy_means_that_no_chair_is_alone(make: Make) -> None:
    text = COUNCIL.replace(
        "member of: {who: leader, to: cabinet, chair: true, source: d 1}",
        "member of: [{who: leader, to: cabinet, chair: true}, {who: director, to: cabinet, capacity: Deputy Chair}]",
    )
    assert sole_chair(graph_of(make, text), "cabinet") == ""


def test_authority_that_two_ways_lead_to_stops_with_neither(make: Make) -> None:
    """The same matter reaches the committee from the council by two posts: neither is needed, the council is."""
    graph = make("""
bodies:
  icb: {name: The ICB, kind: icb}
  panel: {name: The Panel, kind: committee, committee of: icb}
functions: {roads: {name: Commissioning}}
decisions: {bridge: {name: The contract, exercises: roads}}
relations:
  holds: {who: icb, what: roads, source: d 1}
  delegates: {who: icb, to: panel, what: roads, power: ICB_P11, source: d 2}
  decides: {who: panel, what: bridge, source: d 2}
""").graph()
    assert ask(graph, "choke-points")["ways"] == {"icb": {"holds": 1, "parent": 1}, "panel": {"decides": 1}}


@pytest.mark.parametrize("name", ["bradford-craven", "bob-peer-review", "manchester-one-team"])
def test_without_a_choke_point_no_way_is_left_and_without_anybody_else_one_is(name: str) -> None:
    """The dominators are held against what they mean: each node is taken out, and a way looked for."""
    import govgraph

    scenario = govgraph.load(name)
    for option in ("baseline", *scenario.options):
        graph = scenario.graph(option)
        stops = {(point.who, what) for point in standstill(graph).points for what in point.stops}
        for what in standstill(graph).asked:
            ways = _Ways(graph, passage(graph, what))
            for who in {node[1] for node in ways.ways if ways._is_one(node[1])}:
                left = ways.ways.subgraph([node for node in ways.ways if node[1] != who])
                assert ((who, what) in stops) is not networkx.has_path(left, _START, _END), (option, who, what)


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_ranges_add_up_end_by_end(one: tuple[int, int], other: tuple[int, int]) -> None:
    a, b = Range(*sorted(one)), Range(*sorted(other))
    assert (a + b).low == a.low + b.low
    assert (a + b).high == a.high + b.high
    assert (a + b).low <= (a + b).high


def test_no_single_post_or_body_is_said_where_there_is_none(make: Make) -> None:
    graph = make("bodies: {one: One, two: Two}\ndecisions: {x: Matter x}\nrelations: {decides: []}").graph()
    assert VERBS["choke-points"].answer(graph).headline == (
        "The model names nobody who decides anything, so nothing can be said to stand on anybody."
    )

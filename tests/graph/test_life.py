"""Is something there on a day: its own dates, those of its kind in law, and the life of what it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

HEAD = "title: A small place\ndate: 2022-03-15\ndocuments: {d: A paper}\n"
TEXT = """
bodies:
  ccg: {name: Town CCG, kind: ccg}
  icb: {name: Town ICB, kind: icb}
  trust: {name: A trust, kind: nhs_trust, until: 2023-04-01}
  other: {name: B trust, kind: nhs_trust}
  board: {name: Board, kind: body_committee, committee of: ccg}
  panel: {name: Panel, kind: body_subcommittee, committee of: board}
  both: {name: Both, kind: body_committee, committee of: {together: [ccg, other]}}
  free: {name: Free, kind: body_committee}
  gone: {name: Gone, kind: forum, status: past}
  below: {name: Below, kind: forum, sub-group of: gone}
  early: {name: Early, kind: body_committee, from: 2022-01-01, committee of: {to: icb, from: 2022-07-01}}
  heir: {name: Heir, kind: nhs_trust, replaces: {to: gone}}
posts:
  chief: {name: Chief, of: ccg}
decisions: {beds: Beds}
relations:
  committee of: [{id: not-so, who: free, to: ccg, not: true}]
  decides: [{id: says, who: panel, what: beds}, {id: both-say, who: {together: [panel, other]}, what: beds}]
  member of: [{id: seat, who: chief, to: free}]
"""
LAST, FIRST = date(2022, 6, 30), date(2022, 7, 1)


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT, head=HEAD).graph()


def states(graph: Graph, *items: str, on: date) -> list[str]:
    return [graph.life(graph.facts.get(item) or item, on).state for item in items]


def test_a_kind_lives_up_to_the_day_on_which_the_law_ends_it_and_from_the_day_on_which_it_begins(graph: Graph) -> None:
    assert states(graph, "ccg", "icb", on=LAST) == ["live", "not yet"]
    assert states(graph, "ccg", "icb", on=FIRST) == ["ended", "live"]
    assert graph.life("ccg", FIRST).reason == "no Clinical commissioning group exists from 1 July 2022"
    assert (graph.life("ccg", FIRST).until, graph.life("icb", LAST).start) == (FIRST, FIRST)


def test_its_own_last_day_is_the_day_before_until(graph: Graph) -> None:
    assert states(graph, "trust", on=date(2023, 3, 31)) == ["live"]
    assert states(graph, "trust", on=date(2023, 4, 1)) == ["ended"]


def test_committees_and_posts_end_with_their_body_however_far_below(graph: Graph) -> None:
    assert states(graph, "board", "panel", "chief", on=LAST) == ["live", "live", "live"]
    assert states(graph, "board", "panel", "chief", on=FIRST) == ["ended", "ended", "ended"]
    why = "because Town CCG has ended: no Clinical commissioning group exists from 1 July 2022"
    assert graph.life("panel", FIRST).reason == graph.life("chief", FIRST).reason == why


def test_a_committee_of_several_and_one_that_is_denied_do_not_end_with_one_body(graph: Graph) -> None:
    assert states(graph, "both", "free", on=FIRST) == ["live", "live"]


def test_what_a_source_calls_past_has_ended_and_so_has_what_belongs_to_it(graph: Graph) -> None:
    assert states(graph, "gone", "below", on=LAST) == ["ended", "ended"]
    assert graph.life("below", LAST).reason == "because Gone has ended: the source says it is past"


def test_a_body_is_there_before_it_becomes_somebodys_committee(graph: Graph) -> None:
    assert states(graph, "early", on=date(2021, 12, 31)) == ["not yet"]
    assert states(graph, "early", on=LAST) == ["live"]


def test_a_relation_ends_with_the_one_thing_at_either_end_and_not_with_one_of_several(graph: Graph) -> None:
    assert states(graph, "says", "seat", "both-say", on=LAST) == ["live", "live", "live"]
    assert states(graph, "says", "seat", "both-say", on=FIRST) == ["ended", "ended", "live"]


def test_what_replaces_something_stands_though_that_has_ended(graph: Graph) -> None:
    (fact,) = graph.of_kind("replaces")
    assert states(graph, fact.id, on=LAST) == ["live"]

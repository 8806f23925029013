"""Which places lie in which, where somebody acts, and what an area that nobody states means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.reading.places import area, home, inside, meet, same_areas, tips, wider_places, within

Make = Callable[..., Scenario]

TEXT = """
places:
  county: County
  north: {name: North, part of: county}
  south: {name: South, part of: county}
  mill: {name: Mill ward, part of: north}
  nhs-north: {name: North locality, same area as: north}
  was-north: {name: Old north, same area as: {to: north, status: past}}
  not-north: {name: Other north, same area as: {to: north, not: true}}
  away: Away
bodies:
  icb: {name: Town ICB, kind: icb, covers: county}
  trust: {name: Trust, kind: nhs_trust, covers: {to: south, status: past}}
  council: {name: Council, kind: local_authority_ut, covers: {to: south, not: true}}
  board: {name: Board, kind: forum, sub-group of: icb}
  shared: {name: Shared group, kind: forum, sub-group of: [icb, away-body]}
  never: {name: Never group, kind: forum, sub-group of: {to: icb, not: true}}
  away-body: {name: Away body, kind: forum, covers: away}
  one: {name: One practice, kind: gp_practice}
  two: {name: Two practice, kind: gp_practice, covers: mill}
  first-loop: {name: First, kind: forum, sub-group of: second-loop}
  second-loop: {name: Second, kind: forum, sub-group of: first-loop}
posts: {chief: {name: Chief, of: board}, clerk: {name: Clerk, of: two}}
groups:
  practices: {name: Practices, kind: gp_practice, members: [one, two], covers: north}
"""


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT).graph()


def test_the_same_area_under_another_name_works_both_ways_and_not_where_it_is_over_or_denied(graph: Graph) -> None:
    assert [set(same_areas(graph, place)) for place in ("north", "nhs-north", "was-north", "not-north")] == [
        {"north", "nhs-north"},
        {"nhs-north", "north"},
        {"was-north"},
        {"not-north"},
    ]


def test_wider_places_go_up_and_inner_ones_down_through_every_name_of_an_area(graph: Graph) -> None:
    assert wider_places(graph, "mill") == {"mill", "north", "nhs-north", "county"}
    assert wider_places(graph, "nhs-north") == {"nhs-north", "north", "county"}
    assert inside(graph, ["nhs-north"]) == {"nhs-north", "north", "mill"}
    assert inside(graph, ["south", "away"]) == {"south", "away"}
    assert inside(graph, []) == frozenset()


@pytest.mark.parametrize(
    ("place", "places", "lies"),
    [
        ("mill", ["county"], True),
        ("mill", ["mill"], True),
        ("county", ["mill"], False),
        ("mill", ["south", "nhs-north"], True),
        ("mill", ["south", "away"], False),
        ("mill", [], False),
    ],
)
def test_a_place_lies_in_those_that_hold_it_and_never_in_none(
    graph: Graph, place: str, places: list[str], lies: bool
) -> None:
    assert within(graph, place, places) is lies


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (["mill"], ["county"], True),
        (["county"], ["mill"], True),
        (["north"], ["north"], True),
        (["north"], ["south"], False),
        (["south", "mill"], ["north"], True),
        (["north"], ["away", "mill"], True),
        ([], ["south"], True),
        (["south"], [], True),
        ([], [], True),
    ],
)
def test_areas_meet_where_one_lies_in_the_other_and_an_area_that_nobody_states_meets_every_other(
    graph: Graph, one: list[str], other: list[str], overlap: bool
) -> None:
    assert meet(graph, one, other) is overlap


def test_the_smallest_places_in_some(graph: Graph) -> None:
    assert [set(tips(graph, places)) for places in (["county"], ["mill", "away"], [])] == [
        {"mill", "south"},
        {"mill", "away"},
        set(),
    ]


@pytest.mark.parametrize(
    ("item", "own", "acts"),
    [
        ("icb", ("county",), ("county",)),
        ("trust", (), ()),
        ("council", (), ()),
        ("one", ("north",), ("north",)),
        ("two", ("mill",), ("mill",)),
        ("board", (), ("county",)),
        ("shared", (), ("county", "away")),
        ("never", (), ()),
        ("chief", (), ("county",)),
        ("clerk", (), ("mill",)),
        ("first-loop", (), ()),
    ],
)
def test_somebody_acts_in_their_own_area_else_in_that_of_a_group_else_in_that_of_whose_they_are(
    graph: Graph, item: str, own: tuple[str, ...], acts: tuple[str, ...]
) -> None:
    assert (area(graph, item), home(graph, item)) == (own, acts)

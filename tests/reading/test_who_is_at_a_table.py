"""Who sits at a table is read once for checks and once for the law; where the two readings differ, they differ on purpose."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.model.scenario import Scenario
from govgraph.reading.actors import if_short
from govgraph.reading.seats import at_table, seats

Make = Callable[..., Scenario]

TABLE = """
bodies:
  icb: {name: ICB, kind: icb}
  board: {name: Board, committee of: icb}
  old: {name: Old trust, kind: nhs_trust, until: 2020-01-01}
  north: {name: North, kind: nhs_trust}
  south: {name: South, kind: nhs_trust}
  east: {name: East, kind: nhs_trust}
posts: {ceo: {name: Chief executive, of: icb}}
people: {kim: {name: Kim, occupies: ceo}}
levels: {place: {name: Place, members: [north, south]}}
relations:
  member of:
    - {who: [kim, place, old], to: board}
    - {who: east, to: board, status: proposed}
"""


def test_the_law_reads_each_member_of_a_level_a_person_as_their_post_and_foreseen_seats(make: Make) -> None:
    assert at_table(make(TABLE).graph(), "board") == ("ceo", "north", "south", "east")


def test_a_check_reads_a_level_as_one_seat_a_person_as_named_and_only_seats_in_force(make: Make) -> None:
    assert tuple(seats(make(TABLE).graph(), "board")) == ("kim", "place")


def test_a_chart_draws_a_short_group_as_its_members_and_a_long_or_open_one_as_itself(make: Make) -> None:
    text = """
bodies:
  icb: {name: ICB, kind: icb}
  one: {name: One, committee of: icb}
  two: {name: Two, committee of: icb}
groups:
  whole: {name: Whole, members: [one, two], complete: true}
  open: {name: Open, members: [one, two]}
  apart: {name: Apart, members: [one, icb], complete: true}
"""
    graph = make(text).graph()
    assert if_short(graph, ["whole", "open", "apart"], most=2) == ("one", "two", "open", "apart")
    assert if_short(graph, ["whole"], most=1) == ("whole",)

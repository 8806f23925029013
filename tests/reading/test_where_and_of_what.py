"""Where somebody acts, what a matter is part of, which functions it exercises, and who says the nearest thing of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.reading.matters import functions_of, levels, nearest, touched, way_up
from govgraph.reading.places import area, home, inside, meet, same_areas, tips, wider_places, within

Make = Callable[..., Scenario]

TEXT = """
places:
  shire: Shire
  east: {name: East, part of: shire}
  west: {name: West, part of: shire}
  mill: {name: Mill ward, part of: east}
  lee: {name: Lee, same area as: west}
  gone: {name: Old borough, same area as: {to: west, status: past}}
  apart: {name: Apart, same area as: {to: east, not: true}}
bodies:
  icb: {name: ICB, kind: icb, covers: shire}
  moved: {name: Moved, covers: [{to: east, status: past}, {to: west, not: true}]}
  board: {name: Board, organ of: icb}
  panel: {name: Panel, sub-group of: board}
  local: {name: Local, sub-group of: board, covers: mill}
  left: {name: Left, kind: forum, sub-group of: {to: board, status: past}}
  denied: {name: Denied, kind: forum, sub-group of: {to: board, not: true}}
  council: {name: Council, kind: local_authority_ut, covers: east}
  silent: {name: Silent, kind: forum}
  a: {name: A, kind: nhs_trust}
posts:
  joint: {name: Joint post, of: [icb, council]}
  nowhere: {name: Nobody's post, of: silent}
groups: {trusts: {name: Trusts, members: [a, moved], covers: west}}
functions: {wide: {name: Wide, part of: nhs-commissioning}, other: {name: Other}}
decisions:
  whole: {name: Whole, exercises: wide}
  middle: {name: Middle, part of: whole}
  second: {name: Second, exercises: [other, {to: wide, not: true}]}
  third: {name: Third, exercises: {to: wide, status: past}, part of: whole}
  part: {name: Part, part of: [middle, second]}
  loose: {name: Loose, part of: {to: whole, not: true}}
"""


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT).graph()


@pytest.mark.parametrize(
    ("item", "covers", "acts"),
    [
        ("icb", ("shire",), ("shire",)),
        ("board", (), ("shire",)),  # of its body
        ("panel", (), ("shire",)),  # and however far below
        ("local", ("mill",), ("mill",)),  # its own words first
        ("moved", ("west",), ("west",)),  # what is over or denied is not its area: its group's is
        ("a", ("west",), ("west",)),
        ("joint", (), ("shire", "east")),  # a post of two bodies acts in both areas
        ("left", (), ()),
        ("denied", (), ()),
        ("nowhere", (), ()),
    ],
)
def test_somebody_acts_in_their_own_area_else_in_that_of_their_group_or_body(
    graph: Graph, item: str, covers: tuple[str, ...], acts: tuple[str, ...]
) -> None:
    assert (area(graph, item), home(graph, item)) == (covers, acts)


def test_a_place_lies_in_its_wholes_and_in_what_is_the_same_area_and_not_in_what_was_or_is_denied(
    graph: Graph,
) -> None:
    assert same_areas(graph, "west") == ("west", "lee")
    assert same_areas(graph, "lee") == ("lee", "west")
    assert wider_places(graph, "mill") == {"mill", "east", "shire"}
    assert wider_places(graph, "lee") == {"lee", "west", "shire"}
    assert wider_places(graph, "gone") == {"gone"}
    assert inside(graph, ["shire"]) == {"shire", "east", "west", "mill", "lee"}
    assert inside(graph, ["east", "gone"]) == {"east", "mill", "gone"}
    assert set(tips(graph, ["shire"])) == {"mill", "west"}
    assert tips(graph, ["mill"]) == ("mill",)


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        (["mill"], ["shire"], True),
        (["shire"], ["mill"], True),
        (["east"], ["west"], False),
        (["east", "west"], ["lee"], True),
        ([], ["west"], True),  # an area that nobody states may be anywhere
        (["west"], [], True),
    ],
)
def test_areas_meet_where_one_lies_in_the_other(graph: Graph, one: list[str], other: list[str], so: bool) -> None:
    assert meet(graph, one, other) is so


def test_a_place_lies_within_any_of_several_and_never_within_none(graph: Graph) -> None:
    assert within(graph, "mill", ["west", "east"])
    assert not within(graph, "shire", ["east", "west"])
    assert not within(graph, "mill", [])


def test_a_matter_is_part_of_its_wholes_level_by_level(graph: Graph) -> None:
    assert levels(graph, "part") == (("part",), ("middle", "second"), ("whole",))
    assert levels(graph, "loose") == (("loose",),)


def test_the_way_up_is_told_by_its_relations_nearest_first(graph: Graph) -> None:
    def way(whole: str, matter: str = "part") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        return [(fact.subject.ids, fact.object.ids) for fact in way_up(graph, matter, whole)]

    first = (("part",), ("middle", "second")) if way("second") == way("middle") else (("part",), ("middle",))
    assert way("whole") == [first, (("middle",), ("whole",))]
    assert way("second")[0][0] == ("part",)
    assert way("part") == way("loose") == way("whole", "loose") == []


@pytest.mark.parametrize(
    ("matter", "functions"),
    [
        ("wide", ("wide",)),
        ("whole", ("wide",)),
        ("middle", ("wide",)),
        ("second", ("other",)),  # what it is denied to exercise it does not
        ("third", ("wide",)),  # its own is over: its whole's counts
        ("part", ("wide", "other")),  # of every whole
        ("loose", ()),
    ],
)
def test_a_matter_exercises_its_own_functions_else_those_of_every_whole(
    graph: Graph, matter: str, functions: tuple[str, ...]
) -> None:
    assert set(functions_of(graph, matter)) == set(functions)
    assert touched(graph, matter) >= {matter, *functions}
    assert ("nhs-commissioning" in touched(graph, matter)) is ("wide" in functions)


def test_on_each_way_up_the_nearest_that_speaks_is_heard_and_nothing_above_it(graph: Graph) -> None:
    said = {"middle": ("m",), "whole": ("w",), "second": ()}
    assert nearest(graph, "part", lambda item: said.get(item, ())) == ("m",)
    assert nearest(graph, "part", lambda item: {**said, "second": ("s",)}.get(item, ())) == ("m", "s")
    assert nearest(graph, "part", lambda item: {"part": ("own",), "middle": ("m",)}.get(item, ())) == ("own",)
    assert nearest(graph, "loose", lambda item: {"whole": ("w",)}.get(item, ())) == ()

"""What a slice looks ahead for: which relations of a thing are read together, and from where it goes on."""

from __future__ import annotations

import pytest

from govgraph.stores.ahead import ABOUT_IT, EVERY, NAMING_IT, OF_NO_MATTER, Ahead, left_out, ways
from govgraph.stores.flat import Edge
from govgraph.stores.near import Looked, Near
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import Context, Loop, SliceStep

HOLDERS = SliceStep("holders", ("what",), ("<holds",))
INNER = SliceStep("inner", ("holders",), ("members>",), along=("members>",))
CHAIN = SliceStep(
    "chain", ("inner here", "to delegates"), ("delegates>",), along=("delegates>",), keep=("visible", "what")
)
ANSWERS = SliceStep("answers", ("chain", "to accountable to"), ("accountable to>",))
PLAN = ((HOLDERS,), (INNER,), Loop(((CHAIN,),)), (ANSWERS,))


def looking(*, anywhere: bool = True, begun: bool = False) -> Ahead:
    return Ahead(PLAN, anywhere=anywhere, begun=begun)


def test_the_far_end_of_a_relation_is_met_with_the_steps_that_begin_there() -> None:
    found = looking()
    assert found.table(found.state([0])) == {"HOLDS<": (EVERY, found.state([1]))}


def test_a_closure_makes_a_thing_one_of_its_own_set() -> None:
    found = looking()
    assert found.state([1]) == {1, 2, 3}
    assert found.table(found.state([2])) == {
        "DELEGATES>": (ABOUT_IT, frozenset({2, 3})),
        "ACCOUNTABLE_TO>": (EVERY, frozenset({3})),
    }


def test_where_a_place_is_asked_about_nothing_goes_on_before_it_is_known_who_is_there() -> None:
    found = looking(anywhere=False)
    assert found.state([1]) == {1}


def test_what_waits_for_the_matter_is_left_alone_until_it_is_known() -> None:
    found = looking(begun=True)
    assert [found.now(number) for number in range(4)] == [True, True, False, False]
    assert found.state([1, 2, 3]) == {1}


def test_states_are_numbered_as_far_as_levels_go() -> None:
    found = looking()
    first, inner = found.state([0]), found.state([1])
    assert list(found.numbered([first], 1)) == [first]
    assert list(found.numbered([first], 2)) == [first, inner]


@pytest.mark.parametrize(
    ("keep", "out"),
    [
        (("visible",), EVERY),
        (("in any option",), EVERY),
        (("visible", "what"), ABOUT_IT),
        (("visible", "no matter"), OF_NO_MATTER),
        (("visible", "no matter", "names it"), NAMING_IT),
    ],
)
def test_a_filter_is_left_to_the_server_where_it_drops_most(keep: tuple[str, ...], out: int) -> None:
    assert left_out(keep) == out


def test_where_two_steps_take_in_the_same_the_wider_filter_holds() -> None:
    one = SliceStep("one", ("what",), ("delegates>",), keep=("visible", "what"))
    for keep, out in ((("visible", "no matter"), ABOUT_IT), (("visible",), EVERY), (("visible", "names it"), EVERY)):
        found = Ahead(((one, SliceStep("other", ("what",), ("delegates>",), keep=keep)),), anywhere=True, begun=False)
        assert found.table(found.state([0, 1])) == {"DELEGATES>": (out, frozenset())}


@pytest.mark.parametrize("question", SLICES)
def test_every_step_of_a_question_is_looked_ahead_for_once_the_matter_is_known(question: str) -> None:
    found = Ahead(SLICES[question].plan, anywhere=True, begun=False)
    for step in SLICES[question].steps:
        assert ways(step.via) == ways(found.steps[found.number(step)].via)
        assert found.number(step) in found.state([found.number(step)])
        assert found.table(found.state([found.number(step)])).keys() >= set(ways(step.via))


# -- what was read of a thing -----------------------------------------------------------------------------------------


def context(*matter: str, subjects: tuple[str, ...] = ()) -> Context:
    return Context(("baseline",), matter, subjects)


def test_what_was_read_for_one_matter_is_not_enough_for_another() -> None:
    near = Near()
    near.was_read("DELEGATES>", ABOUT_IT, Looked(frozenset({"beds"}), frozenset()))
    assert near.holds(("DELEGATES>",), ABOUT_IT, context("beds"))
    assert near.holds(("DELEGATES>",), OF_NO_MATTER, context("wards"))
    assert not near.holds(("DELEGATES>",), ABOUT_IT, context("beds", "wards"))
    assert not near.holds(("DELEGATES>",), EVERY, context("beds"))
    assert not near.holds(("DELEGATES>", "DELEGATES<"), ABOUT_IT, context("beds"))


def test_what_was_read_whole_is_enough_for_everything() -> None:
    near = Near()
    near.was_read("DELEGATES>", EVERY, Looked(frozenset(), frozenset()))
    for out in (EVERY, ABOUT_IT, OF_NO_MATTER, NAMING_IT):
        assert near.holds(("DELEGATES>",), out, context("beds", subjects=("spb",)))


def test_what_was_read_for_two_matters_is_enough_for_each() -> None:
    near = Near()
    for matter in ("beds", "wards"):
        near.was_read("DELEGATES>", ABOUT_IT, Looked(frozenset({matter}), frozenset()))
    assert near.holds(("DELEGATES>",), ABOUT_IT, context("beds"))
    assert near.holds(("DELEGATES>",), ABOUT_IT, context("wards"))


def test_relations_come_by_type_and_direction() -> None:
    near = Near()
    edges = {way: Edge(way[:-1], way, "a", "b", {}) for way in ("HOLDS>", "HOLDS<", "DECIDES>")}
    for way, edge in edges.items():
        near.add(way, way, edge)
    assert near.edges_of(("HOLDS>", "DECIDES>", "OF>")) == {way: edges[way] for way in ("HOLDS>", "DECIDES>")}

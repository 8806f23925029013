"""What must hold of every derivation, on random systems; and that these tests can fail, by seeding faults.

The properties are those that the description of authority lists; numbers in the names are its numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_systems import NODES, SCENARIO, Link, Refinement, System, random_system, refinements
from walk_oracle import walks

from govgraph.authority import (
    Authority,
    Derivation,
    Holding,
    Matter,
    authority,
    derivation,
    derive,
    holders,
    matter,
    offers,
    routes,
)
from govgraph.graph import Graph
from govgraph.legality import arrangement
from govgraph.legality.check import check
from govgraph.legality.verdict import Verdict
from govgraph.model.truth import Truth
from govgraph.records import replace

systems = st.randoms(use_true_random=False).map(random_system)
many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
some = settings(many, max_examples=15)  # each system is asked again under some twenty refinements


def asked(system: System) -> tuple[Graph, Matter, Holding]:
    graph = system.graph()
    about = matter(graph, "f", value=system.value)
    (holding,) = holders(graph, about)
    return graph, about, holding


def levels(system: System) -> dict[str, Authority]:
    graph, about, holding = asked(system)
    return {node: authority(graph, about, holding, node) for node in NODES}


def derived(system: System) -> Derivation:
    return derive(*asked(system))


def answered_no(found: Authority, refinement: Refinement) -> bool:
    """Is what the refinement answers one of the conditions listed on the shown routes?"""
    about, answered = refinement.about, refinement.answered
    for where, text in found.conditions:
        if where == about and text.startswith("power: "):
            return True
        if answered in {"onward inside"} and (where, text) == (about, offers.MAY_PASS_ON):
            return True
        if answered == "limit" and where == about and text == routes.NO_LOWER_LIMIT:
            return True
        if (where, text) == (about, answered):
            return True
        if answered == "employee" and text.startswith((f"{about} is ", "power: ")):
            return True
        if answered == "system" and ("system" in text or "which organ" in text):
            return True
    return False


def broken(system: System, *, only: str = "") -> Iterator[str]:
    """The properties 1 to 3 that a system breaks under some refinement; ``only`` tries answers of one sort."""
    tried = [refinement for refinement in refinements(system) if only in {"", refinement.answered}]
    before = levels(system) if tried else {}
    for refinement in tried:
        after = levels(refinement.system)
        for node, found in before.items():
            now = after[node]
            if found.level == "none" and now.level != "none":
                yield f"1: {node} was none and is {now.level} after {refinement.about}: {refinement.answered}"
            if found.level == "full" and now.level != "full" and not answered_no(found, refinement):
                number = 3 if found.conditions else 2
                yield f"{number}: {node} was {found.words} and is {now.words} after {refinement.about}: {refinement.answered}"


@given(system=systems)
@some
def test_1_2_3_an_answer_flips_only_by_a_condition_that_it_lists(system: System) -> None:
    assert list(broken(system)) == []


@given(system=systems)
@many
def test_4_certain_is_contained_in_possible(system: System) -> None:
    found = derived(system)
    assert all(found.acts(node) & ~found.acts(node, Truth.UNKNOWN) == 0 for node in NODES)


@given(system=systems)
@many
def test_4_an_arrangement_more_lowers_nothing(system: System) -> None:
    fewer = replace(system, links=system.links[:-1])
    for pass_ in (Truth.YES, Truth.UNKNOWN):
        before, after = derived(fewer), derived(system)
        assert all(before.acts(node, pass_) & ~after.acts(node, pass_) == 0 for node in NODES)


@given(system=systems, giver=st.sampled_from(NODES), terms=st.sampled_from(["allowed", "barred", None]))
@many
def test_4_a_circle_back_to_the_holder_adds_nothing_to_what_anybody_may_exercise(
    system: System, giver: str, terms: str | None
) -> None:
    power = "S65Z5" if giver in {"nhse", "icb", "icb2", "trust"} else ""
    back = Link(giver, system.holder, power, across=terms, inside=terms)
    before, after = derived(system), derived(replace(system, links=(*system.links, back)))
    for pass_ in (Truth.YES, Truth.UNKNOWN):
        assert [after.acts(node, pass_) for node in NODES] == [before.acts(node, pass_) for node in NODES]


@given(system=systems)
@many
@pytest.mark.parametrize("pass_", [Truth.YES, Truth.UNKNOWN], ids=["certain", "possible"])
def test_5_each_pass_equals_the_enumeration_of_all_walks(system: System, pass_: Truth) -> None:
    _, about, holding = asked(system)
    found = derived(system)
    reached = {
        node: frozenset(n for n in range(len(holding.cells)) if found.acts(node, pass_) >> n & 1)
        for node in found.nodes(pass_)
    }
    assert reached == walks(system, about, holding, pass_)


@given(system=systems)
@many
def test_the_shown_route_is_a_real_one(system: System) -> None:
    graph, about, holding = asked(system)
    for node in NODES:
        found = authority(graph, about, holding, node)
        for route in found.routes:
            ends = [holding.holder, *(hop.receiver for hop in route.hops)]
            assert ends[-1] == node
            assert [hop.giver for hop in route.hops] == ends[:-1]


# -- reservations and denials ------------------------------------------------------------------------------------------

PARTS = {"f": {0, 1}, "f1": {0}, "f2": {1}}
"""The numbers of the cells of a matter: its leaves are f1 and f2."""


@given(system=systems)
@many
@pytest.mark.parametrize("pass_", [Truth.YES, Truth.UNKNOWN], ids=["certain", "possible"])
def test_a_reservation_adds_no_cell_and_what_it_does_not_overlap_stays_as_it_was(system: System, pass_: Truth) -> None:
    bare = derived(replace(system, keeping=()))
    for n, row in enumerate(system.keeping):
        one = derived(replace(system, keeping=(row,)))
        rest = sum(1 << cell for cell in {0, 1} - PARTS[row.what])
        for node in NODES:
            assert one.acts(node, pass_) & ~bare.acts(node, pass_) == 0, (n, node)
            assert one.acts(node, pass_) & rest == bare.acts(node, pass_) & rest, (n, node)


@given(system=systems)
@many
def test_taking_the_reservations_out_again_restores_every_answer(system: System) -> None:
    whole, about, holding = asked(system)
    for node in NODES:
        authority(whole, about, holding, node)  # so that whatever is remembered of it is there
    facts = [fact for fact in whole if not fact.id.startswith("k")]
    out = Graph(SCENARIO, option="baseline", day=whole.day, place="", things=whole.all_things, facts=facts)
    again = {node: authority(out, matter(out, "f", value=system.value), holding, node) for node in NODES}
    before = levels(replace(system, keeping=()))
    assert {n: (a.level, a.conditions) for n, a in again.items()} == {
        n: (a.level, a.conditions) for n, a in before.items()
    }


# -- negative controls: with each fault seeded, properties 1 to 3 must break -----------------------------------------


def _terms(answer: Truth) -> Callable[[pytest.MonkeyPatch], None]:
    def seed(patch: pytest.MonkeyPatch) -> None:
        sound = offers._across
        patch.setattr(
            offers, "_across", lambda a, row: answer if row.onward.across == "terms" and not a.across else sound(a, row)
        )

    return seed


def _drop_conditions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(derivation.Route, "conditions", property(lambda route: ()))


def _unsettled_is_no(patch: pytest.MonkeyPatch) -> None:
    sound = arrangement.firm
    patch.setattr(
        arrangement,
        "firm",
        lambda status, basis: (
            max(Truth.NO, sound(status, basis)) if sound(status, basis) is not Truth.UNKNOWN else Truth.NO
        ),
    )


def _condition_is_no(patch: pytest.MonkeyPatch) -> None:
    def strict(*args: object, **kwargs: object) -> Verdict:
        verdict = check(*args, **kwargs)  # type: ignore[arg-type]
        return replace(verdict, truth=Truth.NO) if verdict.conditions else verdict

    patch.setattr(offers, "check", strict)


FAULTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "onward not stated read as yes": (_terms(Truth.YES), "onward across"),
    "onward not stated read as no": (_terms(Truth.NO), "onward across"),
    "conditions dropped": (_drop_conditions, "constitution cover"),
    "unsettled read as no": (_unsettled_is_no, "status"),
    "a condition read as no": (_condition_is_no, "constitution cover"),
}
"""Each fault, and the sort of answer that shows it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_6_a_seeded_fault_is_caught(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seed, only = FAULTS[fault]
    seed(monkeypatch)
    pick = random.Random(4)
    assert any(next(broken(random_system(pick), only=only), "") for _ in range(2000))

"""What it would take: the worked cases to the pound of their costs, and what must hold of every plan on random systems.

The numbers in the names are those of the proof obligations in the description of authority. A plan is always carried
out as an option and judged again by the derivation, which knows nothing of how it was found.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_systems import NODES, System, random_system

import govgraph
from govgraph.authority import Authority, all_judged, authority, derive, holders, matter
from govgraph.authority.plan import SOURCE, Plan, applied, option_id, option_text
from govgraph.authority.ways import Ways, new_errors, what_it_takes
from govgraph.graph import Graph
from govgraph.legality.arrangement import Arrangement
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Scenario
from govgraph.model.truth import Truth

Make = Callable[..., Scenario]

cases = st.tuples(st.randoms(use_true_random=False).map(random_system), st.sampled_from(NODES))
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def ways(graph: Graph, what: str, who: str, value: float | None = None) -> tuple[Ways, ...]:
    return what_it_takes(graph, matter(graph, what, value=value), who)


def plans(system: System, who: str) -> Iterator[tuple[Graph, Plan]]:
    graph = system.graph()
    for found in ways(graph, "f", who, system.value):
        for plan in found.plans:
            yield graph, plan


def at(graph: Graph, plan: Plan, value: float | None) -> dict[str, Authority]:
    """The authority of who would act for each holder, in a graph."""
    about = matter(graph, plan.what, value=value)
    return {h.holder: authority(graph, about, h, plan.nodes[h.holder]) for h in holders(graph, about)}


def errors(graph: Graph) -> set[tuple[object, str]]:
    return {(j.arrangement.key, f.code) for j in all_judged(graph) for f in (j.finding, *j.also) if f and f.level == "ERROR"}


# -- obligations -------------------------------------------------------------------------------------------------


@given(case=cases)
@some
def test_1_the_decision_resolves_for_every_holder_under_the_listed_conditions_alone(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        found = at(applied(graph, plan), plan, system.value)
        assert {a.level for a in found.values()} == {"full"}
        assert {c for a in found.values() for c in a.conditions} <= set(plan.conditions)


@given(case=cases)
@some
def test_2_no_error_appears(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        assert errors(applied(graph, plan)) - errors(graph) == set()
        assert new_errors(graph, plan) == ()


@given(case=cases)
@some
def test_3_no_step_can_be_dropped(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        for step in plan.steps:
            found = at(applied(graph, plan.without(step)), plan, system.value)
            assert any(a.level != "full" for a in found.values()), step


@given(case=cases)
@some
def test_4_whoever_else_gains_is_listed(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        made = applied(graph, plan)
        (before,) = (derive(graph, about, h) for about in [matter(graph, "f", value=system.value)] for h in holders(graph, about))
        (after,) = (derive(made, about, h) for about in [matter(made, "f", value=system.value)] for h in holders(made, about))
        rises = {n for n in NODES for p in (Truth.YES, Truth.UNKNOWN) if after.acts(n, p) & ~before.acts(n, p)}
        assert rises - set(plan.nodes.values()) == set(plan.gains) & set(NODES)


@given(case=cases)
@some
def test_5_liability_before_and_after_is_that_of_the_derivation(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        found = at(applied(graph, plan), plan, system.value)
        assert plan.liable_after == {h: tuple(sorted(a.liable)) for h, a in found.items()}
        assert set(plan.liable_before) == set(found)


@given(case=cases)
@some
def test_6_asked_again_it_costs_nothing(case: tuple[System, str]) -> None:
    system, who = case
    for graph, plan in plans(system, who):
        made = applied(graph, plan)
        again = [p for found in ways(made, "f", who, system.value) for p in found.plans]
        assert [(p.cost, p.steps) for p in again] == [(0, ())]

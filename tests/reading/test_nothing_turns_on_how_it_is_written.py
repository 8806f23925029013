"""No answer depends on the order of a list, of keys or of files, on how an id is spelt, or on what has nothing to do with it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import ACTORS, MATTERS, Written, answers, load, renamed, shuffled, with_a_bystander, written

from govgraph.authority import matter
from govgraph.charts.views import accountability
from govgraph.model.scenario import Scenario
from govgraph.reading.upward import upward

Otherwise = Callable[[Written, random.Random, Path], tuple[Scenario, dict[str, str]]]

FEW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def differing(one: dict[str, list[object]], other: dict[str, list[object]]) -> dict[str, list[object]]:
    """By question, the facets that come out otherwise."""
    return {
        key: [pair for pair in one[key] if pair not in other[key]]
        + [pair for pair in other[key] if pair not in one[key]]
        for key in one
        if one[key] != other[key]
    }


def in_another_order(text: Written, chance: random.Random, folder: Path) -> tuple[Scenario, dict[str, str]]:
    return load(shuffled(text, chance), folder, files=True), {}


def under_other_ids(text: Written, chance: random.Random, folder: Path) -> tuple[Scenario, dict[str, str]]:
    new, old = renamed(text, chance)
    return load(new, folder), old


def beside_a_bystander(text: Written, chance: random.Random, folder: Path) -> tuple[Scenario, dict[str, str]]:
    return load(with_a_bystander(text), folder), {}


@pytest.mark.parametrize("otherwise", [in_another_order, under_other_ids, beside_a_bystander])
@FEW
@given(text=written(), seed=st.integers(0, 1000))
def test_how_it_is_written_changes_no_answer(
    tmp_path_factory: pytest.TempPathFactory, otherwise: Otherwise, text: Written, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("made")
    other, old = otherwise(text, random.Random(seed), folder / "other")
    assert differing(answers(load(text, folder / "one").graph()), answers(other.graph(), old)) == {}


@FEW
@given(text=written())
def test_a_committee_answers_to_each_of_its_parents_unless_a_line_leads_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, text: Written
) -> None:
    folder = tmp_path_factory.mktemp("made")
    text["relations"] |= {"accountable to": [], "reports to": []}
    graph = load(text, folder / "one").graph()
    for committee in ("k0x", "k1x"):
        parents = {item for fact in graph.where("committee of", who=committee) for item in fact.object.ids}
        assert set(graph.answers_to(committee).facets["to"]) == parents


@FEW
@given(text=written())
def test_answers_charts_and_who_answers_for_tell_the_same_lines(
    tmp_path_factory: pytest.TempPathFactory, text: Written
) -> None:
    folder = tmp_path_factory.mktemp("made")
    graph = load(text, folder / "one").graph()
    drawn = {(line.tail, line.head) for line in accountability.plan(graph).edges}
    for who in ACTORS:
        walk = upward(graph, who)
        assert graph.answers_to(who).facets["lines"] == [list(line.chain) for line in walk.lines]
        for step in walk.steps:
            if step.fact is not None and step.sort != "post":
                tails = {step.who, *graph.groups_of(step.who), *step.fact.subject.ids}
                heads = {step.to, *graph.groups_of(step.to), *step.fact.object.ids}
                assert any(tail in tails and head in heads for tail, head in drawn), (step.who, step.to)
    for what in MATTERS:
        facets = graph.who_answers_for(what).facets
        walks = [upward(graph, who, matter(graph, what)) for who in facets["who"]]
        assert facets["lines"] == [list(line.chain) for walk in walks for line in walk.lines]

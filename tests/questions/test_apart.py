"""What is told apart: who is not there, what waits for an event, what is only foreseen, and what sets a seat apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  north: {name: North group, kind: forum}
  south: {name: South group, kind: forum, from: 2024-01-01}
  east: {name: East group, kind: forum, until: 2020-01-01}
  old: {name: Old group, kind: forum, label: Alliance}
posts:
  nurse: {name: Chief nurse, of: icb}
  doctor: {name: Chief doctor, of: icb}
  clerk: {name: Clerk, of: icb}
functions: {care: {name: Care, part of: nhs-commissioning}}
decisions: {plan: {name: The plan, exercises: care}, other: {name: Other}}
events: {crisis: {name: A crisis}}
relations:
  member of:
    - {who: nurse, to: north, voting: true}
    - {who: doctor, to: north, capacity: adviser}
    - {who: clerk, to: north, chair: true}
  oversees: [{who: [north, south, east], what: icb}, {who: south, what: icb, id: alone}]
  delegates:
    - {who: icb, to: nurse, what: plan, power: ICB_P11, conditions: {constitution cover: true}, if: crisis}
    - {who: icb, to: doctor, what: plan, power: ICB_P11, conditions: {constitution cover: true}, unless: crisis}
  decides:
    - {who: nurse, what: plan}
    - {who: doctor, what: plan, status: proposed}
    - {who: clerk, what: plan, status: proposed, if: crisis}
    - {who: old, what: other, status: proposed}
"""


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT).graph()


def test_seats_alike_stand_in_one_sentence_whatever_the_capacity_and_a_chair_has_its_own(graph: Graph) -> None:
    answer = graph.which_facts(kind="member of")
    assert answer.headline == "Chief nurse and Chief doctor are members of North group. Clerk chairs North group."


def test_of_several_those_are_named_who_are_not_there_and_of_one_alone_its_relation_says_so(graph: Graph) -> None:
    assert [row[:2] for row in graph.which_facts(kind="oversees").rows] == [
        (
            "North group, South group and East group oversee Town ICB [South group is not there yet, East group has ended]",
            "live",
        ),
        ("South group oversees Town ICB", "not yet"),
    ]


@pytest.mark.parametrize(
    ("given", "foreseen", "why"),
    [
        ((), ["doctor"], {"nurse": "none: only if A crisis", "doctor": "full, subject to 1 condition"}),
        (
            ("crisis",),
            ["doctor", "clerk"],
            {"nurse": "full, subject to 1 condition", "doctor": "none: not when A crisis"},
        ),
    ],
)
def test_what_waits_for_an_event_is_neither_foreseen_nor_given_before_it(
    graph: Graph, given: tuple[str, ...], foreseen: list[str], why: dict[str, str]
) -> None:
    answer = graph.who_decides("plan", given=given)
    ends = {chain.label.split()[3].casefold(): chain.ends for chain in answer.chains if "authority" in chain.label}
    assert (answer.facets["deciders"], answer.facets["foreseen_deciders"]) == (["nurse"], foreseen)
    assert {name: ends[name] for name in ends if name in why} == {name: why[name] for name in ends if name in why}
    assert ends["nurse"] == why["nurse"]


def test_the_answer_names_who_decides_and_else_who_is_foreseen_to(graph: Graph) -> None:
    named: list[Any] = [graph.who_decides(matter).result.named for matter in ("plan", "other")]
    assert named == [("nurse",), ("old",)]


SILENT = "breaks at Old group: no line of accountability from Old group is in the model"


@pytest.mark.parametrize(("who", "ends"), [("nurse", "Parliament"), ("old", SILENT)])
def test_a_chain_upward_says_where_it_ends_or_where_it_breaks_and_why(graph: Graph, who: str, ends: str) -> None:
    assert [chain.ends for chain in graph.answers_to(who).chains] == [ends]


@pytest.mark.parametrize(("node", "said"), [("old", True), ("north", False), ("nurse", False)])
def test_what_the_sources_call_it_is_said_where_they_call_it_anything(graph: Graph, node: str, said: bool) -> None:
    assert ("; the sources call it 'Alliance'" in graph.show(node).to("text", full=True)) is said
    assert ("the sources call it" in graph.show(node).to("text", full=True)) is said

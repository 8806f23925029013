"""Who is stranded, and in what authority is lost: by the matters that what falls has brought, and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario
from govgraph.questions.matters_in_reach import claims, hanging_together, within_reach
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

HEAD = "title: A small place\ndate: 2023-03-15\ndocuments: {d: {title: A paper}}\n"
TEXT = """
bodies:
  icb: {name: Board, kind: icb}
  other: {name: Other board, kind: icb}
  panel: {name: Panel, kind: body_committee, committee of: icb}
  team: {name: Team, kind: body_subcommittee, committee of: panel}
posts:
  officer: {name: Officer, of: icb}
functions: {beds: Beds, wards: {name: Wards, part of: beds}, pay: Pay, roads: Roads}
decisions: {which: {name: Which wards, exercises: wards}}
relations:
  holds: [{who: icb, what: beds}, {who: icb, what: pay}, {who: other, what: roads}]
  delegates:
    - {id: down, who: icb, to: panel, what: beds}
    - {id: on, who: panel, to: team, what: which}
"""


def falls(scenario: Scenario, node: str) -> dict[str, Any]:
    return VERBS["what-falls"].answer(scenario.graph(), node).facets


def test_what_passes_a_part_of_it_on_is_stranded(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "down")
    assert (facets["stranded"], facets["delegations_stranded"]) == (["panel", "team"], ["on"])


def test_what_passes_on_another_matter_has_not_lost_it_so(make: Make) -> None:
    text = TEXT.replace("to: team, what: which", "to: team, what: pay")
    facets = falls(make(text, head=HEAD), "down")
    assert (facets["stranded"], facets["delegations_stranded"]) == (["panel"], [])


@pytest.mark.parametrize(
    "more",
    [
        "    - {who: officer, to: team, what: pay}\n",  # from somebody to whom nothing led that falls
        "  exercises jointly: [{who: [icb, officer], to: team, what: pay}]\n",
    ],
)
def test_whoever_still_receives_anything_is_not_stranded(make: Make, more: str) -> None:
    assert falls(make(TEXT + more, head=HEAD), "down")["stranded"] == ["panel"]


def test_a_joint_exercise_is_lost_with_one_of_its_givers(make: Make) -> None:
    text = TEXT + "  exercises jointly: [{who: [panel, officer], to: team, what: pay}]\n"
    assert falls(make(text, head=HEAD), "down")["stranded"] == ["panel", "team"]


def test_two_that_give_to_each_other_hold_nothing_by_that(make: Make) -> None:
    text = TEXT + "    - {who: team, to: panel, what: beds}\n"
    assert falls(make(text, head=HEAD), "down")["stranded"] == ["panel", "team"]


def test_where_no_matter_is_named_those_are_lost_that_the_giver_may_have(make: Make) -> None:
    text = TEXT.replace("id: down, who: icb, to: panel, what: beds", "id: down, who: icb, to: panel")
    lost = falls(make(text, head=HEAD), "down")["authority_lost"]
    assert {"beds", "pay"} <= set(lost)
    assert "panel" in lost["beds"]
    assert "roads" not in lost


UNHELD = TEXT.replace("  holds: [{who: icb, what: beds}, {who: icb, what: pay}, {who: other, what: roads}]\n", "")
"""The same where no source says on whom beds rest: they begin with the board, which gives them and receives them from nobody."""


def test_whoever_gave_it_to_what_falls_loses_nothing_by_that(make: Make) -> None:
    lost = falls(make(UNHELD, head=HEAD), "panel")["authority_lost"]
    assert lost == {}  # the team falls with the panel, and the board has what it had


def test_whoever_received_it_from_what_falls_does_not_come_to_hold_it(make: Make) -> None:
    text = """
bodies:
  icb: {name: Board, kind: icb}
  other: {name: Other board, kind: icb}
  panel: {name: Panel, kind: body_committee, committee of: other}
functions: {beds: {name: Beds, owner: nhs}}
relations:
  delegates:
    - {who: icb, to: other, what: beds, power: S65Z5, onward across: allowed, onward inside: allowed}
    - {who: other, to: panel, what: beds}
"""
    assert falls(make(text, head=HEAD), "icb")["authority_lost"] == {"beds": ["other", "panel"]}


def test_a_group_no_longer_gives_for_a_member_that_is_gone(make: Make) -> None:
    text = """
bodies:
  one: {name: One, kind: icb}
  board: {name: Board, kind: icb}
groups: {boards: {name: Boards, members: [one]}}
functions: {beds: {name: Beds, owner: nhs}}
relations:
  holds: [{who: boards, what: beds}]
  delegates: [{who: boards, to: board, what: beds, power: S65Z5, status: likely}]
"""
    assert falls(make(text, head=HEAD), "one")["authority_lost"] == {"beds": ["board"]}


def test_claims_go_up_to_what_the_body_has_and_not_to_what_others_have(make: Make) -> None:
    graph = make(TEXT, head=HEAD).graph()
    by_law = {held.function.id for held in graph.registry.roots_of("icb", graph.day)}
    assert claims(graph, ["team"]) == {"beds", "pay", "which"} | by_law


def test_what_hangs_together_with_a_matter(make: Make) -> None:
    graph = make(TEXT, head=HEAD).graph()
    assert within_reach(graph, ["beds"]) == {"beds", "wards", "which"}
    assert hanging_together(graph, ["which"]) == {"which", "wards", "beds"}


def test_an_answer_that_met_its_bound_says_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT.replace("id: down, who: icb, to: panel, what: beds", "id: down, who: icb, to: panel, what: [beds, pay]")
    answer = VERBS["what-falls"].answer
    graph = make(text, head=HEAD).graph()
    assert not [note for note in answer(graph, "down").notes if "derived anew" in note]
    monkeypatch.setattr("govgraph.questions.falling_authority.MAX_MATTERS", 1)
    assert (
        "Authority was derived anew for the first 1 matters of what falls, and for no more."
        in answer(graph, "down").notes
    )
    assert set(answer(graph, "down").facets["authority_lost"]) == {"beds"}

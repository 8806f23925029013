"""Is it there on the day, and how firm is it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

HEAD = "title: A small place\ndate: 2022-03-15\ndocuments: {d: {title: A paper, written: 2022-03-10}, e: {title: Later, written: 2022-09-01}}\n"
TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb, status: planned, source: d 1}
  ccg: {name: Town CCG, kind: ccg, source: [d 1, e 2]}
  board: {name: Board, kind: not stated, committee of: icb, status: planned, replaces: {to: ccg, for: pay}, established by: icb, source: d 2}
  old: {name: Old alliance, kind: forum, status: past, source: d 3}
  trust: {name: A trust, kind one of: [nhs_trust, nhs_foundation_trust]}
  either: {name: Company or forum, kind one of: [company, forum]}
decisions: {pay: Pay}
agreements:
  pool: {name: Pool agreement, kind: s75 agreement, status: required, source: d 4}
relations:
  decides: [{id: may, who: board, what: pay, not: true, source: d 5}]
"""


def status(scenario: Scenario, node: str, on: str | None = None) -> dict[str, Any]:
    return VERBS["status"].answer(scenario.graph(on=on), node).facets


@pytest.mark.parametrize(("on", "state", "exists"), [("2022-06-30", "not yet", "no"), ("2022-07-01", "live", "yes")])
def test_a_body_lives_within_the_legal_life_of_its_kind(make: Make, on: str, state: str, exists: str) -> None:
    facets = status(make(TEXT, head=HEAD), "icb", on)
    assert (facets["state"], facets["exists"], facets["legal_from"]) == (state, exists, "2022-07-01")


def test_a_committee_is_not_there_before_its_parent(make: Make) -> None:
    facets = status(make(TEXT, head=HEAD), "board")
    assert facets["state"] == "not yet"
    assert "Town ICB" in facets["reason"]


def test_what_is_only_foreseen_is_not_in_force_and_later_nobody_can_tell(make: Make) -> None:
    scenario = make(TEXT, head=HEAD)
    assert status(scenario, "Pool agreement", "2022-03-10")["in_force"] == "no"
    assert status(scenario, "pool", "2023-01-01")["in_force"] == "cannot tell"


def test_what_is_past_has_ended(make: Make) -> None:
    facets = status(make(TEXT, head=HEAD), "old")
    assert (facets["state"], facets["in_force"], facets["tier"]) == ("ended", "no", "past")


def test_succession_and_where_it_was_confirmed(make: Make) -> None:
    scenario = make(TEXT, head=HEAD)
    ccg = status(scenario, "ccg")
    assert (ccg["replaced_by"], ccg["replaced_for"], ccg["confirmed"]) == (["board"], {"board": ["pay"]}, "2022-09-01")
    assert (status(scenario, "board")["replaces"], status(scenario, "board")["established_by"]) == (["ccg"], ["icb"])


def test_legal_form_is_read_from_the_kind_and_may_stay_open(make: Make) -> None:
    scenario = make(TEXT, head=HEAD)
    assert (status(scenario, "board")["legal_form"], status(scenario, "board")["legal_person"]) == (
        "not stated",
        "cannot tell",
    )
    assert [status(scenario, node)["legal_person"] for node in ("trust", "either")] == ["yes", "cannot tell"]


def test_before_its_first_paper_it_is_presumed(make: Make) -> None:
    scenario = make(TEXT, head=HEAD)
    assert status(scenario, "ccg", "2022-01-01")["presumed"] is True
    assert status(scenario, "ccg")["presumed"] is False


def test_a_relation_that_the_source_denies_is_not_in_force(make: Make) -> None:
    facets = status(make(TEXT, head=HEAD), "may")
    assert (facets["category"], facets["in_force"], facets["why_not"]) == ("relation", "no", "the source denies it")


def test_that_a_matter_is_there_to_be_decided_does_not_say_that_it_was_decided(make: Make) -> None:
    said = VERBS["status"].answer(make(TEXT, head=HEAD).graph(), "pay").headline
    assert said == "Pay is to be decided; the papers do not show that it was. No date is recorded for it."

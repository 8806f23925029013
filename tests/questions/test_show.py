"""All about one thing, grouped by what relations carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario
from govgraph.questions.aloud import several, with_article
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
places: {town: Town}
sectors: {primary-care: Primary care}
bodies:
  icb: {name: Town ICB, aliases: [the ICB], kind: icb, covers: town, source: d 1}
  board: {name: Partnership Board, kind: body_committee, committee of: icb, aliases: [PB, Board of partners], source: d 2}
  exec: {name: Executive, kind: forum, label: leadership executive, reports to: board, accountable to: not stated, sector: primary-care}
  t1: {name: First Trust, kind: trust}
groups:
  trusts: {name: The trusts, members: [t1], complete: false, member of: board}
people: {ann: Ann Other}
posts:
  chair: {name: Chair of the Board, of: board, occupies: {who: ann, how: interim}, member of: {to: board, chair: true}}
decisions: {pay: Pay}
events: {quarrel: A quarrel}
relations:
  decides: {who: board, what: pay, if: quarrel}
  charged with: {who: exec, what: pay, how: delivers}
judgements:
  fine: {sort: merit, says: The board works well, about: board, source: d 3}
instruments:
  tests: {name: Tests of the board, assesses: board, items: [It meets, It decides]}
"""


def show(scenario: Scenario, node: str, option: str | None = None) -> dict[str, Any]:
    return VERBS["show"].answer(scenario.graph(option), node).facets


def test_a_committee_its_parent_members_chair_and_rights(make: Make) -> None:
    facets = show(make(TEXT), "PB")
    assert facets["parents"] == ["icb"]
    assert (set(facets["members"]), facets["chairs"]) == ({"trusts", "chair"}, ["chair"])
    assert set(facets["members_opened"]) == {"t1", "chair"}
    assert (facets["rights"], facets["reported_to_by"]) == ({"decides": ["pay"]}, ["exec"])
    assert (facets["statements"], facets["aliases"]) == (["fine"], ["Board of partners", "PB"])


def test_what_the_law_says_of_its_kind(make: Make) -> None:
    scenario = make(TEXT)
    assert [show(scenario, node)["legal_person"] for node in ("icb", "board", "t1")] == ["yes", "no", "yes"]
    assert show(scenario, "icb")["may_hold"] == ["all"]


def test_what_is_not_stated_is_shown_as_that(make: Make) -> None:
    facets = show(make(TEXT), "exec")
    assert (facets["accountable_to"], facets["not_stated"]) == (["not stated"], ["accountable to: to"])
    assert (facets["remits"], facets["label"], facets["sectors"]) == (
        {"charged with": ["pay"]},
        "leadership executive",
        ["primary-care"],
    )


def test_membership_comes_through_a_group(make: Make) -> None:
    facets = show(make(TEXT), "t1")
    assert (facets["member_of"], facets["groups"]) == (["board"], ["trusts"])


def test_a_post_and_its_holder(make: Make) -> None:
    scenario = make(TEXT)
    assert (show(scenario, "chair")["post_of"], show(scenario, "chair")["holders_of_post"]) == (["board"], ["ann"])
    assert show(scenario, "Ann Other")["occupies"] == ["chair"]


def test_every_kind_and_role_is_there_without_a_list_of_kinds(make: Make) -> None:
    assert show(make(TEXT), "board")["relations"]["decides"] == {"what": ["pay"], "if": ["quarrel"]}


def test_a_group_says_that_it_holds_nothing(make: Make) -> None:
    answer = VERBS["show"].answer(make(TEXT).graph(), "trusts")
    assert "holds nothing itself" in answer.lines[0].text
    assert answer.facets["members_complete"] == "no"


def test_an_option_a_relation_a_statement_and_a_list_of_criteria(make: Make) -> None:
    option = """
    name: A new body
    add:
      bodies: {sub: {name: Sub-committee, kind: forum, sub-group of: board}}
    remove: [exec]
    not said: pay
    """
    scenario = make(TEXT, a=option)
    shown = show(scenario, "option a")
    assert (shown["adds_bodies"], shown["removes"], shown["not_said"]) == (["sub"], ["exec"], ["pay"])
    assert show(scenario, "decides(if=quarrel; what=pay; who=board)")["what"] == ["pay"]
    assert show(scenario, "fine")["says"] == "The board works well"
    assert show(scenario, "Tests of the board")["items"] == {"tests-1": "It meets", "tests-2": "It decides"}


def test_a_comparator_is_shown_and_marked(make: Make) -> None:
    scenario = make(
        "bodies:\n  far: {name: Far Alliance, kind: forum, comparator: true, sub-group of: near}\n  near: {name: Near Committee, kind: forum, comparator: true}\n"
    )
    facets = show(scenario, "Far Alliance")
    assert (facets["comparator"], facets["parents"]) == (True, ["near"])


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("Health and Wellbeing Board", "a Health and Wellbeing Board", "Health and Wellbeing Boards"),
        ("Committee of an ICB for a place", "a committee of an ICB for a place", "committees of an ICB for a place"),
        ("NHS trust or foundation trust", "an NHS trust or foundation trust", "NHS trusts or foundation trusts"),
        ("Local authority", "a local authority", "local authorities"),
        ("Collective of leaders", "a collective of leaders", "a collective of leaders"),
    ],
)
def test_a_kind_is_written_as_a_sentence_needs_it(kind: str, one: str, many: str) -> None:
    assert (with_article(kind), several(kind)) == (one, many)

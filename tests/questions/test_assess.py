"""Criteria against the graph: met, not met, cannot tell, with the author's verdict beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario, UnknownName
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: The Board, kind: forum}
  later: {name: Later body, kind: forum, from: 2030-01-01}
  t1: {name: First Trust, kind: nhs_trust}
  t2: {name: Second Trust, kind: nhs_trust}
groups: {trusts: {name: The trusts, members: [t1, t2], complete: true, member of: board}}
decisions:
  pay: {name: Pay, part of: all}
  all: All shared decisions
  capital: Capital
  plan: The plan
  care: Care
  estates: Estates
relations:
  decides:
    - {who: board, what: pay, source: d 1}
    - {who: board, what: capital, status: likely}
    - {who: board, what: care, basis: inferred}
    - {who: later, what: plan}
    - {who: board, what: plan, not: true}
    - {who: not stated, what: estates}
instruments:
  tests:
    name: Tests of a board
    aliases: [success criteria]
    assesses: board
    items:
      - {says: It decides pay, test: {relations: {decides: {who: board, what: pay}}}}
      - {says: It decides capital, test: {relations: {decides: {who: board, what: capital}}}}
      - {says: It decides care, test: {relations: {decides: {who: board, what: care}}}}
      - {says: It decides the plan, test: {relations: {decides: {who: board, what: plan}}}}
      - {says: The later body decides the plan, test: {relations: {decides: {who: later, what: plan}}}}
      - {says: It decides on estates, test: {relations: {decides: {who: board, what: estates}}}}
      - {says: Each trust sits on it, test: {relations: {member of: [{who: t1, to: board}, {who: trusts, to: board}]}}}
      - {says: Nobody hosts a pool, test: {relations: {hosts: {}}, absent: true}}
      - It builds trust
      - {says: It oversees pay, test: {relations: {oversees: {who: board, what: pay}}}}
assessments:
  v1: {item: tests-1, answer: met, says: It does, source: d 2}
  v4: {item: tests-4, answer: met, says: It does, source: d 2}
"""


def assess(scenario: Scenario, name: str | None = "tests", option: str | None = None, **more: Any) -> dict[str, Any]:
    return VERBS["assess"].answer(scenario.graph(option), name, **more).facets


def test_each_verdict_by_its_rule(make: Make) -> None:
    facets = assess(make(TEXT))
    assert set(facets["met"]) == {"tests-1", "tests-3", "tests-7", "tests-8"}
    assert set(facets["not_met"]) == {"tests-4", "tests-5", "tests-10"}
    assert set(facets["cannot_tell"]) == {"tests-2", "tests-6", "tests-9"}
    assert (facets["foreseen"], facets["inferred"], facets["needs_judgement"]) == (
        ["tests-2"],
        ["tests-3"],
        ["tests-9"],
    )


def test_the_reason_names_the_relation(make: Make) -> None:
    why = assess(make(TEXT))["why"]
    assert why["tests-2"].startswith("foreseen, likely: The Board decides Capital")
    assert why["tests-4"].startswith("the source denies it")
    assert why["tests-5"].startswith("not yet")
    assert why["tests-6"].startswith("who not stated")


def test_the_authors_verdict_stands_beside(make: Make) -> None:
    facets = assess(make(TEXT))
    assert (facets["author"], facets["agree"], facets["disagree"]) == (
        {"tests-1": "met", "tests-4": "met"},
        ["tests-1"],
        ["tests-4"],
    )


def test_taking_the_fact_away_turns_met_into_not_met(make: Make) -> None:
    without = TEXT.replace("    - {who: board, what: pay, source: d 1}\n", "")
    assert "tests-1" in assess(make(without))["not_met"]


def test_decides_or_recommends_is_not_yet_decides(make: Make) -> None:
    either = TEXT.replace(
        "{who: board, what: pay, source: d 1}", "{who: board, what: pay, either: [decides, recommends], source: d 1}"
    )
    assert assess(make(either))["why"]["tests-1"].startswith("not settled which: The Board decides or recommends Pay")


def test_on_a_later_day_the_later_body_decides(make: Make) -> None:
    graph = make(TEXT).graph(on="2031-01-01")
    assert "tests-5" in VERBS["assess"].answer(graph, "tests").facets["met"]


def test_only_criteria_that_mention_something(make: Make) -> None:
    scenario = make(TEXT)
    assert set(assess(scenario, "success criteria", about="care")["items"]) == {"tests-3"}
    assert set(assess(scenario, about="All shared decisions")["items"]) == {"tests-1", "tests-10"}


def test_without_a_list_the_criteria_of_all_that_mention_something(make: Make) -> None:
    placed = (
        TEXT.replace("  capital: Capital\n", "  capital: {name: Capital, covers: town}\n") + "places: {town: Town}\n"
    )
    assert set(assess(make(placed), None, about="Town")["items"]) == {"tests-2"}


OPTION = """
name: More oversight
add:
  relations: {oversees: {who: board, what: pay}}
requirements:
  sees: {says: The board oversees pay, about: a, test: {relations: {oversees: {who: board, what: pay}}}}
  signs: {says: The board signs the plan, about: a, test: {relations: {signs off: {who: board, what: plan}}}}
"""


def test_requirements_of_an_option_are_met_by_relations_under_it(make: Make) -> None:
    scenario = make(TEXT, a=OPTION)
    for asked, option in (("option a", None), ("requirements", "a")):
        facets = assess(scenario, asked, option)
        assert (facets["met"], facets["not_met"]) == (["sees"], ["signs"])
    assert "tests-10" in assess(scenario, option="a")["met"]


def test_a_test_may_name_a_finding(make: Make) -> None:
    by_finding = TEXT.replace(
        "      - It builds trust\n", "      - {says: Something is found, test: {finding: STR130}}\n"
    )
    assert assess(make(by_finding))["why"]["tests-9"] == "the checks find no STR130"


def test_without_a_name_the_lists_are_listed(make: Make) -> None:
    facets = assess(make(TEXT, a=OPTION), None)
    assert facets == {"instruments": {"tests": "Tests of a board"}, "requirements": {"a": 2}}


def test_an_unknown_list_names_those_there_are(make: Make) -> None:
    with pytest.raises(UnknownName, match="tests"):
        assess(make(TEXT), "testz")

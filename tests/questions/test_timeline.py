"""What changes when: the law's dates, those of bodies and relations, and what each does to deciders and findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario, UnknownName

Make = Callable[..., Scenario]

TEXT = """
bodies:
  ccg: {name: Town CCG, kind: ccg, until: 2022-07-01}
  icb: {name: Town ICB, kind: icb, from: 2022-07-01}
  board: {name: Board, kind: forum, committee of: icb}
  ft: {name: Town Trust, kind: nhs_foundation_trust}
functions: {community: {name: Community services, part of: nhs-commissioning}}
decisions: {plan: {name: Plan, exercises: community}}
relations:
  delegates:
    - {id: gift, who: icb, to: board, what: community, power: ICB_P11, from: 2022-10-01}
"""
WRONG = "    - {id: wrong, who: ft, to: board, what: community, power: FT_P15, from: 2023-01-01, until: 2023-03-01}\n"


def test_law_bodies_and_arrangements_stand_in_one_line_of_dates(make: Make) -> None:
    facets = make(TEXT).graph().timeline(since="2022-01-01").facets
    assert facets["dates"] == ["2022-07-01", "2022-10-01"]
    assert {"ccg", "icb", "power ICB_P11", "kind icb", "kind ccg"} <= set(facets["changes"]["2022-07-01"])
    assert facets["changes"]["2022-10-01"] == ["gift"]


def test_each_change_says_who_may_decide_from_then_on_and_no_longer(make: Make) -> None:
    facets = make(TEXT).graph().timeline(since="2022-01-01").facets
    assert facets["starts"] == {"2022-07-01": ["icb: plan"], "2022-10-01": ["board: plan"]}
    assert facets["stops"] == {"2022-07-01": ["ccg: plan"]}


def test_it_is_asked_of_an_option(make: Make) -> None:
    scenario = make(TEXT, later="name: Later\nchange: [{of: gift, to: {from: 2023-02-01}}]\n")
    assert scenario.graph().timeline(since="2022-08-01").facets["dates"] == ["2022-10-01"]
    assert scenario.graph("later").timeline(since="2022-08-01").facets["dates"] == ["2023-02-01"]


def test_a_rule_is_broken_from_the_day_on_which_the_arrangement_starts_until_it_ends(make: Make) -> None:
    facets = make(TEXT + WRONG).graph().timeline(since="2022-01-01").facets
    assert facets["findings"] == {"2023-01-01": ["LAW27"]}
    assert facets["resolved"] == {"2023-03-01": ["LAW27"]}


def test_words_of_the_answer(make: Make) -> None:
    answer = make(TEXT).graph().timeline(since="2022-01-01")
    assert (
        answer.headline
        == "2 dates on which something changes; who may decide changes on 1 July 2022 and 1 October 2022."
    )
    assert any("Town ICB: starts" in line.text for line in answer.lines)


def test_what_is_no_day_is_an_error_in_words(make: Make) -> None:
    with pytest.raises(UnknownName, match="write it as 2022-07-01"):
        make(TEXT).graph().timeline(since="soon")

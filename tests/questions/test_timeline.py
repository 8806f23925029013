"""What changes when: the law's dates, those of bodies and relations, and what each does to deciders and findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks.run import run
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


RIGHTS = """    - {id: wrong, who: ft, to: board, what: community, power: FT_P15, from: 2023-01-01, until: 2023-03-01}
  decides:
    - {id: settles, who: board, what: plan, from: 2023-02-01}
"""


def test_what_who_decides_says_is_told_where_it_becomes_another(make: Make) -> None:
    found = make(TEXT + RIGHTS).graph().timeline(since="2022-01-01").facets["answers"]
    assert found["2023-02-01"] == {
        "plan": {
            "papers": [[], ["board"]],
            "form": [["not stated"], ["committee of one body"]],
        }
    }
    assert found["2022-10-01"]["plan"]["authority board"] == [["none"], ["full"]]


def test_the_answers_are_those_that_the_question_itself_gives_on_that_day(make: Make) -> None:
    scenario = make(TEXT + RIGHTS)
    moves = scenario.graph().timeline(since="2022-01-01").facets["answers"]
    for day, matters in moves.items():
        now = scenario.graph(on=day).who_decides("plan").facets
        for sort, (_, after) in matters["plan"].items():
            kind, _, node = sort.partition(" ") if sort.startswith("authority") else (sort, "", "")
            asked = {"papers": now["deciders"], "form": [now["form"]], "lawful form": [now["lawful_form"]]}
            assert after == (asked[kind] if kind in asked else [now["authority"][node]]), (day, sort)


def test_a_rule_is_broken_from_the_day_on_which_the_arrangement_starts_until_it_ends(make: Make) -> None:
    facets = make(TEXT + WRONG).graph().timeline(since="2022-01-01").facets
    assert {day: found["LAW27"] for day, found in facets["appear"].items() if "LAW27" in found} == {
        "2023-01-01": ["board ft community"]
    }
    assert {day: found["LAW27"] for day, found in facets["go"].items() if "LAW27" in found} == {
        "2023-03-01": ["board ft community"]
    }


MOVED = """
bodies:
  icb: {name: Town ICB, kind: icb, from: 2022-07-01}
  ft: {name: Town Trust, kind: nhs_foundation_trust}
  board: {name: Board, kind: forum}
functions: {community: {name: Community services, part of: nhs-commissioning}}
decisions: {plan: {name: Plan, exercises: community}}
relations:
  committee of:
    - {id: first, who: board, to: icb, until: 2023-01-01}
    - {id: second, who: board, to: ft, from: 2023-01-01}
  delegates: [{id: gift, who: icb, to: board, what: community, power: ICB_P11, from: 2022-10-01}]
"""


def test_an_arrangement_is_judged_anew_where_its_committee_becomes_another_bodys(make: Make) -> None:
    scenario = make(MOVED)
    appear = scenario.graph().timeline(since="2022-07-01").facets["appear"]["2023-01-01"]
    now = {f.code for f in run(make(MOVED).graph(on="2023-01-01")).findings if f.code.startswith("LAW")}
    before = {f.code for f in run(make(MOVED).graph(on="2022-12-31")).findings if f.code.startswith("LAW")}
    assert {code for code in appear if code.startswith("LAW")} == now - before != set()


def test_findings_of_structure_and_evidence_are_those_of_the_checks_on_the_two_days(make: Make) -> None:
    scenario = make(
        TEXT + RIGHTS + "  recommends: [{id: proposal, who: ft, to: board, what: plan, from: 2022-10-01}]\n"
    )
    facets = scenario.graph().timeline(since="2022-01-01").facets
    before, after = (
        {(f.code, " ".join(f.about)) for f in run(scenario.graph(on=day)).findings if not f.code.startswith("LAW")}
        for day in ("2023-01-01", "2023-02-01")
    )
    told = {
        word: {
            (code, about)
            for code, abouts in facets.get(word, {}).get("2023-02-01", {}).items()
            for about in abouts
            if not code.startswith("LAW")
        }
        for word in ("appear", "go")
    }
    assert told == {"appear": after - before, "go": before - after}
    assert any(code.startswith("STR") for code, _ in told["appear"] | told["go"])


def test_words_of_the_answer(make: Make) -> None:
    answer = make(TEXT + RIGHTS).graph().timeline(since="2023-01-01")
    assert answer.headline == (
        "Something changes on three dates. Who decides changes on 1 February 2023. "
        "Problems come or go on 1 January 2023 and 1 March 2023."
    )
    lines = {(line.label, line.text) for line in answer.lines}
    assert ("2023-02-01", "from then on: Board decides Plan") in lines
    assert ("Papers", "nobody named, then Board (Plan)") in lines
    assert ("Form", "not stated, then committee of one body (Plan)") in lines


def test_what_is_no_day_is_an_error_in_words(make: Make) -> None:
    with pytest.raises(UnknownName, match="Write 1 July 2022"):
        make(TEXT).graph().timeline(since="soon")

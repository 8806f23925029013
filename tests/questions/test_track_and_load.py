"""What became of recommendations, and how many meetings somebody sits in."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.graph import Graph
from govgraph.model.scenario import UnknownName

SCENARIO = """
title: A review
date: 2023-07-18
documents: {"1": Paper}
bodies:
  board: {name: Board, kind: icb, source: 1 p1}
  steering: {name: Steering group, kind: forum, source: 1 p1}
  advisory: {name: Advisory group, kind: forum, source: 1 p1}
  committee: {name: Committee, kind: body_committee, committee of: board, source: 1 p1}
posts:
  cmo: {name: Medical officer, of: board, source: 1 p1}
  cno: {name: Nursing officer, of: board, source: 1 p1}
decisions: {advice: {name: Advice, source: 1 p1, prepares: [{who: steering}, {who: advisory}]}}
meetings:
  monthly: {name: Monthly meeting, part of: steering, per year: 12, hours: 2, purpose: leadership, source: 1 p1}
  other: {name: Other meeting, part of: advisory, purpose: not stated, source: 1 p1}
relations:
  member of:
    - {who: cmo, to: steering, chair: true, source: 1 p1}
    - {who: cno, to: steering, chair: true, source: 1 p1}
    - {who: cmo, to: advisory, chair: true, source: 1 p1}
    - {who: cno, to: advisory, chair: true, source: 1 p1}
recommendations:
  one: {number: "1", says: First, to: board, about: advice, source: 1 r1}
  two: {number: "2", says: Second, to: board, source: 1 r2}
  three: {number: "3", says: Third, to: steering, source: 1 r3}
  four: {number: "4", says: Fourth, to: board, source: 1 r4}
  five: {number: "5", says: Fifth, to: board, source: 1 r5}
actions:
  a1: {says: Talked of, answers: one, tracked by: committee, source: 1 a1}
  a2: {says: To be done, answers: two, due: September 2023, source: 1 a2}
  a3: {says: Was to be done, answers: three, due: June 2023, source: 1 a3}
  a4: {says: Done, answers: four, due: June 2023, state: met, source: 1 a4}
open questions: {q: {says: Who decides it, about: advice, source: 1 q}}
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    (tmp_path / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return govgraph.load(tmp_path).graph()


def test_each_recommendation_has_a_state(graph: Graph) -> None:
    facets = graph.track().facets
    assert facets["states"] == {
        "one": "in words",
        "two": "dated",
        "three": "overdue",
        "four": "met",
        "five": "unanswered",
    }
    assert facets["open"] == ["one", "two", "three", "five"]
    assert (facets["tracked_by"], facets["not_tracked"]) == (["committee"], ["two", "three", "four", "five"])
    assert facets["open_questions"] == ["q"]


def test_one_recommendation_by_its_number_and_those_of_one_addressee(graph: Graph) -> None:
    assert graph.track("3").facets["answers"] == {"three": ["a3"]}
    assert graph.track(to="steering").facets["recommendations"] == ["three"]
    assert graph.track(state="unanswered").facets["recommendations"] == ["five"]
    with pytest.raises(UnknownName, match="there is no recommendation '9'"):
        graph.track("9")


def test_an_earlier_day_has_nothing_overdue(graph: Graph) -> None:
    assert graph.scenario.graph(on="2023-05-01").track().facets["overdue"] == []


def test_meetings_of_a_post_are_counted_and_what_is_not_stated_makes_it_a_lower_bound(graph: Graph) -> None:
    facets = graph.load("cno").facets
    assert facets["per_year"] == {"cno": 12}
    assert facets["hours"] == {"cno": 24}
    assert (facets["lower_bound"], facets["not_stated"], facets["no_purpose"]) == (["cno"], ["other"], ["other"])


def test_the_same_chairs_and_the_same_remit(graph: Graph) -> None:
    facets = graph.load().facets
    assert facets["same_chairs"] == [["steering", "advisory"]]
    assert facets["same_remit"] == [["steering", "advisory"]]
    assert facets["remits"] == {"steering": ["advice"], "advisory": ["advice"]}


def test_a_statement_shows_number_addressee_date_and_what_it_answers(graph: Graph) -> None:
    answer = graph.which_statements("three")
    assert answer.facets["ids"] == ["three", "a3"]
    by_id = {row[7]: dict(zip(answer.columns, row, strict=True)) for row in answer.rows}
    assert (by_id["three"]["number"], by_id["three"]["addressed to"]) == ("3", "Steering group")
    assert (by_id["a3"]["due"], by_id["a3"]["answers"], by_id["a3"]["state"]) == ("June 2023", "3", "not reported")
    for how in ("text", "table", "csv", "md"):
        assert "June 2023" in answer.to(how)

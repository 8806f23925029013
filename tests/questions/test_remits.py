"""Remits by level, and where criteria and a source put a service."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.graph import Graph
from govgraph.model.scenario import UnknownName

SCENARIO = """
title: A table of remits
date: 2023-03-01
documents: {"1": Paper}
bodies:
  board: {name: Board, kind: icb, source: 1 p1}
  table: {name: Local table, kind: forum, source: 1 p1}
levels:
  local: {name: Local, members: [table], source: 1 p1}
  wide: {name: Wide, members: [board], source: 1 p1}
events: {given: {name: It is delegated, source: 1 p1}, kept: {name: It is kept, source: 1 p1}}
decisions:
  plans: {name: Plans, source: 1 p1, approves: {who: table, if: given}, approval preferred: {who: table, if: kept}}
services:
  urgent:
    name: Urgent care
    responsible for: [{who: local, extent: delegated}, {who: local, aspect: budgets}, {who: wide, aspect: contract}]
    source: 1 p2
  maternity:
    name: Maternity
    responsible for: [{who: wide, aspect: pathways}, {who: local, not: true}, {who: local, aspect: visits, status: possible}]
    is informed: {who: local}
    source: 1 p3
  mental: {name: Mental health, responsible for: [{who: local, extent: significant}, {who: wide, extent: significant}], source: 1 p4}
  primary: {name: Primary care, responsible for: [{who: wide, extent: most}, {who: local, aspect: advice}], source: 1 p4}
  care: {name: Continuing care, responsible for: [{who: local, aspect: market}, {who: wide, aspect: standards}], source: 1 p5}
instruments:
  where:
    name: Where it goes
    assesses: [urgent, maternity, mental, primary, care]
    gives: {local: given, wide: kept}
    source: 1 p6
    items:
      - {says: It is local, points to: local}
      - {says: It gains from scale, points to: wide}
assessments:
  u1: {about: urgent, item: where-1, source: 1 p6}
  u2: {about: urgent, item: where-2, source: 1 p6}
  m1: {about: maternity, item: where-2, source: 1 p6}
  m2: {about: maternity, item: where-1, answer: not met, source: 1 p6}
  x1: {about: mental, item: where-1, source: 1 p6}
  p1: {about: primary, item: where-1, source: 1 p6}
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    (tmp_path / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return govgraph.load(tmp_path).graph()


def test_who_has_which_part_what_is_denied_and_what_may_come(graph: Graph) -> None:
    facets = graph.remits("maternity").facets
    assert facets["by"] == {"wide": ["pathways"]}
    assert (facets["denied_to"], facets["informed"]) == ({"maternity": ["local"]}, {"maternity": ["local"]})
    assert facets["later_aspects"] == {"local": ["visits"]}


def test_all_services_with_what_is_not_delegated_shared_and_split(graph: Graph) -> None:
    facets = graph.remits().facets
    assert facets["designation"] == {
        "urgent": "to one",
        "maternity": "not delegated",
        "mental": "shared",
        "primary": "to one",
        "care": "split",
    }
    assert facets["lies_with"]["urgent"] == ["local"]
    assert facets["lies_with"]["primary"] == ["wide"]


def test_an_aspect_is_found_by_its_words(graph: Graph) -> None:
    answer = graph.remits(aspect="contract")
    assert answer.facets["who"] == ["wide"]
    assert answer.headline == "Wide (Board) has contract (Urgent care; in force)."
    assert graph.remits(aspect="radiology").headline == "No remit is recorded for radiology."


def test_what_one_level_has(graph: Graph) -> None:
    assert graph.remits(who="local").facets["aspects"] == {
        "the service itself": ["local"],
        "budgets": ["local"],
        "advice": ["local"],
        "market": ["local"],
    }


def test_criteria_and_source_are_held_against_each_other(graph: Graph) -> None:
    facets = graph.designate().facets
    assert facets["computed"]["urgent"] == ["local", "wide"]
    assert facets["agree"] == {
        "urgent": "partly",
        "maternity": "yes",
        "mental": "partly",
        "primary": "no",
        "care": "cannot tell",
    }


def test_whose_approval_follows_from_the_designation(graph: Graph) -> None:
    assert graph.designate().facets["approval"] == {
        "urgent": "required",
        "maternity": "preferred",
        "mental": "required for what is delegated, preferred for the rest",
        "primary": "required for what is delegated, preferred for the rest",
        "care": "required for what is delegated, preferred for the rest",
    }
    assert (
        graph.designate("urgent").headline
        == "Urgent care lies with Local (in force). Local table must approve plans for it."
    )


def test_what_is_not_on_the_list_is_refused(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="No paper applies “Where it goes” to Plans"):
        graph.designate("plans")

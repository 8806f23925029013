"""A maturity matrix: assessed by subject, theme, stage, author and day; the graph's evidence beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.charts import draw
from govgraph.diagnostics import ScenarioError
from govgraph.model.scenario import Scenario, UnknownName

SCENARIO = """
title: Two partnerships
date: 2023-07-01
documents: {"1": {title: First paper, written: 2023-03-01}, "2": {title: Second paper, written: 2023-06-01}}
bodies:
  north: {name: North partnership, kind: forum, source: 1 p1}
  south: {name: South partnership, kind: forum, source: 1 p1}
  delivery: {name: Delivery group, kind: forum, from: 2023-05-01, sub-group of: {to: north, from: 2023-05-01}, source: 2 p1}
  council: {name: Council, kind: local_authority_ut, member of: [{to: north}, {to: south}], source: 1 p1}
groups:
  partnerships: {name: Partnerships, kind: forum, members: [north, south], complete: true, source: 1 p1}
instruments:
  matrix:
    name: The matrix
    assesses: partnerships
    stages: [starting, growing, grown]
    themes:
      governance:
        name: Shared governance
        starting: {says: Partners meet, test: {relations: {member of: {who: council, to: $subject}}}}
        growing: {says: There are sub-groups, test: {relations: {sub-group of: {to: $subject}}}}
        grown: {says: Authority is delegated, test: {relations: {delegates: {to: $subject}}}}
      trust:
        name: Trust
        starting: Partners talk
        growing: Partners speak for one another
    source: 1 p2
"""
ASSESSED = """
assessments:
  n1: {about: north, theme: governance, stage: starting, by: north, on: 2023-03-01, source: 1 p3}
  n2: {about: north, theme: governance, stage: growing, by: north, on: 2023-03-01, answer: not met, source: 1 p3}
  n3: {about: north, theme: governance, stage: growing, by: north, on: 2023-06-15, source: 2 p3}
  s1: {about: south, item: matrix-governance-growing, by: south, source: 2 p3}
"""


def _load(tmp_path: Path, *texts: str) -> Scenario:
    folder = tmp_path / "system"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / ("scenario.yaml" if not number else f"part-{number}.yaml")).write_text(text, encoding="utf-8")
    return govgraph.load(folder)


def test_each_subject_has_the_stage_that_the_graph_shows(tmp_path: Path) -> None:
    answer = _load(tmp_path, SCENARIO).graph().assess("matrix")
    assert answer.facets["reached"] == {"north": {"governance": "growing"}, "south": {"governance": "starting"}}
    assert answer.facets["verdicts"]["south"]["matrix-governance-growing"] == "not met"
    assert answer.facets["needs_judgement"] == ["matrix-trust-starting", "matrix-trust-growing"]


def test_an_assessment_belongs_to_its_subject_its_author_and_its_day(tmp_path: Path) -> None:
    scenario = _load(tmp_path, SCENARIO, ASSESSED)
    now = scenario.graph().assess("matrix").facets
    assert now["concluded"] == {"north": {"governance": "growing"}, "south": {"governance": "growing"}}
    assert now["disagree"] == {"south": ["matrix-governance-growing"]}
    assert now["authors"] == ["north", "south"]
    earlier = scenario.graph(on="2023-04-01").assess("matrix").facets
    assert earlier["concluded"] == {"north": {"governance": "starting"}, "south": {}}


def test_what_changed_between_two_days(tmp_path: Path) -> None:
    facets = _load(tmp_path, SCENARIO).graph().assess("matrix", since="2023-04-01").facets
    assert facets["changed"] == {"north": {"governance": ["starting", "growing"]}}


def test_one_subject_and_the_cells_that_say_something(tmp_path: Path) -> None:
    facets = _load(tmp_path, SCENARIO).graph().assess("matrix", about="north", matching="sub-groups").facets
    assert (facets["subjects"], facets["items"]) == (["north"], {"matrix-governance-growing": "There are sub-groups"})
    assert facets["matched_stages"] == ["growing"]


def test_the_matrix_is_not_applied_to_others(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="The matrix is not applied to Council: expected one of: north, south"):
        _load(tmp_path, SCENARIO).graph().assess("matrix", about="council")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("item: matrix-9", "there is no item 'matrix-9'"),
        ("theme: governence, stage: growing", "'matrix' has no theme 'governence' did you mean 'governance'?"),
        ("theme: governance, stage: growed", "'matrix' has no stage 'growed' did you mean 'grow"),
        ("theme: trust, stage: grown", "theme 'trust' of 'matrix' says nothing of stage 'grown'"),
        ("instrument: other, theme: trust, stage: growing", "there is no matrix 'other'"),
        ("theme: trust", "names neither an item nor a theme and a stage"),
    ],
)
def test_an_unknown_item_theme_or_stage_is_an_error_at_its_line(tmp_path: Path, written: str, message: str) -> None:
    wrong = f"assessments:\n  x: {{about: north, {written}, source: 1 p3}}\n"
    with pytest.raises(ScenarioError) as error:
        _load(tmp_path, SCENARIO, wrong)
    text = str(error.value)
    assert "part-1.yaml:2:3: LOAD046" in text
    assert message in " ".join(text.split())


def test_a_theme_has_only_the_stages_of_its_matrix(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="theme 'trust' of 'matrix' has no stage 'growning'"):
        _load(tmp_path, SCENARIO.replace("growing: Partners speak", "growning: Partners speak"))


def test_the_chart_has_a_mark_for_each_subject_at_its_stage_and_shows_names_as_text(tmp_path: Path) -> None:
    text = SCENARIO.replace("name: North partnership", "name: 'North <b>&</b> partnership'")
    drawing = draw(_load(tmp_path, text, ASSESSED).graph(), "maturity")
    said = " ".join(line.text for line in drawing.scene.every_line)
    assert b"<b>" not in drawing.data
    assert "\u25cf North <b>&</b>" in said
    assert "\u25cb North <b>&</b>" in said
    for word in ("Shared governance", "Starting", "Growing", "Grown", "\u25cf South", "\u25cb South"):
        assert word in said

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


def _told(tmp_path: Path, **asked: str) -> list[str]:
    """The headline, and what is told of each subject."""
    answer = _load(tmp_path, SCENARIO, ASSESSED).graph().assess("matrix", **asked)
    return [answer.headline, *(f"{line.label}: {line.text}" for line in answer.lines)]


NORTH = "North partnership: The graph shows Shared governance: growing. Authors concluded Shared governance: growing."
SOUTH = "South partnership: The graph shows Shared governance: starting. Authors concluded Shared governance: growing."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, ["The matrix: for 2 subjects the graph shows a stage on 1 of 2 themes.", NORTH, SOUTH]),
        (
            {"about": "Partnerships"},
            ["The matrix: for 2 subjects the graph shows a stage on 1 of 2 themes.", NORTH, SOUTH],
        ),
        ({"about": "south"}, ["The matrix: for 1 subject the graph shows a stage on 1 of 2 themes.", SOUTH]),
        (
            {"since": "2023-04-30"},
            [
                "The matrix: for 2 subjects the graph shows a stage on 1 of 2 themes. North partnership changed since 2023-04-30.",
                f"{NORTH} Since 2023-04-30: Shared governance from starting to growing.",
                SOUTH,
            ],
        ),
        (
            {"since": "2023-05-01"},
            [
                "The matrix: for 2 subjects the graph shows a stage on 1 of 2 themes. Nothing changed since 2023-05-01.",
                NORTH,
                SOUTH,
            ],
        ),
    ],
)
def test_how_far_each_is_and_what_has_changed_in_words(tmp_path: Path, asked: dict[str, str], told: list[str]) -> None:
    assert _told(tmp_path, **asked) == told


def test_a_stage_is_reached_step_by_step_in_the_graph_and_by_an_author_unless_one_before_it_is_not_met(
    tmp_path: Path,
) -> None:
    gap = SCENARIO.replace("starting: {says: Partners meet, test:", "starting: {says: Partners rest, test:").replace(
        "{member of: {who: council, to: $subject}}", "{oversees: {who: council, what: $subject}}"
    )
    said = "assessments:\n  a: {about: north, theme: trust, stage: growing, source: 2 p3}\n"
    facets = _load(tmp_path, gap, said).graph().assess("matrix", about="north").facets
    assert (facets["reached"], facets["concluded"]) == ({"north": {}}, {"north": {"trust": "growing"}})


def test_an_author_who_denies_a_stage_concludes_none_after_it(tmp_path: Path) -> None:
    said = (
        "assessments:\n  a: {about: north, theme: trust, stage: starting, answer: not met, source: 2 p3}\n"
        "  b: {about: north, theme: trust, stage: growing, source: 2 p3}\n"
    )
    answer = _load(tmp_path, SCENARIO, said).graph().assess("matrix", about="north")
    assert answer.facets["concluded"] == {"north": {}}
    assert answer.lines[0].text == "The graph shows Shared governance: growing."


def test_where_the_graph_shows_nothing_it_says_so(tmp_path: Path) -> None:
    empty = SCENARIO.replace("member of: [{to: north}, {to: south}], ", "")
    answer = _load(tmp_path, empty).graph().assess("matrix", about="south")
    assert answer.headline == "The matrix: for 1 subject the graph shows a stage on 0 of 2 themes."
    assert answer.lines[0].text == "The graph shows no stage of any theme."
    assert answer.facets["reached"] == {"south": {}}


@pytest.mark.parametrize(
    ("words", "headline", "summary"),
    [
        (
            "are there sub-groups of partners that meet",
            "Growing, on the theme 'Shared governance': There are sub-groups.",
            [("Shown for", "North partnership."), ("Not shown for", "South partnership."), ("Sources", "No source.")],
        ),
        (
            "the trust of partners",
            "Growing, on the theme 'Trust': Partners speak for one another.",
            [
                ("Also near", "Starting, on the theme 'Trust': Partners talk."),
                ("It needs judgement", "North partnership, South partnership."),
                ("Sources", "No source."),
            ],
        ),
    ],
)
def test_the_cell_that_comes_nearest_to_words_and_for_whom_it_is_shown(
    tmp_path: Path, words: str, headline: str, summary: list[tuple[str, str]]
) -> None:
    answer = _load(tmp_path, SCENARIO).graph().assess("matrix", words=words)
    assert (answer.headline, [(line.label, line.text) for line in answer.summary]) == (headline, summary)


def test_words_that_only_ask_where_something_stands_are_near_no_cell(tmp_path: Path) -> None:
    answer = _load(tmp_path, SCENARIO).graph().assess("matrix", words="which stage of the matrix does trust reach")
    assert (answer.facets["items"], answer.summary) == ({}, ())


def test_a_row_holds_the_verdict_its_reason_and_who_concluded_what_on_which_day(tmp_path: Path) -> None:
    answer = _load(tmp_path, SCENARIO, ASSESSED).graph().assess("matrix", matching="SUB-GROUPS")
    assert answer.rows == (
        (
            "North partnership",
            "Shared governance",
            "growing",
            "met",
            "Delivery group is a sub-group of North partnership",
            "met",
            "north",
            "2023-06-15",
        ),
        (
            "South partnership",
            "Shared governance",
            "growing",
            "not met",
            "no such relation: 'sub-group of' with to South partnership",
            "met",
            "south",
            "",
        ),
    )
    assert answer.reading.parameters == {"matching": "SUB-GROUPS"}


def test_a_group_of_which_none_is_assessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="The matrix is not applied to Delivery group: expected one of: north, south"):
        _load(tmp_path, SCENARIO).graph().assess("matrix", about="delivery")

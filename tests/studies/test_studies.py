"""Several scenarios side by side: what the author takes as counterparts, the same questions, and nothing crosses."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.diagnostics import ScenarioError
from govgraph.studies import answer, bundled_studies, load_study, pair, side_by_side
from govgraph.studies.pairs import NotComparable
from govgraph.studies.reading import UnknownStudy

NORTH = """
title: North
date: 2023-01-01
bodies:
  icb: {name: North ICB, aliases: [the ICB], kind: icb}
  forum: {name: North partnership, aliases: [ICP], kind: icp}
posts:
  head: {name: Head of place, of: icb, accountable to: {to: icb}}
"""
SOUTH = """
title: South
date: 2023-06-01
bodies:
  board: {name: South ICB, aliases: [the ICB], kind: icb}
  alliance: {name: South alliance, aliases: [icp], kind: provider_alliance}
posts:
  head: {name: Head of place, of: not stated, accountable to: not stated}
  leader: {name: Place lead, of: board, accountable to: {to: board}}
"""
STUDY = """
title: Two places
scenarios: {n: {scenario: north, name: North}, s: {scenario: south, name: South}}
counterparts:
  head: {name: the head of place, in: {n: head, s: leader}, why: both lead the partnership}
  board: {name: the board, in: {n: icb, s: board}, why: the NHS body of each}
questions:
  line: {text: To whom does it answer?, ask: {answers to: head}, show: to}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two scenarios and a study of both, in folders beside one another."""
    for name, file, text in (("north", "scenario", NORTH), ("south", "scenario", SOUTH), ("both", "study", STUDY)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{file}.yaml").write_text(text)
    return tmp_path


def rewritten(home: Path, old: str, new: str) -> Path:
    path = home / "both" / "study.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    return path.parent


def test_counterparts_that_answer_to_counterparts_are_alike(home: Path) -> None:
    found = answer(load_study(home / "both"))
    assert found.facets["values"] == {"line": {"n": {"to": ["board"]}, "s": {"to": ["board"]}}}
    assert found.facets["alike"] == ["line"]
    assert found.facets["differ"] == []


def test_two_things_of_one_name_are_no_counterparts_unless_somebody_says_so(home: Path) -> None:
    folder = rewritten(home, "  board: {name: the board, in: {n: icb, s: board}, why: the NHS body of each}\n", "")
    found = answer(load_study(folder))
    assert found.facets["values"] == {"line": {"n": {"to": ["n:icb"]}, "s": {"to": ["s:board"]}}}
    assert found.facets["differ"] == ["line"]
    assert found.facets["same_words"]["the ICB"] == {"n": "icb", "s": "board"}


def test_one_word_for_different_bodies_is_listed_and_kept_apart(home: Path) -> None:
    found = answer(load_study(home / "both"))
    assert found.facets["same_words"] == {
        "ICP": {"n": "forum", "s": "alliance"},
        "Head of place": {"n": "head", "s": "head"},
    }
    assert found.facets["different_bodies"] == ["ICP"]


def test_a_scenario_without_the_counterpart_is_not_compared(home: Path) -> None:
    (home / "east").mkdir()
    (home / "east" / "scenario.yaml").write_text(
        "title: East\ndate: 2023-01-01\nbodies: {e: {name: East ICB, kind: icb}}\n"
    )
    folder = rewritten(home, "s: {scenario: south, name: South}}", "s: {scenario: south}, e: {scenario: east}}")
    found = answer(load_study(folder))
    assert found.facets["words"]["line"]["e"] == "No counterpart here."
    assert found.facets["not_compared"] == ["line"]


def test_a_paper_that_leaves_it_open_and_one_that_says_nothing_are_told_apart(home: Path) -> None:
    found = answer(load_study(rewritten(home, "s: leader", "s: head")))
    assert found.facets["words"] == {"line": {"n": "North ICB.", "s": "The paper does not say."}}
    assert [line.text for line in found.summary][:1] == ["North: North ICB. South: the paper does not say."]


def test_the_day_and_the_option_are_those_that_the_study_names(home: Path) -> None:
    folder = rewritten(home, "n: {scenario: north, name: North}", "n: {scenario: north, on: 2024-04-01}")
    assert answer(load_study(folder)).facets["days"] == {"n": "2024-04-01", "s": "2023-06-01"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("n: {scenario: north", "n: {scenario: norht", "LOAD090", 3, "There is no scenario 'norht'"),
        ("n: {scenario: north,", "n: {scenario: north, option: z,", "LOAD090", 3, "cannot be asked so"),
        ("{n: head, s: leader}", "{n: head, s: laeder}", "LOAD091", 5, "There is no 'laeder' in south"),
        ("{n: head, s: leader}", "{n: head, s: Place lead}", "LOAD091", 5, "There is no 'Place lead' in south"),
        ("{n: head, s: leader}", "{n: head, west: leader}", "LOAD090", 5, "This study has no scenario 'west'"),
        ("{n: head, s: leader}", "{n: head}", "LOAD091", 5, "fewer than two things"),
        ("{n: icb, s: board}", "{n: icb, s: leader}", "LOAD092", 6, "already the counterpart 'head'"),
        ("  board: {name", "  head: {name", "LOAD007", 6, "'head' is written twice"),
        ("s: {scenario: south, name: South}", "s: {scenario: north}", "LOAD092", 3, "the same scenario as 'n'"),
        (", s: {scenario: south, name: South}", "", "LOAD090", 3, "two scenarios or more"),
        ("{answers to: head}", "{answers to: icb}", "LOAD093", 8, "'icb' is no counterpart of this study"),
        ("{answers to: head}", "{answres to: head}", "LOAD093", 8, "there is no question 'answres to'"),
        ("questions:", "question:", "LOAD012", 7, "A study has no section 'question'"),
        ("why: both lead the partnership", "because: both", "LOAD022", 5, "has no field 'because'"),
    ],
)
def test_a_mistake_in_a_study_tells_file_line_and_what_would_be_right(
    home: Path, old: str, new: str, code: str, line: int, says: str
) -> None:
    folder = rewritten(home, old, new)
    with pytest.raises(ScenarioError) as caught:
        load_study(folder)
    told = [problem for problem in caught.value.problems if problem.code == code]
    assert [problem.mark.line for problem in told][:1] == [line]
    assert any(says in problem.message and problem.hint for problem in told), [str(p) for p in caught.value.problems]


def test_a_part_that_the_answer_does_not_have_is_named_with_those_that_it_has(home: Path) -> None:
    study = load_study(rewritten(home, "show: to}", "show: thruogh}"))
    with pytest.raises(
        govgraph.GovgraphError, match=r"study\.yaml:8:\d+: .* has no part 'thruogh': did you mean 'through'"
    ):
        answer(study)


def test_a_study_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UnknownStudy, match="head-of-place"):
        load_study("head-of-plaec")
    with pytest.raises(UnknownStudy, match="is a scenario"):
        load_study("bob-place")


# -- two scenarios without a file -----------------------------------------------------------------------------------


def test_two_scenarios_side_by_side_with_what_is_named_as_counterparts(home: Path) -> None:
    north, south = govgraph.load(home / "north"), govgraph.load(home / "south")
    found = answer(side_by_side([north, south], [pair("head=leader"), pair("icb=board")]))
    assert found.facets["values"]["answers-head"] == {
        "north": {"to": ["icb"], "through": []},
        "south": {"to": ["icb"], "through": []},
    }
    assert answer(side_by_side([north, south])).facets["counterparts"] == {}


def test_what_cannot_be_held_side_by_side_is_refused(home: Path) -> None:
    north, south = govgraph.load(home / "north"), govgraph.load(home / "south")
    with pytest.raises(NotComparable, match="named twice"):
        side_by_side([north, north])
    with pytest.raises(NotComparable, match="one thing in each"):
        side_by_side([north, south], [["head"]])
    with pytest.raises(NotComparable, match="no pair"):
        pair("head")
    with pytest.raises(govgraph.GovgraphError, match="leader"):
        side_by_side([north, south], [["head", "laeder"]])
    with pytest.raises(NotComparable, match="later paper on bob-place"):
        side_by_side([govgraph.load("bob-peer-review"), govgraph.load("bob-place")])


# -- the bundled study ----------------------------------------------------------------------------------------------


def test_the_head_of_place_differs_in_three_systems() -> None:
    assert list(bundled_studies()) == ["head-of-place"]
    found = answer(load_study("head-of-place"))
    assert len(found.summary) <= 6
    assert found.facets["words"]["line"] == {
        "bradford": "The paper does not say.",
        "barking": "The paper does not say.",
        "bob": "BOB ICB, through Chief Delivery Officer and Chief executive of BOB ICB.",
    }
    values = found.facets["values"]
    assert values["agrees"]["barking"] == {"who": ["barking:lbbd", "integrated-care-board"]}
    assert values["belongs"]["bob"] == {"post_of": ["integrated-care-board"]}
    assert values["acts-for"]["bradford"] == {"for": ["bradford:constituents"]}
    assert found.facets["differ"] == ["line", "appoints", "agrees", "belongs", "acts-for", "chairs"]
    assert found.facets["same_words"]["integrated care partnership"] == {
        "bradford": "ne-lincs-icp",
        "barking": "nel-icp",
        "bob": "icp",
    }

"""Questions in plain words over several scenarios: each answers for itself, and nothing crosses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import govgraph
from govgraph.cli import main
from govgraph.language import NotUnderstood
from govgraph.studies import load_study
from govgraph.studies.called import called, put

FOREST = """
title: Forest County, a board for each district
date: 2023-01-01
place: forest
places:
  forest: {name: Forest County}
  elmley: {name: Elmley}
patterns:
  two: {like: s75-pooled-fund, number: B, name: A pooled budget of board and council}
bodies:
  icb: {name: Forest ICB, kind: icb}
  council: {name: Forest County Council, kind: local_authority_ut}
  forum: {name: Elmley Care Forum, aliases: [ECF], kind: place_partnership}
posts:
  head: {name: District Lead, of: icb, accountable to: {to: icb}}
"""
MARSH = """
title: Marsh
date: 2023-02-01
place: marsh
places:
  marsh: {name: Marshland and Fen}
bodies:
  icb: {name: Marsh ICB, kind: icb}
  council: {name: Fen Council, kind: local_authority_ut}
  board: {name: Fen Board, aliases: [ECF], kind: body_committee, committee of: icb}
funds:
  pot: {name: The carers pot, contributes to: [{who: icb}, {who: council}]}
agreements:
  deal: {name: Carers agreement}
posts:
  leader: {name: Fen Champion, of: not stated, accountable to: not stated}
relations:
  member of:
    - {who: leader, to: board, chair: true}
  hosts: {who: council, what: pot}
  governs: {who: deal, to: pot}
"""
STUDY = """
title: Two systems
scenarios: {f: {scenario: forest, name: Forest}, m: {scenario: marsh, name: Marsh}}
counterparts:
  lead: {name: the local lead, in: {f: head, m: leader}, why: both lead locally}
questions:
  line: {text: To whom does it answer?, ask: {answers to: lead}, show: to}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, file, text in (("forest", "scenario", FOREST), ("marsh", "scenario", MARSH), ("both", "study", STUDY)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{file}.yaml").write_text(text)
    return tmp_path


def printed(home: Path, question: str) -> str:
    return " ".join(str(govgraph.ask([home / "forest", home / "marsh"], question)).split())


def test_each_scenario_answers_under_its_own_name(home: Path) -> None:
    answer = govgraph.ask([home / "forest", home / "marsh"], "To whom is the ICB accountable?")
    assert [line.label for line in answer.lines] == ["Forest County", "Marsh"]
    assert answer.facets["asked"] == ["forest", "marsh"]
    assert "NHS England" in answer.lines[0].text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who chairs the Fen Board?", ["marsh"]),
        ("In Elmley, who sits on the care forum?", ["forest"]),
        ("Who chairs the board in Marshland and Fen?", ["marsh"]),
        ("Who is the ICB of Forest County accountable to?", ["forest"]),
        ("Which bodies answer to nobody in all the papers?", ["forest", "marsh"]),
    ],
)
def test_a_question_is_put_to_whom_it_names(home: Path, question: str, asked: list[str]) -> None:
    every = [called(name, name, govgraph.load(home / name), {}) for name in ("forest", "marsh")]
    assert [one.key for part in put(every, question) for one, _ in part.to] == asked


def test_two_parts_go_to_two_systems(home: Path) -> None:
    answer = printed(home, "Who chairs the Fen Board in Marsh, and to whom does the District Lead answer in Forest?")
    assert "Marsh Fen Champion chairs Fen Board." in answer
    assert "Forest County District Lead answers to Forest ICB." in answer


def test_a_counterpart_is_called_in_each_as_it_is_called_there(home: Path) -> None:
    answer = govgraph.ask(load_study(home / "both"), "To whom does the local lead answer?")
    assert [line.label for line in answer.lines] == ["Forest", "Marsh"]
    assert answer.lines[0].text.startswith("District Lead answers to Forest ICB.")
    assert "does not say to whom Fen Champion answers" in answer.lines[1].text


def test_where_it_asks_how_they_differ_the_study_answers(home: Path) -> None:
    answer = govgraph.ask(str(home / "both"), "How do the local leads differ?")
    assert answer.reading.verb == "study"
    assert answer.facets["values"]["line"] == {"f": {"to": ["f:icb"]}, "m": {"to": []}}


def test_one_word_for_different_bodies_is_kept_apart(home: Path) -> None:
    answer = printed(home, "What is ECF?")
    assert (
        "These are different things: Elmley Care Forum is a place partnership (Forest County) and Fen Board is"
        in answer
    )
    assert "kept apart" in answer


def test_a_form_that_one_paper_lists_is_found_in_another(home: Path) -> None:
    answer = govgraph.ask(
        [home / "forest", home / "marsh"], "Which option of Forest County is the carers pot of Marsh an instance of?"
    )
    assert answer.facets["forms"] == {"pot": ["two"]}
    assert answer.facets["listed_by"] == "forest"


def test_what_nobody_can_read_is_refused(home: Path) -> None:
    with pytest.raises(NotUnderstood):
        printed(home, "Blah zork flurb?")


def test_the_command_takes_a_study_or_several_scenarios(home: Path) -> None:
    runner = CliRunner()
    several = runner.invoke(main, ["ask", str(home / "forest"), str(home / "marsh"), "to whom is the ICB accountable?"])
    study = runner.invoke(main, ["ask", str(home / "both"), "to whom does the local lead answer?"])
    assert (several.exit_code, study.exit_code) == (0, 0)
    assert "Two scenarios answer, each for itself." in several.output
    assert "District Lead answers to Forest ICB." in study.output


def test_over_several_the_question_itself_says_the_day(home: Path) -> None:
    found = CliRunner().invoke(
        main, ["ask", str(home / "both"), "--on", "1 July 2022", "to whom does the local lead answer?"]
    )
    assert found.exit_code == 2
    assert "the question itself says the option, day or place" in found.output

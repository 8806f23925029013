"""What it would take: the answer in words and sets, the plan saved from the command line and asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from govgraph.cli import main
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  ft: {name: Town Trust, kind: nhs_foundation_trust}
  board: {name: Board, kind: forum, committee of: icb}
  table: {name: Table, kind: forum}
posts:
  ceo: {name: Chief executive, office: chief executive, of: ft, member of: table}
  chair: {name: Chair, office: chair, of: ft}
functions: {capital: {name: Capital of the trust, part of: nhs-provision}}
decisions: {build: {name: Building, exercises: capital}}
"""


def test_the_cheapest_plan_of_each_form_with_what_follows(make: Make) -> None:
    answer = make(TEXT).graph().what_it_takes("board", "build")
    assert (answer.facets["cost"], answer.facets["forms"]) == (3, {"one body": 3})
    ((plan,),) = [list(answer.facets["plans"].values())]
    assert plan["powers"] == ["S65Z5", "ICB_P11"]
    assert (plan["liable_before"], plan["liable_after"], plan["moved"]) == ({"ft": ["ft"]}, {"ft": ["icb"]}, ["ft"])
    assert (plan["gains"], plan["conditions"], plan["errors"]) == ({"icb": ["ft"]}, ["constitution cover"], [])
    assert "in two steps" in answer.headline
    assert "Liability moves for Town Trust" in answer.headline


def test_a_plan_says_who_would_answer_for_it(make: Make) -> None:
    answer = make(TEXT).graph().what_it_takes("board", "build")
    ((plan,),) = [list(answer.facets["plans"].values())]
    assert plan["answers_to"]["board"][:2] == ["icb", "nhs_england"]
    (line,) = [line.text for line in answer.lines if line.label == "Answers"]
    assert line.startswith("Board -> Town ICB [committee] -> NHS England [law]")


def test_a_search_that_meets_its_bound_says_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.authority.ground.MAX_TRIED", 0)
    answer = make(TEXT).graph().what_it_takes("board", "build")
    assert answer.facets["bounded"]
    assert answer.headline.startswith("No lawful way was found in form for Board")
    assert [note for note in answer.notes if note.startswith("not every way was looked at")]


def test_individuals_before_committees_at_a_forum(make: Make) -> None:
    facets = make(TEXT).graph().what_it_takes("table", "build").facets
    assert facets["forms"] == {"individuals at the table": 1, "committees in common": 2}


def test_none_says_by_which_rule_and_who_could(make: Make) -> None:
    answer = make(TEXT).graph().what_it_takes("chair", "build")
    assert answer.facets["possible"] is False
    assert "LAW27" in answer.facets["blocked"]
    assert answer.facets["nearest"] == {"ft": "ceo"}
    assert "Chief executive would come nearest." in answer.headline


def test_nothing_is_needed_where_it_may_decide_already(make: Make) -> None:
    answer = make(TEXT).graph().what_it_takes("ft", "build")
    assert answer.facets["cost"] == 0
    assert (
        answer.headline == "Nothing is needed: Town Trust may decide Building as it is, for everybody on whom it rests."
    )


def test_a_value_is_the_limit_of_what_is_given(make: Make) -> None:
    answer = make(TEXT).graph().what_it_takes("table", "build", value=2e6)
    assert any("up to £2m" in line.text for line in answer.lines if line.label == "Step")


def test_a_plan_is_saved_and_asked_again(make: Make) -> None:
    folder = make(TEXT).folder
    (folder / "options").mkdir()
    run = CliRunner().invoke(
        main, ["what-it-takes", str(folder), "board", "build", "--save", str(folder / "options" / "plan.yaml")]
    )
    assert run.exit_code == 0, run.output
    again = CliRunner().invoke(
        main, ["what-it-takes", str(folder), "board", "build", "--option", "build-by-board-one-body"]
    )
    assert "Nothing is needed: Board may decide Building as it is" in again.output


def test_saving_a_form_that_no_plan_has_is_wrong_usage(make: Make, tmp_path: Path) -> None:
    folder = make(TEXT).folder
    run = CliRunner().invoke(
        main,
        [
            "what-it-takes",
            str(folder),
            "board",
            "build",
            "--save",
            str(tmp_path / "x.yaml"),
            "--form",
            "joint committee",
        ],
    )
    assert run.exit_code == 2
    assert "no plan to save" in run.output
    assert not (tmp_path / "x.yaml").exists()

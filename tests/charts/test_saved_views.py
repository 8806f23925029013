"""Views that a scenario saves: read with their mistakes in place, drawn in their order, under their own titles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from govgraph.charts import UnknownView
from govgraph.charts.saved import find, pages_of, saved
from govgraph.cli import main
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]
Problems = Callable[..., list[str]]

TEXT = """
bodies:
  icb: {name: The ICB, kind: icb}
  board: {name: Place board, kind: icb_place_committee, committee of: icb}
decisions:
  capital: {name: Major capital, decides: board}
views:
  second: {view: route, what: Major capital, title: How major capital is decided, order: 2}
  first: {view: governance, option: a, order: 1}
  third: money
"""
OPTION = "name: Another board\nadd: {bodies: {new: {name: New board, kind: forum, reports to: icb}}}\n"


def test_they_come_in_their_order_and_a_name_alone_is_a_view(make: Make) -> None:
    scenario = make(TEXT, a=OPTION)
    assert [(view.id, view.view, view.option) for view in saved(scenario)] == [
        ("third", "money", ""),
        ("first", "governance", "a"),
        ("second", "route", ""),
    ]


def test_one_is_drawn_of_its_option_and_under_its_title(make: Make) -> None:
    scenario = make(TEXT, a=OPTION)
    (page,) = pages_of(scenario, find(scenario, "first"))
    assert [box.label for box in page.boxes if box.change] == ["New board"]
    (page,) = pages_of(scenario, find(scenario, "How major capital is decided"))
    assert page.title == "How major capital is decided"
    assert page.texts[0].text == "How major capital is decided"
    assert "Major capital" in [line.text for box in page.boxes for line in box.lines]


def test_the_command_draws_one_or_all(make: Make, tmp_path: Path) -> None:
    scenario = make(TEXT, a=OPTION)
    out = tmp_path / "view.svg"
    done = CliRunner().invoke(main, ["draw", str(scenario.folder), "--view", "second", "-o", str(out)])
    assert (done.exit_code, "How major capital is decided" in out.read_text(encoding="utf-8")) == (0, True)
    done = CliRunner().invoke(main, ["draw", str(scenario.folder), "--view", "saved", "-o", str(tmp_path / "all.svg")])
    assert (done.exit_code, sorted(path.name for path in tmp_path.glob("all*"))) == (
        0,
        ["all-2.svg", "all-3.svg", "all.svg"],
    )


def test_a_view_that_is_not_saved_is_named_with_what_is_there(make: Make) -> None:
    with pytest.raises(UnknownView, match="did you mean 'second'"):
        find(make(TEXT, a=OPTION), "secnd")


def test_a_scenario_that_saves_none_says_where_to_write_them(make: Make) -> None:
    with pytest.raises(UnknownView, match="saves no views: write them under 'views:'"):
        saved(make("bodies: {a: A}\n"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x: {view: governanse}", "should be 'governance', 'accountability'"),
        ("x: {view: governance, option: z}", "there is no option 'z'"),
        ("x: {view: route, what: nothing}", "there is no"),
        ("x: {view: governance, everything: 3}", "everything"),
        ("x: {title: No view}", "view"),
    ],
)
def test_a_mistake_is_said_with_its_line(problems: Problems, row: str, said: str) -> None:
    found = problems(f"bodies: {{a: A}}\nviews:\n  {row}\n")
    assert any(said in problem and problem.startswith("scenario.yaml:6:") for problem in found), found

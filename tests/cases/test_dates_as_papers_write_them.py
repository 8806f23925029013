"""Dates as British papers write them are read everywhere; what cannot be read is an error where it stands."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from govgraph.checks import run
from govgraph.model.dates import Moment, Span, day_words
from govgraph.model.written_dates import possible_days
from govgraph.types import Scenario

Folder = Callable[..., Path]
Govgraph = Callable[..., Result]

PAPER = """
title: q
date: 28 April 2016
documents: {d: {title: d, written: January 2015}}
bodies:
  council: {name: The Council, kind: local_authority_ut, source: d s1}
milestones:
  day-in-words: {says: one, about: council, due: 25 March 2015, source: d s1}
  iso: {says: two, about: council, due: 2015-03-25, source: d s1}
  by-a-day: {says: three, about: council, due: by 25 March 2015, source: d s1}
  ordinal: {says: four, about: council, due: 25th March 2015, source: d s1}
  month: {says: five, about: council, due: March 2015, source: d s1}
  season: {says: six, about: council, due: winter 2014, source: d s1}
  slashes: {says: seven, about: council, due: 25/03/2015, source: d s1}
  end-of-month: {says: eight, about: council, due: by the end of March 2015, source: d s1}
  financial-year: {says: nine, about: council, due: 2014/15, source: d s1}
  quarter: {says: ten, about: council, due: Q4 2014/15, source: d s1}
"""


def test_every_way_of_writing_a_date_is_a_date_and_overdue(folder: Folder) -> None:
    report = run(govgraph.load(folder(PAPER)).graph(), ["EVI207"])
    assert report.cannot_tell == ()
    assert sorted(finding.about[0] for finding in report.findings) == sorted(
        [
            "day-in-words",
            "iso",
            "by-a-day",
            "ordinal",
            "month",
            "season",
            "slashes",
            "end-of-month",
            "financial-year",
            "quarter",
        ]
    )


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("25 March 2015", "2015-03-25", "2015-03-25"),
        ("25th March 2015", "2015-03-25", "2015-03-25"),
        ("Friday, 1st of July 2022", "2022-07-01", "2022-07-01"),
        ("1 Jul 22", "2022-07-01", "2022-07-01"),
        ("1/7/2022", "2022-07-01", "2022-07-01"),
        ("01/07/22", "2022-07-01", "2022-07-01"),
        ("1.7.2022", "2022-07-01", "2022-07-01"),
        ("March 2015", "2015-03-01", "2015-03-31"),
        ("Sept 2022", "2022-09-01", "2022-09-30"),
        ("07/2022", "2022-07-01", "2022-07-31"),
        ("2022-07", "2022-07-01", "2022-07-31"),
        ("by the end of March 2015", "2015-03-31", "2015-03-31"),
        ("no later than 31 March 2023", "2023-03-31", "2023-03-31"),
        ("before 1 April 2015", "2015-03-31", "2015-03-31"),
        ("spring 2023", "2023-03-01", "2023-05-31"),
        ("Spring/Summer 2023", "2023-03-01", "2023-08-31"),
        ("autumn 2022", "2022-09-01", "2022-11-30"),
        ("winter 2022/23", "2022-12-01", "2023-02-28"),
        ("Q1 2023/24", "2023-04-01", "2023-06-30"),
        ("Quarter 4 of 2023/24", "2024-01-01", "2024-03-31"),
        ("2023/24", "2023-04-01", "2024-03-31"),
        ("2022-23", "2022-04-01", "2023-03-31"),
        ("2022–23", "2022-04-01", "2023-03-31"),
        ("financial year 2022/2023", "2022-04-01", "2023-03-31"),
        ("the end of 2022/23", "2023-03-31", "2023-03-31"),
        ("January and February 2022", "2022-01-01", "2022-02-28"),
        ("November 2022 to January 2023", "2022-11-01", "2023-01-31"),
        ("1-5 July 2022", "2022-07-01", "2022-07-05"),
        ("week commencing 4 July 2022", "2022-07-04", "2022-07-10"),
        ("mid-March 2015", "2015-03-11", "2015-03-21"),
    ],
)
def test_a_date_names_these_days(written: str, first: str, last: str) -> None:
    moment = Moment.model_validate(written)
    assert (moment.text, moment.first.isoformat(), (moment.after - timedelta(days=1)).isoformat()) == (
        written,
        first,
        last,
    )


def test_a_quarter_without_a_financial_year_can_be_of_either_year() -> None:
    assert possible_days("Q1 2023") == (date(2023, 1, 1), date(2023, 7, 1))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("1/13/2022", '"1/13/2022" is not a date. Write 1 July 2022, 01/07/2022 or 2022-07-01.'),
        ("31 February 2022", "is not a date"),
        ("2012-10-00", "is not a date"),
        ("autumn", "Say of which year"),
        ("1 July", "Say of which year"),
        ("2022/24", "is not a date"),
        ("2011-12", "can be December 2011 or 2011/12"),
        ("as soon as possible", "is not a date"),
    ],
)
def test_what_cannot_be_read_is_an_error_in_words(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        possible_days(written)


WAYS = (
    lambda day: day.isoformat(),
    lambda day: day_words(day),
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%A} {day.day} {day:%b} {day.year}",
    lambda day: f"by {day_words(day)}",
    lambda day: f"{day:%d.%m.%Y}",
)


@given(st.dates(date(1800, 1, 1), date(2999, 12, 31)), st.sampled_from(WAYS))
def test_every_day_is_read_alike_however_it_is_written(day: date, way: Callable[[date], str]) -> None:
    assert possible_days(way(day)) == (day, day + timedelta(days=1))


@given(
    st.text(max_size=90)
    | st.from_regex(r"\A[0-9/ .-]{1,14}\Z")
    | st.from_regex(r"\A(by|end|and|to|q1|may|[0-9]{1,4}|[/ -]){1,12}\Z")
)
def test_any_text_is_a_date_or_an_error_in_words(text: str) -> None:
    said = ""
    try:
        said = "a date" if operator.lt(*possible_days(text)) else "no day at all"
    except ValueError as error:
        said = str(error)[0]
    assert said in {"a date", '"'}


@pytest.mark.parametrize("end", ["9999-12-31", "31/12/9999", "31 December 9999", "9999"])
def test_the_date_that_registers_write_for_no_end_is_no_end(folder: Folder, end: str) -> None:
    scenario = govgraph.load(
        folder(f"title: t\ndate: 2022-07-01\nbodies: {{a: {{name: A, from: 1 July 2022, until: {end}}}}}")
    )
    assert scenario.baseline.things["a"].span == Span.model_validate({"start": "1 July 2022"})


def test_no_end_in_an_option_takes_an_end_away(make: Callable[..., Scenario]) -> None:
    scenario = make("bodies: {a: {name: A, until: 2023-01-01}}", b="change: {a: {until: 9999-12-31}}")
    assert scenario.graph("b").things["a"].span.until is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("date: soon\n", "scenario.yaml:2:7"),
        ("date: 9999-12-31\n", "scenario.yaml:2:7"),
        ("date: 2022-07-01\ndocuments: {d: {title: D, written: soon}}\n", "scenario.yaml:3:27"),
        ("date: 2022-07-01\nbodies:\n  a: {name: A, from: soon}\n", "scenario.yaml:4:22"),
        ("date: 2022-07-01\nbodies:\n  a: {name: A, until: soon}\n", "scenario.yaml:4:23"),
        ("date: 2022-07-01\nacts:\n  a: {name: A, date: soon}\n", "scenario.yaml:4:16"),
        ("date: 2022-07-01\nmilestones:\n  a: {says: A, due: soon}\n", "scenario.yaml:4:16"),
        ("date: 2022-07-01\nactions:\n  a: {says: A, due: soon}\n", "scenario.yaml:4:16"),
        ("date: 2022-07-01\nrequirements:\n  a: {says: A, due: soon}\n", "scenario.yaml:4:16"),
        (
            "date: 2022-07-01\nbodies: {b: B}\nprocesses:\n  p: {name: P, steps: [{does: notes, who: b, due: soon}]}\n",
            "scenario.yaml:5:46",
        ),
    ],
)
def test_in_every_field_that_holds_a_date_a_mistake_is_told_at_its_line(folder: Folder, text: str, place: str) -> None:
    where = folder(f"title: t\n{text}")
    with pytest.raises(govgraph.ScenarioError) as caught:
        govgraph.load(where)
    (problem,) = caught.value.problems
    assert str(problem.mark) == f"{where}/{place}"
    assert "Write 1 July 2022, 01/07/2022 or 2022-07-01." in problem.message


def test_a_due_date_in_other_words_is_not_stated_or_how_often(folder: Folder) -> None:
    text = "title: t\ndate: 2022-07-01\nmilestones:\n  a: {says: A, due: not stated}\n  b: {says: B, due: yearly}\n"
    report = run(govgraph.load(folder(text)).graph(), ["EVI207"])
    assert [(row.about, row.missing) for row in report.cannot_tell] == [
        (("a",), "whether it is due: A (not stated)"),
        (("b",), "whether it is due: B (yearly)"),
    ]


def test_dates_of_a_systems_own_law_are_read_alike(folder: Folder) -> None:
    law = "kinds:\n  our_board:\n    is_a: [forum]\n    name: Our board\n    cite: Our Act s1\n    mark: G\n    conf: L\n    from: 1 July 2022\n    to: 31/12/9999\n"
    scenario = govgraph.load(folder({"scenario.yaml": "title: t\ndate: 2022-07-01\n", "law/own.yaml": law}))
    kind = scenario.registry.kinds["our_board"]
    assert (kind.start, kind.until) == (date(2022, 7, 1), None)


COMMANDS = [
    ("who-decides", "capital"),
    ("facts",),
    ("check",),
    ("compare",),
    ("draw", "--view", "governance", "-o", "x.svg"),
    ("ask", "who decides capital?"),
    ("timeline",),
    ("what-may", "board"),
    ("list",),
    ("money",),
]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[0] not in {"timeline", "list"}], ids=lambda c: c[0])
def test_a_day_on_the_command_line_is_read_as_papers_write_it(
    folder: Folder, govgraph: Govgraph, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "title: t\ndate: 2022-07-01\nbodies: {board: {name: Board, decides: capital}}\ndecisions: {capital: Capital}\n"
    )
    where = folder({"scenario.yaml": text, "options/a.yaml": "name: Another way\n"})
    verb, *rest = command
    assert govgraph(verb, where, *rest, "--on", "1 July 2023").exit_code in {0, 1}
    wrong = govgraph(verb, where, *rest, "--on", "1/13/2022")
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        '--on: "1/13/2022" is not a date. Write 1 July 2022, 01/07/2022 or 2022-07-01.\n',
    )


def test_the_days_of_a_timeline_name_their_option(folder: Folder, govgraph: Govgraph) -> None:
    where = folder(
        "title: t\ndate: 2022-07-01\nbodies: {a: {name: A, from: 25/03/2023}, b: {name: B, from: 2023-04-02}}\n"
    )
    shown = govgraph("timeline", where, "--since", "1/7/2022", "--until", "2022/23", "--format", "csv").stdout
    assert "2023-03-25,body,A starts" in shown
    assert "2023-04-02" not in shown
    assert govgraph("timeline", where, "--until", "soon").stderr.startswith('--until: "soon" is not a date.')


def test_the_law_is_asked_on_a_day_as_papers_write_it(govgraph: Govgraph) -> None:
    asked = ("lawful", "--giver", "icb", "--receiver", "nhs_trust", "--power", "S65Z5")
    assert govgraph(*asked, "--on", "1 April 2023").stdout == govgraph(*asked, "--on", "01/04/2023").stdout
    assert govgraph(*asked, "--on", "1/13/2022").stderr.startswith('--on: "1/13/2022" is not a date.')


def test_from_python_a_day_is_read_alike(make: Callable[..., Scenario]) -> None:
    scenario = make("bodies: {a: A}")
    assert scenario.graph(on="1/7/2022").day == date(2022, 7, 1)
    with pytest.raises(govgraph.GovgraphError, match=r'"1/13/2022" is not a date\. Write 1 July 2022'):
        scenario.graph(on="1/13/2022")


def test_a_test_that_asks_for_a_finding_that_there_is_none_of_is_an_error(folder: Folder) -> None:
    where = folder(
        "title: t\ndate: 2022-07-01\nbodies: {a: A}\njudgements:\n  j: {sort: risk, says: x, about: a, test: {finding: STR999}}\n"
    )
    with pytest.raises(govgraph.ScenarioError) as caught:
        govgraph.load(where)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, str(problem.mark)) == (
        "LOAD055",
        "there is no finding 'STR999'",
        f"{where}/scenario.yaml:5:54",
    )
    assert "did you mean" in problem.hint


def test_the_codes_that_a_test_may_ask_for_are_those_of_the_checks() -> None:
    from govgraph.checks import checks
    from govgraph.loader.codes import finding_codes

    assert {*finding_codes().values()} == {*checks()}
    assert {check.name for check in checks().values()} <= {*finding_codes()}

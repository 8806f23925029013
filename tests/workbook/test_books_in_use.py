"""A workbook does wherever a scenario's folder does."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from whole import content

import govgraph
from govgraph.cli import main
from govgraph.export.book import workbook_of
from govgraph.stores.folders import write
from govgraph.stores.writing import rows


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook that ``init`` wrote, in the folder of work."""
    monkeypatch.chdir(tmp_path)
    assert _run("init", "--xlsx", "place").exit_code == 0
    return Path("place.xlsx")


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_it_is_checked_asked_compared_tested_and_listed(book: Path) -> None:
    asked = [
        _run("check", "place.xlsx"),
        _run("test", "place.xlsx"),
        _run("who-decides", "place.xlsx", "capital plan", "--option", "a"),
        _run("compare", "place.xlsx"),
        _run("list", "place.xlsx"),
    ]
    assert [run.exit_code for run in asked] == [0, 0, 0, 0, 0]
    assert "2 of 2 pass" in asked[1].output
    assert "Place Committee decides Capital plan" in asked[2].output


def test_it_becomes_a_folder_and_a_workbook_again(book: Path) -> None:
    before = content(govgraph.load(book))
    assert _run("export", "place.xlsx", "-o", "place").exit_code == 0
    assert sorted(str(path) for path in Path("place").rglob("*.yaml")) == [
        "place/options/a.yaml",
        "place/questions.yaml",
        "place/scenario.yaml",
    ]
    assert content(govgraph.load("place")) == before
    assert _run("export", "place", "-o", "again.xlsx").exit_code == 0
    assert {**content(govgraph.load("again.xlsx")), "name": "place"} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("export", "place.xlsx", "-o", "place.docx"),
            "'place.docx' does not say how to write it: end it in .xlsx for a workbook, or name a folder",
        ),
        (("export", "place.xlsx", "-o", "."), "cannot write .: it is there already; name a new folder"),
        (("init", "place.xlsx"), "cannot write place.xlsx: it is there already; name a new file"),
        (("check", "plaice.xlsx"), "there is no workbook 'plaice.xlsx': did you mean 'place.xlsx'?"),
    ],
)
def test_what_cannot_be_written_or_found_is_said_and_nothing_is_written(
    book: Path, words: tuple[str, ...], said: str
) -> None:
    before = sorted(Path().iterdir())
    run = _run(*words)
    assert (run.exit_code, run.output.strip()) == (2, said)
    assert sorted(Path().iterdir()) == before


def test_a_paper_in_a_workbook_extends_one_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "scenario.yaml").write_text(
        "title: First\ndate: 2023-01-01\ndocuments: {a: A}\nbodies: {x: {name: Group X, source: a s1}}\n"
    )
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "scenario.yaml").write_text(
        "title: Second\ndate: 2023-06-01\nextends: first\ndocuments: {b: B}\n"
        "changes: [{of: x, to: {name: Board X}, source: b s1}]\nbodies: {y: {name: Group Y, reports to: x, source: b s2}}\n"
    )
    before = content(govgraph.load(tmp_path / "second"))
    (tmp_path / "second.xlsx").write_bytes(workbook_of(tmp_path / "second"))
    assert content(govgraph.load(tmp_path / "second.xlsx")) == before


def test_a_store_keeps_a_workbook_as_a_folder_of_text(book: Path, tmp_path: Path) -> None:
    loaded = govgraph.load(book)
    write(rows(loaded), tmp_path / "pulled" / "place")
    assert content(govgraph.load(tmp_path / "pulled" / "place")) == content(loaded)


def test_an_option_cannot_be_saved_into_a_workbook(book: Path) -> None:
    slots = ("--bind", "member=icb,partnership", "--bind", "matter=capital-plan", "--new", "forum=new-forum")
    run = _run("apply-pattern", "place.xlsx", "consultative-forum", *slots, "--as", "f", "--save")
    assert (run.exit_code, run.output.strip()) == (
        2,
        "cannot save an option into place.xlsx: write it with -o f.yaml, or make a folder of the workbook first:"
        " govgraph export place.xlsx -o place",
    )


def test_rows_of_law_go_with_a_folder_and_stay_beside_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    law = "powers:\n  EXAMPLE_S9:\n    name: an example\n    cite: Example Act 2030 s9\n    says: A body may.\n"
    law += "    effect: [delegate]\n    boundary: [across]\n    in_force: [2020-04-01, null]\n    read_to: 2030-04-01\n"
    law += "    flows: [{owner: any, giver: [nhs_trust], receiver: [icb]}]\n    onward: {across: barred, inside: allowed}\n"
    law += "    liability: {alone: receiver, oversight: giver}\n    codes: {giver: L01, receiver: L02, date: L03}\n    mark: G\n    conf: H\n"
    Path("own/law").mkdir(parents=True)
    Path("own/law/rows.yaml").write_text(law)
    Path("own/scenario.yaml").write_text("title: Own\ndate: 2023-01-01\ndocuments: {a: A}\nbodies: {x: {name: X}}\n")
    to_book, to_folder = _run("export", "own", "-o", "own.xlsx"), _run("export", "own", "-o", "copy")
    assert (to_book.exit_code, to_folder.exit_code) == (0, 0)
    assert "The folder law is not in the workbook" in to_book.output
    assert Path("copy/law/rows.yaml").read_text() == law
    assert not govgraph.load("own.xlsx").registry.has_power("EXAMPLE_S9")
    Path("own.xlsx").rename("own/own.xlsx")
    assert govgraph.load("own/own.xlsx").registry.has_power("EXAMPLE_S9")


def test_kinds_accepted_findings_and_kept_charts_have_sheets_too(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "scenario.yaml").write_text(
        "title: Federation\ndate: 2023-01-01\ndocuments: {d: D}\nlaw: none\n"
        "kinds: {ministry: {legal person: true}, bureau: A bureau}\n"
        "waivers: [{code: STR101, about: a, reason: known}]\n"
        "views: {top: {view: governance, title: The top, what: a, order: 2}, again: decisions}\n"
        "patterns: {vii: {like: joint-team, number: vii, name: Joint teams, source: d s1}}\n"
        "bodies: {a: {name: A, kind: ministry}, b: {name: B, kind: bureau, reports to: a}}\n"
        "left out: {tea: {what: who makes tea, reason: no decision, source: d s9}}\n"
    )
    before = content(govgraph.load(tmp_path / "s"))
    (tmp_path / "s.xlsx").write_bytes(workbook_of(tmp_path / "s"))
    assert content(govgraph.load(tmp_path / "s.xlsx")) == before


@pytest.mark.parametrize("missing", ["openpyxl", "xlsxwriter"])
def test_without_the_libraries_the_message_says_what_to_install(
    book: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("GOVGRAPH_CACHE", "off")  # a workbook that was read before needs no library
    run = _run("check", "place.xlsx") if missing == "openpyxl" else _run("export", "bob-place", "-o", "x.xlsx")
    said = "Workbooks need more libraries: run `pip install 'govgraph[office]'`, then try again."
    assert (run.exit_code, run.output.strip()) == (2, said)


def test_a_workbook_may_be_written_from_nothing_with_names_alone(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    rows_of = {
        "scenario": [
            ("Value", "Field"),
            ("A county council", "title"),
            (datetime.date(2024, 5, 1), "date"),
            ("none", "Law"),
        ],
        "Documents": [("Code", "Title"), ("con", "Constitution, Part 3")],
        "BODIES": [("name",), ("Full Council",), ("Cabinet",), ("Planning Committee",)],
        "Posts and people": [("Type", "Name"), ("Post", "Monitoring Officer"), ("person", "A. N. Other")],
        "Decisions and functions": [
            ("Type", "Name"),
            ("decision", "Annual budget"),
            ("decision", "Planning applications"),
        ],
        "Rights": [
            ("Who", "Does what", "What", "Value from", "Source"),
            ("Full Council", "Decides", "Annual budget", None, "con s1"),
            ("cabinet", "recommends", "Annual budget", None, "con s1"),
            (
                "together: Planning Committee; Monitoring Officer",
                "decides",
                "Planning applications",
                "£1m",
                "con s4; con s5",
            ),
        ],
        "Members and leads": [("Who", "Does what", "To"), ("A. N. Other", "occupies", "Monitoring Officer")],
        "Structure": [("Who", "Does what", "To"), ("Planning Committee", "committee of", "Full Council")],
    }
    for name, listed in rows_of.items():
        sheet = made.create_sheet(name)
        for row in listed:
            sheet.append(row)
    made.save(tmp_path / "county.xlsx")
    loaded = govgraph.load(tmp_path / "county.xlsx")
    graph = loaded.graph()
    assert loaded.date == datetime.date(2024, 5, 1)
    assert list(loaded.baseline.things) == [
        "full-council",
        "cabinet",
        "planning-committee",
        "monitoring-officer",
        "a-n-other",
        "annual-budget",
        "planning-applications",
    ]
    assert [graph.sentence(fact) for fact in loaded.baseline.facts.values()] == [
        "Full Council decides Annual budget",
        "Cabinet recommends Annual budget",
        "Planning Committee and Monitoring Officer together decide Planning applications from £1m",
        "A. N. Other is Monitoring Officer",
        "Planning Committee is a committee of Full Council",
    ]

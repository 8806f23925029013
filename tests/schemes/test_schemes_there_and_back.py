"""A scheme that is written out, changed and taken in again gives the same scenario, with the change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from govgraph.cli import main
from govgraph.model.scenario import Scenario

Written = Callable[..., Path]
WHO = [
    ["Who is who, as at 1 April 2024"],
    ["Name", "Short", "Type", "Accountable to", "From"],
    ["Selmarsh NHS Foundation Trust", "", "NHS foundation trust", "", ""],
    ["Board of Directors", "Board", "board", "Selmarsh NHS Foundation Trust", ""],
    ["Finance Committee", "FinCom", "committee of directors", "Board of Directors", "01/07/2022"],
    ["Chief Executive", "CEO", "post", "Board of Directors", ""],
    ["Director of Finance", "DoF", "post", "Chief Executive", ""],
    ["Budget holder", "", "class of posts", "Director of Finance", ""],
]
MATTERS = [
    ["Selmarsh NHS Foundation Trust Scheme of Delegation, version 3, effective from 1 April 2024"],
    ["Powers that are not listed in this Scheme are exercised by the Chief Executive."],
    ["No", "Area", "Matter", "Reserved to", "Delegated to", "Basis", "Conditions", "Sub-delegation", "Reference"],
    [
        "1",
        "Money",
        "Adopt the accounts",
        "Board of Directors",
        "",
        "",
        "After the external auditor has reported",
        "",
        "SFI 4",
    ],
    [
        "2",
        "Money",
        "Sign contracts",
        "",
        "Budget holder: up to £10,000\nDirector of Finance: £10,001 to £250,000\nFinance Committee: over £250,000",
        "whole life",
        "",
        "No",
        "SFI 9",
    ],
    [
        "3",
        "People",
        "Hear appeals",
        "",
        "Any two of: Chief Executive, Director of Finance, Medical Director",
        "",
        "",
        "",
        "",
    ],
    [
        "4",
        "People",
        "Speak to the press",
        "",
        "Chief Executive or nominated deputy; out of hours the director on call",
        "",
        "",
        "Yes",
        "",
    ],
    ["5", "People", "Lend works of art", "", "CEO / DoF", "", "", "", ""],
]


def said(scenario: Scenario) -> tuple[Any, ...]:
    """Everything that a scenario says, but for where it was read and the questions it asks."""
    things = {thing.id: thing.model_dump(exclude={"sources"}) for thing in scenario.baseline.things.values()}
    facts = {
        (
            fact.kind,
            tuple(sorted((name, f.ids, f.mode, f.unknown) for name, f in fact.roles.items())),
            tuple(sorted((n, str(v)) for n, v in fact.fields.items())),
            str(fact.span),
        )
        for fact in scenario.baseline.facts.values()
    }
    return scenario.title, scenario.date, things, facts


@pytest.fixture
def first(workbook: Written, bring: Any) -> Scenario:
    scenario, _ = bring(workbook({"Scheme": MATTERS, "Who": WHO}), folder="first")
    return scenario  # type: ignore[no-any-return]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_nothing_changed_gives_the_same_scenario(ending: str, first: Scenario, tmp_path: Path, bring: Any) -> None:
    file = tmp_path / f"again.{ending}"
    ran = CliRunner().invoke(main, ["scheme", str(first.folder), "-o", str(file)])
    assert (ran.exit_code, ran.output) == (
        0,
        f"Wrote {file}: the scheme of Selmarsh NHS Foundation Trust, 5 matters.\n",
    )
    again, _ = bring(file, folder="again")
    assert said(again) == said(first)


def test_a_change_in_the_workbook_is_the_only_change_in_the_scenario(
    first: Scenario, tmp_path: Path, bring: Any
) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "again.xlsx"
    CliRunner().invoke(main, ["scheme", str(first.folder), "-o", str(file)])
    book = load_workbook(file)
    sheet = book["Scheme"]
    row = next(row for row in sheet.iter_rows() if row[2].value == "Adopt the accounts")
    row[3].value, row[4].value = None, "Finance Committee"
    book.save(file)
    again, _ = bring(file, folder="again")
    before, after = said(first), said(again)
    assert before[:3] == after[:3]
    matter = next(id_ for id_, thing in before[2].items() if thing["name"] == "Adopt the accounts")
    changed = before[3] ^ after[3]
    assert {kind for kind, *_ in changed} == {"reserves", "decides", "delegates"}
    assert all(("what", (matter,), None, None) in roles for _, roles, *_ in changed)


def test_a_formula_in_a_name_is_written_as_text(bring: Any, table: Written, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows = [
        ["Ref", "Matter", "Decided by"],
        ["1", '=HYPERLINK("http://example.org")', "Chief Executive"],
        ["2", "+1", "Board"],
    ]
    scenario, _ = bring(table(rows, name="odd.csv"))
    file = tmp_path / "odd.xlsx"
    assert CliRunner().invoke(main, ["scheme", str(scenario.folder), "-o", str(file)]).exit_code == 0
    cells = [cell for row in load_workbook(file)["Scheme"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith(("=", "+"))] == ["s", "s"]


def test_the_map_of_a_system_and_what_has_no_row() -> None:
    ran = CliRunner().invoke(main, ["scheme", "bob-place", "--map"])
    assert ran.exit_code == 0
    assert "Allocation of capital funding | NHS Act 2006 ss3 and 3A" in ran.output
    ran = CliRunner().invoke(main, ["scheme", "bob-place", "icb"])
    assert "functions that statute places on BOB ICB have a row in its scheme." in ran.output


def test_what_cannot_be_written_is_said(first: Scenario, tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["scheme", str(first.folder), "-o", str(tmp_path / "scheme.pdf")])
    assert ran.exit_code == 2
    assert "end it in .xlsx or .docx" in ran.output


def test_an_answer_reads_out_what_the_scheme_adds(first: Scenario) -> None:
    def terms(matter: str) -> list[str]:
        answer = first.graph().who_decides(matter)
        return [line.text for line in answer.summary if line.label == "On these terms"]

    assert terms("Adopt the accounts") == ["The paper sets this condition: After the external auditor has reported."]
    assert terms("Hear appeals") == ["Two of them suffice."]
    assert terms("Speak to the press") == ["A nominated deputy may act for Chief Executive."]
    assert terms("Sign contracts") == []


FORESEEN = """
title: A place
date: 2031-04-01
documents: {d: A paper}
bodies:
  trust: {name: Selmarsh NHS Foundation Trust, kind: nhs_foundation_trust, source: d}
  finance: {name: Finance Committee, kind: body_committee, committee of: trust, source: d}
decisions:
  plan: {name: Adopt the plan, decides: {who: finance, source: d}, source: d}
  land: {name: Sell land, decides: {who: finance, status: likely, basis: inferred, source: d}, source: d}
  fees: {name: Set the fees, decides: {who: finance, status: proposed, source: d}, source: d}
"""


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_what_is_foreseen_or_our_reading_is_written_so_and_comes_back_so(
    ending: str, tmp_path: Path, bring: Any
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(FORESEEN, encoding="utf-8")
    listed = CliRunner().invoke(main, ["scheme", str(folder)]).output
    assert "Adopt the plan: Finance Committee\n" in listed
    assert "Sell land: Finance Committee (our reading; likely)\n" in listed
    assert "Set the fees: Finance Committee (proposed)\n" in listed
    file = tmp_path / f"scheme.{ending}"
    CliRunner().invoke(main, ["scheme", str(folder), "-o", str(file)])
    again, _ = bring(file, folder="again")
    firm = {fact.role("what").ids: (fact.status, fact.basis) for fact in again.graph().of_kind("decides")}
    assert firm == {
        ("plan",): ("in force", "stated"),
        ("land",): ("likely", "inferred"),
        ("fees",): ("proposed", "stated"),
    }

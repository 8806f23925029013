"""Schemes of delegation in the shapes in use: who decides each matter, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from govgraph.model.scenario import Scenario

Written = Callable[..., Path]
LIST = [
    ["Who is who, as at 1 April 2024"],
    ["Name", "Short", "Type", "Accountable to"],
    ["Harrowfen NHS Trust", "", "NHS trust", ""],
    ["Trust Board", "", "board", "Harrowfen NHS Trust"],
    ["Audit Committee", "AC", "committee", "Trust Board"],
    ["Finance Committee", "FinCom", "committee", "Trust Board"],
    ["Chief Executive", "CEO", "post", "Trust Board"],
    ["Director of Finance", "DoF", "post", "Chief Executive"],
]


def rights(scenario: Scenario, matter: str) -> list[tuple[Any, ...]]:
    """(kind, who, mode, from, below, aspect) of every right over the matter of a name, in the order of the file."""
    made = next(
        thing.id for thing in scenario.baseline.things.values() if thing.category == "decision" and thing.name == matter
    )
    names = {thing.id: thing.name for thing in scenario.baseline.things.values()}
    return [
        (
            fact.kind,
            tuple(names[who] for who in fact.subject.ids) or fact.subject.unknown,
            fact.subject.mode,
            fact.fields.get("value from"),
            fact.fields.get("value below"),
            fact.fields.get("aspect"),
        )
        for fact in scenario.baseline.facts.values()
        if fact.role("what").ids == (made,) and fact.kind not in {"delegates", "holds"}
    ]


def test_marks_below_the_names_of_bodies(workbook: Written, bring: Any) -> None:
    matrix = [
        ["Harrowfen NHS Trust: Scheme of Delegation"],
        ["Key: X = decides; R = recommends; C = consulted; I = informed"],
        ["Area", "No", "Matter", "Trust Board", "AC", "FinCom", "CEO", "Notes", "Reference"],
        ["Money", "1.1", "Approve the annual accounts", "X", "R", "", "", "", "SFI 4"],
        [
            "Money",
            "1.2",
            "Open bank accounts",
            "",
            "",
            "",
            "X",
            "Subject to approval of the Director of Finance",
            "SFI 5",
        ],
        ["Money", "1.3", "Write off debts", "", "I", "x over £50k", "x up to £50k", "", ""],
    ]
    scenario, made = bring(workbook({"Scheme": matrix, "Who": LIST}))
    assert rights(scenario, "Approve the annual accounts") == [
        ("reserves", ("Trust Board",), None, None, None, None),
        ("recommends", ("Audit Committee",), None, None, None, None),
    ]
    assert rights(scenario, "Open bank accounts") == [("decides", ("Chief Executive",), None, None, None, None)]
    assert rights(scenario, "Write off debts") == [
        ("decides", ("Finance Committee",), None, 50_000.01, None, None),
        ("decides", ("Chief Executive",), None, None, 50_000.01, None),
        ("is informed", ("Audit Committee",), None, None, None, None),
    ]
    assert made.asked == ()


def test_a_matter_a_row_with_who_decides_in_words(workbook: Written, bring: Any) -> None:
    rows = [
        ["Ref", "Delegated matter", "Delegated to", "Limit", "Conditions", "Sub-delegation", "Policy reference"],
        ["A1", "Sign contracts", "Director of Finance", "£100,000 per contract", "", "No", "CSO 3"],
        [
            "A2",
            "Affix the seal",
            "Any two of: Chief Executive, Director of Finance, Company Secretary",
            "",
            "",
            "",
            "SO 8",
        ],
        [
            "A3",
            "Hire staff",
            "Chief Executive or nominated deputy, in consultation with the Director of Finance",
            "",
            "",
            "Yes",
            "",
        ],
        [
            "A4",
            "Settle claims",
            "Up to £10,000: Director of Finance\n£10,001 to £50,000: Chief Executive\nAbove that: Trust Board",
            "",
            "",
            "",
            "",
        ],
        ["A5", "Run the canteen", "", "", "", "", ""],
    ]
    scenario, made = bring(workbook({"Scheme": rows, "Who": LIST}))
    assert rights(scenario, "Sign contracts") == [("decides", ("Director of Finance",), None, None, 100_000.01, None)]
    assert rights(scenario, "Affix the seal") == [
        ("decides", ("Chief Executive", "Director of Finance", "Company Secretary"), "together", None, None, None)
    ]
    assert rights(scenario, "Hire staff") == [
        ("decides", ("Chief Executive",), None, None, None, None),
        ("is consulted", ("Director of Finance",), None, None, None, None),
    ]
    assert rights(scenario, "Settle claims") == [
        ("decides", ("Director of Finance",), None, None, 10_000.01, None),
        ("decides", ("Chief Executive",), None, 10_000.01, 50_000.01, None),
        ("decides", ("Trust Board",), None, 50_000.01, None, None),
    ]
    assert rights(scenario, "Run the canteen") == [("decides", "not stated", None, None, None, None)]
    assert made.asked == ()


def test_what_can_be_read_in_two_ways_is_asked_and_not_chosen(workbook: Written, bring: Any) -> None:
    rows = [
        ["Ref", "Matter", "Decided by"],
        ["1", "Pay travel costs", "CEO / DoF"],
        ["2", "Lend equipment", "Chief Executive (tbc)"],
    ]
    scenario, made = bring(workbook({"Scheme": rows, "Who": LIST}))
    assert [(asked.at, asked.text) for asked in made.asked] == [
        ("Scheme!C2", "CEO / DoF"),
        ("Scheme!C3", "Chief Executive (tbc)"),
    ]
    assert rights(scenario, "Pay travel costs") == [("decides", "unclear", None, None, None, None)]
    assert rights(scenario, "Lend equipment") == [("decides", "unclear", None, None, None, None)]

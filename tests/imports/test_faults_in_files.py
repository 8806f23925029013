"""A scheme that is checked alone: each fault in it is a finding, and what only looks wrong is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Written = Callable[..., Path]
WHO = [
    ["Bodies and posts, as at 1 April 2024"],
    ["Name", "Short", "Type", "Accountable to", "From", "To"],
    ["Marsh End Integrated Care Board", "ICB", "statutory body", "", "", ""],
    ["Board", "", "board", "ICB", "", ""],
    ["Finance Committee", "FC", "committee", "Board", "", ""],
    ["Audit Committee", "AC", "committee", "Board", "", ""],
    ["Transformation Board", "", "committee", "Board", "", "31/03/2020"],
    ["Chief Executive", "CEO", "post", "Board", "", ""],
    ["Director of Finance", "DoF", "post", "Chief Executive", "", ""],
    ["Deputy Director of Finance", "", "post", "Director of Finance", "", ""],
]
HEAD = ["Ref", "Matter", "Reserved to", "Delegated to", "Consultation"]
TITLE = ["Marsh End Integrated Care Board scheme of delegation, effective from 1 April 2024"]


def codes(bring: Any, file: Path) -> set[tuple[str, str]]:
    """(code, name of what it is about first) of every finding but those of missing papers."""
    scenario: Scenario = bring(file, folder=file.stem)[0]
    graph = scenario.graph()
    return {(finding.code, graph.name(finding.about[0])) for finding in run(graph, strict=True).findings}


def test_each_fault_is_a_finding(workbook: Written, bring: Any) -> None:
    rows = [
        TITLE,
        HEAD,
        ["1", "Approve the annual budget", "Board", "", ""],
        ["2", "Approve the budget for the year", "", "Chief Executive", ""],
        [
            "3",
            "Sign a lease",
            "",
            "Director of Finance: up to £100,000\nChief Executive: £150,001 to £500,000\nFinance Committee: over £400,000",
            "",
        ],
        [
            "4",
            "Order equipment",
            "",
            "Director of Finance: up to £50,000\nDeputy Director of Finance: up to £80,000",
            "",
        ],
        ["5", "Agree the estates plan", "", "Director of Estates", ""],
        ["6", "Approve the digital plan", "", "Chief Executive", "Transformation Board"],
        ["7", "Run the canteen", "", "", ""],
    ]
    found = codes(bring, workbook({"Scheme": rows, "Who": WHO}))
    assert found == {
        ("STR192", "Approve the annual budget"),
        ("STR132", "Sign a lease"),
        ("STR106", "Sign a lease"),
        ("STR191", "Order equipment"),
        ("STR190", "Director of Estates"),
        ("STR194", "Transformation Board"),
        ("STR102", "Run the canteen"),
    }


def test_what_only_looks_wrong_is_no_finding(workbook: Written, bring: Any) -> None:
    rows = [
        TITLE,
        [
            "All matters that are not named in this scheme rest with the Chief Executive, save what the law keeps for the Board."
        ],
        HEAD,
        ["1", "Approve business cases with a value above £5m", "Board", "", ""],
        ["2", "Approve business cases with a value of £1,000,001 to £5m", "", "Finance Committee", ""],
        [
            "3",
            "Order goods",
            "",
            "Deputy Director of Finance: up to £10,000\nDirector of Finance: up to £50,000\nChief Executive: £50,001 to £1m\nBoard: over £1m",
            "",
        ],
        ["4", "Sign grants to groups", "", "Director of Finance: up to £25,000; Finance Committee: over £25,000", ""],
        [
            "5",
            "Sign all grants to groups",
            "",
            "Director of Finance: up to £25,000; Finance Committee: over £25,000",
            "",
        ],
        ["6", "Approve clinical policies", "", "Audit Committee", ""],
        ["7", "Approve corporate policies", "", "Chief Executive", ""],
        ["8", "Petty cash", "", "Director of Finance: up to £50", ""],
    ]
    assert codes(bring, workbook({"Scheme": rows, "Who": WHO}, name="fine.xlsx")) == set()


def test_a_gift_to_another_body_or_its_post_asks_for_the_power(workbook: Written, bring: Any) -> None:
    rows = [
        TITLE,
        HEAD,
        ["1", "Commission health visiting", "", "Director of Public Health, Northshire County Council", ""],
        ["2", "Agree care packages", "", "Northshire County Council", ""],
        ["3", "Buy pens", "", "Chief Executive", ""],
    ]
    scenario, _ = bring(workbook({"Scheme": rows}))
    graph = scenario.graph()
    found = [finding for finding in run(graph, strict=True).findings if finding.code == "LAW35"]
    assert {graph.name(item) for finding in found for item in finding.about} & {"Chief Executive", "Buy pens"} == set()
    assert len(found) == 2

"""What an author easily misses is told where it is asked for; a proposed body passes its status on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from govgraph.checks import run
from govgraph.model.scenario import Scenario
from govgraph.stores.read_back import scenario as read_back
from govgraph.stores.writing import rows

Make = Callable[..., Scenario]
Folder = Callable[..., Path]
Govgraph = Callable[..., Result]

BOARD = "bodies: {icb: {name: ICB, kind: icb}, board: {name: The board, kind: forum, status: proposed, committee of: icb}}\ndecisions: {plan: The plan}\n"


def statuses(scenario: Scenario, option: str | None = None) -> dict[str, str]:
    return {fact.kind: fact.status for fact in scenario.graph(option) if fact.basis != "law"}


# -- a proposed body passes its status on -----------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["proposed", "likely", "possible", "to be agreed", "considered", "planned"])
def test_a_relation_that_says_nothing_is_as_firm_as_its_body(make: Make, status: str) -> None:
    scenario = make(
        BOARD.replace("proposed", status)
        + "relations: {decides: {who: board, what: plan}, appoints: {who: icb, to: board}}\n"
    )
    assert statuses(scenario) == {"committee of": status, "decides": status, "appoints": status}


def test_the_least_firm_of_several_bodies_counts(make: Make) -> None:
    scenario = make("bodies: {a: {name: A, status: proposed}, b: {name: B, status: possible, committee of: a}}\n")
    assert statuses(scenario) == {"committee of": "possible"}


@pytest.mark.parametrize(
    "relation",
    ["{who: board, what: plan, status: in force}", "{who: board, what: plan, not: true}", "{who: icb, what: plan}"],
)
def test_what_says_its_own_status_denies_or_is_of_another_body_keeps_it(make: Make, relation: str) -> None:
    assert statuses(make(BOARD + f"relations: {{decides: {relation}}}\n"))["decides"] == "in force"


def test_a_body_that_is_decided_on_and_begins_on_a_day_passes_on_the_day_only(make: Make) -> None:
    scenario = make(
        "bodies: {icb: {name: ICB, status: planned, from: 1 July 2022}, board: {name: B, committee of: icb}}\n"
    )
    assert statuses(scenario) == {"committee of": "in force"}


def test_an_option_that_settles_the_body_settles_its_relations_and_the_other_way_round(make: Make) -> None:
    scenario = make(
        BOARD + "relations: {decides: {who: board, what: plan}, approves: {who: icb, what: plan}}\n",
        yes="change: {board: {status: in force}}",
        no="change: {icb: {status: possible}}",
    )
    assert statuses(scenario) == {"committee of": "proposed", "decides": "proposed", "approves": "in force"}
    assert set(statuses(scenario, "yes").values()) == {"in force"}
    assert statuses(scenario, "no") == {"committee of": "possible", "decides": "proposed", "approves": "possible"}


def test_a_store_keeps_what_was_said_and_what_was_passed_on(make: Make) -> None:
    scenario = make(
        BOARD + "relations: {decides: {who: board, what: plan, status: in force}}\n",
        yes="change: {board: {status: in force}}",
    )
    back = read_back(rows(scenario), scenario.folder)
    for option in (None, "yes"):
        assert statuses(back, option) == statuses(scenario, option)


# -- check --authoring ------------------------------------------------------------------------------------------------


def found(scenario: Scenario) -> list[tuple[str, str]]:
    report = run(scenario.graph(), ["AUT301", "AUT302", "AUT303", "AUT304"])
    return [(finding.code, finding.sentence) for finding in report.findings]


@pytest.mark.parametrize("firm", ["in force", "interim"])
def test_a_relation_firmer_than_its_body(make: Make, firm: str) -> None:
    scenario = make(BOARD + f"relations: {{decides: {{who: board, what: plan, status: {firm}}}}}\n")
    assert found(scenario) == [
        ("AUT301", f"The board decides the plan: that is said to be {firm}, and the board is proposed.")
    ]


@pytest.mark.parametrize(
    "note",
    [
        "only if the trusts agree",
        "subject to legislation",
        "unless the council objects",
        "once the ICB is there",
        "provided that it is asked",
    ],
)
def test_a_condition_only_in_a_note(make: Make, note: str) -> None:
    text = "bodies: {a: A}\ndecisions: {plan: The plan}\nevents: {e: Asked}\n"
    row = f'relations: {{decides: {{who: a, what: plan, note: "{note}"'
    assert [code for code, _ in found(make(text + row + "}}\n"))] == ["AUT302"]
    for said in ("if: e", "status: likely", "from: 2023-01-01", "conditions: {constitution cover: true}"):
        kind = (
            row.replace("decides", "delegates").replace("what: plan", "what: plan, to: a")
            if "conditions" in said
            else row
        )
        assert found(make(text + f"{kind}, {said}}}}}\n")) == []


def test_a_name_that_two_things_share(make: Make) -> None:
    scenario = make("bodies: {a: {name: Board, aliases: [The ICP]}, b: {name: Alliance, aliases: [icp]}}\n")
    assert found(scenario) == [
        ("AUT303", '"The ICP" is the name of 2 things: Board (a, a body), Alliance (b, a body).'),
    ]


def test_twins_treated_unlike(make: Make) -> None:
    text = (
        "places: {n: North, s: South}\nbodies:\n  one: {name: One, kind: nhs_trust, covers: n}\n"
        "  two: {name: Two, kind: nhs_trust}\ngroups: {trusts: {name: Trusts, members: [one, two]}}\n"
    )
    assert found(make(text)) == [("AUT304", "One and Two are alike, and only of One is said 'covers'.")]
    assert (
        found(make(text.replace("two: {name: Two, kind: nhs_trust", "two: {name: Two, kind: nhs_trust, covers: s")))
        == []
    )
    assert found(make(text + "relations: {covers: {who: trusts, to: s}}\n")) == []


def test_they_are_told_where_an_author_asks_and_nowhere_else(folder: Folder, govgraph: Govgraph) -> None:
    where = folder("title: t\ndate: 2023-01-01\nbodies: {a: {name: A, aliases: [X]}, b: {name: B, aliases: [X]}}\n")
    assert "AUT303" in govgraph("check", where, "--authoring", "--format", "csv").stdout
    assert "EVI" not in govgraph("check", where, "--authoring", "--format", "csv").stdout
    assert "AUT" not in govgraph("check", where, "--format", "csv").stdout
    assert govgraph("explain", "AUT303").exit_code == 0

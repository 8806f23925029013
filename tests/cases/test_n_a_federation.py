"""Kind n: a federation with no health in it, read through every question and check (``tests/cases/federation``).

Ministries, agencies and their boards, states, a joint commission by agreement; delegations with limits and terms,
reservations, a gap, somebody who approves what they propose, an agency that is given what may not be given on.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import govgraph as gg
from govgraph.checks.run import run
from govgraph.cli import main

HERE = Path(__file__).with_name("federation")
GRAPH = gg.load(HERE).graph()
ENGLISH = re.compile(
    r"\bNHS|\bActs? (of )?\d{4}|\bICB\b|ICB_P11|FT_P15|NHST|S65Z|L101|\bSI \d{4}|\bstatut|Parliament|electorate|health",
    re.IGNORECASE,
)
"""What has no place in an answer about this federation."""

ACTORS = [thing.id for thing in GRAPH.in_category("body", "post")]
MATTERS = [thing.id for thing in GRAPH.in_category("decision", "function")]


def verdict(who: str, what: str, value: Any = None) -> str:
    return str(GRAPH.can_decide(who, what, value=value).facets["verdict"])


def reason(who: str, what: str, value: Any = None) -> str:
    return " ".join(GRAPH.why_not(who, what, value=value).to("text", full=True).split())


# -- full, part, over the limit, barred -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "what", "value", "expected"),
    [
        ("works", "resurfacing", None, "yes"),
        ("roads", "resurfacing", "£50m", "yes"),
        ("director", "resurfacing", "£2m", "yes"),
        ("director", "resurfacing", "over £2m", "no"),
        ("tenders", "resurfacing", "£9m", "yes"),
        ("tenders", "resurfacing", "£11m", "no"),
        ("secretary", "tolls", None, "yes"),
        ("director", "bridges", None, "no"),
        ("tenders", "bridges", None, "no"),
        ("roads", "bridges", None, "yes"),
        ("buyer", "signs", "£1", "no"),
        ("canals", "signs", None, "no"),
        ("river", "dredging", None, "yes"),
        ("canals", "locks", None, "yes"),
        ("finance", "resurfacing", None, "no"),
    ],
)
def test_how_far_the_papers_own_scheme_lets_somebody_decide(who: str, what: str, value: Any, expected: str) -> None:
    assert verdict(who, what, value) == expected


def test_each_refusal_says_what_is_in_the_way_and_where_the_paper_says_so() -> None:
    assert "its limit is £2m" in reason("director", "resurfacing", "£3m")
    assert "New bridges is reserved to Board of the Roads Agency (road s4)" in reason("director", "bridges")
    assert "Director of Roads may not pass it on inside (road s3.1)" in reason("buyer", "signs")
    assert "Roads Agency may not pass it on across to another legal person (road s2)" in reason("canals", "signs")


def test_a_joint_commission_by_agreement_decides_for_both_states() -> None:
    found = GRAPH.who_decides("dredging").facets
    assert (found["deciders"], found["authority"], found["lawful_form"]) == (
        ["river"],
        {"river": "full"},
        "joint committee",
    )


def test_what_an_agency_decides_by_its_own_papers_it_holds() -> None:
    assert GRAPH.who_decides("locks").facets["holders"] == ["canals"]


def test_one_state_alone_has_only_its_part() -> None:
    found = GRAPH.who_decides("dredging").facets["holders"]
    assert found == ["north", "south"]
    assert verdict("north", "dredging") == "no"


# -- findings ---------------------------------------------------------------------------------------------------------


def test_the_findings_are_those_that_were_put_in() -> None:
    found = sorted((f.code, f.about[0]) for f in run(GRAPH).findings)
    assert found == [
        ("EVI205", "finance"),
        ("LAW06", "buyer"),
        ("LAW06", "canals"),
        ("STR115", "buyer"),
        ("STR115", "engineer"),
        ("STR132", "resurfacing"),
    ]


# -- nothing of England anywhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ACTORS)
def test_no_statute_is_in_what_is_told_of_somebody(who: str) -> None:
    told = [getattr(GRAPH, verb)(who) for verb in ("what_may", "answers_to", "show", "what_falls", "status")]
    assert {answer.reading.verb: ENGLISH.findall(answer.to("text", full=True)) for answer in told} == {
        answer.reading.verb: [] for answer in told
    }


@pytest.mark.parametrize("what", MATTERS)
def test_no_statute_is_in_what_is_told_of_a_matter(what: str) -> None:
    told = [getattr(GRAPH, verb)(what) for verb in ("who_decides", "who_answers_for", "show")]
    told += [
        getattr(GRAPH, verb)(who, what)
        for verb in ("can_decide", "why", "why_not", "what_it_takes")
        for who in ("director", "river", "finance")
    ]
    assert [
        (answer.reading.verb, found) for answer in told if (found := ENGLISH.findall(answer.to("text", full=True)))
    ] == []


@pytest.mark.parametrize(
    "asked",
    [
        ["check", HERE],
        ["check", HERE, "--format", "json"],
        ["findings", HERE],
        ["timeline", HERE],
        ["duplicates", HERE],
        ["money", HERE],
        ["patterns", HERE],
        ["facts", HERE, "--who", "roads"],
        ["lawful", HERE, "--giver", "roads", "--receiver", "canals", "--function", "signs"],
        ["lawful", HERE, "--giver", "works", "--receiver", "roads", "--function", "upkeep"],
    ],
    ids=lambda asked: " ".join(map(str, asked[:1] + asked[2:])),
)
def test_no_statute_is_in_what_a_command_prints(asked: list[object]) -> None:
    ran = CliRunner().invoke(main, [str(word) for word in asked])
    assert ran.exit_code in {0, 1}, ran.output
    assert ENGLISH.findall(ran.output) == []


@pytest.mark.parametrize("view", ["governance", "accountability"])
def test_a_chart_of_it_can_be_drawn(view: str, tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["draw", str(HERE), "--view", view, "-o", str(tmp_path / "chart.svg")])
    assert ran.exit_code == 0, ran.output
    assert ENGLISH.findall((tmp_path / "chart.svg").read_text(encoding="utf-8")) == []

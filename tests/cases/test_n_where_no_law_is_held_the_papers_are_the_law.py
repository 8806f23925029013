"""Kind n: a body that no pack of law governs is judged by its own scheme, and no statute appears in any answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import govgraph
from govgraph.checks.run import run
from govgraph.graph import Graph

STATUTE = re.compile(
    r"\bNHS\b|\bActs? \d{4}|\bAct\b|ICB_P11|FT_P15|NHST|S65Z|L101|SI \d{4}|section \d|SCHEME|Parliament"
)
"""What a statute of England looks like in an answer."""

HOUSING = """
title: A housing association's own scheme
date: 2026-10-01
documents: {s: {title: Scheme of delegation}}
bodies:
  haven: {name: Haven Homes, label: housing association, source: s}
  board: {name: Board, label: board, organ of: haven, source: s s1}
  finance: {name: Finance Committee, label: committee, committee of: haven, accountable to: board, source: s s2}
posts:
  chief: {name: Chief Executive, of: haven, accountable to: board, source: s s3}
functions: {works: {name: Works to homes, source: s s4}}
relations:
  holds: [{who: haven, what: works, source: s s4}]
  delegates:
    - {who: haven, to: chief, what: works, power: not stated, limit: 150000, source: s s4.1}
    - {who: haven, to: finance, what: works, power: not stated, limit: 1000000, source: s s4.2}
decisions:
  repairs:
    name: Repair contracts
    exercises: works
    decides:
      - {who: chief, value below: 150000, source: s s4.1}
      - {who: finance, value from: 150000, value below: 1000000, source: s s4.2}
      - {who: board, value from: 1000000, source: s s4.3}
    source: s s4
"""

REGISTER = """
title: A university's delegations
date: 2023-06-01
documents: {reg: {title: Delegation of Authority}}
bodies:
  university: {name: The University, source: reg}
  council: {name: The Council, organ of: university, source: reg}
posts:
  vc: {name: Vice-Chancellor, of: university, source: reg}
  dean: {name: Dean, of: university, reports to: vc, source: reg}
  hod: {name: Head of Department, of: university, reports to: dean, source: reg}
functions: {manage: {name: Day-to-day management, source: reg}}
decisions:
  hire: {name: Hiring academic staff, exercises: manage, decides: hod, source: reg}
relations:
  holds: [{who: university, what: manage, source: reg}]
  delegates:
    - {who: council, to: vc, what: manage, power: not stated, source: reg}
    - {who: vc, to: dean, what: hire, power: not stated, limit: 50000, onward inside: barred, source: reg s7}
    - {who: dean, to: hod, what: hire, power: not stated, limit: 100000, source: reg s8}
"""


def graph(folder: Path, text: str, **options: Any) -> Graph:
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return govgraph.load(folder).graph(**options)


def test_a_housing_associations_own_scheme_says_how_far_its_chief_executive_may_go(tmp_path: Path) -> None:
    here = graph(tmp_path, HOUSING)
    within, over = (here.can_decide("chief", "repairs", value=value) for value in (150_000, 300_000))
    assert (within.facets["verdict"], over.facets["verdict"]) == ("yes", "no")
    assert "its limit is £150k" in over.to("text", full=True)


def test_each_band_of_the_ladder_is_decided_with_full_authority_by_the_scheme(tmp_path: Path) -> None:
    found = graph(tmp_path, HOUSING).who_decides("repairs")
    assert found.facets["deciders"] == ["chief", "finance", "board"]
    assert [row for row in found.to("text", full=True).splitlines() if "not shown" in row] == []
    committee = graph(tmp_path, HOUSING).can_decide("finance", "repairs", value=600_000)
    assert (committee.facets["verdict"], committee.facets.get("conditions", [])) == ("yes", [])


@pytest.mark.parametrize("verb", ["who_decides", "who_answers_for"])
@pytest.mark.parametrize("text", [HOUSING, REGISTER], ids=["housing", "register"])
def test_no_statute_is_in_an_answer_about_a_matter(tmp_path: Path, verb: str, text: str) -> None:
    here = graph(tmp_path, text)
    assert STATUTE.findall(getattr(here, verb)(next(iter(here.in_category("decision"))).id).to("text", full=True)) == []


@pytest.mark.parametrize("text", [HOUSING, REGISTER], ids=["housing", "register"])
def test_no_statute_is_in_findings_advice_or_ways(tmp_path: Path, text: str) -> None:
    here = graph(tmp_path, text)
    decision = next(iter(here.in_category("decision"))).id
    post = next(iter(here.in_category("post"))).id
    said = [
        here.findings().to("text", full=True),
        here.what_it_takes(post, decision, value=9_000_000).to("text", full=True),
        here.why_not(post, decision).to("text", full=True),
        here.can_decide(post, decision, value=9_000_000).to("text", full=True),
    ]
    assert [STATUTE.findall(text) for text in said] == [[], [], [], []]


def test_a_register_outside_england_is_cited_for_the_bar_that_it_states(tmp_path: Path) -> None:
    found = [f for f in run(graph(tmp_path, REGISTER)).findings if f.code.startswith("LAW")]
    assert [(f.code, f.severity) for f in found] == [("LAW06", "ERROR")]
    assert "Dean may not pass it on within its own body (reg s7)" in found[0].sentence
    assert "Besides, it gives up to £100k, and Dean holds up to £50k." in found[0].sentence
    assert "LAW36, it gives up to £100k" in found[0].detail


def test_a_body_without_a_kind_is_asked_what_kind_of_body_it_is(tmp_path: Path) -> None:
    found = [f for f in run(graph(tmp_path, REGISTER)).findings if f.code == "EVI212"]
    assert [f.about[0] for f in found] == ["university"]
    assert found[0].fix.startswith("Say what kind of body The University is")
    may = graph(tmp_path, REGISTER).can_decide("vc", "manage")
    assert "the kind of The University: say what kind of body it is" in may.to("text", full=True)


def test_without_law_nothing_is_asked_of_a_kind(tmp_path: Path) -> None:
    here = graph(tmp_path, REGISTER.replace("date:", "law: none\ndate:"))
    assert [f.code for f in run(here).findings if f.code.startswith(("LAW", "EVI212"))] == ["LAW06"]
    may = here.can_decide("vc", "manage")
    assert may.facets["verdict"] == "yes"
    assert "kind of" not in may.to("text", full=True)


def test_a_body_that_decides_at_the_top_of_its_scheme_holds_the_matter(tmp_path: Path) -> None:
    text = HOUSING.replace("  holds: [{who: haven, what: works, source: s s4}]\n", "").replace(
        "date:", "law: none\ndate:"
    )
    found = graph(tmp_path, text).can_decide("finance", "repairs", value=600_000)
    assert found.facets["verdict"] == "yes"


ONE_PART = """
law: none
bodies:
  haven: {name: Haven Homes, label: housing association}
  works: {name: Works Committee, label: committee, committee of: haven}
functions:
  money: {name: Spending}
  homes: {name: Spending on homes, part of: money}
relations:
  holds: [{who: haven, what: money, source: d 1}]
  delegates: [{who: haven, to: works, what: homes, source: d 2}]
decisions:
  grants: {name: Grants, exercises: money}
  boilers: {name: Boilers, exercises: homes}
"""


def test_who_was_given_the_only_part_that_is_named_was_not_given_the_whole(make: Any) -> None:
    here = make(ONE_PART).graph()
    assert here.can_decide("works", "boilers").facets["verdict"] == "yes"
    assert here.can_decide("works", "grants").facets["verdict"] != "yes"

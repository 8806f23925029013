"""Kind e: what is reserved, or denied, inside a wider delegation is carved out of it, in every verb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import govgraph as gg
from govgraph.checks.run import run
from govgraph.graph import Graph

Folder = Callable[..., Path]

HEAD = """
title: Reserved
date: 2023-09-01
documents: {d: {title: SoRD}}
bodies:
  icb: {name: The ICB, kind: icb, source: d}
  board: {name: ICB Board, kind: board, organ of: icb, source: d}
  c1: {name: Finance Committee, kind: body_committee, committee of: icb, source: d}
  c2: {name: Audit Committee, kind: body_committee, committee of: icb, source: d}
posts: {chief: {name: Chief Executive, office: chief executive, of: icb, source: d}}
functions: {f: {name: Buying things, part of: {to: nhs-commissioning, basis: law}, source: d}}
decisions:
  x: {name: A big contract, exercises: f, source: d s1}
  y: {name: A small contract, exercises: f, source: d s2}
relations:
"""
GIFT = "  delegates: [{id: gift, who: icb, to: c1, what: f, power: ICB_P11, conditions: {constitution cover: true}, source: d s2}]\n"


def graph(folder: Folder, rows: str, head: str = HEAD, **asked: Any) -> Graph:
    return gg.load(folder(head + rows)).graph(**asked)


def verdicts(here: Graph, who: str = "c1") -> tuple[str, str]:
    """May somebody decide x, and y?"""
    return here.can_decide(who, "x").facets["verdict"], here.can_decide(who, "y").facets["verdict"]


RESERVED = GIFT + "  reserves: [{who: board, what: x, source: d s1}]\n"
DENIED = GIFT.replace("}]\n", "}, {who: icb, to: c1, what: x, power: ICB_P11, not: true, source: d s1}]\n")
DENIED_BY_NOBODY = GIFT.replace("}]\n", "}, {who: not stated, to: c1, what: x, not: true, source: d s1}]\n")
NO_RIGHT = GIFT + "  decides: [{who: c1, what: x, not: true, source: d s1}]\n"
OUT_OF = GIFT + "  reserves: [{who: board, what: x, out of: gift, source: d s1}]\n"
WAYS = {
    "reserved": RESERVED,
    "denied": DENIED,
    "denied, no giver named": DENIED_BY_NOBODY,
    "right denied": NO_RIGHT,
    "out of one": OUT_OF,
}


@pytest.mark.parametrize("rows", WAYS.values(), ids=list(WAYS))
def test_the_committee_may_decide_what_is_not_kept_from_it_and_nothing_else(folder: Folder, rows: str) -> None:
    here = graph(folder, rows)
    assert verdicts(here) == ("no", "yes")
    assert "d s1" in here.can_decide("c1", "x").to("text", full=True)
    may = here.what_may("c1").facets
    assert "y" in may["may_decide"]
    assert "x" not in may["may_decide"]
    told = here.who_decides("x").to("text", full=True)
    assert "also Finance Committee" not in told
    assert "now Finance Committee" not in told
    assert "d s1" in here.why_not("c1", "x").to("text", full=True)


def test_what_is_reserved_to_the_board_the_board_decides(folder: Folder) -> None:
    here = graph(folder, RESERVED)
    found = here.who_decides("x")
    assert found.facets["deciders"] == ["board"]
    assert found.facets["authority"] == {"board": "full"}
    assert here.can_decide("board", "x").facets["verdict"] == "yes"
    assert "x" in here.what_may("board").facets["decides"]
    assert "A big contract is reserved to ICB Board (d s1)" in here.can_decide("c1", "x").to("text", full=True)


def test_a_denial_beside_a_stated_decider_says_to_whom_it_is_reserved(folder: Folder) -> None:
    rows = DENIED + "  decides: [{who: board, what: x, source: d s1}]\n"
    assert "A big contract is reserved to ICB Board" in " ".join(
        graph(folder, rows).can_decide("c1", "x").to("text", full=True).split()
    )


def test_a_reservation_to_a_committee_leaves_it_what_it_was_given_and_keeps_others_out(folder: Folder) -> None:
    rows = GIFT.replace("}]\n", "}, {who: icb, to: c2, what: f, power: ICB_P11, source: d s3}]\n")
    here = graph(folder, rows + "  reserves: [{who: c2, what: x, source: d s1}]\n")
    assert (verdicts(here, "c1"), verdicts(here, "c2")) == (("no", "yes"), ("yes", "yes"))


def test_what_is_kept_out_is_not_passed_on_either(folder: Folder) -> None:
    rows = RESERVED.replace("}]\n", "}, {id: on, who: c1, to: chief, what: f, power: ICB_P11, source: d s4}]\n", 1)
    assert verdicts(graph(folder, rows), "chief") == ("no", "yes")
    named = rows.replace("to: chief, what: f", "to: chief, what: x")
    found = [f for f in run(graph(folder, named)).findings if f.code == "LAW36"]
    assert [f.facts for f in found] == [("on",)]
    assert "Finance Committee does not hold all that it gives, A big contract" in found[0].sentence


def test_everything_that_is_not_reserved_goes_to_the_chief_executive(folder: Folder) -> None:
    rows = "  delegates: [{who: icb, to: chief, power: ICB_P11, source: d s9}]\n  reserves: [{who: board, what: x, source: d s1}]\n"
    assert verdicts(graph(folder, rows), "chief") == ("no", "yes")


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ("status: in force", "no"), ("status: interim", "no"), ("status: to be agreed", "cannot tell"), ("status: likely", "cannot tell"),
        ("status: proposed", "yes"), ("status: past", "yes"), ("from: 2024-01-01", "yes"), ("until: 2023-01-01", "yes"),
        ("if: crisis", "yes"), ("basis: assumed", "cannot tell"), ("not: true", "yes"),
    ],
)  # fmt: skip
def test_a_reservation_is_as_firm_as_its_paper(folder: Folder, fields: str, verdict: str) -> None:
    rows = GIFT + f"  reserves: [{{who: board, what: x, source: d s1, {fields}}}]\nevents: {{crisis: A crisis}}\n"
    here = graph(folder, rows)
    assert verdicts(here)[0] == verdict
    if verdict == "cannot tell":
        assert "A big contract is reserved to ICB Board (d s1)" in here.why_not("c1", "x").to("text", full=True)


def test_whoever_it_is_reserved_to_may_be_unclear(folder: Folder) -> None:
    assert (
        verdicts(graph(folder, GIFT + "  reserves: [{who: unclear, what: x, out of: gift, source: d s1}]\n"))[0]
        == "cannot tell"
    )


def test_a_reservation_above_an_amount_binds_above_it(folder: Folder) -> None:
    here = graph(folder, GIFT + "  reserves: [{who: board, what: x, value from: 1000000, source: d s1}]\n")
    found = [here.can_decide("c1", "x", value=value).facets["verdict"] for value in ("£999,999", "£1m", "over £1m")]
    assert found == ["yes", "no", "no"]
    assert here.who_decides("x", value="£2m").facets["deciders"] == ["board"]


def test_a_reservation_of_a_whole_may_let_a_part_go(folder: Folder) -> None:
    rows = GIFT + "  reserves: [{who: board, what: f, source: d s1}, {who: board, what: y, not: true, source: d s2}]\n"
    assert verdicts(graph(folder, rows)) == ("no", "yes")


def test_a_reservation_says_nothing_about_another_body(folder: Folder) -> None:
    more = HEAD.replace("posts:", "  ft: {name: The Trust, kind: nhs_foundation_trust, source: d}\nposts:")
    rows = GIFT.replace("}]\n", "}, {who: icb, to: ft, what: f, power: S65Z5, source: d s5}]\n")
    across = graph(folder, rows + "  reserves: [{who: board, what: x, source: d s1}]\n", more)
    assert (
        across.can_decide("ft", "x").facets["verdict"] == "yes"
    )  # across a boundary it binds only if the gift says so
    named = rows.replace("what: f, power: S65Z5", "what: f, id: over, power: S65Z5")
    terms = graph(folder, named + "  reserves: [{who: board, what: x, out of: over, source: d s1}]\n", more)
    assert terms.can_decide("ft", "x").facets["verdict"] == "no"
    assert terms.can_decide("ft", "y").facets["verdict"] == "yes"


def test_without_law_a_scheme_of_reservation_is_read_alike(folder: Folder) -> None:
    head = HEAD.replace("title:", "law: none\ntitle:", 1).replace(", part of: {to: nhs-commissioning, basis: law}", "")
    head = head.replace("kind: icb, ", "").replace("kind: board, ", "").replace("kind: body_committee, ", "")
    rows = RESERVED.replace(", power: ICB_P11", "") + "  holds: [{who: icb, what: f, source: d}]\n"
    here = graph(folder, rows, head)
    assert verdicts(here) == ("no", "yes")
    assert here.who_decides("x").facets["deciders"] == ["board"]


def test_what_it_would_take_never_gives_what_is_reserved(folder: Folder) -> None:
    found = graph(folder, RESERVED).what_it_takes("c1", "x")
    assert found.facets["possible"] is False
    assert "reserved to ICB Board (d s1)" in found.to("text", full=True)


def test_the_command_line_says_how_a_reservation_is_written(govgraph: Any) -> None:
    told = govgraph("explain", "reserves").output
    assert "reserves" in told
    assert "out of" in told


def test_what_is_reserved_is_answered_no_by_lawful_too_and_cites_the_paper(folder: Folder) -> None:
    here = graph(folder, RESERVED)
    kept = here.lawful("icb", "c1", "x")
    assert (kept.facets["answer"], kept.facets["why"]) == ("no", ["A big contract is reserved to ICB Board (d s1)"])
    assert here.lawful("icb", "c1", "y").facets["answer"] == "yes"
    assert graph(folder, GIFT).lawful("icb", "c1", "x").facets["answer"] == "yes"

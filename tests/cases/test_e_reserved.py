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
        ("status: in force", "no"),
        ("status: interim", "no"),
        ("status: to be agreed", "cannot tell"),
        ("status: likely", "cannot tell"),
        ("status: proposed", "yes"),
        ("status: past", "yes"),
        ("from: 2024-01-01", "yes"),
        ("until: 2023-01-01", "yes"),
        ("if: crisis", "yes"),
        ("basis: assumed", "cannot tell"),
        ("not: true", "yes"),
    ],
)
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


WRITTEN_BY_NOBODY = "  reserves: [{who: board, what: x, source: d s1}]\n"
"""The reservation alone: the gift is only asked about."""


def lawful(here: Graph, what: str, receiver: str = "c1") -> dict[str, Any]:
    """What lawful says of a gift inside the ICB."""
    facets: dict[str, Any] = here.lawful("icb", receiver, what, power="ICB_P11").facets
    return facets


def test_a_gift_of_what_the_scheme_reserves_is_refused_with_its_source(folder: Folder) -> None:
    found = graph(folder, WRITTEN_BY_NOBODY).lawful("icb", "c1", "x", power="ICB_P11")
    assert (found.facets["answer"], found.headline) == (
        "no",
        "No: the scheme keeps it: A big contract is reserved to ICB Board (d s1).",
    )
    assert found.facets["kept"] == ["A big contract is reserved to ICB Board (d s1)"]


def test_a_gift_of_anything_else_is_judged_by_law_alone(folder: Folder) -> None:
    here, bare = graph(folder, WRITTEN_BY_NOBODY), graph(folder, "  {}\n")
    assert lawful(here, "y") == lawful(bare, "y")
    assert lawful(here, "y")["kept"] == []


def test_a_gift_of_the_whole_goes_and_says_which_part_is_kept_back(folder: Folder) -> None:
    parts = "".join(f"  {part}: {{name: Part {part}, part of: y, source: d s3}}\n" for part in ("p", "q"))
    head = HEAD.replace("relations:\n", parts + "relations:\n")
    here = graph(folder, "  reserves: [{who: board, what: p, source: d s3}]\n", head)
    bare = graph(folder, "  {}\n", head)
    assert lawful(here, "y")["answer"] == lawful(bare, "y")["answer"] != "no"
    assert lawful(here, "y")["kept"] == ["Part p is reserved to ICB Board (d s3)"]
    assert lawful(here, "p")["answer"] == "no"


def test_whether_a_gift_goes_is_not_certain_while_the_reservation_is_not_settled(folder: Folder) -> None:
    here = graph(folder, WRITTEN_BY_NOBODY.replace("source", "status: to be agreed, source"))
    assert lawful(here, "x")["answer"] == "cannot tell"


def test_a_gift_that_a_source_denies_is_refused_to_that_receiver_alone(folder: Folder) -> None:
    here = graph(folder, DENIED)
    assert lawful(here, "x")["answer"] == "no"
    assert lawful(here, "x", "c2")["answer"] != "no"

"""Kind f: over £1m is more than £1m; a limit that no paper states binds nothing; the furthest route explains a refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govgraph as gg
from govgraph.checks.run import run
from govgraph.graph import Graph
from govgraph.model.amounts import AFTER, BEFORE, Amount, amount, pounds

Folder = Callable[..., Path]

DIAMOND = """
title: Diamond
date: 2023-09-01
documents: {d: {title: Scheme}}
bodies:
  icb: {name: The ICB, kind: icb, source: d}
  c1: {name: Finance Committee, kind: body_committee, committee of: icb, source: d}
posts:
  cfo: {name: Chief Finance Officer, of: icb, source: d}
functions: {f: {name: Buying things, part of: {to: nhs-commissioning, basis: law}, source: d}}
decisions:
  x: {name: A contract, exercises: f, decides: [cfo, c1], source: d}
relations:
  delegates:
    - {who: icb, to: cfo, what: f, power: ICB_P11, limit: 50000, source: d s1}
    - {who: icb, to: c1, what: f, power: ICB_P11, source: d s2}
    - {who: c1, to: cfo, what: f, power: ICB_P11, limit: 500000, source: d s3}
"""


def graph(folder: Folder, text: str = DIAMOND) -> Graph:
    return gg.load(folder(text)).graph()


def levels(found: Any) -> dict[str, str]:
    return {node: by["icb"] for node, by in found.facets["authority_by_holder"].items()}


# -- an amount and how it compares -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "stated", "comparison"),
    [
        ("£1m", 1e6, "exactly"),
        (1_000_000, 1e6, "exactly"),
        ("over £1m", 1e6, "over"),
        ("more than 1 million", 1e6, "over"),
        ("> £1,000,000", 1e6, "over"),
        ("above 500k", 5e5, "over"),
        ("at least £1m", 1e6, "at least"),
        ("£1m or more", 1e6, "at least"),
        ("£50k+", 5e4, "at least"),
        (">= 1m", 1e6, "at least"),
        ("no more than £1m", 1e6, "up to"),
        ("£1m or less", 1e6, "up to"),
        ("up to £2.5m", 2.5e6, "up to"),
        ("under £50k", 5e4, "under"),
        ("less than £50k", 5e4, "under"),
        ("<£50k", 5e4, "under"),
    ],
)
def test_an_amount_is_read_with_its_comparison(written: Any, stated: float, comparison: str) -> None:
    found = amount(written)
    assert (found.stated, found.comparison) == (stated, comparison)


@pytest.mark.parametrize("written", ["a lot", "over", "over the moon", "£", "-5", "£1m £2m", ""])
def test_what_is_no_amount_is_refused_with_what_would_be_right(written: str) -> None:
    with pytest.raises(ValueError, match=r"write 500000, £500k, over £1m or at least £2\.5m"):
        amount(written)


@given(st.integers(1, 10**9), st.sampled_from(sorted({*BEFORE.values(), *AFTER.values()})))
def test_an_amount_reads_back_as_it_is_printed_and_stands_where_its_words_say(stated: int, comparison: Any) -> None:
    made = Amount.of(float(stated), comparison)
    again = amount(pounds(made)) if comparison != "exactly" else amount(stated)
    assert (again.stated, again.comparison, float(again)) == (made.stated, comparison, float(made))
    assert (made > stated) == (comparison == "over")
    assert (made < stated) == (comparison == "under")


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("£500k", "full"),
        ("up to £500k", "full"),
        ("at least £500k", "full"),
        ("under £500k", "full"),
        ("over £500k", "none"),
        ("more than £499,999", "full"),
        (500_001, "none"),
    ],
)
def test_over_a_limit_is_more_than_it(folder: Folder, value: Any, level: str) -> None:
    assert levels(graph(folder).who_decides("x", value=value))["cfo"] == level


def test_the_command_line_golden_questions_and_plain_questions_read_amounts_alike(
    folder: Folder, govgraph: Any
) -> None:
    here = folder(DIAMOND)
    command = govgraph("who-decides", here, "x", "--value", "over £500k")
    asked = govgraph("ask", here, "who decides a contract over £500k?")
    more = govgraph("ask", here, "who decides a contract of more than £500,000?")
    for told in (command, asked, more):
        assert "value over £500k" in told.output
        assert "Nothing gives Chief Finance Officer the authority" in " ".join(told.output.split())
    wrong = govgraph("who-decides", here, "x", "--value", "lots")
    assert (wrong.exit_code, "over £1m or at least £2.5m" in wrong.output) == (2, True)


# -- a limit that no paper states ------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [1, 600_000, 10**9])
def test_a_delegation_without_a_limit_is_authority_for_any_amount_if_its_scheme_sets_no_lower_one(
    folder: Folder, value: int
) -> None:
    found = graph(folder).can_decide("c1", "x", value=value)
    assert found.facets["verdict"] == "yes"
    assert "its scheme sets no lower limit" in found.to("text", full=True)


def test_without_an_amount_no_limit_is_asked_for(folder: Folder) -> None:
    assert "lower limit" not in graph(folder).who_decides("x").to("text", full=True)


def test_the_route_that_reaches_furthest_explains_a_refusal(folder: Folder) -> None:
    found = graph(folder).who_decides("x", value=600_000)
    assert levels(found) == {"cfo": "none", "c1": "full"}
    assert "its limit is £500k" in found.to("text", full=True)
    assert "£50k" not in found.to("text", full=True).replace("£500k", "")


def test_a_limit_further_up_explains_a_refusal_where_its_route_reaches_furthest(folder: Folder) -> None:
    text = DIAMOND.replace("to: c1, what: f, power: ICB_P11", "to: c1, what: f, power: ICB_P11, limit: 300000")
    found = graph(folder, text).why_not("cfo", "x", value=400_000).to("text", full=True)
    assert "The ICB to Finance Committee: its limit is £300k" in " ".join(found.split())


def test_a_limit_for_a_year_cannot_be_held_against_one_amount(folder: Folder) -> None:
    text = DIAMOND.replace("limit: 50000,", "limit: 50000, limit basis: year,").replace("limit: 500000", "limit: 1000")
    found = graph(folder, text).can_decide("cfo", "x", value=60_000)
    assert found.facets["verdict"] == "cannot tell"
    assert "its limit is £50k per year" in found.to("text", full=True)


# -- bands of a body and its own committee ---------------------------------------------------------------------------

BANDS = """
title: Bands
date: 2023-09-01
documents: {d: {title: Scheme}}
bodies:
  icb: {name: The ICB, kind: icb, source: d}
  board: {name: Board, kind: board, organ of: {to: icb, source: d}, source: d}
  c1: {name: Finance Committee, committee of: {to: ABOVE, source: d}, source: d}
decisions:
  x:
    name: Spending
    decides: [{who: c1, value below: 1000000, source: d s1}, {who: board, value from: LOW, source: d s2}]
    source: d
"""


@pytest.mark.parametrize(("low", "codes"), [(500_000, ["STR180"]), (1_000_000, []), (1_500_000, ["STR132"])])
def test_bands_of_a_board_and_its_own_committee_neither_overlap_nor_leave_a_gap(
    folder: Folder, low: int, codes: list[str]
) -> None:
    found = run(graph(folder, BANDS.replace("ABOVE", "board").replace("LOW", str(low)))).findings
    assert [f.code for f in found if f.code in {"STR106", "STR132", "STR180"}] == codes
    if low == 500_000:
        assert "Spending from £500k, below £1m is for both of Finance Committee and Board to decide." in [
            f.sentence for f in found
        ]


def test_bands_that_overlap_beside_each_other_are_rivals(folder: Folder) -> None:
    found = run(graph(folder, BANDS.replace("ABOVE", "icb").replace("LOW", "500000"))).findings
    assert [f.code for f in found if f.code in {"STR106", "STR180"}] in (["STR106"], ["STR180"])

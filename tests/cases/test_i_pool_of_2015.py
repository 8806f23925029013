"""Kind i: a pool and a partnership of 2015 are judged by the law of 2015, with no doubt about foundation trusts."""

from __future__ import annotations

import re

import pytest

from tests.cases.conftest import Folder, Govgraph

POOL = """
title: The pool as it would stand
date: 2015-04-01
documents: {d: {title: A paper, written: 2015-01}}
bodies:
  mcc: {name: The Council, kind: local_authority_ut, facts: {system: executive}, source: d s1}
  nmccg: {name: North CCG, kind: ccg, source: d s1}
  jcb: {name: Joint commissioning board, kind: joint_committee, committee of: [mcc, nmccg], source: d s1}
  cmft: {name: CMFT, kind: nhs_foundation_trust, source: d s1}
posts:
  dof: {name: Director of finance, of: mcc, facts: {la officer: true}, source: d s1}
agreements: {s75: {name: Section 75 agreement, kind: s75 agreement, party to: {who: [mcc, nmccg]}, source: d s1}}
funds:
  pool: {name: BCF pool, power: S75, from: 2015-04-01, contributes to: [{who: mcc, amount: £10m}, {who: nmccg, amount: £20m}],
         hosts: mcc, manages: dof, governs: {who: s75}, source: d s1}
functions:
  reabl: {name: Reablement, part of: {to: nhs-commissioning, basis: law}, source: d s1}
  WHAT
relations:
  delegates:
    - {who: nmccg, to: mcc, what: reabl, power: S75, under: s75, conditions: {agreement: true, improvement: true, consultation: true}, source: d s1}
    - {who: mcc, to: cmft, what: given, power: S75, under: s75, conditions: {agreement: true, improvement: true, consultation: true}, source: d s1}
  exercises jointly:
    - {who: [mcc, nmccg], to: jcb, what: reabl, power: S75, under: s75, conditions: {agreement: true, improvement: true, consultation: true}, source: d s1}
"""


def found(folder: Folder, govgraph: Govgraph, what: str) -> list[str]:
    place = folder(POOL.replace("WHAT", f"given: {what}"))
    output = govgraph("check", place, "--full").output
    return [" ".join(line.split()) for line in output.splitlines() if re.search(r"LAW\d\d (error|warning)", line)]


@pytest.mark.parametrize("root", ["housing", "social-care", "children-social-care", "disabled-facilities-grants"])
def test_a_council_and_a_foundation_trust_are_partners_beyond_doubt(
    folder: Folder, govgraph: Govgraph, root: str
) -> None:
    lines = found(folder, govgraph, f"{{name: What is given, part of: {{to: {root}, basis: law}}, source: d s1}}")
    assert lines == []


def test_what_the_regulations_do_not_list_is_told_and_nothing_later_is_cited(
    folder: Folder, govgraph: Govgraph
) -> None:
    what = (
        "{name: Approving professionals, part of: {to: social-care, basis: law}, reference: MHA1983 s114, source: d s1}"
    )
    lines = found(folder, govgraph, what)
    assert len(lines) == 1
    assert "LAW15" in lines[0]
    assert not re.search(r"65Z|2022|C79|ICB", lines[0])


def test_a_pool_without_an_agreement_is_a_warning(folder: Folder, govgraph: Govgraph) -> None:
    text = POOL.replace("WHAT", "given: {name: Homes, part of: {to: housing, basis: law}, source: d s1}").replace(
        "governs: {who: s75}, ", ""
    )
    output = " ".join(govgraph("check", folder(text), "--full").output.split())
    assert (
        "LAW16 warning partnership without agreement: BCF pool is a pooled fund, but no agreement that governs it"
        in output
    )
    stated = text.replace("hosts: mcc,", "hosts: mcc, facts: {agreement: true},")
    assert "LAW16" not in govgraph("check", folder(stated, "stated"), "--full").output


@pytest.mark.parametrize(
    ("power", "meant"),
    [("section 75", "S75"), ("s75 of the NHS Act 2006", "S75"), ("section 65Z6", "S65Z6"), ("S75a", "S75")],
)
def test_a_power_that_is_none_is_an_error_that_names_the_one_meant(
    folder: Folder, govgraph: Govgraph, power: str, meant: str
) -> None:
    text = POOL.replace("WHAT", "given: {name: Homes, part of: {to: housing, basis: law}, source: d s1}")
    ran = govgraph("check", folder(text.replace("power: S75, from", f"power: {power}, from")))
    assert ran.exit_code != 0
    assert f"there is no power '{power}'" in ran.output
    assert "did you mean" in ran.output
    assert f"'{meant}" in ran.output

"""Kind i: a matter that comes in several steps was given; nothing is told of a missing delegation."""

from __future__ import annotations

import pytest

from tests.cases.conftest import Folder, Govgraph

CHAIN = """
title: Dental services
date: 2023-05-01
bodies:
  nhse: {name: NHSE, kind: nhs_england}
  icb: {name: ICB, kind: icb}
  other: {name: Other ICB, kind: icb}
  ft: {name: FT, kind: nhs_foundation_trust}
functions:
  dental: {name: Dental, part of: nhs-direct-commissioning}
  optical: {name: Optical, part of: nhs-direct-commissioning}
decisions:
  dental-contracts: {name: Dental contracts, exercises: dental, decides: ft}
relations:
  delegates:
STEPS"""
ALLOWED = "onward across: allowed, onward inside: allowed"


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([("nhse", "icb", "dental"), ("icb", "ft", "dental")], False),
        ([("nhse", "icb", "dental"), ("icb", "other", "dental"), ("other", "ft", "dental")], False),
        ([("nhse", "ft", "dental")], False),
        ([("icb", "ft", "dental")], True),
        ([("nhse", "icb", "optical"), ("icb", "ft", "dental")], True),
        ([("nhse", "icb", "dental"), ("other", "ft", "dental")], True),
    ],
)
def test_the_chain_is_followed(
    folder: Folder, govgraph: Govgraph, steps: list[tuple[str, str, str]], told: bool
) -> None:
    rows = "".join(f"    - {{who: {a}, to: {b}, what: {what}, power: S65Z5, {ALLOWED}}}\n" for a, b, what in steps)
    output = govgraph("check", folder(CHAIN.replace("STEPS", rows)), "--code", "STR107").output
    assert ("no delegation from" in output) is told

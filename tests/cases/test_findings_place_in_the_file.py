"""A finding points at what is to be mended: the statement or relation itself, with its line and column."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

RECORD = """\
title: A small place
date: 2023-04-01
documents: {d: A paper}
bodies:
  icb: {name: The ICB, kind: icb, source: d s1}
milestones:
  report: {says: A report is due, about: icb, due: March 2022, source: d s1}
requirements:
  plan: {says: There is a plan, about: icb, test: {relations: {prepares: {who: icb}}}, source: d s1}
recommendations:
  act: {says: Act, to: icb, source: d s1}
actions:
  done: {says: Something else, answers: [], source: d s1}
claims:
  split: {says: It decides, about: icb, test: {relations: {decides: {who: icb}}}, source: d s1}
"""


def results(folder: Path, govgraph: Callable[..., Any]) -> dict[str, tuple[int, int]]:
    """Line and column of each finding, as SARIF has them."""
    printed = govgraph("check", folder, "--format", "sarif")
    found = json.loads(printed.stdout)["runs"][0]["results"]
    return {
        result["ruleId"]: (region["startLine"], region["startColumn"])
        for result in found
        for region in [result["locations"][0]["physicalLocation"]["region"]]
    }


def test_a_finding_on_a_statement_is_at_the_statement(
    folder: Callable[..., Path], govgraph: Callable[..., Any]
) -> None:
    lines = RECORD.splitlines()
    at = {line.split(":")[0].strip(): number for number, line in enumerate(lines, 1)}
    found = results(folder(RECORD), govgraph)
    assert {code: found.get(code) for code in ("EVI207", "EVI208", "EVI209", "EVI211")} == {
        "EVI207": (at["report"], 3),
        "EVI208": (at["act"], 3),
        "EVI209": (at["plan"], 3),
        "EVI211": (at["split"], 3),
    }


def test_a_waiver_that_matches_nothing_is_at_the_waiver(
    folder: Callable[..., Path], govgraph: Callable[..., Any]
) -> None:
    waived = RECORD + "waivers:\n  - {code: STR130, about: [icb], reason: known}\n"
    assert results(folder(waived), govgraph)["EVI290"] == (len(waived.splitlines()), 5)

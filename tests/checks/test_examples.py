"""The example in a check's docstring gives exactly its finding; what to use instead gives none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govgraph.checks import checks, explain, run
from govgraph.checks.registry import HEADINGS, Check
from govgraph.model.scenario import Scenario

CHECKS = list(checks().values())


def found(scenario: Scenario, check: Check) -> set[str]:
    """What the check's family finds in the baseline, or in the option if there is one; lighter findings aside."""
    family = [other.code for other in CHECKS if other.family == check.family]
    option = next(iter(scenario.options), None)
    findings = run(scenario.graph(option), family, strict=True).findings
    return {finding.code for finding in findings if finding.severity != "INFO" or finding.code == check.code}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_example_gives_this_finding_and_no_other(check: Check, scenario: Callable[[str], Scenario]) -> None:
    assert found(scenario(check.section("Example")), check) == {check.code}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_what_to_use_instead_gives_none(check: Check, scenario: Callable[[str], Scenario]) -> None:
    assert found(scenario(check.section("Use instead")), check) == set()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_heading_is_there_and_says_something(check: Check) -> None:
    assert {heading for heading in HEADINGS if not check.section(heading)} == set()
    assert explain(check.code) == explain(check.name)


def test_a_name_is_the_pattern_it_finds_and_a_code_says_its_family() -> None:
    assert [check.name for check in CHECKS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)] == []
    assert {check.family for check in CHECKS if check.code.startswith("STR")} == {"structure"}
    assert {check.family for check in CHECKS if check.code.startswith("EVI")} <= {"evidence"}
    assert len({check.name for check in CHECKS}) == len(CHECKS)

"""Every example of every rule, run: a right one breaks its rule in nothing and gives no error, a wrong one gives exactly
its rule, as an error, and one that warns gives exactly its rule, as a warning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from govgraph.checks import Report, checks, run
from govgraph.law.notation import scenario_of
from govgraph.law.pages.worked import worked_examples
from govgraph.law.rules import Rule, rules
from govgraph.model.scenario import Scenario

Load = Callable[[dict[str, Any]], Scenario]

LAWS = [code for code, check in checks().items() if check.family == "law"]


def examples(part: str) -> list[Any]:
    found = []
    for rule in rules().values():
        for number, text in enumerate(getattr(rule, part), start=1):
            line = text if "\n" not in text else f"scenario {number}"
            found.append(pytest.param(rule, text, id=f"{rule.code} {line}"))
    return found


@pytest.fixture
def checked(make: Callable[..., Scenario]) -> Callable[[Rule, str], Report]:
    """The findings of all rules of law on an example."""

    def _checked(rule: Rule, text: str) -> Report:
        tree = {"title": "An example", "date": "2024-04-01", **yaml.safe_load(rule.example(text))}
        return run(make(yaml.safe_dump(tree, sort_keys=False), head="").graph(), LAWS, strict=True)

    return _checked


Checked = Callable[[Rule, str], Report]


@pytest.mark.parametrize(("rule", "text"), examples("right"))
def test_right(rule: Rule, text: str, checked: Checked) -> None:
    findings = checked(rule, text).findings
    assert [str(finding) for finding in findings if finding.code == rule.code or finding.severity == "ERROR"] == []


@pytest.mark.parametrize(("rule", "text"), examples("wrong"))
def test_wrong(rule: Rule, text: str, checked: Checked) -> None:
    assert {(finding.code, finding.severity) for finding in checked(rule, text).findings} == {(rule.code, "ERROR")}


@pytest.mark.parametrize(("rule", "text"), examples("warns"))
def test_warns(rule: Rule, text: str, checked: Checked) -> None:
    assert {(finding.code, finding.severity) for finding in checked(rule, text).findings} == {(rule.code, "WARN")}


@pytest.mark.parametrize(("rule", "text"), [*examples("wrong"), *examples("warns")])
def test_a_finding_says_what_it_is_about_and_what_would_put_it_right(rule: Rule, text: str, checked: Checked) -> None:
    for finding in checked(rule, text).findings:
        assert finding.about
        assert finding.fix


@pytest.mark.parametrize("key", worked_examples())
def test_a_worked_example_gives_no_error_and_no_warning(key: str, make: Callable[..., Scenario]) -> None:
    tree = {"title": "An example", **scenario_of(" ".join(worked_examples()[key]["example"].split()))}
    findings = run(make(yaml.safe_dump(tree, sort_keys=False), head="").graph(), LAWS, strict=True).findings
    assert [str(finding) for finding in findings if finding.severity != "INFO"] == []

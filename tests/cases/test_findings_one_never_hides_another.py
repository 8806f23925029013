"""One finding never hides another: what is wrong with one matter leaves what is found of other matters in place."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

FORUM = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  forum: {name: Forum, kind: place_partnership, reports to: icb, source: d s1}
functions: {f: {name: Services, part of: {to: nhs-commissioning, basis: law}, source: d s1}}
decisions:
  z: {name: Z, exercises: f, decides: {who: forum}, source: d s1}
  y: {name: Y, source: d s1, decides: {who: forum, status: proposed}}
"""
GIFT = "relations: {delegates: {who: icb, to: forum, what: f, power: not stated, source: d s1}}\n"


def found(scenario: Scenario, code: str, option: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Severity and subjects of each finding of a code."""
    findings = run(scenario.graph(option), [code], strict=True).findings
    return [(finding.severity, finding.about) for finding in findings]


def test_an_unlawful_delegation_to_a_forum_leaves_what_the_forum_decides_a_finding(make: Make) -> None:
    assert found(make(FORUM + GIFT), "STR122") == found(make(FORUM), "STR122")


def test_what_a_forum_decides_and_what_it_is_to_decide_are_findings_of_their_own(make: Make) -> None:
    assert found(make(FORUM), "STR122") == [("WARN", ("forum", "z")), ("INFO", ("forum", "y"))]


def test_an_option_that_is_silent_on_one_matter_hides_no_finding_on_another(make: Make) -> None:
    silent = make(FORUM.replace("status: proposed", "status: in force"), o="{name: O, not said: y}")
    assert found(silent, "STR122", "o") == [("WARN", ("forum", "z", "y"))]
    both = make(FORUM.replace("status: proposed", "status: in force"), o="{name: O, not said: [y, z]}")
    assert found(both, "STR122", "o") == []
    assert [row.about for row in run(both.graph("o"), ["STR122"]).cannot_tell] == [("forum", "z", "y")]


def test_an_option_may_be_silent_on_a_relation(make: Make) -> None:
    named = FORUM.replace("decides: {who: forum}", "decides: {id: who-decides-z, who: forum}")
    scenario = make(named, o="{name: O, not said: who-decides-z}")
    assert found(scenario, "STR122", "o") == [("INFO", ("forum", "y"))]
    assert [row.missing for row in run(scenario.graph("o"), ["STR122"]).cannot_tell] == [
        "the option does not say what becomes of this: Forum decides Z"
    ]


def test_a_task_that_a_forum_was_given_leaves_what_else_it_decides_a_finding(make: Make) -> None:
    nobody_above = FORUM.replace(", reports to: icb", "").replace(", status: proposed", "")
    charged = "relations: {charged with: {who: forum, what: y, source: d s1}}\n"
    assert found(make(nobody_above), "STR109") == [("INFO", ("forum", "z", "y"))]
    assert found(make(nobody_above + charged), "STR109") == [("INFO", ("forum", "z"))]
    assert [about[:2] for _, about in found(make(nobody_above + charged), "STR108")] == [("forum", "y")]

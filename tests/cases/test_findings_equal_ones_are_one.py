"""Equal findings of one relation are one finding, with everybody of whom it is true."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEAMS = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  one: {name: Team one, kind: programme, source: d s1}
  two: {name: Team two, kind: programme, source: d s1}
  three: {name: Team three, kind: programme, source: d s1}
groups: {teams: {name: Teams, kind: programme, members: [one, two], complete: true, source: d s1}}
decisions: {money: {name: Money, source: d s1}}
relations:
  proposes:
    - {who: {each: [teams]}, what: money, to: unclear, source: d s2}
    - {who: three, what: money, to: unclear, source: d s3}
"""


def test_what_is_found_of_each_member_through_one_relation_is_one_finding(make: Make) -> None:
    findings = {finding.about[0]: finding for finding in run(make(TEAMS).graph(), ["STR101"], strict=True).findings}
    together, apart = findings["one"], findings["three"]
    assert (together.about, apart.about) == (("one", "two", "money"), ("three", "money"))
    assert len(findings) == 2
    assert together.sentence.startswith("No formal line leads from Team one to anybody")
    assert together.sentence.endswith("The same is true of Team two.")
    assert "same is true" not in apart.sentence


def test_a_waiver_accepts_one_of_them_and_leaves_the_other(make: Make) -> None:
    waived = make(TEAMS + "waivers: [{code: STR101, about: one, reason: it ends in May}]\n")
    report = run(waived.graph(), ["STR101"], strict=True)
    assert {finding.about for finding in report.findings} == {("two", "money"), ("three", "money")}
    assert [row.finding.about for row in report.waived] == [("one", "money")]

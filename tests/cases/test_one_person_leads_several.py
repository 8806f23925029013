"""One person who leads two pieces of work, by themselves or through two posts; and who chairs two bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

GROUPS = """
bodies:
  council: {name: The Council, kind: local_authority_ut, source: d s1}
  a: {name: Group A, kind: workstream, reports to: council, source: d s1}
  b: {name: Group B, kind: workstream, reports to: council, source: d s1}
people: {kim: {name: Kim}, lee: {name: Lee}}
"""
LEADS = {
    "themselves": "relations: {leads: [{who: kim, what: a, source: d s1}, {who: kim, what: b, source: d s2}]}",
    "through two posts": (
        "posts:\n  l1: {name: Lead of A, occupies: kim, leads: a, source: d s1}\n"
        "  l2: {name: Lead of B, occupies: kim, leads: b, source: d s1}"
    ),
}


@pytest.mark.parametrize("leads", LEADS.values(), ids=LEADS.keys())
def test_it_is_found(make: Make, leads: str) -> None:
    findings = run(make(GROUPS + leads).graph(), ["STR140"], strict=True).findings
    assert [(finding.about, finding.sentence) for finding in findings] == [
        (("kim", "a", "b"), "Kim leads Group A and Group B at the same time.")
    ]


GONE = {
    "another leads one": ("{who: kim, what: b", "{who: lee, what: b"),
    "it has ended": ("{who: kim, what: b,", "{who: kim, what: b, until: 2023-01-01,"),
    "it is only proposed": ("{who: kim, what: b,", "{who: kim, what: b, status: proposed,"),
    "one is part of the other": ("relations: {", "relations: {sub-group of: {who: b, to: a, source: d s1}, "),
}


@pytest.mark.parametrize(("old", "new"), GONE.values(), ids=GONE.keys())
def test_it_goes(make: Make, old: str, new: str) -> None:
    text = (GROUPS + LEADS["themselves"]).replace(old, new)
    assert text != GROUPS + LEADS["themselves"]
    assert run(make(text).graph(), ["STR140"], strict=True).findings == ()


CHAIRS = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  council: {name: Council, kind: local_authority_ut, source: d s1}
  committee: {name: Committee, kind: committee, committee of: icb, source: d s1}
  forum: {name: Forum, kind: place_partnership, reports to: council, source: d s1}
posts: {lead: {name: Lead, of: icb, source: d s1}}
relations: {member of: [{who: lead, to: forum, chair: true, source: d s1}, {who: lead, to: committee, chair: true, source: d s1}]}
"""
CHANGED = {
    "as it is": ("", "", ["WARN"]),
    "one chair only proposed": ("to: forum, chair: true,", "to: forum, chair: true, status: proposed,", ["INFO"]),
    "one chair from next month": ("to: forum, chair: true,", "to: forum, chair: true, from: 2023-05-01,", ["INFO"]),
    "a stated treatment": (
        "relations: {",
        "relations: {interest: {who: lead, what: forum, treatment: stands back}, ",
        [],
    ),
    "a treatment that is not stated": (
        "relations: {",
        "relations: {interest: {who: lead, what: forum, treatment: not stated}, ",
        ["WARN"],
    ),
    "two committees of one body": ("reports to: council", "committee of: icb", []),
    "a seat that is no chair": ("to: forum, chair: true", "to: forum", []),
    "one answers to the other": ("reports to: council", "reports to: committee", []),
}


@pytest.mark.parametrize(("old", "new", "found"), CHANGED.values(), ids=CHANGED.keys())
def test_who_chairs_two_bodies_with_no_rule_for_conflicts(make: Make, old: str, new: str, found: list[str]) -> None:
    findings = run(make(CHAIRS.replace(old, new, 1)).graph(), ["STR141"], strict=True).findings
    assert [finding.severity for finding in findings] == found

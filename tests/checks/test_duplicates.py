"""Duplicates: found where two do one thing, and not where it only looks so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario

Load = Callable[[str], Scenario]

BODIES = """
places: {north: North, south: South}
events: {flood: A flood}
bodies:
  icb: {name: The ICB, kind: icb}
  trust: {name: The Trust, kind: nhs_trust}
  sub: {name: Sub-committee, committee of: icb}
decisions:
  care: {name: Care}
  part: {name: Part of care, part of: care}
groups: {both: {name: Both, members: [icb, trust], complete: true}}
"""

PAIRS = {
    "two decide": "decides: [{who: icb, what: care}, {who: trust, what: care}]",
    "two are charged": "charged with: [{who: icb, what: care}, {who: trust, what: care}]",
    "charged and responsible": "{charged with: {who: icb, what: care}, responsible for: {who: trust, what: care}}",
    "one of them in a part of the area": "decides: [{who: icb, what: care}, {who: trust, what: care, where: north}]",
    "bands overlap": "decides: [{who: icb, what: care, value from: 1m}, {who: trust, what: care, value below: 2m}]",
}

NO_PAIRS = {
    "a joint act": "decides: {who: {together: [icb, trust]}, what: care}",
    "each its own": "decides: {who: {each: [icb, trust]}, what: care}",
    "a committee and its parent": "decides: [{who: icb, what: care}, {who: sub, what: care}]",
    "a group and its member": "decides: [{who: both, what: care}, {who: trust, what: care}]",
    "a matter and its part": "decides: [{who: icb, what: care}, {who: trust, what: part}]",
    "different tiers of status": "decides: [{who: icb, what: care}, {who: trust, what: care, status: likely}]",
    "different places": "decides: [{who: icb, what: care, where: north}, {who: trust, what: care, where: south}]",
    "different values": "decides: [{who: icb, what: care, value from: 1m}, {who: trust, what: care, value below: 1m}]",
    "different dates": "decides: [{who: icb, what: care}, {who: trust, what: care, until: 2022-12-01}]",
    "different aspects": (
        "responsible for: [{who: icb, what: care, aspect: plan}, {who: trust, what: care, aspect: budget}]"
    ),
    "one oversees and one delivers": (
        "charged with: [{who: icb, what: care, how: oversees}, {who: trust, what: care, how: delivers}]"
    ),
    "a special case beside the rule": "decides: [{who: icb, what: care}, {who: trust, what: care, if: flood}]",
    "a decision put to the other": "decides: [{who: trust, what: care, to: icb}, {who: icb, what: care}]",
    "approvals that add up": "approves: [{who: icb, what: care}, {who: trust, what: care}]",
    "a delegation": "{decides: [{who: icb, what: care}, {who: trust, what: care}], delegates: {who: icb, to: trust}}",
    "one that is denied": "decides: [{who: icb, what: care}, {who: trust, what: care, not: true}]",
    "one that is past": "decides: [{who: icb, what: care}, {who: trust, what: care, status: past}]",
}


@pytest.mark.parametrize("relations", PAIRS.values(), ids=PAIRS.keys())
def test_a_pair(relations: str, scenario: Load) -> None:
    answer = scenario(BODIES + f"relations: {_inline(relations)}").graph().duplicates()
    assert answer.facets["pairs"] == ["icb|trust"]
    assert answer.facets["matters"] == ["care"]


@pytest.mark.parametrize("relations", NO_PAIRS.values(), ids=NO_PAIRS.keys())
def test_no_pair(relations: str, scenario: Load) -> None:
    assert scenario(BODIES + f"relations: {_inline(relations)}").graph().duplicates().facets["pairs"] == []


def _inline(relations: str) -> str:
    return relations if relations.startswith("{") else f"{{{relations}}}"


def test_both_routes_are_shown_with_their_lines_and_the_members_they_share(scenario: Load) -> None:
    answer = (
        scenario("""
        bodies:
          icb: {name: The ICB, kind: icb}
          trust: {name: The Trust, kind: nhs_trust, member of: [{to: sub}, {to: exec}]}
          sub: {name: Sub-committee, committee of: icb, charged with: care}
          exec: {name: Executive, charged with: care}
        decisions: {care: Care}
    """)
        .graph()
        .duplicates("care")
    )
    assert answer.facets["shared_members"] == ["trust"]
    assert [(chain.nodes, chain.ends) for chain in answer.chains] == [
        (("exec", "care"), "Executive: no line up is stated"),
        (("sub", "care", "icb"), "The ICB"),
    ]


def test_one_of_several_candidates_is_a_possible_pair(scenario: Load) -> None:
    answer = (
        scenario(BODIES + "relations: {decides: [{who: sub, what: care}, {who: {one of: [trust, icb]}, what: care}]}")
        .graph()
        .duplicates()
    )
    assert (answer.facets["pairs"], answer.facets["possible_pairs"]) == ([], ["sub|trust"])


def test_about_keeps_those_on_one_thing(scenario: Load) -> None:
    graph = scenario(BODIES + "relations: {decides: [{who: icb, what: care}, {who: trust, what: care}]}").graph()
    assert [graph.duplicates(about).facets["pairs"] for about in ("trust", "part", "sub")] == [
        ["icb|trust"],
        ["icb|trust"],
        [],
    ]

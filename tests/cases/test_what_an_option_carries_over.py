"""What an option's merge carries over, and what a change of its says without a source, no paper states."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TRUSTS = """
bodies:
  one: {name: Trust one, kind: nhs_trust, responsible for: {what: wards, source: d s1}, source: d s1}
  two: {name: Trust two, kind: nhs_trust, responsible for: {what: beds, source: d s2, basis: assumed}, source: d s1}
  forum: {name: Forum, kind: forum, recommends: {id: advice, what: wards, to: one, source: d s3}, source: d s3}
decisions: {wards: {name: Wards, source: d s1}, beds: {name: Beds, source: d s1}}
"""
MERGED = """
name: One trust
source: d s9
add: {bodies: {both: {name: The one trust, kind: nhs_trust, source: d s9}}}
merge: [{into: both, bodies: [one, two]}]
"""


def test_a_merged_body_has_by_our_inference_what_the_papers_said_of_the_bodies_before_it(make: Make) -> None:
    graph = make(TRUSTS, m=MERGED).graph("m")
    assert {f"{fact.subject} {fact.kind} {fact.object}": fact.basis for fact in graph if fact.basis != "law"} == {
        "both responsible for wards": "inferred",
        "both responsible for beds": "assumed",
        "forum recommends wards": "inferred",
    }


def test_a_change_without_a_source_is_our_inference_and_one_with_a_source_is_stated(make: Make) -> None:
    changes = {"silent": "status: required", "said": "status: required, source: d s9"}
    scenario = make(TRUSTS, **{name: f"change: [{{of: advice, to: {{{to}}}}}]" for name, to in changes.items()})
    assert {name: scenario.graph(name).facts["advice"].basis for name in changes} == {
        "silent": "inferred",
        "said": "stated",
    }

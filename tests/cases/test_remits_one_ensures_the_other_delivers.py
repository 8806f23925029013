"""One ensures what the other delivers, or one has the whole and the other a part: a lesser finding, and told by duplicates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

COUNCIL = """
bodies: {council: {name: The Council, kind: local_authority_ut, source: d s1}}
posts:
  director: {name: Director, of: council, source: d s1, charged with: {what: PART, how: delivers, source: d s2}}
  lead: {name: Lead, of: council, source: d s1, charged with: {what: plan, how: ensures, source: d s1}}
decisions: {plan: {name: Plan, source: d s1}, part: {name: Part, part of: plan, source: d s1}}
"""
ONE = COUNCIL.replace("PART", "plan")
PART = COUNCIL.replace("PART", "part")

SENTENCES = {
    "one matter": (ONE, "Director delivers Plan and Lead ensures it, and neither is above the other."),
    "whole and part": (
        PART,
        "Lead has Plan and Director has Part, which is a part of it, and neither is above the other.",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.values(), ids=SENTENCES.keys())
def test_it_is_a_lesser_finding(make: Make, text: str, sentence: str) -> None:
    findings = run(make(text).graph(), ["STR105"], strict=True).findings
    assert [(finding.severity, finding.sentence) for finding in findings] == [("INFO", sentence)]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.values(), ids=SENTENCES.keys())
def test_duplicates_tells_it_and_calls_it_no_duplicate(make: Make, text: str, sentence: str) -> None:
    answer = make(text).graph().duplicates()
    assert sentence in [line.text for line in answer.lines]
    assert (answer.facets["pairs"], answer.facets["lesser_pairs"]) == ([], ["director|lead"])


GONE = {
    "the other answers to it": "relations: {accountable to: {who: director, to: lead, source: d s3}}\n",
    "it delegates to the other": "relations: {delegates: {who: lead, to: director, what: plan, source: d s3}}\n",
}


@pytest.mark.parametrize("line", GONE.values(), ids=GONE.keys())
@pytest.mark.parametrize("text", [ONE, PART], ids=["one matter", "whole and part"])
def test_it_goes_when_one_is_above_the_other(make: Make, text: str, line: str) -> None:
    assert run(make(text + line).graph(), ["STR105"], strict=True).findings == ()


def test_to_oversee_what_another_delivers_is_ordinary(make: Make) -> None:
    assert run(make(ONE.replace("ensures", "oversees")).graph(), ["STR105"], strict=True).findings == ()

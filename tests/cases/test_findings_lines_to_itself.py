"""Who reports to itself, is its own committee or sits on itself: a finding, and drawn as a loop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.charts import scene
from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

BODY = """
bodies:
  icb: {{name: The ICB, kind: icb, source: d s1}}
  group: {{name: The group, kind: forum, {line}, source: d s1}}
"""
LINES = {
    "reports to: group": "The group reports to itself.",
    "accountable to: {to: [group, icb]}": "The group is accountable to itself.",
    "accountable to: {to: group, status: proposed}": "The group is accountable to itself (proposed).",
    "committee of: group": "The group is a committee of itself.",
    "sub-group of: group": "The group is a sub-group of itself.",
    "member of: group": "The group is a member of itself.",
}


@pytest.mark.parametrize("line", LINES)
def test_it_is_a_finding(make: Make, line: str) -> None:
    findings = run(make(BODY.format(line=line)).graph(), ["STR127"], strict=True).findings
    assert [(finding.about, finding.sentence) for finding in findings] == [(("group",), LINES[line])]


def test_a_line_to_another_is_none(make: Make) -> None:
    graph = make(BODY.format(line="reports to: icb")).graph()
    assert run(graph, ["STR127"], strict=True).findings == ()


@pytest.mark.parametrize("line", ["reports to: group", "committee of: group"])
@pytest.mark.parametrize("view", ["accountability", "governance"])
def test_the_box_of_whoever_it_is_says_so(make: Make, line: str, view: str) -> None:
    page = scene(make(BODY.format(line=line)).graph(), view)
    (box,) = [box for box in page.boxes if box.label == "The group"]
    said = "Reports to itself" if "reports" in line else "Is a committee of itself"
    assert said in [words.text for words in box.lines]
    assert not any(one.tail == one.head for one in page.connectors)

"""Firmer than the paper: what is only our reading, assumed or foreseen meets no requirement and bears out no claim unsaid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies: {{board: {{name: Board}}, icb: {{name: ICB}}}}
decisions: {{plan: {{name: Plan}}}}
relations:
  decides: {{who: board, what: plan, {how}}}
requirements:
  needed: {{says: The Board decides the plan, about: board, by: a paper, test: {{relations: {{decides: {{who: board, what: plan}}}}}}, source: d 1}}
claims:
  said: {{says: The Board decides the plan, about: board, by: a paper, test: {{relations: {{decides: {{who: board, what: plan}}}}}}, source: d 1}}
"""


@pytest.mark.parametrize(
    ("how", "met", "inferred", "told"),
    [
        ("source: d 1", ["needed"], [], set()),
        ("basis: inferred", ["needed"], ["needed"], {"EVI209", "EVI211"}),
        ("basis: assumed", [], [], {"EVI209", "EVI211"}),
        ("status: likely", [], [], {"EVI209", "EVI211"}),
    ],
)
def test_only_what_a_paper_says_now_meets_a_requirement_without_a_word(
    make: Make, how: str, met: list[str], inferred: list[str], told: set[str]
) -> None:
    graph = make(TEXT.format(how=how)).graph()
    facets = graph.assess("requirements").facets
    assert (facets["met"], facets["inferred"]) == (met, inferred)
    report = run(graph, ["EVI209", "EVI211"])
    assert {finding.code for finding in report.findings} == told
    assert {finding.severity for finding in report.findings} <= {"INFO"}


def test_the_headline_says_how_many_are_met_by_our_reading_alone(make: Make) -> None:
    graph = make(TEXT.format(how="basis: inferred")).graph()
    assert graph.assess("requirements").headline == "This is met (by our reading): Requirements."

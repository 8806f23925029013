"""Two papers on one system, asked about in plain words: do they agree, what changed, what was withdrawn?"""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.types import Scenario

FIRST = """
title: Waste paper
date: 2023-02-10
bodies:
  ministry: {name: Ministry of Waste, kind: company}
  agency: {name: Recycling Agency, kind: company, accountable to: {to: ministry}}
  panel: {name: Bottle Panel, kind: forum}
posts:
  perm: {name: Permanent Secretary, of: ministry, accountable to: {to: ministry}}
  tsar: {name: Recycling Tsar, of: ministry, accountable to: {to: ministry, through: perm}}
decisions:
  targets: {name: Recycling targets, decides: {who: agency}}
priorities:
  glass: {name: Glass}
relations:
  aligned to: {who: agency, to: glass}
"""
SECOND = """
title: Waste paper, one year on
date: 2024-02-20
extends: first
priorities:
  batteries: {name: Batteries}
relations:
  aligned to: {who: agency, to: batteries, from: 2024-02-20}
confirms:
  - {of: {accountable to: {who: tsar, to: ministry}}}
ends:
  - {of: {decides: {what: targets}}}
withdraws:
  - {of: panel}
"""


@pytest.fixture
def later(tmp_path: Path) -> Scenario:
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text)
    return govgraph.load(tmp_path / "second")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "Do the February 2023 and February 2024 papers agree on the line of the Recycling Tsar?",
            "Yes, the two papers agree.",
        ),
        ("Do both papers say the same about who decides recycling targets?", "No, the two papers differ."),
        (
            "Did the line of account of the Permanent Secretary change between the papers?",
            "Nothing changed between the two papers.",
        ),
        ("How did the Recycling Agency's priorities change from 2023 to 2024?", "The later paper names one more."),
        (
            "What did the later paper withdraw?",
            "The paper of 20 February 2024 withdraws one thing that the earlier paper says.",
        ),
        (
            "What was ended in the second paper?",
            "The paper of 20 February 2024 ends one thing that the earlier paper says.",
        ),
        (
            "Does the later paper confirm anything?",
            "The paper of 20 February 2024 confirms one thing that the earlier paper says.",
        ),
    ],
)
def test_a_question_about_two_papers(later: Scenario, question: str, begins: str) -> None:
    assert govgraph.ask(later, question).headline.startswith(begins)


def test_what_each_paper_says_stands_below(later: Scenario) -> None:
    answer = govgraph.ask(later, "Do both papers say the same about who decides recycling targets?")
    said = {line.label: line.text for line in answer.lines}
    assert said["Paper of 10 February 2023"].startswith("Recycling Agency decides Recycling targets.")
    assert said["Paper of 20 February 2024"].startswith("Nobody decides Recycling targets any more.")
    assert answer.facets["agree"] is False


def test_of_one_paper_nothing_is_held_against_another(later: Scenario) -> None:
    first = later.papers[0]
    answer = govgraph.ask(first, "Who decides recycling targets in both papers?")
    assert answer.reading.verb == "who-decides"

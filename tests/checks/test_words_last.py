"""A finding holds its facts. Its words are made when somebody reads them, once, and not by who counts or compares."""

from __future__ import annotations

import pytest

import govgraph
from govgraph.checks import run
from govgraph.checks.finding import FindingWords, Found
from govgraph.comparison import compare


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What each finding that was put into words is about, as long as the test lasts."""
    seen: list[tuple[str, ...]] = []
    told = Found.told

    def counted(found: Found) -> Found:
        seen.append(found.about)
        return told(found)

    monkeypatch.setattr(Found, "told", counted)
    return seen


def test_who_counts_findings_makes_no_words_of_those_that_are_like_no_other(said: list[tuple[str, ...]]) -> None:
    report = govgraph.check("bradford-craven", "b")
    made = len(said)
    assert report.totals.failed == len(report.spotted) > 50
    assert report.codes == tuple(sorted({one.code for one in report.spotted}))
    assert len(said) == made < report.totals.failed / 2


def test_who_reads_a_finding_makes_its_words_once(said: list[tuple[str, ...]]) -> None:
    report = govgraph.check("bradford-craven", "b")
    first = report.findings
    made = len(said)
    assert report.findings == first
    assert [(one.code, one.severity, one.about, one.facts) for one in report.spotted] == [
        (finding.code, finding.severity, finding.about, finding.facts) for finding in first
    ]
    assert len(said) == made


def test_a_comparison_makes_the_words_of_what_differs_alone(said: list[tuple[str, ...]]) -> None:
    scenario = govgraph.load("bradford-craven")
    answer = compare(scenario, ["baseline", "b"])
    rows = next(table for table in answer.tables if table.title == "Findings").rows
    every = sum(run(scenario.graph(option)).totals.failed for option in ("baseline", "b"))
    assert 0 < len(rows) < every / 2
    assert len(said) < every


def test_words_that_cannot_be_made_are_told_as_a_mistake_of_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(found: Found) -> Found:
        raise KeyError(found.about[0])

    monkeypatch.setattr(Found, "told", broken)
    report = govgraph.check("bradford-craven", "b", codes=["LAW26"])
    assert report.findings
    assert all(
        "LAW26" in finding.sentence and "could not be worked out" in finding.sentence for finding in report.findings
    )


def test_what_is_said_later_is_what_was_meant() -> None:
    words = FindingWords("It is so.", "mend it", detail="S1", brief="So.")
    found = Found.later(("a", "b"), lambda: words, facts=("r",), severity="WARN", code="LAW99")
    now = Found(("a", "b"), "It is so.", "mend it", ("r",), (), "WARN", "LAW99", None, "S1", "So.")
    assert found.told() == now == now.told()

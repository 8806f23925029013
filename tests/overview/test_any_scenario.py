"""What holds for the overview and the page of every scenario, whatever it says."""

from __future__ import annotations

from hypothesis import given, settings

from govgraph.checks.brief import LONGEST
from govgraph.model.scenario import Scenario
from govgraph.overview import as_answer, overview
from tests.stores.generated import scenarios


@settings(max_examples=15)
@given(scenarios())
def test_every_scenario_has_an_overview_and_a_page(scenario: Scenario) -> None:
    found = overview(scenario)
    assert found.question.endswith("?")
    assert found.answer.endswith(".")
    assert found.stress in found.answer
    assert all(len(row.cells) == len(found.columns) for row in found.rows)
    assert all(len(issue.brief) <= LONGEST for issues in found.issues for issue in issues)
    counts = found.counts
    assert counts.decisions == counts.decider + counts.settled + counts.recommender + counts.other + counts.same
    assert [row.ids for sheet in found.sheets(rows=3, columns=99) for row in sheet.rows] == [
        row.ids for row in found.rows
    ]
    assert as_answer(found).headline == found.answer
    assert scenario.page().html.count("<script>") == 1

"""A finding in one sentence of at most 75 letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.checks.brief import LONGEST, first_fitting
from govgraph.checks.registry import AUTHORING, checks
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

HOLDS = """
bodies:
  alliance: {{name: {name}, kind: provider_collaborative, {more}charged with: delivery}}
  {second}
decisions: {{delivery: Delivery}}
"""


def told(make: Make, name: str, *, more: str = "", second: str = "") -> str:
    graph = make(HOLDS.format(name=name, more=more, second=second)).graph()
    (finding,) = run(graph, ["STR108"]).findings
    return finding.brief


def test_a_check_says_in_few_words_what_is_wrong_by_short_names(make: Make) -> None:
    long = "Formal provider alliance for the whole of the place"
    assert told(make, long, more="short: the alliance, ") == "No paper says who holds the alliance to account."


def test_what_does_not_fit_is_told_without_the_name_and_never_cut(make: Make) -> None:
    assert told(make, "The alliance " * 20) == "No paper says who holds it to account."


def test_what_is_told_of_several_at_once_names_them_or_counts_them(make: Make) -> None:
    text = """
    bodies: {north: {name: North alliance, kind: forum}, south: {name: South alliance, kind: forum}, east: {name: East alliance, kind: forum}}
    decisions: {delivery: Delivery}
    relations: {charged with: {who: {each: [%s]}, what: delivery}}
    """
    both, three = (
        run(make(text % names).graph(), ["STR108"]).findings for names in ("north, south", "north, south, east")
    )
    assert [finding.brief for finding in both] == [
        "No paper says who holds North alliance and South alliance to account."
    ]
    assert [finding.brief for finding in three] == ["No paper says who holds East alliance and two others to account."]


def test_every_check_of_structure_and_of_the_record_has_a_sentence_that_always_fits() -> None:
    of_the_system = [check for check in checks().values() if check.family not in ("law", AUTHORING)]
    assert [check.code for check in of_the_system if not check.briefs or len(check.briefs[-1]) > LONGEST] == []
    assert [check.code for check in of_the_system if "{" in check.briefs[-1]] == []


@pytest.mark.parametrize(
    "scenario",
    ["bradford-craven", "manchester-one-team", "barking-dagenham-place-lead", "bob-place", "bob-peer-review"],
)
def test_every_finding_of_the_bundled_scenarios_is_a_whole_sentence_that_fits(scenario: str) -> None:
    import govgraph

    loaded = govgraph.load(scenario)
    for option in (None, *loaded.options):
        for finding in run(loaded.graph(option)).findings:
            assert len(finding.brief) <= LONGEST, finding
            assert finding.brief[0].isupper() or finding.brief[0].isdigit(), finding
            assert finding.brief.endswith((".", "?")), finding
            assert not finding.brief.startswith("Look at"), finding


def test_the_first_that_fits_is_taken() -> None:
    assert first_fitting("x" * 80, "it is short", "it") == "It is short."
    assert first_fitting("x" * 80) == ""

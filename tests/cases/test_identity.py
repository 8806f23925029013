"""Aspect, level, extent and value band are part of what makes two relations different: no row needs an invented id."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario
from govgraph.stores.read_back import scenario as read_back
from govgraph.stores.writing import rows

Make = Callable[..., Scenario]

BASE = "bodies: {icb: An ICB, place: A partnership}\nservices: {beds: Beds}\ndecisions: {spend: Spending}\n"
REMITS = """
relations:
  responsible for:
    - {who: icb, what: beds, aspect: contract, level: system}
    - {who: icb, what: beds, aspect: budget, level: system}
    - {who: icb, what: beds, aspect: budget, level: place}
    - {who: icb, what: beds, aspect: budget, level: place, extent: some elements}
  decides:
    - {who: place, what: spend, value below: £1m}
    - {who: place, what: spend, value from: £1m, value below: £2m}
    - {who: place, what: spend, aspect: capital}
"""


def test_rows_that_differ_in_one_of_them_are_all_there(make: Make) -> None:
    assert len(make(BASE + REMITS).baseline.facts) == 7


@pytest.mark.parametrize(
    "field", ["aspect: contract", "level: system", "extent: full", "value from: £1m", "value below: £1m"]
)
def test_each_of_them_sets_a_relation_apart(make: Make, field: str) -> None:
    kind, what = ("decides", "spend") if field.startswith(("value",)) else ("responsible for", "beds")
    row = f"who: icb, what: {what}"
    scenario = make(BASE + f"relations:\n  {kind}: [{{{row}}}, {{{row}, {field}}}]\n")
    assert len(scenario.baseline.facts) == 2


def test_the_same_row_twice_is_an_error_that_says_what_would_set_them_apart(problems: Callable[..., list[str]]) -> None:
    row = "{who: icb, what: beds, aspect: budget}"
    (found,) = problems(BASE + f"relations:\n  responsible for: [{row}, {row}]\n")
    assert "LOAD014 this relation is written twice" in found
    assert "they differ in no role, aspect, level, extent, value band or start" in found


def test_an_option_changes_or_removes_the_one_and_leaves_the_others(make: Make) -> None:
    scenario = make(
        BASE + REMITS,
        a="remove: [{responsible for: {who: icb, what: beds, aspect: contract}}]\n"
        "add: {relations: {responsible for: [{who: icb, what: beds, aspect: budget, level: system, status: proposed}]}}\n",
    )
    left = [fact for fact in scenario.graph("a") if fact.kind == "responsible for"]
    assert sorted((f.fields["aspect"], f.fields["level"], f.fields.get("extent", ""), f.status) for f in left) == [
        ("budget", "place", "", "in force"),
        ("budget", "place", "some elements", "in force"),
        ("budget", "system", "", "proposed"),
    ]


def test_a_store_keeps_them_apart(make: Make) -> None:
    scenario = make(BASE + REMITS)
    again = read_back(rows(scenario), scenario.folder)
    assert dict(again.baseline.facts) == dict(scenario.baseline.facts)


def test_a_denial_of_one_aspect_contradicts_no_statement_of_another(make: Make) -> None:
    scenario = make(
        BASE + "relations:\n  responsible for:\n    - {who: icb, what: beds, aspect: contract}\n"
        "    - {who: icb, what: beds, aspect: budget, not: true}\n"
    )
    assert run(scenario.graph(), ["EVI202"]).findings == ()

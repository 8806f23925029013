"""To whom somebody answers, and who answers for a matter: each step named by its kind, or where the line breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  board: {name: Board, kind: forum, committee of: icb}
  programme: {name: Programme, kind: programme}
  lost: {name: Lost group, kind: workstream}
  silent: {name: Silent group, kind: workstream, accountable to: not stated}
  either: {name: A trust, kind: trust}
  ft: {name: Foundation trust, kind: nhs_foundation_trust}
  council: {name: Council, kind: local_authority_ut}
posts:
  director: {name: Director, of: board}
  jointly: {name: Joint director, of: council}
decisions:
  plan: {name: Plan, responsible for: director}
  budget: {name: Budget}
  orphan: {name: Orphan}
relations:
  accountable to:
    - {who: programme, to: board, basis: inferred}
    - {who: jointly, to: board, for: budget}
    - {who: jointly, to: icb, reach: ultimate}
  reports to: [{who: jointly, to: council}]
"""


def to(scenario: Scenario, who: str, *what: str) -> dict[str, Any]:
    facets: dict[str, Any] = scenario.graph().answers_to(who, *what).facets
    return facets


def test_the_line_goes_from_parent_to_law_to_parliament(make: Make) -> None:
    facets = to(make(TEXT), "director")
    assert facets["chain"] == ["director", "board", "icb", "nhs_england", "secretary_of_state", "parliament"]
    assert facets["via"] == ["post", "committee", "law", "law", "law"]


def test_an_inferred_step_is_named(make: Make) -> None:
    assert to(make(TEXT), "programme")["inferred_steps"] == ["programme -> board"]


def test_a_line_that_nobody_states_breaks_at_once(make: Make) -> None:
    facets = to(make(TEXT), "lost")
    assert (facets["to"], facets["breaks_at"], facets["not_stated"]) == ([], "lost", True)


def test_a_source_that_is_silent_is_not_stated(make: Make) -> None:
    assert to(make(TEXT), "silent")["not_stated"] is True


def test_trust_or_foundation_trust_not_stated_breaks_with_its_reason(make: Make) -> None:
    facets = to(make(TEXT), "either")
    assert facets["breaks_at"] == "either"
    assert "is not stated" in facets["reason"]


def test_governors_and_electorate_are_ends(make: Make) -> None:
    scenario = make(TEXT)
    assert (to(scenario, "ft")["reaches"], to(scenario, "council")["reaches"]) == ("governors", "electorate")


def test_the_line_for_one_matter_goes_before_the_general_one(make: Make) -> None:
    scenario = make(TEXT)
    assert to(scenario, "jointly", "budget")["to"] == ["board"]
    assert to(scenario, "jointly", "plan")["to"] == ["council"]


def test_an_ultimate_line_is_a_claim_and_never_walked(make: Make) -> None:
    facets = to(make(TEXT), "jointly", "plan")
    assert facets["claimed_ultimate"] == ["icb"]
    assert "icb" not in facets["chain"]


def test_who_answers_for_a_matter_begins_at_who_is_responsible(make: Make) -> None:
    facets = make(TEXT).graph().who_answers_for("plan").facets
    assert (facets["who"], facets["because"], facets["to"], facets["not_stated"]) == (
        ["director"],
        "responsible",
        ["board"],
        False,
    )


def test_nobody_answers_for_an_orphan(make: Make) -> None:
    facets = make(TEXT).graph().who_answers_for("orphan").facets
    assert (facets["who"], facets["not_stated"]) == ([], True)

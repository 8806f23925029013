"""Whose authority is at a forum's table, whose is missing, and what is left once the conflicted have gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  council: {name: Council, kind: local_authority_ut, facts: {system: executive}}
  cabinet: {name: Cabinet, kind: la_executive, organ of: council}
  table: {name: The table, kind: place_partnership}
  other: {name: Another forum, kind: forum}
posts:
  director: {name: Place director, of: icb, facts: {employee: true}, member of: {to: table, voting: true, list complete: true}}
  dass: {name: Director of adult social services, of: council, office: dass, member of: {to: table, chair: true}}
functions:
  community: {name: Community services, part of: nhs-commissioning}
  care: {name: Care at home, part of: social-care}
decisions:
  joined: {name: Joined up care, exercises: [community, care]}
  ours: {name: Community alone, exercises: community}
relations:
  delegates:
    - {id: one, who: icb, to: director, what: community, power: ICB_P11, conditions: {constitution cover: true}}
    MORE
  INTEREST
"""
GIFT = "- {id: two, who: cabinet, to: dass, what: care, power: L9E}"


def can(make: Make, forum: str, what: str, more: str = GIFT, interest: str = "") -> dict[str, Any]:
    text = TEXT.replace("MORE", more).replace("INTEREST", interest)
    facets: dict[str, Any] = make(text).graph().can_decide(forum, what).facets
    return facets


def test_a_forum_decides_when_each_holder_has_given_to_someone_at_the_table(make: Make) -> None:
    facets = can(make, "table", "joined")
    assert (facets["verdict"], facets["bound"], facets["missing"]) == ("yes", ["icb", "council"], [])


def test_a_post_without_a_delegation_makes_it_only_if(make: Make) -> None:
    facets = can(make, "table", "joined", more="")
    assert (facets["verdict"], facets["only_if"], facets["needs"]) == ("only if", ["council"], ["L101", "L9E"])


def test_a_forum_that_nobody_is_stated_to_sit_at_cannot_be_told(make: Make) -> None:
    facets = can(make, "other", "joined")
    assert (facets["verdict"], facets["missing"]) == ("cannot tell", ["icb", "council"])


def test_nobody_of_a_holder_in_a_complete_list_binds_it_not(make: Make) -> None:
    text = TEXT.replace("MORE", "").replace("INTEREST", "").replace(", member of: {to: table, chair: true}", "")
    facets = make(text).graph().can_decide("table", "joined").facets
    assert (facets["verdict"], facets["not_bound"], facets["bound"]) == ("no", ["council"], ["icb"])


def test_once_the_conflicted_leave_their_holder_is_missing(make: Make) -> None:
    facets = can(make, "table", "joined", interest="interest: {who: dass, what: joined, treatment: leaves}")
    assert (facets["conflicted"], facets["verdict"], facets["verdict_after"]) == (["dass"], "yes", "no")
    assert facets["missing_after"] == ["council"]


@pytest.mark.parametrize(("what", "verdict"), [("ours", "yes"), ("joined", "yes")])
def test_only_holders_of_the_matter_count(make: Make, what: str, verdict: str) -> None:
    assert can(make, "table", what)["verdict"] == verdict


def test_chair_and_votes_are_told_and_never_bind(make: Make) -> None:
    facets = can(make, "table", "joined")
    assert (facets["chair"], facets["voting"]) == (["dass"], ["director"])

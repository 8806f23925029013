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


def test_at_a_forum_each_member_decides_alone_for_the_holder_that_gave_to_them(make: Make) -> None:
    facets = can(make, "table", "joined")
    assert (facets["verdict"], facets["bound"], facets["missing"]) == ("by its members", [], [])
    assert facets["by_members"] == {"icb": ["director"], "council": ["dass"]}


@pytest.mark.parametrize(
    ("system", "needs"),
    [("{system: executive}", ["L9E"]), ("{system: committee}", ["L101"]), ("{}", ["L9E"])],
)
def test_a_post_without_a_delegation_makes_it_only_if(make: Make, system: str, needs: list[str]) -> None:
    """Care is for the executive where a council has one (a cabinet shows it), and then full council cannot give it (L38)."""
    text = TEXT.replace("MORE", "").replace("INTEREST", "").replace("{system: executive}", system)
    facets = make(text).graph().can_decide("table", "joined").facets
    assert (facets["verdict"], facets["only_if"], facets["needs"]) == ("only if", ["council"], needs)


def test_a_forum_that_nobody_is_stated_to_sit_at_cannot_be_told(make: Make) -> None:
    facets = can(make, "other", "joined")
    assert (facets["verdict"], facets["missing"]) == ("cannot tell", ["icb", "council"])


def test_nobody_of_a_holder_in_a_complete_list_binds_it_not(make: Make) -> None:
    text = TEXT.replace("MORE", "").replace("INTEREST", "").replace(", member of: {to: table, chair: true}", "")
    facets = make(text).graph().can_decide("table", "joined").facets
    assert (facets["verdict"], facets["not_bound"], facets["by_members"]) == ("no", ["council"], {"icb": ["director"]})


def test_once_the_conflicted_leave_their_holder_is_missing(make: Make) -> None:
    facets = can(make, "table", "joined", interest="interest: {who: dass, what: joined, treatment: leaves}")
    assert (facets["conflicted"], facets["verdict"], facets["verdict_after"]) == (["dass"], "by its members", "no")
    assert facets["missing_after"] == ["council"]


@pytest.mark.parametrize(("what", "who"), [("ours", ["icb"]), ("joined", ["icb", "council"])])
def test_only_holders_of_the_matter_count(make: Make, what: str, who: list[str]) -> None:
    assert list(can(make, "table", what)["by_members"]) == who


def test_chair_and_votes_are_told_and_never_bind(make: Make) -> None:
    facets = can(make, "table", "joined")
    assert (facets["chair"], facets["voting"]) == (["dass"], ["director"])


# -- quorum and votes, before and after ---------------------------------------------------------------------------

COMMITTEE = """
bodies:
  icb: {name: Town ICB, kind: icb}
  trust: {name: The trust, kind: nhs_trust}
  committee: {name: Place committee, kind: body_committee, committee of: icb, facts: {quorum: QUORUM}}
posts:
  chair: {name: Chair, of: icb, member of: {to: committee, chair: true, list complete: COMPLETE}}
  director: {name: Place director, of: icb, member of: committee}
  provider: {name: Provider member, of: trust, member of: committee}
  adviser: {name: Adviser, of: icb, member of: {to: committee, voting: false}}
people:
  ann: {name: Ann}
functions:
  community: {name: Community services, part of: nhs-commissioning}
agreements:
  contract: {name: Community contract, kind: contract}
decisions:
  plan: {name: The plan, exercises: community}
relations:
  delegates: {id: one, who: icb, to: committee, what: community, power: ICB_P11, conditions: {constitution cover: true}}
  MORE
"""


def sits(make: Make, what: str = "plan", more: str = "", quorum: str = "2", complete: bool = True) -> dict[str, Any]:
    text = COMMITTEE.replace("MORE", more).replace("QUORUM", quorum).replace("COMPLETE", str(complete).lower())
    facets: dict[str, Any] = make(text).graph().can_decide("committee", what).facets
    return facets


def said(facets: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(facets[key] for key in ("verdict", "quorate", "verdict_after", "quorate_after"))


def test_with_nobody_conflicted_after_is_as_before(make: Make) -> None:
    facets = sits(make)
    assert said(facets) == ("yes", "yes", "yes", "yes")
    assert (facets["conflicted"], facets["may_be_conflicted"], facets["by_holder_after"]) == ([], [], {"icb": "yes"})
    assert facets["may_vote"] == facets["may_vote_after"] == ["chair", "director", "provider"]


@pytest.mark.parametrize(
    ("quorum", "complete", "expected"),
    [
        ("2", True, ("yes", "yes", "yes", "yes")),
        ("3", True, ("yes", "yes", "no", "no")),
        ("4", True, ("no", "no", "no", "no")),
        ("3", False, ("yes", "yes", "yes", "cannot tell")),
        ("a majority of the members", True, ("yes", "yes", "yes", "yes")),
        ("all members", True, ("yes", "yes", "no", "no")),
        ("enough clinicians", True, ("yes", "cannot tell", "yes", "cannot tell")),
        ("not stated", True, ("yes", "cannot tell", "yes", "cannot tell")),
        ("the chair", True, ("yes", "yes", "yes", "yes")),
    ],
)
def test_a_committee_once_one_of_three_leaves(
    make: Make, quorum: str, complete: bool, expected: tuple[str, ...]
) -> None:
    facets = sits(make, more="interest: {who: director, what: plan}", quorum=quorum, complete=complete)
    assert facets["conflicted"] == ["director"]
    assert said(facets) == expected


def test_a_quorum_that_cannot_be_told_is_a_condition(make: Make) -> None:
    facets = sits(make, more="interest: {who: director, what: plan}", quorum="enough clinicians")
    assert facets["quorum"] == "enough clinicians"
    assert [need for need in facets["needs_after"] if "enough clinicians" in need]


@pytest.mark.parametrize(
    "interest",
    [
        "interest: {who: director, what: plan}",
        "interest: {who: director, what: community}",
        "interest: {who: ann, what: plan}\n  occupies: {who: ann, to: director}",
    ],
)
def test_an_interest_is_of_the_post_or_whoever_holds_it_in_the_matter_or_what_it_exercises(
    make: Make, interest: str
) -> None:
    assert sits(make, more=interest)["conflicted"] == ["director"]


def test_an_interest_of_the_body_is_one_of_its_posts(make: Make) -> None:
    assert sits(make, more="interest: {who: trust, what: plan}")["conflicted"] == ["provider"]


@pytest.mark.parametrize("how", ["not: true", "status: past", "until: 2020-01-01", "status: proposed"])
def test_an_interest_that_is_denied_over_or_only_foreseen_is_none(make: Make, how: str) -> None:
    facets = sits(make, more=f"interest: {{who: director, what: plan, {how}}}", quorum="3")
    assert (facets["conflicted"], facets["may_be_conflicted"], facets["quorate_after"]) == ([], [], "yes")


def test_an_interest_in_doubt_leaves_it_open_who_is_left(make: Make) -> None:
    facets = sits(make, more="interest: {who: director, what: plan, basis: assumed}", quorum="3")
    assert (facets["conflicted"], facets["may_be_conflicted"]) == ([], ["director"])
    assert said(facets) == ("yes", "yes", "cannot tell", "cannot tell")


@pytest.mark.parametrize(
    ("treatment", "stay", "quorate"),
    [("may take part in discussion and decision", ["director"], "yes"), ("leaves without a vote", [], "no")],
)
def test_a_treatment_that_lets_the_member_take_part_takes_nobody_from_the_table(
    make: Make, treatment: str, stay: list[str], quorate: str
) -> None:
    facets = sits(make, more=f"interest: {{who: director, what: plan, treatment: {treatment}}}", quorum="3")
    assert (facets["conflicted"], facets["may_stay"], facets["quorate_after"]) == (["director"], stay, quorate)


# -- interests that follow from structure (L48) -------------------------------------------------------------------

PARTY = "party to: {who: trust, to: contract, as: provider}"


def test_a_member_of_the_provider_is_conflicted_on_its_contract(make: Make) -> None:
    facets = sits(make, "contract", PARTY)
    assert facets["conflicted"] == ["provider"]
    assert "The trust is a provider under Community contract" in facets["conflicts"]["provider"]


def test_a_decision_that_concerns_the_contract_is_one_on_it(make: Make) -> None:
    assert sits(make, more=PARTY + "\n  concerns: {who: plan, to: contract}")["conflicted"] == ["provider"]


@pytest.mark.parametrize(("says", "may_be"), [("", ["provider"]), (", not: true", []), (", status: past", [])])
def test_a_contract_that_is_said_to_concern_the_decision_may_be_what_is_decided_on(
    make: Make, says: str, may_be: list[str]
) -> None:
    facets = sits(make, more=f"{PARTY}\n  concerns: {{who: contract, to: plan{says}}}", quorum="3")
    assert (facets["conflicted"], facets["may_be_conflicted"]) == ([], may_be)


@pytest.mark.parametrize("role", ["commissioner", "party"])
def test_only_a_provider_has_a_contract_to_gain(make: Make, role: str) -> None:
    facets = sits(make, "contract", PARTY.replace("provider", role))
    assert (facets["conflicted"], facets["may_be_conflicted"]) == ([], [])


def test_who_holds_a_post_of_the_provider_too_is_conflicted(make: Make) -> None:
    more = PARTY + "\n  occupies: [{who: ann, to: chair}, {who: ann, to: provider}]"
    assert sits(make, "contract", more)["conflicted"] == ["chair", "provider"]


@pytest.mark.parametrize(
    "tie",
    [
        "nominates: {who: trust, to: chair}",
        "represents: {who: chair, for: trust}",
        "speaks for: {who: chair, for: trust}",
    ],
)
def test_who_was_only_nominated_or_speaks_for_the_provider_may_be_conflicted(make: Make, tie: str) -> None:
    facets = sits(make, "contract", f"{PARTY}\n  {tie}")
    assert (facets["conflicted"], facets["may_be_conflicted"]) == (["provider"], ["chair"])


def test_who_sits_at_the_table_for_the_provider_may_be_conflicted_and_who_sits_elsewhere_for_it_is_not(
    make: Make,
) -> None:
    seat = "{who: chair, to: FORUM, for: trust, list complete: true}"
    here = f"{PARTY}\n  member of: {seat.replace('FORUM', 'committee')}"
    there = f"{PARTY}\n  member of: {seat.replace('FORUM', 'trust')}"
    assert sits(make, "contract", here)["may_be_conflicted"] == ["chair"]
    assert sits(make, "contract", there)["may_be_conflicted"] == []


@pytest.mark.parametrize(
    "tie",
    [
        "nominates: {who: icb, to: chair}",
        "represents: {who: chair, for: icb}",
        "speaks for: {who: chair, for: icb}",
        "nominates: {who: trust, to: chair, until: 2020-01-01}",
        "represents: {who: chair, for: trust, not: true}",
        "speaks for: {who: chair, for: trust, status: past}",
    ],
)
def test_a_tie_to_another_body_and_one_that_is_over_or_denied_is_no_interest(make: Make, tie: str) -> None:
    facets = sits(make, "contract", f"{PARTY}\n  {tie}")
    assert (facets["conflicted"], facets["may_be_conflicted"]) == (["provider"], [])


def test_a_provider_of_what_is_planned_may_be_conflicted(make: Make) -> None:
    facets = sits(make, more="provides: {who: trust, what: community}", quorum="3")
    assert (facets["conflicted"], facets["may_be_conflicted"]) == ([], ["provider"])
    assert said(facets) == ("yes", "yes", "cannot tell", "cannot tell")


def test_at_a_table_that_is_no_icbs_the_law_knows_no_such_interest(make: Make) -> None:
    text = COMMITTEE.replace("committee of: icb", "kind one of: [forum]").replace("kind: body_committee, ", "")
    text = text.replace("MORE", PARTY).replace("QUORUM", "2").replace("COMPLETE", "true")
    text = text[: text.index("  delegates:")] + text[text.index("  party to") :]
    facets = make(text).graph().can_decide("committee", "contract").facets
    assert (facets["conflicted"], facets["may_be_conflicted"]) == ([], [])


# -- who is left --------------------------------------------------------------------------------------------------


def test_a_holder_loses_its_authority_at_a_forum_when_its_post_leaves_and_the_other_keeps_it(make: Make) -> None:
    facets = can(make, "table", "joined", interest="interest: {who: dass, what: joined}")
    assert facets["by_holder"] == {"icb": "by its members", "council": "by its members"}
    assert facets["by_holder_after"] == {"icb": "by its members", "council": "no"}
    assert facets["bound_after"] == []


def test_with_an_open_list_somebody_else_may_sit_there_for_the_holder(make: Make) -> None:
    text = TEXT.replace("MORE", GIFT).replace("INTEREST", "interest: {who: dass, what: joined}")
    facets = make(text.replace(", list complete: true", "")).graph().can_decide("table", "joined").facets
    assert facets["by_holder_after"] == {"icb": "by its members", "council": "cannot tell"}


def test_who_has_left_by_then_or_is_yet_to_join_is_not_at_the_table(make: Make) -> None:
    text = TEXT.replace("MORE", GIFT).replace("INTEREST", "")
    gone = make(text.replace("to: table, chair: true", "to: table, chair: true, until: 2020-01-01"))
    assert gone.graph().can_decide("table", "joined").facets["missing"] == ["council"]


def test_the_table_shows_before_and_after_side_by_side(make: Make) -> None:
    text = COMMITTEE.replace("MORE", "interest: {who: director, what: plan}").replace("QUORUM", "3")
    answer = make(text.replace("COMPLETE", "true")).graph().can_decide("committee", "plan")
    assert answer.tables[0].columns == ("", "all there", "once they leave")
    assert [row[1:] for row in answer.tables[0].rows] == [
        ("yes, by Place committee", "no, by Place committee"),
        ("3", "2"),
        ("yes: 3 can attend, and it takes 3", "no: 2 can attend, and it takes 3"),
        ("yes", "no"),
    ]


# -- the three chains ---------------------------------------------------------------------------------------------


def test_it_says_who_may_decide_who_answers_for_it_and_who_is_liable(make: Make) -> None:
    text = COMMITTEE.replace("MORE", "").replace("QUORUM", "2").replace("COMPLETE", "true")
    answer = make(text).graph().can_decide("committee", "plan")
    assert [chain.label for chain in answer.chains] == [
        "authority of Place committee for Town ICB",
        "Place committee answers to",
    ]
    assert answer.facets["answers_to"]["committee"][0] == "icb"
    assert {holder: list(who) for holder, who in answer.facets["liable_by_holder"].items()} == {"icb": ["icb"]}
    lines = {line.label: line.text for line in answer.lines}
    assert lines["Liable"] == "Town ICB for its own"


SEVERAL = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: Town ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut, facts: {system: executive}}
  committee: {name: Place committee, kind: body_committee, committee of: icb}
functions:
  dental: {name: Dental services, part of: nhs-direct-commissioning}
relations:
  delegates:
    - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: allowed}
    - {who: icb, to: council, what: dental, power: S75, conditions: {agreement: true, improvement: true, consultation: true}}
    - {who: nhse, to: council, what: dental, power: S75, conditions: {agreement: true, improvement: true, consultation: true}}
"""


def test_several_who_are_liable_each_by_another_route_are_told(make: Make) -> None:
    """By the ICB the liability moved with section 65Z5; straight from NHS England by section 75 it stayed."""
    answer = make(SEVERAL).graph().can_decide("council", "dental")
    assert sorted(answer.facets["liable_by_holder"]["nhse"]) == ["icb", "nhse"]
    assert [note for note in answer.notes if "depends on the route" in note]


def test_a_denial_is_the_reason_and_not_who_is_missing_at_the_table(make: Make) -> None:
    scenario = make("""
        bodies:
          icb: {name: Borough ICB, kind: icb, source: d}
          council: {name: Borough Council, kind: local_authority_ut, source: d}
          place: {name: Place Committee, kind: icb_place_committee, committee of: icb, source: d}
        posts: {ali: {name: Councillor Ali, of: council, member of: place, source: d}}
        functions: {care: {name: Community services, part of: {to: nhs-commissioning, basis: law}, source: d}}
        decisions: {move: {name: Hospital move, exercises: care, decides: {who: icb, source: d 2}, source: d}}
        relations: {delegates: [{who: icb, to: place, what: move, not: true, source: d 3}]}
    """)
    assert scenario.graph().can_decide("place", "move").facets["reasons"] == {
        "icb": "Hospital move is reserved to Borough ICB, and it is not delegated to Place Committee by Borough ICB (d 3)"
    }

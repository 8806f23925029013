"""Kind i: lawful gives every reason, never says yes to what is excluded, and advises only what these givers can use."""

from __future__ import annotations

import pytest

from govgraph.questions.asked_parties import UnknownFact
from govgraph.questions.lawful import lawful

DAY = "2025-03-01"
EXCLUDED = [
    ("icb", "local_authority_ut", "endoscopy", "PAR_R9"),
    ("icb", "local_authority_ut", "surgery", "PAR_R9"),
    ("local_authority_ut", "nhs_trust", "LASSA1970 s6", "PAR_R8"),
    ("local_authority_ut", "nhs_trust", "adoption", "PAR_R8"),
    ("nhs_england", "icb", "continuing-healthcare", "S65Z5"),
    ("nhs_england", "icb", "provider-licensing", "S65Z5"),
    ("local_authority_ut", "company", "CA2014 s42", "C79"),
    ("local_authority_ut", "company", "housing", "C79"),
    ("full_council", "officer", "scrutiny", "L101"),
    ("nhs_foundation_trust", "executive director", "MHA1983 s23", "FT_P15"),
    ("full_council", "officer", "rate", "L101"),
]


@pytest.mark.parametrize("asked", EXCLUDED)
def test_what_is_excluded_is_never_a_yes(asked: tuple[str, str, str, str]) -> None:
    answer = lawful(*asked, on=DAY)
    assert not answer.headline.startswith("Yes")
    assert answer.facets["answer"] != "yes"
    assert answer.facets["conditions"] == []
    assert answer.facets["why"]


@pytest.mark.parametrize("asked", EXCLUDED)
def test_nor_is_it_offered_by_the_same_power_as_advice(asked: tuple[str, str, str, str]) -> None:
    *question, power = asked
    found = lawful(*question, on=DAY).facets
    assert power not in found["powers"]
    assert not any(power == row and found["answer"] == "yes" for row in found["powers"])


@pytest.mark.parametrize(
    ("giver", "receiver", "function"),
    [
        ("officer", "ward councillor", "la_exec"),
        ("executive", "company", "la_nonexec"),
        ("full_council", "nhs_trust", "la_nonexec"),
        ("nhs_trust", "company", "provision"),
        ("icb", "company", "commissioning"),
        ("nhs_foundation_trust", "forum", "provision"),
        ("combined_authority", "company", "la_nonexec"),
    ],
)
def test_advice_names_only_powers_that_this_giver_can_use(giver: str, receiver: str, function: str) -> None:
    """Each power named as a way is one by which the giver would get past the test of the giver."""
    found = lawful(giver, receiver, function, on=DAY).facets
    assert found["answer"] == "no"
    for row in found["receivers"]:
        again = lawful(giver, receiver, function, row, on=DAY)
        assert not any("does not let" in reason for reason in again.facets["reasons"]), row
        assert row != "S14Z61", "an ICB cannot use it of its own will"


def test_every_reason_is_given_with_its_provision() -> None:
    found = lawful("local_authority_ut", "vcse", "la_exec", "S65Z5", on=DAY).facets
    assert found["rules"] == ["LAW01", "LAW02"]
    assert len(found["why"]) == 2
    assert all("NHS Act 2006 s65Z5" in reason for reason in found["why"])


def test_a_refusal_shows_no_code_and_no_liability() -> None:
    answer = lawful("local_authority_ut", "company", "children-social-care", on=DAY)
    said = " ".join([answer.headline, *(line.text for line in answer.lines)])
    assert not any(code in said for code in ("C79", "CYPA_P1", "L9E", "LAW"))
    assert answer.facets["liable"] == ""


@pytest.mark.parametrize(
    ("giver", "receiver", "facts", "function", "expected"),
    [
        ("icb", "post", ["employee"], "commissioning", "yes"),
        ("icb", "post", ["not employee", "not board member", "not secondee"], "commissioning", "no"),
        ("nhs_foundation_trust", "post", ["executive director"], "provision", "yes"),
        ("nhs_foundation_trust", "post", ["non-executive director"], "provision", "no"),
        ("nhs_foundation_trust", "chair", [], "provision", "no"),
        ("nhs_foundation_trust", "governor", [], "provision", "no"),
        ("nhs_foundation_trust", "chief executive", [], "provision", "yes"),
        ("full_council", "post", ["officer"], "la_nonexec", "yes"),
        ("nhs_trust", "post", ["employee"], "provision", "yes"),
    ],
)
def test_the_facts_of_a_post_are_taken(
    giver: str, receiver: str, facts: list[str], function: str, expected: str
) -> None:
    assert lawful(giver, receiver, function, on=DAY, receiver_is=facts).facets["answer"] == expected


def test_the_system_of_a_council_is_taken() -> None:
    asked = ("local_authority_ut", "officer", "la_exec", "L101")
    assert lawful(*asked, on=DAY, giver_is=["committee system"]).facets["conditions"] == [
        "which organ of Upper-tier or unitary council"
    ]


def test_a_fact_that_is_none_gets_the_nearest() -> None:
    with pytest.raises(UnknownFact, match="executive director"):
        lawful("icb", "post", "commissioning", on=DAY, receiver_is=["exective director"])


def test_a_body_that_holds_nothing_of_the_kind_must_have_received_it() -> None:
    (need,) = lawful("nhs_trust", "icb", "commissioning", "S65Z5", on=DAY).facets["conditions"]
    assert need == "NHS trust has received it: statute places it on NHS England or integrated care board"


def test_a_power_is_cited_as_it_stood_on_the_day() -> None:
    answer = lawful("local_authority_ut", "nhs_trust", "social-care", "S75", on="2005-01-01")
    assert "2022" not in answer.headline
    assert (
        lawful("leader", "officer", "la_exec", "L9E", on="2010-01-01")
        .facets["liable"]
        .endswith("(LGA 2000 ss14-20 as they stood)")
    )


def test_what_is_no_legal_person_is_said_to_be_none() -> None:
    answer = lawful("icb", "place_partnership", "commissioning", on=DAY)
    assert ("About it", "Place partnership: it is no legal person, and no power names it") in [
        (line.label, line.text) for line in answer.lines
    ]


@pytest.mark.parametrize(
    ("giver", "receiver", "power", "expected"),
    [
        ("authority_mayor", "officer", None, "yes"),
        ("authority_mayor", "officer", "L101", "no"),
        ("combined_authority", "officer", "L101", "no"),
        ("combined_authority", "local_authority_ut", None, "no"),
    ],
)
def test_what_only_a_mayor_may_exercise(giver: str, receiver: str, power: str | None, expected: str) -> None:
    assert lawful(giver, receiver, "mayoral-function", power, on=DAY).facets["answer"] == expected


@pytest.mark.parametrize(
    "receiver",
    [
        "icb_cluster",
        "trust_group",
        "joint_board",
        "safeguarding_adults_board",
        "safeguarding_children_partnership",
        "integrated_health_organisation",
        "neighbourhood_provider",
        "greater_london_authority",
    ],
)
def test_names_and_contracts_of_2026_receive_no_function_of_a_commissioner(receiver: str) -> None:
    assert lawful("icb", receiver, "commissioning", on=DAY).facets["answer"] == "no"


def test_money_moves_no_function() -> None:
    (reason,) = lawful("icb", "local_authority_ut", "commissioning", "S256", on=DAY).facets["why"]
    assert reason.startswith("NHS Act 2006 s256 carries no authority: it lets money be paid, and moves no function")

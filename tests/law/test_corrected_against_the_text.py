"""What the registry said wrongly before it was held against the text of the law, each in both directions."""

from __future__ import annotations

from typing import Any

import pytest

from govgraph.questions.lawful import lawful

DAY = "2025-03-01"


def asked(giver: str, receiver: str, function: str = "", power: str | None = None, on: str = DAY) -> dict[str, Any]:
    return dict(lawful(giver, receiver, function, power, on=on).facets)


def answer(giver: str, receiver: str, function: str = "", power: str | None = None, on: str = DAY) -> str:
    return str(asked(giver, receiver, function, power, on)["answer"])


# -- health scrutiny: only officers and the Health and Wellbeing Board are barred (SI 2013/218 regs 22 and 29) ----------


@pytest.mark.parametrize(
    ("giver", "receiver", "power", "expected"),
    [
        ("full_council", "la_committee", None, "yes"),
        ("full_council", "la_committee", "L101", "yes"),
        ("full_council", "la_committee", "SCRUT", "yes"),
        ("full_council", "hosc", None, "yes"),
        ("local_authority_ut", "local_authority_ut", "L101", "yes"),
        ("local_authority_ut", "local_authority_ut", None, "yes"),
        ("full_council", "officer", None, "no"),
        ("full_council", "officer", "L101", "no"),
        ("full_council", "dph", "SCRUT", "no"),
        ("full_council", "hwb", None, "no"),
        ("full_council", "hwb", "HWB_196", "no"),
        ("full_council", "hwb", "L101", "no"),
        ("local_authority_ut", "company", None, "no"),
        ("local_authority_ut", "nhs_trust", None, "no"),
    ],
)
def test_health_scrutiny(giver: str, receiver: str, power: str | None, expected: str) -> None:
    assert answer(giver, receiver, "scrutiny", power) == expected


# -- discharge of detained patients (MHA 1983 ss23 and 142B) -----------------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "power", "expected"),
    [
        ("nhs_foundation_trust", "hospital_managers_panel", "MHA_S23_6", "yes"),
        ("nhs_foundation_trust", "hospital_managers_panel", None, "yes"),
        ("nhs_foundation_trust", "body_committee", "MHA_S23_6", "yes"),
        ("nhs_trust", "hospital_managers_panel", "MHA_S23_4", "yes"),
        ("nhs_trust", "body_committee", "MHA_S23_4", "yes"),
        ("nhs_trust", "body_subcommittee", None, "yes"),
        ("nhs_foundation_trust", "post", "FT_P15", "no"),
        ("nhs_foundation_trust", "body_committee", "FT_P15", "no"),
        ("nhs_foundation_trust", "post", None, "no"),
        ("nhs_trust", "post", None, "no"),
        ("nhs_trust", "post", "NHST_OFF", "no"),
        ("nhs_trust", "body_committee", "NHST_R15", "no"),
        ("nhs_foundation_trust", "hospital_managers_panel", "MHA_S23_4", "no"),
    ],
)
def test_discharge_of_detained_patients(giver: str, receiver: str, power: str | None, expected: str) -> None:
    assert answer(giver, receiver, "MHA1983 s23", power) == expected


def test_the_panel_may_do_nothing_else() -> None:
    assert answer("nhs_foundation_trust", "hospital_managers_panel", "provision", "MHA_S23_6") == "no"


def test_another_function_under_the_mental_health_act_goes_to_no_executive_director_by_the_constitution() -> None:
    assert answer("nhs_foundation_trust", "post", "MHA1983 s132", "FT_P15") == "no"
    assert answer("nhs_foundation_trust", "post", "provision", "FT_P15") == "yes"


# -- section 79 of the Care Act: Part 1 and after-care, and nothing else -----------------------------------------------


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("social-care", "yes"),
        ("CA2014 s9", "yes"),
        ("after-care", "yes"),
        ("MHA1983 s117", "yes"),
        ("children-social-care", "no"),
        ("ChA1989 s17", "no"),
        ("housing", "no"),
        ("disabled-facilities-grants", "no"),
        ("public-health", "no"),
        ("health-scrutiny", "no"),
        ("education", "no"),
        ("ehc-plans", "no"),
        ("environmental-health", "no"),
        ("CA2014 s42", "no"),
        ("safeguarding-adults", "no"),
        ("CA2014 s14", "no"),
    ],
)
def test_a_council_authorises_a_company_only_for_care_act_functions(function: str, expected: str) -> None:
    assert answer("local_authority_ut", "company", function, "C79") == expected


@pytest.mark.parametrize("function", ["children-social-care", "housing", "public-health", "health-scrutiny"])
def test_no_other_power_lets_a_company_have_it_either(function: str) -> None:
    found = asked("local_authority_ut", "company", function)
    assert (found["answer"], found["powers"]) == ("no", [])


@pytest.mark.parametrize("function", ["NHSA2006 s14Z59", "NHSA2006 s14Z60", "nhs-oversight"])
def test_oversight_is_outside_the_closed_list_of_section_75(function: str) -> None:
    assert answer("nhs_england", "local_authority_ut", function, "PAR_R9") != "yes"


# -- the Standing Rules exception binds NHS England's functions only ---------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "function", "expected"),
    [
        ("icb", "local_authority_ut", "continuing-healthcare", "yes"),
        ("nhs_trust", "local_authority_ut", "provision", "yes"),
        ("nhs_england", "icb", "continuing-healthcare", "cannot tell"),
        ("nhs_england", "icb", "NHSA2006 s14Z60", "no"),
        ("icb", "nhs_trust", "NHSA2006 s14Z60", "yes"),
    ],
)
def test_the_standing_rules(giver: str, receiver: str, function: str, expected: str) -> None:
    assert answer(giver, receiver, function, "S65Z5") == expected


# -- combined authorities and combined county authorities ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "function", "power", "on", "expected"),
    [
        ("secretary_of_state", "combined_county_authority", "sos_public_health", "S7A", "2023-12-26", "yes"),
        ("secretary_of_state", "combined_county_authority", "sos_public_health", "S7A", "2023-12-25", "no"),
        ("secretary_of_state", "combined_authority", "sos_public_health", "S7A", DAY, "yes"),
        ("icb", "combined_county_authority", "commissioning", "S65Z5", "2023-12-26", "yes"),
        ("icb", "combined_county_authority", "commissioning", "S65Z5", "2023-12-25", "no"),
        ("combined_county_authority", "icb", "la_exec", "S65Z5", DAY, "no"),
        ("local_authority_ut", "combined_county_authority", "la_nonexec", "L101", DAY, "yes"),
        ("local_authority_ut", "combined_authority", "la_nonexec", "L101", DAY, "yes"),
        ("icb", "greater_london_authority", "commissioning", "S65Z5", DAY, "no"),
        ("combined_authority", "nhs_trust", "public-health", "PAR_R8", DAY, "cannot tell"),
        ("combined_county_authority", "nhs_trust", "public-health", "PAR_R8", DAY, "cannot tell"),
        ("combined_authority", "local_authority_ut", "la_exec", "PAR_R9", DAY, "no"),
    ],
)
def test_combined_authorities(giver: str, receiver: str, function: str, power: str, on: str, expected: str) -> None:
    assert answer(giver, receiver, function, power, on) == expected


def test_whether_its_order_applies_section_75_is_what_is_not_known() -> None:
    (reason,) = asked("combined_authority", "nhs_trust", "public-health", "PAR_R8")["reasons"]
    assert "order applies section 75" in reason


def test_nobody_is_in_doubt_whether_the_text_names_a_combined_county_authority() -> None:
    found = asked("icb", "combined_county_authority", "commissioning", "S65Z5")
    assert (found["rules"], found["conditions"]) == ([], [])


# -- foundation trusts are partners of section 75 beyond doubt ----------------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "function", "power", "on", "expected"),
    [
        ("local_authority_ut", "nhs_foundation_trust", "social-care", "PAR_R8", DAY, "yes"),
        ("local_authority_ut", "nhs_foundation_trust", "social-care", "PAR_R8", "2015-04-01", "yes"),
        ("nhs_foundation_trust", "local_authority_ut", "provision", "PAR_R9", DAY, "yes"),
        ("nhs_foundation_trust", "nhs_trust", "provision", "PAR_R9", DAY, "no"),
        ("local_authority_ut", "special_health_authority", "social-care", "PAR_R8", DAY, "no"),
        ("local_authority_ut", "company", "social-care", "PAR_R8", DAY, "no"),
    ],
)
def test_partners_of_section_75(giver: str, receiver: str, function: str, power: str, on: str, expected: str) -> None:
    found = asked(giver, receiver, function, power, on)
    assert found["answer"] == expected
    assert not any("not settled" in reason for reason in found["reasons"])


# -- Special Health Authorities are no relevant bodies unless prescribed -----------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver"), [("special_health_authority", "icb"), ("icb", "special_health_authority")]
)
def test_a_special_health_authority_neither_gives_nor_receives_by_section_65z5(giver: str, receiver: str) -> None:
    assert answer(giver, receiver, "commissioning", "S65Z5") == "no"


def test_a_special_health_authority_holds_what_the_secretary_of_state_directs() -> None:
    assert answer("secretary_of_state", "special_health_authority", "oversight", "S7") == "yes"
    assert answer("nhs_england", "special_health_authority", "commissioning", "S13Z", "2015-01-01") == "yes"


# -- directions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "function", "power", "on", "expected"),
    [
        ("nhs_england", "icb", "nhs-direct-commissioning", "S13YB", DAY, "yes"),
        ("nhs_england", "icb", "NHSA2006 s83", "S13YB", DAY, "yes"),
        ("nhs_england", "icb", "NHSA2006 s14Z59", "S13YB", DAY, "no"),
        ("nhs_england", "nhs_trust", "nhs-direct-commissioning", "S13YB", DAY, "no"),
        ("nhs_england", "icb", "nhs-direct-commissioning", "S13YB", "2022-06-30", "no"),
        ("secretary_of_state", "icb", "sos-public-health", "S7B", DAY, "yes"),
        ("secretary_of_state", "nhs_england", "sos-public-health", "S7B", DAY, "yes"),
        ("secretary_of_state", "local_authority_ut", "sos-public-health", "S7B", DAY, "no"),
        ("icb", "icb", "commissioning", "S14Z61", DAY, "yes"),
        ("icb", "nhs_trust", "commissioning", "S14Z61", DAY, "no"),
    ],
)
def test_directions(giver: str, receiver: str, function: str, power: str, on: str, expected: str) -> None:
    assert answer(giver, receiver, function, power, on) == expected


def test_an_icb_performs_anothers_functions_only_on_a_direction() -> None:
    assert "likely to fail" in " ".join(asked("icb", "icb", "commissioning", "S14Z61")["conditions"])


# -- the time of CCGs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("receiver", "on", "expected"),
    [
        ("combined_authority", "2018-01-01", "yes"),
        ("local_authority_ut", "2018-01-01", "yes"),
        ("combined_authority", "2016-01-15", "no"),
        ("nhs_trust", "2018-01-01", "cannot tell"),
    ],
)
def test_functions_of_nhs_england_in_devolved_areas(receiver: str, on: str, expected: str) -> None:
    assert answer("nhs_england", receiver, "commissioning", "S13ZAB", on) == expected


# -- joint exercise by a trust reaches any of its functions --------------------------------------------------------------


def test_a_trust_may_exercise_jointly_what_it_received() -> None:
    found = asked("nhs_foundation_trust", "jointly", "commissioning", "S47A")
    assert found["answer"] != "no"


# -- a ward councillor, by whom ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("giver", "expected"), [("leader", "yes"), ("cabinet member", "no"), ("executive", "no"), ("officer", "no")]
)
def test_the_senior_executive_member_makes_the_arrangements_for_a_ward_councillor(giver: str, expected: str) -> None:
    assert answer(giver, "ward councillor", "la_exec", "L236") == expected


# -- a rate or precept is set by the authority itself (LGA 1972 s101(6)): no route lets it go -----------------------


@pytest.mark.parametrize("function", ["precept", "council-tax", "council-budget"])
@pytest.mark.parametrize("receiver", ["post", "officer", "la_committee"])
def test_the_rate_and_the_precept_stay_with_the_council(receiver: str, function: str) -> None:
    assert answer("full_council", receiver, function) == "no"


def test_a_ward_councillor_may_still_be_given_other_functions() -> None:
    assert answer("full_council", "post", "environmental-health", "L236") == "yes"

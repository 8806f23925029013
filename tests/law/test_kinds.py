"""Kinds of bodies and what statute places on them: legal personality, life, organs, seats, forums, the law pack."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from govgraph.law.registry import registry

LAW = registry()
ICBS, CCGS = date(2022, 7, 1), date(2013, 4, 1)
"""ICBs start and CCGs end on the first day, CCGs start on the second."""


def day(text: str) -> date:
    return date.fromisoformat(text)


TABLE_OF_KINDS = """
    secretary_of_state nhs_england icb ccg pct sha nhs_trust nhs_foundation_trust care_trust special_health_authority
    local_authority_ut local_authority_district combined_authority combined_county_authority trust local_authority
    board full_council la_executive la_committee hwb hosc jhosc icp body_committee body_subcommittee
    icb_place_committee joint_committee committees_in_common s75_board pooled_fund
    forum place_partnership partnership_board alliance_board provider_alliance executive_group programme workstream team
    panel command_group neighbourhood_partnership collective label provider_collaborative ics pcn gp_practice
    gp_federation vcse company independent_provider local_healthwatch post
"""


LEGAL_PERSONS = """
    secretary_of_state nhs_england icb ccg pct sha nhs_trust nhs_foundation_trust trust care_trust
    special_health_authority local_authority_ut local_authority_district local_authority combined_authority
    combined_county_authority vcse company independent_provider local_healthwatch monitor nhs_trust_development_authority
    nhs_company registered_provider greater_london_authority strategic_authority chief_officer_of_police
    own_scheme
"""


def test_every_kind_of_the_glossary_is_there() -> None:
    assert set(TABLE_OF_KINDS.split()) - set(LAW.kinds) == set()


def test_kinds_beyond_the_glossary() -> None:
    """The parties jointly, parts of bodies that the rules name, and the groups that powers use."""
    groups = {kind.id for kind in LAW.kinds.values() if kind.group}
    assert groups == {"relevant_body", "nhs_body", "s2b_la", "council", "la"}
    others = set(LAW.kinds) - groups - set(TABLE_OF_KINDS.split())
    own = {"own_scheme", "governing_body", "committee", "subcommittee", "joint_by_agreement"}
    assert others - own == {
        "jointly",
        "ccg_governing_body",
        "council_of_governors",
        "la_leader",
        "hospital_managers_panel",
        "joint_board",
        "monitor",
        "nhs_trust_development_authority",
        "sos_agency",
        "nhs_company",
        "registered_provider",
        "greater_london_authority",
        "strategic_authority",
        "authority_mayor",
        "chief_officer_of_police",
        "icb_cluster",
        "trust_group",
        "neighbourhood_provider",
        "integrated_health_organisation",
        "safeguarding_adults_board",
        "safeguarding_children_partnership",
    }
    assert not LAW.has_kind("relevant_body")
    assert LAW.has_kind("local_authority")


def test_legal_persons() -> None:
    persons = {kind.id for kind in LAW.kinds.values() if not kind.group and LAW.is_legal_person(kind.id)}
    assert persons == set(LEGAL_PERSONS.split())
    unknown = {kind for kind in LAW.kinds if LAW.is_legal_person(kind) is None}
    assert unknown == {"gp_practice", "gp_federation", "neighbourhood_provider", "integrated_health_organisation"}


def test_a_body_is_a_legal_person_only_in_its_life() -> None:
    assert LAW.is_legal_person("ccg", day("2022-06-30")) is True
    assert LAW.is_legal_person("ccg", day("2022-07-01")) is False


@pytest.mark.parametrize(
    ("kind", "first", "over"),
    [
        ("icb", "2022-07-01", None),
        ("ccg", "2013-04-01", "2022-07-01"),
        ("nhs_england", "2012-10-01", None),
        ("pct", None, "2013-04-01"),
        ("sha", None, "2013-04-01"),
        ("hwb", "2013-04-01", None),
        ("icp", "2022-07-01", None),
        ("icb_place_committee", "2022-07-01", None),
        ("s75_board", "2000-04-01", None),
        ("combined_county_authority", "2023-12-26", None),
        ("nhs_foundation_trust", "2004-04-01", None),
    ],
)
def test_life_of_a_kind(kind: str, first: str | None, over: str | None) -> None:
    row = LAW.kind(kind)
    assert (row.start, row.until) == (day(first) if first else None, day(over) if over else None)


def test_exists() -> None:
    assert [LAW.exists("ccg", day(on)) for on in ("2013-03-31", "2013-04-01", "2022-06-30", "2022-07-01")] == [
        False,
        True,
        True,
        False,
    ]
    assert LAW.exists("trust", day("1995-01-01"))


def test_is_a() -> None:
    assert LAW.is_a("nhs_foundation_trust", "trust")
    assert LAW.is_a("trust", "relevant_body"), "whichever it is"
    assert not LAW.is_a("local_authority", "s2b_la"), "a district is none: cannot tell, so not yes"
    assert not LAW.is_a("icb", "care_trust"), "a designation does not make every ICB one"
    assert set(LAW.concrete("care_trust")) == {"icb", "ccg", "pct", "nhs_trust", "nhs_foundation_trust"}
    assert LAW.is_a("hwb", "la_committee")
    assert not LAW.is_a("hosc", "la_committee"), "it can hold scrutiny only"
    assert LAW.is_a("s75_board", "joint_committee")


def test_concrete() -> None:
    assert LAW.concrete("trust") == ("nhs_trust", "nhs_foundation_trust")
    assert LAW.concrete("icb") == ("icb",)
    assert LAW.concrete("la") == (
        "local_authority_ut",
        "local_authority_district",
        "combined_authority",
        "combined_county_authority",
    )


def test_forums_hold_nothing() -> None:
    """By structure: forums and their kinds, and the things beside them that no power names (L32)."""
    forums = {kind for kind in LAW.kinds if LAW.is_forum(kind)}
    assert {"forum", "place_partnership", "provider_collaborative", "ics", "label", "panel"} <= forums
    assert forums & {"icp", "body_committee", "pcn", "hwb", "joint_committee"} == set()
    nothing = forums | {"pcn", "committees_in_common", "joint_board", "pooled_fund"}
    assert {kind.id for kind in LAW.kinds.values() if kind.code == "L32"} == nothing
    assert {LAW.kind(kind).holds for kind in nothing} == {()}


def test_organs() -> None:
    assert {kind.id for kind in LAW.organs_of("nhs_trust")} == {"board"}
    assert {kind.id for kind in LAW.organs_of("local_authority_ut")} == {"full_council", "la_executive", "la_leader"}
    assert LAW.organs_of("ccg") == ()
    assert LAW.acts_as_body("board", "provision") is True


@pytest.mark.parametrize(
    ("organ", "function_class", "system", "is_body"),
    [
        ("full_council", "la_exec", "executive", False),
        ("full_council", "la_exec", "committee", True),
        ("full_council", "la_exec", None, None),
        ("full_council", "la_nonexec", None, True),
        ("la_executive", "public_health", "executive", True),
        ("la_executive", "public_health", "committee", False),
        ("la_executive", "la_nonexec", None, False),
        ("la_executive", "la_exec", None, None),
        ("la_executive", "commissioning", "executive", None),
        ("full_council", "", "executive", None),
    ],
)
def test_organs_of_a_council_share_it(organ: str, function_class: str, system: Any, is_body: bool | None) -> None:
    """LGA 2000 s9B-9D: which organ it is turns on the system; not stated, it cannot be told."""
    assert LAW.acts_as_body(organ, function_class, system) is is_body


def test_statutory_seats() -> None:
    """HSCA 2012 s194(2); LGPIHA 2007 s116ZA."""
    seats = [(seat.member[0], seat.per) for seat in LAW.kind("hwb").composition]
    assert [(who.office or who.fact or who.kind, per) for who, per in seats] == [
        ("ward_councillor", None),
        ("dass", None),
        ("dcs", None),
        ("dph", None),
        ("local_healthwatch", None),
        ("icb", "icb"),
    ]
    icp = [(seat.member[0].kind, seat.per, seat.code) for seat in LAW.kind("icp").composition]
    assert icp == [("icb", None, "L43"), ("s2b_la", "upper_tier_la", "L43")]


def test_quorum_of_an_nhs_trust() -> None:
    """SI 1990/2024 Sch para 3(5): one third, with an executive and a non-executive director."""
    quorum = LAW.kind("nhs_trust").quorum
    assert quorum is not None
    assert (round(12 * (quorum.share or 0)), quorum.of) == (4, "director")
    assert quorum.at_least == {"executive_director": 1, "non_executive_director": 1}


# -- the law pack -------------------------------------------------------------------------------------------------


DISTRICT = {"housing", "environmental-health", "council-budget", "disabled-facilities-grants"}
JOINT = {"after-care", "special-educational-needs", "safeguarding-children"}
"""Duties that statute places on the NHS and on councils together."""


@pytest.mark.parametrize(
    ("kind", "on", "held"),
    [
        ("icb", "2022-07-01", {"nhs-commissioning", "continuing-healthcare"} | JOINT),
        ("icb", "2022-06-30", set()),
        ("ccg", "2022-06-30", {"nhs-commissioning", "continuing-healthcare"} | JOINT),
        ("ccg", "2022-07-01", set()),
        ("pct", "2013-03-31", {"nhs-commissioning", "continuing-healthcare", "after-care"}),
        ("pct", "2013-04-01", set()),
        ("nhs_england", "2024-04-01", {"nhs-oversight", "nhs-direct-commissioning"}),
        ("trust", "2024-04-01", {"nhs-provision"}),
        ("nhs_foundation_trust", "2024-04-01", {"nhs-provision"}),
        ("local_authority_district", "2024-04-01", DISTRICT),
        ("local_authority", "2024-04-01", DISTRICT),
        (
            "local_authority_ut",
            "2013-03-31",
            DISTRICT | {"social-care", "children-social-care", "education", "after-care"},
        ),
        ("chief_officer_of_police", "2024-04-01", {"safeguarding-children"}),
        ("hwb", "2013-04-01", {"joint-needs-assessment", "joint-health-wellbeing-strategy"}),
        ("icp", "2022-07-01", {"integrated-care-strategy"}),
        ("place_partnership", "2024-04-01", set()),
        ("secretary_of_state", "2024-04-01", {"health-service-duty", "sos-public-health"}),
    ],
)
def test_roots_of(kind: str, on: str, held: set[str]) -> None:
    assert {root.function.id for root in LAW.roots_of(kind, day(on))} == held


def test_councils_hold_public_health_and_scrutiny_from_april_2013() -> None:
    before = {root.function.id for root in LAW.roots_of("local_authority_ut", day("2013-03-31"))}
    after = {root.function.id for root in LAW.roots_of("local_authority_ut", CCGS)}
    assert after - before == {"public-health", "health-scrutiny"}


def test_a_trust_has_its_own_provision_and_an_area_one_commissioner() -> None:
    each = {(root.function.id, root.holder.each) for kind in ("nhs_trust", "icb") for root in LAW.roots_of(kind, ICBS)}
    assert ("nhs-provision", "own") in each
    assert {how for name, how in each if name != "nhs-provision"} == {"one per place"}


def test_a_root_function_agrees_with_its_class() -> None:
    owners = {root.function_class: LAW.classes[root.function_class].owner for root in LAW.functions.values()}
    wrong = [root.id for root in LAW.functions.values() if owners[root.function_class] not in {"any", root.owner}]
    assert wrong == []


def test_what_a_council_holds_can_go_to_the_nhs_under_section_75() -> None:
    """Social care and public health are in reg 6; commissioning and provision in reg 5."""
    for name, wanted in {"social-care": "par_r6", "nhs-commissioning": "par_r5", "nhs-provision": "par_r5"}.items():
        root = LAW.functions[name]
        assert LAW.in_set(wanted, root.references, root.function_class)
    health = LAW.functions["public-health"]
    assert LAW.in_set("par_r6_public_health", health.references, health.function_class, CCGS)

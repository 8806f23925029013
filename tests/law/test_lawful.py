"""May A give F to B under P on a day: kinds or nodes, with a scenario or with none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.diagnostics import GovgraphError
from govgraph.law.lookup import UnknownRow
from govgraph.model.scenario import Scenario
from govgraph.questions.lawful import UnknownFunction, UnknownParty, lawful


def facets(*asked: Any, **more: Any) -> dict[str, Any]:
    return dict(lawful(*asked, **more).facets)


# -- kinds, no scenario ---------------------------------------------------------------------------------------------


def test_a_charity_receives_nothing_by_section_65z5() -> None:
    found = facets("icb", "vcse", "commissioning", "S65Z5", on="2023-04-01")
    assert (found["answer"], found["rules"], found["powers"]) == ("no", ["LAW02"], [])
    assert found["receivers"]["S65Z5"][0].startswith("relevant body")


def test_without_a_power_those_that_would_do_are_named_the_surest_first() -> None:
    found = facets("icb", "local_authority_ut", "commissioning", on="2023-04-01")
    assert (found["answer"], found["powers"], found["conditions"]) == ("yes", ["S65Z5", "PAR_R9"], [])


@pytest.mark.parametrize(
    ("day", "answer"), [("2015-01-01", "no"), ("2022-03-15", "no"), ("2022-06-30", "no"), ("2022-07-01", "yes")]
)
def test_section_65z5_does_not_exist_before_july_2022(day: str, answer: str) -> None:
    assert facets("nhs_trust", "nhs_foundation_trust", "provision", "S65Z5", on=day)["answer"] == answer


def test_every_failing_test_is_given_and_not_only_the_first() -> None:
    found = facets("local_authority_ut", "vcse", "la_exec", "S65Z5", on="2023-04-01")
    assert set(found["rules"]) >= {"LAW01", "LAW02"}


def test_an_abstract_kind_that_matters_cannot_be_told() -> None:
    assert facets("trust", "body_committee", "provision", "FT_P15", on="2023-04-01")["answer"] == "cannot tell"


def test_a_provision_is_a_function() -> None:
    assert facets("local_authority_ut", "company", "CA2014 s42", "C79", on="2023-04-01")["rules"] == ["LAW40"]
    assert facets("local_authority_ut", "company", "CA2014 s9", "C79", on="2023-04-01")["answer"] == "yes"


def test_a_day_beyond_the_text_that_was_read_is_said() -> None:
    notes = lawful("icb", "nhs_trust", "commissioning", "S65Z5", on="2030-01-01").notes
    assert any("was read as it stood on 1 September 2025" in note for note in notes)


def test_it_always_says_that_it_is_no_legal_advice() -> None:
    assert lawful("icb", "vcse", on="2023-04-01").notes[-1].endswith("not legal advice.")


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        (("icbb", "vcse"), UnknownParty, "did you mean 'icb'"),
        (("icb", "vcse", "endoscpy"), UnknownFunction, "did you mean 'endoscopy'"),
        (("icb", "vcse", "", "S65Z9"), UnknownRow, "did you mean 'S65Z"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest(asked: tuple[str, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        lawful(*asked)


def test_a_day_that_is_none() -> None:
    with pytest.raises(GovgraphError, match="is not a date"):
        lawful("icb", "vcse", on="tomorrow")


# -- nodes ----------------------------------------------------------------------------------------------------------

SMALL = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: The ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut}
  committee: {name: Place board, kind: place_partnership, committee of: icb}
  trust: {name: The trust, kind: nhs_foundation_trust}
posts:
  chair: {name: Chair of the trust, of: trust, office: chair}
functions:
  dental: {name: Dental services, part of: nhs-direct-commissioning}
  theatres: {name: Theatres, part of: nhs-provision}
relations:
  delegates: {who: nhse, to: icb, what: dental, power: S65Z5}
"""


@pytest.fixture
def small(make: Callable[..., Scenario]) -> Scenario:
    return make(SMALL)


def test_what_is_a_committee_by_structure_receives_as_one(small: Scenario) -> None:
    found = facets("icb", "Place board", "nhs-commissioning", scenario=small)
    assert (found["answer"], found["powers"], found["conditions"]) == ("yes", ["ICB_P11"], ["constitution cover"])


def test_a_chair_alone_receives_nothing(small: Scenario) -> None:
    assert facets("trust", "chair", "theatres", "FT_P15", scenario=small)["rules"] == ["LAW27"]


def test_a_giver_that_nobody_says_holds_it_is_a_condition(small: Scenario) -> None:
    found = facets("council", "trust", "dental", "S65Z5", scenario=small)
    assert found["rules"] == ["LAW07"]
    assert "how The council holds it" in found["conditions"] or found["answer"] == "no"


def test_a_node_may_give_to_a_kind(small: Scenario) -> None:
    assert facets("icb", "company", "nhs-commissioning", scenario=small)["powers"] == []


def test_the_day_moves_the_law(small: Scenario) -> None:
    assert facets("icb", "committee", "nhs-commissioning", scenario=small, on="2022-06-30")["answer"] == "no"


# -- executive functions of a council: which organ gives, by which power ---------------------------------------------

NO_EXECUTIVE, NO_COMMITTEES = "the council has no executive system", "the council has no committee system"


@pytest.mark.parametrize(
    ("giver", "receiver", "power", "answer", "rules", "conditions"),
    [
        ("leader", "cabinet member", "L9E", "yes", [], [NO_COMMITTEES]),
        ("executive", "officer", "L9E", "yes", [], []),
        ("cabinet member", "officer", "L9E", "yes", [], ["the leader does not direct otherwise", NO_COMMITTEES]),
        ("leader", "officer", "L101", "no", ["LAW37"], []),
        ("full council", "officer", "L101", "yes", [], [NO_EXECUTIVE]),
        ("full council", "officer", "L9E", "no", ["LAW38"], []),
        ("full council", "cabinet member", "L101", "no", ["LAW37"], []),
        ("full council", "executive", "L101", "no", ["LAW37", "LAW38"], []),
        ("council committee", "officer", "L101", "yes", [], [NO_EXECUTIVE]),
        ("officer", "officer", "L9E", "no", ["LAW38"], []),
        ("officer", "dph", "L101", "no", ["LAW37"], []),
        ("council", "officer", "L9E", "yes", [], ["which organ of Council", NO_COMMITTEES]),
        ("council", "officer", "L101", "yes", [], ["which organ of Council", "Council has no executive system"]),
        ("council", "nhs_trust", "L9E", "no", ["LAW39"], []),
    ],
)
def test_who_gives_an_executive_function(
    giver: str, receiver: str, power: str, answer: str, rules: list[str], conditions: list[str]
) -> None:
    found = facets(giver, receiver, "la_exec", power, on="2024-04-01")
    assert (found["answer"], found["rules"], found["conditions"]) == (answer, rules, conditions)


@pytest.mark.parametrize(
    ("giver", "function", "powers"),
    [
        ("leader", "la_exec", ["L9E"]),
        ("full council", "la_exec", ["L101"]),
        ("full council", "la_nonexec", ["L101"]),
        ("executive", "la_nonexec", []),
        ("council", "la_exec", ["L101", "L9E"]),
        ("council", "la_nonexec", ["L101"]),
        ("officer", "la_exec", []),
    ],
)
def test_the_powers_by_which_each_organ_may_give_to_an_officer(giver: str, function: str, powers: list[str]) -> None:
    assert facets(giver, "officer", function, on="2024-04-01")["powers"] == powers


COUNCIL = """
bodies:
  council: {name: The council, kind: local_authority_ut, facts: {system: SYSTEM}}
  full: {name: Full council of it, kind: full_council, organ of: council}
  trust: {name: The trust, kind: nhs_trust}
posts:
  boss: {name: Leader of it, of: council, office: leader}
  dass: {name: Director of adult social services, of: council, office: dass}
functions:
  care: {name: Care at home, part of: social-care}
"""


@pytest.mark.parametrize(
    ("system", "giver", "answer", "rules", "powers"),
    [
        ("executive", "full", "no", ["LAW35"], []),
        ("committee", "full", "yes", [], ["L101"]),
        ("executive", "boss", "yes", [], ["L9E"]),
        ("committee", "boss", "no", ["LAW35"], []),
        ("executive", "council", "yes", [], ["L9E", "L101"]),
        ("committee", "council", "yes", [], ["L101"]),
    ],
)
def test_the_councils_system_says_which_organ(
    make: Callable[..., Scenario], system: str, giver: str, answer: str, rules: list[str], powers: list[str]
) -> None:
    scenario = make(COUNCIL.replace("SYSTEM", system))
    found = facets(giver, "dass", "care", on="2024-04-01", scenario=scenario)
    assert (found["answer"], found["rules"], found["powers"]) == (answer, rules, powers)


@pytest.mark.parametrize("power", ["S75/PAR_R8", "C79"])
def test_full_council_gives_an_executive_function_to_nobody_outside_either(
    make: Callable[..., Scenario], power: str
) -> None:
    scenario = make(COUNCIL.replace("SYSTEM", "executive"))
    assert "LAW38" in facets("full", "trust", "care", power, on="2024-04-01", scenario=scenario)["rules"]
    assert "LAW38" not in facets("boss", "trust", "care", power, on="2024-04-01", scenario=scenario)["rules"]


def test_an_organ_of_another_body_receives_as_that_body(make: Callable[..., Scenario]) -> None:
    """An upper-tier council may receive by section 65Z5, a district may not; of which one it is, nothing is said."""
    found = facets("icb", "executive", "commissioning", "S65Z5", on="2024-04-01")
    assert (found["answer"], "what kind of body the council is" in found["reasons"][0]) == ("cannot tell", True)
    scenario = make("bodies: {c: {name: C, kind: local_authority_ut}, x: {name: X, kind: la_executive, organ of: c}}")
    assert facets("icb", "x", "commissioning", "S65Z5", on="2024-04-01", scenario=scenario)["answer"] == "yes"


def test_a_leader_who_sits_on_the_board_of_an_icb_receives_as_a_member_of_it() -> None:
    found = facets("icb", "leader", "commissioning", "ICB_P11", on="2024-04-01")
    assert (found["answer"], found["conditions"][0]) == (
        "yes",
        "Leader is board member, employee or secondee of Integrated care board",
    )


def test_a_group_that_powers_name_may_be_asked_about() -> None:
    assert facets("relevant_body", "vcse", "commissioning", "S65Z5", on="2024-04-01")["rules"] == ["LAW02"]


# -- what is not stated is counted apart, each with the rule and the provision that ask for it -----------------------


def test_each_condition_cites_the_rule_that_asks_for_it() -> None:
    answer = lawful("icb", "post", "commissioning", "ICB_P11", on="2024-04-01")
    assert answer.facets["needs"] == [
        {
            "text": "Post is board member, employee or secondee of Integrated care board",
            "rule": "LAW23",
            "cite": "NHS Act 2006 Sch 1B para 11",
            "confidence": "H",
        },
        {"text": "constitution cover", "rule": "LAW24", "cite": "NHS Act 2006 Sch 1B para 11", "confidence": "H"},
    ]
    assert (answer.facets["answer"], answer.facets["rules"]) == ("yes", [])
    assert answer.headline.startswith("Yes, subject to 2 conditions")
    assert [line.text for line in answer.lines if line.label == "Needs"][1] == (
        "that the constitution provides for it and the scheme of delegation records it (NHS Act 2006 Sch 1B para 11)"
    )


def test_which_organ_gives_is_asked_by_the_rule_on_executive_functions() -> None:
    needs = lawful("council", "officer", "la_exec", "L9E", on="2024-04-01").facets["needs"]
    assert [(need["text"], need["rule"]) for need in needs] == [
        ("which organ of Council", "LAW38"),
        ("the council has no committee system", "LAW38"),
    ]


def test_a_power_that_is_not_stated_is_a_condition_with_the_provisions_of_those_that_would_do(
    make: Callable[..., Scenario],
) -> None:
    from govgraph.legality.arrangement import all_arrangements
    from govgraph.legality.check import check
    from govgraph.legality.subjects import subjects

    graph = make(SMALL.replace("who: nhse, to: icb, what: dental, power: S65Z5", "who: icb, to: committee")).graph()
    (a,) = all_arrangements(graph)
    (need,) = check(graph, a, day=graph.day, about=subjects(graph, a.what)[0]).conditions
    assert (need.text, need.rule, need.cite) == ("power: ICB_P11", "L35", "NHS Act 2006 Sch 1B para 11")


# -- the three chains: who may then decide, who answers for it, who is liable -----------------------------------------


@pytest.mark.parametrize(
    ("giver", "receiver", "function", "power", "decides", "liable"),
    [
        ("icb", "nhs_trust", "commissioning", "S65Z5", "NHS trust", "NHS trust, and nobody else (NHS Act 2006 s65Z5)"),
        (
            "icb",
            "local_authority_ut",
            "commissioning",
            "PAR_R9",
            "Upper-tier or unitary council",
            "each for its own functions: Integrated care board, as before (SI 2000/617 reg 9)",
        ),
        (
            "leader",
            "officer",
            "la_exec",
            "L9E",
            "Officer; Leader may still decide",
            "the council, as before (LGA 2000 ss9C-9EB)",
        ),
        (
            "full council",
            "officer",
            "la_nonexec",
            "L101",
            "Officer; Full council may still decide",
            "the council, as before (LGA 1972 s101)",
        ),
        ("icb", "vcse", "commissioning", "S65Z5", "", ""),
    ],
)
def test_what_would_follow(giver: str, receiver: str, function: str, power: str, decides: str, liable: str) -> None:
    found = facets(giver, receiver, function, power, on="2024-04-01")
    assert (found["decides"], found["liable"]) == (decides, liable)


def test_whoever_receives_answers_upward_and_the_giver_oversees_it() -> None:
    found = facets("icb", "nhs_trust", "commissioning", "S65Z5", on="2024-04-01")
    assert found["answers_to"] == (
        "NHS trust -> NHS England [law] -> Secretary of State for Health and Social Care [law] -> Parliament [law]; "
        "Integrated care board oversees it"
    )

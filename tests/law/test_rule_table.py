"""The table of rules: fifty-two of them, each with what, why, citation and examples; the notation of the examples."""

from __future__ import annotations

import pytest
import yaml

from govgraph.law.notation import NotedArrangement, NotInNotation, cast, read, scenario_of, scenario_text
from govgraph.law.registry import registry
from govgraph.law.rules import Rule, finding_code, rules

RULES = rules()
LAW = registry()


def test_the_rules_are_numbered_one_to_fifty_two() -> None:
    assert list(RULES) == [f"L{number:02}" for number in range(1, 53)]
    assert [rule.code for rule in RULES.values()] == [f"LAW{number:02}" for number in range(1, 53)]


def test_every_rule_has_a_right_example_and_one_that_gives_it() -> None:
    assert [rule.code for rule in RULES.values() if not rule.right or not (rule.wrong or rule.warns)] == []


def test_a_rule_of_medium_confidence_is_a_warning_and_has_no_error_as_example() -> None:
    medium = {rule.code for rule in RULES.values() if rule.conf == "M"}
    assert medium == {"LAW05", "LAW15"}
    assert [rule.code for rule in RULES.values() if rule.level == "WARN" and rule.wrong] == []


def test_thirty_seven_rules_are_found_by_the_generic_check_and_fifteen_have_their_own() -> None:
    own = {number for number, rule in RULES.items() if rule.how == "own"}
    assert own == {
        "L25",
        "L26",
        "L30",
        "L31",
        "L33",
        "L34",
        "L42",
        "L43",
        "L44",
        "L46",
        "L47",
        "L48",
        "L50",
        "L51",
        "L52",
    }
    assert {number for number, rule in RULES.items() if rule.how == "derivation"} == {"L06", "L12", "L21", "L36"}


def test_every_rule_that_the_registry_names_is_in_the_table() -> None:
    named: set[str] = set()
    for power in LAW.powers.values():
        named |= {power.codes.power, power.codes.date, power.codes.parties, power.codes.giver, power.codes.receiver}
        named |= {power.codes.function, power.codes.onward, power.codes.liability}
        named |= {special.code for special in power.codes.special} | {condition.code for condition in power.conditions}
        named |= {item.code for item in power.functions.except_}
    for kind in LAW.kinds.values():
        named |= {kind.code, kind.date_code} | {seat.code for seat in kind.composition}
    assert named - {""} - set(RULES) == set()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_explains_itself_under_the_headings_of_every_check(rule: Rule) -> None:
    for part in (rule.what, rule.why, rule.cite):
        assert part in rule.text
    assert f"confidence {({'H': 'high', 'M': 'medium', 'L': 'low'})[rule.conf]}" in rule.text


def test_a_users_own_rule_keeps_its_name() -> None:
    assert [finding_code(code) for code in ("L13", "NEL-1")] == ["LAW13", "NEL-1"]


# -- the notation -------------------------------------------------------------------------------------------------


def test_an_arrangement_with_everything() -> None:
    (edge,) = read("ICB, council =S65Z6JC=> JC : urgent care @2023-04-01 {parties: complete; limit: £2m}")
    facts = {"parties": "complete", "limit": "£2m"}
    assert edge == NotedArrangement(("ICB", "council"), "S65Z6JC", "JC", "urgent care", "2023-04-01", facts)


def test_a_question_mark_is_a_power_that_is_not_stated() -> None:
    assert read("ICB =?=> place director : community")[0].power == ""


def test_no_date_is_april_2024_and_no_function_that_of_the_arrangement_before() -> None:
    first, second = read("NHSE =S65Z5=> ICB : dental @2023-04-01 then ICB =S65Z5=> FT")
    assert (second.function, first.start, second.start) == ("dental", "2023-04-01", "2024-04-01")


def test_same_changes_the_first_arrangement_and_keeps_the_rest() -> None:
    right = "ICB =ICB_P11=> ICB committee : acute {limit: £10m} then ICB committee =ICB_P11=> ICB sub-committee {limit: £2m}"
    first, second = read("same {limit: £1m}", right)
    assert (first.facts["limit"], second.facts["limit"]) == ("£1m", "£2m")
    assert read("same @2022-06-30", "FT, FT2 =S65Z6JC=> JC : pathology provision @2022-07-01")[0].start == "2022-06-30"


def test_only_those_who_are_named_come_into_the_scenario_with_whom_they_mention() -> None:
    tree = scenario_of("ICB =ICB_P11=> place director : community")
    assert (list(tree["bodies"]), list(tree["posts"])) == (["icb"], ["place-director"])


def test_a_function_that_nobody_listed_is_commissioning_or_a_trusts_provision() -> None:
    above = {
        example: next(iter(scenario_of(example)["functions"].values()))["part of"]
        for example in (
            "ICB =S65Z5=> FT : hearing aids",
            "NHSE =S65Z5=> ICB : prisons",
            "FT =FT_P15=> FT CEO : theatres provision",
        )
    }
    assert list(above.values()) == ["nhs-commissioning", "nhs-direct-commissioning", "nhs-provision"]


def test_a_joint_committee_is_a_committee_of_its_parties() -> None:
    assert scenario_of("ICB, trust =S65Z6JC=> JC : urgent care")["bodies"]["jc"]["committee of"] == ["icb", "trust"]


def test_a_payment_moves_no_function() -> None:
    tree = scenario_of("ICB =S256=> council £2m")
    assert list(tree["relations"]) == ["allocates to"]


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("ICB gives it to the council", "is no arrangement"),
        ("ICB =S65Z5=> cuoncil : equipment", "did you mean 'council'"),
        ("ICB =S65Z5=> council : equipment {weather: fine}", "'weather: fine' is no fact of an arrangement"),
        ("fund S75 {contributors: ICB, council; weather: fine}", "'weather: fine' is no fact of a fund"),
        ("same {limit: £1m}", "nothing to be the same as"),
    ],
)
def test_what_cannot_be_read_is_said(example: str, words: str) -> None:
    with pytest.raises(NotInNotation, match=words):
        scenario_of(example)


def test_the_scenario_text_keeps_the_example_and_is_what_the_example_means() -> None:
    example = "ICB =S65Z5=> council : equipment"
    text = scenario_text(example)
    assert text.splitlines()[0] == f"# {example}"
    assert yaml.safe_load(text) == scenario_of(example)


def test_every_name_of_the_cast_is_used_by_some_example() -> None:
    used = {
        item
        for rule in RULES.values()
        for text in (*rule.right, *rule.wrong, *rule.warns)
        if "\n" not in text
        for section in scenario_of(text, rule.right[0]).values()
        if isinstance(section, dict)
        for item in section
    }
    assert {item for section in cast().values() for item in section} - used <= {"ccg3", "trust2", "ft3", "icb-ceo"}

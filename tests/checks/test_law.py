"""Legality in form over whole scenarios: one finding for one arrangement, conditions apart, what falls with it, no false
alarm; and the rules on acts, seats and interests beyond their two examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govgraph
from govgraph.checks import Report, checks, run
from govgraph.model.scenario import Scenario

Load = Callable[[str], Scenario]

LAWS = [code for code, check in checks().items() if check.family == "law"]


def report(scenario: Scenario, **asked: str) -> Report:
    return run(scenario.graph(**asked), LAWS, strict=True)


def found(scenario: Scenario, **asked: str) -> set[tuple[str, str]]:
    return {(finding.code, finding.severity) for finding in report(scenario, **asked).findings}


def open_(scenario: Scenario) -> dict[str, str]:
    return {unsettled.code: unsettled.missing for unsettled in report(scenario).cannot_tell}


# -- one arrangement, one finding ----------------------------------------------------------------------------------

CHAIN = """
bodies:
  icb: {name: The ICB, kind: icb}
  forum: {name: Forum, kind: forum}
  council: {name: The council, kind: local_authority_ut}
posts:
  ceo: {name: Chief executive, of: icb, office: chief executive}
  director: {name: Place director, of: icb, facts: {employee: true}}
functions: {community: {name: Community services, part of: nhs-commissioning}}
relations:
  delegates:
"""


def test_what_is_wrong_besides_stands_in_the_same_finding(scenario: Load) -> None:
    made = scenario(
        CHAIN
        + "    - {who: icb, to: council, what: community, power: S75/PAR_R9, conditions: {agreement: false, improvement: false}}\n"
    )
    (finding,) = report(made).findings
    assert finding.code == "LAW16"
    assert "Besides: LAW19, not so: improvement" in finding.sentence


def test_a_finding_cites_the_law_and_links_the_relation(scenario: Load) -> None:
    made = scenario(CHAIN + "    - {id: gift, who: icb, to: forum, what: community, power: ICB_P11}\n")
    (finding,) = report(made).findings
    assert (finding.code, finding.severity, finding.facts, finding.about) == (
        "LAW32",
        "ERROR",
        ("gift",),
        ("forum", "icb", "community"),
    )
    assert "Forum is by structure a forum" in finding.sentence
    assert [(link.giver, link.receiver) for link in finding.chain] == [("icb", "forum")]


def test_no_source_naming_the_power_is_a_warning_that_names_it(scenario: Load) -> None:
    made = scenario(CHAIN + "    - {who: icb, to: ceo, what: community}\n")
    (finding,) = report(made).findings
    assert (finding.code, finding.severity, finding.fix) == ("LAW35", "WARN", "name the power: ICB_P11")


def test_what_no_source_states_is_cannot_tell_under_the_rule_that_asks(scenario: Load) -> None:
    made = scenario(CHAIN + "    - {who: icb, to: ceo, what: community, power: ICB_P11}\n")
    assert found(made) == set()
    assert open_(made) == {"LAW24": "needs: constitution cover"}


def test_an_arrangement_with_nothing_open_passes_once(scenario: Load) -> None:
    made = scenario(
        CHAIN + "    - {who: icb, to: ceo, what: community, power: ICB_P11, conditions: {constitution cover: true}}\n"
    )
    assert str(report(made).totals) == "1 pass, 0 fail, 0 cannot tell"


def test_what_hangs_below_a_failing_arrangement_falls_with_it(scenario: Load) -> None:
    made = scenario(
        CHAIN
        + "    - {id: above, who: icb, to: ceo, what: community, power: MOU}\n"
        + "    - {id: below, who: ceo, to: director, what: community, power: ICB_P11, conditions: {constitution cover: true}}\n"
    )
    (finding,) = report(made).findings
    assert (finding.code, finding.facts) == ("LAW35", ("above", "below"))
    assert "With it falls: Chief executive to Place director" in finding.sentence
    assert "LAW35" in open_(made)["LAW36"]


def test_what_reaches_its_giver_another_way_stands(scenario: Load) -> None:
    made = scenario(
        CHAIN
        + "    - {id: wrong, who: icb, to: ceo, what: community, power: MOU}\n"
        + "    - {id: right, who: icb, to: ceo, what: community, power: ICB_P11, from: 2022-07-01, conditions: {constitution cover: true}}\n"
        + "    - {id: below, who: ceo, to: director, what: community, power: ICB_P11, conditions: {constitution cover: true}}\n"
    )
    (finding,) = report(made).findings
    assert finding.facts == ("wrong",)


def test_what_a_paper_says_of_several_givers_at_once_is_told_once(scenario: Load) -> None:
    made = scenario(
        """
        bodies:
          one: {name: First council, kind: local_authority_ut}
          two: {name: Second council, kind: local_authority_ut}
          forum: {name: Forum, kind: forum}
        relations: {delegates: {id: gift, who: {each: [one, two]}, to: forum, what: social-care}}
        """
    )
    (finding,) = report(made).findings
    assert set(finding.about) == {"forum", "one", "two", "social-care"}


def test_a_rule_of_a_users_own_power_is_reported_by_its_name(tmp_path: object, make: Callable[..., Scenario]) -> None:
    text = (
        "bodies: {icb: {name: The ICB, kind: icb}, club: {name: A club, kind: company}}\n"
        "functions: {community: {name: Community services, part of: nhs-commissioning}}\n"
        "relations: {delegates: {who: icb, to: club, what: community, power: NEL_1}}\n"
    )
    folder = make(text.replace("power: NEL_1", "power: MOU")).folder
    (folder / "law").mkdir()
    row = "{cite: A local Act, effect: [delegate], boundary: [across], flows: [{giver: [icb], receiver: [icb]}], codes: {receiver: NEL-1}, mark: V, conf: H}"
    (folder / "law" / "own.yaml").write_text(f"powers:\n  NEL_1: {row}\n", encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("power: MOU", "power: NEL_1"), encoding="utf-8")
    assert found(govgraph.load(folder)) == {("NEL-1", "ERROR")}


def test_a_denied_or_past_delegation_is_not_judged(scenario: Load) -> None:
    made = scenario(
        CHAIN
        + "    - {who: icb, to: forum, what: community, not: true}\n"
        + "    - {who: icb, to: forum, status: past, what: community, from: 2022-07-01}\n"
    )
    assert str(report(made).totals) == "0 pass, 0 fail, 0 cannot tell"


# -- acts ---------------------------------------------------------------------------------------------------------

TABLE = """
bodies:
  icb: {name: The ICB, kind: icb FACTS}
  place: {name: Place Partnership, kind: place_partnership}
posts:
  director: {name: Place director, of: icb, facts: {employee: true}}
functions: {community: {name: Community services, part of: nhs-commissioning}}
relations: {delegates: {who: icb, to: director, what: community, power: ICB_P11, limit: £500k}}
acts:
  deal: {name: A deal, date: 2023-05-01, taken by: place, what: community, binds: icb, value: VALUE, parts: [{who: director, vote: for}] MORE}
"""


def table(*, value: str = "£400k", complete: bool = False, more: str = "") -> str:
    facts = ", facts: {arrangements complete: true}" if complete else ""
    return TABLE.replace("VALUE", value).replace(" FACTS", facts).replace(" MORE", more)


def test_an_act_within_the_delegates_limit_binds(scenario: Load) -> None:
    assert found(scenario(table(complete=True))) == set()


def test_beyond_the_limit_it_is_a_recommendation_if_all_arrangements_are_listed(scenario: Load) -> None:
    assert found(scenario(table(value="£2m", complete=True))) == {("LAW33", "WARN")}


def test_beyond_the_limit_it_cannot_be_told_if_other_arrangements_may_be_there(scenario: Load) -> None:
    made = scenario(table(value="£2m"))
    assert found(made) == set()
    assert "whether it binds The ICB" in open_(made)["LAW33"]


def test_a_body_that_signs_off_is_bound(scenario: Load) -> None:
    assert found(scenario(table(value="£2m", complete=True, more=", signed off by: icb"))) == set()


def test_a_share_within_the_limit_is_enough(scenario: Load) -> None:
    assert found(scenario(table(value="£2m", complete=True, more=", share: {icb: £300k}"))) == set()


def test_an_act_names_only_what_is_there(problems: Callable[..., list[str]]) -> None:
    (problem,) = problems("acts: {deal: {name: A deal, taken by: nobody-known}}")
    assert "LOAD040 there is no thing 'nobody-known'" in problem


def test_an_act_before_the_notice_rules_is_not_judged_by_them(scenario: Load) -> None:
    text = """
    bodies: {council: {name: The council, kind: local_authority_ut, facts: {system: executive}}}
    acts: {deal: {name: A deal, date: DAY, taken by: council, key: true, notice days: 0, general exception: false, special urgency: false}}
    """
    assert found(scenario(text.replace("DAY", "2012-09-09"))) == set()
    assert found(scenario(text.replace("DAY", "2012-09-10"))) == {("LAW46", "ERROR")}


@pytest.mark.parametrize(("attending", "expected"), [(3, {("LAW48", "ERROR")}), (4, set())])
def test_the_quorum_of_an_nhs_trust_is_a_third_of_its_directors(
    scenario: Load, attending: int, expected: set[tuple[str, str]]
) -> None:
    posts = "".join(
        f"  d{n}: {{name: Director {n}, of: trust, facts: {{{'executive' if n else 'non-executive'} director: true}}}}\n"
        for n in range(4)
    )
    parts = ", ".join(f"{{who: d{n}}}" for n in range(attending))
    made = scenario(
        f"bodies:\n  trust: {{name: The trust, kind: nhs_trust}}\nposts:\n{posts}"
        f"acts: {{deal: {{name: A deal, taken by: trust, entitled: 12, attendance complete: true, parts: [{parts}]}}}}\n"
    )
    assert found(made) == expected


def test_a_statutory_officer_stated_to_be_neither_employed_nor_placed(scenario: Load) -> None:
    made = scenario(
        """
        bodies: {council: {name: The council, kind: local_authority_ut}, icb: {name: The ICB, kind: icb}}
        posts: {dph: {name: Director of public health, of: council, office: dph, employs: icb, facts: {placed with: false}}}
        """
    )
    assert found(made) == {("LAW47", "ERROR")}


def test_a_member_who_votes_in_two_committees_in_common_is_told_once(scenario: Load) -> None:
    """Not also as a committee of directors with somebody who is none (LAW27)."""
    from govgraph.law.rules import rules

    assert found(scenario(rules()["L31"].wrong[0])) == {("LAW31", "ERROR")}


def test_a_health_and_wellbeing_board_with_a_complete_list_that_lacks_a_seat(scenario: Load) -> None:
    made = scenario(
        """
        bodies:
          council: {name: The council, kind: local_authority_ut}
          watch: {name: Healthwatch, kind: local_healthwatch}
          hwb: {name: Board, kind: hwb, committee of: council, member of: {who: [watch, leader, dass, dcs], list complete: true}}
        posts:
          leader: {name: Leader, of: council, office: leader}
          dass: {name: Adult services, of: council, office: dass}
          dcs: {name: Children's services, of: council, office: dcs}
        """
    )
    (finding,) = [finding for finding in report(made).findings if finding.code == "LAW42"]
    assert "dph" in finding.sentence


# -- Bradford District and Craven ------------------------------------------------------------------------------------

REAL = govgraph.load("bradford-craven")


@pytest.mark.parametrize("option", [None, *REAL.options])
def test_no_false_alarm(option: str | None) -> None:
    """The report proposes that leaders and their bodies give the neighbourhood partnerships authority (Rec 3): these are
    forums by their structure, and no power names one. Nothing else that it says is unlawful in form."""
    errors = [finding for finding in run(REAL.graph(option), LAWS, strict=True).findings if finding.severity == "ERROR"]
    assert [(finding.code, finding.facts) for finding in errors] == [("LAW32", ("leaders-to-cpps",))]

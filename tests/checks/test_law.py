"""Legality in form over whole scenarios: one finding for one arrangement, conditions apart, what falls with it, no false
alarm; and the rules on acts, seats and interests beyond their two examples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

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


def test_a_joint_exercise_whose_parties_nobody_names_is_judged_too(scenario: Load) -> None:
    made = scenario(
        CHAIN.replace("  delegates:", "  exercises jointly:")
        + "    - {id: joint, who: not stated, to: forum, what: community, power: S65Z5}\n"
    )
    (finding,) = report(made).about("forum", "community")
    assert finding.facts == ("joint",)
    assert finding.sentence.startswith("Somebody whom no source names delegates Community services to Forum.")
    assert finding.chain[0].giver == ""


def test_what_is_wrong_besides_stands_in_the_same_finding(scenario: Load) -> None:
    made = scenario(
        CHAIN
        + "    - {who: icb, to: council, what: community, power: S75/PAR_R9, conditions: {agreement: false, improvement: false}}\n"
    )
    (finding,) = report(made).findings
    assert finding.code == "LAW16"
    assert "Besides: LAW19, not so: improvement" in finding.detail
    assert "Besides, one condition is not met, that of improvement." in finding.sentence


def test_a_finding_cites_the_law_and_links_the_relation(scenario: Load) -> None:
    made = scenario(CHAIN + "    - {id: gift, who: icb, to: forum, what: community, power: ICB_P11}\n")
    (finding,) = report(made).findings
    assert (finding.code, finding.severity, finding.facts, finding.about) == (
        "LAW32",
        "ERROR",
        ("gift",),
        ("forum", "icb", "community"),
    )
    assert "Forum is by structure a forum" in finding.detail
    assert finding.sentence == (
        "The ICB delegates Community services to Forum. Forum is not a legal body, and no power lets anybody delegate to a"
        " forum or from one."
    )
    assert [(link.giver, link.receiver) for link in finding.chain] == [("icb", "forum")]


def test_no_source_naming_the_power_is_a_warning_that_names_it(scenario: Load) -> None:
    made = scenario(CHAIN + "    - {who: icb, to: ceo, what: community}\n")
    (finding,) = report(made).findings
    assert (finding.code, finding.severity, finding.fix) == (
        "LAW35",
        "WARN",
        "Ask on which power this rests, such as paragraph 11 of Schedule 1B to the NHS Act 2006.",
    )


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
    assert "With it falls: Chief executive to Place director" in finding.detail
    assert finding.sentence.endswith("What Chief executive then gives on falls with it.")
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


# -- rights of a committee over what other bodies hold ---------------------------------------------------------------

OVER = """
bodies:
  icb: {name: The ICB, kind: icb}
  ft: {name: The trust, kind: nhs_foundation_trust FACTS}
  board: {name: Place board, kind: icb_place_committee, committee of: icb}
posts:
  ceo: {name: Chief executive, of: ft, office: chief executive, facts: {executive director: true}, member of: board}
functions: {theatre-services: {name: Theatre services, part of: nhs-provision, holds: ft}}
decisions: {theatres: {name: Use of theatres, exercises: theatre-services, decides: {id: right, who: board BASIS}}}
relations: {delegates: [GIVEN]}
"""


def over(*, given: str = "", facts: str = "", basis: str = "") -> str:
    return OVER.replace("GIVEN", given).replace(" FACTS", facts).replace(" BASIS", basis)


def test_a_committee_that_decides_for_a_body_that_gave_it_nothing_is_a_warning(scenario: Load) -> None:
    (finding,) = report(scenario(over())).findings
    assert (finding.code, finding.severity, finding.about[:3]) == ("LAW26", "WARN", ("board", "theatres", "ft"))
    assert "right" in finding.facts
    assert "Sch 1B para 11(2)(b)" in finding.detail, "the rule is cited"
    assert "S65Z5 (NHS Act 2006 s65Z5" in finding.detail, "as is each power that comes near"
    assert "FT_P15 (NHS Act 2006 Sch 7 para 15(2),(3)): The trust stays liable" in finding.detail
    assert "to The ICB by S65Z5" in finding.detail
    assert "The ICB is then liable, and nobody else" in finding.detail


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ({"facts": ", facts: {arrangements complete: true}"}, "ERROR"),
        ({"given": "{who: ft, to: board, what: theatres, not: true}"}, "ERROR"),
        ({"basis": ", basis: inferred"}, "INFO"),
    ],
    ids=["all its arrangements are listed", "the paper denies it", "the right is only read into the paper"],
)
def test_it_weighs_as_much_as_the_sources_say(scenario: Load, told: dict[str, str], severity: str) -> None:
    assert found(scenario(over(**told))) == {("LAW26", severity)}


@pytest.mark.parametrize(
    "given",
    [
        "{who: ft, to: ceo, what: theatres, power: FT_P15}",
        "{who: ft, to: icb, what: theatres, power: S65Z5}, {who: icb, to: board, what: theatres, power: ICB_P11}",
    ],
    ids=["to its own executive director at the table", "to the body of the committee, which gives it on"],
)
def test_it_goes_when_the_body_gives_it_lawfully(scenario: Load, given: str) -> None:
    assert "LAW26" not in {code for code, _ in found(scenario(over(given=given)))}


def test_an_arrangement_that_is_only_proposed_leaves_it_open(scenario: Load) -> None:
    made = scenario(over(given="{who: ft, to: ceo, what: theatres, power: FT_P15, status: proposed}"))
    assert found(made) == set()
    assert "whether it binds The trust" in open_(made)["LAW26"]


# -- Bradford District and Craven ------------------------------------------------------------------------------------

REAL = govgraph.load("bradford-craven")


@pytest.mark.parametrize("option", [None, *REAL.options])
def test_no_false_alarm(option: str | None) -> None:
    """The report proposes that leaders and their bodies give the neighbourhood partnerships authority (Rec 3): these are
    forums by their structure, and no power names one. Nothing else that it says is unlawful in form."""
    errors = [finding for finding in run(REAL.graph(option), LAWS, strict=True).findings if finding.severity == "ERROR"]
    assert [(finding.code, finding.facts) for finding in errors] == [("LAW32", ("leaders-to-cpps",))]


def test_option_b_acts_for_trusts_that_delegate_nothing() -> None:
    """For no other option does the report ask for legal advice (000 s2.2.3 after f)): a committee of the integrated care
    board is to act for the trusts, should these disagree."""
    findings = run(REAL.graph("b"), ["LAW26"], strict=True).findings
    assert {finding.about[:2] for finding in findings} == {
        ("spb", "provider-operations"),
        ("spb", "board-disagreement"),
    }
    finding = next(finding for finding in findings if "board-disagreement" in finding.about)
    trusts = ("trust-bradford", "trust-airedale", "community-provider-trusts")
    assert (finding.severity, finding.about) == ("WARN", ("spb", "board-disagreement", *trusts, "wyicb"))
    assert {"disagreement-decider", "quasi-committee-in-dispute"} <= set(finding.facts)
    assert "NHS Act 2006" in finding.detail
    assert "West Yorkshire ICB by S65Z5" in finding.detail
    assert "West Yorkshire ICB is then liable, and nobody else" in finding.detail
    weighty = {
        option
        for option in (None, *REAL.options)
        for finding in run(REAL.graph(option), ["LAW26"], strict=True).findings
        if finding.severity != "INFO"
    }
    assert weighty == {"b"}


def test_option_b_is_in_order_when_each_trust_delegates(tmp_path: Path) -> None:
    folder = tmp_path / "bradford-craven"
    shutil.copytree(REAL.folder, folder)
    path = folder / "options" / "b.yaml"
    before = "  relations:\n"
    gifts = (
        f"{before}    delegates:\n"
        "      - {who: {each: [trust-bradford, trust-airedale, community-provider-trusts]}, to: wyicb, what: provider-operations, power: S65Z5, source: 000 s2.2.3 b)}\n"
        "      - {who: wyicb, to: spb, what: provider-operations, power: ICB_P11, source: 000 s2.2.3 b)}\n"
    )
    path.write_text(path.read_text(encoding="utf-8").replace(before, gifts, 1), encoding="utf-8")
    made = run(govgraph.load(folder).graph("b"), ["LAW26"], strict=True)
    assert (made.findings, str(made.totals)) == ((), "2 pass, 0 fail, 0 cannot tell")


# -- quorum: the same reading as of what a forum can decide ----------------------------------------------------------

BOARD = """
bodies:
  icb: {name: The ICB, kind: icb}
  board: {name: Board, kind: board, organ of: icb, facts: {quorum: QUORUM}}
posts:
  one: {name: One, of: icb, member of: {to: board, chair: true, list complete: true}}
  two: {name: Two, of: icb, member of: board}
  three: {name: Three, of: icb, member of: board}
acts: {deal: {name: A deal, taken by: board, attendance complete: COMPLETE, parts: [PARTS]}}
"""


def board(quorum: str, parts: str, *, complete: bool = True) -> str:
    return BOARD.replace("QUORUM", quorum).replace("PARTS", parts).replace("COMPLETE", str(complete).lower())


@pytest.mark.parametrize(
    ("quorum", "parts", "expected"),
    [
        ("two thirds of the members", "{who: one}, {who: two}", set()),
        ("two thirds of the members", "{who: one}", {("LAW48", "ERROR")}),
        ("2, including the chair", "{who: two}, {who: three}", {("LAW48", "ERROR")}),
        ("2", "{who: one}, {who: two, interest: other, declared: true, withdrew: true}", {("LAW48", "ERROR")}),
    ],
)
def test_an_act_is_held_against_the_quorum_that_its_body_states(
    scenario: Load, quorum: str, parts: str, expected: set[tuple[str, str]]
) -> None:
    assert found(scenario(board(f"'{quorum}'", parts))) == expected


@pytest.mark.parametrize(
    ("quorum", "parts", "complete", "missing"),
    [
        ("2", "{who: one}", False, "the list of all who attended A deal"),
        ("enough of us", "{who: one}", True, "the quorum of The ICB (enough of us)"),
    ],
)
def test_a_quorum_that_cannot_be_told_is_no_finding(
    scenario: Load, quorum: str, parts: str, complete: bool, missing: str
) -> None:
    made = scenario(board(quorum, parts, complete=complete))
    assert (found(made), open_(made).get("LAW48")) == (set(), f"needs: {missing}")


# -- scrutiny (L44) -------------------------------------------------------------------------------------------------

JOINT = """
bodies:
  one: {name: First council, kind: local_authority_ut, facts: {system: executive}}
  two: {name: Second council, kind: local_authority_ut, facts: {system: executive}}
  joint: {name: Joint committee, kind: KIND, committee of: [one, two]}
functions:
  scrutiny: {name: Scrutiny of services, part of: health-scrutiny}
  grants: {name: Grants to carers, part of: social-care}
relations:
  delegates:
"""


@pytest.mark.parametrize(
    ("kind", "arrangements", "expected"),
    [
        ("jhosc", [("scrutiny", "power: SCRUT")], set()),
        ("jhosc", [("scrutiny", "power: SCRUT"), ("grants", "power: L102")], {("LAW44", "ERROR")}),
        ("jhosc", [("scrutiny", "power: SCRUT"), ("grants", "power: L9E")], {("LAW44", "ERROR")}),
        ("jhosc", [("scrutiny", "power: SCRUT"), ("grants", "power: not stated")], {("LAW44", "ERROR")}),
        ("jhosc", [("[scrutiny, grants]", "power: SCRUT")], {("LAW44", "ERROR")}),
        ("joint_committee", [("scrutiny", "power: L102")], {("LAW44", "ERROR")}),
        ("joint_committee", [("scrutiny", "power: SCRUT")], {("LAW44", "ERROR")}),
    ],
)
def test_a_joint_scrutiny_committee_has_no_other_task(
    scenario: Load, kind: str, arrangements: list[tuple[str, str]], expected: set[tuple[str, str]]
) -> None:
    rows = "".join(
        f"    - {{who: {{together: [one, two]}}, to: joint, what: {what}, {power}}}\n" for what, power in arrangements
    )
    assert found(scenario(JOINT.replace("KIND", kind) + rows)) == expected

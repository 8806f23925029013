"""Who decides: papers, law and gap apart; tiers apart; rights reach down; the form, asserted and lawful."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.answer import Answer
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

PLACE = """
bodies:
  icb: {name: Town ICB, kind: icb}
  ft: {name: Town Trust, kind: nhs_foundation_trust}
  board: {name: Partnership board, kind: partnership_board, committee of: icb}
  exec: {name: Leadership executive, kind: executive_group, accountable to: board}
functions:
  icb-money: {name: The ICB's allocation, part of: nhs-commissioning}
  ft-money: {name: The trust's capital, part of: nhs-provision}
events: {disagree: Boards disagree}
decisions:
  strategy: {name: Strategy, exercises: icb-money, decides: {who: board, source: d 1}}
  capital:
    name: Capital
    exercises: [icb-money, ft-money]
    decides: {id: shared, who: board, status: likely, source: d 2}
    proposes: {who: ft, competing: true, source: d 3}
  part-of-strategy: {name: A part of the strategy, part of: strategy}
  own: {name: A part with its own decider, part of: strategy, decides: {who: exec, source: d 4}}
  dispute: {name: Disputes, exercises: ft-money, decides: {who: board, if: disagree, source: d 5}}
  silent: {name: Silent, exercises: ft-money, decides: {who: not stated, source: d 6}}
  nobodys: {name: Nobody's, decides: {who: nobody, source: d 7}}
  twice: {name: Twice, exercises: icb-money}
  either: {name: Either, exercises: icb-money, decides: {who: exec, either: recommends, settled by: terms, source: d 8}}
  before: {name: Before, exercises: icb-money, decides: {who: ft, status: past, source: d 9}}
agreements: {terms: Terms of reference}
relations:
  decides:
    - {who: board, what: twice, source: d 10}
    - {who: exec, what: twice, source: d 11}
"""
OPTION = """
option: a
name: Option a
source: d 12
add:
  relations:
    recommends: {who: exec, what: capital, to: board}
    delegates: {id: gift, who: icb, to: board, what: icb-money, power: ICB_P11, source: d 12}
"""


def ask(scenario: Scenario, what: str, option: str | None = None, **asked: Any) -> Answer:
    answer: Answer = scenario.graph(option=option).who_decides(what, **asked)
    return answer


@pytest.fixture
def place(make: Make) -> Scenario:
    return make(PLACE, a=OPTION)


def test_the_three_headlines_are_apart(place: Scenario) -> None:
    facets = ask(place, "strategy").facets
    assert (facets["deciders"], facets["holders"], facets["ends"]) == (["board"], ["icb"], ["icb"])
    assert facets["authority"] == {"board": "not shown"}


def test_what_is_only_likely_is_foreseen_in_the_baseline(place: Scenario) -> None:
    facets = ask(place, "capital").facets
    assert (facets["deciders"], facets["foreseen_deciders"], facets["status"]) == ([], ["board"], "likely")
    assert facets["competing_proposers"] == ["ft"]


def test_under_an_option_the_best_tier_present_answers(place: Scenario) -> None:
    facets = ask(place, "capital", "a").facets
    assert (facets["deciders"], facets["tier"], facets["recommenders"]) == (["board"], "unsettled", ["exec"])


def test_authority_is_told_per_holder(place: Scenario) -> None:
    facets = ask(place, "capital", "a").facets
    assert facets["authority_by_holder"] == {"board": {"icb": "full", "ft": "none"}}
    assert facets["authority"] == {"board": "part"}
    assert facets["conditions"] == ["constitution cover"]
    assert (facets["form"], facets["lawful_form"]) == (
        "committee of one body",
        "committee of one body that others follow",
    )


def test_a_route_is_a_chain_with_the_source_of_each_link(place: Scenario) -> None:
    chain = ask(place, "capital", "a").chains[0]
    assert [(link.giver, link.receiver, link.sort) for link in chain.links] == [
        ("nhs-commissioning", "icb", "holds"),
        ("icb", "board", "delegation"),
    ]
    assert [link.source for link in chain.links] == ["law NHS Act 2006 ss3 and 3A", "d 12"]


def test_now_says_what_holds_without_the_option(place: Scenario) -> None:
    now = next(line.text for line in ask(place, "capital", "a").lines if line.label == "Now")
    assert "Town Trust" in now
    assert "likely" in now


@pytest.mark.parametrize(("what", "deciders"), [("part-of-strategy", ["board"]), ("own", ["exec"])])
def test_a_right_reaches_down_unless_a_nearer_one_speaks(place: Scenario, what: str, deciders: list[str]) -> None:
    assert ask(place, what).facets["deciders"] == deciders


def test_a_right_on_condition_needs_its_event(place: Scenario) -> None:
    assert ask(place, "dispute").facets["deciders"] == []
    assert ask(place, "dispute").facets["conditional_deciders"] == {"disagree": ["board"]}
    assert ask(place, "dispute", given=["disagree"]).facets["deciders"] == ["board"]


def test_not_stated_and_nobody_are_different_answers(place: Scenario) -> None:
    silent, nobody = ask(place, "silent").facets, ask(place, "nobodys").facets
    assert (silent["not_stated"], silent["said"], silent["form"]) == (True, ["not stated"], "not stated")
    assert (nobody["not_stated"], nobody["said"], nobody["form"]) == (False, ["nobody"], "nobody")


def test_two_separate_statements_are_rivals(place: Scenario) -> None:
    assert ask(place, "twice").facets["form"] == "rivals"


def test_either_decides_or_recommends_is_one_right(place: Scenario) -> None:
    facets = ask(place, "either").facets
    assert (facets["either"], facets["settled_by"], facets["form"]) == (
        ["decides", "recommends"],
        ["terms"],
        "decides or recommends, not settled",
    )
    assert facets["lawful_form"] == "can only recommend"


def test_a_past_decider_is_kept_apart(place: Scenario) -> None:
    facets = ask(place, "before").facets
    assert (facets["deciders"], facets["past_deciders"]) == ([], ["ft"])


def test_it_answers_up_to_parliament(place: Scenario) -> None:
    assert ask(place, "own").facets["answers_to"] == ["board", "icb", "nhs_england", "secretary_of_state", "parliament"]


def test_a_limit_that_nobody_states_is_a_condition_for_a_value(place: Scenario) -> None:
    found = ask(place, "capital", "a", value=2e6)
    assert found.facets["authority_by_holder"]["board"]["icb"] == "full"
    assert "its scheme sets no lower limit" in found.to("text", full=True)


COMMON = """
bodies:
  a: {name: Trust A, kind: nhs_foundation_trust}
  b: {name: Trust B, kind: nhs_foundation_trust}
  a-com: {name: Committee of A, kind: body_committee, committee of: a}
  b-com: {name: Committee of B, kind: body_committee, committee of: b}
  group: {name: Committees in common, kind: committees_in_common}
functions: {path: {name: Pathology, part of: nhs-provision}}
decisions: {labs: {name: Laboratories, exercises: path}}
relations:
  delegates:
    - {id: one, who: a, to: a-com, what: path, power: FT_P15, conditions: {constitution cover: true}}
    - {id: two, who: b, to: b-com, what: path, power: FT_P15, conditions: {constitution cover: true}}
  decides: {who: {each: [a-com, b-com]}, what: labs}
  member of: [{who: a-com, to: group}, {who: b-com, to: group}]
"""


def test_a_committee_of_each_body_is_committees_in_common(make: Make) -> None:
    facets = ask(make(COMMON), "labs").facets
    assert facets["authority_by_holder"] == {"a-com": {"a": "full", "b": "none"}, "b-com": {"a": "none", "b": "full"}}
    assert (facets["form"], facets["lawful_form"]) == ("committees in common", "committees in common")


DENTAL = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: Town ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut}
functions: {dental: {name: Dental services, part of: nhs-direct-commissioning}}
decisions: {clinics: {name: Clinics, exercises: dental}}
relations:
  decides: {who: council, what: clinics}
  delegates:
    - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: allowed}
    - {who: icb, to: council, what: dental, power: S75/PAR_R9}
ALSO
"""
ALSO = "    - {who: nhse, to: council, what: dental, power: S75/PAR_R9}"


def test_who_is_liable_is_told_and_several_by_the_route_are_a_note(make: Make) -> None:
    """By section 65Z5 liability moves to the receiver; by section 75 it stays."""
    one, two = ask(make(DENTAL.replace("ALSO", "")), "clinics"), ask(make(DENTAL.replace("ALSO", ALSO)), "clinics")
    assert one.facets["liable_by_holder"] == {"nhse": ["icb"]}
    assert [line.text for line in one.lines if line.label == "Liable"] == ["for NHS England, Town ICB"]
    assert sorted(two.facets["liable"]) == ["icb", "nhse"]
    assert [bool([note for note in a.notes if "depends on the route" in note]) for a in (one, two)] == [False, True]


def test_an_organ_that_the_papers_name_may_decide_beside_those_to_whom_all_the_rest_is_given(make: Make) -> None:
    scenario = make("""
        law: none
        bodies:
          university: {name: The University, label: university, source: d 1}
          senate: {name: The Senate, label: academic board, organ of: university, source: d 2}
        posts: {vc: {name: The Vice-Chancellor, of: university, source: d 3}}
        functions: {awards: {name: Academic awards, source: d 4}}
        decisions: {degrees: {name: Conferring degrees, exercises: awards, source: d 5}}
        relations:
          holds: [{who: university, what: awards, source: d 1}]
          delegates: [{who: university, to: senate, what: awards, source: d 6}, {who: university, to: vc, source: d 7}]
    """)
    assert scenario.graph().who_decides("degrees").headline == (
        "No paper says who decides Conferring degrees. It rests with The University, and The Senate and "
        "The Vice-Chancellor may decide it."
    )


def test_a_sub_group_of_a_committee_is_its_sub_committee_where_its_body_is_governed_by_its_own_scheme(
    make: Make,
) -> None:
    scenario = make("""
        law: none
        bodies:
          university: {name: The University, label: university, source: d 1}
          finance: {name: Finance Committee, label: committee, committee of: university, source: d 2}
          estates: {name: Estates Sub-committee, label: sub-committee, sub-group of: finance, source: d 3}
        functions: {estate: {name: The estate, source: d 4}}
        decisions: {repairs: {name: Repairs, exercises: estate, decides: {who: estates, source: d 5}, source: d 5}}
        relations:
          holds: [{who: university, what: estate, source: d 1}]
          delegates:
            - {who: university, to: finance, what: estate, limit: £5m, source: d 6}
            - {who: finance, to: estates, what: estate, limit: £750k, source: d 7}
    """)
    graph = scenario.graph()
    assert "It has the authority for it" in graph.who_decides("repairs", value=700_000).headline
    assert "Nothing gives it the authority" in graph.who_decides("repairs", value=800_000).headline

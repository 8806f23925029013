"""What is left without a decider, parent, line, host or voice when something goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario, UnknownName
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

HEAD = "title: A small place\ndate: 2022-03-15\ndocuments: {d: {title: A paper}}\n"
TEXT = """
sectors:
  primary-care: Primary care
  acute: Hospitals
bodies:
  ccg: {name: Town CCG, aliases: [CCG], kind: ccg, sector: primary-care}
  icb: {name: Town ICB, kind: icb}
  board: {name: Partnership Board, kind: body_committee, committee of: icb, status: planned, replaces: {to: ccg, for: allocation}}
  panel: {name: Panel, kind: body_subcommittee, committee of: board}
  forum: {name: Town Forum, kind: forum}
  exec: {name: Executive, kind: forum, reports to: {to: ccg}, accountable to: forum}
  team: {name: Team, kind: forum, reports to: {to: ccg}}
  t1: {name: First Trust, kind: nhs_trust, sector: acute, member of: forum}
posts:
  officer: {name: CCG accountable officer, of: ccg}
  lead: {name: Place lead, of: t1, occupies: {who: ann}}
people: {ann: Ann Other}
decisions:
  allocation: Allocation of resources
  part: {name: Allocation for Craven, part of: allocation}
  pay: Pay
  plan: Plan
agreements:
  terms: {name: Terms of reference, party to: {who: [ccg, t1]}}
funds:
  pool: {name: Pool, hosts: {who: ccg}, contributes to: {who: [ccg, t1]}}
events:
  abolished: {name: CCG abolished, concerns: ccg}
relations:
  decides:
    - {id: ccg-allocates, who: ccg, what: allocation}
    - {who: board, what: allocation, status: planned, from: 2022-07-01}
    - {who: {together: [ccg, t1]}, what: pay}
    - {who: forum, what: plan, unless: abolished}
    - {who: ccg, what: plan}
  member of: [{who: ccg, to: forum, chair: true}]
  delegates:
    - {id: to-officer, who: ccg, to: officer, what: plan}
    - {id: to-team, who: officer, to: team, what: plan, under: terms}
"""


def falls(scenario: Scenario, node: str) -> dict[str, Any]:
    return VERBS["what-falls"].answer(scenario.graph(), node).facets


def test_a_replacement_that_is_only_foreseen_does_not_count_yet(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "CCG")
    assert {"allocation", "part"} <= set(facets["matters_without_decider"])
    assert facets["foreseen"]["allocation"] == ["board"]
    assert (facets["replaced_by"], facets["replaced_for"]) == (["board"], {"board": ["allocation"]})
    assert {"allocation", "part"}.isdisjoint(facets["not_taken_over"])


def test_a_replacement_that_is_there_counts(make: Make) -> None:
    settled = TEXT.replace("what: allocation, status: planned, from: 2022-07-01", "what: allocation").replace(
        "status: planned, replaces", "replaces"
    )
    graph = make(
        settled.replace("name: Town CCG, aliases: [CCG], kind: ccg", "name: Town CCG, kind: forum"), head=HEAD
    ).graph(on="2022-07-01")
    facets = VERBS["what-falls"].answer(graph, "ccg").facets
    assert "allocation" in facets["matters_affected"]
    assert "allocation" not in facets["matters_without_decider"]


def test_a_joint_act_falls_with_one_of_its_parties_and_another_decider_remains(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "ccg")
    assert "pay" in facets["matters_without_decider"]
    assert facets["joint_acts_broken"] == ["decides(what=pay; who=ccg+t1)"]
    assert "plan" in facets["matters_affected"]
    assert "plan" not in facets["matters_without_decider"]


def test_posts_fall_with_their_body_and_delegation_downstream_is_stranded(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "ccg")
    assert (facets["falls_with"], facets["posts_fallen"]) == (["officer"], ["officer"])
    assert facets["stranded"] == ["team"]
    assert facets["authority_lost"] == {}, "a forum receives nothing in law, so it has nothing to lose"


def test_authority_is_derived_anew_without_a_delegation(make: Make) -> None:
    text = """
    bodies:
      icb: {name: Town ICB, kind: icb}
      board: {name: Board, kind: body_committee, committee of: icb}
      t1: {name: First Trust, kind: nhs_foundation_trust}
    decisions: {capital: {name: Own capital, exercises: nhs-provision}}
    relations:
      delegates:
        - {id: across, who: t1, to: icb, what: capital, power: S65Z5, onward inside: allowed}
        - {id: inside, who: icb, to: board, what: capital, power: ICB_P11}
    """
    scenario = make(text)
    assert falls(scenario, "across")["authority_lost"] == {"capital": ["board", "icb"]}
    assert falls(scenario, "inside")["authority_lost"] == {"capital": ["board"]}
    assert falls(scenario, "t1")["authority_lost"] == {"capital": ["board", "icb"]}


def test_committees_fall_with_their_parent_all_the_way_down(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "icb")
    assert facets["bodies_without_parent"] == ["board", "panel"]
    assert facets["falls_with"] == ["board", "panel"]


def test_a_second_line_of_accountability_holds(make: Make) -> None:
    assert falls(make(TEXT, head=HEAD), "ccg")["without_line"] == ["team"]


def test_a_sector_that_sat_nowhere_else_is_not_heard(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "ccg")
    assert (facets["sectors_without_path"], facets["seats_lost"], facets["forums_without_chair"]) == (
        ["primary-care"],
        ["forum"],
        ["forum"],
    )


def test_a_planned_seat_is_named_as_foreseen(make: Make) -> None:
    text = TEXT.replace(
        "  member of: [", "  speaks for: [{who: exec, for: primary-care, status: proposed}]\n  member of: ["
    )
    text = text.replace(
        "{who: ccg, to: forum, chair: true}",
        "{who: ccg, to: forum}, {who: exec, to: board, for: primary-care, status: proposed}",
    )
    assert falls(make(text, head=HEAD), "ccg")["sectors_foreseen"] == {"primary-care": ["board"]}


def test_a_member_of_a_group_takes_its_part_and_the_group_goes_on(make: Make) -> None:
    text = """
    bodies: {t1: {name: First Trust, kind: nhs_trust}, t2: {name: Second Trust, kind: nhs_trust}}
    groups: {trusts: {name: The trusts, members: [t1, t2], complete: true}}
    decisions: {own: Own capital, shared: Shared capital}
    relations: {decides: [{who: {each: [trusts]}, what: own}, {who: {together: [trusts]}, what: shared}]}
    """
    scenario = make(text)
    facets = falls(scenario, "t1")
    assert {"own", "shared"} <= set(facets["matters_affected"])
    assert [matter in facets["matters_without_decider"] for matter in ("own", "shared")] == [False, True]
    assert {"own", "shared"} <= set(falls(scenario, "trusts")["matters_without_decider"])


def test_money_and_agreements(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "ccg")
    assert (facets["funds_without_host"], facets["agreements_affected"]) == (["pool"], ["terms"])


def test_an_event_takes_what_it_concerns_and_what_holds_unless_it_happens(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "CCG abolished")
    assert {"ccg", "officer"} <= set(facets["falls_with"])
    assert "decides(unless=abolished; what=plan; who=forum)" in facets["relations"]
    assert "plan" in facets["matters_without_decider"]


def test_a_relation_can_go_alone(make: Make) -> None:
    scenario = make(TEXT, head=HEAD)
    assert falls(scenario, "to-officer")["stranded"] == ["officer", "team"]
    assert falls(scenario, "ccg-allocates")["matters_without_decider"] == ["allocation", "part"]


def test_an_agreement_takes_what_rests_on_it(make: Make) -> None:
    facets = falls(make(TEXT, head=HEAD), "Terms of reference")
    assert (facets["without_basis"], facets["stranded"]) == (["to-team"], ["team"])


def test_a_person_leaves_a_post_vacant(make: Make) -> None:
    assert falls(make(TEXT, head=HEAD), "ann")["posts_vacant"] == ["lead"]


def test_nothing_depends_on_it(make: Make) -> None:
    answer = VERBS["what-falls"].answer(make(TEXT, head=HEAD).graph(), "acute")
    assert (answer.facets["nothing_found"], answer.headline) == (True, "Nothing in the model depends on Hospitals.")


def test_an_option_cannot_fall(make: Make) -> None:
    with pytest.raises(UnknownName, match="compare"):
        falls(make(TEXT, head=HEAD, a="name: Other\n"), "a")

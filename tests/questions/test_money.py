"""Money and who handles it; it never carries authority."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: The Board, kind: forum}
  council: {name: The Council, kind: local_authority_ut}
  t1: {name: First Trust, kind: nhs_trust}
  t2: {name: Second Trust, kind: nhs_trust}
  charity: {name: A charity, kind: forum}
groups:
  providers: {name: Providers, members: [t1, charity], complete: false}
posts:
  t1-chief: {name: Chief executive of the First Trust, of: t1, member of: board}
services: {care: Social care}
funds:
  pool: {name: Care pool, amount: 2000000, surplus and deficit: not stated, from: 2022/23, hosts: {who: not stated}, pays for: care}
relations:
  contributes to:
    - {who: council, to: pool, amount: £500k, source: d 1}
    - {who: t2, to: pool, source: d 1}
  allocates to: {who: board, to: providers, source: d 2}
  aligns or pools: {who: council, what: care, to: pool, extent: where it makes sense, source: d 3}
"""


def money(scenario: Scenario, node: str | None = None) -> dict[str, Any]:
    return VERBS["money"].answer(scenario.graph(), node).facets


def test_a_fund_its_contributors_and_what_is_not_stated(make: Make) -> None:
    facets = money(make(TEXT), "Care pool")
    assert (set(facets["contributors"]), facets["contributions"]) == ({"council", "t2"}, {"council": 500000.0})
    assert (facets["hosts"], facets["hosts_not_stated"], facets["surplus"]) == (
        ["not stated"],
        ["pool"],
        {"pool": "not stated"},
    )
    assert (facets["amounts"], facets["periods"]) == ({"pool": 2000000.0}, {"pool": "from 2022/23"})


def test_pooled_or_aligned_budgets(make: Make) -> None:
    facets = money(make(TEXT))
    assert (facets["poolers"], facets["pooled"], facets["pooled_with"]) == (["council"], ["care"], ["pool"])
    assert facets["pays_for"] == ["care"]


def test_an_allocator_whose_members_receive_is_named_through_posts_and_groups(make: Make) -> None:
    facets = money(make(TEXT))
    assert (facets["allocates_to_own_members"], facets["own_members_that_receive"]) == (["board"], ["t1"])


def test_without_that_seat_nobody_allocates_to_its_own(make: Make) -> None:
    facets = money(make(TEXT.replace(", member of: board", "")))
    assert (facets["allocators"], facets["allocates_to_own_members"]) == (["board"], [])


def test_money_of_a_body_reaches_through_its_group(make: Make) -> None:
    assert money(make(TEXT), "charity")["allocators"] == ["board"]


def test_the_standing_sentence_is_there(make: Make) -> None:
    assert "no authority" in VERBS["money"].answer(make(TEXT).graph()).notes[0]


def test_no_money_is_said(make: Make) -> None:
    answer = VERBS["money"].answer(make("bodies: {board: The Board}").graph())
    assert answer.headline == "No paper says where money comes from or goes to."


POOL = """
bodies:
  icb: {name: The ICB, kind: icb, contributes to: {to: pool, amount: £6m, share: 60%, source: d 1}}
  council: {name: The Council, kind: local_authority_ut, contributes to: {to: pool, amount: £4m, share: 40%, source: d 1}}
  hospital: {name: The Hospital, kind: nhs_trust, provides: reablement}
services: {reablement: Reablement}
funds: {pool: {name: The pool, amount: £10m, surplus and deficit: unclear, from: 2022/23, pays for: reablement, hosts: council}}
"""


def test_a_pool_names_each_party_with_amount_and_share_and_who_gains_without_paying_in(make: Make) -> None:
    facets = money(make(POOL), "The pool")
    assert (facets["parties"], facets["shares"]) == (
        {"pool": ["icb", "council"]},
        {"pool": {"icb": 60.0, "council": 40.0}},
    )
    assert (facets["gains"], facets["gains_without_paying"]) == (
        {"pool": {"hospital": ["reablement"]}},
        {"pool": ["hospital"]},
    )
    assert (facets["paid_in"], facets["too_much"], facets["hosts"]) == ({"pool": 10_000_000.0}, [], ["council"])


def test_what_no_source_states_of_a_pool_stands_in_the_headline(make: Make) -> None:
    answer = VERBS["money"].answer(make(POOL).graph(), "The pool")
    assert answer.headline.endswith(
        "into the pool, which holds £10m. No paper says what becomes of a surplus or deficit."
    )


@pytest.mark.parametrize(("change", "about"), [("£4m", "pool"), ("40%", "pool")])
def test_contributions_that_exceed_the_whole_are_found(make: Make, change: str, about: str) -> None:
    more = {"£4m": "£4.5m", "40%": "45%"}[change]
    assert run(make(POOL).graph(), ["STR158"]).findings == ()
    (found,) = run(make(POOL.replace(change, more)).graph(), ["STR158"]).findings
    assert found.about[0] == about


def test_what_several_pay_together_counts_once(make: Make) -> None:
    both = POOL + "relations: {contributes to: {who: {together: [icb, council]}, to: pool, amount: £1m, source: d 2}}\n"
    (found,) = run(make(both).graph(), ["STR158"]).findings
    assert "pay in £11m" in found.sentence


@pytest.mark.parametrize("share", ["101%", "140", "minus 3"])
def test_a_share_that_is_none_is_a_mistake_with_what_is_right(problems: Callable[..., list[str]], share: str) -> None:
    found = problems(POOL.replace("60%", share))
    assert any("LOAD038 'share'" in problem and "0 to 100" in problem for problem in found), found


def test_an_amount_that_no_source_states_is_said_to_be_so(make: Make) -> None:
    facets = money(make(POOL.replace("amount: £10m", "amount: not stated")), "pool")
    assert facets["amounts"] == {}
    assert "No paper says how much it holds." in str(
        VERBS["show"].answer(make(POOL.replace("amount: £10m", "amount: not stated")).graph(), "pool")
    )

"""A comparison read aloud: counts that add up, and what each sort of difference is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govgraph
from govgraph.comparison import compare
from govgraph.comparison.changes import changes
from govgraph.comparison.side import Side
from govgraph.model.scenario import Scenario, UnknownName

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: Board, kind: icb}
  forum: {name: Forum, kind: forum}
  trust: {name: Trust, kind: nhs_trust}
decisions:
  pay: {name: Pay, decides: board, recommends: {who: forum, to: board}}
  plan: {name: The plan, decides: board}
  estate: {name: The estate, decides: trust}
"""
A = """
name: Forum decides
add: {relations: {decides: [{who: forum, what: plan}]}}
remove: [{decides: {who: board, what: plan}}, {recommends: {who: forum, what: pay}}]
"""


def side(scenario: Scenario, option: str) -> Side:
    return Side.of(scenario, option, on=None, place=None)


def test_each_difference_is_of_one_sort(make: Make) -> None:
    scenario = make(TEXT, a=A)
    found = changes(side(scenario, "baseline"), side(scenario, "a"))
    assert {one.matter: (one.sort, one.before, one.after) for one in found} == {
        "plan": ("decider", "Board", "Forum"),
        "pay": ("recommender", "Forum", "nobody"),
    }


def test_two_sides_are_told_in_a_sentence_and_at_most_six_lines(make: Make) -> None:
    answer = compare(make(TEXT, a=A), ["a"])
    assert answer.headline == (
        "Between today and option a, one decision would have another decider and one would keep its decider and have "
        "another recommender."
    )
    lines = {line.label: line.text for line in answer.summary}
    assert lines["Another decider"] == "The plan (from Board to Forum)."
    assert lines["Same decider"] == "Pay (no longer on the recommendation of Forum)."
    assert len(answer.summary) <= 6


def test_an_option_that_changes_nothing_says_so(make: Make) -> None:
    assert (
        compare(make(TEXT, a="name: Nothing"), ["a"]).headline
        == "Between today and option a, every decision is made alike."
    )


def test_counts_are_the_same_whatever_is_shown() -> None:
    scenario = govgraph.load("bradford-craven")
    some, every = compare(scenario, ["b", "d"]), compare(scenario, ["b", "d"], all_rows=True)
    assert some.headline == every.headline
    names = ("decisions_that_differ", "other_decider", "other_recommender", "other_ground", "other_form")
    assert {name: some.facets[name] for name in names} == {name: every.facets[name] for name in names}
    parts = [item for name in names[1:] for found in some.facets[name].values() for item in found]
    assert sorted(parts) == sorted(some.facets["decisions_that_differ"])


def test_several_options_get_a_line_each_and_no_rank() -> None:
    answer = compare(govgraph.load("bradford-craven"))
    assert [line.label for line in answer.summary] == [f"Option {letter}" for letter in "abcdef"]
    assert "does not rank" in answer.headline


def test_one_part_alone_answers_by_itself() -> None:
    answer = compare(govgraph.load("bradford-craven"), ["f"], only="authority")
    assert answer.headline == (
        "Under option f, Single integrated care organisation gains authority over 14 matters, Community Provider Trusts"
        " lose authority over 13 matters, NHS Trusts lose authority over five matters and two others lose some."
    )
    assert [table.title for table in answer.tables] == ["Authority in law, against now"]


def test_an_option_is_not_compared_with_itself(make: Make) -> None:
    assert compare(make(TEXT, a=A), ["a", "a"]).reading.subjects == {"option 1": "baseline", "option 2": "a"}
    with pytest.raises(UnknownName, match="Name an option to compare with"):
        compare(make(TEXT, a=A), ["baseline"])


def test_a_judgement_about_two_options_stands_under_both(make: Make) -> None:
    judged = TEXT + "judgements: {both: {sort: merit, says: Both would work, about: [a, b], source: d 1}}\n"
    found = compare(make(judged, a=A, b="name: Another"), ["a", "b"], only="judgements").tables[0].rows
    assert [row[0] for row in found] == ["a, b"]


def test_an_option_that_only_adds_a_contract_leaves_nobody_out(make: Make) -> None:
    heard = TEXT + "sectors: {vcse: The voluntary sector}\nrelations: {member of: [{who: vcse, to: forum}]}\n"
    contract = "name: A contract\nadd: {agreements: {deal: {name: The contract, kind: contract}}}\n"
    answer = compare(make(heard, a=contract), ["a"], only="sectors")
    assert answer.facets["sectors_left_out"] == {"baseline": [], "a": []}


def test_a_scenario_without_options_says_that_there_is_nothing_to_compare(make: Make) -> None:
    answer = compare(make(TEXT))
    assert (answer.headline, answer.summary) == ("This scenario has no options to compare.", ())

"""Time: a body that is not there yet holds nothing and decides nothing, and its posts neither; it is told as foreseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.answer import Answer
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

COMING = """
bodies:
  icb: {name: NEL ICB, kind: icb, status: planned, from: 2022-07-01}
  council: {name: The Council, kind: local_authority_ut}
posts:
  lead: {name: Lead, of: council}
  icb-lead: {name: Lead for the ICB, of: icb}
decisions:
  m: {name: Matter}
  both: {name: Both decide, decides: {who: {each: [council, icb]}}}
  joint: {name: Both together, decides: {who: {together: [council, icb]}}}
  alone: {name: The ICB alone, decides: icb-lead}
relations:
  delegates: {who: {each: [council, icb]}, to: lead, what: m, power: not stated}
"""
HEAD = "title: Before July\ndate: 2022-06-14\ndocuments: {d: A paper}\n"


def ask(make: Make, what: str, on: str | None = None) -> Answer:
    answer: Answer = make(COMING, head=HEAD).graph(on=on).who_decides(what)
    return answer


def test_a_giver_that_is_not_there_yet_holds_nothing_and_answers_for_nothing(make: Make) -> None:
    answer = ask(make, "m")
    assert (answer.facets["holders"], answer.facets["coming_holders"]) == (["council"], ["icb"])
    lines = {line.label: line.text for line in answer.lines}
    assert "NEL ICB from 1 July 2022 (not yet there)" in lines["Law"]
    assert "NHS England" not in str(answer)


def test_on_the_day_it_is_there_it_holds(make: Make) -> None:
    facets = ask(make, "m", "2022-07-01").facets
    assert (facets["holders"], facets["coming_holders"]) == (["council", "icb"], [])


@pytest.mark.parametrize(
    ("what", "deciders", "foreseen"),
    [("both", ["council"], ["icb"]), ("joint", [], ["council", "icb"]), ("alone", [], ["icb-lead"])],
)
def test_what_a_paper_gives_to_several_is_now_of_those_who_are_there(
    make: Make, what: str, deciders: list[str], foreseen: list[str]
) -> None:
    facets = ask(make, what).facets
    assert (facets["deciders"], facets["foreseen_deciders"]) == (deciders, foreseen)


def test_a_headline_about_somebody_who_comes_later_says_from_when(make: Make) -> None:
    assert ask(make, "alone").headline == (
        "Nobody decides The ICB alone yet. Lead for the ICB would decide it. From 1 July 2022, not yet in force."
        " On whom it rests is not recorded."
    )

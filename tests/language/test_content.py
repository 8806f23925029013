"""What the papers say in the words of a question: cells of a matrix, parts of services, statements."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.language import NotUnderstood, understand
from govgraph.language.clauses import parts
from govgraph.language.mentions import KnownNames
from govgraph.language.reading import readings
from govgraph.types import Scenario

COUNTY = """
title: River County
date: 2024-05-14
bodies:
  cc: {name: River County Council, kind: local_authority_ut}
  upper: {name: Upper River Hub, kind: place_partnership}
  crane: {name: Crane Buses, kind: company}
  leaders: {name: Leaders' Forum, kind: forum}
sectors:
  parishes: {name: Parish councils}
  faith: {name: Faith groups, member of: {to: upper}}
levels:
  county-level: {name: County level, members: [cc]}
  district-level: {name: District level, members: [upper]}
services:
  roads: {name: Local roads}
  libraries: {name: Library service}
agreements:
  deal: {name: Bus agreement, party to: {who: {each: [cc, crane]}}, concerns: {to: roads}}
decisions:
  grants: {name: Grants for village halls}
relations:
  works with:
    - {who: upper, to: [parishes, faith]}
  responsible for:
    - {who: county-level, what: roads, aspect: contract with the surfacing company, status: provisional}
    - {who: district-level, what: roads, aspect: grass cutting, status: provisional}
    - {who: county-level, what: libraries, extent: all, status: provisional}
    - {who: district-level, what: libraries, not: true}
    - {who: district-level, what: libraries, aspect: opening hours, status: possible}
instruments:
  ladder:
    name: Readiness ladder
    assesses: upper
    stages: [seed, tree]
    themes:
      voice: {name: Voice of residents, seed: {says: A survey is done once a year}, tree: {says: Residents sit on the hub and see its papers}}
      trust: {name: Trust, seed: {says: Leaders meet over lunch}, tree: {says: Councils lend officers without asking for money back}}
judgements:
  slow: {sort: defect, says: Repairs take too long because nobody owns the list of halls, about: grants, by: leaders}
classifications:
  loose: {says: A loose gathering of councils, about: upper}
"""


@pytest.fixture
def county(tmp_path: Path) -> Scenario:
    (tmp_path / "scenario.yaml").write_text(COUNTY)
    return govgraph.load(tmp_path)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("At which stage do residents sit on the hub?", "Tree, on the theme 'Voice of residents'"),
        ("Where would councils that lend officers for free be placed on the ladder?", "Tree, on the theme 'Trust'"),
        (
            "Who holds the contract with the surfacing company?",
            "County level (River County Council) has contract with the surfacing company",
        ),
        (
            "In local roads, who has grass cutting and who has the surfacing contract?",
            "District level (Upper River Hub) has grass cutting",
        ),
        ("Is the library service delegated to district level?", "Library service is not delegated to District level"),
        (
            "Which services could be delegated to district level later?",
            "Part of one service may come to District level later: Library service",
        ),
        ("Which sectors have no seat on the Upper River Hub?", "Parish councils"),
        ("Which agreement does River County Council have with Crane Buses?", "Bus agreement concerns Local roads"),
        ("What did the Leaders' Forum hear about the list of halls?", "nobody owns the list of halls"),
        (
            "Is there a timetable for grants for village halls?",
            "No: no paper gives a date for Grants for village halls",
        ),
        ("What is the legal status of the Upper River Hub?", "A loose gathering of councils"),
    ],
)
def test_the_answer_stands_in_the_papers_own_words(county: Scenario, question: str, says: str) -> None:
    assert says in " ".join(str(govgraph.ask(county, question)).split())


HARBOUR = """
title: The Skerry harbours
date: 2026-02-01
documents: {sk: {title: A federation of the harbours, by: The commission}}
bodies:
  commission: {name: Harbour Commission, kind: forum}
  pilots: {name: Pilotage Committee, kind: forum, reports to: commission}
  friends: {name: Friends of the Quay, kind: vcse, member of: commission}
events:
  one-bid: {name: There is a single bidder}
decisions:
  berths: {name: Letting the berths, decides: {who: commission, source: sk 1}}
claims:
  fares: {says: Ferry passengers pay nothing towards the breakwater, about: commission, source: sk 2}
milestones:
  vote: {says: Both harbours vote on the deed, due: 30 June 2026, about: commission, source: sk 3}
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Scenario:
    (tmp_path / "scenario.yaml").write_text(HARBOUR)
    return govgraph.load(tmp_path)


def test_what_holds_nearly_all_that_is_asked_about_is_the_answer(harbour: Scenario) -> None:
    answer = govgraph.ask(harbour, "Do ferry passengers pay for the breakwater?")
    assert answer.result.ids == ("fares",)


def test_of_a_milestone_less_is_enough_for_a_question_about_a_day(harbour: Scenario) -> None:
    answer = govgraph.ask(harbour, "By what date must the harbours decide about the deed?")
    assert answer.result.ids[0] == "vote"


def test_what_leaves_out_the_word_on_which_a_question_turns_is_offered_and_not_told_as_the_answer(
    harbour: Scenario,
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understand(harbour, "Do ferry passengers like the new timetable?")
    assert "The papers come nearest with this: Ferry passengers pay nothing towards the breakwater." in str(
        refused.value
    )
    assert "search" in {each.verb for each in refused.value.offered}


def test_a_part_that_cannot_be_read_is_told_beside_the_answer_to_the_other(harbour: Scenario) -> None:
    answer = govgraph.ask(harbour, "Who decides letting the berths, and can the gulls do the same the other way?")
    assert answer.result.deciders == ("commission",)
    assert [line.text for line in answer.lines if line.label == "Not read"] == [
        "'can the gulls do the same the other way'. Ask this by itself."
    ]


@pytest.mark.parametrize(("bidders", "named"), [("is a bidder", True), ("are three bidders", False)])
def test_several_bidders_are_no_single_bidder(harbour: Scenario, bidders: str, named: bool) -> None:
    found = readings(KnownNames.of(harbour), f"If there {bidders} who decides?")
    assert any(meaning.value == "one-bid" for reading in found for meaning in reading.slots.values()) is named


def test_what_is_asked_of_two_things_at_once_is_one_question() -> None:
    text = "Who decides what goes to the wards and what stays at the centre?"
    assert parts(text) == (text.rstrip("?"),)

"""What is recorded is found by its words: the nearest first, in another form, as another word for the same, and no chance hit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.model.scenario import Scenario
from govgraph.questions.search import MOST, NEAR, nearest, search
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: Shoreham Board, kind: forum, note: meets in the town hall}
  pier: {name: Pier Trust, kind: nhs_trust}
funds:
  purse: {name: Common purse}
decisions:
  rota: {name: Rota of the night boats, decides: board, source: d 9}
relations:
  reviews: {who: pier, what: rota, frequency: yearly, source: d 8}
judgements:
  good: {sort: merit, says: The ferry timetable is admired, about: board, source: d 1}
  thin: {sort: risk, says: The ferry timetable is too thin in winter, about: board, source: d 2}
milestones:
  dredged: {says: The harbour is dredged, about: pier, due: 3 May 2023, source: d 3}
  mapped: {says: The harbour is mapped, about: pier, source: d 4}
claims:
  third: {says: A third of the berths stand empty, about: pier, source: d 5}
  berths: {says: The berths belong to the town, about: pier, source: d 6}
requirements:
  merge-not: {says: No merger of the two crews, about: pier, source: d 7}
"""
B = "name: Floating bridge\nfallback: c\n"
C = "name: Tunnel\nimplications: [The ferry ends]\n"


@pytest.fixture
def scenario(make: Make) -> Scenario:
    return make(TEXT, b=B, c=C)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When is the harbour dredged?", "dredged"),
        ("What share of the berths is empty?", "third"),
        ("Why is the ferry timetable so thin?", "thin"),
        ("What is the problem with the ferry timetable?", "thin"),
        ("is the ferry timetable admired", "good"),
        ("Will the two crews be merged?", "merge-not"),
        ("what if option b fails", "b-fallback"),
    ],
)
def test_what_comes_nearest_is_found_first(scenario: Scenario, question: str, found: str) -> None:
    answer = VERBS["search"].answer(scenario.graph(), question)
    assert answer.result.ids[0] == found
    assert answer.result.says[found].rstrip(".") in answer.headline


def test_who_asks_how_often_is_told_a_frequency_first(scenario: Scenario) -> None:
    first = search(scenario.graph(), "how often is the rota of the night boats reviewed")[0].passage
    assert (first.kind, "yearly" in first.says) == ("relation", True)


def test_one_shared_word_of_several_is_no_answer(scenario: Scenario) -> None:
    answer = VERBS["search"].answer(scenario.graph(), "Which ferry inspectors certify lifeboats?")
    assert (answer.result.found, answer.result.ids) == (False, ())
    assert answer.headline == "The papers say nothing in words that come near these."


def test_what_says_the_same_again_is_told_once(make: Make) -> None:
    twice = "claims:\n  one: {says: The harbour wall leans, source: d 1}\n  two: {says: The harbour wall leans, source: d 2}\n"
    assert VERBS["search"].answer(make(twice).graph(), "does the harbour wall lean").result.ids == ("one",)


def test_each_is_told_with_what_it_is_and_where_it_was_read(scenario: Scenario) -> None:
    answer = VERBS["search"].answer(scenario.graph(), "the harbour is dredged and mapped")
    assert answer.result.kinds == {"dredged": "milestone", "mapped": "milestone"}
    assert answer.result.sources == ("d 3", "d 4")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["bob-place", "barking-dagenham-place-lead"]))
def test_any_words_are_only_words(text: str, name: str) -> None:
    hits = search(govgraph.load(name).graph(), text)
    told = nearest(hits)
    assert [hit.near for hit in hits] == sorted((hit.near for hit in hits), reverse=True)
    assert len(told) <= MOST
    assert not told or told[0].near >= NEAR

"""The golden questions of the bundled scenario: each is a test case of its own, asked through the public interface.

The entries Q-001 to Q-050 are the list of questions on the report; those that begin with B are further ones of the same
kinds. What the tool cannot answer yet stays in as an expected failure, and one that then passes is an error.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import govgraph
from govgraph import golden
from govgraph.model.scenario import Layer, Question, Scenario
from govgraph.questions.verbs import VERBS

FOLDER = Path(__file__).resolve().parents[1] / "scenarios" / "bradford-craven"


@functools.cache
def scenario() -> Scenario:
    """The scenario as a user loads it."""
    return govgraph.load(FOLDER)


QUESTIONS = scenario().questions


@functools.cache
def result(key: str) -> golden.GoldenResult:
    """How one question comes out: asked once, however many tests look at it."""
    return golden.run_one(scenario(), QUESTIONS[key])


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_answer_is_as_a_reader_of_the_report_expects(key: str) -> None:
    if result(key).outcome == "expected failure":
        pytest.xfail(result(key).expected_failure)
    assert result(key).ok, str(result(key))


def test_the_totals_add_up_and_nothing_fails() -> None:
    report = golden.GoldenReport(scenario="bradford-craven", results=tuple(result(key) for key in QUESTIONS))
    totals = report.totals
    assert report.ok
    assert (totals.failed, totals.unexpected_passes) == (0, 0)
    assert totals.passed + totals.expected_failures == totals.total == len(QUESTIONS)


def test_every_question_of_the_list_on_this_report_is_there() -> None:
    assert {key for key in QUESTIONS if key.startswith("Q-")} == {f"Q-{number:03}" for number in range(1, 51)}


def test_further_questions_are_asked_beside_the_list() -> None:
    """On other days, by other names, of single options, of places, under events, and of what is not stated."""
    asked = [ask for key, question in QUESTIONS.items() if key.startswith("B-") for ask in question.asks]
    assert {"on", "option", "place", "given", "value", "stated only"} <= {arg for ask in asked for arg in ask.args}
    assert {"a", "b", "c", "d", "e", "f"} <= {ask.args.get("option") for ask in asked}
    assert any(ask.expect.get("not stated") is True for ask in asked)
    assert any(ask.expect.get("found") is False for ask in asked)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_an_entry_is_whole(question: Question) -> None:
    """Asked as structured queries, each with something expected; with its words, its source and its basis."""
    structured = [ask for ask in question.asks if ask.verb != "ask"]
    assert structured
    assert {ask.verb.replace(" ", "-") for ask in structured} <= {*VERBS, "compare", *_expected_verbs(question)}
    assert all(ask.expect for ask in question.asks)
    assert question.text.endswith("?")
    assert question.answer.endswith(".")
    assert question.sources
    assert question.basis in {"stated", "inferred"}


def _expected_verbs(question: Question) -> set[str]:
    """The kinds of question that an expected failure waits for."""
    return {ask.verb.replace(" ", "-") for ask in question.asks} if question.expected_failure else set()


def test_no_answer_comes_from_anywhere_but_the_model() -> None:
    """With the things still there and every relation, statement and option's change taken away, none comes out right."""
    bare = _without_what_is_said(scenario())
    assert [question.id for question in QUESTIONS.values() if golden.run_one(bare, question).right] == []


def _without_what_is_said(whole: Scenario) -> Scenario:
    fields = {name: getattr(whole, name) for name in Scenario.model_fields}
    options = {
        option.id: option.model_copy(update={"add": _things_of(option.add), "remove": (), "change": (), "merge": ()})
        for option in whole.options.values()
    }
    return Scenario(**{**fields, "baseline": _things_of(whole.baseline), "options": options})


def _things_of(layer: Layer) -> Layer:
    return Layer(things=layer.things)

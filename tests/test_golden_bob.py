"""The golden questions of the two papers on BOB: each is a test case of its own, asked through the public interface.

Q-098 to Q-137 are on the paper of March 2023, Q-138 to Q-161 on that of July, Q-162 to Q-170 go across several papers.
What the tool cannot answer yet stays in as an expected failure, and one that then passes is an error.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import govgraph
from govgraph import golden
from govgraph.model.scenario import Layer, Question, Scenario
from govgraph.questions.verbs import VERBS

HOME = Path(__file__).resolve().parents[1] / "scenarios"
PAPERS = {"bob-place": range(98, 138), "bob-peer-review": range(138, 171)}


@functools.cache
def scenario(name: str) -> Scenario:
    """The scenario as a user loads it."""
    return govgraph.load(HOME / name)


OF_LAW_OR_LIBRARY = {"Q-098", "Q-101", "Q-102", "Q-103", "Q-104", "Q-165", "Q-168"}
"""They ask which forms there are, or what kinds of bodies may do: no relation of the paper is needed."""

OF_ANOTHER_SCENARIO = {"Q-162"}
"""They are asked of another scenario."""

QUESTIONS = {(name, key): question for name in PAPERS for key, question in scenario(name).questions.items()}


@functools.cache
def result(name: str, key: str) -> golden.GoldenResult:
    """How one question comes out: asked once, however many tests look at it."""
    return golden.run_one(scenario(name), QUESTIONS[name, key])


@pytest.mark.parametrize(("name", "key"), QUESTIONS, ids=[key for _, key in QUESTIONS])
def test_the_answer_is_as_a_reader_of_the_paper_expects(name: str, key: str) -> None:
    if result(name, key).outcome == "expected failure":
        pytest.xfail(result(name, key).expected_failure)
    assert result(name, key).ok, str(result(name, key))


@pytest.mark.parametrize("name", PAPERS)
def test_every_question_of_the_list_on_the_paper_is_there(name: str) -> None:
    listed = {key for key in scenario(name).questions if key.startswith("Q-")}
    assert listed == {f"Q-{number:03}" for number in PAPERS[name]}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=[key for _, key in QUESTIONS])
def test_an_entry_is_whole(question: Question) -> None:
    """Asked as structured queries, each with something expected; with its words, its source and its basis."""
    structured = [ask for ask in question.asks if ask.verb != "ask"]
    assert structured
    assert {ask.verb.replace(" ", "-") for ask in structured} <= {*VERBS, "compare"}
    assert all(ask.expect for ask in question.asks)
    assert question.text.endswith("?")
    assert question.answer.endswith(".")
    assert question.sources
    assert question.basis in {"stated", "inferred"}


@pytest.mark.parametrize("name", PAPERS)
def test_no_answer_comes_from_anywhere_but_the_model(name: str) -> None:
    """With the things still there and every relation and statement taken away, what is left is the law and the library."""
    whole = scenario(name)
    fields = {field: getattr(whole, field) for field in Scenario.model_fields}
    bare = Scenario(**{**fields, "baseline": Layer(things=whole.baseline.things), "options": {}})
    right = {q.id for q in whole.questions.values() if golden.run_one(bare, q).right}
    assert right <= OF_LAW_OR_LIBRARY | OF_ANOTHER_SCENARIO

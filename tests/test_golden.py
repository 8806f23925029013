"""Golden questions run through the public interface and are compared as sets of things and values."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from questions.told import VERBS, parts, recorded, told

import govgraph
from govgraph import golden
from govgraph.model.scenario import Scenario

TEXT = """
places: {town: Town}
bodies:
  board: {name: The Board, kind: forum}
  exec: {name: Executive, kind: forum, accountable to: not stated, member of: board}
decisions: {pay: Pay, plan: Plan}
relations:
  decides: [{who: board, what: pay, source: d 1}]
"""
OPTION = "name: Executive decides\nadd:\n  relations: {decides: {who: exec, what: plan}}\n"

Make = Callable[..., Scenario]


@pytest.fixture
def questioned(make: Make) -> Callable[[str], golden.GoldenReport]:
    """Run these questions on the small scenario, and return the report."""

    def _run(questions: str) -> golden.GoldenReport:
        scenario = make(TEXT, a=OPTION)
        (scenario.folder / "questions.yaml").write_text(textwrap.dedent(questions), encoding="utf-8")
        return golden.run(govgraph.load(scenario.folder))

    return _run


Run = Callable[[str], golden.GoldenReport]


def test_a_right_answer_passes(questioned: Run) -> None:
    report = questioned("""
        Q-1: {text: Who decides pay?, ask: {facts: decides, what: pay}, expect: {who: [board], not stated: false}, source: d 1}
        Q-2: {text: And the plan under a?, ask: {facts: {kind: decides, what: plan}, option: a}, expect: {who: exec}}
        Q-3: {text: To whom does it answer?, ask: {show: exec}, expect: {accountable to: not stated, member of: [board]}}
    """)
    assert [result.outcome for result in report.results] == ["passed"] * 3
    assert report.ok


def test_a_wrong_answer_shows_facet_expected_and_got(questioned: Run) -> None:
    report = questioned("Q-1: {text: Who?, ask: {facts: decides, what: pay}, expect: {who: [exec]}}\n")
    (mismatch,) = report.results[0].mismatches
    assert (mismatch.facet, mismatch.expected, mismatch.got) == ("who", ["exec"], ["board"])
    assert mismatch.why == "missing exec; unexpected board"
    assert "expected ['exec'], got ['board']" in str(report)


def test_several_queries_make_one_question(questioned: Run) -> None:
    report = questioned("""
        Q-1:
          text: Who decides pay and plan?
          asks:
            - {ask: {facts: decides, what: pay}, expect: {who: [board]}}
            - {ask: {facts: decides, what: plan}, expect: {who: [exec]}}
    """)
    assert [mismatch.got for mismatch in report.results[0].mismatches] == [[]]


def test_an_expected_failure_is_counted_apart_and_a_pass_of_one_is_a_failure(questioned: Run) -> None:
    report = questioned("""
        Q-1: {text: Not yet, ask: {facts: decides, what: pay}, expect: {who: [exec]}, expected failure: cannot be computed}
        Q-2: {text: Passes after all, ask: {facts: decides, what: pay}, expect: {who: [board]}, expected failure: was hard}
        Q-3: {text: Plain, ask: {facts: decides, what: pay}, expect: {who: [board]}}
    """)
    assert report.totals == golden.GoldenTotals(total=3, passed=1, failed=1, expected_failures=1, unexpected_passes=1)
    assert not report.ok


def test_a_question_that_expects_nothing_fails(questioned: Run) -> None:
    assert (
        questioned("Q-1: {text: Anything?, ask: {show: board}}\n").results[0].error
        == "nothing is expected of the answer"
    )


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        ("{shwo: board}", "there is no question 'shwo': did you mean 'show'"),
        ("{show: bored}", "did you mean 'The Board' (board)"),
        ("{show: board, option: z}", "has no option 'z'"),
        ("{show: board, colour: red}", "show has no 'colour'"),
    ],
)
def test_what_cannot_be_asked_is_a_failure_with_the_reason(questioned: Run, ask: str, error: str) -> None:
    assert error in questioned(f"Q-1: {{text: What?, ask: {ask}, expect: {{id: board}}}}\n").results[0].error


def test_a_missing_facet_lists_those_there_are(questioned: Run) -> None:
    report = questioned("Q-1: {text: What?, ask: {show: board}, expect: {membres: [exec]}}\n")
    assert "did you mean 'members'" in report.results[0].mismatches[0].why


def test_a_plain_question_can_be_a_golden_one(questioned: Run) -> None:
    report = questioned('Q-1: {text: Who sits?, ask: {ask: "who sits on the board?"}, expect: {who: [exec]}}\n')
    assert report.ok, str(report)


def test_only_some_questions_and_an_unknown_one(make: Make) -> None:
    scenario = make(TEXT)
    (scenario.folder / "questions.yaml").write_text(
        "Q-1: {text: T, ask: {show: board}, expect: {id: board}}\n", encoding="utf-8"
    )
    loaded = govgraph.load(scenario.folder)
    assert golden.run(loaded, ["Q-1"]).totals.passed == 1
    with pytest.raises(golden.UnknownQuestion, match="Q-1"):
        golden.run(loaded, ["Q-2"])


@pytest.mark.parametrize(
    ("expected", "got", "why"),
    [
        (["a", "b"], ["b", "a"], ""),
        (["a"], ["a", "b"], "unexpected b"),
        ("a", ["a"], ""),
        ([], [], ""),
        (["x"], {"x": 1}, ""),
        ({"x": ["a"]}, {"x": ["a"], "y": []}, ""),
        ({"x": ["a"]}, {"x": []}, "x: missing a"),
        ({"z": 1}, {"x": 1}, "z: missing"),
        ({"not stated": 1}, {"not_stated": 1}, ""),
        ({"includes": ["a"]}, ["a", "b"], ""),
        ({"includes": ["c"], "excludes": ["a"]}, ["a", "b"], "missing c; unexpected a"),
        (2, 2.0, ""),
        (1, True, "it differs"),
        (True, "true", "it differs"),
        ([1], [True], "missing 1.0; unexpected True"),
        ("nobody", "nobody", ""),
        (["a"], None, "missing a"),
        ({"a": 1}, ["a"], "it is no mapping"),
    ],
)
def test_values_are_compared_by_these_rules(expected: Any, got: Any, why: str) -> None:
    assert golden.differs(expected, got) == why


def test_a_crash_in_one_question_leaves_the_others(make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scenario = make(TEXT)
    (scenario.folder / "questions.yaml").write_text(
        "Q-1: {text: A, ask: {show: board}, expect: {id: board}}\nQ-2: {text: B, ask: {facts: decides}, expect: {who: board}}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("govgraph.questions.show.thing_or_option", lambda graph, node: 1 / 0)
    outcomes = {
        result.id: (result.outcome, result.error) for result in golden.run(govgraph.load(scenario.folder)).results
    }
    assert outcomes == {"Q-1": ("failed", "ZeroDivisionError: division by zero"), "Q-2": ("passed", "")}


# -- what small places are told, word for word ------------------------------------------------------------------


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("place", "option"), parts())
def test_what_a_small_place_is_told_is_as_recorded(place: str, option: str, verb: str) -> None:
    before = {asked: said for asked, said in recorded(place, option).items() if asked.split()[0] == verb}
    assert told(place, option, verb) == before, (
        "these answers have changed: if they are to, run 'python tests/questions/told.py' and say why in the commit"
    )

"""A question becomes a command from its parameters alone: subjects by place or by name, amounts, lists, flags."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from govgraph.answer import Answer, Reading
from govgraph.cli.question_commands import command_of
from govgraph.questions.verbs import Parameter, Verb

PARAMETERS = (
    Parameter("forum", "the forum", main=True),
    Parameter("what", "the matter", main=True, required=False, many=True),
    Parameter("value", "the amount", required=False, type="money"),
    Parameter("given", "what is given", required=False, many=True),
    Parameter("settled_by", "what settles it", required=False),
    Parameter("all_levels", "every level", required=False, type="flag"),
    Parameter("place", "asked of the graph", required=False),
)


@pytest.fixture
def asked(small: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command of a question that repeats what it was asked with."""
    seen: dict[str, Any] = {}

    def answer(graph: Any, *args: Any, **more: Any) -> Answer:
        seen.update({"args": args, **more, "option": graph.option})
        reading = Reading(verb="x", question="x?", scenario="s", option=graph.option, on="2023-04-01")
        return Answer(reading=reading, headline="x")

    verb = Verb("x", answer, PARAMETERS, "Help of x.", "x")
    monkeypatch.setattr("govgraph.cli.question_commands.VERBS", {"x": verb})

    def run(*args: str) -> tuple[Result, dict[str, Any]]:
        seen.clear()
        return CliRunner().invoke(command_of("x"), [str(small), *args]), dict(seen)

    return run


def test_subjects_go_by_place_and_the_rest_by_name(asked: Any) -> None:
    done, seen = asked(
        "SPB", "capital", "plan", "--value", "£2m", "--given", "a", "--given", "b", "--settled-by", "c", "--all-levels"
    )
    assert done.exit_code == 0, done.stderr
    assert seen == {
        "args": ("SPB", ("capital", "plan")),
        "value": 2_000_000.0,
        "given": ("a", "b"),
        "settled_by": "c",
        "all_levels": True,
        "option": "baseline",
    }


def test_what_is_not_given_is_not_passed(asked: Any) -> None:
    assert asked("SPB", "--option", "a")[1] == {"args": ("SPB",), "option": "a"}


def test_a_subject_that_may_be_left_out_may_be_named(asked: Any) -> None:
    assert asked("SPB", "--what", "capital")[1]["args"] == ("SPB", ("capital",))
    done, _ = asked("SPB", "capital", "--what", "plan")
    assert (done.exit_code, "given twice" in done.stderr) == (2, True)


def test_a_needed_subject_is_usage(asked: Any) -> None:
    done, _ = asked()
    assert (done.exit_code, "Missing argument 'FORUM'" in done.stderr) == (2, True)


def test_an_amount_that_is_none_is_usage(asked: Any) -> None:
    done, _ = asked("SPB", "--value", "a lot")
    assert (done.exit_code, "'a lot' is not an amount in pounds" in done.stderr) == (2, True)


def test_the_place_is_asked_of_the_graph_once(asked: Any) -> None:
    done, seen = asked("SPB", "--place", "Our town")
    assert (done.exit_code, seen) == (0, {"args": ("SPB",), "option": "baseline"})


def test_help_names_every_parameter(asked: Any) -> None:
    text = CliRunner().invoke(command_of("x"), ["--help"]).stdout
    for word in ("S FORUM [WHAT...]", "--value POUNDS", "--given NAME", "--settled-by NAME", "--all-levels"):
        assert word in text, word
    assert isinstance(command_of("x"), click.Command)

"""Every command is there, has help, is shown as it says, and starts without loading what it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import Result

from govgraph.cli import commands, main
from govgraph.questions.verbs import VERBS

Govgraph = Callable[..., Result]
CONTRACT = (
    "demo",
    "list",
    "check",
    "who-decides",
    "what-may",
    "answers-to",
    "can-decide",
    "what-falls",
    "show",
    "facts",
    "statements",
    "status",
    "assess",
    "ask",
    "duplicates",
    "compare",
    "draw",
    "test",
    "explain",
    "schema",
    "init",
    "doctor",
    "who-answers-for",
    "why",
    "why-not",
    "money",
)
HEAVY = ("networkx", "neo4j", "pandas", "rich", "graphviz", "pygraphviz", "rapidfuzz")
NAMES = commands.names()


def _command(name: str) -> click.Command:
    made = main.get_command(click.Context(main), name)
    assert made is not None
    return made


def test_the_contract_is_kept_and_every_question_is_a_command() -> None:
    assert set(CONTRACT) <= set(NAMES)
    assert set(VERBS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_help_and_every_option_of_it_as_well(name: str) -> None:
    made = _command(name)
    assert made.help
    for parameter in made.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help, f"{name} {parameter.opts}"


@pytest.mark.parametrize("name", [name for name in NAMES if name in commands.HOMES])
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    lines = {key: line for _, listed in commands.sections() for key, line in listed.items()}
    assert _command(name).short_help == lines[name]


@pytest.mark.parametrize("name", ["who-decides", "can-decide", "facts", "show"])
def test_questions_take_the_common_options(name: str) -> None:
    options = {option for parameter in _command(name).params for option in parameter.opts}
    assert {"--option", "--on", "--place", "--stated-only", "--settled-only", "--format", "--output", "-o"} <= options


def test_who_decides_takes_a_value_and_what_is_given(govgraph: Govgraph) -> None:
    options = {option for parameter in _command("who-decides").params for option in parameter.opts}
    assert {"--value", "--given"} <= options
    assert "is not an amount in pounds" in govgraph("who-decides", "x", "y", "--value", "much").stderr


def test_help_lists_every_command_once_and_the_exit_codes(govgraph: Govgraph) -> None:
    done = govgraph("--help")
    assert done.exit_code == 0
    listed = re.findall(r"^  ([a-z0-9-]+)  ", done.stdout, re.MULTILINE)
    assert [name for name in listed if name in NAMES] == NAMES
    assert "Exit codes: 0 all is well, 1 findings, 2 wrong usage or broken input, 3 store not reachable." in done.stdout
    assert "_GOVGRAPH_COMPLETE" in done.stdout


def test_completion_offers_commands_and_formats() -> None:
    from click.shell_completion import ShellComplete

    complete = ShellComplete(main, {}, "govgraph", "_GOVGRAPH_COMPLETE")
    assert "who-decides" in [item.value for item in complete.get_completions([], "who")]
    assert [item.value for item in complete.get_completions(["facts", "x", "--format"], "c")] == ["csv"]


@pytest.mark.parametrize(
    "start", ["import govgraph", "from govgraph.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit: pass"]
)
def test_starting_loads_nothing_heavy(start: str) -> None:
    heavy = (*HEAVY, "pydantic", "yaml")
    code = f"import sys\n{start}\nprint('LOADED', *[name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]

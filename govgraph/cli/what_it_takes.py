"""``govgraph what-it-takes``: the question, and a plan saved as an option file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.answer import Answer
from govgraph.cli.commands import QUESTIONS
from govgraph.cli.output import write
from govgraph.cli.question_commands import answer_to, command_of
from govgraph.questions.verbs import VERBS
from govgraph.questions.what_it_takes_result import WhatItTakes


def save_plan(answer: Answer[WhatItTakes], file: Path, form: str | None) -> None:
    """Write the cheapest plan, or the one of a form, as an option file; usage error where there is none."""
    plans, options = answer.result.plans, answer.result.options
    found = [option for option in options if form in (None, plans[option].form)]
    if not found:
        raise click.UsageError(f"there is no plan to save{f' of the form {form!r}' if form else ''}")
    cheapest = min(found, key=lambda option: plans[option].cost)
    write(file, options[cheapest].encode())
    click.echo(f"{file}: option {cheapest}; put it under options/ and ask again with --option {cheapest}", err=True)


def run(scenario: str, save: Path | None, form: str | None, **given: Any) -> None:
    """Ask, print, and save a plan where a file is named."""
    found = answer_to(VERBS["what-it-takes"], scenario, given)
    if save is not None:
        save_plan(found, save, form)


command = command_of("what-it-takes")
command.callback = run
command.short_help = QUESTIONS["what-it-takes"]
command.params += [
    click.Option(
        ["--save"], type=click.Path(path_type=Path), metavar="FILE", help="Write the cheapest plan as an option file."
    ),
    click.Option(["--form"], metavar="FORM", help="Save the plan of this form, such as 'joint committee'."),
]

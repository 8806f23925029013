"""``govgraph ask``: a question in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.cli.commands import QUESTIONS
from govgraph.cli.options import Money, graph_options, load, named_store, output_options, scenario_argument
from govgraph.cli.output import emit


def run(
    scenario: str, question: tuple[str, ...], format: str | None, output: Path | None, full: bool, **given: Any
) -> None:
    """Ask and print; how the question was read is shown with the answer."""
    from govgraph.ask import ask, ask_store

    text, store = " ".join(question), named_store(scenario)
    if store is None:
        answer = ask(load(scenario), text, **given)
    else:
        with store:
            answer = ask_store(store, scenario, text, **given)
    emit(answer, format=format, output=output, full=full)


command = click.Command(
    "ask",
    callback=run,
    short_help=QUESTIONS["ask"],
    help="Ask in plain words, as in: who decides major capital under option b?"
    + "\n\nThe answer says how the question was read. Options given here win over what the question says.",
    params=[
        scenario_argument(),
        click.Argument(["question"], nargs=-1, required=True, metavar="QUESTION"),
        *graph_options(),
        click.Option(["--value"], type=Money(), metavar="POUNDS", help="The amount at stake: 2000000, £2m, over £1m."),
        click.Option(
            ["--given"],
            multiple=True,
            metavar="EVENT",
            help="An event that is taken as given; may be given several times.",
        ),
        *output_options(),
    ],
)

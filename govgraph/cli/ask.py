"""``govgraph ask``: a question in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.commands import QUESTIONS
from govgraph.cli.options import MoneyType, graph_options, load, named_store, output_options, scenario_argument
from govgraph.cli.output import emit

if TYPE_CHECKING:
    from govgraph.answer import Answer


def run(
    scenario: str, question: tuple[str, ...], format: str | None, output: Path | None, full: bool, **given: Any
) -> None:
    """Ask and print; how the question was read is shown with the answer."""
    from govgraph.language import ask, ask_store

    store = named_store(scenario)
    if store is None and (several := _several(scenario, question)) is not None:
        if any(given.values()):
            raise click.UsageError("Over several scenarios the question itself says the option, day or place.")
        emit(several, format=format, output=output, full=full)
        return
    text = " ".join(question)
    if store is None:
        answer = ask(load(scenario), text, **given)
    else:
        with store:
            answer = ask_store(store, scenario, text, **given)
    emit(answer, format=format, output=output, full=full)


def _several(scenario: str, words: tuple[str, ...]) -> Answer | None:
    """The answer where a study or several scenarios are named; None: one scenario is."""
    from govgraph.loader.folders import bundled, holds_scenario

    def there(name: str) -> bool:
        return name in bundled() or holds_scenario(name)

    count = next((at for at, word in enumerate(words) if not there(word)), len(words) - 1)
    if there(scenario) and not count:
        return None
    from govgraph.studies import ask_scenarios, ask_study, is_study, load_study

    if not there(scenario):
        return ask_study(load_study(scenario), " ".join(words)) if is_study(scenario) else None
    names = (scenario, *words[:count])
    return ask_scenarios([load(name) for name in names], " ".join(words[count:]))


command = click.Command(
    "ask",
    callback=run,
    short_help=QUESTIONS["ask"],
    help="Ask in plain words, as in: who decides major capital under option b?"
    + "\n\nThe answer says how the question was read. Options given here win over what the question says."
    + "\n\nS may be a study, or several scenarios one after the other: each answers for itself, under its name, as in: "
    + 'govgraph ask bob-place bradford-craven "to whom does the Place Based Leader answer?"',
    params=[
        scenario_argument(),
        click.Argument(["question"], nargs=-1, required=True, metavar="QUESTION"),
        *graph_options(),
        click.Option(
            ["--value"], type=MoneyType(), metavar="POUNDS", help="The amount at stake: 2000000, £2m, over £1m."
        ),
        click.Option(
            ["--given"],
            multiple=True,
            metavar="EVENT",
            help="An event that is taken as given; may be given several times.",
        ),
        *output_options(),
    ],
)

"""``govgraph lawful``: may A give F to B under P on a day; kinds or nodes, with a scenario or without."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import QUESTIONS
from govgraph.cli.options import on_option, output_options, question_graph, scenario_argument
from govgraph.cli.output import emit


def run(
    scenario: str | None,
    giver: tuple[str, ...],
    receiver: str,
    giver_is: tuple[str, ...],
    receiver_is: tuple[str, ...],
    function: str,
    power: str | None,
    on: str | None,
    option: str | None,
    place: str | None,
    format: str | None,
    output: Path | None,
    full: bool,
) -> None:
    """Ask and print."""
    from govgraph.questions.lawful import lawful

    asked = {"option": option, "on": on, "place": place, "stated_only": False, "settled_only": False, "known_by": None}
    subjects = {"giver": giver[0] if len(giver) == 1 else list(giver), "receiver": receiver, "function": function}
    graph = question_graph("lawful", scenario, subjects, asked) if scenario else None
    emit(
        lawful(giver, receiver, function, power, on, graph=graph, giver_is=giver_is, receiver_is=receiver_is),
        format=format,
        output=output,
        full=full,
    )


command = click.Command(
    "lawful",
    callback=run,
    short_help=QUESTIONS["lawful"],
    help=QUESTIONS["lawful"]
    + "\n\nGiver and receiver are things of the scenario, or kinds of bodies (icb, vcse). Without a scenario only the law is"
    + " asked: `govgraph lawful --giver icb --receiver vcse --function commissioning --power S65Z5 --on 2023-04-01`."
    + " Legality in form only: a modelling aid, not legal advice.",
    params=[
        scenario_argument(required=False),
        click.Option(
            ["--giver"],
            required=True,
            multiple=True,
            metavar="WHO",
            help="Who would give it: a thing or a kind of body; given several times, they exercise it jointly.",
        ),
        click.Option(
            ["--receiver"],
            required=True,
            metavar="WHO",
            help="Who would receive it: a thing, a kind of body, or a post such as 'executive director'.",
        ),
        click.Option(
            ["--giver-is"],
            multiple=True,
            metavar="FACT",
            help="A legal fact of the giver: 'executive director', 'not employee', 'committee system'.",
        ),
        click.Option(["--receiver-is"], multiple=True, metavar="FACT", help="A legal fact of the receiver: the same."),
        click.Option(
            ["--function"],
            default="",
            metavar="WHAT",
            help="A function, decision or service, a class (commissioning), a provision or a service code; default: any.",
        ),
        click.Option(["--power"], metavar="POWER", help="The power it would rest on; default: any that would do."),
        on_option("the scenario's, else today"),
        click.Option(["--option"], metavar="ID", help="The option asked about; default: the baseline."),
        click.Option(["--place"], metavar="PLACE", help="The place asked about; default: the scenario's."),
        *output_options(),
    ],
)

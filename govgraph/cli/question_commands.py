"""Commands of questions, made from :data:`govgraph.questions.verbs.VERBS`: a new question is a command without more."""

from __future__ import annotations

from typing import Any

import click

from govgraph.answer import Answer
from govgraph.cli.options import (
    OF_THE_GRAPH,
    DayType,
    MoneyType,
    graph_options,
    output_options,
    question_graph,
    scenario_argument,
)
from govgraph.cli.output import emit
from govgraph.questions.verbs import VERBS, Parameter, Verb


def command_of(name: str) -> click.Command:
    """The command of a question."""
    verb = VERBS[name]
    own = [parameter for parameter in verb.parameters if parameter.name.replace("-", "_") not in OF_THE_GRAPH]

    def run(scenario: str, **given: Any) -> None:
        answer_to(verb, scenario, given)

    return click.Command(
        name,
        callback=run,
        params=[scenario_argument(), *_positional(own), *_options(own), *graph_options(), *output_options()],
        help=verb.help,
        short_help=verb.help,
    )


def answer_to(verb: Verb, scenario: str, given: dict[str, Any]) -> Answer:
    """Ask and print; the answer."""
    shown = {name: given.pop(name) for name in ("format", "output", "full")}
    names = {_destination(parameter): parameter for parameter in verb.parameters}
    values: dict[str, Any] = {}
    for destination, value in given.items():
        if destination in OF_THE_GRAPH:
            continue
        parameter = names[destination.removesuffix(_NAMED)]
        if value in (None, (), False):
            continue
        name = parameter.name.replace("-", "_")
        if name in values:
            raise click.UsageError(f"{parameter.name} is given twice: by its place and by {_flag(parameter)}")
        values[name] = value
    subjects = {p.name: values.get(p.name.replace("-", "_")) for p in verb.parameters if p.type == "thing"}
    asked = question_graph(verb.name, scenario, subjects, given)
    positional = []
    for parameter in verb.parameters:
        if not parameter.main or parameter.name.replace("-", "_") not in values:
            break
        positional.append(values.pop(parameter.name.replace("-", "_")))
    found = verb.answer(asked, *positional, **values)
    emit(found, **shown)
    return found


_READ_AS = {"money": MoneyType, "day": DayType}
_SHOWN_AS = {"money": "POUNDS", "day": "DAY", "thing": "NAME"}

_NAMED = "_named"
"""Ends the name under which click keeps an optional subject that was given as ``--about N``."""


def _destination(parameter: Parameter) -> str:
    return "p_" + parameter.name.replace("-", "_").replace(" ", "_")


def _flag(parameter: Parameter) -> str:
    return "--" + parameter.name.replace("_", "-").replace(" ", "-").strip("-")


def _shown(parameter: Parameter) -> str:
    name = parameter.name.upper().replace("_", "-") + ("..." if parameter.many else "")
    return name if parameter.required else f"[{name}]"


def _positional(parameters: list[Parameter]) -> list[click.Parameter]:
    return [
        click.Argument(
            [_destination(parameter)],
            metavar=_shown(parameter),
            required=parameter.required,
            nargs=-1 if parameter.many else 1,
        )
        for parameter in parameters
        if parameter.main
    ]


def _options(parameters: list[Parameter]) -> list[click.Parameter]:
    made: list[click.Parameter] = []
    for parameter in parameters:
        if parameter.main and parameter.required:
            continue
        destination = _destination(parameter) + (_NAMED if parameter.main else "")
        if parameter.type == "flag":
            made.append(click.Option([_flag(parameter), destination], is_flag=True, help=parameter.help))
            continue
        made.append(
            click.Option(
                [_flag(parameter), destination],
                multiple=parameter.many,
                required=parameter.required and not parameter.main,
                type=_READ_AS[parameter.type]() if parameter.type in _READ_AS else None,
                metavar=_SHOWN_AS.get(parameter.type, "TEXT"),
                help=parameter.help,
            )
        )
    return made

"""Options and arguments that several commands share, each made once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.diagnostics import GovgraphError
from govgraph.formats.index import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario
    from govgraph.stores.neo4j import Neo4jStore

OF_THE_GRAPH = ("option", "on", "place", "stated_only", "settled_only", "known_by")
"""What the options of :func:`graph_options` are called: asked of the graph, whatever the question."""


class ScenarioName(click.ParamType):  # type: ignore[type-arg]  # takes no argument before click 8.5
    """A scenario that comes with govgraph, by name, or a folder."""

    name = "scenario"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The bundled scenarios, and folders."""
        from click.shell_completion import CompletionItem

        from govgraph.loader.folders import bundled

        names = [CompletionItem(name) for name in bundled() if name.startswith(incomplete)]
        return [*names, CompletionItem(incomplete, type="dir")]


class MoneyType(click.ParamType):  # type: ignore[type-arg]
    """Pounds, with how they compare: 2000000, £2m, 500k, over £1m, at least £50k."""

    name = "pounds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The amount in pounds; usage error for what is none."""
        from govgraph.model.amounts import amount

        try:
            return amount(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A date as papers write them: 1 July 2022, 01/07/2022, 2022-07-01, spring 2023, 2022/23."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was written; raises :class:`UnknownDay`, which names the option, for what is none."""
        from govgraph.model.dates import day_asked, last_day_asked

        try:
            (last_day_asked if param is not None and param.name == "p_until" else day_asked)(value)
        except ValueError as error:
            raise UnknownDay(f"{param.opts[0] if param else 'the day'}: {error}") from None
        return str(value)


class UnknownDay(GovgraphError):
    """What was given for a day is none; the message names the option and says what would be right."""


def on_option(default: str = "the scenario's") -> click.Option:
    """The day that a question is about."""
    return click.Option(
        ["--on"],
        type=DayType(),
        metavar="DAY",
        help=f"The day asked about, as 1 July 2022 or 2022-07-01; default: {default}.",
    )


def scenario_argument(*, required: bool = True) -> click.Argument:
    """S: the scenario."""
    return click.Argument(["scenario"], type=ScenarioName(), metavar="S" if required else "[S]", required=required)


def graph_options() -> list[click.Parameter]:
    """Of which option, day and place the question is, and the floors of status and basis."""
    return [
        click.Option(["--option"], metavar="ID", help="The option asked about; default: the baseline."),
        on_option(),
        click.Option(["--place"], metavar="PLACE", help="The place asked about; default: the scenario's."),
        click.Option(["--stated-only"], is_flag=True, help="Leave out what is inferred or assumed."),
        click.Option(["--settled-only"], is_flag=True, help="Leave out what is not in force or interim."),
        click.Option(["--known-by"], metavar="PAPER", help="A paper, or a day: leave out what later papers say."),
    ]


def output_options(*, findings: bool = False) -> list[click.Parameter]:
    """How the result is printed, and where to; with the formats that show ``findings`` alone where it has some."""
    return [
        click.Option(
            ["--format"],
            type=click.Choice([name for name, format in FORMATS.items() if findings or format.shows == "answers"]),
            help="How it is printed; default: text, or by the ending of --output.",
        ),
        click.Option(
            ["--full"], is_flag=True, help="Everything: what the law leaves, each chain with its sources, the notes."
        ),
        click.Option(
            ["-o", "--output"],
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Write to a file in place of the terminal.",
        ),
    ]


def load(name: str, *, quiet: bool = False) -> Scenario:
    """The scenario; unless ``quiet``, with a word on stderr where its files have warnings."""
    import govgraph

    store = named_store(name)
    if store is None:
        scenario = govgraph.load(name)
    else:
        from govgraph.stores.kept import pulled

        with store:
            scenario = pulled(store, name)
    if not quiet:
        _remarks(scenario, name)
    return scenario


def _remarks(scenario: Scenario, name: str) -> None:
    if scenario.warnings:
        click.echo(f"{len(scenario.warnings)} remarks on the files: see `govgraph check {name}`", err=True)


def question_graph(question: str, name: str, subjects: Mapping[str, Any], given: dict[str, Any]) -> Graph:
    """The graph for one question, of the scenario ``name``: from a store only the part that the question needs.

    ``subjects`` are what it is asked with; the options of :func:`graph_options` are taken out of ``given``.
    """
    store = named_store(name)
    if store is None:
        return graph(load(name), given)
    from govgraph.stores.kept import graph_for

    wanted = {key: given.pop(key) for key in OF_THE_GRAPH}
    with store:
        found = graph_for(store, name, question, subjects, **wanted)
    _remarks(found.scenario, name)
    return found


def store_option() -> click.Option:
    """Where a command finds S; read by :func:`load`."""
    return click.Option(
        ["--store"],
        metavar="URI",
        expose_value=False,
        is_eager=True,
        callback=_remember_store,
        help="Find S in this store, neo4j://host:7687; default: GOVGRAPH_STORE, unless S is a path such as ./folder.",
    )


def _remember_store(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    ctx.meta["govgraph.store"] = value


def named_store(name: str) -> Neo4jStore | None:
    """The store that the user names, or None where he names none, or a folder on disk."""
    context = click.get_current_context(silent=True)
    if context is None or "govgraph.store" not in context.meta:
        return None
    store = context.meta["govgraph.store"]
    if store is None and (not os.environ.get("GOVGRAPH_STORE") or "/" in name or os.sep in name or name in {".", ".."}):
        return None
    from govgraph.stores import open_store

    return open_store(store)


def graph(scenario: Scenario, given: dict[str, Any]) -> Graph:
    """The graph that the options of :func:`graph_options` ask for; takes them out of ``given``."""
    return scenario.graph(**{name: given.pop(name) for name in OF_THE_GRAPH})

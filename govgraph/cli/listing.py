"""``govgraph list``: the scenarios that come with govgraph; of one scenario, its options and things with their ids."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.options import load, output_options, scenario_argument
from govgraph.cli.output import emit

if TYPE_CHECKING:
    from govgraph.formats.sheet import AnswerSheet


def run(scenario: str | None, category: tuple[str, ...], format: str | None, output: Path | None, full: bool) -> None:
    """List and print."""
    emit(_things(scenario, category) if scenario else _scenarios(), format=format, output=output, full=full)


def _scenarios() -> AnswerSheet:
    from govgraph.formats.sheet import AnswerSheet
    from govgraph.loader.folders import bundled
    from govgraph.marks import read_yaml

    rows = []
    for name, folder in bundled().items():
        # Only the head of each is read: a list has no need of every file.
        tree, _ = read_yaml(folder / "scenario.yaml")
        head = tree.plain() if tree is not None else {}
        options = sorted(path.stem for path in folder.glob("options/*.yaml"))
        rows.append((name, str(head.get("title", name)), str(head.get("date", "")), ", ".join(options)))
    return AnswerSheet(
        title="Scenarios that come with govgraph",
        columns=("name", "title", "day", "options"),
        rows=tuple(rows),
        headline="" if rows else "None is there.",
    )


def _things(name: str, category: tuple[str, ...]) -> AnswerSheet:
    from govgraph.formats.plain import day
    from govgraph.formats.sheet import AnswerSheet

    scenario = load(name)
    rows = [(option.id, option.name, "option", "", "") for option in scenario.options.values()]
    rows += [
        (thing.id, thing.name, thing.category, str(getattr(thing, "kind", "")), ", ".join(thing.aliases))
        for thing in scenario.baseline.things.values()
    ]
    known = sorted({row[2] for row in rows})
    for word in category:
        if word not in known:
            from govgraph.diagnostics import did_you_mean

            raise click.UsageError(f"{scenario.name} holds no '{word}': {did_you_mean(word, known)}")
    return AnswerSheet(
        title=scenario.title,
        setting=f"{scenario.name}, at {day(scenario.date.isoformat())}",
        columns=("id", "name", "category", "kind", "aliases"),
        rows=tuple(row for row in rows if not category or row[2] in category),
    )


command = click.Command(
    "list",
    callback=run,
    short_help=HOUSE["list"],
    help=HOUSE["list"]
    + "\n\nOf a scenario: its options and things, each with the id and names by which questions may name it.",
    params=[
        scenario_argument(required=False),
        click.Option(
            ["--category"],
            multiple=True,
            metavar="WORD",
            help="Only this: option, body, post, decision ...; may be given several times.",
        ),
        *output_options(),
    ],
)

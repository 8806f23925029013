"""``govgraph draw``: charts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import graph, graph_options, load, scenario_argument
from govgraph.cli.output import write
from govgraph.draw.views import VIEWS
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from govgraph.draw.render import Format

_FORMATS = ("svg", "png", "pdf")


def run(
    scenario: str,
    view: str,
    of: str | None,
    against: str,
    everything: bool,
    format: Format | None,
    output: Path,
    **given: Any,
) -> None:
    """Draw and write; what would not be readable on a slide is said on stderr."""
    from govgraph.draw import draw

    chosen = format or _by_ending(output)
    loaded = load(scenario)
    before = graph(loaded, {**given, "option": against}) if view == "difference" else None
    drawing = draw(graph(loaded, given), view, subject=of, against=before, everything=everything, format=chosen)
    for warning in drawing.warnings:
        click.echo(clean(warning), err=True)
    write(output, drawing.data)
    click.echo(output, err=True)


def _by_ending(output: Path) -> Format:
    ending = output.suffix.lower().lstrip(".")
    if ending not in _FORMATS:
        raise click.UsageError(f"'{output}' does not say what to draw: end it in .svg, .png or .pdf, or give --format")
    return ending  # type: ignore[return-value]


command = click.Command(
    "draw",
    callback=run,
    short_help=WORK["draw"],
    help=WORK["draw"] + "\n\n\b\n" + "\n".join(f"{name:<16}{says}" for name, says in VIEWS.items()),
    params=[
        scenario_argument(),
        click.Option(["--view"], type=click.Choice(list(VIEWS)), required=True, help="What to draw."),
        click.Option(
            ["--of"],
            metavar="NAME",
            help="What it is about: the decision of a route; elsewhere one thing and its neighbours.",
        ),
        click.Option(
            ["--against"],
            metavar="ID",
            default="baseline",
            show_default=True,
            help="For difference: the option before.",
        ),
        click.Option(["--everything"], is_flag=True, help="For governance: influence and membership as well."),
        *graph_options(),
        click.Option(["--format"], type=click.Choice(_FORMATS), help="Default: by the ending of --output."),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            required=True,
            help="The file to write.",
        ),
    ],
)

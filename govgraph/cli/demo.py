"""``govgraph demo``: one folder that shows what govgraph does with real papers."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK


def run(out: Path) -> None:
    """Write the folder and say where the page is."""
    from govgraph.demo import demo

    demo(out)
    click.echo(f"Open {out / 'index.html'} in a browser.")


command = click.Command(
    "demo",
    callback=run,
    short_help=WORK["demo"],
    help=WORK["demo"] + "\n\nThe pages work without a network. For a scenario of your own: govgraph page.",
    params=[
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            default=Path("demo"),
            show_default=True,
            help="The folder; made if it is not there.",
        )
    ],
)

"""``govgraph compare``: options side by side."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, on_option, output_options, scenario_argument
from govgraph.cli.output import emit


def run(
    scenario: str, option: tuple[str, ...], on: str | None, place: str | None, all_rows: bool, only: str,
    papers: tuple[str, ...],
    format: str | None, output: Path | None, full: bool,
) -> None:  # fmt: skip
    """Compare and print."""
    from govgraph.compare import compare

    emit(
        compare(load(scenario), option, on=on, place=place, all_rows=all_rows, only=only, papers=papers),
        format=format,
        output=output,
        full=full,
    )


command = click.Command(
    "compare",
    callback=run,
    short_help=WORK["compare"],
    help=WORK["compare"]
    + "\n\nThe first option is what the others are held against; without --option: the baseline and every option.",
    params=[
        scenario_argument(),
        click.Option(
            ["--option"],
            multiple=True,
            metavar="ID",
            help="An option to compare, or baseline; may be given several times.",
        ),
        on_option(),
        click.Option(["--place"], metavar="PLACE", help="The place asked about; default: the scenario's."),
        click.Option(
            ["--only"], default="", metavar="PART", help="One part: decisions, findings, sectors, authority ..."
        ),
        click.Option(
            ["--papers"], nargs=2, metavar="PAPER PAPER", help="Compare what two papers say, the earlier one first."
        ),
        click.Option(["--all", "all_rows"], is_flag=True, help="Show rows that do not differ as well."),
        *output_options(),
    ],
)

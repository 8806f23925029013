"""``govgraph compare``: options side by side."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import ScenarioName, load, on_option, output_options, scenario_argument
from govgraph.cli.output import emit


def run(
    scenario: str,
    other: str | None,
    counterpart: tuple[str, ...],
    option: tuple[str, ...],
    on: str | None,
    place: str | None,
    all_rows: bool,
    only: str,
    papers: tuple[str, ...],
    matrix: bool,
    format: str | None,
    output: Path | None,
    full: bool,
) -> None:
    """Compare and print."""
    from govgraph.comparison import compare

    if other is not None:
        if option or place or only or papers or all_rows:
            raise click.UsageError(
                "Two scenarios are compared with --counterpart and --on alone; for more, write a study.yaml."
            )
        _side_by_side(scenario, other, counterpart, on, format, output, full)
        return
    if counterpart:
        raise click.UsageError(
            "--counterpart needs a second scenario: govgraph compare S OTHER --counterpart this=that"
        )
    if matrix:
        if place or only or papers or all_rows:
            raise click.UsageError("--matrix goes with --option and --on alone.")
        from govgraph.overview import as_answer, overview

        emit(as_answer(overview(load(scenario), on=on, options=option)), format=format, output=output, full=True)
        return
    emit(
        compare(load(scenario), option, on=on, place=place, all_rows=all_rows, only=only, papers=papers),
        format=format,
        output=output,
        full=full,
    )


def _side_by_side(
    scenario: str,
    other: str,
    counterpart: tuple[str, ...],
    on: str | None,
    format: str | None,
    output: Path | None,
    full: bool,
) -> None:
    from govgraph.cli.study import as_report
    from govgraph.studies import answer, pair, side_by_side

    study = side_by_side([load(scenario), load(other)], [pair(text) for text in counterpart], on=on or "")
    emit(answer(study), format=format, output=output, full=full or as_report(format, output))


command = click.Command(
    "compare",
    callback=run,
    short_help=WORK["compare"],
    help=WORK["compare"]
    + "\n\nThe first option is what the others are held against; without --option: the baseline and every option."
    + "\n\nWith a second scenario, OTHER: both side by side, by question, governance form and finding.",
    params=[
        scenario_argument(),
        click.Argument(["other"], type=ScenarioName(), metavar="[OTHER]", required=False),
        click.Option(
            ["--counterpart"],
            multiple=True,
            metavar="ID=ID",
            help="A thing of S and its counterpart in OTHER; may be given several times.",
        ),
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
        click.Option(
            ["--matrix"], is_flag=True, help="Who would decide, by option, in one table, and what stands in the way."
        ),
        click.Option(["--all", "all_rows"], is_flag=True, help="Show rows that do not differ as well."),
        *output_options(),
    ],
)

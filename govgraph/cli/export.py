"""``govgraph export``: a scenario as a workbook, or as a folder of YAML."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import scenario_argument
from govgraph.cli.output import OutputError, write


def run(scenario: str, output: Path) -> None:
    """Write it whole or not at all."""
    ending = output.suffix.lower()
    if ending == ".xlsx":
        from govgraph.export.book import workbook_of

        write(output, workbook_of(scenario))
        _say_what_stays(scenario)
    elif ending and not output.is_dir():
        raise OutputError(f"'{output}' does not say how to write it: end it in .xlsx for a workbook, or name a folder")
    else:
        from govgraph.export.folder import files_of, write_folder

        write_folder(files_of(scenario), output)
    click.echo(f"Wrote {output}. Now: govgraph check {output}", err=True)


def _say_what_stays(scenario: str) -> None:
    """A workbook holds no rows of law: they stay where they are."""
    from govgraph.loader.folders import bundled

    if (bundled().get(scenario, Path(scenario)) / "law").is_dir():
        click.echo(
            "The folder law is not in the workbook: keep the workbook beside it, or copy it to where the workbook is.",
            err=True,
        )


command = click.Command(
    "export",
    callback=run,
    short_help=WORK["export"],
    help=WORK["export"]
    + "\n\nThe workbook has a sheet for bodies, posts and people, rights, arrangements and so on; change it and use it in place"
    " of a folder: govgraph check book.xlsx. Nothing of the scenario is lost, but the comments in its files are. A folder law"
    " with rows of law of your own stays where it is: keep the workbook beside it.",
    params=[
        scenario_argument(),
        click.Option(
            ["-o", "--output"],
            metavar="PATH",
            required=True,
            type=click.Path(path_type=Path),
            help="book.xlsx writes a workbook; any other name a folder of YAML.",
        ),
    ],
)

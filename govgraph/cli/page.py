"""``govgraph page``: one file that shows a scenario, to be sent and opened anywhere."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import DayType, load, scenario_argument


def run(scenario: str, output: Path, on: tuple[str, ...], criteria: Path | None) -> None:
    """Write the page and say where it is."""
    from govgraph.webpage import page

    loaded = load(scenario)
    judged = None
    if criteria is not None:
        from govgraph.appraisal import read_criteria

        judged = read_criteria(criteria, loaded)
    page(loaded, on=on, criteria=judged).save(output)
    click.echo(f"Open {output} in a browser.")


command = click.Command(
    "page",
    callback=run,
    short_help=WORK["page"],
    help=WORK["page"]
    + "\n\nOne file that loads nothing: who decides by option, what stands in the way, an explorer of bodies, posts, decisions and "
    + "issues, the charts, and the facts as tables. Printed it is a summary; its button prints the annex too."
    + "\n\nWhere the scenario's folder holds the text of its papers in sources/, a source opens the passage.",
    params=[
        scenario_argument(),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            required=True,
            help="The file, such as page.html.",
        ),
        click.Option(
            ["--on"],
            type=DayType(),
            multiple=True,
            metavar="DAY",
            help="A day that the page can be asked about; may be given several times. Default: the scenario's.",
        ),
        click.Option(
            ["--criteria"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Criteria to appraise the options by, in the annex: see appraise.",
        ),
    ],
)

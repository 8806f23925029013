"""``govgraph appraise``: options by the user's criteria."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, on_option, output_options, scenario_argument
from govgraph.cli.output import emit


def run(
    scenario: str,
    criteria: Path,
    option: tuple[str, ...],
    on: str | None,
    place: str | None,
    format: str | None,
    output: Path | None,
    full: bool,
) -> None:
    """Appraise and print."""
    from govgraph.appraisal import appraise, read_criteria, to_answer

    loaded = load(scenario)
    found = appraise(loaded, read_criteria(criteria, loaded), option, on=on, place=place)
    emit(to_answer(found), format=format, output=output, full=full)


class _Appraise(click.Command):
    """The command; its help lists the queries, which are read only when somebody asks for them."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The queries that a criterion may draw its scores from."""
        with formatter.section("Queries of a criterion"):
            from govgraph.appraisal.measures import MEASURES

            formatter.write_dl([(name, measure.says) for name, measure in MEASURES.items()])


command = _Appraise(
    "appraise",
    callback=run,
    short_help=WORK["appraise"],
    help=WORK["appraise"]
    + "\n\nCRITERIA is a YAML file; each criterion has a name, a weight from 0 to 100, the worst and the best of its scale, and "
    + "scores (a number, a range or unknown for each option) or a query, which draws them from the model. "
    + "See examples/appraisal. Nothing is recommended.",
    params=[
        scenario_argument(),
        click.Argument(["criteria"], type=click.Path(path_type=Path), metavar="CRITERIA"),
        click.Option(
            ["--option"], multiple=True, metavar="ID", help="An option, or baseline; may be given several times."
        ),
        on_option(),
        click.Option(["--place"], metavar="PLACE", help="The place asked about; default: the scenario's."),
        *output_options(),
    ],
)

"""``govgraph check``: what is wrong, for people, spreadsheets, editors and code scanning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from govgraph.cli.commands import WORK
from govgraph.cli.options import graph, graph_options, load, output_options, scenario_argument
from govgraph.cli.output import emit
from govgraph.diagnostics import ScenarioError
from govgraph.model.scenario import BASELINE
from govgraph.model.visible import clean_lines

if TYPE_CHECKING:
    from govgraph.checks import Report
    from govgraph.checks.finding import Finding
    from govgraph.formats.sheet import AnswerSheet

_WEIGHTS = {"error": ("ERROR",), "warn": ("ERROR", "WARN"), "never": ()}


class Reports(Struct, frozen=True):
    """The reports of one run, one an option."""

    title: str
    reports: tuple[Report, ...]
    unsettled: bool = False
    today: Report | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of all of them."""
        return tuple(finding for report in self.reports for finding in report.findings)

    def to_sheet(self) -> AnswerSheet:
        """As formats print it."""
        from govgraph.formats.report import sheet

        return sheet(self.reports, self.title, unsettled=self.unsettled, today=self.today)


def run(
    scenario: str,
    fail_on: str,
    all_options: bool,
    codes: tuple[str, ...],
    unwaived: bool,
    cannot_tell: bool,
    authoring: bool,
    what_would_speak: bool,
    format: str | None,
    output: Path | None,
    full: bool,
    **given: Any,
) -> None:
    """Check and print; ends with 1 when a finding is as heavy as ``fail_on``."""
    try:
        loaded = load(scenario, quiet=True)
    except ScenarioError as error:
        if format in {"sarif", "github"}:
            emit(error, format=format, output=output)
        raise
    for warning in loaded.warnings:
        click.echo(clean_lines(warning), err=True)
    from govgraph.checks import run as run_checks
    from govgraph.checks.registry import AUTHORING, of_family

    if authoring:
        codes = of_family(AUTHORING)
    asked = dict(given)
    if all_options:
        given.pop("option")
        graphs = [graph(loaded, {**given, "option": option}) for option in (None, *loaded.options)]
    else:
        graphs = [graph(loaded, given)]
    reports = tuple(run_checks(one, codes or None, waive=not unwaived) for one in graphs)
    if what_would_speak:
        from govgraph.formats.silent import sheet as silent_sheet

        emit(silent_sheet(reports[0], loaded.title), format=format, output=output, full=full)
        return
    today = None
    if len(reports) == 1 and reports[0].option != BASELINE and (format or "text") in {"text", "md"} and not full:
        today = run_checks(graph(loaded, {**asked, "option": None}), codes or None, waive=not unwaived)
    made = Reports(loaded.title, reports, unsettled=cannot_tell, today=today)
    emit(made, format=format, output=output, full=full)
    if any(finding.severity in _WEIGHTS[fail_on] for finding in made.findings):
        raise click.exceptions.Exit(1)


command = click.Command(
    "check",
    callback=run,
    short_help=WORK["check"],
    help=WORK["check"]
    + "\n\nEnds with 1 when there is a finding as heavy as --fail-on, with 2 when the files cannot be used."
    + " `govgraph explain CODE` says what a code means.",
    params=[
        scenario_argument(),
        click.Option(
            ["--fail-on"],
            type=click.Choice(list(_WEIGHTS)),
            default="error",
            show_default=True,
            help="The weight of a finding that ends with 1.",
        ),
        click.Option(["--all-options"], is_flag=True, help="Check the baseline and every option."),
        click.Option(
            ["--code", "codes"], multiple=True, metavar="CODE", help="Run only this check; may be given several times."
        ),
        click.Option(
            ["--authoring"],
            is_flag=True,
            help="Show what an author easily misses instead: a relation firmer than its body, a condition only in a note, twins"
            " treated unlike, a name that two things share.",
        ),
        click.Option(
            ["--what-would-speak"],
            is_flag=True,
            help="Say instead which checks had nothing to look at, and what each looks at.",
        ),
        click.Option(["--unwaived"], is_flag=True, help="Show what the scenario accepts among the findings."),
        click.Option(["--cannot-tell"], is_flag=True, help="List what cannot be told as well, and what is missing."),
        *graph_options(),
        *output_options(findings=True),
    ],
)

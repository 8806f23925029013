"""``govgraph test``: the scenario's own questions, asked again and held against their expected answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, output_options, scenario_argument
from govgraph.cli.output import emit

if TYPE_CHECKING:
    from govgraph.formats.sheet import AnswerSheet
    from govgraph.golden import GoldenReport, GoldenResult


@dataclass(frozen=True, slots=True)
class Tested:
    """A report of golden questions as formats print it."""

    title: str
    report: GoldenReport

    def to_sheet(self) -> AnswerSheet:
        """In text only what is not as it should be; in tables and JSON every question."""
        from govgraph.formats.sheet import AnswerSheet

        totals = self.report.totals
        passed = f"{totals.passed} of {totals.total} pass"
        said = f"{passed}, {totals.failed} fail, {totals.expected_failures} fail as expected."
        return AnswerSheet(
            title="Are the scenario's questions answered as expected?",
            setting=self.title,
            lines=(
                *(
                    (result.id, f"{result.outcome}: {_detail(result)}")
                    for result in self.report.results
                    if not result.ok
                ),
                ("Totals", said),
            ),
            columns=("id", "outcome", "question", "what differs"),
            rows=tuple((result.id, result.outcome, result.text, _detail(result)) for result in self.report.results),
            data={
                "scenario": self.report.scenario,
                "totals": totals,
                "results": [{**result.model_dump(), "outcome": result.outcome} for result in self.report.results],
            },
        )


def _detail(result: GoldenResult) -> str:
    if result.outcome in {"expected failure", "unexpected pass"}:
        return f"marked: {result.expected_failure}"
    return result.error or "; ".join(map(str, result.mismatches))


def run(scenario: str, question: tuple[str, ...], format: str | None, output: Path | None, full: bool) -> None:
    """Ask, print, and end with 1 when an answer is not as expected."""
    from govgraph.golden import run as run_questions

    loaded = load(scenario)
    report = run_questions(loaded, question or None)
    emit(Tested(loaded.title, report), format=format, output=output, full=full)
    if not report.ok:
        raise click.exceptions.Exit(1)


command = click.Command(
    "test",
    callback=run,
    short_help=WORK["test"],
    help=WORK["test"]
    + "\n\nThey stand in questions.yaml. One that cannot be answered yet is marked there as an expected failure; "
    + "marked and answered all the same, it fails. Ends with 1 when one fails.",
    params=[
        scenario_argument(),
        click.Option(
            ["--question"], multiple=True, metavar="ID", help="Only this question; may be given several times."
        ),
        *output_options(),
    ],
)

"""``govgraph watch``: check a scenario again whenever one of its files is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import scenario_argument
from govgraph.cli.output import colorful
from govgraph.diagnostics import GovgraphError
from govgraph.model.visible import clean_lines

if TYPE_CHECKING:
    from govgraph.checks import Report

READ = (".yaml", ".yml", ".csv", ".xlsx", ".ods", ".docx")
"""Files that a scenario is read from."""


class CannotWatch(GovgraphError):
    """What is named is no folder, or the extra that watches is not installed."""


def run(scenario: str, option: str | None, once: bool) -> None:
    """Check, then wait for a file to be saved and check again, until Ctrl-C."""
    folder = Path(scenario)
    if not folder.is_dir():
        raise CannotWatch(f"'{scenario}' is no folder. Name the folder whose files you edit, such as ./my-place.")
    before: Report | None = _told(folder, option, None)
    if once:
        return
    click.echo(f"Watching {folder}. Save a file to check again; Ctrl-C ends it.", err=True)
    for _ in saved(folder):
        before = _told(folder, option, before)


def saved(folder: Path, **given: Any) -> Iterator[tuple[Path, ...]]:
    """The files that were saved, each time that some were. Raises CannotWatch without the extra."""
    try:
        from watchfiles import watch
    except ImportError:
        raise CannotWatch("Watching needs one more package: pip install 'govgraph[watch]'.") from None
    for changes in watch(folder, watch_filter=lambda _, path: Path(path).suffix.lower() in READ, **given):
        yield tuple(sorted(Path(path) for _, path in changes))


def _told(folder: Path, option: str | None, before: Report | None) -> Report | None:
    """Check once and print what is new, what is gone and how many findings there are; a mistake in the files is printed too."""
    import govgraph
    from govgraph.checks import run as checks

    try:
        loaded = govgraph.load(folder)
        report = checks(loaded.graph(option))
    except GovgraphError as error:
        click.echo(clean_lines(error), err=True)
        return before
    for warning in loaded.warnings:
        click.echo(clean_lines(warning), err=True)
    click.echo(in_words(report, before), color=colorful())
    return report


def in_words(report: Report, before: Report | None) -> str:
    """The findings of a report against those of the one before it: what came, what went, and how many there are."""
    now = {(finding.code, finding.about): finding for finding in report.findings}
    then = {(finding.code, finding.about): finding for finding in before.findings} if before is not None else now
    came = [finding.sentence for key, finding in now.items() if key not in then]
    went = [finding.sentence for key, finding in then.items() if key not in now]
    count = len(now)
    total = f"There {'is' if count == 1 else 'are'} {count or 'no'} finding{'' if count == 1 else 's'}."
    lines = [f"New: {text}" for text in came] + [f"Gone: {text}" for text in went]
    if before is not None and not lines:
        lines = ["Nothing has changed."]
    return "\n".join((*lines, total))


command = click.Command(
    "watch",
    callback=run,
    short_help=WORK["watch"],
    help=WORK["watch"]
    + "\n\nEach time it says what is new, what is gone and how many findings there are. `govgraph check` shows them all."
    + "\n\nIt needs the package watchfiles: pip install 'govgraph[watch]'.",
    params=[
        scenario_argument(),
        click.Option(["--option"], metavar="ID", help="The option that is checked; default: the baseline."),
        click.Option(["--once"], is_flag=True, help="Check once and end, as a trial."),
    ],
)

"""``govgraph study``: the same questions asked of several scenarios, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import output_options
from govgraph.cli.output import emit


def run(study: str | None, format: str | None, output: Path | None, full: bool) -> None:
    """Ask the study, or list the studies there are, and print."""
    from govgraph.formats.sheet import AnswerSheet
    from govgraph.studies import answer, bundled_studies, load_study

    if study is None:
        rows = tuple((name, load_study(folder).title) for name, folder in bundled_studies().items())
        listed = AnswerSheet(title="Studies that come with govgraph", columns=("name", "title"), rows=rows)
        emit(listed, format=format, output=output, full=full)
        return
    emit(answer(load_study(study)), format=format, output=output, full=full or as_report(format, output))


def as_report(format: str | None, output: Path | None) -> bool:
    """In Markdown several systems are a report: its tables belong to it."""
    return format == "md" or (format is None and output is not None and output.suffix.lower() == ".md")


command = click.Command(
    "study",
    callback=run,
    short_help=WORK["study"],
    help=WORK["study"]
    + "\n\nSTUDY is a bundled study or a folder with a study.yaml: scenarios, counterparts with the reason, questions. "
    + "Without it: the list of them.",
    params=[click.Argument(["study"], required=False, metavar="[STUDY]"), *output_options()],
)

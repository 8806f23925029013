"""``govgraph paper``: an options paper for Word."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import WORK
from govgraph.cli.documents import gathered, parameters, written


def run(
    scenario: str,
    output: Path,
    template: Path | None,
    option: tuple[str, ...],
    criteria: Path | None,
    on: str | None,
    place: str | None,
) -> None:
    """Write the paper."""
    found = gathered(scenario, option, on, place, criteria)
    from govgraph.documents.paper import paper, pictures

    written(output, paper(found, pictures(found), template_file=template), ".docx")


command = click.Command(
    "paper",
    callback=run,
    short_help=WORK["paper"],
    help=WORK["paper"]
    + "\n\nThe question, the options, who decides under each, what stands in the way, what it takes, and how far each meets the "
    + "criteria, with sources as footnotes.",
    params=parameters(".docx", ".dotx or .docx"),
)

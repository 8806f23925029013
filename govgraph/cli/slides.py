"""``govgraph slides``: a deck for PowerPoint."""

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
    """Write the deck."""
    found = gathered(scenario, option, on, place, criteria)
    from govgraph.documents.slides import slides

    written(output, slides(found, template_file=template), ".pptx")


command = click.Command(
    "slides",
    callback=run,
    short_help=WORK["slides"],
    help=WORK["slides"]
    + "\n\nThe question, who decides under each option, a chart of each, what stands in the way and what it takes. Shapes can be "
    + "edited, and lines are joined to their boxes. The notes hold the sources.",
    params=parameters(".pptx", ".potx or .pptx"),
)

"""What the commands that write a deck or a paper have in common: their options, and gathering what is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import load, on_option, scenario_argument
from govgraph.cli.output import OutputError, write

if TYPE_CHECKING:
    from govgraph.documents.contents import Contents


def gathered(
    scenario: str, option: Sequence[str], on: str | None, place: str | None, criteria: Path | None
) -> Contents:
    """What a document says of a scenario; the library that writes it must be there."""
    try:
        import docx  # noqa: F401
        import pptx  # noqa: F401
    except ImportError:
        raise OutputError("PowerPoint and Word files need two libraries: pip install 'govgraph[office]'") from None
    from govgraph.appraisal import read_criteria
    from govgraph.documents.contents import contents

    loaded = load(scenario)
    judged = read_criteria(criteria, loaded) if criteria is not None else None
    return contents(loaded, options=option, on=on, place=place, criteria=judged)


def written(output: Path, data: bytes, ending: str) -> None:
    """Writes the file whole or not at all, and says where; raises :class:`OutputError` for another ending."""
    if output.suffix.lower() != ending:
        raise OutputError(f"'{output}' does not end in {ending}: name a file that does")
    write(output, data)
    click.echo(output, err=True)


def parameters(ending: str, templates: str) -> list[click.Parameter]:
    """The scenario and the options of a command that writes a document."""
    return [
        scenario_argument(),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            required=True,
            help=f"The file to write: it ends in {ending}.",
        ),
        click.Option(
            ["--template"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"A template of your own ({templates}).",
        ),
        click.Option(
            ["--option"],
            multiple=True,
            metavar="ID",
            help="An option to show; may be given several times. Default: every option.",
        ),
        click.Option(
            ["--criteria"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Criteria to appraise the options by: see appraise.",
        ),
        on_option(),
        click.Option(["--place"], metavar="PLACE", help="The place asked about; default: the scenario's."),
    ]

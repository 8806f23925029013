"""``govgraph schema``: the JSON Schemas that editors complete from and programs rely on."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.output import OutputError, write


def run(name: str | None, folder: Path | None, output: Path | None) -> None:
    """Print one, write all, or list them."""
    from govgraph import schemas

    if folder is not None:
        if not folder.is_dir():
            raise OutputError(f"cannot write {folder}: there is no such folder")
        for file, text in schemas.files().items():
            write(folder / file, text.encode())
            click.echo(folder / file, err=True)
    elif name is None:
        for short, description in schemas.titles().items():
            click.echo(f"{short:<12}{description}")
    else:
        text = schemas.text(name)
        if output is None:
            click.echo(text, nl=False)
        else:
            write(output, text.encode())


command = click.Command(
    "schema",
    callback=run,
    short_help=HOUSE["schema"],
    help=HOUSE["schema"]
    + "\n\nWithout NAME: the list of them. In an editor with a YAML language server, begin a scenario file with"
    + "\n\n    # yaml-language-server: $schema=scenario.schema.json",
    params=[
        click.Argument(["name"], required=False, metavar="[NAME]"),
        click.Option(
            ["--write", "folder"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="Write all of them into a folder.",
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to a file in place of the terminal.",
        ),
    ],
)

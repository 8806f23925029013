"""``govgraph import``: foreign tables, schemes, registers and linked data into a scenario folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.commands import WORK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govgraph.imports.changes import Changes
    from govgraph.imports.folder import Imported

SHOWN = 12


def run(files: tuple[Path, ...], output: Path, mapping: Path | None, update: bool) -> None:
    """Write the folder whole or not at all, and say what was taken in, what is asked and what changed."""
    from govgraph.imports.folder import import_files
    from govgraph.imports.report import counted

    made = import_files(files, output, mapping=mapping, update=update)
    click.echo(f"Wrote {output}: {counted(made.counts)}.")
    _tables(made)
    _several("Cannot be read for sure, and is asked", [f"{a.at}: “{a.text}”: {a.why}" for a in made.asked])
    rest = [f"{n.at}: {n.text[:60]} ({n.reason})" for n in made.not_read if n.reason not in _EXPECTED]
    _several("Not taken in", rest)
    _several("Left out: a scenario holds no such thing", list(made.left_out))
    if made.changes is not None:
        _changed(made.changes)
    click.echo(f"All of it, with addresses and reasons: {output}/import/report.md")
    click.echo(
        f"To correct it: edit {output}/import/map.yaml, and import again with --update. Now: govgraph check {output}"
    )


_EXPECTED = frozenset(
    {
        "a heading",
        "the headings once more",
        "a total",
        "a note or title beside the table",
        "it says who decides what follows",
    }
)


def _tables(made: Imported) -> None:
    for name, shape, rows in made.tables:
        click.echo(f"  {name}: {shape}, {rows} {'row' if rows == 1 else 'rows'}")


def _several(heading: str, texts: Sequence[str]) -> None:
    if not texts:
        return
    click.echo(f"{heading} ({len(texts)}):")
    for text in texts[:SHOWN]:
        click.echo(f"  {text}")
    if len(texts) > SHOWN:
        click.echo(f"  and {len(texts) - SHOWN} more in the report")


def _changed(changes: Changes) -> None:
    if changes.none:
        click.echo("Nothing changed since the last import.")
    for heading, texts in (
        ("New", changes.new),
        ("Gone", changes.gone),
        ("Changed", changes.changed),
        ("Now said", changes.lines_new),
        ("No longer said", changes.lines_gone),
    ):
        _several(heading, texts)


command = click.Command(
    "import",
    callback=run,
    short_help=WORK["import"],
    help=WORK["import"]
    + "\n\nFILE is .xlsx, .ods, .csv, .docx, or JSON as W3C ORG, Popolo or BODS. Schemes of delegation, registers, functions maps"
    + " and organograms are read by what their columns say; how they were understood is written to import/map.yaml, to edit and"
    + " run again. Nothing is invented: what cannot be read is listed with its cell and reason."
    + "\n\n\b\ngovgraph import scheme.xlsx -o our-icb\ngovgraph import scheme.xlsx -o our-icb --update --map our-icb/import/map.yaml",
    params=[
        click.Argument(["files"], type=click.Path(path_type=Path), metavar="FILE...", nargs=-1, required=True),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            required=True,
            help="The folder to write.",
        ),
        click.Option(
            ["--map", "mapping"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="A mapping, as an earlier import wrote it, with your changes.",
        ),
        click.Option(
            ["--update"], is_flag=True, help="Bring an earlier import up to date: ids stay, and what changed is said."
        ),
    ],
)

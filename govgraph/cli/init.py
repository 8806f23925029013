"""``govgraph init``: a small commented scenario, or a pack of law, to start from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import click

from govgraph.atomic import write_new_folder
from govgraph.cli.commands import HOUSE
from govgraph.cli.output import OutputError, write


def starter(name: str = "starter") -> dict[str, str]:
    """The files of the starter scenario, or of ``starter_pack``: path in its folder to text."""
    return {
        str(path): file.read_text(encoding="utf-8")
        for path, file in _files(resources.files("govgraph.cli").joinpath(name), PurePosixPath())
    }


def _files(folder: Traversable, below: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, below / entry.name)
        elif entry.name.endswith(".yaml"):
            yield below / entry.name, entry


def run(folder: Path, pack: bool, xlsx: bool) -> None:
    """Write the folder, or the workbook, whole or not at all."""
    if xlsx or folder.suffix.lower() == ".xlsx":
        if pack:
            raise click.UsageError("a pack of law is a folder: leave --xlsx out")
        _workbook(folder if folder.suffix else folder.with_suffix(".xlsx"))
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"cannot write {folder}: it is there already; name a new folder")
    if not folder.absolute().parent.is_dir():
        raise OutputError(f"cannot write {folder}: there is no folder {folder.parent}")
    files = starter("starter_pack" if pack else "starter")
    try:
        write_new_folder(folder, {name: text.replace("FOLDER", str(folder)) for name, text in files.items()})
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from None
    if pack:
        click.echo(
            f"Wrote {folder}. Now name it in a scenario: 'law: [{folder.name}]', with the folder in it or in its folder law."
        )
    else:
        click.echo(f"Wrote {folder}. Now: govgraph check {folder}")


def _workbook(file: Path) -> None:
    """The starter as a workbook."""
    from govgraph.export.book import workbook_of

    if file.exists():
        raise OutputError(f"cannot write {file}: it is there already; name a new file")
    with tempfile.TemporaryDirectory() as room:
        home = Path(room) / (file.stem or "book")
        for name, text in starter().items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text, encoding="utf-8")
        write(file, workbook_of(home))
    click.echo(f"Wrote {file}. Now: open it, and then govgraph check {file}")


command = click.Command(
    "init",
    callback=run,
    short_help=HOUSE["init"],
    help=HOUSE["init"]
    + "\n\nIt holds a baseline, one option and two questions, loads, and passes check and test. With --pack: a pack of law of"
    + " your own, with rows to change: kinds of bodies, powers, and the functions that rest on them. With --xlsx: the same"
    + " scenario as an Excel workbook, to fill in there.",
    params=[
        click.Argument(["folder"], type=click.Path(path_type=Path), metavar="DIR"),
        click.Option(["--pack"], is_flag=True, help="Write a template for a pack of law, in place of a scenario."),
        click.Option(["--xlsx"], is_flag=True, help="Write an Excel workbook in place of a folder."),
    ],
)

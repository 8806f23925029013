"""Printing a result, or writing it to a file whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from govgraph.atomic import write_file
from govgraph.diagnostics import GovgraphError

WIDEST_TEXT = 100


class OutputError(GovgraphError):
    """The output cannot be written there; the message says why."""


def emit(value: Any, *, format: str | None, output: Path | None, full: bool = False) -> None:
    """Print ``value`` in a format to stdout, or write it to ``output``; by default text, or by the file's ending."""
    from govgraph.formats import document, render

    chosen = format or (_by_ending(output) if output else "text")
    if output is None or str(output) == "-":
        click.echo(render(value, chosen, width=_width(chosen), color=colorful(), full=full), nl=False)
        return
    of_this_kind(output, chosen)
    write(output, document(value, chosen, full=full))


def _by_ending(output: Path) -> str:
    from govgraph.formats import FORMATS

    endings = {row.suffix: name for name, row in FORMATS.items() if row.suffix}
    ending = output.suffix.lower()
    if ending and ending not in endings:
        raise OutputError(f"'{output}' does not say how to write it: end it in {', '.join(endings)}, or give --format")
    return endings.get(ending, "text")


def of_this_kind(output: Path, format: str) -> None:
    """Refuse to write a format into a file that is called otherwise, such as Markdown into a workbook."""
    from govgraph.formats import FORMATS

    own, ending = FORMATS[format].suffix, output.suffix.lower()
    others = {row.suffix for row in FORMATS.values() if row.suffix} - {own, *FORMATS[format].other_suffixes}
    if (ending in _OF_OTHER_PROGRAMS and ending != own) or (own and ending in others):
        right = f": end it in {own}" if own else ""
        raise OutputError(f"'{output}' ends in {ending}, and --format {format} writes no such file{right}")


_OF_OTHER_PROGRAMS = frozenset({".xlsx", ".xls", ".docx", ".pptx", ".pdf", ".png", ".svg", ".yaml", ".yml"})


def colorful() -> bool:
    """Is stdout a terminal that wants colour? (https://no-color.org)"""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(format: str) -> int:
    if not sys.stdout.isatty():
        return WIDEST_TEXT
    import shutil

    columns = shutil.get_terminal_size((WIDEST_TEXT, 24)).columns
    return columns if format == "table" else min(columns, WIDEST_TEXT)


def write(path: Path, data: bytes) -> None:
    """Write a file at once: into a new file beside it, which then takes its name.

    Raises :class:`OutputError` for a folder, a missing parent or anything else that stops it; what was there stays.
    """
    if path.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; name a file in it")
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}")
    if path.is_file() and _of_a_scenario(path):
        raise OutputError(f"cannot write {path}: it is a file of a scenario; name another file")
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device: nothing to replace.
            path.write_bytes(data)
            return
        real = Path(os.path.realpath(path))
        write_file(real, data, mode=real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from None


def _of_a_scenario(path: Path) -> bool:
    """Is a file written by hand: YAML, or a table that a scenario beside it or above it lists?"""
    real = Path(os.path.realpath(path))
    if real.suffix.lower() in {".yaml", ".yml"}:
        return True
    folders = [folder for folder in (real.parent, *real.parents[1:3]) if (folder / "scenario.yaml").is_file()]
    files = [file for folder in folders for file in (*folder.glob("*.yaml"), *folder.glob("options/*.yaml"))]
    return any(real.name in file.read_text(encoding="utf-8", errors="replace") for file in files)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

"""A folder that appears whole or not at all: written beside its place, then renamed into it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from govgraph.diagnostics import GovgraphError

MARKER = ".govgraph-demo"
"""The file by which a former demo is known: only such a folder is ever replaced."""


class FolderError(GovgraphError):
    """The folder cannot be written there; the message says why. What was there stays."""


def check(out: Path) -> None:
    """Is there room for the folder: nothing, an empty folder, or a former demo? Raises :class:`FolderError` if not."""
    try:
        if out.is_symlink() or (out.exists() and not out.is_dir()):
            raise FolderError(f"cannot write {out}: it is not a folder; name another place")
        if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
            raise FolderError(f"cannot write {out}: it holds files that no demo wrote; name an empty or a new folder")
        if not out.absolute().parent.is_dir():
            raise FolderError(f"cannot write {out}: there is no folder {out.absolute().parent}")
    except OSError as error:
        raise FolderError(f"cannot write {out}: {error.strerror or error}") from None


def written(out: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (by their names inside) and put them in place of ``out`` at once.

    Raises :class:`FolderError`; a former demo is then still there, whole.
    """
    place = out.absolute()
    check(out)
    room: Path | None = None
    try:
        room = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name[:40]}."))
        made = room / "new"
        for name, data in {MARKER: b"Written by govgraph demo; it may be replaced by the next one.\n", **files}.items():
            target = made / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _swap(made, place, room / "old")
    except OSError as error:
        raise FolderError(f"cannot write {out}: {error.strerror or error}") from None
    finally:
        if room is not None:
            shutil.rmtree(room, ignore_errors=True)


def _swap(made: Path, place: Path, aside: Path) -> None:
    """Put ``made`` at ``place``; what was there goes aside first, and comes back if that fails."""
    if not place.exists():
        os.replace(made, place)
        return
    os.replace(place, aside)
    try:
        os.replace(made, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.replace(aside, place)
        raise

"""Writing a file or a folder whole or not at all: it is made beside its place, and then takes its name.

Nobody ever finds half of it there, and what was there stays where something goes wrong.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def write_file(path: Path, data: bytes, *, mode: int) -> None:
    """Write a file with these rights. Raises OSError."""
    import tempfile

    handle, made = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(made, mode)
        os.replace(made, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made)
        raise


def write_new_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files, by their paths in it, into a folder that is new or empty. Raises OSError."""
    import shutil
    import tempfile

    room = Path(tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name[:40]}."))
    try:
        for name, text in files.items():
            file = room / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        room.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        os.replace(room, folder)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def put_in_place(made: Path, folder: Path, aside: Path) -> None:
    """Give a folder that is made the name of one that may be there: that one goes aside, and comes back if this fails.

    What went aside is left there. Raises OSError.
    """
    if not folder.exists():
        os.replace(made, folder)
        return
    os.replace(folder, aside)
    try:
        os.replace(made, folder)
    except BaseException:
        with contextlib.suppress(OSError):
            os.replace(aside, folder)
        raise

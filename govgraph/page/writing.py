"""Writing a page to a file: whole or not at all, with a clear word where that cannot be."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from govgraph.diagnostics import GovgraphError


class PageError(GovgraphError):
    """The page cannot be written there; the message says why. What was there stays."""


def written(path: Path, text: str) -> Path:
    """Write ``text`` beside its place, then rename it. Raises :class:`PageError`."""
    if path.is_dir():
        raise PageError(f"cannot write {path}: it is a folder; name a file, such as {path / 'page.html'}")
    if path.suffix.lower() not in (".html", ".htm"):
        raise PageError(f"cannot write {path}: a page ends in .html")
    if not path.absolute().parent.is_dir():
        raise PageError(f"cannot write {path}: there is no folder {path.absolute().parent}")
    made = ""
    try:
        handle, made = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.stem[:40]}.", suffix=".tmp")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        os.chmod(made, 0o644)
        os.replace(made, path)
    except OSError as error:
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)
        raise PageError(f"cannot write {path}: {error.strerror or error}") from None
    return path

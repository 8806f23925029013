"""Writing a page to a file: whole or not at all, with a clear word where that cannot be."""

from __future__ import annotations

from pathlib import Path

from govgraph.atomic import write_file
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
    try:
        write_file(path, text.encode("utf-8", "backslashreplace"), mode=0o644)
    except OSError as error:
        raise PageError(f"cannot write {path}: {error.strerror or error}") from None
    return path

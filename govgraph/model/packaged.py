"""The data files that come with the package, as plain values: read as YAML by :mod:`govgraph.model.scalars`, and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govgraph.kept import Digest, Drawer, of_the_code

DRAWER = Drawer("packaged", 40)


def packaged(path: Path) -> Any:
    """A data file of the package as dicts, lists and scalars. It is trusted: nothing in it is checked here.

    What YAML says is kept, so that the next command does not read it as YAML (:mod:`govgraph.kept`).
    """
    written = path.read_bytes()
    key = Digest(of_the_code(), path.name, written).text()
    return DRAWER.get(key, Any, lambda: _read(written.decode("utf-8")))


def _read(text: str) -> Any:
    from govgraph.model.scalars import read_plain

    return read_plain(text)

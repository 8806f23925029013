"""The tables by which ``ask`` reads, kept in the user's cache folder: they are made once for each state of the examples.

A file is named by the sha256 of all that the tables are made from, data and code, and begins with the sha256 of its own
content: a stale one has another name, a damaged one is made anew, and neither is ever read from.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MOST = 3
"""Files kept; the oldest go first."""

_HERE = Path(__file__).parent
_MADE_FROM = (
    *("alike.yaml", "senses.yaml", "relations.yaml", "making.py", "notation.py", "sought.py", "words.py", "kept.py"),
    *("../model/relations.yaml", "../model/visible.py", "../questions/facts.py"),
)


@functools.cache
def tables() -> Mapping[str, Any]:
    """The tables of :func:`govgraph.ask.making.made`: from the cache folder where they lie there whole, else made."""
    path = folder() / f"{made_from()}.json"
    found = _read(path)
    if found is None:
        from govgraph.ask.making import made

        text = json.dumps(made(), ensure_ascii=False, separators=(",", ":"))
        _write(path, text)
        found = json.loads(text)
    return found


def folder() -> Path:
    """Where they are kept: the user's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgraph" / "ask"


def made_from() -> str:
    """The sha256 of everything that the tables are made from."""
    whole = hashlib.sha256()
    for path in (*sorted((_HERE / "kinds").glob("*.yaml")), *(_HERE / name for name in _MADE_FROM)):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        sha256, _, text = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != sha256:
        return None
    found: Mapping[str, Any] = json.loads(text)
    return found


def _write(path: Path, text: str) -> None:
    """Keep it if that is possible: a home that cannot be written is no reason to answer nothing."""
    content = text.encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        os.replace(name, path)
        for old in sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)[MOST:]:
            old.unlink()

"""The tables by which ``ask`` reads, kept in the user's cache folder: they are made once for each state of the examples.

A file is named by the sha256 of all that the tables are made from, data and code, and begins with the sha256 of its own
content: a stale one has another name, a damaged one is made anew, and neither is ever read from.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from govgraph.kept import Drawer

MOST = 3
"""Files kept; the oldest go first."""

_HERE = Path(__file__).parent
_MADE_FROM = (
    *("alike.yaml", "senses.yaml", "relations.yaml", "making.py", "notation.py", "sought.py", "words.py", "kept.py"),
    *("../model/relations.yaml", "../model/visible.py", "../questions/facts.py"),
)


DRAWER = Drawer("ask", MOST)


@functools.cache
def tables() -> Mapping[str, Any]:
    """The tables of :func:`govgraph.language.making.made`: from the cache folder where they lie there whole, else made."""
    key = f"{made_from()}.json"
    content = DRAWER.read(key)
    if content is None:
        from govgraph.language.making import made

        content = msgspec.json.encode(made())
        DRAWER.write(key, content)
    found: Mapping[str, Any] = msgspec.json.decode(content)
    return found


def folder() -> Path:
    """Where they are kept: in the user's cache folder."""
    return DRAWER.path


def made_from() -> str:
    """The sha256 of everything that the tables are made from."""
    whole = hashlib.sha256()
    for path in (*sorted((_HERE / "kinds").glob("*.yaml")), *(_HERE / name for name in _MADE_FROM)):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()

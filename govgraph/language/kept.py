"""The tables by which ``ask`` reads, kept in the user's cache folder: they are made once for each state of the examples.

A file is named by the sha256 of all that the tables are made from, data and code, and begins with the sha256 of its own
content: a stale one has another name, a damaged one is made anew, and neither is ever read from.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from govgraph.kept import Digest, Drawer
from govgraph.language.sought import Sought

MOST = 3
"""Files kept; the oldest go first."""

_HERE = Path(__file__).parent
_MADE_FROM = (
    *("alike.yaml", "senses.yaml", "relations.yaml", "making.py", "notation.py", "sought.py", "words.py", "kept.py"),
    *(
        "light.py",
        "mentions.py",
        "packaged.py",
        "../model/relations.yaml",
        "../model/visible.py",
        "../model/numbers.py",
    ),
    *("../questions/facts.py", "../questions/wording.py"),
)


DRAWER = Drawer("ask", MOST)
NAMES = Drawer("names", 40)

T = TypeVar("T")


class ReadingTables(msgspec.Struct, frozen=True):
    """The tables of :func:`govgraph.language.making.made`. Of what is long only what is asked for is decoded."""

    words: dict[str, str]
    names: dict[str, tuple[tuple[str, ...], ...]]
    parties: list[tuple[tuple[str, ...], str]]
    kinds: msgspec.Raw
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    senses: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    spoken: frozenset[str]
    talk: frozenset[str]
    stems: dict[str, str]
    kind_of: list[int]
    """Which kind of question each example is of."""
    examples: list[msgspec.Raw]
    """Of each example: its slots, as text, and its words."""
    plain: list[int]
    """How many words of each example are no marks."""
    asked_for: list[Sought]
    """What each example asks for: somebody, a day, a number."""
    rarest: float
    """The weight of the rarest feature."""
    found: dict[str, msgspec.Raw]
    """Of each feature of examples: its weight, the examples that have it, and what it says in each."""


def kept_stems() -> Mapping[str, str]:
    """The stems of words that people ask by, where they are kept; none are made for it."""
    kept = kept_tables()
    return kept.stems if kept is not None else {}


@functools.cache
def kept_tables() -> ReadingTables | None:
    """The tables as they lie in the cache folder; None where they are not there whole."""
    content = DRAWER.read(_key())
    try:
        return msgspec.msgpack.decode(content, type=ReadingTables) if content is not None else None
    except msgspec.MsgspecError:
        return None


def keep(made: Mapping[str, object]) -> ReadingTables:
    """Keeps tables that were made, and gives them as they are read."""
    content = msgspec.msgpack.encode(made)
    DRAWER.write(_key(), content)
    return msgspec.msgpack.decode(content, type=ReadingTables)


def _key() -> str:
    return f"{made_from()}.tables"


def names_kept(called: object, form: type[T]) -> T | None:
    """The names of a scenario as they were kept under all that is called so; None where they are not there whole."""
    content = NAMES.read(_names_key(called))
    try:
        return msgspec.msgpack.decode(content, type=form) if content is not None else None
    except msgspec.MsgspecError:
        return None


def keep_names(called: object, names: object) -> None:
    """Keeps the names of a scenario under all that is called so."""
    NAMES.write(_names_key(called), msgspec.msgpack.encode(names))


def _names_key(called: object) -> str:
    return Digest(made_from(), msgspec.msgpack.encode(called)).text()


def folder() -> Path:
    """Where they are kept: in the user's cache folder."""
    return DRAWER.path


@functools.cache
def made_from() -> str:
    """The sha256 of everything that the tables are made from."""
    whole = hashlib.sha256()
    for path in (*sorted((_HERE / "kinds").glob("*.yaml")), *(_HERE / name for name in _MADE_FROM)):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()

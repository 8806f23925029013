"""What a format says of itself, and how its reader sees it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govgraph.diagnostics import GovgraphError


class Format(Struct, frozen=True, kw_only=True):
    """A format, as its file declares it; its name is the name of the file."""

    help: str
    """What it is for, in words that complete "It writes"."""
    place: int
    """Where it stands in the list of formats, the lowest first."""
    suffix: str = ""
    """How a file of it ends, ``.csv``; empty: none is known by it."""
    other_suffixes: tuple[str, ...] = ()
    """How a file of it may end besides, where ``suffix`` is not that of another program."""
    shows: Literal["answers", "findings"] = "answers"
    """Does its ``write`` take any answer (an ``AnswerSheet``), or the notices of findings alone?"""
    to_file: bool = False
    """Is it no text, so that it is written to a file only?"""
    encoding: str = "utf-8"
    """How its text is written to a file."""
    needs: str = ""
    """The extra of govgraph that it needs (``office`` for ``pip install govgraph[office]``); empty: none."""


class Terminal(Struct, frozen=True):
    """How a reader sees it: ``width`` in characters, ``color`` on a terminal.

    ``full`` shows everything; without it text gives an answer as a governor reads it aloud: a sentence and a few lines.
    """

    width: int = 100
    color: bool = False
    full: bool = False


class UnknownFormat(GovgraphError):
    """There is no such format, or it cannot show this value."""

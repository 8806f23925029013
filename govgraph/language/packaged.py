"""What ``ask`` knows beside the names of a scenario: examples of every kind of question, words alike, relations.

The data stand beside this file and are read once:

- ``kinds/*.yaml``: rows of ``question`` (a kind), ``slots`` (name to what may fill it; a ``topic`` is a thing or an
  option), ``optional`` slots, ``fixed`` arguments, ``asked`` (examples) and ``cues`` (words that point to it, with a weight). In an example ``(a|b)`` are
  alternatives, ``[a]`` may be left out, ``{name}`` is a slot. To teach ``ask`` a new wording, add an example.
- ``relations.yaml``: how people name a relation.
- ``alike.yaml``: words that count as one, and abbreviations of the field.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from govgraph.language.notation import Senses
from govgraph.language.tables import tables

Slot = Literal[
    "actor",
    "post",
    "body",
    "matter",
    "fund",
    "group",
    "thing",
    "sector",
    "place",
    "event",
    "option",
    "list",
    "relation",
    "number",
    "power",
    "amount",
    "form",
    "sort",
    "party",
]
"""What may fill a slot: somebody, something that is decided, any thing ..., a relation, a number, a form of governance, a sort of thing."""


class QuestionKind(Struct, frozen=True):
    """One way in which a question may be meant: the question, its slots, what it fixes, and how people ask it.

    ``words``: every word of its examples, as compared. ``also``: further questions that belong to the answer, with what each fixes; they take the same names.
    """

    question: str
    slots: Mapping[str, Slot]
    optional: frozenset[str]
    fixed: Mapping[str, Any]
    asked: tuple[str, ...]
    words: frozenset[str] = frozenset()
    also: Mapping[str, Mapping[str, Any]] = {}
    cues: tuple[tuple[tuple[str, ...], float], ...] = ()
    """Words that point to it, each with its weight."""

    @property
    def required(self) -> tuple[str, ...]:
        """Slots without which it cannot be asked."""
        return tuple(slot for slot in self.slots if slot not in self.optional)


class Alike(Struct, frozen=True):
    """Words that count as one (stem to the first of its row) and abbreviations (typed words to stems of names that they may mean)."""

    words: Mapping[str, str]
    abbreviations: Mapping[str, tuple[tuple[str, ...], ...]]


@functools.cache
def kinds() -> tuple[QuestionKind, ...]:
    """Every kind of question with its examples, in the order of the files."""
    return msgspec.msgpack.decode(tables().kinds, type=tuple[QuestionKind, ...])


@functools.cache
def alike() -> Alike:
    """Words that count as one, and abbreviations."""
    return Alike(tables().words, tables().names)


@functools.cache
def senses() -> Senses:
    """Turns of phrase by their first word, as they are compared, and what people mean by them."""
    return tables().senses


@functools.cache
def parties() -> Mapping[tuple[str, ...], str]:
    """Kinds of bodies by the stems of the words of papers: what may give and receive, where no one body is named."""
    return dict(tables().parties)


@functools.cache
def relation_words() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The stems by which people name each kind of relation, its own name first."""
    return tables().phrases


def classed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Stems with words alike made one."""
    table = alike().words
    return tuple(table.get(word, word) for word in words)


@functools.cache
def spoken_words() -> frozenset[str]:
    """Every word of the examples and of relations, as written: what a slip of the keyboard may have meant."""
    return tables().spoken


@functools.cache
def talk() -> frozenset[str]:
    """The stems of those words: by which people ask, and which alone are no name."""
    return tables().talk

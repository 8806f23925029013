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
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from govgraph.ask.words import plain_words, stem, stems
from govgraph.model.packaged import packaged
from govgraph.model.vocabulary import vocabulary

_HERE = Path(__file__).parent

Slot = Literal[
    "actor",
    "post",
    "matter",
    "thing",
    "sector",
    "place",
    "event",
    "option",
    "list",
    "relation",
    "number",
    "power",
    "sort",
]
"""What may fill a slot: somebody, something that is decided, any thing ..., a relation, a number, a sort of thing."""

_PART = re.compile(r"\(([^)]*)\)|\[((?:[^\[\]()]|\([^)]*\))*)\]|\{([^}]*)\}|([^\s()\[\]{}]+)")
_MOST_FORMS = 60


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a question may be meant: the question, its slots, what it fixes, and how people ask it.

    ``also``: further questions that belong to the answer, with what each fixes; they take the same names.
    """

    question: str
    slots: Mapping[str, Slot]
    optional: frozenset[str]
    fixed: Mapping[str, Any]
    asked: tuple[str, ...]
    also: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cues: Mapping[tuple[str, ...], float] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """Slots without which it cannot be asked."""
        return tuple(slot for slot in self.slots if slot not in self.optional)


@dataclass(frozen=True, slots=True)
class Alike:
    """Words that count as one (stem to the first of its row) and abbreviations (typed words to stems of names)."""

    words: Mapping[str, str]
    abbreviations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The stems by which people name a kind of relation."""

    phrases: tuple[tuple[str, ...], ...]


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of question with its examples, in the order of the files."""
    rows = [
        each for path in sorted((_HERE / "kinds").glob("*.yaml")) for row in packaged(path) for each in _topics(row)
    ]
    return tuple(
        Kind(
            question=row["question"],
            slots=row.get("slots", {}),
            optional=frozenset(row.get("optional", ())),
            fixed=row.get("fixed", {}),
            asked=tuple(row["asked"]),
            also=row.get("also", {}),
            cues={classed(stems(str(words))): float(weight) for words, weight in row.get("cues", {}).items()},
        )
        for row in rows
    )


def _topics(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A row about a ``topic`` is two: one about a thing, one about an option."""
    slots = row.get("slots", {})
    if "topic" not in slots.values():
        yield row
        return
    for sort in ("thing", "option"):
        yield {**row, "slots": {slot: sort if kind == "topic" else kind for slot, kind in slots.items()}}


@functools.cache
def alike() -> Alike:
    """Words that count as one, and abbreviations."""
    data = packaged(_HERE / "alike.yaml")
    words = {stem(word): stem(row[0]) for row in data["words"] for word in row}
    return Alike(words, {" ".join(plain_words(short)): stems(long) for short, long in data["names"].items()})


@functools.cache
def relation_words() -> Mapping[str, RelationWords]:
    """How people name each kind of relation, its own name first."""
    from govgraph.questions.facts import bare

    data = packaged(_HERE / "relations.yaml")
    found: dict[str, RelationWords] = {}
    for kind in vocabulary().kinds.values():
        if kind.name == "of":
            continue
        row = data.get(kind.name, {})
        own = (kind.name, bare(kind.name), kind.name.removeprefix("is "))
        phrases = dict.fromkeys(stems(text) for text in (*own, *row.get("phrases", ())))
        found[kind.name] = RelationWords(tuple(phrases))
    return found


def classed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Stems with words alike made one."""
    table = alike().words
    return tuple(table.get(word, word) for word in words)


def forms(example: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every plain form of an example, as it is compared (stems, words alike made one, slots ``{name}``) and as text."""
    seen = set()
    for parts in itertools.islice(itertools.product(*_choices(example)), _MOST_FORMS):
        words = tuple(itertools.chain(*(words for words, _ in parts)))
        if words not in seen:
            seen.add(words)
            yield words, " ".join(text for _, text in parts if text)


def _choices(example: str) -> list[list[tuple[tuple[str, ...], str]]]:
    choices: list[list[tuple[tuple[str, ...], str]]] = []
    for alternatives, optional, slot, word in _PART.findall(example):
        if alternatives:
            choices.append([(classed(stems(part)), part) for part in alternatives.split("|")])
        elif optional:
            inner = [
                (tuple(itertools.chain(*(words for words, _ in parts))), " ".join(text for _, text in parts if text))
                for parts in itertools.product(*_choices(optional))
            ]
            choices.append([((), ""), *inner])
        elif slot:
            choices.append([((f"{{{slot}}}",), f"{{{slot}}}")])
        else:
            choices.append([(classed(stems(word)), word)])
    return choices


@functools.cache
def spoken_words() -> frozenset[str]:
    """Every word of the examples and of relations, as written: what a slip of the keyboard may have meant."""
    texts = [re.sub(r"\{[^}]*\}", " ", text) for kind in kinds() for text in kind.asked]
    rows = packaged(_HERE / "relations.yaml")
    texts += [text for row in rows.values() for text in row.get("phrases", ())] + list(rows)
    return frozenset(word for text in texts for word in plain_words(text))


@functools.cache
def talk() -> frozenset[str]:
    """The stems of those words: by which people ask, and which alone are no name."""
    return frozenset(stem(word) for word in spoken_words()) | frozenset(stem(word) for word in alike().words)

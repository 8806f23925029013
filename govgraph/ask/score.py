"""How near a question is to the examples of each kind: TF-IDF over words and pairs of words, and cue words.

The words of a question come with its names replaced by marks (``<thing>``, ``<option>`` ...), as those of the examples
are. No training, no weights: a new example counts from the moment it is written.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from govgraph.ask.kept import tables
from govgraph.ask.notation import features, meant
from govgraph.ask.packaged import Kind, kinds, senses
from govgraph.ask.sought import Sought, apart, sought

_CUE = 0.07
_MISSING = 0.03
"""What each word of an example costs that the question does not have."""

_UNKNOWN = 0.6
"""What a word that no example holds counts, as part of the weight of the rarest word."""


class Example(Struct, frozen=True):
    """One form of one example: its kind, the order of its slots, as text, and its words as they are compared."""

    kind: Kind
    slots: tuple[str, ...]
    text: str
    words: tuple[str, ...]
    sought: Sought
    said: frozenset[str]
    """Its words that are no marks."""

    @property
    def joins(self) -> bool:
        """Does it ask about two things of a sort together: "both {a} and {b}"?"""
        return not self.said.isdisjoint({"and", "or", "versus", "with", "to", "between"})


class Near(Struct, frozen=True):
    """A kind of question with its nearest example and how near that is (0 to about 1.3)."""

    kind: Kind
    example: Example
    score: float


@functools.cache
def _index() -> tuple[tuple[Example, ...], Mapping[str, float], Mapping[str, Sequence[float]]]:
    """The examples, the weight of each feature, and the examples that hold it, each followed by its part in it."""
    table = tables()
    every = kinds()
    examples = tuple(
        Example(
            every[at],
            tuple(slots.split()),
            text,
            tuple(words.split()),
            asks,
            frozenset(word for word in words.split() if not word.startswith("<")),
        )
        for at, slots, text, words, asks in table["examples"]
    )
    return examples, table["weights"], table["found"]


def known_words() -> frozenset[str]:
    """Every word (as compared) that some example holds."""
    return frozenset(_index()[1])


def nearest(words: Sequence[str], extra: Iterable[str] = (), without: frozenset[str] = frozenset()) -> dict[int, Near]:
    """For each kind that shares a word with the question, its nearest example; ``without`` some examples, by their text."""
    examples, weights, found = _index()
    rarest = max(weights.values())
    bag = features(words, extra, senses())
    vector = {feature: count * weights[feature] for feature, count in bag.items() if feature in weights}
    known = {at for start, end, _ in meant(words, senses()) for at in range(start, end)}
    unknown = (
        sum(1 for at, word in enumerate(words) if word not in weights and at not in known) * (_UNKNOWN * rarest) ** 2
    )
    norm = math.sqrt(sum(value * value for value in vector.values()) + unknown) or 1.0
    scores: dict[int, float] = defaultdict(float)
    for feature, value in vector.items():
        held = iter(found[feature])
        for at, part in zip(held, held, strict=True):
            scores[int(at)] += value * part / norm
    cues = {id(kind): _cued(kind, words) for kind in kinds()}
    asks = sought(words)
    spoken = {*words, *(f"~{sense}" for _, _, sense in meant(words, senses()))}
    best: dict[int, Near] = {}
    for at, score in scores.items():
        example = examples[at]
        total = score + _CUE * cues[id(example.kind)] - apart(asks, example.sought)
        key = id(example.kind)
        if key in best and best[key].score >= total:
            continue
        if example.text in without:
            continue
        total -= _MISSING * len(example.said - spoken)
        if key not in best or best[key].score < total:
            best[key] = Near(example.kind, example, total)
    return best


def _cued(kind: Kind, words: Sequence[str]) -> float:
    total = 0.0
    for cue, weight in kind.cues.items():
        if any(tuple(words[at : at + len(cue)]) == cue for at in range(len(words) - len(cue) + 1)):
            total += weight
    return min(total, 3.0)

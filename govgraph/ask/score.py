"""How near a question is to the examples of each kind: TF-IDF over words and pairs of words, and cue words.

The words of a question come with its names replaced by marks (``<thing>``, ``<option>`` ...), as those of the examples
are. No training, no weights: a new example counts from the moment it is written.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.ask.kept import tables
from govgraph.ask.notation import features
from govgraph.ask.packaged import Kind, kinds

_CUE = 0.07
_UNKNOWN = 0.6
"""What a word that no example holds counts, as part of the weight of the rarest word."""


@dataclass(frozen=True, slots=True)
class Example:
    """One form of one example: its kind and the order of its slots."""

    kind: Kind
    slots: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A kind of question with its nearest example and how near that is (0 to about 1.3)."""

    kind: Kind
    example: Example
    score: float


@functools.cache
def _index() -> tuple[tuple[Example, ...], Mapping[str, float], Mapping[str, Sequence[float]]]:
    """The examples, the weight of each feature, and the examples that hold it, each followed by its part in it."""
    table = tables()
    every = kinds()
    examples = tuple(Example(every[at], tuple(slots.split()), text) for at, slots, text in table["examples"])
    return examples, table["weights"], table["found"]


def known_words() -> frozenset[str]:
    """Every word (as compared) that some example holds."""
    return frozenset(_index()[1])


def nearest(words: Sequence[str], extra: Iterable[str] = ()) -> dict[int, Near]:
    """For each kind that shares a word with the question, its nearest example."""
    examples, weights, found = _index()
    rarest = max(weights.values())
    bag = features(words, extra)
    vector = {feature: count * weights[feature] for feature, count in bag.items() if feature in weights}
    unknown = sum(1 for word in words if word not in weights) * (_UNKNOWN * rarest) ** 2
    norm = math.sqrt(sum(value * value for value in vector.values()) + unknown) or 1.0
    scores: dict[int, float] = defaultdict(float)
    for feature, value in vector.items():
        held = iter(found[feature])
        for at, part in zip(held, held, strict=True):
            scores[int(at)] += value * part / norm
    cues = {id(kind): _cued(kind, words) for kind in kinds()}
    best: dict[int, Near] = {}
    for at, score in scores.items():
        example = examples[at]
        total = score + _CUE * cues[id(example.kind)]
        key = id(example.kind)
        if key not in best or best[key].score < total:
            best[key] = Near(example.kind, example, total)
    return best


def _cued(kind: Kind, words: Sequence[str]) -> float:
    total = 0.0
    for cue, weight in kind.cues.items():
        if any(tuple(words[at : at + len(cue)]) == cue for at in range(len(words) - len(cue) + 1)):
            total += weight
    return min(total, 3.0)

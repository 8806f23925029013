"""How near a question is to the examples of each kind: TF-IDF over words and pairs of words, and cue words.

The words of a question come with its names replaced by marks (``<thing>``, ``<option>`` ...), as those of the examples
are. No training, no weights: a new example counts from the moment it is written.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.ask.packaged import Kind, forms, kinds

MARKS: Mapping[str, tuple[str, ...]] = {
    "actor": ("<thing>", "<actor>"),
    "post": ("<thing>", "<actor>"),
    "sector": ("<thing>", "<actor>", "<sector>"),
    "matter": ("<thing>", "<matter>"),
    "thing": ("<thing>",),
    "place": ("<thing>", "<place>"),
    "event": ("<event>",),
    "option": ("<option>",),
    "list": ("<thing>", "<list>"),
    "relation": ("<relation>",),
    "number": ("<number>",),
    "power": ("<power>",),
    "sort": ("<sort>",),
}
"""How a name stands in the words that are compared: the first mark in its place, the others beside it."""

_CUE = 0.07
_UNKNOWN = 0.6
"""What a word that no example holds counts, as part of the weight of the rarest word."""


@dataclass(frozen=True, slots=True)
class Example:
    """One form of one example: its kind and the order of its slots."""

    kind: Kind
    words: tuple[str, ...]
    slots: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A kind of question with its nearest example and how near that is (0 to about 1.3)."""

    kind: Kind
    example: Example
    score: float


@functools.cache
def _index() -> tuple[tuple[Example, ...], Mapping[str, float], Mapping[str, tuple[tuple[int, float], ...]]]:
    examples: list[Example] = []
    bags: list[Counter[str]] = []
    for kind in kinds():
        seen: set[tuple[str, ...]] = set()
        for text in kind.asked:
            for form, plain in forms(text):
                words = tuple(_slot_mark(kind, word) for word in form)
                if words in seen:
                    continue
                seen.add(words)
                slots = tuple(_slot(word) for word in form if word.startswith("{"))
                examples.append(Example(kind, words, slots, plain))
                extra = [mark for slot in slots for mark in MARKS[_type(kind, slot)][1:]]
                bags.append(features(words, extra))
    counts: Counter[str] = Counter(feature for bag in bags for feature in bag)
    weights = {feature: math.log((len(bags) + 1) / (count + 0.5)) for feature, count in counts.items()}
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, bag in enumerate(bags):
        vector = {feature: count * weights[feature] for feature, count in bag.items()}
        norm = math.sqrt(sum(value * value for value in vector.values()))
        for feature, value in vector.items():
            found[feature].append((at, value / norm))
    return tuple(examples), weights, {feature: tuple(rows) for feature, rows in found.items()}


def _slot(word: str) -> str:
    return word[1:-1].partition(":")[0]


def _type(kind: Kind, slot: str) -> str:
    return str(kind.slots.get(slot, "event"))


def _slot_mark(kind: Kind, word: str) -> str:
    return MARKS[_type(kind, _slot(word))][0] if word.startswith("{") else word


def features(words: Sequence[str], extra: Iterable[str] = ()) -> Counter[str]:
    """What is compared: each word, each pair of neighbours (with the start and the end), and marks beside them."""
    padded = ("^", *words, "$")
    return Counter([*words, *extra, *(f"{one} {other}" for one, other in itertools.pairwise(padded))])


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
        for at, weight in found[feature]:
            scores[at] += value * weight / norm
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

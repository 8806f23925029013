"""How near a question is to the examples of each kind: TF-IDF over words and pairs of words, and cue words.

The words of a question come with its names replaced by marks (``<thing>``, ``<option>`` ...), as those of the examples
are. No training, no weights: a new example counts from the moment it is written.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from govgraph.language.notation import features, meant
from govgraph.language.packaged import QuestionKind, kinds, senses
from govgraph.language.sought import apart, sought
from govgraph.language.tables import tables

_CUE = 0.07
_MISSING = 0.03
"""What each word of an example costs that the question does not have."""

_UNKNOWN = 0.6
"""What a word that no example holds counts, as part of the weight of the rarest word."""


class Example(Struct, frozen=True):
    """One form of one example: the order of its slots, as text, and its words as they are compared."""

    slots: tuple[str, ...]
    text: str
    words: tuple[str, ...]

    @property
    def joins(self) -> bool:
        """Does it ask about two things of a sort together: "both {a} and {b}"?"""
        return not {"and", "or", "versus", "with", "to", "between"}.isdisjoint(self.words)


class NearKind(Struct, frozen=True):
    """A kind of question with its nearest example and how near that is (0 to about 1.3)."""

    kind: QuestionKind
    example: Example
    score: float


def known_words() -> Collection[str]:
    """Every word (as compared) that some example holds."""
    return tables().found.keys()


def nearest(
    words: Sequence[str], extra: Iterable[str] = (), without: frozenset[str] = frozenset()
) -> dict[int, NearKind]:
    """For each kind that shares a word with the question, its nearest example; ``without`` some examples, by their text."""
    table, every = tables(), kinds()
    bag = features(words, extra, senses())
    held = {feature: _HELD.decode(table.found[feature]) for feature in bag if feature in table.found}
    vector = {feature: bag[feature] * weight for feature, (weight, _, _) in held.items()}
    known = {at for start, end, _ in meant(words, senses()) for at in range(start, end)}
    unknown = (
        sum(1 for at, word in enumerate(words) if word not in table.found and at not in known)
        * (_UNKNOWN * table.rarest) ** 2
    )
    norm = math.sqrt(sum(value * value for value in vector.values()) + unknown) or 1.0
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    spoken = {word for word in words if word[0] != "<"}
    for feature, value in vector.items():
        _, places, parts = held[feature]
        for at, part in zip(places, parts, strict=True):
            scores[at] += value * part / norm
        if feature in spoken:
            for at in places:
                shared[at] += 1
    cues = [_CUE * _cued(kind, words) for kind in every]
    asks = sought(words)
    otherwise = {each: apart(asks, each) for each in set(table.asked_for)}
    tops: dict[int, tuple[float, int]] = {}
    for at, score in scores.items():
        of = table.kind_of[at]
        total = score + cues[of] - otherwise[table.asked_for[at]]
        top = tops.get(of)
        if top and top[0] >= total:
            continue
        total -= _MISSING * (table.plain[at] - shared.get(at, 0))
        if (not top or top[0] < total) and not (without and _example(table.examples[at]).text in without):
            tops[of] = total, at
    return {of: NearKind(every[of], _example(table.examples[at]), total) for of, (total, at) in tops.items()}


def _example(kept: msgspec.Raw) -> Example:
    slots, text, words = _EXAMPLE.decode(kept)
    return Example(tuple(slots.split()), text, tuple(words.split()))


_HELD = msgspec.msgpack.Decoder(tuple[float, list[int], list[float]])
_EXAMPLE = msgspec.msgpack.Decoder(tuple[str, str, str])
"""What is kept of a feature and of an example (:class:`~govgraph.language.kept.ReadingTables`)."""


def _cued(kind: QuestionKind, words: Sequence[str]) -> float:
    total = 0.0
    for cue, weight in kind.cues:
        if any(tuple(words[at : at + len(cue)]) == cue for at in range(len(words) - len(cue) + 1)):
            total += weight
    return min(total, 3.0)

"""How near a question is to the examples of each kind: TF-IDF over words and pairs of words, and cue words.

The words of a question come with its names replaced by marks (``<thing>``, ``<option>`` ...), as those of the examples
are. No training, no weights: a new example counts from the moment it is written.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from govgraph.language.kept import tables
from govgraph.language.notation import features, meant
from govgraph.language.packaged import QuestionKind, kinds, senses
from govgraph.language.sought import apart, sought

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


def known_words() -> frozenset[str]:
    """Every word (as compared) that some example holds."""
    return frozenset(tables()["weights"])


def nearest(
    words: Sequence[str], extra: Iterable[str] = (), without: frozenset[str] = frozenset()
) -> dict[int, NearKind]:
    """For each kind that shares a word with the question, its nearest example; ``without`` some examples, by their text."""
    table, every = tables(), kinds()
    examples, weights, found = table["examples"], table["weights"], table["found"]
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
    cues = [_CUE * _cued(kind, words) for kind in every]
    asks = sought(words)
    spoken = set(words)
    tops: dict[int, tuple[float, int]] = {}
    for at, score in scores.items():
        of, _, text, said, asked_for = examples[at]
        total = score + cues[of] - apart(asks, asked_for)
        top = tops.get(of)
        if (top and top[0] >= total) or text in without:
            continue
        total -= _MISSING * sum(1 for word in set(said.split()) if word not in spoken and word[0] != "<")
        if not top or top[0] < total:
            tops[of] = total, at
    best: dict[int, NearKind] = {}
    for of, (total, at) in tops.items():
        _, slots, text, said, _ = examples[at]
        best[of] = NearKind(every[of], Example(tuple(slots.split()), text, tuple(said.split())), total)
    return best


def _cued(kind: QuestionKind, words: Sequence[str]) -> float:
    total = 0.0
    for cue, weight in kind.cues.items():
        if any(tuple(words[at : at + len(cue)]) == cue for at in range(len(words) - len(cue) + 1)):
            total += weight
    return min(total, 3.0)

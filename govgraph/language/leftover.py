"""What a question says that a reading leaves over, and what that costs: names, numbers and words that play no part in it."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from govgraph.language.hearing import Heard
from govgraph.language.light import LIGHT
from govgraph.language.marking import MarkedQuestion
from govgraph.language.mentions import Meaning, Mention
from govgraph.language.packaged import QuestionKind, classed, relation_words, talk
from govgraph.language.score import NearKind
from govgraph.language.slots import WHOLE
from govgraph.model.numbers import NUMBERS

_UNUSED = 0.15
"""What a name that plays no part in a reading costs."""

_UNUSED_BEHIND = 0.06
"""What a name costs that plays no part and only says in what the thing stands that is asked about."""

_UNUSED_NUMBER = 0.15
"""What a number costs that plays no part in a reading."""

_STRANGE = 0.12
"""What a word costs that no name and no example holds."""
_FOREIGN = 0.05
"""What a word costs by which nobody asks this kind of question."""

_OTHER_VERB = 0.2
"""What a verb costs that names a relation, where the kind of question does not ask for it."""
_UNEXPLAINED = 0.4
"""What it costs that nothing of what the question says is accounted for."""

_WITHIN = frozenset({"in", "within", "at", "of", "under", "across", "on"})
"""Words before a name that only says in what the thing stands that is asked about."""

_NUMBERS = frozenset(NUMBERS[2:11])
"""Numbers as words."""


def left_over(
    kind: QuestionKind,
    near: NearKind,
    marked: MarkedQuestion,
    hearing: Heard,
    slots: Mapping[str, Meaning],
    free: Sequence[Mention],
) -> tuple[float, float]:
    """What all that plays no part costs, and the share of the question that is accounted for; ``free``: names that fill nothing."""
    left = [mention for mention in free if not _says_the_kind(hearing, kind, mention)]
    behind = [mention for mention in left if _only_where(hearing, mention, slots)]
    cost = (
        _UNUSED * (len(left) - len(behind))
        + _UNUSED_BEHIND * len(behind)
        + _STRANGE * len(hearing.strange)
        + _foreign(kind, marked)
    )
    explained = _explained(kind, near, marked, hearing, left, behind)
    return cost + _UNEXPLAINED * (1 - explained), explained


def unused_number(kind: QuestionKind, hearing: Heard) -> float:
    """What it costs that the question says a number of which the kind of question makes nothing."""
    if "number" in kind.slots.values():
        return 0.0
    said = any(token.word.isdigit() and not hearing.covered(at) for at, token in enumerate(hearing.words))
    return _UNUSED_NUMBER * said


def _says_the_kind(hearing: Heard, kind: QuestionKind, mention: Mention) -> bool:
    """Are the words of a name only those by which such a question is asked: "delegated", which is also an event?"""
    words = (classed((hearing.words[at].stem,))[0] for at in range(mention.start, mention.end))
    return all(word in kind.words or word in LIGHT for word in words)


def _foreign(kind: QuestionKind, marked: MarkedQuestion) -> float:
    """What the words cost that are in no example of the kind, though people ask other questions by them."""
    numbers = sum(1 for word in marked.words if word in _NUMBERS and word not in kind.words)
    return _UNUSED_NUMBER * max(0, numbers - 1) + sum(
        _OTHER_VERB if word in _verbs() else _FOREIGN
        for at, word in enumerate(marked.words)
        if not word.startswith("<")
        and word not in kind.words
        and word not in LIGHT
        and (word in talk() or at in marked.sensed)
        and kind.words.isdisjoint(f"~{sense}" for sense in marked.sensed.get(at, ()))
    )


def _only_where(hearing: Heard, mention: Mention, slots: Mapping[str, Meaning]) -> bool:
    """Does a name only say where or in what the thing stands that is asked about: "carers' breaks in the pool"?

    So it is with what comes last, after such a word, and with the paper that names what is asked about.
    """
    if not any(meaning.category != "relation" for meaning in slots.values()):
        return False
    before = hearing.words[mention.start - 1].word if mention.start else ""
    last = all(token.stem in LIGHT for token in hearing.words[mention.end :])
    return (before in _WITHIN and last) or (mention.meanings[0].category == "agreement" and mention.start > 0)


def _explained(
    kind: QuestionKind,
    near: NearKind,
    marked: MarkedQuestion,
    hearing: Heard,
    free: Sequence[Mention],
    behind: Sequence[Mention],
) -> float:
    """The share of what the question says that the reading accounts for: by the nearest example, by another of its kind, by a name."""
    said = set(near.example.words)
    total = known = 0.0
    for at, word in enumerate(marked.words):
        if word.startswith("<") or word in LIGHT:
            continue
        total += 1
        if word in said:
            known += 1
        elif word in kind.words or not kind.words.isdisjoint(f"~{sense}" for sense in marked.sensed.get(at, ())):
            known += 0.7
    for mention in hearing.named:
        length = sum(1 for token in hearing.words[mention.start : mention.end] if token.stem not in LIGHT) or 1
        total += length
        if mention in behind:
            known += length * 0.5
        elif mention not in free:
            known += length * (1 if mention.score >= WHOLE else mention.score / 100)
    return known / total if total else 0.0


@functools.cache
def _verbs() -> frozenset[str]:
    """Single words that name a relation, as they are compared."""
    return frozenset(
        classed(phrase)[0] for spoken in relation_words().values() for phrase in spoken if len(phrase) == 1
    )

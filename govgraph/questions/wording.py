"""What the papers say in words near those of a question: statements ranked by the words that they share with it.

Words are compared by their stems; a rare word says more than a common one. Only what shares most of the question's words
is near: a statement that merely has one of them is not what was asked for.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.model.record import Statement
from govgraph.model.visible import clean

if TYPE_CHECKING:
    import snowballstemmer

    from govgraph.model.scenario import Scenario

NEAR = 0.5
"""The part of a question's weight that a statement must share to be near it."""

_WORD = r"[a-z0-9£&]+(?:[.,]\d+)*"
SMALL_WORDS = (
    "the",
    "of",
    "to",
    "and",
    "or",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "who",
    "what",
    "which",
    "whom",
    "whose",
    "when",
    "where",
    "why",
    "how",
    "do",
    "does",
    "did",
    "can",
    "could",
    "may",
    "might",
    "will",
    "would",
    "shall",
    "should",
    "must",
    "has",
    "have",
    "had",
    "not",
    "no",
    "any",
    "all",
    "each",
    "every",
    "there",
    "their",
    "they",
    "them",
    "we",
    "our",
    "us",
    "you",
    "i",
    "me",
    "my",
    "if",
    "then",
    "than",
    "so",
    "such",
    "about",
    "into",
    "over",
    "under",
    "up",
    "out",
    "between",
    "within",
    "without",
    "other",
    "another",
    "one",
)
"""Words that carry nothing by themselves, in a question as in a paper."""

_COMMON = frozenset(
    {
        *SMALL_WORDS,
        "a",
        "an",
        "your",
        "say",
        "says",
        "said",
        "paper",
        "papers",
        "report",
        "reports",
        "document",
        "state",
        "states",
        "stated",
        "happen",
        "happens",
        "happened",
        "make",
        "makes",
        "made",
        "problem",
        "problems",
        "issue",
        "issues",
        "tension",
        "tensions",
        "versus",
        "vs",
        "still",
        "resolved",
        "settled",
        "progress",
    }
)
"""Words that say nothing of what a statement is about."""


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    import snowballstemmer  # it takes the stemmers of thirty languages

    return snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def content(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that say what it is about, each once."""
    words = (word for word in re.findall(_WORD, clean(text).casefold().replace("-", " ")) if word not in _COMMON)
    return tuple(dict.fromkeys(_stem(word) for word in words))


def near(statements: Iterable[tuple[str, str]], question: str) -> list[tuple[str, float]]:
    """The ids of the statements (id, text) that share most of a question's words, nearest first, each with the part shared."""
    wanted = content(question)
    every = [(key, frozenset(content(text))) for key, text in statements]
    counts = Counter(word for _, words in every for word in words)
    weights = {word: rarity(len(every), counts[word]) for word in wanted}
    whole = sum(max(weight, 0.1) for weight in weights.values())
    if not wanted or not whole:
        return []
    found = []
    for key, words in every:
        shared = [word for word in wanted if word in words]
        part = sum(max(weights[word], 0.1) for word in shared) / whole
        if len(shared) >= min(2, len(wanted)) and part >= NEAR:
            found.append((key, part))
    return sorted(found, key=lambda one: (-one[1], one[0]))


def nearest(passages: Iterable[tuple[str, str]], question: str, aside: Iterable[str] = ()) -> list[tuple[str, float]]:
    """The keys of the passages (key, text) that share words with a question, nearest first, each with the part shared.

    Unlike :func:`near`, of short passages that lie side by side (cells of a matrix, parts of a service): a word that none
    of them has counts little, words ``aside`` count nothing, and a word counts where a passage has it in another form
    ("standardises" and "standard").
    """
    left_out = {_stem(word) for word in aside}
    wanted = [word for word in content(question) if word not in left_out]
    every = [(key, frozenset(content(text))) for key, text in passages]
    held = {word: sum(1 for _, words in every if _has(words, word)) for word in wanted}
    weights = {word: rarity(len(every), count) if count else _NOWHERE for word, count in held.items()}
    whole = sum(weights.values())
    if not whole:
        return []
    found = [(key, sum(weights[word] * _has(words, word) for word in wanted) / whole) for key, words in every]
    return sorted(((key, part) for key, part in found if part > 0), key=lambda one: (-one[1], one[0]))


_NOWHERE = 1.2
"""What a word of a question counts that no passage has."""

_FORMS = 6
"""From so many letters on, one word may be another form of a longer one."""


def _has(words: frozenset[str], word: str) -> bool:
    return word in words or in_another_form(words, word)


def in_another_form(words: frozenset[str], word: str) -> bool:
    """Is one of these stems another form of a stem, so that the longer begins with the shorter?"""
    return len(word) >= _FORMS and any(
        len(other) >= _FORMS and (other.startswith(word) or word.startswith(other)) for other in words
    )


def rarity(every: int, count: int) -> float:
    """What a word weighs that so many of all passages have: a rare one says more."""
    return math.log((every + 1) / (count + 0.5))


def texts(scenario: Scenario, statements: Mapping[str, Statement]) -> Sequence[tuple[str, str]]:
    """Each statement as it is searched: what it says, its parts, its note, and the names of what it is about."""
    layers = (scenario.baseline, *(option.add for option in scenario.options.values()))
    names = {key: " ".join(thing.names) for layer in layers for key, thing in layer.things.items()}
    return [
        (
            key,
            " ".join((one.says, *getattr(one, "parts", ()), one.note, *(names.get(item, "") for item in one.about))),
        )
        for key, one in statements.items()
    ]


def every_statement(scenario: Scenario) -> dict[str, Statement]:
    """The statements of a scenario and of all its options."""
    found = dict(scenario.baseline.statements)
    for option in scenario.options.values():
        found |= {key: one for key, one in option.add.statements.items() if key not in found}
    return found

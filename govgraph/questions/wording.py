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

import snowballstemmer

from govgraph.model.record import Statement
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from govgraph.model.scenario import Scenario

NEAR = 0.5
"""The part of a question's weight that a statement must share to be near it."""

_WORD = re.compile(r"[a-z0-9£&]+(?:[.,]\d+)*")
SMALL_WORDS = (
    "the", "of", "to", "and", "or", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were",
    "be", "been", "it", "its", "this", "that", "these", "those", "who", "what", "which", "whom", "whose", "when",
    "where", "why", "how", "do", "does", "did", "can", "could", "may", "might", "will", "would", "shall", "should",
    "must", "has", "have", "had", "not", "no", "any", "all", "each", "every", "there", "their", "they", "them", "we",
    "our", "us", "you", "i", "me", "my", "if", "then", "than", "so", "such", "about", "into", "over", "under", "up",
    "out", "between", "within", "without", "other", "another", "one",
)  # fmt: skip
"""Words that carry nothing by themselves, in a question as in a paper."""

_COMMON = frozenset({
    *SMALL_WORDS,
    "a", "an", "your", "say", "says", "said", "paper", "papers", "report", "reports", "document", "state", "states",
    "stated", "happen", "happens", "happened", "make", "makes", "made",
})  # fmt: skip
"""Words that say nothing of what a statement is about."""


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def content(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that say what it is about, each once."""
    words = (word for word in _WORD.findall(clean(text).casefold().replace("-", " ")) if word not in _COMMON)
    return tuple(dict.fromkeys(_stemmer().stemWord(word) for word in words))


def near(statements: Iterable[tuple[str, str]], question: str) -> list[tuple[str, float]]:
    """The ids of the statements (id, text) that share most of a question's words, nearest first, each with the part shared."""
    wanted = content(question)
    every = [(key, frozenset(content(text))) for key, text in statements]
    counts = Counter(word for _, words in every for word in words)
    weights = {word: math.log((len(every) + 1) / (counts[word] + 0.5)) for word in wanted}
    whole = sum(max(weight, 0.1) for weight in weights.values())
    if not wanted or not whole:
        return []
    found = []
    for key, words in every:
        shared = [word for word in wanted if word in words]
        part = sum(max(weights[word], 0.1) for word in shared) / whole
        if len(shared) > 1 and part >= NEAR:
            found.append((key, part))
    return sorted(found, key=lambda one: (-one[1], one[0]))


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

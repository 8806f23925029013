"""Words that carry no name by themselves: "the", "more", "already"."""

from __future__ import annotations

from govgraph.language.words import stem
from govgraph.model.numbers import NUMBERS
from govgraph.questions.wording import SMALL_WORDS

LIGHT_WORDS = (
    *SMALL_WORDS,
    "he",
    "she",
    "more",
    "most",
    "some",
    "own",
    *NUMBERS[2:11],
    "too",
    "only",
    "never",
    "ever",
    "besides",
    "until",
    "even",
    "also",
    "still",
    "just",
    "alike",
    "both",
    "either",
    "neither",
    "nor",
    "but",
    "because",
    "whether",
    "while",
    "again",
    "already",
    "though",
    "very",
    "per",
    "since",
    "upon",
    "actually",
    "really",
    "exactly",
    "please",
    "against",
    "down",
    "off",
    "now",
    "here",
)
"""As they are written."""

LIGHT = frozenset(stem(word) for word in LIGHT_WORDS)
"""Their stems."""

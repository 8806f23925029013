"""What a question asks for: somebody, something, a day, a place, a reason, a way, a number, or yes or no.

Who asks "what can the Board decide?" does not ask whether the Board is settled, however many words the two share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Sought = Literal["somebody", "something", "a day", "a place", "a reason", "a way", "a number", "yes or no", ""]

_BY_WORD: dict[str, Sought] = {
    "who": "somebody",
    "whom": "somebody",
    "whose": "somebody",
    "what": "something",
    "which": "something",
    "when": "a day",
    "where": "a place",
    "whi": "a reason",
    "how": "a way",
}
_NUMBERS = frozenset({"mani", "much", "often", "long", "big", "far"})
_BODIES = frozenset({"bodi", "organis", "committe", "board", "group", "forum", "post", "person", "peopl"})
_AUXILIARY = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "do",
        "doe",
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
    }
)
_ANYBODY = frozenset({"anyon", "anybodi", "someon", "somebodi", "nobodi"})
_JOINING = frozenset({"when", "where", "what", "which"})
"""Words that in the middle of a question of yes or no only join: "does it hold when they disagree"."""

_NEAR: dict[frozenset[Sought], float] = {
    frozenset({"somebody", "something"}): 0.08,
    frozenset({"something", "a place"}): 0.04,
    frozenset({"something", "a way"}): 0.06,
    frozenset({"something", "a number"}): 0.06,
    frozenset({"a way", "a number"}): 0.08,
    frozenset({"somebody", "a place"}): 0.06,
}
_OTHERWISE = 0.14


def sought(words: Sequence[str]) -> Sought:
    """What a question asks for, by its words as they are compared; empty: its words do not say."""
    if not words:
        return ""
    plain = words[0] in _AUXILIARY
    for at, word in enumerate(words):
        found = _BY_WORD.get(word, "")
        if not found or (plain and word in _JOINING):
            continue
        after = words[at + 1] if at + 1 < len(words) else ""
        if found == "a way" and after in _NUMBERS:
            return "a number"
        if found == "something" and after in _BODIES:
            return "somebody"
        return found
    if plain:
        return "somebody" if not _ANYBODY.isdisjoint(words) else "yes or no"
    return ""


def apart(one: Sought, other: Sought) -> float:
    """What it costs to read a question for one thing by an example that asks for another."""
    if one == other or not one or not other:
        return 0.0
    return _NEAR.get(frozenset({one, other}), _OTHERWISE)

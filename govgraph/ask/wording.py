"""Words of a question, and how a phrasing is laid on them: every way in which its slots can be filled."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

Words = tuple[str, ...]

MAX_WORDS = 60
"""A longer question is not read: no question needs more, and every way of reading is tried."""

_KEEP_ARTICLE_AFTER = {"option", "options", "between", "and", "or", "vs", "versus", "under"}
_PART = re.compile(r"\(([^)]*)\)|\[((?:[^\[\]()]|\([^)]*\))*)\]|\{([^}]*)\}|([^\s()\[\]{}]+)")


def words_of(text: str) -> Words:
    """The words of a question without case, punctuation and articles; ``option a`` keeps its letter."""
    raw = re.sub(r"[^\w£&]+", " ", text.casefold()).split()
    out: list[str] = []
    for word in raw:
        if word in {"the", "an"} or (word == "a" and not (out and out[-1] in _KEEP_ARTICLE_AFTER)):
            continue
        out.append(word)
    return tuple(out)


@functools.cache
def layouts(phrasing: str) -> tuple[tuple[str, ...], ...]:
    """Every plain form of a phrasing: words, and slots written ``{name}``."""
    choices: list[list[tuple[str, ...]]] = []
    for alternatives, optional, slot, word in _PART.findall(phrasing):
        if alternatives:
            choices.append([tuple(part.split()) for part in alternatives.split("|")])
        elif optional:
            choices.append([(), *layouts(optional)])
        elif slot:
            choices.append([(f"{{{slot}}}",)])
        else:
            choices.append([(word,)])
    return tuple(tuple(itertools.chain(*parts)) for parts in itertools.product(*choices))


def fillings(layout: tuple[str, ...], words: Words) -> Iterator[dict[str, Words]]:
    """Every way to lay a form on these words, all of them: slot to its words (one or more)."""
    if not layout:
        if not words:
            yield {}
        return
    head, rest = layout[0], layout[1:]
    if not head.startswith("{"):
        if words and words[0] == head:
            yield from fillings(rest, words[1:])
        return
    shortest = len(rest)
    for length in range(1, len(words) - shortest + 1):
        if rest and not rest[0].startswith("{") and (length >= len(words) or words[length] != rest[0]):
            continue
        for filled in fillings(rest, words[length:]):
            yield {head[1:-1]: words[:length], **filled}


def literal_words(layout: tuple[str, ...]) -> int:
    """How many words a form fixes: the more, the more particular it is."""
    return sum(not part.startswith("{") for part in layout)

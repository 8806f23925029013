"""The notation of examples: ``(a|b)`` are alternatives, ``[a]`` may be left out, ``{name}`` is a slot; and what is compared."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from govgraph.language.words import stems

MARKS: Mapping[str, tuple[str, ...]] = {
    "actor": ("<thing>", "<actor>"),
    "post": ("<thing>", "<actor>"),
    "body": ("<thing>", "<actor>"),
    "sector": ("<thing>", "<actor>", "<sector>"),
    "matter": ("<thing>", "<matter>"),
    "fund": ("<thing>", "<matter>", "<fund>"),
    "thing": ("<thing>",),
    "place": ("<thing>", "<place>"),
    "event": ("<event>",),
    "option": ("<option>",),
    "list": ("<thing>", "<list>"),
    "relation": ("<relation>",),
    "number": ("<number>",),
    "power": ("<power>",),
    "amount": ("<amount>",),
    "form": ("<form>",),
    "sort": ("<sort>",),
    "group": ("<thing>", "<actor>", "<group>"),
    "party": ("<party>",),
}
"""How a name stands in the words that are compared: the first mark in its place, the others beside it."""

_PART = r"\(([^)]*)\)|\[((?:[^\[\]()]|\([^)]*\))*)\]|\{([^}]*)\}|([^\s()\[\]{}]+)"
_MOST_FORMS = 60


def forms(example: str, alike: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every plain form of an example, as it is compared (stems, words alike made one, slots ``{name}``) and as text."""
    seen = set()
    for parts in itertools.islice(itertools.product(*_choices(example, alike)), _MOST_FORMS):
        words = tuple(itertools.chain(*(words for words, _ in parts)))
        if words not in seen:
            seen.add(words)
            yield words, " ".join(text for _, text in parts if text)


def _choices(example: str, alike: Mapping[str, str]) -> list[list[tuple[tuple[str, ...], str]]]:
    def classed(text: str) -> tuple[str, ...]:
        return tuple(alike.get(word, word) for word in stems(text))

    choices: list[list[tuple[tuple[str, ...], str]]] = []
    for alternatives, optional, slot, word in re.findall(_PART, example):
        if alternatives:
            choices.append([(classed(part), part) for part in alternatives.split("|")])
        elif optional:
            inner = [
                (tuple(itertools.chain(*(words for words, _ in parts))), " ".join(text for _, text in parts if text))
                for parts in itertools.product(*_choices(optional, alike))
            ]
            choices.append([((), ""), *inner])
        elif slot:
            choices.append([((f"{{{slot}}}",), f"{{{slot}}}")])
        else:
            choices.append([(classed(word), word)])
    return choices


Senses = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""Turns of phrase by their first word: all their words as compared, and what is meant by them."""

_BETWEEN = frozenset(
    {
        "of",
        "for",
        "to",
        "on",
        "in",
        "at",
        "over",
        "with",
        "into",
        "by",
        "from",
        "about",
        "be",
        "is",
        "are",
        "do",
        "does",
        "would",
    }
)
"""Words between a sense and what it is about, which say little: "in charge of" is as "runs"."""


def features(words: Sequence[str], extra: Iterable[str], senses: Senses) -> Counter[str]:
    """What is compared: each word, each pair of neighbours (with the start and the end), marks beside them, and senses."""
    padded = ("^", *words, "$")
    found = Counter([*words, *extra, *(f"{one} {other}" for one, other in itertools.pairwise(padded))])
    for start, end, sense in meant(words, senses):
        found.update({f"~{sense}", f"{_beside(words, start, -1)} ~{sense}", f"~{sense} {_beside(words, end - 1, 1)}"})
    return found


def meant(words: Sequence[str], senses: Senses) -> tuple[tuple[int, int, str], ...]:
    """Where the words have a sense, from where up to where: of each sense the longest turn of phrase at a place."""
    found: dict[tuple[int, str], int] = {}
    for at, word in enumerate(words):
        for phrase, sense in senses.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found[at, sense] = max(found.get((at, sense), 0), at + len(phrase))
    return tuple((at, end, sense) for (at, sense), end in found.items())


def _beside(words: Sequence[str], at: int, step: int) -> str:
    """The next word that says something, before or after."""
    at += step
    while 0 <= at < len(words) and words[at] in _BETWEEN:
        at += step
    return words[at] if 0 <= at < len(words) else "^" if at < 0 else "$"

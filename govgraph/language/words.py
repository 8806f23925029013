"""Words of a question: split, spelt alike, and cut to their stems, so that "what's", "decides" and "boards'" match.

A :class:`Token` keeps the word as it was written beside its stem. Two words match when their stems do. A word that is
in no name, no example and no text of the scenario may be a slip of the keyboard: :class:`Speller` finds what it was
meant to be.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.language.kept import kept_stems
from govgraph.model.numbers import NUMBERS
from govgraph.model.visible import clean

if TYPE_CHECKING:
    import snowballstemmer

MAX_WORDS = 60
"""A longer question is not read: no question needs more."""

_SHORT = {
    "whos": "who is",
    "who's": "who is",
    "whats": "what is",
    "what's": "what is",
    "wheres": "where is",
    "where's": "where is",
    "hows": "how is",
    "how's": "how is",
    "whens": "when is",
    "when's": "when is",
    "there's": "there is",
    "that's": "that is",
    "it's": "it is",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "couldn't": "could not",
    "couldnt": "could not",
    "doesn't": "does not",
    "doesnt": "does not",
    "don't": "do not",
    "dont": "do not",
    "isn't": "is not",
    "isnt": "is not",
    "aren't": "are not",
    "won't": "will not",
    "wouldn't": "would not",
    "shouldn't": "should not",
    "hasn't": "has not",
    "haven't": "have not",
    "didn't": "did not",
    "we're": "we are",
    "they're": "they are",
    "i'm": "i am",
    "we've": "we have",
    "weve": "we have",
    "ive": "i have",
    "theyre": "they are",
    "youre": "you are",
    "wasnt": "was not",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "didnt": "did not",
    "hasnt": "has not",
    "havent": "have not",
    "exec": "executive",
    "execs": "executives",
    "hav": "have",
    "teh": "the",
    "s75": "section 75",
    "s.75": "section 75",
    "s65z5": "section 65z5",
    "s.65z5": "section 65z5",
    "vs": "versus",
    "capex": "capital",
    "opex": "revenue",
    "hq": "headquarters",
}
"""Short forms and what they stand for."""

_ARTICLES = frozenset({"the", "a", "an"})
_WORD = r"(?i)£?[\w&]+(?:[.,/-]\d+)*(?:['’][a-z]+)?%?"
_LETTER_AFTER = frozenset(
    {
        "option",
        "options",
        "between",
        "and",
        "or",
        "versus",
        "under",
        "to",
        "from",
        "is",
        "does",
        "in",
        "with",
        "compare",
    }
)


class Token(Struct, frozen=True):
    """One word of a question: as it counts (lower case, no possessive), its stem, and what it was typed as."""

    word: str
    stem: str
    typed: str = ""


@functools.cache
def stem(word: str) -> str:
    """The stem of an English word (Porter2): ``decides`` and ``deciding`` alike."""
    return _known_stems().get(word) or str(_stemmer().stemWord(word))


def remember(known: Mapping[str, str]) -> None:
    """Stems that were worked out before: a question of such words alone is read without the stemmer."""
    _known_stems().update(known)


@functools.cache
def _known_stems() -> dict[str, str]:
    return dict(kept_stems())


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    import snowballstemmer  # it takes the stemmers of thirty languages

    return snowballstemmer.stemmer("english")


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case: short forms written out, possessives and punctuation dropped."""
    out: list[str] = []
    for match in re.findall(_WORD, clean(text).replace("’", "'").casefold()):
        word = match.strip("'")
        for part in _SHORT.get(word, _apart(word)).split():
            bare = part.removesuffix("'s").removesuffix("'")
            out.extend(bare.split("'") if bare else ())
    return _phrased([word for word in out if word])


def _apart(word: str) -> str:
    """``who'd`` as ``who would``, ``they'll`` as ``they will``, ``how's`` as ``how is``; other words as they are."""
    head, mark, tail = word.rpartition("'")
    if not mark or not head:
        return word
    if tail == "s":
        return f"{head} is" if head in _ASKING else word
    return f"{head} {_ENDS[tail]}" if tail in _ENDS else word


_ENDS = {"d": "would", "ll": "will", "re": "are", "ve": "have", "m": "am"}
_ASKING = frozenset({"who", "what", "where", "when", "why", "how", "which", "there", "that", "it", "he", "she"})


def _phrased(words: list[str]) -> list[str]:
    """Several words that count as one: "more than one" is several, "two million" an amount."""
    out: list[str] = []
    for word in words:
        out.append(word)
        if out[-3:] == ["more", "than", "one"]:
            out[-3:] = ["several"]
        elif word in {"million", "billion", "thousand"} and len(out) > 1:
            out[-2] = _NUMBERS.get(out[-2], out[-2])
    return out


_NUMBERS = {
    word: str(number) for number, word in enumerate((*NUMBERS[1:], "thirteen", "fourteen", "fifteen"), start=1)
} | {
    "a": "1",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "hundred": "100",
    "half": "0.5",
}
"""Numbers in words, before "million" and the like."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a question without articles; the letter of ``option a`` stays."""
    words = plain_words(text)
    kept = []
    for at, word in enumerate(words):
        if word in _ARTICLES and not (word == "a" and _is_letter(words, at)):
            continue
        kept.append(Token(word, stem(word), word))
    return tuple(kept)


_AFTER_LETTER = frozenset(
    {"than", "compared", "and", "or", "who", "what", "how", "would", "will", "does", "is", "are", "today"}
)
"""Words that follow the letter of an option and no article: "under a than today"."""


def _is_letter(words: list[str], at: int) -> bool:
    """Is this ``a`` the name of an option: after ``option`` or a joining word, and not before a noun?"""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in {"option", "options"}:
        return True
    if before == "under" and (not after or after in _AFTER_LETTER):
        return True
    return (
        before in _LETTER_AFTER
        and (not after or after in {"and", "or", "to", "with", "versus"})
        and "option" in " ".join(words)
    )


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text, without articles."""
    return stemmed(plain_words(text))


def stemmed(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of words, without articles."""
    return tuple(stem(word) for word in words if word not in _ARTICLES)


_SHORT_WORD = 5


class Speller:
    """Finds the word that was meant, among the words of names and examples; leaves words that are known alone."""

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        self._targets = sorted({word for word in targets if len(word) > 3 and word.isalpha()})
        self._known = frozenset(known) | frozenset(self._targets)

    def corrected(self, word: str) -> str:
        """The nearest target of a word that nobody knows (one slip in five letters), else the word itself."""
        if word in self._known or len(word) < 4 or not word.isalpha():
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        near = process.extract(
            word,
            self._targets,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=0.79 if len(word) > 4 else 0.75,
            limit=5,
        )
        if len(word) <= _SHORT_WORD:  # of a short word another is made by one letter: "bust" is not a slip for "best"
            near = [one for one in near if len(one[0]) != len(word) or sorted(one[0]) == sorted(word)]
        # of two words as near, the one with the same letters is meant: "waht" is "what", not "want"
        found = max(near, key=lambda one: (one[1], sorted(one[0]) == sorted(word)), default=None)
        return found[0] if (found and found[0][0] == word[0]) or (found and found[1] > 0.85) else word

"""A question taken apart: its words put right, what it is asked under, and the names in it, in each way that they may be meant."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from govgraph.language.circumstances import Circumstance, circumstances
from govgraph.language.light import LIGHT
from govgraph.language.mentions import KnownNames, Mention, covers, speller
from govgraph.language.notation import meant
from govgraph.language.packaged import classed, senses, spoken_words, talk
from govgraph.language.score import known_words
from govgraph.language.words import MAX_WORDS, Token, stem, tokens
from govgraph.records.values import dataclass


@dataclass(frozen=True)
class Heard:
    """A question taken apart: its words, what was put right in them, its circumstances and the names in it."""

    words: tuple[Token, ...]
    respelt: tuple[tuple[str, str], ...]
    around: tuple[Circumstance, ...]
    named: tuple[Mention, ...]

    def covered(self, at: int) -> bool:
        """Is the word at this place part of a name or a circumstance?"""
        return self.named_at(at) or any(one.start <= at < one.end for one in self.around)

    def named_at(self, at: int) -> bool:
        """Is the word at this place part of a name?"""
        return any(mention.start <= at < mention.end for mention in self.named)

    @functools.cached_property
    def strange(self) -> tuple[int, ...]:
        """Where words stand that are no part of a name, and by which nobody asks anything."""
        return tuple(
            at
            for at, token in enumerate(self.words)
            if not self.covered(at)
            and token.stem not in talk()
            and token.stem not in LIGHT
            and not token.word.isdigit()
            and at not in self.sensed
        )

    @functools.cached_property
    def sensed(self) -> Mapping[int, frozenset[str]]:
        """What is meant by each word that has a sense, alone or in a turn of phrase."""
        found: dict[int, set[str]] = {}
        for start, end, sense in meant(classed(tuple(token.stem for token in self.words)), senses()):
            for at in range(start, end):
                found.setdefault(at, set()).add(sense)
        return {at: frozenset(of) for at, of in found.items()}


def heard(names: KnownNames, text: str, option: str | None) -> tuple[Heard, ...]:
    """A question taken apart, in each way that its names allow. ``option`` is given beside the text and wins over it."""
    words = tokens(text)[:MAX_WORDS]
    corrected, respelt = _respelt(names, words)
    around = tuple(
        one
        for one in circumstances(names.scenario, corrected)
        if not _in_a_name(names, corrected, one) and not (one.key == "party" and _named_so(names, corrected, one))
    )
    under = option or next((one.value for one in around if one.key == "option" and one.under), None)
    if under is None and len({one.value for one in around if one.key == "option"}) == 1:
        under = next(one.value for one in around if one.key == "option")
    also_names = tuple(
        one
        for one in around
        if one.key == "party" or (one.key in {"power", "value"} and _named_so(names, corrected, one))
    )
    also_names = tuple(one for one in also_names if not _any_such(text, corrected, one))
    ways = [around, tuple(one for one in around if one not in also_names)] if also_names else [around]
    return tuple(
        Heard(corrected, respelt, way, named)
        for way in ways
        for named in covers(names, corrected, under, tuple(range(one.start, one.end) for one in way), talk())
    )


def _named_so(names: KnownNames, words: Sequence[Token], one: Circumstance) -> bool:
    """Is a power or an amount also what something is called: "the s75", "the £40m"?"""
    if one.key == "value":
        return any(token.stem in names.sums for token in words[one.start : one.end])
    return any(
        tuple(token.stem for token in words[start : one.end]) in names.exact for start in range(one.start, one.end)
    )


def _any_such(text: str, words: Sequence[Token], one: Circumstance) -> bool:
    """Is it any body of a kind that is meant: "a trust", "two councils"?"""
    if one.key != "party":
        return False
    spoken = r"[\s-]+".join(re.escape(token.typed) for token in words[one.start : one.end])
    return bool(re.search(rf"\b(?:an?|any|another|two|some|every)\s+{spoken}", text, re.IGNORECASE))


def _in_a_name(names: KnownNames, words: Sequence[Token], one: Circumstance) -> bool:
    """Is this day, place or option only a part of a longer name ("Committee for Craven on 1 April 2022")?"""
    spoken = [token.stem for token in words]
    return any(
        tuple(spoken[start:end]) in names.exact
        for start in range(one.start + 1)
        for end in range(max(one.end, start + 3), len(words) + 1)
        if end - start > one.end - one.start
    )


def _respelt(names: KnownNames, words: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    known = known_words()
    strange = [
        t
        for t in words
        if classed((t.stem,))[0] not in names.holding
        and t.stem not in known
        and classed((t.stem,))[0] not in senses()
        and t.word not in names.words
    ]
    if not strange:
        return tuple(words), ()
    corrector = speller(names, spoken_words())
    out, changed = [], []
    for token in words:
        better = corrector.corrected(token.word) if token in strange else token.word
        if better != token.word:
            changed.append((token.typed, better))
            token = Token(better, stem(better), token.typed)
        out.append(token)
    return tuple(out), tuple(changed)

"""What a question is asked under: an option, a day, a place, an amount, an event, a floor; and options it is about.

Each recogniser looks at the words from one position on and says how many it takes and what they mean. Words taken so
are no names. ``under option b`` says under what a question is asked; ``option b`` alone may also be what it is about,
which the kind of question settles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct

from govgraph.language.packaged import parties
from govgraph.language.words import Token, plain_words, stem
from govgraph.model.amounts import AFTER, BEFORE
from govgraph.model.dates import Moment
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.written_dates import MONTHS

_BEFORE_DAY = frozenset(
    {"on", "at", "in", "by", "as", "of", "for", "during", "from", "until", "before", "after", "since"}
)
_UNDER = frozenset({"under", "in", "with", "for", "given", "within", "assuming", "on", "by"})
_SIDES = {"since": "since", "after": "since", "by": "until", "before": "until", "until": "until", "till": "until"}
"""Words before a day that say from when or up to when things are asked for."""

_NOW = (
    ("as", "things", "stand"),
    ("at", "present"),
    ("at", "moment"),
    ("as", "now"),
    ("right", "now"),
    ("today",),
    ("now",),
    ("currently",),
    ("baseline",),
)
_UNIT = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_AMOUNT = r"(£?)(\d+(?:,\d{3})*(?:\.\d+)?)(k|m|bn)?\Z"
_COMPARED = {tuple(words.split()): meaning for words, meaning in BEFORE.items() if words[0].isalpha()}
_COMPARED |= {("about",): "exactly", ("around",): "exactly", ("beyond",): "over"}
_COMPARED_BEHIND = {tuple(words.split()): meaning for words, meaning in AFTER.items() if words[0].isalpha()}
_FLOORS = {
    ("only", "what", "is", "stated"): "stated_only",
    ("stated", "only"): "stated_only",
    ("only", "as", "stated"): "stated_only",
    ("only", "what", "is", "settled"): "settled_only",
    ("settled", "only"): "settled_only",
    ("only", "as", "settled"): "settled_only",
}


class Circumstance(Struct, frozen=True):
    """A run of words (from ``start`` up to ``end``) that says under what a question is asked, or names an option.

    ``key`` is option, on, since, until, value, power, party, form, forms, stated_only or settled_only. ``under``: only a circumstance ("under option
    b"); otherwise the option may be what the question is about.
    """

    start: int
    end: int
    key: str
    value: Any
    under: bool = True


def circumstances(scenario: Scenario, words: Sequence[Token]) -> tuple[Circumstance, ...]:
    """Every circumstance in these words, in order; none overlaps another."""
    found: list[Circumstance] = []
    at = 0
    while at < len(words):
        here = max(_at(scenario, words, at), key=lambda one: one.end, default=None)
        if here is None:
            at += 1
            continue
        found.append(here)
        at = here.end
    return tuple(found)


def _at(scenario: Scenario, words: Sequence[Token], at: int) -> Iterator[Circumstance]:
    spoken = [token.word for token in words]
    yield from _option(scenario, spoken, at)
    yield from _form(scenario, spoken, at)
    yield from _form_by_name(scenario, words, at)
    yield from _now(spoken, at)
    yield from _day(words, at)
    yield from _month(scenario, spoken, at)
    yield from _party(scenario, words, at)
    yield from _money(words, at)
    yield from _power(spoken, at)
    if scenario.place and spoken[at] in {"in", "for", "within", "across", "throughout", "of"}:
        end = at + 1 + (spoken[at + 1 : at + 2] == ["whole"])
        if (
            spoken[end : end + 1] == ["place"]
            and spoken[end + 1 : end + 2]
            not in (
                ["partnership"],
                ["director"],
                ["board"],
                ["based"],
                ["before"],
                ["for"],
                ["yet"],
                ["already"],
            )
            and spoken[max(0, at - 1) : at] not in (["be"], ["put"], ["are"])
        ):
            yield Circumstance(at, end + 1, "place", scenario.place)
    for phrase, key in _FLOORS.items():
        if tuple(spoken[at : at + len(phrase)]) == phrase:
            yield Circumstance(at, at + len(phrase), key, True)


# -- options ------------------------------------------------------------------------------------------------------


def _option(scenario: Scenario, spoken: Sequence[str], at: int) -> Iterator[Circumstance]:
    begin, under = at, False
    chosen = _chosen(spoken, at)
    if chosen:
        begin, under = chosen, True
    elif spoken[at] in _UNDER:
        begin, under = at + 1, True
    if begin >= len(spoken):
        return
    named = {option.id.casefold(): option.id for option in scenario.options.values()}
    word = spoken[begin]
    if word in {"option", "options"} and begin + 1 < len(spoken):
        letter = named.get(spoken[begin + 1])
        if letter:
            yield Circumstance(at, _adopted(spoken, begin + 2, at), "option", letter, under)
    elif word in named:
        after = spoken[begin + 1] if begin + 1 < len(spoken) else ""
        before = spoken[at - 1] if at else ""
        if after == "option":
            yield Circumstance(at, _adopted(spoken, begin + 2, at), "option", named[word], under)
        elif (
            spoken[at] in {"under", "given"}
            or chosen
            or (len(word) == 1 and word not in {"a", "i"})
            or _in_a_row(spoken, begin, named)
            or before == "options"
        ):
            yield Circumstance(at, _adopted(spoken, begin + 1, at), "option", named[word], under)
    for option in scenario.options.values():
        name = [part for part in plain_words(option.name) if part not in {"the", "a", "an"}]
        if len(name) > 1 and spoken[begin : begin + len(name)] == name:
            yield Circumstance(at, _adopted(spoken, begin + len(name), at), "option", option.id, under)


def _chosen(spoken: Sequence[str], at: int) -> int:
    """Where the option begins after "if we go for", "if"; 0: nothing of the kind stands here."""
    if spoken[at] not in {"if", "should", "once", "assuming", "suppose"}:
        return 0
    rest = spoken[at + 1 : at + 5]
    for phrase in _CHOOSING:
        if tuple(rest[: len(phrase)]) == phrase:
            return at + 1 + len(phrase)
    return at + 1


_CHOOSING = tuple(
    (*who, *verb)
    for who in (("we",), ("they",), ("you",), ("there",))
    for verb in (
        ("go", "for"),
        ("went", "for"),
        ("go", "with"),
        ("went", "with"),
        ("choose",),
        ("chose",),
        ("take",),
        ("took",),
        ("pick",),
        ("picked",),
        ("adopt",),
        ("adopted",),
        ("have",),
        ("had",),
        ("is",),
        ("were",),
        ("was",),
    )
)
_ADOPTED = tuple(
    tuple(text.split())
    for text in (
        "came in",
        "comes in",
        "goes ahead",
        "went ahead",
        "go ahead",
        "is chosen",
        "was chosen",
        "were chosen",
        "is adopted",
        "was adopted",
        "were adopted",
        "is picked",
        "happens",
        "happened",
        "is agreed",
        "is approved",
        "is taken",
        "takes effect",
        "goes live",
        "went live",
    )
)


def _adopted(spoken: Sequence[str], end: int, at: int) -> int:
    """The end of "if option b goes ahead": the verb belongs to the condition."""
    if spoken[at] in {"if", "should", "once", "assuming", "suppose"}:
        for phrase in _ADOPTED:
            if tuple(spoken[end : end + len(phrase)]) == phrase:
                return end + len(phrase)
    return end


def _form(scenario: Scenario, spoken: Sequence[str], at: int) -> Iterator[Circumstance]:
    """A governance form by its number in the paper: ``option iv``, ``options i to vii``."""
    if spoken[at] not in {"option", "options", "form"} or at + 1 >= len(spoken):
        return
    numbers = {pattern.number.casefold(): key for key, pattern in scenario.patterns.items() if pattern.number}
    numbers = {number: key for number, key in numbers.items() if number not in scenario.options}
    if spoken[at + 1] not in numbers:
        return
    if at + 2 < len(spoken) and spoken[at + 2] in numbers:
        yield Circumstance(at, at + 3, "forms", "")  # "options i-vii"
    if at + 3 < len(spoken) and spoken[at + 2] in {"to", "and", "or"} and spoken[at + 3] in numbers:
        yield Circumstance(at, at + 4, "forms", "")
    yield Circumstance(at, at + 2, "form", numbers[spoken[at + 1]])


_IS_THERE = (
    ("is", "there"),
    ("are", "there"),
    ("was", "there"),
    ("were", "there"),
    ("have", "we"),
    ("do", "we", "have"),
)
_NO_FORM = frozenset({"any", "such", "no", "some", "already", "of", "at", "in", "for", "and", "or", "by", "to", "with"})


def _form_by_name(scenario: Scenario, words: Sequence[Token], at: int) -> Iterator[Circumstance]:
    """A governance form that the paper lists, by words of its name, right after "is there": "is there an ICB committee at place?"."""
    begin = next(
        (
            at - len(phrase)
            for phrase in _IS_THERE
            if tuple(t.word for t in words[max(0, at - len(phrase)) : at]) == phrase
        ),
        -1,
    )
    if begin < 0:
        return
    best = (0, 0, "")
    for key, pattern in scenario.patterns.items():
        name = {stem(word) for text in (pattern.name, pattern.national) for word in plain_words(text)}
        end, shared = at, 0
        while end < len(words) and (words[end].stem in name or words[end].word in _NO_FORM):
            end += 1
            shared += words[end - 1].word not in _NO_FORM
        while end > at and words[end - 1].word in _NO_FORM:
            end -= 1
        best = max(best, (shared, end, key))
    if best[0] >= 2:
        yield Circumstance(at, best[1], "form", best[2])


def _in_a_row(spoken: Sequence[str], at: int, named: dict[str, str]) -> bool:
    """Is this letter one of several options: ``option b and d``, ``b versus d``?"""
    joined = {"and", "or", "versus", "to", "with", "from", "against"}
    before = at >= 2 and spoken[at - 1] in joined and spoken[at - 2] in {*named, BASELINE, "today", "now"}
    after = at + 2 < len(spoken) and spoken[at + 1] in joined and spoken[at + 2] in {*named, "option"}
    return before or after or (at >= 1 and spoken[at - 1] == "between")


def _now(spoken: Sequence[str], at: int) -> Iterator[Circumstance]:
    for phrase in _NOW:
        if tuple(spoken[at : at + len(phrase)]) == phrase:
            yield Circumstance(at, at + len(phrase), "option", BASELINE, False)
            return


# -- days, amounts, powers ----------------------------------------------------------------------------------------


def _day(words: Sequence[Token], at: int) -> Iterator[Circumstance]:
    begin = at
    while begin < len(words) and begin - at < 2 and words[begin].word in _BEFORE_DAY:
        begin += 1
    for end in range(min(len(words), begin + 6), begin, -1):
        span = [token.typed for token in words[begin:end]]
        if not any(any(letter.isdigit() for letter in word) for word in span) or any(
            "£" in word or "%" in word for word in span
        ):
            continue
        text = " ".join(span)
        if len(span) == 1 and not _is_day(text, begin > at):
            continue
        try:
            days = Moment.of(text)
        except ValueError:
            continue
        one = days.after - days.first == timedelta(days=1)
        key = _SIDES.get(words[at].word, "on") if begin > at else "on"
        yield Circumstance(at, end, key, days.first.isoformat() if one else text)
        return


def _month(scenario: Scenario, spoken: Sequence[str], at: int) -> Iterator[Circumstance]:
    """A month without a year ("since March"): the last one before the day of the scenario, with "by" the next."""
    month = spoken[at + 1] if at + 1 < len(spoken) else ""
    follows = spoken[at + 2] if at + 2 < len(spoken) else ""
    if spoken[at] not in _BEFORE_DAY or month not in MONTHS or any(letter.isdigit() for letter in follows):
        return
    today, number = scenario.date, MONTHS.index(month) + 1
    key = _SIDES.get(spoken[at], "on")
    coming = key == "until"
    year = today.year + ((number < today.month) if coming else -(number > today.month))
    yield Circumstance(at, at + 2, key, f"{month} {year}")


def _party(scenario: Scenario, words: Sequence[Token], at: int) -> Iterator[Circumstance]:
    """A kind of body that gives or receives: "may two foundation trusts delegate to each other?"."""
    if not any(token.stem in {"deleg", "give", "hand", "pass"} for token in words):
        return
    begin = at + (words[at].word in {"two", "any", "another", "one", "some", "every", "several"})
    for phrase, kind in parties().items():
        end = begin + len(phrase)
        if tuple(token.stem for token in words[begin:end]) == phrase and scenario.registry.has_kind(kind):
            yield Circumstance(at, end, "party", kind)


def _is_day(text: str, announced: bool) -> bool:
    """May a single word be a day: 2022-07-01, 1/7/2022, 2023/24; a year alone only after "in" or the like."""
    return (("-" in text or "/" in text) and text.count("/") + text.count("-") >= 1) or (announced and len(text) == 4)


def _money(words: Sequence[Token], at: int) -> Iterator[Circumstance]:
    begin, compared = at, ""
    for phrase, meaning in sorted(_COMPARED.items(), key=lambda pair: -len(pair[0])):
        if tuple(token.word for token in words[at : at + len(phrase)]) == phrase:
            begin, compared = at + len(phrase), meaning
            break
    if begin >= len(words):
        return
    match = re.match(_AMOUNT, words[begin].word)
    if not match:
        return
    end, scale = begin + 1, _UNIT.get(match[3] or "", 1)
    if end < len(words) and words[end].word in _UNIT:
        scale, end = _UNIT[words[end].word], end + 1
    pounds = end < len(words) and words[end].word in {"pounds", "pound"}
    if not (match[1] or scale > 1 or pounds):
        return
    end += pounds
    for phrase, meaning in _COMPARED_BEHIND.items():
        if tuple(token.word for token in words[end : end + len(phrase)]) == phrase:
            end, compared = end + len(phrase), meaning
            break
    amount = float(match[2].replace(",", "")) * scale
    text = f"£{amount:,.0f}"
    yield Circumstance(at, end, "value", text if compared in {"", "exactly"} else f"{compared} {text}")


def _power(spoken: Sequence[str], at: int) -> Iterator[Circumstance]:
    begin = at + (spoken[at] in {"under", "by", "through", "using"})
    if begin + 1 < len(spoken) and spoken[begin] == "section" and any(letter.isdigit() for letter in spoken[begin + 1]):
        yield Circumstance(at, begin + 2, "power", f"section {spoken[begin + 1]}")

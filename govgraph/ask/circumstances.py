"""What a question is asked under: an option, a day, a place, an amount, an event, a floor.

Each recogniser reads words at a position and says how many it took and what they mean. A name may hold the same words
("Board for Craven in March"), so nothing is taken away for good: :func:`variants` gives the question with every
selection of them taken out, and the reading that finds its names wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from govgraph.ask.wording import Words
from govgraph.graph.names import normal
from govgraph.model.scenario import BASELINE, Scenario

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = rf"({'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)}|sept)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_WHEN = r"(?:(?:on|at|in|by|as at|as of|as on|for|during) )?"
_SCALE = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_MAX_VARIANTS = 64


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A part of the question that says under what it is asked."""

    start: int
    end: int
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Variant:
    """The question with some circumstances taken out of it."""

    words: Words
    taken: tuple[Circumstance, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """What was taken out: option, on, place, value, given, floors."""
        out: dict[str, Any] = {}
        for circumstance in self.taken:
            if circumstance.key == "given":
                out.setdefault("given", []).append(circumstance.value)
            else:
                out[circumstance.key] = circumstance.value
        return out


def variants(scenario: Scenario, words: Words) -> list[Variant]:
    """The question as it is, then with circumstances taken out, fewest first."""
    known = _names(scenario)
    order = [Variant(words)]
    seen = {words}
    for variant in order:
        for found in recognised(scenario, variant.words, known):
            if found.key != "given" and found.key in variant.values:
                continue
            left = (*variant.words[: found.start], *variant.words[found.end :])
            if left and left not in seen and len(order) < _MAX_VARIANTS:
                seen.add(left)
                order.append(Variant(left, (*variant.taken, found)))
    return order


@dataclass(frozen=True, slots=True)
class _Names:
    options: dict[str, str]
    places: dict[str, str]
    events: dict[str, str]
    here: str = ""


def _names(scenario: Scenario) -> _Names:
    options = {BASELINE: BASELINE}
    for option in scenario.options.values():
        options |= {" ".join(_split(name)): option.id for name in (option.id, option.name)}
    layers = (scenario.baseline, *(option.add for option in scenario.options.values()))
    things = [thing for layer in layers for thing in layer.things.values()]

    def of(category: str) -> dict[str, str]:
        return {
            normal(name): thing.id
            for thing in things
            if thing.category == category
            for name in thing.names
            if normal(name)
        }

    return _Names(options, of("place"), of("event"), scenario.place)


def _split(text: str) -> list[str]:
    return re.sub(r"[^\w£&]+", " ", text.casefold()).split()


def recognised(scenario: Scenario, words: Words, known: _Names) -> list[Circumstance]:
    """Every circumstance in these words; one inside another of the same sort is left to that."""
    recognisers: tuple[Callable[[str, _Names], Iterator[tuple[int, str, Any]]], ...] = (
        _option,
        _day,
        _money,
        _floor,
        _place,
        _given,
    )
    found: list[Circumstance] = []
    for start in range(len(words)):
        rest = " ".join(words[start:])
        for recogniser in recognisers:
            for length, key, value in recogniser(rest, known):
                end = start + length
                if not any(other.key == key and other.start <= start and end <= other.end for other in found):
                    found.append(Circumstance(start, end, key, value))
    return found


def _count(text: str) -> int:
    return len(text.split())


def _option(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    if match := re.match(
        r"(?:(?:under|in|with|for|by|on|given|of) )?(?:today|now|at present|currently|baseline|as now)(?: |$)", rest
    ):
        yield _count(match[0]), "option", BASELINE
    for name, option in sorted(known.options.items(), key=lambda pair: -len(pair[0])):
        short = re.escape(name)
        prefix = r"(?:under|in|with|for|by|on|given|if we (?:choose|take))"
        forms = [
            rf"(?:{prefix} )?option {short}(?: |$)",
            rf"{prefix} {short}(?: option)?(?: |$)",
            rf"(?:{prefix} )?{short} option(?: |$)",
        ]
        if name.startswith("option "):
            forms.append(rf"(?:{prefix} )?{short}(?: |$)")
        for form in forms:
            if match := re.match(form, rest):
                yield _count(match[0]), "option", option


def _day(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    if match := re.match(rf"{_WHEN}(\d{{4}}) (\d{{2}}) (\d{{2}})(?: |$)", rest):
        yield from _valid(match[0], match[1], match[2], match[3])
    if match := re.match(rf"{_WHEN}{_DAY}(?: of)? {_MONTH} (\d{{4}})(?: |$)", rest):
        yield from _valid(match[0], match[3], _month(match[2]), match[1])
    if match := re.match(rf"{_WHEN}{_MONTH} {_DAY} (\d{{4}})(?: |$)", rest):
        yield from _valid(match[0], match[3], _month(match[1]), match[2])
    if match := re.match(rf"{_WHEN}{_DAY} (\d{{1,2}}) (\d{{4}})(?: |$)", rest):
        yield from _valid(match[0], match[3], match[2], match[1])
    if match := re.match(rf"{_WHEN}{_MONTH} (\d{{4}})(?: |$)", rest):
        yield _count(match[0]), "on", f"{match[2]}-{_month(match[1]):02}"
    if match := re.match(rf"{_WHEN}(spring|summer|autumn|winter) (?:of )?(\d{{4}})(?: |$)", rest):
        yield _count(match[0]), "on", f"{match[1]} {match[2]}"
    if (match := re.match(rf"{_WHEN}(\d{{4}}) (\d{{2}})(?: |$)", rest)) and int(match[2]) == (int(match[1]) + 1) % 100:
        yield _count(match[0]), "on", f"{match[1]}/{match[2]}"
    if match := re.match(r"(?:in|during|for) (\d{4})(?: |$)", rest):
        yield _count(match[0]), "on", match[1]


def _month(text: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(text[:3]))


def _valid(taken: str, year: str, month: str | int, day: str) -> Iterator[tuple[int, str, Any]]:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return
    yield _count(taken), "on", found.isoformat()


def _money(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    units = "k|thousand|m|million|bn|billion"
    prefix = r"(?:(?:for|of|up to|worth|costing|over|above|below|at) )?"
    pattern = rf"{prefix}(£?)(\d+(?: \d+)*)(?: ?({units}))?(?: pounds)?(?: |$)"
    match = re.match(pattern, rest)
    if match and (match[1] or match[3]):
        groups = match[2].split()
        whole = (
            groups[0] + "".join(groups[1:])
            if all(len(group) == 3 for group in groups[1:])
            else f"{groups[0]}.{''.join(groups[1:])}"
        )
        yield _count(match[0]), "value", float(whole) * _SCALE[match[3] or ""]


def _floor(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    if match := re.match(r"(?:only (?:what is|as) stated|stated only|as stated only)(?: |$)", rest):
        yield _count(match[0]), "stated_only", True
    if match := re.match(r"(?:only (?:what is|as) settled|settled only)(?: |$)", rest):
        yield _count(match[0]), "settled_only", True


def _place(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    match = re.match(r"(?:in|at|for|within|across|throughout) ", rest)
    if not match:
        return
    if known.here and (here := re.match(r"(?:in|for|within|across|throughout) (?:whole )?place(?: |$)", rest)):
        yield _count(here[0]), "place", known.here
    words = rest.split()
    for end in range(len(words), _count(match[0]), -1):
        place = known.places.get(normal(" ".join(words[_count(match[0]) : end])))
        if place:
            yield end, "place", place


def _given(rest: str, known: _Names) -> Iterator[tuple[int, str, Any]]:
    match = re.match(r"(?:if|when|where|given that|given|in case|in event that|unless) ", rest)
    if not match or not known.events:
        return
    from rapidfuzz import fuzz, process

    words, head = rest.split(), _count(match[0])
    best: tuple[float, int, str] = (0.0, 0, "")
    for end in range(head + 1, len(words) + 1):
        spoken = normal(" ".join(words[head:end]))
        found = process.extractOne(spoken, list(known.events), scorer=fuzz.token_sort_ratio, score_cutoff=65)
        if found and found[1] >= best[0]:
            best = (found[1], end, known.events[found[0]])
    if best[1]:
        yield best[1], "given", best[2]

"""The grammar of dates in British papers: which days a written date can be.

Days come before months. A month, season, quarter, year or financial year (April to March) is all of its days;
``early``, ``mid`` and ``late`` are its thirds, ``the end of`` is its last day. ``Q1 2023/24`` begins in April; ``Q1 2023``
leaves open which year is meant, so it is both. A financial year is written 2022/23 or 2022-23; ``2011-12`` could be a month
as well, so it is refused. A date that cannot be read is an error, never "not known".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

Days = tuple[date, date]
"""The earliest day, and the day after the latest."""

MAX_LENGTH = 80
"""Letters: what is longer is a sentence, not a date."""

EXAMPLES = "Write 1 July 2022, 01/07/2022 or 2022-07-01."

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""The months, as they are written within a sentence but for the capital."""
_MONTH = "(" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept)"
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (12, 15)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun"
_SMALL_WORDS = (
    r"in|on|at|by|as at|as of|during|from|since|until|with effect from|no later than|not later than|by no later than|"
    r"at the latest|between|the"
)
_OFTEN = (
    r"(?:year|quarter|month|week|dai)ly|annual(?:ly)?|bi-?annual(?:ly)?|(?:each|every) (?:other |\w+ )?(?:year|quarter|month|week)s?"
    r"|(?:once|twice|\w+ times) (?:a|per|each) (?:year|quarter|month)|ongoing|continuous(?:ly)?"
)
_UNKNOWN = ("", "nobody", "unclear", "not stated")


def not_one_day(text: str) -> bool:
    """Does a ``due`` name no single date: not stated, unclear, or how often (yearly, every six months)?"""
    words = text.strip().lower()
    return words in _UNKNOWN or re.fullmatch(_OFTEN, words) is not None


def no_end(raw: Any) -> bool:
    """Is this the date by which registers say "no end": a day, month or the year 9999?"""
    text = raw.isoformat() if isinstance(raw, date) else str(raw)
    return "9999" in text and _read(_plain(text.replace("9999", "2000"))) is not None


def possible_days(text: str) -> Days:
    """The days that a written date can be. Raises ValueError with what would have been right."""
    words = text.strip()
    if len(words) > MAX_LENGTH:
        raise ValueError(f'"{words[:MAX_LENGTH]}…" is not a date. {EXAMPLES}')
    try:
        if re.fullmatch(r"[0-8]\d{3}-\d\d-\d\d", words):
            return _one(date.fromisoformat(words))
        if no_end(words):
            raise ValueError(f'"{text}" means "no end": it can only stand in "until". {EXAMPLES}')
        plain = _plain(words)
        if clash := _month_or_year(plain):
            raise ValueError(f'"{text}" can be {clash[0]} or {clash[1]}. Write {clash[0]} or {clash[1]}.')
        found = _read(plain)
    except OverflowError:
        found = None
    except ValueError as error:
        if str(error).startswith('"'):
            raise
        found = None
    if found is None:
        year = (
            " Say of which year."
            if any(word in words.lower() for word in (*_SEASONS, *MONTHS)) and not re.search(r"\d{4}", words)
            else ""
        )
        raise ValueError(f'"{text}" is not a date.{year} {EXAMPLES}')
    return found


def _plain(text: str) -> str:
    """Small letters, plain dashes, no weekday, no ordinal endings, no small words."""
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", text.lower()).replace(",", " ").replace("&", " and ")
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)
    words = re.sub(r"\s*([-/])\s*", r"\1", words)
    words = re.sub(rf"\b(?:{_WEEKDAY})\b\.?", " ", words)
    words = re.sub(r"\b(?:of|the)\b", " ", words)
    words = re.sub(r"\b(?:financial|fiscal) year\b|\bfy ?(?=\d)", "fy ", words)
    words = re.sub(r"\bcalendar year\b|\byear(?= \d{4}$)", " ", words)
    words = " ".join(words.split()).rstrip(".")
    while found := re.match(rf"(?:{_SMALL_WORDS}) (?=\S)", words):
        words = words[found.end() :]
    return words.removesuffix(" at latest")


def _month_or_year(words: str) -> tuple[str, str] | None:
    """2011-12 and its like, which are a month to a computer and a financial year to a paper."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", words)
    if found and 1 <= int(found[2]) <= 12 and int(found[2]) == (int(found[1]) + 1) % 100:
        return f"{MONTHS[int(found[2]) - 1].capitalize()} {found[1]}", f"{found[1]}/{found[2]}"
    return None


def _read(words: str) -> Days | None:
    for form in (_day, _month, _season, _quarter, _year, _part, _week, _before, _range):
        try:
            found = form(words)
        except ValueError:
            continue
        if found is not None:
            return found
    return None


def _one(day: date) -> Days:
    return day, day + timedelta(days=1)


def _months(year: int, first: int, after: int) -> Days:
    """From the first day of a month up to the first day of another; months over 12 are of the next year."""
    start, end = (date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in (first, after))
    return start, end


def _number(month: str) -> int:
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(month[:3]))


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _day(words: str) -> Days | None:
    if found := re.fullmatch(r"(\d{4})[-/ ](\d\d)[-/ ](\d\d)", words):
        return _one(date(int(found[1]), int(found[2]), int(found[3])))
    if found := re.fullmatch(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})|(\d\d?)([/.])(\d\d?)\5(\d\d)", words):
        day, month, year = (found[1], found[2], found[3]) if found[3] else (found[4], found[6], found[7])
        return _one(date(_century(year), int(month), int(day)))
    if found := re.fullmatch(rf"(\d\d?)[- ]?{_MONTH}\.?[- ](\d{{4}}|\d\d)", words):
        return _one(date(_century(found[3]), _number(found[2]), int(found[1])))
    if found := re.fullmatch(rf"{_MONTH}\.? (\d\d?) (\d{{4}})", words):
        return _one(date(int(found[3]), _number(found[1]), int(found[2])))
    return None


def _month(words: str) -> Days | None:
    if found := re.fullmatch(r"(\d{4})-(\d\d)|(\d\d?)/(\d{4})", words):
        year, month = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
        return _months(year, month, month + 1) if 1 <= month <= 12 else _year(words)
    if found := re.fullmatch(rf"{_MONTH}\.?(?: |-)?(\d{{4}})|{_MONTH}-(\d\d)", words):
        month = _number(found[1] or found[3])
        return _months(_century(found[2] or found[4]), month, month + 1)
    return None


def _season(words: str) -> Days | None:
    found = re.fullmatch(r"(spring|summer|autumn|winter) (\d{4})(?:[/ -](\d{2}|\d{4}))?", words)
    if not found or (found[3] and int(found[3]) % 100 != (int(found[2]) + 1) % 100):
        return None
    year, (first, after) = int(found[2]), _SEASONS[found[1]]
    if found[3] and first == _SEASONS["spring"][0]:
        return None  # a financial year begins in one spring and ends in the next
    return _months(year, first, after)


def _quarter(words: str) -> Days | None:
    ordinals = "|".join(_ORDINALS)
    quarter = rf"(?:q ?([1-4])|quarter ([1-4])|([1-4]|{ordinals}) quarter)"
    year = r"(?:fy )?(\d{4}|\d\d(?=[/-]))(?:[/ -](\d{4}|\d\d))?"
    found = re.fullmatch(rf"{quarter} {year}", words)
    parts = found.groups() if found else None
    if parts is None and (found := re.fullmatch(rf"{year} {quarter}", words)):
        parts = (*found.groups()[2:], *found.groups()[:2])
    if parts is None:
        return None
    which = next(part for part in parts[:3] if part)
    number = _ORDINALS.get(which) or int(which)
    begins = _century(parts[3])
    if parts[4]:
        if int(parts[4]) % 100 != (begins + 1) % 100:
            return None
        return _months(begins, 3 * number + 1, 3 * number + 4)
    return _months(begins, 3 * number - 2, 3 * number + 4)


def _year(words: str) -> Days | None:
    if re.fullmatch(r"\d{4}", words):
        return _months(int(words), 1, 13)
    found = re.fullmatch(r"(?:fy )?(\d{4})[/ -](\d{2}|\d{4})|fy (\d\d)[/-](\d\d)", words)
    if not found:
        return None
    begins, ends = (found[1], found[2]) if found[1] else (found[3], found[4])
    if int(ends) % 100 != (_century(begins) + 1) % 100 or (len(ends) == 4 and int(ends) != int(begins) + 1):
        return None
    return _months(_century(begins), 4, 16)


def _part(words: str) -> Days | None:
    found = re.fullmatch(r"(end|close|start|beginning|early|mid|middle|late)[- ](?:in )?(.+)", words)
    whole = _read(found[2]) if found else None
    if not found or whole is None:
        return None
    first, after = whole
    third = (after - first) // 3
    if found[1] in {"end", "close"}:
        return _one(after - timedelta(days=1))
    if found[1] in {"start", "beginning"}:
        return _one(first)
    if found[1] == "early":
        return first, first + third
    return (after - third, after) if found[1] == "late" else (first + third, after - third)


def _week(words: str) -> Days | None:
    found = re.fullmatch(r"(week (?:commencing|beginning|starting)|w/?c|week|week ending|w/?e) (.+)", words)
    day = _day(found[2]) if found else None
    if not found or day is None:
        return None
    ends = found[1] in {"week ending", "w/e", "we"}
    return (day[1] - timedelta(days=7), day[1]) if ends else (day[0], day[0] + timedelta(days=7))


def _before(words: str) -> Days | None:
    whole = _read(words.removeprefix("before ")) if words.startswith("before ") else None
    return _one(whole[0] - timedelta(days=1)) if whole else None


def _range(words: str) -> Days | None:
    """Two dates and what lies between: the first may leave to the second what they share, the month or the year."""
    for between in (" to ", " and ", " or ", " until ", "/", "-"):
        if between not in words:
            continue
        left, _, right = words.partition(between)
        last = _read(right)
        shared = right.split()[1:]
        tails = ["", *(" " + " ".join(shared[number:]) for number in range(len(shared)))]
        first = next((days for tail in tails if (days := _read(left + tail))), None)
        if last and first and first[0] <= last[0]:
            return first[0], last[1]
    return None

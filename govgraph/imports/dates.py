"""Dates as registers write them: day first, with stops or strokes, two figures for the year, months alone."""

from __future__ import annotations

import re
from datetime import date, timedelta

from govgraph.imports.neutral import squeezed
from govgraph.model.written_dates import possible_days

_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})[-' ]+(\d{2})")
_NAMED = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+\d{4}")


class NoDate(ValueError):
    """What stands there names no day, month or year; the message says why."""


def month_first(texts: list[str]) -> bool:
    """Do the dates of a column name the month first? Some second figure is above 12, and no first one."""
    figures = [match for text in texts if (match := _FIGURES.fullmatch(squeezed(text)))]
    return any(int(m[2]) > 12 for m in figures) and not any(int(m[1]) > 12 for m in figures)


def written(text: str, *, american: bool = False) -> str:
    """The date in the form that scenario files take: 2019-04-01, 2019-04, 2019. Raises :class:`NoDate`."""
    said = squeezed(text).strip(" .()")
    said = re.sub(r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)$", "", said)
    if match := _FIGURES.fullmatch(said):
        day, month = (int(match[2]), int(match[1])) if american else (int(match[1]), int(match[2]))
        year = int(match[3]) + (0 if len(match[3]) == 4 else 1900 if int(match[3]) > 69 else 2000)
        try:
            return date(year, month, day).isoformat()
        except ValueError as error:
            raise NoDate(f"“{said}” is no day of the calendar ({error})") from None
    if match := _MONTH_YEAR.fullmatch(said):
        said = f"{match[1]} {1900 + int(match[2]) if int(match[2]) > 69 else 2000 + int(match[2])}"
    try:
        first, after = possible_days(said)
    except ValueError as error:
        found = _NAMED.search(said)
        if found is None:
            raise NoDate(str(error)) from None
        first, after = possible_days(found[0])
    if after - first <= timedelta(days=1):
        return first.isoformat()
    if after - first <= timedelta(days=31) and first.day == 1:
        return f"{first.year}-{first.month:02d}"
    return f"{first.year}" if (first.month, first.day) == (1, 1) and after == date(first.year + 1, 1, 1) else said


def day_after(text: str) -> str:
    """The first day on which it no longer holds, of a last day; a month or year stays as it is."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return (date.fromisoformat(text) + timedelta(days=1)).isoformat()
    return text


def first_day(text: str) -> date:
    """The first day that a written date can be. Raises :class:`NoDate`."""
    return possible_days(written(text))[0]

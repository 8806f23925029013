"""Dates as papers write them: to the day, the month, the season, the year or the financial year; half-open spans.

A :class:`Moment` that names a month is every day of that month until something narrows it, so a question about a
day inside it is *cannot tell*. A :class:`Span` runs from its first day up to, not including, its ``until``.
"""

import re
from datetime import date, timedelta
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_serializer, model_validator

from govgraph.model.truth import Truth

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (12, 15)}


class Moment(BaseModel):
    """A date to some precision: the days from ``first`` up to, not including, ``after`` are all possible."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="the date as written: 2022-07-01, 2022-07, 2022, spring 2023, 2022/23")
    first: date = Field(description="the earliest day it can be")
    after: date = Field(description="the day after the latest day it can be")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            return raw
        return parse_moment(str(raw) if not isinstance(raw, date) else raw.isoformat())

    @model_serializer
    def _text(self) -> str:
        return self.text

    def __str__(self) -> str:
        return self.text


def day_words(day: date) -> str:
    """``1 July 2022``."""
    return f"{day.day} {day:%B %Y}"


def _month_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def parse_moment(text: str) -> dict[str, Any]:
    """Read a date. Raises ValueError with what would have been right."""
    words = text.strip().lower()
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
            day = date.fromisoformat(words)
            return {"text": text, "first": day, "after": day + timedelta(days=1)}
        if match := re.fullmatch(r"(\d{4})-(\d{2})", words):
            year, month = int(match[1]), int(match[2])
            return {"text": text, "first": date(year, month, 1), "after": _month_after(year, month)}
        if match := re.fullmatch(r"\d{4}", words):
            year = int(words)
            return {"text": text, "first": date(year, 1, 1), "after": date(year + 1, 1, 1)}
        if match := re.fullmatch(r"(\d{4})/(\d{2}|\d{4})", words):
            year = int(match[1])
            if int(match[2]) % 100 != (year + 1) % 100:
                raise ValueError
            return {"text": text, "first": date(year, 4, 1), "after": date(year + 1, 4, 1)}
        if match := re.fullmatch(r"(spring|summer|autumn|winter) (\d{4})", words):
            start, end = _SEASONS[match[1]]
            year = int(match[2])
            return {"text": text, "first": date(year, start, 1), "after": _month_after(year, end - 1)}
        if (match := re.fullmatch(r"([a-z]+) (\d{4})", words)) and match[1] in _MONTHS:
            year, month = int(match[2]), _MONTHS.index(match[1]) + 1
            return {"text": text, "first": date(year, month, 1), "after": _month_after(year, month)}
    except ValueError:
        pass
    raise ValueError(f"'{text}' is not a date: write 2022-07-01, 2022-07, July 2022, 2022, spring 2023 or 2022/23")


class Span(BaseModel):
    """When something holds: ``[start, until)``. An end that is not written is open: nobody says when."""

    model_config = ConfigDict(frozen=True)

    start: Moment | None = Field(default=None, description="the first day on which it holds; absent: not stated")
    until: Moment | None = Field(default=None, description="the first day on which it no longer holds; absent: open")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.until and self.until.after <= self.start.first + timedelta(days=1):
            raise ValueError(f"the dates are the wrong way round: from {self.start}, until {self.until}")
        return self

    def started(self, day: date) -> Truth:
        """Has it begun on this day? yes, no, or unknown within the precision of the date; not stated counts as yes."""
        if self.start is None or day >= self.start.after - timedelta(days=1):
            return Truth.YES
        return Truth.NO if day < self.start.first else Truth.UNKNOWN

    def ended(self, day: date) -> Truth:
        """Is it over on this day?"""
        if self.until is None or day < self.until.first:
            return Truth.NO
        return Truth.YES if day >= self.until.after - timedelta(days=1) else Truth.UNKNOWN

    def live(self, day: date) -> Truth:
        """Does it hold on this day?"""
        return min(self.started(day), self.ended(day).opposite)

    def __str__(self) -> str:
        if self.start and self.until:
            return f"from {self.start} until {self.until}"
        if self.start:
            return f"from {self.start}"
        return f"until {self.until}" if self.until else "no dates stated"

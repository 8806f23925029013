"""Dates as papers write them: to the day, the month, the season, the quarter, the year; half-open spans.

A :class:`Moment` that names a month is every day of that month until something narrows it, so a question about a
day inside it is *cannot tell*. A :class:`Span` runs from its first day up to, not including, its ``until``.
Every date of a file, of the command line and of a question is read here, by the grammar of
:mod:`govgraph.model.written_dates`.
"""

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Self

from govgraph.model.truth import Truth
from govgraph.model.written_dates import EXAMPLES, no_end, not_one_day, possible_days
from govgraph.records import Before, Field, Record


class Moment(Record):
    """A date to some precision: the days from ``first`` up to, not including, ``after`` are all possible."""

    accepts_more: ClassVar[bool] = True
    prints_as_text: ClassVar[bool] = True

    text: str = Field(description="the date as written: 1 July 2022, 2022-07, 2022, spring 2023, Q1 2023/24, 2022/23")
    first: date = Field(description="the earliest day it can be")
    after: date = Field(description="the day after the latest day it can be")

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """A date is written as papers write it."""
        return raw if isinstance(raw, dict) else parse_moment(raw)

    @classmethod
    def of(cls, raw: Any) -> "Moment":
        """The date that a text or a day says. Raises ValueError with what would have been right."""
        return cls(**parse_moment(raw))

    def __str__(self) -> str:
        return self.text


def day_words(day: date) -> str:
    """A day as people write it: ``1 July 2022``."""
    return f"{day.day} {day:%B %Y}"


def parse_moment(raw: Any) -> dict[str, Any]:
    """The fields of a :class:`Moment`: its text, the first day it can be, the day after the last.

    Raises ValueError with what would have been right.
    """
    if isinstance(raw, date):
        raw = raw.date().isoformat() if isinstance(raw, datetime) else raw.isoformat()
    text = str(raw).strip()
    first, after = possible_days(text)
    return {"text": text, "first": first, "after": after}


def day_asked(raw: date | str) -> date:
    """The day that a question names; of a month, a season or a year the first day.

    Raises ValueError with what would have been right.
    """
    return possible_days(raw)[0] if isinstance(raw, str) else raw


def one_day(raw: Any) -> Any:
    """The one day that a date of law names, None for "no end"; what is no text is left as it is.

    Raises ValueError for a month, a season or a year: law begins on a day.
    """
    if not isinstance(raw, str) or re.fullmatch(r"[0-8]\d{3}-\d\d-\d\d", raw):
        return raw
    if no_end(raw):
        return None
    first, after = possible_days(raw)
    if after - first > timedelta(days=1):
        raise ValueError(f'"{raw}" names no single day. {EXAMPLES}')
    return first


LawDay = Annotated[date | None, Before(one_day)]
"""The day on which a row of law begins or ends, as papers write it; None: none is stated, or there is no end."""


def last_day_asked(raw: date | str) -> date | None:
    """The last day of what a question names: of a month, a season or a year the last; None for "no end".

    Raises ValueError with what would have been right.
    """
    if no_end(raw):
        return None
    return possible_days(raw)[1] - timedelta(days=1) if isinstance(raw, str) else raw


def due_moment(text: str) -> Moment | None:
    """The date in a ``due``; None where it names no single date (not stated, or yearly)."""
    return None if not_one_day(text) else Moment.of(text)


def _due(raw: Any) -> Any:
    if isinstance(raw, date):
        raw = raw.isoformat()
    if not isinstance(raw, str | int | float) or isinstance(raw, bool):
        return raw
    text = str(raw).strip()
    if not not_one_day(text):
        try:
            possible_days(text)
        except ValueError as error:
            message = f"{error} Where the source names no date, write 'not stated' and put its words in 'note'."
            raise ValueError(message) from None
    return text


Due = Annotated[str, Before(_due)]
"""By when, as written: a date, how often (yearly), or 'not stated'. Anything else is a mistake."""


class Span(Record):
    """When something holds: ``[start, until)``. An end that is not written is open: nobody says when."""

    accepts_more: ClassVar[bool] = True

    start: Moment | None = Field(default=None, description="the first day on which it holds; absent: not stated")
    until: Moment | None = Field(default=None, description="the first day on which it no longer holds; absent: open")

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """An end on 9999-12-31, as registers write it, is no end."""
        if isinstance(raw, dict) and no_end(raw.get("until")):
            return {key: value for key, value in raw.items() if key != "until"}
        return raw

    def as_checked(self) -> Self:
        """The dates are the right way round."""
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

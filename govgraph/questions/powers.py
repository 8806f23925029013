"""What an answer says of the powers that it rests on: their citation, and to which day their text was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from govgraph.authority import Authority
from govgraph.law.rows import Power
from govgraph.model.dates import day_words


def cited(row: Power) -> str:
    """``NHS Act 2006 s65Z5, text of 1 September 2025``; the citation alone where no day is stated."""
    return f"{row.cite}, text of {day_words(row.read_to)}" if row.read_to else row.cite


def rested_on(found: Iterable[Authority]) -> tuple[Power, ...]:
    """The powers of the arrangements on the routes of these authorities, each once."""
    rows = (row for a in found for route in a.routes for hop in route.hops if hop.offer for row in hop.offer.rows)
    return tuple({row.id: row for row in rows}.values())


def read_notes(rows: Iterable[Power], day: date) -> tuple[str, ...]:
    """A note for each power whose text was read as it stood before the day asked about: it may have changed since."""
    return tuple(
        f"{row.cite} was read as it stood on {day_words(row.read_to)}, before the day asked about"
        for row in rows
        if row.read_to and day > row.read_to
    )

"""Looking a row of the law up by its id: who asks for one that is not there is told the nearest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from govgraph.diagnostics import GovgraphError, did_you_mean

LawRow = TypeVar("LawRow")


class UnknownRow(GovgraphError, LookupError):
    """No row of that id is in the registry; the message names the nearest."""


def row_of(rows: Mapping[str, LawRow], wanted: str, what: str) -> LawRow:
    """The row of an id; ``what`` says in the message what was looked for. Raises :class:`UnknownRow`."""
    if wanted in rows:
        return rows[wanted]
    hint = did_you_mean(wanted, rows)
    raise UnknownRow(f"there is no {what} '{wanted}' in the registry" + (f": {hint}" if hint else ""))

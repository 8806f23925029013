"""What a later paper says of what an earlier one said."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from govgraph.diagnostics import Mark
from govgraph.model.base import COMPUTED, Basis, Source

Sort = Literal["confirms", "changes", "ends", "withdraws", "adds"]
"""Says it again; says it otherwise from its day on; says that it is over; takes it back; says what is new."""


class Revision(Struct, frozen=True):
    """One item of an earlier paper, and what the later paper makes of it."""

    sort: Sort
    item: str
    """Id of the thing, relation or statement as it is called now."""
    basis: Basis = "stated"
    sources: tuple[Source, ...] = ()
    was: str = ""
    """Id under which the earlier state of a relation is kept; empty where there is none."""
    fields: tuple[str, ...] = ()
    """What is said otherwise: the fields or roles."""
    mark: Mark = COMPUTED
    day: date | None = None
    """The day from which it holds, where that is not the day of the paper."""

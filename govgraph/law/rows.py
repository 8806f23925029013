"""The types of the law registry: one frozen value per row of ``govgraph/law/packs``, as written and as resolved.

A row says what statute says and no more: who may give which class of function to whom, under which power, on which
day, and what becomes of liability. ``mark`` says how it was checked (``V`` against the text, ``V*`` against an older
or secondary text, ``G`` general knowledge), ``conf`` how sure the reading is (``H``, ``M``, ``L``): a failure never
weighs more than the confidence of the words that fail.

This is what every row carries. The rows themselves: :mod:`govgraph.law.power_rows`, :mod:`govgraph.law.kind_rows` and
:mod:`govgraph.law.function_rows`.

All date ranges are half open: the first day on which it holds, and the first day on which it no longer does.
"""

from datetime import date
from typing import Annotated, Any, Literal

from govgraph.model.dates import LawDay
from govgraph.records import Before, Field, Record

RowMark = Literal["V", "V*", "G"]
"""How a row was checked: against the text, against an older or secondary text, or not (general knowledge)."""

Confidence = Literal["H", "M", "L"]
"""How sure the reading is; it caps a failure at error, warning or note."""

CHECKED: dict[str, str] = {
    "V": "read against the text",
    "V*": "read against an older or secondary text",
    "G": "general knowledge, not checked",
}
"""How a row was checked, in words, by its mark."""

SURE: dict[str, str] = {"H": "high", "M": "medium", "L": "low"}
"""How sure the reading is, in words, by its confidence."""

Level = Literal["ERROR", "WARN", "INFO"]
Owner = Literal["nhs", "la", "any"]
System = Literal["executive", "committee"]

Code = Annotated[str, Field(pattern=r"^(L\d\d|[A-Z][A-Z0-9]*-[A-Z0-9-]+)?$")]
"""A rule: L01 to L52, a user's own such as ``NEL-1``, or empty."""


def as_list(raw: Any) -> Any:
    """One entry alone is a list of one."""
    return (raw,) if isinstance(raw, str | dict) else raw


Words = Annotated[tuple[str, ...], Before(as_list)]


class Row(Record):
    """A value that does not change and accepts no unknown fields."""


class Lasting(Row):
    """A row with a life of its own."""

    start: LawDay = Field(default=None, written="from", description="the first day; absent: no start is stated")
    until: LawDay = Field(
        default=None,
        written="to",
        description="the first day on which it is over; absent: it still lasts",
    )

    def lives(self, day: date) -> bool:
        """Does it hold on this day? The day on which it ends is no longer one."""
        return (self.start is None or day >= self.start) and (self.until is None or day < self.until)


class Sourced(Row, tag=True):
    """What every row of a table carries: its key, where it stands in law, and how far that was checked."""

    id: str = Field(default="", description="the key that the row is listed under")
    cite: str = Field(default="", description="the provision that says so: Act, section, paragraph, regulation")
    mark: RowMark = Field(
        default="G",
        description="V checked against the text, V* against an older or secondary text, G general knowledge",
    )
    conf: Confidence = Field(
        default="M",
        description="how sure the reading is: H, M or L; a failure weighs no more than this allows",
    )
    read_to: LawDay = Field(
        default=None,
        description="the date of the text that was read; an answer about a later day says which known changes may touch it",
    )
    says: str = Field(default="", description="the words of the provision that carry the row, in our paraphrase")
    unverified: Words = Field(default=(), description="what was not verified, one entry for each doubt")
    note: str = Field(default="", description="a remark for readers")
    _said: frozenset[str] = frozenset()

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that its file says: the others it inherits."""
        return self._said


class SourcedLasting(Sourced):
    """A row of a table with a life of its own."""

    start: LawDay = Field(default=None, written="from", description="the first day; absent: no start is stated")
    until: LawDay = Field(
        default=None, written="to", description="the first day on which it is over; absent: it still lasts"
    )

    def lives(self, day: date) -> bool:
        """Does it hold on this day? The day on which it ends is no longer one."""
        return (self.start is None or day >= self.start) and (self.until is None or day < self.until)

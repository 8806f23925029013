"""What every item of a scenario carries: where it was written, where it was read, how firm it is, and when."""

from typing import Any, Literal, Self, get_args

from govgraph.diagnostics import Mark
from govgraph.model.dates import Span
from govgraph.records import Field, Record

Status = Literal[
    "in force",
    "interim",
    "planned",
    "required",
    "in preparation",
    "proposed",
    "provisional",
    "likely",
    "possible",
    "considered",
    "to be agreed",
    "deferred",
    "past",
]
"""How firm something is, in the words of papers."""

Basis = Literal["stated", "law", "inferred", "assumed"]
"""Why we say it: a source states it, the law gives it, it follows from structure, or somebody assumed it."""

Unknown = Literal["nobody", "unclear", "not stated"]
"""Ways of not knowing: the source says there is none; the source leaves it unclear; read and silent."""

Tier = Literal["settled", "unsettled", "past"]

STATUSES: tuple[str, ...] = get_args(Status)
BASES: tuple[str, ...] = get_args(Basis)
UNKNOWNS: tuple[str, ...] = get_args(Unknown)
_SETTLED = frozenset({"in force", "interim"})
_FIRMNESS = {
    status: rank
    for rank, status in enumerate(
        (
            "in force",
            "interim",
            "required",
            "planned",
            "in preparation",
            "provisional",
            "proposed",
            "likely",
            "to be agreed",
            "deferred",
            "possible",
            "considered",
            "past",
        )
    )
}


def tier(status: Status) -> Tier:
    """settled, unsettled or past: answers never merge tiers (docs/design.md#status-and-ground)."""
    if status == "past":
        return "past"
    return "settled" if status in _SETTLED else "unsettled"


def weakest(statuses: list[Status]) -> Status:
    """The least firm of several statuses: a chain is as firm as that."""
    return max(statuses, key=_FIRMNESS.__getitem__, default="in force")


COMPUTED = Mark("<computed>")
"""The place of what no file says: it was computed."""


class Frozen(Record):
    """A value that does not change and accepts no unknown fields."""


class Source(Frozen):
    """Where a fact was read: a document of the scenario and a place in it, such as ``000 s2.2.3 b)``."""

    document: str = Field(description="the short code of a document of the scenario; 'law' for a statute")
    at: str = Field(default="", description="the place in it: s2.2.3 b), s2.3.2 c8, Rec 3, Context p1")
    variant: str = Field(default="", description="what this place says differently, in our words")
    reason: str = Field(default="", description="why the difference is read as one fact")

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """A source is written as its document and the place in it: ``000 s2.2.3``."""
        if isinstance(raw, str | int):
            document, _, at = str(raw).strip().partition(" ")
            return {"document": document, "at": at.strip()}
        if isinstance(raw, dict) and "place" in raw:
            document, _, at = str(raw["place"]).strip().partition(" ")
            return {**{key: raw[key] for key in raw if key != "place"}, "document": document, "at": at.strip()}
        return raw

    def __str__(self) -> str:
        return f"{self.document} {self.at}".strip()


class Written(Frozen):
    """A value that knows the file, line and column where it was written."""

    _mark: Mark = COMPUTED

    @property
    def mark(self) -> Mark:
        """The file, line and column where it was written."""
        return self._mark

    def written_at(self, mark: Mark) -> Self:
        """Remember where it was written (used by the loader, once)."""
        self._keeps(_mark=mark)
        return self


class Item(Written):
    """Common to things, facts and statements."""

    id: str = Field(description="a short name, unique in the scenario: lower case letters, digits and hyphens")
    status: Status = Field(default="in force", description="how firm it is")
    basis: Basis = Field(default="stated", description="why it is said: stated, law, inferred or assumed")
    span: Span = Field(default=Span(), description="when it holds: from, until (the first day it no longer holds)")
    sources: tuple[Source, ...] = Field(default=(), description="where it was read; several places may say the same")
    note: str = Field(default="", description="a remark for readers, in our words")
    option: str = Field(default="", description="the option that adds or changes it; empty: the baseline")

    @property
    def tier(self) -> Tier:
        """How firm it is in one of three words: settled (in force or interim), past, or unsettled (all else)."""
        return tier(self.status)

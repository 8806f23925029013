"""Three values: no < unknown < yes. "Cannot tell" is an answer (docs/authority.md#truth-and-conditions; Kleene's strong logic)."""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """no, unknown or yes; ``min`` is *and*, ``max`` is *or*."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @property
    def opposite(self) -> Truth:
        """Yes for no and no for yes; unknown stays unknown."""
        return Truth(2 - self)

    @property
    def words(self) -> str:
        """As a person would say it."""
        return {Truth.NO: "no", Truth.UNKNOWN: "cannot tell", Truth.YES: "yes"}[self]

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """True is yes, False no, None unknown."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO

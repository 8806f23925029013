"""What the law makes of one arrangement: a verdict, with what fails, and what it asks for and no source states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from govgraph.law.power_rows import Power
from govgraph.law.rows import Confidence, Level
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

Tested = Literal["power", "date", "parties", "giver", "receiver", "function", "conditions"]

ORDER: tuple[Tested, ...] = ("power", "date", "parties", "giver", "receiver", "function", "conditions")


class Failure(Struct, frozen=True):
    """One test that fails: at which level, by which rule (L01 to L52, or a user's own), under which row, and why.

    ``fact`` is the relation that states what it goes against: the gift whose terms bar it, the reservation.
    """

    test: Tested
    code: str
    level: Level
    text: str
    row: str = ""
    fact: Fact | None = None

    def __eq__(self, other: object) -> bool:
        return self._said == other._said if isinstance(other, Failure) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._said)

    @property
    def _said(self) -> tuple[str, ...]:
        return self.test, self.code, self.level, self.text, self.row


class Need(Struct, frozen=True):
    """What the law asks for and no source states: in words, the rule that is broken if it is not so, where that stands
    in law, and how sure the words are. It is counted apart from failures, and never is one."""

    text: str
    rule: str = ""
    cite: str = ""
    conf: Confidence = "H"

    def __str__(self) -> str:
        return self.text


def texts(needs: Iterable[Need]) -> list[str]:
    """The words of several, each once."""
    return list(dict.fromkeys(need.text for need in needs))


def each_once(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Several, each once by its words: what two tests ask for is one record to get."""
    found: dict[str, Need] = {}
    for need in needs:
        found.setdefault(need.text, need)
    return tuple(found.values())


class Verdict(Struct, frozen=True):
    """What the law makes of one arrangement.

    ``truth`` is no, unknown or yes; ``conditions`` what the law asks for and no source states; ``finding`` the first
    failure of the highest level, ``also`` the others. ``rows`` are the rows that it rests on, or could rest on where
    no power is stated, ``others`` rows that only might carry it; ``near`` the rows that come near and where each fails. ``reason`` says why it is not yes.
    """

    truth: Truth
    conditions: tuple[Need, ...] = ()
    finding: Failure | None = None
    also: tuple[Failure, ...] = ()
    rows: tuple[Power, ...] = ()
    others: tuple[Power, ...] = ()
    near: tuple[tuple[str, Failure], ...] = ()
    reason: str = ""
    step: bool = False

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Every failing test, the finding first."""
        return (self.finding, *self.also) if self.finding else self.also

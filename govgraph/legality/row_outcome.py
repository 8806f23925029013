"""What one row says of a case, as its tests are made: what fails, and what is asked for and nobody states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from govgraph.law.power_rows import Power
from govgraph.law.rows import Confidence, Level
from govgraph.legality.case import InCase
from govgraph.legality.verdict import ORDER, Failure, Need, Tested
from govgraph.model.truth import Truth

LEVELS: tuple[Level, ...] = ("INFO", "WARN", "ERROR")
"""How much a failure weighs, the lightest first."""

CAP: Mapping[Confidence, int] = {"L": 0, "M": 1, "H": 2}
"""How much a failure can weigh at most, by how sure the words of the row are."""


class RowJudged(Struct, eq=False):
    """What one row says, for one choice of kinds."""

    row: Power
    truth: Truth = Truth.YES
    conditions: list[Need] = []
    failures: list[Failure] = []
    reason: str = ""
    asleep: str = ""
    loose: bool = False
    misfit: bool = False
    step: bool = False
    short: str = ""
    """A side of which no party is named, though others may be meant."""

    @property
    def standing(self) -> Truth:
        """Its truth on the day asked: asleep outside the law's life."""
        return Truth.NO if self.asleep else self.truth

    def lower(self, truth: Truth, reason: str) -> None:
        if truth < self.truth:
            self.truth, self.reason = truth, reason

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Greater is better: truth, how far along the order it fails, sureness, conditions."""
        first = min((ORDER.index(f.test) for f in self.failures if f.level == "ERROR"), default=len(ORDER))
        return int(self.standing), first, -len(self.failures), -len(self.conditions)


class Noting:
    """One case, and what it is held against; failures and open points are noted in a :class:`RowJudged`."""

    def __init__(self, find: InCase) -> None:
        self.find, self.law, self.case = find, find.registry, find.case
        self.stated = self.case.conditions_stated
        self.persons = find.givers_persons
        self.parties = self._parties()

    def _parties(self) -> tuple[str, ...]:
        receiver, bound = self.case.receiver, self.case.boundary
        parents = self.find.persons(receiver) if bound == "joint" else ()
        other = (receiver,) if bound == "across" else ()
        return tuple(dict.fromkeys((*self.case.givers, *other, *parents)))

    def fail(
        self,
        out: RowJudged,
        test: Tested,
        text: str,
        conf: Confidence,
        *,
        node: str = "",
        kinds: Mapping[str, str] | None = None,
        level: Level = "ERROR",
        code: str = "",
        fits: bool = False,
    ) -> None:
        """Note a failure; ``fits``: the words do admit it, and only how sure they are is in question."""
        out.misfit = out.misfit or not (fits or test == "conditions")
        capped = LEVELS[min(LEVELS.index(level), CAP[conf])]
        if not code and test != "conditions":
            kind = (kinds or {}).get(node, "")
            code = self.law.code(
                test, out.row, kind=kind, owner=self.case.about.owner, function_class=self.case.about.function_class
            )
        out.failures.append(Failure(test, code or "L35", capped, text, out.row.id))
        if capped == "ERROR":
            out.lower(Truth.NO, text)
        elif capped == "WARN" and not fits and test not in {"date", "conditions"}:
            out.lower(Truth.UNKNOWN, text)  # the words as they were read bar it: who decides turns on whether they do

    def ask(self, out: RowJudged, test: Tested, *words: str, kind: str = "", code: str = "") -> None:
        """Note what no source states, under the rule that would be broken if it were not so."""
        if not code and test != "conditions":
            about = self.case.about
            code = self.law.code(test, out.row, kind=kind, owner=about.owner, function_class=about.function_class)
        row = out.row
        out.conditions += [Need(text, code or row.codes.receiver or "L35", row.cite, row.conf) for text in words]


def moved(day: date, life: tuple[date | None, date | None]) -> date:
    """A day, moved into a life."""
    start, until = life
    if start is not None and day < start:
        return start
    return until - timedelta(days=1) if until is not None and day >= until else day

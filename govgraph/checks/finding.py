"""What a check says of each of its subjects, and what a run makes of it.

A check yields one outcome per subject: :class:`Passed`, :class:`Found` or :class:`CannotTell`, so that totals mean
something. Not knowing is never a finding of its own weight: it is *cannot tell*, with what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from msgspec import Struct

from govgraph.answer import Link
from govgraph.diagnostics import Mark
from govgraph.model.base import Frozen
from govgraph.records import Field, Shown, replace

Severity = Literal["ERROR", "WARN", "INFO"]
"""ERROR: the sources contradict themselves or the form cannot work; WARN: look at it; INFO: know it when reading."""

SEVERITIES: tuple[Severity, ...] = ("ERROR", "WARN", "INFO")


class Passed(Struct, frozen=True):
    """The subject was looked at, and nothing is wrong with it."""

    about: tuple[str, ...]


class FindingWords(Struct, frozen=True):
    """How a finding is put: what is costly to say and is only said when somebody reads it."""

    sentence: str
    fix: str
    chain: tuple[Link, ...] = ()
    detail: str = ""
    brief: str = ""


class Found(Struct, frozen=True):
    """The pattern is there.

    ``about`` are ids of things, what it is mainly about first; ``facts`` ids of the relations it rests on; ``severity``
    only where this one weighs less than the check's own, ``code`` only where it is not the check's: a user's own rule of law;
    ``detail`` what an expert looks up: the powers that were tried, by their codes, and where each fails;
    ``at`` where what is to be mended is written, if that is neither; ``brief`` the same in at most 75 letters, where the
    check's ``BRIEF`` does not say enough. Where its words are costly, they are made when they are read: :meth:`later`.
    """

    about: tuple[str, ...]
    sentence: str
    fix: str
    facts: tuple[str, ...] = ()
    chain: tuple[Link, ...] = ()
    severity: Severity | None = None
    code: str = ""
    at: Mark | None = None
    detail: str = ""
    brief: str = ""
    words: Callable[[], FindingWords] | None = None

    @classmethod
    def later(
        cls,
        about: tuple[str, ...],
        words: Callable[[], FindingWords],
        *,
        facts: tuple[str, ...] = (),
        severity: Severity | None = None,
        code: str = "",
    ) -> Found:
        """The pattern is there, and ``words`` say it when somebody reads it: counting and comparing need none."""
        return cls(about, "", "", facts=facts, severity=severity, code=code, words=words)

    def told(self) -> Found:
        """The same with its words."""
        if self.words is None:
            return self
        said = self.words()
        return replace(
            self,
            sentence=said.sentence,
            fix=said.fix,
            chain=said.chain,
            detail=said.detail,
            brief=said.brief,
            words=None,
        )


class CannotTell(Struct, frozen=True):
    """The model does not hold what the check needs: ``missing`` says what."""

    about: tuple[str, ...]
    missing: str


Outcome = Passed | Found | CannotTell


Place = Annotated[Mark, Shown(str)]
"""Where something is written; in JSON as ``file:line:column``."""


class Finding(Frozen):
    """One finding, as it is shown."""

    code: str = Field(description="code of the check: STR101 ..., EVI201 ..., LAW01 ...")
    severity: Severity = Field(description="ERROR, WARN or INFO")
    title: str = Field(description="the pattern that was found, in words: no route to a decider")
    about: tuple[str, ...] = Field(default=(), description="ids of the things it is about, the main one first")
    facts: tuple[str, ...] = Field(default=(), description="ids of the relations it rests on")
    sentence: str = Field(description="what is wrong, in one sentence")
    brief: str = Field(default="", description="the same in one sentence of at most 75 letters")
    fix: str = Field(default="", description="what would put it right, or what to ask, in one sentence")
    detail: str = Field(default="", description="for experts: the powers by their codes, and where each fails")
    chain: tuple[Link, ...] = Field(default=(), description="the steps that show it, each with its source")
    option: str = Field(default="baseline", description="id of the option in which it was found, or baseline")
    day: str = Field(default="", description="the day it was found on, ISO")
    marks: tuple[Place, ...] = Field(default=(), description="where what is to be mended is written: file:line:column")
    sources: tuple[str, ...] = Field(default=(), description="where they were read: document and place")

    def __str__(self) -> str:
        head = f"{self.code} {self.severity} {self.title}: {self.sentence}"
        return f"{head}\n    {self.fix}" if self.fix else head


class Spotted:
    """A finding by its facts: its code, its weight and what it is about. Its words are made once, when somebody reads them.

    Two are equal when they read the same.
    """

    __slots__ = ("_finding", "_made", "about", "code", "facts", "option", "severity")

    def __init__(
        self,
        code: str,
        severity: Severity,
        about: tuple[str, ...],
        facts: tuple[str, ...],
        option: str,
        make: Callable[[], Finding],
    ) -> None:
        self.code, self.severity, self.about, self.facts, self.option = code, severity, about, facts, option
        self._made: Callable[[], Finding] | None = make
        self._finding: Finding | None = None

    @classmethod
    def of(cls, finding: Finding) -> Spotted:
        """A finding that is in words already."""
        return cls(finding.code, finding.severity, finding.about, finding.facts, finding.option, lambda: finding)

    @property
    def finding(self) -> Finding:
        """The finding in words."""
        if self._finding is None:
            assert self._made is not None
            self._finding, self._made = self._made(), None
        return self._finding

    @property
    def weight(self) -> tuple[int, str, tuple[str, ...]]:
        """The order in which findings are told: the heaviest first, then by code and by what they are about."""
        return SEVERITIES.index(self.severity), self.code, self.about

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spotted) and self.finding == other.finding

    def __hash__(self) -> int:
        return hash((self.code, self.about, self.facts, self.option))

    def __repr__(self) -> str:
        return f"Spotted({self.finding!r})"


class Unsettled(Frozen):
    """A subject of which a check cannot tell."""

    code: str = Field(description="code of the check")
    about: tuple[str, ...] = Field(description="ids of the things it is about")
    missing: str = Field(description="what the model would have to say, in one sentence")


class WaivedFinding(Frozen):
    """A finding that the scenario accepts, with its reason."""

    finding: Finding = Field(description="what was found")
    reason: str = Field(description="why it is accepted")


class Totals(Frozen):
    """How many subjects passed, failed, or could not be told."""

    passed: int = Field(default=0, description="subjects with which nothing is wrong, accepted findings among them")
    failed: int = Field(default=0, description="findings")
    cannot_tell: int = Field(default=0, description="subjects of which the model does not say enough")

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            cannot_tell=self.cannot_tell + other.cannot_tell,
        )

    def __str__(self) -> str:
        return f"{self.passed} pass, {self.failed} fail, {self.cannot_tell} cannot tell"


class CheckResult(Frozen):
    """What one check said of one graph."""

    code: str
    name: str
    spotted: tuple[Spotted, ...] = Field(default=(), description="what was found, by its facts")
    waived: tuple[WaivedFinding, ...] = ()
    cannot_tell: tuple[Unsettled, ...] = ()
    passed: tuple[tuple[str, ...], ...] = Field(default=(), description="ids that each passed subject is about")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in words."""
        return tuple(one.finding for one in self.spotted)

    @property
    def totals(self) -> Totals:
        """Subjects of this check; a waived finding counts as passed."""
        return Totals(
            passed=len(self.passed) + len(self.waived), failed=len(self.spotted), cannot_tell=len(self.cannot_tell)
        )

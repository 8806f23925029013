"""What a check says of each of its subjects, and what a run makes of it.

A check yields one outcome per subject: :class:`Passed`, :class:`Found` or :class:`CannotTell`, so that totals mean
something. Not knowing is never a finding of its own weight: it is *cannot tell*, with what is missing.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from govgraph.answer import Link
from govgraph.diagnostics import Mark
from govgraph.model.base import Frozen
from govgraph.records import Field, Shown

Severity = Literal["ERROR", "WARN", "INFO"]
"""ERROR: the sources contradict themselves or the form cannot work; WARN: look at it; INFO: know it when reading."""

SEVERITIES: tuple[Severity, ...] = ("ERROR", "WARN", "INFO")


class Passed(Struct, frozen=True):
    """The subject was looked at, and nothing is wrong with it."""

    about: tuple[str, ...]


class Found(Struct, frozen=True):
    """The pattern is there.

    ``about`` are ids of things, what it is mainly about first; ``facts`` ids of the relations it rests on; ``severity``
    only where this one weighs less than the check's own, ``code`` only where it is not the check's: a user's own rule of law;
    ``detail`` what an expert looks up: the powers that were tried, by their codes, and where each fails;
    ``at`` where what is to be mended is written, if that is neither; ``brief`` the same in at most 75 letters, where the
    check's ``BRIEF`` does not say enough.
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
    findings: tuple[Finding, ...] = ()
    waived: tuple[WaivedFinding, ...] = ()
    cannot_tell: tuple[Unsettled, ...] = ()
    passed: tuple[tuple[str, ...], ...] = Field(default=(), description="ids that each passed subject is about")

    @property
    def totals(self) -> Totals:
        """Subjects of this check; a waived finding counts as passed."""
        return Totals(
            passed=len(self.passed) + len(self.waived), failed=len(self.findings), cannot_tell=len(self.cannot_tell)
        )

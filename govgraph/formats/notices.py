"""What is wrong, at a place in a file: the shape that diagnostics, SARIF and annotations are printed from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from msgspec import Struct

from govgraph.diagnostics import Mark, ScenarioError
from govgraph.formats.format import UnknownFormat
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from govgraph.answer import Link
    from govgraph.checks.finding import Finding

Level = Literal["error", "warning", "note"]

_LEVELS: dict[str, Level] = {
    "ERROR": "error",
    "WARN": "warning",
    "INFO": "note",
    "error": "error",
    "warning": "warning",
}


class Notice(Struct, frozen=True):
    """One thing that is wrong: ``title`` names the pattern, ``fix`` says what would be right, ``marks`` where it is."""

    code: str
    level: Level
    text: str
    title: str = ""
    fix: str = ""
    marks: tuple[Mark, ...] = ()
    option: str = ""
    chain: tuple[Link, ...] = ()
    detail: str = ""

    def __str__(self) -> str:
        where = f"{self.marks[0]}: " if self.marks else ""
        title = f"{self.title}: " if self.title else ""
        option = f" [option {self.option}]" if self.option not in {"", "baseline"} else ""
        return f"{where}{self.code} {self.level} {title}{self.text}{option}"


@runtime_checkable
class Checked(Protocol):
    """What checks said: of one option, or of several."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong."""
        ...


def notices_of(value: Any, format: str) -> tuple[Notice, ...]:
    """The notices of what has ``findings``, or of a :class:`ScenarioError`. Raises UnknownFormat for others."""
    if isinstance(value, ScenarioError):
        return tuple(
            Notice(
                problem.code,
                _LEVELS[problem.level],
                clean(problem.message),
                fix=clean(problem.hint),
                marks=(problem.mark._replace(file=near(problem.mark.file)),),
            )
            for problem in value.problems
        )
    if isinstance(value, Checked):
        return of_findings(value.findings)
    raise UnknownFormat(f"the format '{format}' is for checks: use text, table, json, csv or md here")


def of_findings(findings: Iterable[Finding]) -> tuple[Notice, ...]:
    """Findings of checks as notices."""
    return tuple(
        Notice(
            finding.code,
            _LEVELS[finding.severity],
            clean(finding.sentence),
            title=clean(finding.title),
            fix=clean(finding.fix),
            marks=tuple(mark._replace(file=near(mark.file)) for mark in finding.marks if not mark.file.startswith("<")),
            option=finding.option,
            chain=finding.chain,
            detail=clean(finding.detail),
        )
        for finding in findings
    )


def near(file: str) -> str:
    """A file as seen from the folder of work, where it lies in it: shorter to read, and what annotations need."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    return file

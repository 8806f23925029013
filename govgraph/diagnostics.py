"""Mistakes in the user's files, as values.

A loader stage never stops at the first mistake: it returns a list of :class:`Problem`, and the user sees all of
them in one run, each as ``file:line:column: CODE what is wrong`` and, below it, what would be right.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple


class Mark(NamedTuple):
    """Where something was written: a file (as the user named it), a line and a column, both counted from 1.

    In a workbook the line is a row of a ``sheet``; what stands in a file of text has no sheet.
    """

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The column and the row as a workbook calls them: ``C14``."""
        letters, number = "", self.column
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.line}"

    @property
    def where(self) -> str:
        """The sheet and the cell: ``Rights, cell C14``; empty for a file of text."""
        return f"{self.sheet}, cell {self.cell}" if self.sheet else ""

    def __str__(self) -> str:
        return f"{self.file}, {self.where}" if self.sheet else f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One mistake in a file.

    ``code`` is stable (``LOAD...``), ``message`` says what is wrong, ``hint`` what would be right (may be empty).
    An ``error`` stops the load, a ``warning`` is shown and the load goes on. ``about`` is the id that is missing, where
    one is: what another mistake took away is not told again.
    """

    code: str
    message: str
    mark: Mark
    hint: str = ""
    level: Literal["error", "warning"] = "error"
    about: str = ""

    def __str__(self) -> str:
        head = f"{self.mark}: {self.code} {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head


class GovgraphError(Exception):
    """Base of everything that govgraph raises on purpose; ``exit_code`` is what the command line ends with."""

    exit_code = 2


OF_A_FILE = tuple(f"LOAD{number:03}" for number in (*range(1, 12), 16))
"""Mistakes of a whole file: they are told before those of what stands in files."""


class ScenarioError(GovgraphError):
    """The scenario files cannot be used. ``problems`` holds every mistake found: those of whole files first, each in the
    order of file and line, and last what is no more than a remark."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_order))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _order(problem: Problem) -> tuple[bool, bool, tuple[str, str, int, int], str]:
    at = (problem.mark.file, problem.mark.sheet, problem.mark.line, problem.mark.column)
    return problem.level == "warning", problem.code not in OF_A_FILE, at, problem.code


def nearest(word: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """The known words that are spelt most like ``word``, the nearest first; none where nothing is near."""
    import difflib  # only a mistake needs it

    lowered = {option.lower(): option for option in known}
    return [lowered[item] for item in difflib.get_close_matches(word.lower(), list(lowered), n=limit, cutoff=0.6)]


def did_you_mean(word: str, known: Iterable[str], *, limit: int = 3) -> str:
    """A hint that names the nearest known words, or lists the known ones when there are few; else empty."""
    options = sorted(set(known))
    near = nearest(word, options, limit=limit)
    if near:
        return "did you mean " + " or ".join(f"'{item}'" for item in near) + "?"
    if 0 < len(options) <= 12:
        return "expected one of: " + ", ".join(options)
    return ""

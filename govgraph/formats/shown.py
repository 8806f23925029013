"""What is shown of a value: the sheet of an answer, of a report of checks, or of anything that says it itself."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from govgraph.answer import Answer
from govgraph.checks.run import Report
from govgraph.formats.report import sheet
from govgraph.formats.sheet import AnswerSheet, of_answer


@runtime_checkable
class Printable(Protocol):
    """What formats print: it says itself what stands on the sheet."""

    def to_sheet(self) -> AnswerSheet:
        """Its titles, lines and tables."""
        ...


def sheet_of(value: Answer | Report | AnswerSheet | Printable) -> AnswerSheet:
    """The sheet of an answer, of a report of checks or of anything printable. Raises TypeError for anything else."""
    match value:
        case AnswerSheet():
            return value.cleaned()
        case Answer():
            return of_answer(value).cleaned()
        case Report():
            return sheet([value]).cleaned()
        case Printable():
            return value.to_sheet().cleaned()
    raise TypeError(f"a {type(value).__name__} cannot be put on paper: it has no to_sheet()")

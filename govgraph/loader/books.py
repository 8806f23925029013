"""A workbook in the place of a scenario's folder: the files that its sheets hold, its name, and what lies beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.diagnostics import Mark, Problem
from govgraph.loader.folders import ENDINGS as ENDINGS
from govgraph.loader.folders import is_workbook as is_workbook
from govgraph.loader.golden_questions import read_golden
from govgraph.marks import Marked
from govgraph.model.scenario import Question

if TYPE_CHECKING:
    from govgraph.workbook.filed import Book

QUESTIONS = "questions.yaml"
"""The file of the golden questions."""


class Home:
    """Where a scenario lies: in a folder, or in one workbook."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_workbook = is_workbook(path)

    @property
    def folder(self) -> Path:
        """The folder in which rows of law of its own may lie: the scenario's, or the one that holds the workbook."""
        return self.path.parent if self.is_workbook else self.path

    @property
    def top(self) -> Mark:
        """Where the title, the date and the place are written."""
        return Mark(str(self.path), 1, 1, "Scenario") if self.is_workbook else Mark(str(self.path / "scenario.yaml"))

    def written(self, field: str, value: str) -> str:
        """How a field of the scenario itself is written here, for a message that says what would be right."""
        if self.is_workbook:
            return f"'{value}' beside {field.capitalize()} on the sheet Scenario"
        return f"'{field}: {value}'"

    @property
    def name(self) -> str:
        """The name of the folder, or of the workbook without its ending."""
        found = self.path.resolve()
        return found.stem if self.is_workbook else found.name

    def beside(self, name: str) -> Path | None:
        """Another scenario of that name in the same place: a folder or a workbook; None where there is none."""
        folder, book = self.path.parent / name, self.path.parent / f"{name}.xlsx"
        return folder if (folder / "scenario.yaml").is_file() else book if book.is_file() else None


def read_book(path: Path) -> Book:
    """The files that the sheets of a workbook hold, and what is wrong with it.

    Raises :class:`~govgraph.workbook.opening.NoOffice` where the libraries that read workbooks are not installed.
    """
    from govgraph.workbook.read import read_workbook  # its libraries are an extra

    return read_workbook(path, shown_as=str(path))


def only_causes(problems: list[Problem]) -> list[Problem]:
    """The problems without what only follows from a cell of a workbook that cannot be read, or from a wrong heading."""
    cells = {problem.mark for problem in problems if problem.code == "LOAD103"}
    sheets = {problem.mark.sheet for problem in problems if problem.code == "LOAD102"}
    return [
        problem
        for problem in problems
        if problem.code == "LOAD103"
        or not (problem.mark in cells or (problem.code in {"LOAD023", "LOAD034"} and problem.mark.sheet in sheets))
    ]


def questions_of(asked: Marked | None) -> tuple[dict[str, Question], list[Problem]]:
    """The golden questions of a workbook, and what is wrong with them."""
    return ({}, []) if asked is None else read_golden(asked)

"""A workbook as the files of a scenario, for the loader."""

from __future__ import annotations

from pathlib import Path

from govgraph.diagnostics import Mark, Problem
from govgraph.model.things import SECTIONS
from govgraph.workbook.assembly import assembled
from govgraph.workbook.filed import Book
from govgraph.workbook.form import SCENARIO, UNREAD, sheet_of_section, sheets
from govgraph.workbook.opening import tables

_UNREADABLE = frozenset({"LOAD001", "LOAD004", "LOAD100"})
_LOSING = frozenset({"LOAD101", "LOAD102", "LOAD103", "LOAD104"})
_OF_THINGS = frozenset(name for section, (name, _) in sheet_of_section().items() if section in SECTIONS)


def read_workbook(path: Path, *, shown_as: str | None = None) -> Book:
    """The files of a workbook by their paths, every value with its sheet and cell; and every mistake.

    Raises :class:`~govgraph.workbook.opening.NoOffice` where the libraries are not installed.
    """
    name = shown_as or str(path)
    known = {*sheets(), SCENARIO}
    found, problems = tables(path, shown_as=name, left=UNREAD, known=known)
    if any(problem.code in _UNREADABLE for problem in problems):
        return Book({}, problems)
    if not any(table.name in known for table in found):
        there = ", ".join(f"'{table.name}'" for table in found[:5]) or "none"
        message = f"holds none of the sheets of a scenario (its sheets: {there})"
        hint = "write one with `govgraph init --xlsx` or `govgraph export`; a table of another form is read by `govgraph import`"
        return Book({}, [*problems, Problem("LOAD100", message, Mark(name), hint)])
    book = assembled(found, name)
    every = [*problems, *book.problems]
    lost = any(one.level == "error" and one.code in _LOSING and one.mark.sheet in _OF_THINGS for one in every)
    return Book(book.files, every, book.spots, book.lost, lost)

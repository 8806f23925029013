"""A workbook as the files of a scenario, for the loader."""

from __future__ import annotations

from pathlib import Path

from govgraph.diagnostics import Mark, Problem
from govgraph.marks import Marked
from govgraph.workbook.assembly import assembled
from govgraph.workbook.form import SCENARIO, UNREAD, sheets
from govgraph.workbook.opening import tables


def read_workbook(path: Path, *, shown_as: str | None = None) -> tuple[dict[str, Marked], list[Problem]]:
    """The files of a workbook by their paths, every value with its sheet and cell; and every mistake.

    Raises :class:`~govgraph.workbook.opening.NoOffice` where the libraries are not installed.
    """
    name = shown_as or str(path)
    known = {*sheets(), SCENARIO}
    found, problems = tables(path, shown_as=name, left=UNREAD, known=known)
    if any(problem.level == "error" and problem.code in {"LOAD001", "LOAD004", "LOAD100"} for problem in problems):
        return {}, problems
    if not any(table.name in known for table in found):
        there = ", ".join(f"'{table.name}'" for table in found[:5]) or "none"
        hint = "write one with `govgraph init --xlsx` or `govgraph export`; for a table of another form, see `govgraph import`"
        return {}, [
            *problems,
            Problem("LOAD100", f"holds none of the sheets of a scenario (its sheets: {there})", Mark(name), hint),
        ]
    files, wrong = assembled(found, name)
    return files, [*problems, *wrong]

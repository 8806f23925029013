"""Due, and not reported as met.

What it does
------------
Finds milestones whose date has passed on the day asked about and that no source reports as met. A due date that
names no single day (not stated, yearly), or falls in the same month or year as the day, cannot be told.

Why it matters
--------------
What was promised may not have happened.

Example
-------
    milestones: {plan: {says: the plan is agreed, due: 2022-10, source: d s1}}

Use instead
-----------
    milestones: {plan: {says: the plan is agreed, due: 2022-10, state: met, source: d s1}}

References
----------
003 para 28 c: a date by which a relation was to be clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.wording import clause, when
from govgraph.model.dates import due_moment
from govgraph.model.record import Milestone

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI207"
NAME = "milestone-overdue"
SEVERITY: Severity = "WARN"
BRIEF = ("Something was due, and no paper reports that it was done.",)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each milestone."""
    for statement in graph.statements.values():
        if not isinstance(statement, Milestone):
            continue
        about = (statement.id, *statement.about)
        due = due_moment(statement.due)
        if statement.state == "met" or (due and graph.day < due.first):
            yield Passed(about)
        elif due is None or graph.day < due.after:
            yield CannotTell(about, f"whether it is due: {statement.says} ({statement.due or 'no date stated'})")
        else:
            said = (
                "a source says that it was missed"
                if statement.state == "missed"
                else "no source reports that it was done"
            )
            yield Found(
                about,
                f"This was due {when(statement.due)}, and {said}: {clause(statement.says)}.",
                "ask what became of it",
            )

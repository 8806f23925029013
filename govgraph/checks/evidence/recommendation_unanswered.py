"""A recommendation that nobody answered.

What it does
------------
Finds recommendations that no action answers, and actions without a date (answered in words). Where no answers are
modelled at all it cannot be told: nobody looked for them, or they are still to come.

Why it matters
--------------
A review that is not answered changes nothing.

Example
-------
    recommendations:
      one: {says: merge the groups, source: d r1}
      two: {says: state the purpose of each meeting, source: d r2}
    actions: {done: {says: purposes are written down, answers: two, due: 2023-09, source: d a2}}

Use instead
-----------
    recommendations: {two: {says: state the purpose of each meeting, source: d r2}}
    actions: {done: {says: purposes are written down, answers: two, due: 2023-09, source: d a2}}

References
----------
004: recommendations of a peer review and the progress that is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.wording import clause
from govgraph.model.record import Action, Recommendation

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI208"
NAME = "recommendation-unanswered"
SEVERITY: Severity = "WARN"
BRIEF = ("No action answers one of the recommendations.",)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each recommendation."""
    actions = [statement for statement in graph.statements.values() if isinstance(statement, Action)]
    answering: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        for answered in dict.fromkeys(action.answers):
            answering[answered].append(action)
    for statement in graph.statements.values():
        if not isinstance(statement, Recommendation):
            continue
        about = (statement.id, *statement.to)
        answers = answering[statement.id]
        number = f"Recommendation {statement.number}" if statement.number else "A recommendation"
        if not actions:
            yield CannotTell(about, f"whether it was answered: {statement.says}")
        elif not answers:
            yield Found(
                about,
                f"No action answers {number[0].lower()}{number[1:]}: {clause(statement.says)}.",
                "ask who answers it and by when",
            )
        elif not any(action.due for action in answers):
            yield Found(
                about,
                f"{number} is answered without a date: {clause(statement.says)}.",
                "ask by when it will be done",
                severity="INFO",
            )
        else:
            yield Passed(about)

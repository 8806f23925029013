"""A step is to be taken by somebody who cannot act by its date.

What it does
------------
For every step that can be reached, looks at those who take it, pass it on or receive it on the last day on which it is in
time (a step with no date: the day asked about). Finds bodies that are not there yet or have ended, posts of such bodies,
and posts that nobody holds. A post whose only holder is designate is a remark: since when they are in office is not said.

Why it matters
--------------
What is done by somebody who is not in office can be challenged, and the date cannot be kept otherwise.

Example
-------
    date: 2022-06-14
    bodies:
      icb: {name: The ICB, kind: icb, from: 2022-07-01}
      forum: {name: The partnership, kind: forum}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: draft, does: drafts, who: forum, what: plan, then: {drafted: agree}}
          - {id: agree, does: approves, who: icb, what: plan, due: 2022-06-24, then: {approved: done, not approved: draft}}

Use instead
-----------
    date: 2022-06-14
    bodies:
      icb: {name: The ICB, kind: icb, from: 2022-07-01}
      forum: {name: The partnership, kind: forum}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: draft, does: drafts, who: forum, what: plan, then: {drafted: agree}}
          - {id: agree, does: approves, who: icb, what: plan, due: 2022-07-24, then: {approved: done, not approved: draft}}

References
----------
002 s2.1 App b1 and b2: the nomination goes by 24 June 2022 to the chief executive designate of an ICB that starts on 1
July 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.processes import courses, not_in_office, step_sentence

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR153"
NAME = "actor-not-in-office"
SEVERITY: Severity = "WARN"

_ADVICE = {
    "who": "name who may take the step until then, or move its date",
    "through": "name through whom it goes until then",
    "to": "name who may receive it until then",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each step that can be reached and each of those who cannot act."""
    for course in courses(graph):
        for step in course.taken:
            part = (course.process.id, f"{course.process.id}/{step}")
            absent = list(not_in_office(graph, course.steps[step]))
            for one in absent:
                said = step_sentence(graph, course.steps[step])
                yield Found(
                    (one.who, *part, *course.process.about),
                    f"{graph.name(one.who)} {one.why}; in {course.process.name}, {said}.",
                    _ADVICE[one.role],
                    severity=None if one.certain else "INFO",
                )
            if not absent:
                yield Passed(part)

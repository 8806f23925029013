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
from govgraph.graph.sentences import listed
from govgraph.processes import NotInOffice, courses, not_in_office

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR153"
NAME = "actor-not-in-office"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "{0} would have to act before being in office.",
    "Somebody would have to act before being in office.",
)

_ADVICE = {
    "who": "name who may take the step until then, or move its date",
    "through": "name through whom it goes until then",
    "to": "name who may receive it until then",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each process and each of those who cannot act in it, and for each step that has nobody such."""
    for course in courses(graph):
        absent: dict[tuple[str, str], list[tuple[str, NotInOffice]]] = {}
        for step in course.taken:
            there = list(not_in_office(graph, course.steps[step]))
            for one in there:
                absent.setdefault((one.who, one.why), []).append((step, one))
            if not there:
                yield Passed((course.process.id, f"{course.process.id}/{step}"))
        for (who, why), found in absent.items():
            steps = [f"{course.process.id}/{step}" for step, _ in found]
            doing = listed([f"step {course.number[step]} ({course.steps[step].does})" for step, _ in found])
            yield Found(
                (who, course.process.id, *steps, *course.process.about),
                f"{graph.name(who)} has a part in {doing} of {course.process.name}, but {why}.",
                _ADVICE[found[0][1].role],
                severity=None if found[0][1].certain else "INFO",
            )

"""A step to which nothing leads.

What it does
------------
Follows the outcomes of a process from its first step, and finds the steps that are never reached.

Why it matters
--------------
Either an outcome leads to the wrong step, or the paper asks for something that never comes about.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: agree}}
          - {id: consult, does: consults, who: icb, what: plan, then: {consulted: agree}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        first: consult
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: agree}}
          - {id: consult, does: consults, who: icb, what: plan, then: {consulted: agree}}

References
----------
Workflow nets: every step lies on a way from the beginning to an end (W. van der Aalst, The application of Petri nets to
workflow management, 1998).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.processes import courses, step_sentence

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR155"
NAME = "unreachable-step"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "Nothing leads to one of the steps of {0}.",
    "Nothing leads to one of the steps.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each step."""
    for course in courses(graph):
        for step in course.steps.values():
            about = (course.process.id, f"{course.process.id}/{step.id}", *course.process.about)
            if step.id not in course.unreached:
                yield Passed(about)
                continue
            events = " or ".join(graph.name(event) for event in step.if_)
            given = f" It is to be taken on an event ({events}), and no outcome says when that is." if events else ""
            yield Found(
                about,
                f"No outcome leads to the step of {course.process.name} in which {step_sentence(graph, step)}.{given}",
                f"let an outcome of an earlier step lead to '{step.id}', or leave it out",
            )

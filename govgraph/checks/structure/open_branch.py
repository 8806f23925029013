"""A step does not provide for an outcome that its verb can have.

What it does
------------
Holds the outcomes of every step that can be reached against those of its verb: whoever approves may also not approve. An
outcome is provided for by its name, by other words of the same kind ("fits", "does not fit"), or by "otherwise". Where
a step chooses between several ways, that it may choose none is a remark.

Why it matters
--------------
The paper plans for a yes; on the first no nobody knows what comes next.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: redraft}}
          - {id: redraft, does: drafts, who: icb, what: plan, then: {drafted: agree}}

References
----------
001 S1 s5 p4: the section 75 agreement goes to the Health and Wellbeing Board for approval; what happens without it is
not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.graph.sentences import listed
from govgraph.model.steps import step_verbs
from govgraph.processes import courses, step_sentence

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR152"
NAME = "open-branch"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "A step of {0} leaves an outcome open.",
    "A step leaves an outcome open.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each step that can be reached and whose outcomes are in the model."""
    for course in courses(graph):
        for step in course.taken:
            about = (course.process.id, f"{course.process.id}/{step}", *course.process.about)
            missing = course.open_branches.get(step)
            if missing:
                said = step_sentence(graph, course.steps[step])
                words = listed([f'"{label}"' for label in missing], "or")
                named = [label for label in course.steps[step].then if not step_verbs().refuses(label)]
                yield Found(
                    about,
                    f"In {course.process.name}, {said}. The model does not say what follows if the outcome is {words}.",
                    f"write under 'then' what follows {words}, or 'not stated' where the source is silent",
                    severity="INFO" if len(named) > 1 else None,
                )
            elif course.steps[step].then:
                yield Passed(about)

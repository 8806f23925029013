"""A step has an outcome after which no source says what follows.

What it does
------------
Looks at every outcome of every step that can be reached, and finds those that lead to "not stated", "unclear" or
"nobody"; and, as a remark, steps of which no outcome is in the model.

Why it matters
--------------
Whoever comes to that point has no next step and nobody to turn to.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: not stated}}

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
002 s2.1 App b3: if the three cannot agree to the nominee they reconsider with the partnership; what happens if they still
do not agree is not stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.processes import courses, step_sentence

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR151"
NAME = "dead-end"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "No paper says what follows one outcome of {0}.",
    "No paper says what follows one outcome of a step.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each step that can be reached."""
    for course in courses(graph):
        name = course.process.name
        for step in course.taken:
            about = (course.process.id, f"{course.process.id}/{step}", *course.process.about)
            said = step_sentence(graph, course.steps[step])
            for edge in course.dead_ends:
                if edge.step == step:
                    yield Found(
                        about,
                        f'In {name}, {said}. No source says what follows if the outcome is "{edge.outcome}".',
                        f'ask who settles it if the outcome is "{edge.outcome}", and by when',
                    )
            if step in course.silent:
                yield Found(
                    about,
                    f"In {name}, {said}. The model does not say what follows.",
                    "write what follows each outcome under 'then', or 'not stated' where the source is silent",
                    severity="INFO",
                )
            elif not any(edge.step == step for edge in course.dead_ends):
                yield Passed(about)

"""A process comes to a result that nobody decides.

What it does
------------
Finds processes that can reach their result on a way on which no step settles the matter (decides, approves, confirms,
appoints ...), and steps that settle it and that nobody takes, as a source says or since an option removes whoever did.

Why it matters
--------------
The result has no author: nobody can be asked for it, and nobody answers for it.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: draft, does: drafts, who: icb, what: plan, then: {drafted: publish}}
          - {id: publish, does: publishes, who: icb, what: plan, then: {published: done}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: draft, does: drafts, who: icb, what: plan, then: {drafted: agree}}
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: publish, not approved: draft}}
          - {id: publish, does: publishes, who: icb, what: plan, then: {published: done}}

References
----------
002 s2.3: interviews for the Clinical and Care Director are planned, and no source says who appoints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.model.processes import DONE
from govgraph.processes import Course, actors_of, branch_words, courses

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR154"
NAME = "nobody-takes-the-deciding-step"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "Nobody decides the result of {0}.",
    "Nobody decides the result of the process.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each process that can reach its result, and for each step that settles its matter."""
    for course in courses(graph):
        yield from _steps(course)
        if DONE not in course.ways:
            if course.steps and not course.settling:
                about = (course.process.id, *course.process.about)
                yield CannotTell(about, f"which step of {course.process.name} settles it, and who takes that step")
            continue
        way = course.reached(without=[branch.step for branch in course.settling]).get(DONE)
        about = (course.process.id, *course.process.about)
        if way is None:
            yield Passed(about)
            continue
        turns = branch_words(course, tuple(edge for edge in way if len(course.every_edge[edge.step]) > 1))
        sentence = f"{course.process.name} can end{f' (where the outcome is {turns})' if turns else ''} without anybody having decided it."
        yield Found(about, sentence, "add the step that settles it, and who takes it")


def _steps(course: Course) -> Iterator[Outcome]:
    graph = course.graph
    for branch in course.settling:
        step = course.steps[branch.step]
        about = (course.process.id, f"{course.process.id}/{step.id}", *course.process.about)
        if step.who.unknown == "nobody" or (step.who.ids and not any(item in graph.things for item in step.who.ids)):
            sentence = f"In {course.process.name} nobody takes the step that {step.does}."
            yield Found(about, sentence, f"name who {step.does}")
        elif not actors_of(graph, step.who) and not step.who.known:
            yield CannotTell(about, f"who {step.does} in {course.process.name}")

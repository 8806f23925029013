"""Who decides by a step: where no right to decide a matter is stated, the steps of a process that settle it are read as one.

A right stands and a step happens, but whoever takes the step that settles a matter is who decides it. Where a process
has several such steps on different branches, each decides on its branch, and none of them before the branch is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.model.facts import Fact, Filler
from govgraph.processes import Branch, Course, courses
from govgraph.questions.rights import Right, tier_on_day

if TYPE_CHECKING:
    from govgraph.graph import Graph


def stepped(graph: Graph, what: str, given: Iterable[str]) -> tuple[Right, ...]:
    """The steps that settle a matter, as rights to decide it; what follows another such step is left out."""
    return tuple(right for course in courses(graph, what, given) for right in _rights(course, what))


def _rights(course: Course, what: str) -> Iterator[Right]:
    first = course.settling_first
    for branch in first:
        fact = _as_right(course, branch, what, apart=len(first) > 1)
        tier = tier_on_day(course.graph, fact)
        if tier == "settled" and any(
            course.graph.life(who).state != "live" for who in fact.subject if who in course.graph.things
        ):
            tier = "unsettled"
        yield Right(fact, tier, active=len(first) == 1)


def _as_right(course: Course, branch: Branch, what: str, *, apart: bool) -> Fact:
    step, process = course.steps[branch.step], course.process
    events = tuple(dict.fromkeys(event for edge in branch.turns for event in edge.events)) if apart else ()
    roles = {"who": step.who, "what": Filler(ids=(what,))}
    made = Fact(
        id=f"{process.id}/{step.id}",
        kind="decides",
        roles=roles | ({"if": Filler(ids=events)} if events else {}),
        status=process.status if step.status == "in force" else step.status,
        basis=step.basis,
        sources=step.sources or process.sources,
        option=process.option,
    )
    return made.written_at(step.mark)

"""A process can reach its result without an agreement that is needed.

What it does
------------
For every body whose agreement a source asks for to what a process is about (agrees appointment, approves, decides, signs
off), takes away the steps that bind that body: what it does itself, or through its board, a committee or a post. Where
the result can still be reached, it is found. Membership of a forum that acts binds nobody.

Why it matters
--------------
The result stands although somebody who had to agree was never asked, and may be undone.

Example
-------
    date: 2023-04-01
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    posts:
      lead: {name: Place lead, of: icb, agrees appointment: {who: {together: [icb, council]}, source: d s1}}
    processes:
      find-lead:
        name: Finding the lead
        about: lead
        steps:
          - {id: confirm, does: confirms, who: icb, what: lead, due: 2023-05-01, then: {confirmed: done, not confirmed: confirm}}

Use instead
-----------
    date: 2023-04-01
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    posts:
      lead: {name: Place lead, of: icb, agrees appointment: {who: {together: [icb, council]}, source: d s1}}
    processes:
      find-lead:
        name: Finding the lead
        about: lead
        steps:
          - {id: confirm, does: confirms, who: icb, what: lead, due: 2023-05-01, then: {confirmed: agree, not confirmed: confirm}}
          - {id: agree, does: agrees, who: council, what: lead, due: 2023-05-01, then: {agreed: done, not agreed: confirm}}

References
----------
002 s2.1: the council and the ICB are to agree who becomes the Place Partnership Lead, and no step of the appointment is
the council's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.model.processes import DONE
from govgraph.processes import Course, NeededAgreement, agreements, binding_steps, branch_words, courses

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR150"
NAME = "needed-agreement-bypassed"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "{0} can end without an agreement that is needed.",
    "A process can end without an agreement that is needed.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body whose agreement a process needs."""
    for course in courses(graph):
        if DONE not in course.ways:
            continue
        for agreement in agreements(graph, course.process):
            yield _judged(course, agreement)


def _judged(course: Course, agreement: NeededAgreement) -> Outcome:
    graph, process, who = course.graph, course.process, agreement.of
    binding = binding_steps(course, who)
    way = course.reached(without=binding).get(DONE)
    about = (process.id, who, *process.about)
    if way is None:
        return Passed(about)
    unknown = [
        edge.step for edge in way if course.steps[edge.step].verb.binds and not course.steps[edge.step].who.known
    ]
    if unknown:
        return CannotTell(about, f"who takes step {unknown[0]} of {process.name}")
    turns = branch_words(course, tuple(edge for edge in way if len(course.every_edge[edge.step]) > 1))
    given = f" (where the outcome is {turns})" if turns else ""
    name = graph.name(who)
    sentence = (
        f"{name} must agree, but {process.name} can end without that{given}, because "
        f"{'no step binds it' if not binding else 'that way passes no step that binds it'}."
    )
    return Found(
        about,
        sentence,
        f"add a step in which {name}, its committee or an officer of it agrees, on every way to the result",
        facts=(agreement.fact.id,),
    )

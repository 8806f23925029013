"""Steps that lead only to one another.

What it does
------------
Finds the steps of a process from which neither its result nor any other end can be reached.

Why it matters
--------------
Once there, the process never ends, and nobody is named to break it off.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      forum: {name: The partnership, kind: forum}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: redraft}}
          - {id: redraft, does: drafts, who: forum, what: plan, then: {drafted: discuss}}
          - {id: discuss, does: discusses, who: forum, what: plan, then: {discussed: redraft}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      forum: {name: The partnership, kind: forum}
    decisions: {plan: The plan}
    processes:
      agree-plan:
        name: Agreeing the plan
        about: plan
        steps:
          - {id: agree, does: approves, who: icb, what: plan, then: {approved: done, not approved: redraft}}
          - {id: redraft, does: drafts, who: forum, what: plan, then: {drafted: discuss}}
          - {id: discuss, does: discusses, who: forum, what: plan, then: {discussed: agree}}

References
----------
002 s2.1 App b3: those who cannot agree are to reconsider, and no last arbiter is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.graph.sentences import listed
from govgraph.processes import courses

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR156"
NAME = "loop-with-no-way-out"
SEVERITY: Severity = "WARN"
THEME = "process"
BRIEF = (
    "Some steps of {0} lead only to one another.",
    "Some steps lead only to one another.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each process."""
    for course in courses(graph):
        if not course.circling:
            yield Passed((course.process.id, *course.process.about))
            continue
        steps = listed(list(course.circling))
        yield Found(
            (course.process.id, *(f"{course.process.id}/{step}" for step in course.circling), *course.process.about),
            f"{course.process.name} cannot end once it comes to {steps}: "
            f"{'it leads only to itself' if len(course.circling) == 1 else 'they lead only to one another'}.",
            "let one of their outcomes lead to the result or to somebody who settles it",
        )

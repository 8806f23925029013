"""A priority that nothing serves.

What it does
------------
Where somebody is aligned to a priority, finds priorities that no body, decision or programme is aligned to, and
that nobody is charged with, decides or leads.

Why it matters
--------------
What has been promised first has nobody working on it.

Example
-------
    priorities: {prevention: Prevention, beds: Beds}
    bodies: {theatres: {name: Theatres programme, kind: programme, aligned to: beds}}

Use instead
-----------
    priorities: {beds: Beds}
    bodies: {theatres: {name: Theatres programme, kind: programme, aligned to: beds}}

References
----------
000 s2.2.2 #2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import REMIT, view
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR135"
NAME = "priority-without-programme"
SEVERITY: Severity = "INFO"
THEME = "priorities"
BRIEF = (
    "Nobody is said to work on {0}.",
    "Nobody is said to work on one of the priorities.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each priority, where anything is aligned to one."""
    seen = view(graph)
    if not any(fact.object.known for fact in seen.standing("aligned to")):
        return
    for priority in graph.in_category("priority"):
        if seen.there(priority) is Truth.NO:
            continue
        served = [fact for fact in seen.at("aligned to", "to", priority.id) if fact.subject.known]
        served += [
            fact
            for kind in (*REMIT, "implements", "leads")
            for fact in seen.at(kind, "what", priority.id)
            if fact.subject.known
        ]
        if served:
            yield Passed((priority.id,))
        else:
            yield Found(
                (priority.id,),
                f"No body or programme is said to work on {priority.name}.",
                f"say who works on {priority.name}",
            )

"""Named, and nothing is said of it.

What it does
------------
Finds bodies, posts, agreements, decisions and funds that stand in no relation and no step of a process, and of which no
statement speaks. Comparators are left out.

Why it matters
--------------
Either something is missing from the model, or the paper names a thing and never says what it is for.

Example
-------
    bodies: {alliance: The alliance}

Use instead
-----------
    bodies: {alliance: The alliance}
    judgements: {good: {sort: merit, says: it works, about: alliance, source: d s1}}

References
----------
002 App A: an appendix that is only named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.model.processes import STEP_ROLES

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI205"
NAME = "merely-named"
SEVERITY: Severity = "INFO"
BRIEF = (
    "The papers name {0} and say nothing more of it.",
    "The papers name it and say nothing more.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body, post, agreement, decision and fund."""
    spoken = {item for statement in graph.statements.values() for item in (statement.about)}
    for process in graph.processes.values():
        spoken |= {
            *process.about,
            *(item for step in process.steps for role in STEP_ROLES for item in getattr(step, role)),
        }
    for thing in graph.in_category("body", "post", "agreement", "decision", "fund"):
        told = [fact for fact in graph.touching(thing.id) if fact.basis != "law"]
        if told or thing.id in spoken or graph.groups_of(thing.id):
            yield Passed((thing.id,))
        else:
            yield Found(
                (thing.id,),
                f"The sources name {thing.name} and say nothing more of it.",
                f"say what {thing.name} does, or leave it out with a reason",
            )

"""A relation firmer than the body that it is of.

What it does
------------
Finds relations said to be in force of a body, post or group that is itself only proposed, likely, possible or to be agreed.

Why it matters
--------------
What is only proposed decides nothing yet. A relation that says nothing of its status takes that of the body; one that is said
to be in force is told as a fact in every answer.

Example
-------
    bodies: {board: {name: The board, status: proposed, source: d s1}}
    decisions: {plan: {name: The plan, decides: {who: board, status: in force, source: d s2}}}

Use instead
-----------
    bodies: {board: {name: The board, status: proposed, source: d s1}}
    decisions: {plan: {name: The plan, decides: {who: board, source: d s2}}}

References
----------
000 s2.2.3: what a board "would" decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.model.base import weakest

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "AUT301"
NAME = "firmer-than-its-body"
SEVERITY: Severity = "WARN"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each relation whose status is said."""
    for fact in graph:
        if fact.status_is != "said" or fact.negated:
            continue
        named = [graph.things[item] for role in fact.row.main for item in fact.role(role).ids if item in graph.things]
        loose = [
            thing
            for thing in named
            if thing.category in {"body", "post", "group"} and weakest([thing.status, fact.status]) != fact.status
        ]
        about = tuple(thing.id for thing in (loose or named))
        if fact.tier != "settled" or not [thing for thing in loose if thing.tier == "unsettled"]:
            yield Passed(about)
            continue
        who = loose[0]
        yield Found(
            about,
            f"{graph.sentence(fact)}: that is said to be {fact.status}, and {who.name} is {who.status}.",
            "leave the status out, so that the relation is as firm as the body, or say how firm the source calls it",
            facts=(fact.id,),
        )

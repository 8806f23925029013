"""A name that two things share.

What it does
------------
Finds names and aliases by which two things go, whatever their case, articles and punctuation.

Why it matters
--------------
A question by that name cannot be answered: nobody knows which is meant. In a source it is often the mark of two things that were
taken for one.

Example
-------
    bodies: {board: {name: The board, aliases: [ICP], source: d s1}, alliance: {name: The alliance, aliases: [the ICP], source: d s2}}

Use instead
-----------
    bodies: {board: {name: The board, aliases: [ICP], source: d s1}, alliance: {name: The alliance, aliases: [alliance ICP], source: d s2}}

References
----------
003 and 000: "ICP" is three different bodies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.graph.names import normal

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "AUT303"
NAME = "shared-alias"
SEVERITY: Severity = "WARN"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each name by which a thing goes."""
    called: dict[str, dict[str, str]] = defaultdict(dict)
    for thing in graph.things.values():
        if thing.basis != "law":
            for name in (thing.name, *thing.aliases):
                called[normal(name)].setdefault(thing.id, name)
    for things in called.values():
        if len(things) == 1:
            yield Passed(tuple(things))
            continue
        name = next(iter(things.values()))
        listed = ", ".join(f"{graph.things[item].name} ({item}, a {graph.things[item].category})" for item in things)
        yield Found(
            tuple(things),
            f'"{name}" is the name of {len(things)} things: {listed}.',
            "give each an alias of its own, or make them one thing where the source means one",
        )

"""Everything it answers to is still foreseen.

What it does
------------
Finds bodies and posts that are settled and have lines of account, all of which are unsettled (planned, proposed,
likely ...) or lead only to bodies that are themselves unsettled or not there yet.

Why it matters
--------------
Until it comes, they answer to nobody.

Example
-------
    bodies:
      board: {name: New board, status: proposed}
      group: {name: Working group, reports to: {to: board, status: proposed}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: New board, status: proposed}
      group: {name: Working group, reports to: [{to: board, status: proposed}, {to: icb, status: interim}]}

References
----------
docs/design.md#status-and-ground and docs/design.md#time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, PARENT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR129"
NAME = "answers-only-to-what-is-foreseen"
SEVERITY: Severity = "INFO"
THEME = "gaps"
BRIEF = (
    "Whoever is to hold {0} to account is not there yet.",
    "Whoever is to hold it to account is not there yet.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each settled body, group and post with a line of account."""
    seen = view(graph)
    for thing in graph.in_category("body", "post", "group"):
        if thing.tier != "settled" or seen.there(thing) is Truth.NO:
            continue
        names = sorted(seen.same_actor(thing.id))
        written = [fact for name in names for kind in (*ACCOUNT, *PARENT) for fact in graph.where(kind, who=name)]
        lines = [
            fact
            for fact in written
            if fact.object.known and not fact.negated and fact.status != "past" and seen.life(fact).state != "ended"
        ]
        if not lines:
            continue
        if any(_firm(seen, fact) for fact in lines):
            yield Passed((thing.id,))
        else:
            ends = tuple(dict.fromkeys(item for fact in lines for item in fact.object.ids))
            sentence = f"{thing.name} {seen.does((thing.id,), 'answers')} only to {seen.names(ends)}, and that line is not in force yet."
            fix = f"say to whom {thing.name} {seen.does((thing.id,), 'answers')} until then"
            yield Found((thing.id, *ends), sentence, fix, facts=ids(lines), chain=seen.links(lines))


def _firm(seen: View, fact: Fact) -> bool:
    there = seen.there(fact) is not Truth.NO and fact.tier == "settled"
    return there and any(seen.graph.things[item].tier == "settled" for item in seen.opened(fact.object))

"""A line of account that comes back to where it began.

What it does
------------
Follows settled lines of account and parents up and finds circles: each of those on it answers, in the end, to itself.

Why it matters
--------------
Nobody outside ever asks.

Example
-------
    bodies:
      one: {name: First group, reports to: two}
      two: {name: Second group, reports to: one}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      one: {name: First group, reports to: two}
      two: {name: Second group, reports to: icb}

References
----------
design.md section 7: broken line, cycle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR127"
NAME = "line-goes-round"
SEVERITY: Severity = "ERROR"
THEME = "gaps"


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each circle, a pass for each body or post with a line that is on none."""
    seen = view(graph)
    reached = {
        thing.id: _reached(seen, thing.id)
        for thing in graph.in_category("body", "post", "group")
        if _steps(seen, thing.id)
    }
    told: set[str] = set()
    for item, above in reached.items():
        if item not in above:
            yield Passed((item,))
        elif item not in told:
            circle = [item, *(other for other in above if other != item and item in reached.get(other, ()))]
            told |= set(circle)
            steps = [(low, high, fact) for low in circle for high, fact in _steps(seen, low) if high in circle]
            chain = tuple(seen.link(fact, giver=low, receiver=high) for low, high, fact in steps)
            yield Found(
                tuple(circle),
                f"The line of account of {seen.names(circle)} comes back to where it began.",
                "say to whom outside it one of them answers",
                facts=ids(fact for _, _, fact in steps),
                chain=chain,
            )


def _steps(seen: View, item: str) -> list[tuple[str, Fact]]:
    return [(high, fact) for high, fact in seen.up(item) if fact.kind in (*ACCOUNT, *PARENT)]


def _reached(seen: View, start: str) -> dict[str, None]:
    found: dict[str, None] = {}
    todo = [start]
    while todo:
        for high, _ in _steps(seen, todo.pop()):
            if high not in found:
                found[high] = None
                todo.append(high)
    return found

"""A line of account that comes back to where it began.

What it does
------------
Follows settled lines of account and parents up and finds circles: each of those on it answers, in the end, to itself.
Also whoever is said to answer to itself, to be its own committee or board, or to sit on itself, settled or not.

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
docs/design.md#lines-upward.
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
BRIEF = (
    "The line of account of {0} comes back to where it began.",
    "A line of account comes back to where it began.",
)

_WORDS = {
    "accountable to": "is accountable to",
    "reports to": "reports to",
    "committee of": "is a committee of",
    "organ of": "is the board of",
    "sub-group of": "is a sub-group of",
    "member of": "is a member of",
    "of": "is a post of",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each circle, a pass for each body or post with a line that is on none."""
    seen = view(graph)
    yield from _to_itself(seen)
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


def _to_itself(seen: View) -> Iterator[Outcome]:
    """One finding for each relation that runs from somebody to the same one."""
    for fact in seen.standing(*ACCOUNT, *PARENT, "member of", "of"):
        for item in dict.fromkeys(item for item in fact.subject.ids if item in fact.object.ids):
            link = seen.link(fact, giver=item, receiver=item)
            yield Found(
                (item,),
                f"{seen.name(item)} {_WORDS.get(fact.kind, fact.kind)} itself{seen.firm(fact)}.",
                f"say which other body is meant, or take {seen.name(item)} out of it",
                facts=(fact.id,),
                chain=(link,),
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

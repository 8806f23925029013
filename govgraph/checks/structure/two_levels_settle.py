"""Two levels of one line settle the same matter.

What it does
------------
Finds two who both decide, or both approve, one matter in the same area, aspect, level and value, where one answers to the
other, or both answer to one body and one covers the area of the other, and nothing parts them: neither is the other's
committee, board or post, and nothing is delegated between them.

Why it matters
--------------
The lower one does not know when it may go ahead, and the upper one whether it has been overruled.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      city: {name: City group, kind: committee, committee of: icb}
      local: {name: Local group, kind: committee, accountable to: city}
    decisions: {design: {name: Design of services, decides: [{who: city}, {who: local}]}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      city: {name: City group, kind: committee, committee of: icb}
      local: {name: Local group, kind: committee, accountable to: city}
    decisions:
      design: {name: Design of services, decides: [{who: city, aspect: standards}, {who: local, aspect: local pace}]}

References
----------
001 S2 s4g bullet 6 and s5b: local freedom and the integrity of the whole city have to be balanced between two levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.overlap import meet
from govgraph.checks.view import ACCOUNT, FINAL, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR142"
NAME = "two-levels-settle"
SEVERITY: Severity = "INFO"
THEME = "duplication"
BRIEF = (
    "Two levels of one line may each settle {0}.",
    "Two levels of one line may each settle the same matter.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that somebody settles."""
    seen = view(graph)
    for matter in dict.fromkeys(item for fact in seen.settled(*FINAL) for item in fact.role("what").ids):
        claims = sorted(seen.nearest(matter, FINAL, tier="settled"), key=lambda fact: fact.id)
        found = [
            (low, high, first, second)
            for first, second in combinations(claims, 2)
            if meet(seen, first, second)
            for low, high in _levels(seen, first, second)
        ]
        if not found:
            yield Passed((matter,))
        for low, high, first, second in found:
            lines = [fact for up, fact in seen.up(low) if up == high]
            facts = (first, second, *lines)
            yield Found(
                (matter, low, high),
                f"{seen.name(high)} and {seen.name(low)}, which {seen.verb((low,), 'answers', 'answer')} to "
                f"{'it' if lines else 'the same line'}, both settle {seen.name(matter)}, and no source says where the one "
                "ends and the other begins.",
                f"say which part of {seen.name(matter)} each of them settles, or who has the last word",
                facts=ids(facts),
                chain=seen.links(facts),
            )


def _levels(seen: View, first: Fact, second: Fact) -> Iterator[tuple[str, str]]:
    """Who of the two is below the other by a line of account alone: lower, upper."""
    if "one of" in {first.subject.mode, second.subject.mode}:
        return
    for one in seen.opened(first.subject):
        for other in seen.opened(second.subject):
            for low, high in ((one, other), (other, one)):
                if low != high and high in _answered(seen, low, ACCOUNT) and high not in _answered(seen, low, ()):
                    yield low, high


def _answered(seen: View, who: str, kinds: tuple[str, ...]) -> set[str]:
    """Whom somebody reaches by lines of these kinds; without kinds: by structure and gifts, so as part of it."""
    found, todo = set[str](), [who]
    while todo:
        for up, fact in seen.up(todo.pop()):
            if up not in found and (fact.kind in kinds if kinds else fact.kind not in ACCOUNT):
                found.add(up)
                todo.append(up)
    return found

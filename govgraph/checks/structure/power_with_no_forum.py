"""Decides, and answers to nobody.

What it does
------------
Takes every body or post that decides or approves by a settled right and looks for a line up, as STR108 does for
those who are given authority or a task; those are left to it. NHS bodies and councils answer by law.

Why it matters
--------------
Power without a forum to answer to is the plainest accountability gap (Bovens 2007).

Example
-------
    bodies: {exec: {name: Executive group, accountable to: nobody}}
    decisions: {plan: {name: The plan, decides: exec}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive committee, committee of: icb}
    decisions: {plan: {name: The plan, decides: exec}}

References
----------
M. Bovens, Analysing and assessing accountability, European Law Journal 13 (2007) 447-468: an actor, a forum, an
account.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome, Severity
from govgraph.checks.lines import account
from govgraph.checks.view import FINAL, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR109"
NAME = "power-with-no-forum"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No line of account is recorded for {0}.",
    "It decides, and no line of account is recorded.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that decides."""
    seen = view(graph)
    given: dict[str, set[str]] = defaultdict(set)
    for fact in seen.standing("delegates", "charged with"):
        for who in seen.opened(fact.object if fact.kind == "delegates" else fact.subject):
            given[who] |= set(fact.role("what").ids)
    deciding = [
        (fact, tuple(who for who in seen.opened(fact.subject) if not set(fact.role("what").ids) <= given[who]))
        for fact in seen.settled(*FINAL)
    ]
    yield from account(seen, deciding, "{decides} {matters}")

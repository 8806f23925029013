"""Two bodies charged with one thing, side by side.

What it does
------------
Finds two bodies that are charged with, or responsible for, the same matter in the same area, in one aspect, level and
manner, where neither is above the other: no parent, no line of account, no delegation between them. Shared members are
listed. A group and its member, a body and its committee are one route told at several levels. Where one ensures what
the other delivers, or one has the whole and the other a part of it, it is a note: it can be meant so.

Why it matters
--------------
They run in parallel: work is done twice, or each waits for the other.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive group, charged with: delivery, reports to: icb}
      sub: {name: Operational sub-committee, charged with: delivery, committee of: icb}
    decisions: {delivery: {name: Joined-up delivery, decides: icb}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive group, charged with: delivery, reports to: sub}
      sub: {name: Operational sub-committee, charged with: delivery, committee of: icb}
    decisions: {delivery: {name: Joined-up delivery, decides: icb}}

References
----------
002 s2.1 Role b1, s2.2 What b3: the lead is to ensure delivery, the director delivers, and no boundary is drawn.
000 s2.2.3 a): a new sub-committee may run in parallel and duplicate the role of the executive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome, Severity
from govgraph.checks.overlap import outcomes
from govgraph.checks.view import REMIT

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR105"
NAME = "duplicate-remit"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "{1} may double the work of {2}.",
    "Two bodies are charged with {0} side by side.",
    "Two bodies are charged with one thing, side by side.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each pair; a pass for each matter that somebody is charged with and nobody duplicates."""
    yield from outcomes(
        graph,
        REMIT,
        "are both charged with",
        "say which of them is charged with {matter}, or which answers to the other for it",
    )

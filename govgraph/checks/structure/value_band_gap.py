"""A value for which nobody decides.

What it does
------------
Lays the value bands of the settled rights to decide or approve a matter side by side, where any has a band, and
finds values between them (or above the highest) that nobody has.

Why it matters
--------------
A case of that value has no decider, or is cut into smaller ones.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive committee, committee of: icb}
    decisions:
      spend:
        name: Spending
        decides: [{who: exec, value below: £500k}, {who: icb, value from: £1m}]

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive committee, committee of: icb}
    decisions:
      spend:
        name: Spending
        decides: [{who: exec, value below: £1m}, {who: icb, value from: £1m}]

References
----------
docs/authority.md#limits-and-amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.overlap import band
from govgraph.checks.view import FINAL, ids, view
from govgraph.model.amounts import pounds

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR132"
NAME = "value-band-gap"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "For some amounts nobody decides {0}.",
    "For some amounts nobody decides.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that has value bands."""
    seen = view(graph)
    banded = [fact for fact in seen.settled(*FINAL) if {"value from", "value below"} & fact.fields.keys()]
    for matter in dict.fromkeys(matter for fact in banded for matter in fact.role("what").ids):
        facts = [fact for fact in seen.nearest(matter, FINAL, tier="settled") if seen.opened(fact.subject)]
        gaps: list[str] = []
        reached = 0.0
        for low, high in sorted(band(fact) for fact in facts):
            if low > reached:
                gaps.append(f"from {pounds(reached)} below {pounds(low)}")
            reached = max(reached, high)
        if reached != float("inf"):
            gaps.append(f"from {pounds(reached)} up")
        who = tuple(dict.fromkeys(item for fact in facts for item in seen.opened(fact.subject)))
        if gaps:
            yield Found(
                (matter, *who),
                f"Nobody decides {seen.name(matter)} {' and '.join(gaps)}.",
                f"say who decides {seen.name(matter)} in that range",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        else:
            yield Passed((matter, *who))

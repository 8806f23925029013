"""Two that each decide one matter.

What it does
------------
Finds two bodies or posts that each decide the same matter by separate, settled statements, for overlapping places and
values, with neither above the other and nobody given precedence. Joint acts (`together`), each deciding its own share
(`each`), approvals that add up, a special case beside the rule, and different tiers of status are no rivals.

Why it matters
--------------
Two decisions on one matter can differ, and nobody can say which holds.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      trust: {name: The Trust, kind: nhs_trust}
    decisions:
      beds: {name: Opening beds, decides: [{who: icb}, {who: trust}]}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      trust: {name: The Trust, kind: nhs_trust}
    decisions:
      beds: {name: Opening beds, decides: {who: {together: [icb, trust]}}}

References
----------
docs/design.md#the-form-of-a-decision; 004 (2) II: autonomy at place, trust and ICB needs to be made clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome, Severity
from govgraph.checks.overlap import outcomes
from govgraph.checks.view import FINAL

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR106"
NAME = "rival-deciders"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "{1} and {2} each decide {0}.",
    "Two bodies each decide {0}.",
    "Two bodies each decide one matter.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each pair; a pass for each matter that somebody decides and nobody else does."""
    yield from outcomes(
        graph, FINAL, "each decide", "say who of them decides {matter}, or that they decide it together"
    )

"""Authority or a remit, and nobody to answer to.

What it does
------------
Takes everybody who is given authority (`delegates`) or a task (`charged with`), settled or foreseen, and looks for
a line up: accountable to, reports to, a committee of, a post of. Finds those whose line is said to be nobody, is
unclear or not stated, and, more lightly, those of whom no line is modelled. NHS bodies and councils answer by law.

Why it matters
--------------
Whoever is given authority owes an account of it; where no source says to whom, nobody will ask for it.

Example
-------
    bodies:
      trust: {name: The Trust, kind: nhs_trust}
      local: {name: Local partnership, accountable to: not stated}
    relations: {delegates: {who: trust, to: local, what: prevention}}
    decisions: {prevention: Prevention}

Use instead
-----------
    bodies:
      trust: {name: The Trust, kind: nhs_trust}
      local: {name: Local committee, kind: body_committee, committee of: trust}
    relations: {delegates: {who: trust, to: local, what: prevention}}
    decisions: {prevention: Prevention}

References
----------
000 Rec 3 and s2.1.4 p3: responsibility and authority go to local partnerships, and no line of account is stated.
002 s2.1: accountable for much, and no source says to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome, Severity
from govgraph.checks.lines import account
from govgraph.checks.view import ACCOUNT, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR108"
NAME = "no-line-of-account"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No paper says who holds {0} to account.",
    "No paper says who holds it to account.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that is given authority or a task."""
    seen = view(graph)
    owing = [(fact, seen.opened(fact.object)) for fact in seen.standing("delegates")]
    owing += [(fact, seen.opened(fact.subject)) for fact in seen.standing("charged with")]
    owing += [(fact, seen.opened(fact.subject)) for fact in seen.standing(*ACCOUNT) if fact.role("for").known]
    yield from account(seen, owing, "{has} been given {matters}")

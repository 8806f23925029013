"""Decided, while the approval that it needs is not there.

What it does
------------
Finds matters that somebody decides now and that need the approval of somebody else (approves, signs off, agrees) which is
not in force: required, to be agreed, planned for later, or given only on a condition that no source says is met. Where the
right to decide is itself only foreseen, nothing is found yet.

Why it matters
--------------
What is decided before those who must agree have agreed can be undone.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    decisions: {plan: {name: Plan, decides: icb, approves: {who: council, status: required}}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    decisions: {plan: {name: Plan, decides: icb, approves: council}}

References
----------
003 App 2 row Planning: approval of partnerships is needed where a service is delegated, and none is delegated yet. 002 s2.1: the council must agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR162"
NAME = "needed-approval"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "An approval that is needed for {0} is not there.",
    "An approval that is needed is not there.",
)

_APPROVING = ("approves", "signs off", "agrees")
_NEEDED = ("required", "to be agreed", "planned", "in preparation")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that needs somebody's approval."""
    seen = view(graph)
    approving = seen.expected(*_APPROVING)
    for matter in dict.fromkeys(item for fact in approving for item in fact.role("what").ids):
        needed = [fact for fact in approving if matter in fact.role("what").ids]
        deciding = [fact for fact in seen.nearest(matter, ("decides",), tier="settled") if seen.opened(fact.subject)]
        missing = [fact for fact in needed if _missing(seen, fact) and not _given_by_another(seen, fact, needed)]
        own = {who for fact in deciding for who in seen.opened(fact.subject)}
        missing = [fact for fact in missing if not own & set(seen.opened(fact.subject) or fact.subject.ids)]
        if not missing or not deciding:
            yield Passed((matter,))
            continue
        who = tuple(dict.fromkeys(item for fact in missing for item in seen.opened(fact.subject) or fact.subject.ids))
        facts = (*deciding, *missing)
        yield Found(
            (matter, *own, *who),
            f"{seen.names(own)} {seen.verb(tuple(own), 'decides', 'decide')} {seen.name(matter)}, but the approval that it needs "
            f"from {seen.names(who) or 'somebody whom no source names'} is not there{_why(seen, missing[0])}.",
            f"ask whether {seen.name(matter)} waits until {seen.names(who) or 'they'} approve it",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _missing(seen: View, fact: Fact) -> bool:
    return fact.status in _NEEDED or not seen.stands(fact)


def _given_by_another(seen: View, fact: Fact, needed: list[Fact]) -> bool:
    """Do those whose approval is missing here give it elsewhere, in force?"""
    who = set(seen.opened(fact.subject))
    return any(who and who <= set(seen.opened(f.subject)) for f in needed if f.tier == "settled" and seen.stands(f))


def _why(seen: View, fact: Fact) -> str:
    return f" ({fact.status})" if fact.tier != "settled" else f" ({fact.span})"

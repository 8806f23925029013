"""Who decides, or to whom it answers, rests on inference alone.

What it does
------------
Finds matters whose every settled right to decide is inferred or assumed, and bodies and posts whose every settled
line of account is.

Why it matters
--------------
It reads well, and no paper says it: ask before relying on it.

Example
-------
    bodies:
      board: {name: The board, kind: icb}
      exec: Executive group
    relations: {accountable to: {who: exec, to: board, basis: inferred, source: d s1}}

Use instead
-----------
    bodies:
      board: {name: The board, kind: icb}
      exec: Executive group
    relations: {accountable to: {who: exec, to: board, source: d s1}}

References
----------
docs/design.md#status-and-ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, FINAL, PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI203"
NAME = "inferred-only"
SEVERITY: Severity = "INFO"
BRIEF = (
    "What is said of {0} is only our reading.",
    "What is said of it is only our reading.",
)

_BASIS = {"inferred": "our reading", "assumed": "an assumption"}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each decided matter, and for each that has a line of account."""
    seen = view(graph)
    for matter in dict.fromkeys(matter for fact in seen.standing(*FINAL) for matter in fact.role("what").ids):
        facts = [fact for fact in seen.nearest(matter, FINAL) if fact.subject.known and fact.status != "past"]
        if facts:
            who = tuple(dict.fromkeys(who for fact in facts for who in fact.subject.ids))
            yield _outcome(
                seen, matter, facts, f"that {seen.names(who)} {seen.verb(who, 'decides', 'decide')} {seen.name(matter)}"
            )
    for thing in graph.in_category("body", "post", "group"):
        lines = [line for line in seen.lines(thing.id) if line.kind in (*ACCOUNT, *PARENT) and line.object.known]
        if lines:
            answers = seen.verb((thing.id,), "answers", "answer")
            yield _outcome(
                seen,
                thing.id,
                lines,
                (
                    f"that {thing.name} {answers} to "
                    f"{seen.names(dict.fromkeys(to for line in lines for to in line.object.ids))}"
                ),
            )


def _outcome(seen: View, item: str, facts: list[Fact], what: str) -> Outcome:
    about = tuple(
        dict.fromkeys((item, *(other for fact in facts for end in (fact.subject, fact.object) for other in end.ids)))
    )
    if any(_firm(fact) for fact in facts):
        return Passed((item,))
    basis = facts[0].basis if facts[0].basis != "stated" else "inferred"
    return Found(
        about,
        f"No source says {what}. That is {_BASIS.get(basis, basis)}.",
        "ask, or find the paper that says it",
        facts=ids(facts),
        chain=seen.links(facts),
    )


def _firm(fact: Fact) -> bool:
    """Stated or law, in both of its main roles."""
    bases = [fact.basis, *(fact.role(role).basis for role in fact.row.main if fact.role(role).basis)]
    return all(basis in {"stated", "law"} for basis in bases)

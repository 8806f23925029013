"""One source says it, another denies it.

What it does
------------
Finds relations that stand and are also denied (`not: true`) for the same roles, and matters that by one settled
statement somebody decides or approves and by another nobody does, in the same case.

Why it matters
--------------
Both cannot be right, and every answer that uses either is in doubt.

Example
-------
    bodies: {group: Working group, board: The board}
    relations:
      reports to:
        - {who: group, to: board, source: d s1}
        - {id: denied, who: group, to: board, not: true, source: d s2}

Use instead
-----------
    bodies: {group: Working group, board: The board}
    relations:
      reports to:
        - {who: group, to: board, until: 2023-01-01, source: d s1}
        - {id: denied, who: group, to: board, not: true, source: d s2}

References
----------
docs/design.md#not-knowing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.checks.wording import said
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI202"
NAME = "contradicted"
SEVERITY: Severity = "ERROR"
BRIEF = (
    "One source says something of {0} that another denies.",
    "One source says what another denies.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each denial and each statement that nobody decides."""
    seen = view(graph)
    for fact in [fact for fact in graph if fact.negated and seen.there(fact) is not Truth.NO]:
        yield _outcome(seen, fact, [other for other in _near(seen, fact) if _same(seen, fact, other)])
    for fact in seen.settled(*FINAL):
        if fact.subject.unknown == "nobody":
            named = [
                other
                for other in seen.in_order(_on(seen, fact.role("what")), FINAL)
                if other.tier == "settled" and other.subject.known and _same_case(fact, other)
            ]
            yield _outcome(seen, fact, named)


def _on(seen: View, matters: Iterable[str]) -> Iterator[Fact]:
    return (fact for what in matters for kind in FINAL for fact in seen.at(kind, "what", what))


def _outcome(seen: View, fact: Fact, against: list[Fact]) -> Outcome:
    about = tuple(
        dict.fromkeys((*fact.subject.ids, *fact.object.ids, *(who for other in against for who in other.subject.ids)))
    )
    if not against:
        return Passed(about)
    both = (fact, *against)
    sentence = f"Two statements contradict each other: {said(seen.graph, fact)}, and {said(seen.graph, against[0])}."
    return Found(
        about, sentence, "say which holds, from when, or in which case", facts=ids(both), chain=seen.links(both)
    )


def _near(seen: View, denial: Fact) -> Iterable[Fact]:
    """The settled relations that it may deny: those with one of its things in a role, if it names any."""
    role = next((role for role, filler in denial.roles.items() if filler.ids), "")
    if not role:
        return seen.settled(denial.kind)
    items = seen.opened(denial.role(role))
    facts = seen.in_order((fact for item in items for fact in seen.in_role(role, item, denial.kind)), (denial.kind,))
    return (fact for fact in facts if fact.tier == "settled")


def _same(seen: View, denial: Fact, fact: Fact) -> bool:
    """Does a denial, role by role, deny this fact? A role, an aspect or an extent that the denial leaves out is any."""
    for role, filler in denial.roles.items():
        if filler.ids and not set(seen.opened(filler)) & {*fact.role(role).ids, *seen.opened(fact.role(role))}:
            return False
    return all(fact.fields.get(name) == denial.fields[name] for name in vocabulary().apart if name in denial.fields)


def _same_case(one: Fact, other: Fact) -> bool:
    return (
        not any(fact.role(role).known for fact in (one, other) for role in ("if", "unless"))
        and one.role("where").ids == other.role("where").ids
        and one.fields.get("aspect") == other.fields.get("aspect")
    )

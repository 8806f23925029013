"""Does computation bear a statement out? The testable content of the record is read against the graph, never fed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.checks.view import View, view
from govgraph.model.facts import Fact
from govgraph.model.record import Pattern, Test
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

RECORD_CODES = ("EVI209", "EVI211", "EVI290")
"""Checks that read tests themselves: a test that asks for one of these cannot be told, or it would ask itself."""


def borne_out(graph: Graph, test: Test) -> tuple[Truth, tuple[Fact, ...]]:
    """Is what the test asks for there (every relation; the finding if it names one), and which relations show it?

    ``absent`` turns it round: none of it may be there. Unknown where the test asks for nothing, or for a finding of
    which the check cannot tell.
    """
    seen = view(graph)
    shown = [_matching(seen, pattern) for pattern in test.relations]
    truths = [Truth.of(bool(found)) for found in shown]
    if test.finding:
        truths.append(_found(graph, test))
    facts = tuple(fact for found in shown for fact in found)
    if not truths:
        return Truth.UNKNOWN, facts
    return (max(truths).opposite if test.absent else min(truths)), facts


def _matching(seen: View, pattern: Pattern) -> tuple[Fact, ...]:
    named = next(((role, f.ids[0]) for role, f in pattern.roles.items() if f.ids and f.unknown is None), None)
    near = seen.standing(pattern.kind) if named is None else seen.in_role(*named, pattern.kind)
    return tuple(fact for fact in near if _fits(seen, fact, pattern))


def _fits(seen: View, fact: Fact, pattern: Pattern) -> bool:
    """Does a relation fit: in each role of the pattern the same way of not knowing, or the things named?"""
    for role, wanted in pattern.roles.items():
        found = fact.role(role)
        if wanted.unknown is not None:
            if found.unknown != wanted.unknown:
                return False
        elif not set(wanted.ids) <= {*found.ids, *seen.opened(found)}:
            return False
    return True


def _found(graph: Graph, test: Test) -> Truth:
    from govgraph.checks.registry import find
    from govgraph.checks.run import told

    code = find(test.finding).code
    if code in RECORD_CODES:
        return Truth.UNKNOWN
    said, about = told(graph, code), set(test.about)
    first = next(iter(test.about), "")
    if any(about <= set(finding.about) for finding in said.findings.get(first, ())):
        return Truth.YES
    return Truth.of(None if any(about <= set(row.about) for row in said.cannot_tell.get(first, ())) else False)

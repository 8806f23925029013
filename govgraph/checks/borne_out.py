"""Does computation bear a statement out? The testable content of the record is read against the graph, never fed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.view import ids, view
from govgraph.checks.wording import clause
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground, of_relation
from govgraph.model.record import Statement, Test
from govgraph.model.truth import Truth
from govgraph.reading.fits import held, together

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Asks(NamedTuple):
    """How a check of the record speaks of a statement that is not borne out: what is said, and what to ask."""

    needs: str
    """What a statement without a test would need, in words before what it says."""
    said: str
    """What the source does: it claims this, or requires it."""
    missing: str
    """Of a statement that nothing shows, in words after that."""
    then: str
    """What to ask then."""
    weak: str
    """What to ask where it is shown, but only foreseen, assumed or our reading."""


def outcomes(graph: Graph, sorts: type[Statement] | tuple[type[Statement], ...], asks: Asks) -> Iterator[Outcome]:
    """One outcome for each statement of these sorts: passed, a finding, or that it has no test."""
    seen = view(graph)
    for statement in graph.statements.values():
        if not isinstance(statement, sorts):
            continue
        about = (statement.id, *statement.about)
        if statement.test is None:
            yield CannotTell(about, f"{asks.needs}: {statement.says}")
            continue
        truth, facts = borne_out(graph, statement.test)
        weak = weakness(facts) if truth is Truth.UNKNOWN else ""
        if truth is Truth.YES:
            yield Passed(about)
            continue
        yield Found(
            about,
            f"{asks.said}{f', but {weak}' if weak else asks.missing}: {clause(statement.says)}.",
            asks.weak if weak else asks.then,
            facts=ids(facts),
            chain=seen.links(facts),
            severity="INFO" if weak else None,
        )


RECORD_CODES = ("EVI209", "EVI211", "EVI290")
"""Checks that read tests themselves: a test that asks for one of these cannot be told, or it would ask itself."""


def borne_out(graph: Graph, test: Test) -> tuple[Truth, tuple[Fact, ...]]:
    """Is what the test asks for there (every relation; the finding if it names one), and which relations show it?

    ``absent`` turns it round: none of it may be there. Unknown where the test asks for nothing, where what would show it is
    only foreseen, assumed or our own reading, or for a finding of which the check cannot tell.
    """
    shown = [held(graph, pattern) for pattern in test.relations]
    # what only our own reading shows bears nothing out, and refutes nothing
    truths = [Truth.UNKNOWN if found.inferred and found.truth is Truth.YES else found.truth for found in shown]
    if test.finding:
        truths.append(_found(graph, test))
    return together(truths, absent=test.absent), tuple(fact for found in shown for fact in found.facts)


def weakness(facts: Iterable[Fact]) -> str:
    """Why relations that are there bear nothing out: ``only our reading shows it``; empty: that is not why."""
    found = tuple(facts)
    grounds = {of_relation(fact) for fact in found}
    weakest = next((ground for ground in (Ground.ASSUMED, Ground.INFERRED, Ground.FORESEEN) if ground in grounds), None)
    if weakest is Ground.FORESEEN:
        return "it is not in force yet"
    return (
        {Ground.ASSUMED: "it is only assumed", Ground.INFERRED: "only our reading shows it"}.get(weakest, "")
        if weakest
        else ""
    )


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

"""A claim that the graph contradicts.

What it does
------------
Takes every claim and classification with testable content (`test`) and finds those that computation does not bear
out. Without a test it cannot be told.

Why it matters
--------------
What a paper promises ("no new body") and what it then does may differ.

Example
-------
    bodies: {board: The board, exec: Executive group}
    claims:
      answers:
        says: the executive group answers to the board
        test: {relations: {accountable to: {who: exec, to: board}}}
        source: d s1

Use instead
-----------
    bodies: {board: The board, exec: {name: Executive group, accountable to: {to: board, source: d s1}}}
    claims:
      answers:
        says: the executive group answers to the board
        test: {relations: {accountable to: {who: exec, to: board}}}
        source: d s1

References
----------
docs/design.md#the-record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.borne_out import borne_out, weakness
from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.checks.wording import clause
from govgraph.model.record import Claim, Classification
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI211"
NAME = "claim-not-borne-out"
SEVERITY: Severity = "WARN"
BRIEF = (
    "Nothing in the papers bears out a claim about {1}.",
    "Nothing in the papers bears out a claim.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each claim and classification."""
    seen = view(graph)
    for statement in graph.statements.values():
        if not isinstance(statement, Claim | Classification):
            continue
        about = (statement.id, *statement.about)
        if statement.test is None:
            yield CannotTell(about, f"what would bear it out: {statement.says}")
            continue
        truth, facts = borne_out(graph, statement.test)
        weak = weakness(facts) if truth is Truth.UNKNOWN else ""
        if truth is Truth.YES:
            yield Passed(about)
        elif weak:
            yield Found(
                about,
                f"The source claims this, but {weak}: {clause(statement.says)}.",
                "ask what the claim rests on",
                facts=ids(facts),
                chain=seen.links(facts),
                severity="INFO",
            )
        else:
            yield Found(
                about,
                f"The source claims this, and nothing in the papers bears it out: {clause(statement.says)}.",
                "ask what the claim rests on",
                facts=ids(facts),
                chain=seen.links(facts),
            )

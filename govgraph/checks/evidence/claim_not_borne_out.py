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

from govgraph.checks.borne_out import Asks, outcomes
from govgraph.checks.finding import Outcome, Severity
from govgraph.model.record import Claim, Classification

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI211"
NAME = "claim-not-borne-out"
SEVERITY: Severity = "WARN"
BRIEF = (
    "Nothing in the papers bears out a claim about {1}.",
    "Nothing in the papers bears out a claim.",
)


ASKS = Asks(
    needs="what would bear it out",
    said="The source claims this",
    missing=", and nothing in the papers bears it out",
    then="ask what the claim rests on",
    weak="ask what the claim rests on",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each claim and classification."""
    yield from outcomes(graph, (Claim, Classification), ASKS)

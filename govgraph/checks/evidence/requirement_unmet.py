"""Something the source says is needed is not there.

What it does
------------
Takes every requirement with testable content (`test`) and looks for the relations that would meet it. Without a
test it cannot be told. A relation that is denied does not meet it; one that is not settled meets it only in part,
as a remark.

Why it matters
--------------
An option rests on its preconditions.

Example
-------
    bodies: {board: The board, exec: Executive group}
    requirements:
      line:
        says: the executive group reports to the board
        test: {relations: {reports to: {who: exec, to: board}}}
        source: d s1

Use instead
-----------
    bodies: {board: The board, exec: {name: Executive group, reports to: {to: board, source: d s1}}}
    requirements:
      line:
        says: the executive group reports to the board
        test: {relations: {reports to: {who: exec, to: board}}}
        source: d s1

References
----------
000 s2.2.3 req #1-#3: what option b needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.borne_out import Asks, outcomes
from govgraph.checks.finding import Outcome, Severity
from govgraph.model.record import Requirement

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI209"
NAME = "requirement-unmet"
SEVERITY: Severity = "WARN"
BRIEF = (
    "Something that the papers require of {1} is not in place.",
    "Something that the papers require is not in place.",
)


ASKS = Asks(
    needs="what would show that it is met",
    said="The source requires this",
    missing=", and nothing shows that it is in place",
    then="ask who puts it in place, or say what replaces it",
    weak="ask when it will be in force, or which paper says that it is",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each requirement."""
    yield from outcomes(graph, Requirement, ASKS)

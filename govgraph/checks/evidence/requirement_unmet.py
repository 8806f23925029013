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

from govgraph.checks.borne_out import borne_out, weakness
from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.checks.wording import clause
from govgraph.model.record import Requirement
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI209"
NAME = "requirement-unmet"
SEVERITY: Severity = "WARN"
BRIEF = (
    "Something that the papers require of {1} is not in place.",
    "Something that the papers require is not in place.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each requirement."""
    seen = view(graph)
    for statement in graph.statements.values():
        if not isinstance(statement, Requirement):
            continue
        about = (statement.id, *statement.about)
        if statement.test is None:
            yield CannotTell(about, f"what would show that it is met: {statement.says}")
            continue
        met, facts = borne_out(graph, statement.test)
        weak = weakness(facts) if met is Truth.UNKNOWN else ""
        if weak:
            yield Found(
                about,
                f"The source requires this, but {weak}: {clause(statement.says)}.",
                "ask when it will be in force, or which paper says that it is",
                facts=ids(facts),
                chain=seen.links(facts),
                severity="INFO",
            )
        elif met is not Truth.YES:
            yield Found(
                about,
                f"The source requires this, and nothing shows that it is in place: {clause(statement.says)}.",
                "ask who puts it in place, or say what replaces it",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        else:
            yield Passed(about)

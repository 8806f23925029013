"""A right, a delegation or a line that is still to be agreed.

What it does
------------
Finds rights, remits, arrangements and lines of account that stand with a status that leaves them open: likely,
possible, to be agreed, considered, provisional, deferred. Planned, required, proposed and in preparation are steps
on a way and not listed.

Why it matters
--------------
They are read as decided, and are not.

Example
-------
    bodies: {board: The board}
    decisions: {capital: Major capital}
    relations: {decides: {who: board, what: capital, status: likely, source: d s1}}

Use instead
-----------
    bodies: {board: The board}
    decisions: {capital: Major capital}
    relations: {decides: {who: board, what: capital, source: d s1}}

References
----------
000 s2.3.2 c8: the list of shared decisions is only likely, and still to be agreed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.checks.wording import said, whole
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI204"
NAME = "to-be-agreed"
SEVERITY: Severity = "INFO"
BRIEF = (
    "The part of {0} in {1} is still to be agreed.",
    "Something about {0} is still to be agreed.",
    "Something is still to be agreed.",
)

_STATUS = {
    "likely": "The source calls this only likely",
    "possible": "The source calls this only possible",
    "to be agreed": "This is still to be agreed",
    "considered": "This is only being considered",
    "provisional": "This is only provisional",
    "deferred": "This has been put off",
}
_OPEN = frozenset(_STATUS)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each right, remit, arrangement and line of account."""
    seen = view(graph)
    for fact in graph.carrying("rights", "remit", "authority", "accountability"):
        if fact.negated or fact.basis == "law" or seen.there(fact) is Truth.NO:
            continue
        about = tuple(dict.fromkeys((*fact.subject.ids, *fact.object.ids, *fact.role("what").ids)))
        if fact.status in _OPEN:
            sentence = f"{whole(said(graph, fact))} {_STATUS[fact.status]}."
            yield Found(about, sentence, "ask who agrees it, and by when", facts=(fact.id,), chain=(seen.link(fact),))
        else:
            yield Passed(about)

"""A paper that is headed for a decision asks only that it be noted.

What it does
------------
Takes every paper (an agreement whose kind names a resolution, a decision or an approval) about which somebody is asked
something, and finds those of which nobody is asked to decide, agree, approve or endorse anything.

Why it matters
--------------
Either the decision is taken elsewhere, or the meeting will be said to have agreed to what it only heard.

Example
-------
    bodies: {board: {name: The board, kind: hwb}}
    agreements: {update: {name: The update, kind: report for resolution, source: d cover}}
    asks: {note: {says: Take note of progress, of: board, to: note, about: update, source: d cover}}

Use instead
-----------
    bodies: {board: {name: The board, kind: hwb}}
    agreements: {update: {name: The update, kind: report for information, source: d cover}}
    asks: {note: {says: Take note of progress, of: board, to: note, about: update, source: d cover}}

References
----------
001 cover: a report for resolution of which the board is asked to take note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.model.record import Ask
from govgraph.model.things import Agreement

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI216"
NAME = "asked-for-less"
SEVERITY: Severity = "INFO"
BRIEF = (
    "The meeting is asked only to note {0}.",
    "The meeting is asked only to note the paper.",
)

_FOR_DECISION = r"\bfor (?:resolution|decision|approval|agreement)\b"
_NOTING = frozenset({"note", "receive", "consider", "discuss", "be informed", "be aware", ""})


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each paper that is headed for a decision and about which somebody is asked something."""
    asks = [statement for statement in graph.statements.values() if isinstance(statement, Ask)]
    for paper in graph.in_category("agreement"):
        about = [ask for ask in asks if paper.id in ask.about]
        if not isinstance(paper, Agreement) or not re.search(_FOR_DECISION, paper.kind) or not about:
            continue
        named = (paper.id, *dict.fromkeys(item for ask in about for item in ask.of))
        if any(ask.to.lower() not in _NOTING for ask in about):
            yield Passed(named)
        else:
            asked = " and ".join(dict.fromkeys(ask.to for ask in about if ask.to)) or "nothing"
            yield Found(
                named,
                f"{paper.name} is a {paper.kind}, and all that is asked is to {asked}.",
                "ask the author whether a decision is wanted, and of whom",
            )

"""A decision waits for a question that is left open.

What it does
------------
Finds open questions about a decision or an agreement, or about what such a one waits for, where somebody is to decide it,
proposes it or works under it; and decisions that wait for what is pending: another decision with no decider in force.

Why it matters
--------------
Nobody can decide well, or at all, before the question is answered, and nobody is asked to answer it.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {model: {name: Leadership model, decides: {who: icb, status: proposed, source: d s1}}}
    open questions: {law: {says: What the model means in law is pending, about: model, source: d s1}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    decisions: {model: {name: Leadership model, decides: {who: icb, status: proposed, source: d s1}}}

References
----------
002 s4.4 and s4.5: what the proposal means for money and in law was pending when the paper was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, PROPOSING, View, view
from govgraph.checks.wording import clause
from govgraph.model.facts import Fact
from govgraph.model.record import OpenQuestion

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI215"
NAME = "open-question-decides"
SEVERITY: Severity = "INFO"
BRIEF = (
    "A question that is still open holds up {1}.",
    "A question that is still open holds up a decision.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each open question."""
    seen = view(graph)
    for statement in graph.statements.values():
        if not isinstance(statement, OpenQuestion):
            continue
        waiting = {matter: facts for matter in _matters(seen, statement) if (facts := _deciding(seen, matter))}
        about = (statement.id, *waiting)
        if not waiting:
            yield Passed((statement.id, *statement.about))
            continue
        facts = [fact for found in waiting.values() for fact in found]
        yield Found(
            about,
            f"{seen.names(waiting)} {seen.verb(tuple(waiting), 'waits', 'wait')} for a question that is still open: {clause(statement.says)}.",
            "ask who answers it and by when",
            facts=tuple(fact.id for fact in facts),
            chain=seen.links(facts),
        )


def _matters(seen: View, statement: OpenQuestion) -> dict[str, None]:
    """The decisions and agreements that a question is about, or that wait for what it is about."""
    found = dict.fromkeys(item for item in statement.about if seen.category(item) in {"decision", "agreement"})
    found |= dict.fromkeys(
        who for item in statement.about for fact in seen.at("waits for", "to", item) for who in fact.subject.ids
    )
    return found


def _deciding(seen: View, matter: str) -> list[Fact]:
    return [fact for kind in (*BINDING, *PROPOSING) for fact in seen.at(kind, "what", matter) if fact.subject.known]

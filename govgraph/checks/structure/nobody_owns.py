"""Work that several share, and nobody owns.

What it does
------------
Finds services, functions, funds and matters of which a source says that nobody has them in hand, that it is unclear or
that it does not say who has: who is responsible or charged, provides, commissions, holds. A matter with somebody
who has it in any of these ways on the day, or has the whole of which it is part, is in good hands.

Why it matters
--------------
What all use and nobody owns is neither kept up nor paid for.

Example
-------
    bodies: {trust: {name: The Trust, kind: nhs_trust}}
    services: {records: {name: Shared care records, responsible for: {who: not stated}}}
    relations: {works with: {who: trust, to: records}}

Use instead
-----------
    bodies: {trust: {name: The Trust, kind: nhs_trust}}
    services: {records: {name: Shared care records, responsible for: {who: trust}}}

References
----------
001 S2 s4g bullet 4: shared records and care plans, which the whole programme needs and nobody has in hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import REMIT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR144"
NAME = "nobody-owns"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "Several share {0}, and nobody owns it.",
    "Several share the work, and nobody owns it.",
)

_WAYS = (*REMIT, "provides", "commissions", "holds")
_SILENCE = {
    "nobody": "Nobody {does} {what}",
    "unclear": "It is unclear who {does} {what}",
    "not stated": "No source says who {does} {what}",
}
_WORDS = {"charged with": "is charged with", "responsible for": "is responsible for"}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each thing that somebody has in hand, or that nobody is said to have."""
    seen = view(graph)
    facts = seen.standing(*_WAYS)
    for what in dict.fromkeys(item for fact in facts for item in fact.role("what").ids):
        silent = [fact for kind in _WAYS for fact in seen.at(kind, "what", what) if fact.subject.unknown]
        if not silent or _owned(seen, what):
            yield Passed((what,))
            continue
        first = silent[0]
        said = _SILENCE[first.subject.unknown or "not stated"]
        users = dict.fromkeys(
            who
            for kind in ("works with", "supports")
            for fact in seen.at(kind, "to", what)
            for who in seen.opened(fact.subject)
        )
        sentence = said.format(does=_WORDS.get(first.kind, first.kind), what=seen.name(what))
        if users:
            sentence += f", which {seen.names(users)} {seen.verb(tuple(users), 'works', 'work')} with"
        yield Found(
            (what, *users),
            f"{sentence}.",
            f"name who has {seen.name(what)} in hand",
            facts=ids(silent),
            chain=seen.links(silent),
            severity="INFO" if all(fact.tier != "settled" for fact in silent) else None,
        )


def _owned(seen: View, what: str) -> bool:
    every: list[Fact] = [
        fact for level in seen.levels(what) for item in level for kind in _WAYS for fact in seen.at(kind, "what", item)
    ]
    return any(fact.tier == "settled" and fact.basis != "law" and seen.opened(fact.subject) for fact in every)

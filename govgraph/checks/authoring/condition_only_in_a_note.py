"""A condition that stands only in a note.

What it does
------------
Finds settled relations whose note holds a condition (if, unless, subject to, provided that, once, until, with the approval of)
and that have no `if`, `unless`, condition or date of their own.

Why it matters
--------------
A note is read by people alone: every answer takes the relation as unconditional.

Example
-------
    bodies: {board: {name: The board, source: d s1}}
    decisions: {plan: {name: The plan, decides: {who: board, note: only if the trusts agree, source: d s2}}}

Use instead
-----------
    bodies: {board: {name: The board, source: d s1}}
    events: {agreed: {name: The trusts agree, source: d s2}}
    decisions: {plan: {name: The plan, decides: {who: board, if: agreed, source: d s2}}}

References
----------
000 s2.2.3: what is "subject to" legislation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact

CODE = "AUT302"
NAME = "condition-only-in-a-note"
SEVERITY: Severity = "WARN"

_CONDITION = re.compile(
    r"\b(?:only if|(?<!as )if|unless|subject to|provided (?:that)?|on condition|conditional (?:on|upon)|once|until|depend(?:s|ent|ing) on"
    r"|as long as|where (?:agreed|approved)|with the (?:approval|agreement|consent) of|after (?:approval|agreement))\b",
    re.IGNORECASE,
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each relation with a note."""
    for fact in graph:
        if not fact.note or fact.basis == "law":
            continue
        about = (*fact.subject.ids, *fact.object.ids)
        found = _CONDITION.search(fact.note)
        if found is None or fact.tier != "settled" or _conditional(fact):
            yield Passed(about)
            continue
        yield Found(
            about,
            f'{graph.sentence(fact)}: only its note says "{found[0]}" ({fact.note}).',
            "write the condition as an event under `if` or `unless`, as a record under `conditions`, or as a date",
            facts=(fact.id,),
        )


def _conditional(fact: Fact) -> bool:
    asked = any(fact.role(role).known for role in ("if", "unless", "under"))
    return asked or bool(fact.conditions) or fact.span.start is not None or fact.span.until is not None

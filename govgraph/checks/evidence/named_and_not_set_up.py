"""A body that is spoken of as if it were there, and that nobody set up.

What it does
------------
Finds bodies and groups of which no source says what they are (no kind), whose they are (no parent, no line), who set them
up or who sits there, and that do not say themselves that they are only proposed, though something is asked of them, runs to
them or is left open about them. Looked at are those that are called a committee or board.

Why it matters
--------------
A task is given to what does not exist.

Example
-------
    bodies: {committees: {name: Place committees, kind: not stated}}
    open questions: {data: {says: Can place committees be given data, about: committees, source: d s1}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      committees: {name: Place committees, kind: not stated, established by: {to: icb, source: d s1}}
    open questions: {data: {says: Can place committees be given data, about: committees, source: d s1}}

References
----------
003 App 2 row Planning: place committees, of which the paper says nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, PARENT, view
from govgraph.model.base import UNKNOWNS
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI213"
NAME = "named-and-not-set-up"
SEVERITY: Severity = "INFO"
BRIEF = (
    "No paper says who set up {0}.",
    "No paper says who set it up.",
)

_FOUNDED = (*PARENT, *ACCOUNT, "established by", "works under")
_CALLED = ("committee", "board")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body whose kind no source states."""
    seen = view(graph)
    spoken = {item for statement in graph.statements.values() for item in statement.about}
    for thing in graph.in_category("body"):
        kind = str(getattr(thing, "kind", ""))
        if (kind and kind not in UNKNOWNS) or thing.tier != "settled" or seen.there(thing) is Truth.NO:
            continue
        names = seen.same_actor(thing.id)
        founded = any(fact.object.known for kind in _FOUNDED for name in names for fact in seen.at(kind, "who", name))
        members = any(seen.at("member of", "to", name) for name in names)
        asked = [fact for fact in graph.touching(thing.id) if fact.basis != "law" and fact.kind not in _FOUNDED]
        called = f"{thing.name} {getattr(thing, 'label', '')}".lower()
        if not any(word in called for word in _CALLED):
            continue
        if founded or members or not (asked or thing.id in spoken):
            yield Passed((thing.id,))
            continue
        yield Found(
            (thing.id,),
            f"The sources mention {thing.name}, and none says what body that is or who set it up.",
            f"ask who set up {thing.name}, as a committee of which body",
            facts=tuple(fact.id for fact in asked),
            chain=seen.links(asked),
        )

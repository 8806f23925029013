"""Work that serves no priority, or serves them only in part.

What it does
------------
Where priorities are modelled, finds programmes and workstreams that are aligned to none (said so, or nobody says to
which), or only partly.

Why it matters
--------------
Effort goes where it always went, not where the system has said that it is needed.

Example
-------
    priorities: {prevention: Prevention}
    bodies: {theatres: {name: Theatres programme, kind: programme, aligned to: {to: prevention, extent: partial}}}

Use instead
-----------
    priorities: {prevention: Prevention}
    bodies: {theatres: {name: Theatres programme, kind: programme, aligned to: prevention}}

References
----------
000 s2.2.2 #2: activities that match strategic need and priorities only in part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR134"
NAME = "programme-without-priority"
SEVERITY: Severity = "INFO"
THEME = "priorities"
BRIEF = (
    "The priorities are served only in part by {0}.",
    "The priorities are served only in part.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each programme and workstream, where there are priorities."""
    seen = view(graph)
    if not graph.in_category("priority"):
        return
    for thing in graph.in_category("body", "group"):
        if not seen.is_a(thing.id, "programme", "workstream") or seen.opened((thing.id,)) != (thing.id,):
            continue
        names = sorted(seen.same_actor(thing.id))
        facts = [fact for name in names for fact in seen.at("aligned to", "who", name)]
        denied = [fact for name in names for fact in graph.where("aligned to", who=name) if fact.negated]
        none = [fact for fact in facts if fact.object.unknown == "nobody"] + denied
        partly = [fact for fact in facts if fact.fields.get("extent") == "partial"]
        whole = [fact for fact in facts if fact.object.known and fact not in partly and fact.tier == "settled"]
        if partly or (none and not whole):
            found = partly or none
            to = tuple(item for fact in found for item in fact.object.ids)
            served = (seen.names(to) or "the priorities") if partly else "no priority"
            wholly = seen.names(tuple(dict.fromkeys(item for fact in whole for item in fact.object.ids)))
            beside = f", and {wholly} in full" if wholly else ""
            sentence = (
                f"{thing.name} {seen.verb((thing.id,), 'serves', 'serve')} {served}"
                f"{' only in part' if partly else ''}{beside}."
            )
            yield Found(
                (thing.id, *to),
                sentence,
                f"say which priority {thing.name} {seen.does((thing.id,), 'serves')}, or stop it",
                facts=ids(found),
                chain=seen.links(found),
            )
        elif whole:
            yield Passed((thing.id,))
        else:
            yield CannotTell((thing.id,), f"which priority {thing.name} serves")

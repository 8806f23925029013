"""What a check that looks at tables and groups could not see: lists that may go on, members whom nobody names, seats in part.

A check that finds nothing at a table says so only where it has seen the whole table. Else it says what it could not see.
"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.checks.view import View
from govgraph.reading.actors import behind


def unseen(seen: View, tables: Iterable[str] = (), groups: Iterable[str] = ()) -> str:
    """What is not known of who sits at these tables and who stands behind these groups; empty: all of it is known."""
    gaps: dict[str, None] = {}
    for table in dict.fromkeys(tables):
        seats = seen.seats(table)
        if not seats:
            if seen.legal_person(table) is not True:
                gaps[f"who sits on {seen.name(table)}"] = None
            continue
        if not seen.list_complete(table):
            gaps[f"who else sits on {seen.name(table)}"] = None
        partly = [seat for seat, fact in seats.items() if fact.fields.get("extent") == "partial"]
        if partly:
            gaps[f"for whom of theirs {seen.names(partly)} sit on {seen.name(table)}, who sit there in part"] = None
        gaps |= dict.fromkeys(_members(seen, [item for fact in seats.values() for item in fact.subject.ids]))
    gaps |= dict.fromkeys(_members(seen, groups))
    return ", ".join(gaps)


def _members(seen: View, items: Iterable[str]) -> list[str]:
    """The groups among these whose members nobody names, or names them all."""
    every = tuple(dict.fromkeys(items))
    return [
        f"who {'else ' if getattr(seen.graph.things[group], 'members', ()) else ''}belongs to {seen.name(group)}"
        for group in behind(seen.graph, every).open
    ]

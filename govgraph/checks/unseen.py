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


def may_belong(seen: View, who: Iterable[str], groups: Iterable[str]) -> str:
    """Whether any of these belongs to one of these groups, where the list of its members is open; empty: it is known.

    A group whose members are of one kind has room for those of that kind alone.
    """
    candidates = tuple(dict.fromkeys(who))
    gaps = [
        f"whether {seen.names(fitting, 'or')} {'belongs' if len(fitting) == 1 else 'belong'} to {seen.name(group)}"
        for group in behind(seen.graph, dict.fromkeys(groups)).open
        if (fitting := [item for item in candidates if _fits(seen, item, group)])
    ]
    return ", ".join(gaps)


def _fits(seen: View, item: str, group: str) -> bool:
    """May it be a member that the group does not name? Not where it is named, nor where its kind is another."""
    if item == group or group in seen.same_actor(item) or seen.category(item) not in {"body", "post"}:
        return False
    wanted, kind = seen.kind(group), seen.kind(item) or ("post" if seen.category(item) == "post" else "")
    return not wanted or not kind or seen.graph.registry.is_a(kind, wanted)


def _members(seen: View, items: Iterable[str]) -> list[str]:
    """The groups among these whose members nobody names, or names them all."""
    every = tuple(dict.fromkeys(items))
    return [
        f"who {'else ' if getattr(seen.graph.things[group], 'members', ()) else ''}belongs to {seen.name(group)}"
        for group in behind(seen.graph, every).open
    ]

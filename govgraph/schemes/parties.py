"""The list of bodies, posts and committees of a scheme, a row each, with what it hangs on and who holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from govgraph.model.facts import Fact
from govgraph.model.things import Body, Group, Post, Thing
from govgraph.reading.legal import structure
from govgraph.schemes.rows import label

if TYPE_CHECKING:
    from govgraph.graph import Graph

TIES = ("organ of", "committee of", "sub-group of", "part of")
COLUMNS = (
    "Key",
    "Name",
    "Also called",
    "Formerly",
    "Type",
    "Registry kind",
    "Tie",
    "Hangs on",
    "Reports to",
    "Of",
    "Holder",
    "From",
    "To",
    "Codes",
    "Web",
    "Members",
    "Listed",
    "Remarks",
    "Read in",
)


@dataclass(frozen=True)
class Entry:
    """One body, post or group of the list."""

    cells: tuple[str, ...]
    """As :data:`COLUMNS`."""


def entries(graph: Graph, body: str) -> list[Entry]:
    """Everybody whom the scheme of a body names: the body, its organs, committees and posts, and those it hears."""
    find = structure(graph)
    found = [
        thing
        for thing in graph.things.values()
        if isinstance(thing, Body | Post | Group) and (thing.id == body or body in find.persons(thing.id))
    ]
    ids = {thing.id for thing in found}
    grown = True
    while grown:  # what hangs on any of these is its own too
        below = {
            who
            for kind in (*TIES, "of")
            for fact in graph.of_kind(kind)
            if ids & set(fact.object.ids)
            for who in fact.subject.ids
        }
        fresh = [
            thing for item in sorted(below - ids) if isinstance(thing := graph.things.get(item), Body | Post | Group)
        ]
        found += fresh
        ids |= {thing.id for thing in fresh}
        grown = bool(fresh)
    extra: dict[str, Thing] = {}

    def take(items: Iterable[str]) -> bool:
        fresh = [graph.things[item] for item in items if item in graph.things and item not in ids and item not in extra]
        extra.update({thing.id: thing for thing in fresh if isinstance(thing, Body | Post | Group)})
        return any(thing.id in extra for thing in fresh)

    for kind in ("reserves", "decides", "is consulted", "recommends", "is informed"):
        take(item for fact in graph.of_kind(kind) for item in fact.subject.ids)
    while take(
        item
        for kind in (*TIES, "reports to", "of")
        for fact in graph.of_kind(kind)
        if set(fact.subject.ids) & (ids | extra.keys())
        for item in fact.object.ids
    ):
        pass
    order = {thing_id: place for place, thing_id in enumerate(graph.things)}
    return [_entry(graph, thing) for thing in sorted((*found, *extra.values()), key=lambda thing: order[thing.id])]


def _entry(graph: Graph, thing: Body | Post | Group | Thing) -> Entry:
    ties = [(tie, fact) for tie in TIES for fact in graph.where(tie, who=thing.id)]
    tie, first = ties[0] if ties else ("", None)
    lines = graph.where("reports to", who=thing.id)
    of = [label(graph, to) for fact in graph.where("of", who=thing.id) for to in fact.role("to").ids]
    holders = [
        graph.name(who) if fact.subject.ids else "Vacant"
        for fact in graph.where("occupies", to=thing.id)
        for who in (fact.subject.ids or ("",))
    ]
    until = thing.span.until
    last = (
        ""
        if until is None
        else f"{until.first - timedelta(days=1):%Y-%m-%d}"
        if until.after - until.first <= timedelta(days=1)
        else str(until)
    )
    cells = (
        thing.id,
        thing.name,
        "; ".join(thing.aliases),
        "; ".join(thing.formerly),
        _type(thing),
        thing.kind if isinstance(thing, Body) else "",
        tie,
        _ends(graph, first) if first is not None else "",
        "; ".join(_line(graph, fact) for fact in lines),
        "; ".join(of),
        "; ".join(holders),
        str(thing.span.start or ""),
        last,
        "; ".join(f"{register}: {code}" for register, code in thing.identifiers.items()),
        "; ".join(thing.links),
        "; ".join(graph.name(item) for item in thing.members) if isinstance(thing, Group) else "",
        "yes" if graph.where("works under", who=thing.id) else "",
        thing.note,
        "; ".join(str(source) for source in thing.sources),
    )
    return Entry(cells)


def _type(thing: Thing) -> str:
    if isinstance(thing, Body):
        return thing.label or "body"
    if isinstance(thing, Group):
        return "group"
    return "class of posts" if thing.note.startswith("A class of posts.") else "post"


def _ends(graph: Graph, fact: Fact) -> str:
    return "; ".join(label(graph, item) for item in fact.object.ids)


def _line(graph: Graph, fact: Fact) -> str:
    if fact.object.unknown:
        return fact.object.unknown
    manner = f" ({fact.fields['manner']})" if fact.fields.get("manner") else ""
    return f"{_ends(graph, fact)}{manner}"

"""Twins that are treated unlike.

What it does
------------
Finds bodies and posts that are alike (of one kind and one label, or members of one group and of one kind) of which some have a
parent, an area, a line of accountability, an employer, a post, a sector, a kind or a status that another has not.

Why it matters
--------------
What is said of one and not of its twin is often forgotten, not meant; every comparison of the two is then about the model and not
about the system.

Example
-------
    places: {north: North, south: South}
    bodies:
      one: {name: North board, kind: hwb, label: place board, covers: north, source: d s1}
      two: {name: South board, kind: hwb, label: place board, source: d s1}

Use instead
-----------
    places: {north: North, south: South}
    bodies:
      one: {name: North board, kind: hwb, label: place board, covers: north, source: d s1}
      two: {name: South board, kind: hwb, label: place board, covers: south, source: d s1}

References
----------
000 s1.1: two health and wellbeing boards, of which a model said of one alone what it covers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.model.base import UNKNOWNS
from govgraph.model.things import Body, Group, Level, Post

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "AUT304"
NAME = "twins-treated-unlike"
SEVERITY: Severity = "INFO"

_STRUCTURE = frozenset({"parent", "place", "posts", "accountability"})
"""What relations carry that twins are expected to share: whose they are, what they cover, to whom they answer."""

_FIELDS = ("kind", "sector", "status")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each set of things that are alike."""
    seen: set[tuple[str, ...]] = set()
    for twins in _twins(graph):
        if twins in seen:
            continue
        seen.add(twins)
        differing = list(_differences(graph, twins))
        if not differing:
            yield Passed(twins)
        for what, have, lack in differing:
            names = " and ".join(graph.name(item) for item in have[:3]) + (" and others" if len(have) > 3 else "")
            others = " and ".join(graph.name(item) for item in lack[:3]) + (" and others" if len(lack) > 3 else "")
            yield Found(
                (*lack, *have),
                f"{names} and {others} are alike, and only of {names} is said {what}.",
                "say it of the other as well, or say 'not stated' where the source is silent",
            )


def _twins(graph: Graph) -> Iterator[tuple[str, ...]]:
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing in graph.in_category("body", "post"):
        if isinstance(thing, Body | Post) and thing.kind and thing.kind not in UNKNOWNS and not thing.comparator:
            label = thing.label if isinstance(thing, Body) else thing.office
            if label:
                alike[thing.kind, label.casefold()].append(thing.id)
    yield from (tuple(items) for items in alike.values() if len(items) > 1)
    for group in graph.things.values():
        if isinstance(group, Group | Level):
            by_kind: dict[str, list[str]] = defaultdict(list)
            for member in group.members:
                body = graph.things.get(member)
                if isinstance(body, Body) and body.kind and body.kind not in UNKNOWNS:
                    by_kind[body.kind].append(member)
            yield from (tuple(items) for items in by_kind.values() if len(items) > 1)


def _differences(graph: Graph, twins: Iterable[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    items = list(twins)
    said = {item: _said(graph, item) for item in items}
    every = dict.fromkeys(what for item in items for what in said[item])
    for what in every:
        have = [item for item in items if what in said[item]]
        lack = [item for item in items if what not in said[item]]
        if lack and len(lack) <= len(have):
            yield what, have, lack


def _said(graph: Graph, item: str) -> dict[str, None]:
    """What is said of a thing that its twins are expected to have too, in words."""
    thing = graph.things[item]
    groups = graph.groups_of(item)
    found: dict[str, None] = {}
    for fact in graph.touching(item):
        if fact.basis == "law" or fact.negated or fact.row.carries not in _STRUCTURE or item not in fact.subject.ids:
            continue
        found[f"'{fact.kind}'"] = None
    for name in _FIELDS:
        value = getattr(thing, name, None)
        if value and not (name == "status" and value == "in force"):
            found["a status" if name == "status" else f"a {name}"] = None
    for group in groups:
        for fact in graph.touching(str(getattr(group, "id", group))):
            if fact.basis != "law" and fact.row.carries in _STRUCTURE:
                found[f"'{fact.kind}'"] = None  # it is said of the group, and so of each member
    return found

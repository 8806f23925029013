"""A graph without something: what falls with a body, post, agreement, person or relation, and what is left."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.model.facts import Fact, Filler
from govgraph.model.things import Group, Level, Thing
from govgraph.reading.actors import behind, named_by

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True)
class Fall:
    """A graph before and after: the things that are gone, and each relation as it is left (None: fallen)."""

    graph: Graph
    gone: frozenset[str]
    left: Mapping[str, Fact | None]

    def before_of(self, item: str) -> list[Fact]:
        """The relations in which something stands and that nobody denies, as they are."""
        return [fact for fact in self.graph.touching(item) if not fact.negated and fact.tier != "past"]

    def left_of(self, item: str) -> list[Fact]:
        """The relations of a thing that are still there after the fall, as they are then."""
        return self.left_among(self.graph.touching(item))

    def left_among(self, facts: Iterable[Fact]) -> list[Fact]:
        """What is left of those of these relations that nobody denies."""
        there = (fact for fact in facts if not fact.negated and fact.tier != "past")
        return [left for fact in there if (left := self.left.get(fact.id, fact)) is not None]

    @functools.cached_property
    def lessened(self) -> frozenset[str]:
        """The groups that stay and have lost a member, directly or by a group in them."""
        return frozenset(group for name in self.gone for group in named_by(self.graph, name)) - self.gone

    def lost(self, filler: Filler) -> tuple[str, ...]:
        """Who in a role is gone, or is a group that has lost somebody."""
        return tuple(item for item in filler.ids if item in self.gone or item in self.lessened)

    def graph_after(self) -> Graph:
        """The graph that is left, for questions that read a graph."""
        graph = self.graph
        facts = dict(self.left)
        for fact in (fact for name in self.gone for fact in graph.touching(name)):
            facts.setdefault(fact.id, None)  # it still names what is gone
        things: dict[str, Thing | None] = dict.fromkeys(item for item in self.gone if item in graph.things)
        things |= {item: self._left_of_thing(graph.things[item]) for item in self.lessened if item in graph.things}
        return graph.supposing(things, facts, place="" if graph.place in self.gone else graph.place)

    def _left_of_thing(self, thing: Thing) -> Thing:
        """A group or level without the members that are gone, and so many fewer."""
        if not isinstance(thing, Group | Level):
            return thing
        kept = tuple(member for member in thing.members if member not in self.gone)
        less = len(thing.members) - len(kept)
        count = getattr(thing, "count", None)
        fewer = {"count": max(0, count - less)} if count is not None else {}
        return thing.model_copy(update={"members": kept, **fewer})

    @functools.cached_property
    def fallen(self) -> list[Fact]:
        """The relations that no longer hold, or have lost somebody."""
        found = self.graph.in_order(self.left)
        return [fact for fact in found if not fact.negated and fact.tier != "past"]


def without(graph: Graph, item: Thing | Fact) -> Fall:
    """The graph without a thing, a relation, or what an event ends, and without all that falls with it."""
    if isinstance(item, Fact):
        return Fall(graph, frozenset(), {item.id: None})
    struck: dict[str, Fact | None] = {}
    start = {item.id}
    if item.category == "event":
        start = {
            end for fact in graph.where("concerns", who=item.id) if not fact.negated for end in fact.role("to").ids
        }
        struck = {fact.id: None for fact in graph.touching(item.id) if item.id in fact.role("unless").ids}
    if isinstance(item, Group):
        start |= set(behind(graph, [item.id]).ids)
    gone = frozenset(_falling(graph, start))
    fall = Fall(graph, gone, struck)
    for fact in (fact for name in (*gone, *fall.lessened) for fact in graph.touching(name)):
        if fact.row.carries == "succession" or (item.category == "event" and item.id in fact.subject.ids):
            continue
        if fact.id not in struck:
            struck[fact.id] = _left(fact, gone, fall.lessened)
    return fall


def _falling(graph: Graph, start: Iterable[str]) -> set[str]:
    """The things that go, with all that falls with them, until nothing more does."""
    gone = set(start)
    new = set(gone)
    while new:
        # only what stands on something that has just gone can go next
        near = {other for item in new for other in _standing_on(graph, item)} - gone
        new = {other for other in near if other in graph.things and _falls(graph, graph.things[other], gone)}
        gone |= new
    return gone


def _standing_on(graph: Graph, item: str) -> Iterator[str]:
    """The groups that name something, and its posts, boards and committees."""
    yield from graph.groups_of(item)
    for fact in graph.touching(item):
        if fact.row.carries in {"parent", "posts"} and item in fact.object.ids:
            yield from fact.subject.ids


def _falls(graph: Graph, thing: Thing, gone: set[str]) -> bool:
    if isinstance(thing, Group):
        return bool(thing.complete and thing.members) and set(thing.members) <= gone
    above = [fact for fact in graph.touching(thing.id) if fact.row.carries in {"parent", "posts"} and not fact.negated]
    bodies = [fact.object for fact in above if thing.id in fact.subject.ids]
    return bool(bodies) and all(filler.known and set(filler.ids) <= gone for filler in bodies)


def _left(fact: Fact, gone: frozenset[str], lessened: frozenset[str]) -> Fact | None:
    """A relation without what is gone; None when it falls. ``lessened``: groups that have lost a member."""
    roles = dict(fact.roles)
    for role, filler in fact.roles.items():
        if not (gone | lessened) & set(filler.ids):
            continue
        kept = tuple(item for item in filler.ids if item not in gone)
        joint = (
            filler.mode == "together"
            and role == fact.row.main[0]
            and fact.row.carries in {"rights", "authority", "appointment"}
        )
        if joint or (fact.kind == "exercises jointly" and role == "who"):
            return None
        if not kept and (fact.row.roles[role].required or role in fact.row.main or role == "under"):
            return None
        roles[role] = filler.model_copy(update={"ids": kept})
    return fact.copied(roles=roles)

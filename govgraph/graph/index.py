"""The relations of a graph by kind, by what they carry and by who stands in them; and the same with a few changes.

A question of what would be without something, or with something more, changes a handful of relations. What it changes is
laid over what is there: nothing that stays as it is is read again, whatever the size of the graph.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from govgraph.model.facts import Fact
from govgraph.model.things import Group, Level, Thing

Key = TypeVar("Key", bound=Hashable)
KeyAsked = TypeVar("KeyAsked", bound=Hashable, contravariant=True)
Value = TypeVar("Value")

RoleKey = tuple[str, str, str]
"""A kind of relation, a role of it, and who stands in that role."""


class Listed(Protocol[KeyAsked]):
    """Relations by a key, in the order of the graph."""

    def get(self, key: KeyAsked, default: tuple[Fact, ...], /) -> tuple[Fact, ...]:
        """The relations of a key, or the default where there are none."""


class Overlay(Mapping[str, Value]):
    """A mapping of which some values are others, gone (None) or new; the rest is read from below.

    It goes through what stays in the order of below, with what has changed in its place, then through what is new.
    """

    def __init__(self, below: Mapping[str, Value], changes: Mapping[str, Value | None]) -> None:
        self._below, self._changes = below, dict(changes)

    def __getitem__(self, key: str) -> Value:
        found = self._changes[key] if key in self._changes else self._below[key]
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping; written out because it is asked more than anything else."""
        found = self._changes[key] if key in self._changes else self._below.get(key)
        return default if found is None else found

    def __contains__(self, key: object) -> bool:
        return self._changes[key] is not None if key in self._changes else key in self._below

    def __iter__(self) -> Iterator[str]:
        for key in self._below:
            if key not in self._changes or self._changes[key] is not None:
                yield key
        for key, value in self._changes.items():
            if value is not None and key not in self._below:
                yield key

    def __len__(self) -> int:
        new = sum(value is not None and key not in self._below for key, value in self._changes.items())
        gone = sum(value is None and key in self._below for key, value in self._changes.items())
        return len(self._below) + new - gone


class Index:
    """The relations of a graph, found by what is asked of them."""

    by_role: Listed[RoleKey]
    by_kind: Listed[str]
    by_carries: Listed[str]
    touching: Listed[str]

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        by_role: dict[RoleKey, list[Fact]] = defaultdict(list)
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        by_carries: dict[str, list[Fact]] = defaultdict(list)
        touching: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts.values():
            by_kind[fact.kind].append(fact)
            by_carries[fact.row.carries].append(fact)
            for key in _roles(fact):
                by_role[key].append(fact)
            for item in _mentioned(fact):
                touching[item].append(fact)
        self.by_role, self.by_kind = _closed(by_role), _closed(by_kind)
        self.by_carries, self.touching = _closed(by_carries), _closed(touching)

    @property
    def places(self) -> int:
        """As many places as have been given to relations, here and below."""
        return len(self.facts)

    @functools.cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each relation among all, by its id."""
        return {key: number for number, key in enumerate(self.facts)}

    def changed(self, changes: Mapping[str, Fact | None]) -> Index:
        """This index with some relations others, gone (None) or new."""
        return _ChangedIndex(self, changes) if changes else self


class _ChangedIndex(Index):
    """An index with a few changes over one that stays as it is."""

    def __init__(self, below: Index, changes: Mapping[str, Fact | None]) -> None:
        self.below, self.changes = below, changes
        self.facts = Overlay(below.facts, changes)
        self.by_role = _Changed(self, below.by_role, _roles)
        self.by_kind = _Changed(self, below.by_kind, lambda fact: (fact.kind,))
        self.by_carries = _Changed(self, below.by_carries, lambda fact: (fact.row.carries,))
        self.touching = _Changed(self, below.touching, _mentioned)

    @functools.cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each relation among all, by its id: one that is new comes after those that were there."""
        new = (key for key, fact in self.changes.items() if fact is not None and key not in self.below.facts)
        return Overlay(self.below.order, {key: number for number, key in enumerate(new, self.below.places)})

    @property
    def places(self) -> int:
        """As many places as have been given to relations, here and below."""
        return self.below.places + len(self.changes)


class _Changed(Generic[Key]):
    """One way of finding relations, with a few of them changed; a key is read when it is first asked for."""

    def __init__(self, index: _ChangedIndex, below: Listed[Key], keys: Callable[[Fact], Iterable[Key]]) -> None:
        self._index, self._below = index, below
        self._known: dict[Key, tuple[Fact, ...]] = {}
        self._affected: dict[Key, dict[str, Fact | None]] = defaultdict(dict)
        for item, fact in index.changes.items():
            before = index.below.facts.get(item)
            for key in keys(before) if before is not None else ():
                self._affected[key][item] = None
            for key in keys(fact) if fact is not None else ():
                self._affected[key][item] = fact

    def get(self, key: Key, default: tuple[Fact, ...], /) -> tuple[Fact, ...]:
        """The relations of a key as they are with the changes."""
        if key not in self._affected:
            return self._below.get(key, default)
        if key not in self._known:
            self._known[key] = self._merged(key)
        return self._known[key] or default

    def _merged(self, key: Key) -> tuple[Fact, ...]:
        affected = self._affected[key]
        before = self._below.get(key, ())
        there = [now for fact in before if (now := affected.get(fact.id, fact)) is not None]
        known = {fact.id for fact in before}
        more = [fact for item, fact in affected.items() if fact is not None and item not in known]
        if any(fact.id in self._index.below.facts for fact in more):  # it was there, and is now found by this too
            return tuple(sorted((*there, *more), key=lambda fact: self._index.order[fact.id]))
        return (*there, *more)


def _closed(lists: Mapping[Key, list[Fact]]) -> Mapping[Key, tuple[Fact, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def _roles(fact: Fact) -> Iterator[RoleKey]:
    for role, filler in fact.roles.items():
        for item in filler.ids:
            yield fact.kind, role, item


def _mentioned(fact: Fact) -> dict[str, None]:
    """Ids of all that stand in a relation, each once."""
    return {item: None for filler in fact.roles.values() for item in filler.ids}


def mentioned(fact: Fact) -> set[str]:
    """Ids of all that stand in a relation."""
    return set(_mentioned(fact))


def groups_by_member(things: Mapping[str, Thing]) -> Mapping[str, tuple[str, ...]]:
    """Ids of the groups and levels that name each member."""
    groups: dict[str, list[str]] = defaultdict(list)
    for thing in things.values():
        for member in thing.members if isinstance(thing, Group | Level) else ():
            groups[member].append(thing.id)
    return {key: tuple(dict.fromkeys(found)) for key, found in groups.items()}


def groups_changed(
    below: Mapping[str, tuple[str, ...]], before: Mapping[str, Thing], changes: Mapping[str, Thing | None]
) -> Mapping[str, tuple[str, ...]]:
    """The groups of each member where some things are others, gone or new."""
    groups = {item: thing for item, thing in changes.items() if isinstance(thing or before.get(item), Group | Level)}
    if not groups:
        return below
    old = groups_by_member({item: before[item] for item in groups if item in before})
    new = groups_by_member({item: thing for item, thing in groups.items() if thing is not None})
    out: dict[str, tuple[str, ...] | None] = {}
    for member in {**old, **new}:
        names = below.get(member, ())
        kept = [group for group in names if group not in groups or group in new.get(member, ())]
        found = tuple(dict.fromkeys((*kept, *new.get(member, ()))))
        if any(group in before for group in found[len(kept) :]):  # it was there, and names this member only now
            place = {item: number for number, item in enumerate(Overlay(before, changes))}
            found = tuple(sorted(found, key=place.__getitem__))
        out[member] = found or None
    return Overlay(below, out)

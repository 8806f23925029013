"""What may fill a slot of a pattern: by category, and by kind in law and structure."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.graph.graph import Graph
from govgraph.model.scenario import GovernancePattern, Slot
from govgraph.model.things import Group, Thing
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

_KINDED = frozenset({"body", "group", "post"})
"""Categories of things that have a kind; a slot with a kind and no category takes these alone."""


def slots(pattern: GovernancePattern) -> dict[str, Slot]:
    """The slots of a pattern by name (with its ``$``); one that its relations use undescribed takes anything."""
    used = {item for part in pattern.relations for filler in part.roles.values() for item in filler.ids}
    undescribed = sorted(item for item in used if item.startswith("$") and item not in pattern.slots)
    return {**pattern.slots, **{name: Slot() for name in undescribed}}


def admits(graph: Graph, slot: Slot, item: str) -> Truth:
    """May this thing fill the slot? Unknown where nobody says of which kind it is."""
    thing = graph.things.get(item) or graph.scenario.baseline.things.get(item)
    if thing is None or (slot.category and not _categories(graph, thing) & {*slot.category}):
        return Truth.NO
    if not slot.kind:
        return Truth.YES
    if thing.category not in _KINDED:
        return Truth.of(bool(slot.category))
    kinds = structure(graph).kinds(item)
    if not kinds:
        return Truth.UNKNOWN
    fitting = [any(graph.registry.is_a(kind, wanted) for wanted in slot.kind) for kind in kinds]
    return Truth.YES if all(fitting) else Truth.UNKNOWN if any(fitting) else Truth.NO


def _categories(graph: Graph, thing: Thing) -> set[str]:
    """The category of a thing; of a group also that of its members, for which it stands."""
    if not isinstance(thing, Group):
        return {thing.category}
    kind = (
        {"post"} if thing.kind == "post" else {"body"} if thing.kind and graph.registry.has_kind(thing.kind) else set()
    )
    named = {graph.things[member].category for member in thing.members if member in graph.things}
    return {thing.category, *kind, *named}


def counts(graph: Graph, things: Iterable[str]) -> int:
    """How many fill a slot: a group of which nobody is named stands for two at least, or for as many as it says."""
    number = 0
    for item in things:
        thing = graph.things.get(item)
        number += (thing.count or 2) if isinstance(thing, Group) else 1
    return number


def wanted(slot: Slot) -> str:
    """What may fill a slot, in words."""
    return " or ".join(slot.kind or slot.category) or "anything"

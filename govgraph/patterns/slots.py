"""What may fill a slot of a pattern: by category, and by kind in law and structure."""

from __future__ import annotations

from govgraph.graph.graph import Graph
from govgraph.loader.patterns import relations
from govgraph.model.scenario import GovernancePattern, Slot
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

_KINDED = frozenset({"body", "group", "post"})
"""Categories of things that have a kind; a slot with a kind and no category takes these alone."""


def slots(pattern: GovernancePattern) -> dict[str, Slot]:
    """The slots of a pattern by name (with its ``$``); one that its relations use undescribed takes anything."""
    used = {item for part in relations(pattern) for filler in part.roles.values() for item in filler.ids}
    undescribed = sorted(item for item in used if item.startswith("$") and item not in pattern.slots)
    return {**pattern.slots, **{name: Slot() for name in undescribed}}


def admits(graph: Graph, slot: Slot, item: str) -> Truth:
    """May this thing fill the slot? Unknown where nobody says of which kind it is."""
    thing = graph.things.get(item) or graph.scenario.baseline.things.get(item)
    if thing is None or (slot.category and thing.category not in slot.category):
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


def wanted(slot: Slot) -> str:
    """What may fill a slot, in words."""
    return " or ".join(slot.kind or slot.category) or "anything"

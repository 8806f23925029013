"""Slots of a pattern: what may fill each of them, by category, by kind in law and structure, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.graph import Graph
from govgraph.legality.structure import structure
from govgraph.model.scenario import GovernancePattern
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import Category

_KINDED = frozenset({"body", "group", "post"})
"""Categories of things that have a kind; a slot with a kind and no category takes these alone."""

_KEYS = ("category", "kind", "several", "shares")


class BadSlot(GovgraphError):
    """A slot is described by a word that slots do not have, or by a category that is none."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: ``several`` 0 has one filler, else at least so many; ``shares``: what fills another may fill it too."""

    name: str
    categories: frozenset[str]
    kinds: tuple[str, ...]
    several: int
    shares: bool

    def admits(self, graph: Graph, item: str) -> Truth:
        """May this thing fill the slot? Unknown where nobody says of which kind it is."""
        thing = graph.things.get(item) or graph.scenario.baseline.things.get(item)
        if thing is None or (self.categories and thing.category not in self.categories):
            return Truth.NO
        if not self.kinds:
            return Truth.YES
        if thing.category not in _KINDED:
            return Truth.of(bool(self.categories))
        find = structure(graph)
        kinds = find.kinds(item)
        if not kinds:
            return Truth.UNKNOWN
        fitting = [any(graph.registry.is_a(kind, wanted) for wanted in self.kinds) for kind in kinds]
        return Truth.YES if all(fitting) else Truth.UNKNOWN if any(fitting) else Truth.NO


def slots(pattern: GovernancePattern) -> dict[str, Slot]:
    """The slots of a pattern by name (with its ``$``); one that its relations use undescribed takes anything.

    Raises :class:`BadSlot` for a description that cannot be read.
    """
    used = {
        item
        for part in (*pattern.given, *pattern.make, *pattern.never)
        for filler in part.roles.values()
        for item in filler.ids
        if item.startswith("$")
    }
    return {name: _slot(pattern, name) for name in (*pattern.slots, *sorted(used - {*pattern.slots}))}


def _slot(pattern: GovernancePattern, name: str) -> Slot:
    written = pattern.slots.get(name) or {}
    for key in written:
        if key not in _KEYS:
            raise BadSlot(
                f"{pattern.mark}: slot '{name}' has no '{key}': {did_you_mean(key, _KEYS) or 'see ' + str(_KEYS)}"
            )
    several = written.get("several", 0)
    if not isinstance(several, int):
        raise BadSlot(f"{pattern.mark}: slot '{name}': 'several' is a number, not '{several}'")
    categories = _words(written.get("category"))
    for category in categories:
        if category not in get_args(Category):
            hint = did_you_mean(category, get_args(Category))
            raise BadSlot(f"{pattern.mark}: slot '{name}': there is no category '{category}': {hint}")
    kinds = _words(written.get("kind"))
    return Slot(name, frozenset(categories), kinds, int(several), bool(written.get("shares", False)))


def _words(written: Any) -> tuple[str, ...]:
    if written is None:
        return ()
    return tuple(str(word) for word in written) if isinstance(written, list | tuple) else (str(written),)

"""The relations of one thing, as far as they were read from a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.stores.ahead import ABOUT_IT, EVERY, NAMING_IT, OF_NO_MATTER
from govgraph.stores.flat import Edge
from govgraph.stores.steps import Context


@dataclass(frozen=True, slots=True)
class Looked:
    """For which matters, and naming what, relations were read."""

    matter: frozenset[str]
    subjects: frozenset[str]


class Near:
    """Relations of one thing by type and direction (``HOLDS>``), and which of these were read."""

    __slots__ = ("_edges", "_held", "_read")

    def __init__(self) -> None:
        self._edges: dict[str, dict[str, Edge]] = {}
        self._read: dict[str, dict[int, list[Looked]]] = {}
        self._held: dict[tuple[Sequence[str], int], Context] = {}

    def add(self, way: str, key: str, edge: Edge) -> None:
        """Take a relation in."""
        self._edges.setdefault(way, {})[key] = edge

    def was_read(self, way: str, out: int, looked: Looked) -> None:
        """All relations of a type and direction are here, but for what was left out."""
        self._read.setdefault(way, {}).setdefault(out, []).append(looked)

    def holds(self, ways: Sequence[str], out: int, context: Context) -> bool:
        """Is all here of some types and directions, but for what may be left out?"""
        if self._held.get((ways, out)) is context:
            return True
        held = bool(self._read) and all(self._covers(way, out, context) for way in ways)
        if held:
            self._held[ways, out] = context
        return held

    def _covers(self, way: str, out: int, context: Context) -> bool:
        read = self._read.get(way)
        if read is None:
            return False
        if EVERY in read:
            return True
        if out == OF_NO_MATTER:
            return OF_NO_MATTER in read or ABOUT_IT in read
        if out == ABOUT_IT:
            return any(looked.matter.issuperset(context.matter) for looked in read.get(ABOUT_IT, ()))
        return out == NAMING_IT and any(
            looked.subjects.issuperset(context.subjects) for looked in read.get(NAMING_IT, ())
        )

    def edges_of(self, ways: Sequence[str]) -> dict[str, Edge]:
        """The relations of some types and directions."""
        found: dict[str, Edge] = {}
        for way in ways if len(ways) < len(self._edges) else [way for way in self._edges if way in ways]:
            found |= self._edges.get(way, {})
        return found

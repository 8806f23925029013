"""The edges at each thing, of those that are here: what a walk looks through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.stores.flat import Edge
from govgraph.stores.steps import PREDICATES, Context, SliceStep, types

_MANY = 100
"""A thing with more edges than this has them sorted by type, once somebody asks."""


class NearEdges:
    """Edges by the things at their ends. Each has a key of its own in the store, since parallel edges stay apart."""

    def __init__(self, edges: Iterable[tuple[str, Edge]] = ()) -> None:
        self._edges: dict[str, Edge] = {}
        self._at: dict[str, list[str]] = {}
        self._sorted: dict[str, dict[tuple[str, bool], list[str]]] = {}
        self.add(edges)

    def __len__(self) -> int:
        return len(self._edges)

    def __contains__(self, key: str) -> bool:
        return key in self._edges

    def add(self, edges: Iterable[tuple[str, Edge]]) -> None:
        """Take edges in; one that is here already changes nothing."""
        for key, edge in edges:
            if key in self._edges:
                continue
            self._edges[key] = edge
            for end in {edge.start, edge.end}:
                self._at.setdefault(end, []).append(key)
                self._sorted.pop(end, None)

    def ends(self, here: str, kind: str) -> list[str]:
        """Where the edges of a type lead that begin at a thing."""
        edges = (self._edges[key] for key in self._along(here, ((kind, True),)))
        return [edge.end for edge in edges if edge.start == here and edge.type == kind]

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[tuple[str, Edge]]:
        """Every edge from a frontier that a step takes in."""
        forward, backward = types(step.via)
        ways = [*((name, True) for name in forward), *((name, False) for name in backward)]
        keep = [PREDICATES[name].python for name in step.keep]
        found: dict[str, Edge] = {}
        for here in frontier:
            for key in self._along(here, ways):
                edge = self._edges[key]
                way = (edge.start == here and edge.type in forward) or (edge.end == here and edge.type in backward)
                if way and all(kept(edge.properties, context) for kept in keep):
                    found[key] = edge
        return list(found.items())

    def _along(self, here: str, ways: Iterable[tuple[str, bool]]) -> Iterable[str]:
        """The edges of a thing; where it has many, those of some types and directions alone: a country has thousands of parts."""
        every = self._at.get(here, ())
        if len(every) <= _MANY:
            return every
        if here not in self._sorted:
            kept = self._sorted[here] = {}
            for key in every:
                edge = self._edges[key]
                for forward, end in ((True, edge.start), (False, edge.end)):
                    if end == here:
                        kept.setdefault((edge.type, forward), []).append(key)
        return (key for way in ways for key in self._sorted[here].get(way, ()))

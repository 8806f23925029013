"""Each row in a server carries a checksum of itself, and each node how many edges it has, so that a part can be trusted.

A version as a whole has its sha256; a question reads a part of it. What was changed by hand in that part then shows: a property,
a label or an end by the row's own checksum, an edge that was deleted, added or led elsewhere by the number of edges of its
nodes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from govgraph.stores.flat import Edge, Node, Properties
from govgraph.stores.rows import Rows, digest

SUM = "row_sum"
"""The property of a row that holds its checksum."""

EDGES = "row_edges"
"""The property of a node that holds how many edges it has, in and out."""


def degrees(rows: Rows) -> Mapping[str, int]:
    """How many edges begin or end at each node; one that does both is counted twice."""
    found: Counter[str] = Counter(edge.start for edge in rows.edges)
    found.update(edge.end for edge in rows.edges)
    return found


def sealed_node(node: Node, edges: int) -> Properties:
    """The properties of a node as they are written."""
    return {**node.properties, EDGES: edges, SUM: _of_node(node, edges)}


def sealed_edge(edge: Edge) -> Properties:
    """The properties of an edge as they are written."""
    return {**edge.properties, SUM: _of_edge(edge)}


def opened(stored: dict[str, Any]) -> tuple[str, int]:
    """Take checksum and number of edges out of the properties of a row that was read."""
    seal, edges = stored.pop(SUM, ""), stored.pop(EDGES, -1)
    return str(seal), edges if isinstance(edges, int) else -1


def is_node(node: Node, seal: str, edges: int) -> bool:
    """Is a node what was written under this checksum?"""
    return seal == _of_node(node, edges) != "none"


def is_edge(edge: Edge, seal: str) -> bool:
    """Is an edge what was written under this checksum?"""
    return seal == _of_edge(edge) != "none"


def _of_node(node: Node, edges: int) -> str:
    return _sum(node.label, node.id, node.properties, edges)


def _of_edge(edge: Edge) -> str:
    return _sum(edge.type, edge.rid, edge.start, edge.end, edge.properties)


def _sum(*parts: Any) -> str:
    """24 letters; none for what no push writes (a point, a duration), which no checksum then fits."""
    try:
        return digest(parts).hex()[:24]
    except (TypeError, ValueError):
        return "none"

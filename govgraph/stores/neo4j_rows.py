"""What a Neo4j server hands back, as rows of the flat form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govgraph.stores.errors import Damaged
from govgraph.stores.flat import Edge, Node
from govgraph.stores.rows import Rows, making_many
from govgraph.stores.seals import is_edge, is_node, opened

if TYPE_CHECKING:
    import neo4j

_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN labels(n) AS labels, properties(n) AS found"
_EDGES = (
    "MATCH (a:GG) WHERE a.v = $v AND a.id IS NOT NULL MATCH (a)-[r]->(b)"
    " RETURN a.id AS start, type(r) AS type, b.id AS end, b.v AS v, properties(r) AS found"
)


def version_rows(transaction: neo4j.Transaction, v: str, *, sealed: bool = False) -> Rows:
    """The rows of a version; ``sealed``: each held against its own checksum as well. Raises Damaged."""
    nodes, edges = [], []
    with making_many():
        # Both come as a stream in the order of the index: the server holds a thousand rows at a time, and no more.
        for labels, found in transaction.run(_NODES, v=v):
            node, seal, number = node_of({"labels": labels, "found": found})
            if sealed and not is_node(node, seal, number):
                raise changed(v)
            nodes.append(node)
        for start, type, end, v_of_end, found in transaction.run(_EDGES, v=v):
            if v_of_end != v:
                raise Damaged(f"an edge leads from {v} to {v_of_end}: it was made by hand")
            stored = native(found)
            seal, _ = opened(stored)
            edge = Edge(type, str(stored.pop("rid", "")), start, end, stored)
            if sealed and not is_edge(edge, seal):
                raise changed(v)
            edges.append(edge)
    return Rows(tuple(nodes), tuple(edges))


def node_of(row: dict[str, Any]) -> tuple[Node, str, int]:
    """A node, its checksum, and how many edges it is to have."""
    found = native(row["found"])
    found.pop("v", None)
    seal, edges = opened(found)
    return Node(next((label for label in row["labels"] if label != "GG"), ""), str(found.pop("id")), found), seal, edges


def changed(v: str) -> Damaged:
    """The error about a version whose rows are not those that were pushed."""
    name = v.rpartition("#")[0]
    return Damaged(
        f"{v} is not what was pushed: it was changed in the database afterwards. Push the scenario again, which writes it"
        f" anew, or pull an earlier version (see `govgraph neo4j versions {name}`)"
    )


def data(transaction: neo4j.Transaction, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of one statement. It is a constant of this package: users' texts are parameters, always."""
    return [row.data() for row in transaction.run(statement, parameters)]


_NATIVE = frozenset({str, int, float, bool, list})


def native(found: dict[str, Any]) -> dict[str, Any]:
    """Properties as Python has them: Neo4j's dates become dates."""
    return {
        key: value if type(value) in _NATIVE else value.to_native() if hasattr(value, "to_native") else value
        for key, value in found.items()
    }

"""What Neo4j hands back, as rows of the flat form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govgraph.stores.errors import Damaged
from govgraph.stores.flat import Node
from govgraph.stores.seals import opened

if TYPE_CHECKING:
    import neo4j


def node_of(labels: Sequence[str], stored: dict[str, Any]) -> tuple[Node, str, int]:
    """A node, its checksum, and how many edges it is to have."""
    found = native(stored)
    found.pop("v", None)
    seal, edges = opened(found)
    return Node(next((label for label in labels if label != "GG"), ""), str(found.pop("id")), found), seal, edges


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

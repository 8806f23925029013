"""Stores keep and share scenarios: in this process, or on a Neo4j server.

>>> import govgraph
>>> with govgraph.open_store("neo4j://localhost:7687") as store:      # doctest: +SKIP
...     store.push(govgraph.load("bradford-craven"))
...     graph = store.pull("bradford-craven").graph(option="b")

A store holds versions; a push is whole or leaves everything as it was. The same questions give the same answers on
every store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.stores.errors import CannotStore, Damaged, NotThere, Refused, StoreError, StoreUnreachable

if TYPE_CHECKING:
    from govgraph.stores.neo4j import Neo4jStore

__all__ = ["CannotStore", "Damaged", "NotThere", "Refused", "StoreError", "StoreUnreachable", "open_store"]


def open_store(uri: str | None = None, *, patience: float = 30) -> Neo4jStore:
    """Connect to the store at ``neo4j://host:port/database``, else to the one that the environment names.

    Without an address: GOVGRAPH_STORE, GOVGRAPH_NEO4J_URI or NEO4J_URI. Credentials come from the environment alone
    (GOVGRAPH_NEO4J_USER and GOVGRAPH_NEO4J_PASSWORD, or NEO4J_USERNAME and NEO4J_PASSWORD). ``patience`` is how many
    seconds a request is tried again while the server restarts. Raises
    :class:`~govgraph.stores.errors.StoreUnreachable` where nobody answers, or not to this user.
    """
    from govgraph.stores.address import Address
    from govgraph.stores.neo4j import Neo4jStore

    return Neo4jStore(Address.of(uri), patience=patience)

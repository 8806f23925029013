"""Where a store is and who asks: from the address that a user gives and from the environment, never logged."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.stores.errors import StoreError, StoreUnreachable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_URIS = ("GOVGRAPH_STORE", "GOVGRAPH_NEO4J_URI", "NEO4J_URI")
_USERS = ("GOVGRAPH_NEO4J_USER", "NEO4J_USERNAME", "NEO4J_USER")
_PASSWORDS = ("GOVGRAPH_NEO4J_PASSWORD", "NEO4J_PASSWORD")
_DATABASES = ("GOVGRAPH_NEO4J_DATABASE", "NEO4J_DATABASE")


@dataclass(frozen=True)
class Address:
    """A server, a database on it, and who asks; a password is shown nowhere."""

    uri: str
    database: str = "neo4j"
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def auth(self) -> tuple[str, str] | None:
        """What the driver takes; None for a server that asks for nobody."""
        return None if self.user is None and self.password is None else (self.user or "neo4j", self.password or "")

    @classmethod
    def of(cls, uri: str | None = None, environment: Mapping[str, str] = os.environ) -> Address:
        """The server at ``neo4j://host:port/database``, else the one that the environment names.

        Credentials come from the environment alone: GOVGRAPH_NEO4J_USER and GOVGRAPH_NEO4J_PASSWORD, or Neo4j's own
        NEO4J_USERNAME and NEO4J_PASSWORD. Raises :class:`~govgraph.stores.errors.StoreError`.
        """
        written = (uri or _first(environment, _URIS) or "").strip()
        if not written:
            raise StoreUnreachable(
                "no store is named: give --store neo4j://host:7687, or set GOVGRAPH_STORE or NEO4J_URI"
            )
        scheme, found, rest = written.partition("://")
        if not found or scheme not in SCHEMES:
            raise StoreError(f"a store's address begins with {', '.join(f'{s}://' for s in SCHEMES[:4])} ...")
        host, _, database = rest.partition("/")
        if "@" in rest:
            raise StoreError(
                "the address names a user or password: leave them out and set GOVGRAPH_NEO4J_USER and"
                " GOVGRAPH_NEO4J_PASSWORD in the environment"
            )
        if not re.fullmatch(r"(?:\[[0-9A-Fa-f:.]+\]|[^\s:/?#\[\]]+)(?::\d{1,5})?", host):
            raise StoreError(f"'{host}' is no server: the address is neo4j://host:port, as in neo4j://localhost:7687")
        database = database.strip("/") or _first(environment, _DATABASES) or "neo4j"
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9.-]{0,62}", database):
            raise StoreError("the address is neo4j://host:port or neo4j://host:port/database")
        return cls(f"{scheme}://{host}", database, _first(environment, _USERS), _first(environment, _PASSWORDS))


def _first(environment: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((environment[name] for name in names if environment.get(name)), None)

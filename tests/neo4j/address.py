"""Where a Neo4j server answers, how a test is told of it, and how to wait until it does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

URI, USER, PASSWORD = "GOVGRAPH_TEST_NEO4J_URI", "GOVGRAPH_TEST_NEO4J_USER", "GOVGRAPH_TEST_NEO4J_PASSWORD"


class ServerError(Exception):
    """A server did not start, or ended; the message has the last lines of its log."""


@dataclass(frozen=True)
class Address:
    """Where a server answers and who may ask.

    Attributes:
        uri: ``bolt://127.0.0.1:PORT``.
        user, password: both ``None`` where the server asks for none.
    """

    uri: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def auth(self) -> tuple[str, str] | None:
        """What the driver takes as ``auth``."""
        return None if self.user is None else (self.user, self.password or "")

    @property
    def environment(self) -> dict[str, str]:
        """The variables that tell a test of this server."""
        values = {URI: self.uri, USER: self.user, PASSWORD: self.password}
        return {name: value for name, value in values.items() if value is not None}

    @classmethod
    def given(cls, environment: Mapping[str, str] = os.environ) -> Address | None:
        """Return the server that the environment names, if it names one."""
        uri = environment.get(URI)
        return cls(uri, environment.get(USER) or None, environment.get(PASSWORD)) if uri else None


def ask(address: Address, statement: str, database: str = "neo4j", **parameters: object) -> list[list[object]]:
    """Run one statement on a connection of its own and return its rows; nothing is tried twice."""
    import neo4j  # here, since it takes seconds

    driver = neo4j.GraphDatabase.driver(address.uri, auth=address.auth, connection_timeout=5)
    with driver, driver.session(database=database) as session:
        return [record.values() for record in session.run(statement, parameters)]


def wait_until_ready(
    question: Callable[[], object], *, ended: Callable[[], bool], log: Callable[[], str], timeout: float
) -> None:
    """Ask ``question`` until the server answers it.

    Raises:
        ServerError: the server ``ended``, or did not answer within ``timeout`` seconds; with the end of its ``log``.
    """
    from neo4j.exceptions import DriverError, Neo4jError

    deadline = time.monotonic() + timeout
    while True:
        try:
            question()
            return
        except (DriverError, Neo4jError) as error:
            last = error
        if ended():
            raise ServerError(f"Neo4j ended while starting. The end of its log:\n{log()}") from last
        if time.monotonic() > deadline:
            raise ServerError(f"Neo4j did not answer in {timeout:g} s ({last}). The end of its log:\n{log()}") from last
        time.sleep(0.1)

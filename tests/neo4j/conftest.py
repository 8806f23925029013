"""A real Neo4j for the tests that need one.

Mark a module with ``pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]``. With ``pytest -n N --dist
loadgroup`` these tests then run in one worker and share its server; with any other ``--dist`` each worker that meets
such a test starts a server of its own, which is slower and just as right.

This folder has no ``__init__.py`` on purpose: as a package it would be found before the driver, which is ``neo4j`` too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from address import Address
from container import container
from provision import Neo4jUnavailable, choose, provision
from server import Server


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Address]:
    """The address of a real Neo4j: the one that the environment names, else one started here, else in a container.

    The server may be shared and may hold other data: a test writes under names of its own and looks at nothing else.
    Where there is none the test is skipped, or fails if ``GOVGRAPH_REQUIRE_NEO4J=1``: then nothing is left untested.
    """
    with ExitStack() as stack:
        yield Address.given() or _start(stack)


@pytest.fixture(scope="session")
def bring() -> Callable[[str | None], None]:
    """For tests that start servers of their own: downloads a release (None: the usual one) unless it is here.

    Where that cannot be the test is skipped, or fails if servers are required.
    """

    def _bring(version: str | None) -> None:
        try:
            provision(choose(version)[0].version)
        except Neo4jUnavailable as error:
            if os.environ.get("GOVGRAPH_REQUIRE_NEO4J") == "1":
                raise
            pytest.skip(str(error))

    return _bring


@pytest.fixture(scope="session")
def release_is_here(bring: Callable[[str | None], None]) -> None:
    """The usual release is here, whatever server the environment names."""
    bring(None)


@pytest.fixture(scope="session")
def server(release_is_here: None) -> Iterator[Server]:
    """A server that a test may kill and restart, unlike the shared one."""
    with Server() as started:
        yield started


def _start(stack: ExitStack) -> Address:
    """Start a server in the first way that this machine knows; the stack ends it."""
    lacking = []
    try:
        return stack.enter_context(Server()).address
    except Neo4jUnavailable as error:
        lacking.append(str(error))
    try:
        return stack.enter_context(container())
    except Neo4jUnavailable as error:
        lacking.append(str(error))
    reason = "no Neo4j server: " + "; ".join(lacking)
    if os.environ.get("GOVGRAPH_REQUIRE_NEO4J") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)

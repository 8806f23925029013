"""A Neo4j server keeps the promises of every store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from address import Address

sys.path.append(str(Path(__file__).parents[1] / "stores"))
pytest.register_assert_rewrite("conformance")
from conformance import Conformance  # noqa: E402

from govgraph.stores.address import Address as StoreAddress  # noqa: E402
from govgraph.stores.neo4j import Neo4jStore  # noqa: E402

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture(scope="module")
def store(neo4j_server: Address) -> Iterator[Neo4jStore]:
    """A store on the shared server."""
    with Neo4jStore(StoreAddress(neo4j_server.uri, "neo4j", neo4j_server.user, neo4j_server.password)) as opened:
        yield opened


class TestNeo4j(Conformance):
    """The suite."""

"""The shared server answers."""

from __future__ import annotations

import pytest
from address import Address, ask

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


def test_the_shared_server_answers(neo4j_server: Address) -> None:
    assert ask(neo4j_server, "RETURN 1") == [[1]]

"""The store in this process keeps the promises of every store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conformance import Conformance, small

from govgraph.records import replace
from govgraph.stores.embedded import EmbeddedStore
from govgraph.stores.errors import Damaged
from govgraph.stores.rows import Rows


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore() as opened:
        yield opened


class TestEmbedded(Conformance):
    """The suite."""


def test_what_was_changed_afterwards_is_noticed() -> None:
    store = EmbeddedStore()
    store.push(small("s"))
    kept = store._kept["s"][0]
    first, *rest = kept.rows.nodes
    kept.rows = Rows((replace(first, id="other"), *rest), kept.rows.edges)
    with pytest.raises(Damaged, match="s#1 is not what was pushed"):
        store.pull("s")

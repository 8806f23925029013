"""L33: a decision said to be taken at a forum, for which nobody present had a body's authority: a recommendation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome
from govgraph.checks.law.unbound import unbound

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L33"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that an act at a forum is said to bind."""
    yield from unbound(
        graph, RULE, "give whoever acts for it there the matter, up to its share, or have it sign off", "WARN"
    )

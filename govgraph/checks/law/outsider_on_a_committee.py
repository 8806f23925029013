"""L26: an act of one body's committee that is said to bind the body that an outsider on it comes from, and a right of one
to decide what another body holds, with nothing that this body gave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome
from govgraph.checks.law.rights_over_others import unauthorised
from govgraph.checks.law.unbound import unbound

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L26"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that an act of a committee is said to bind, and for each right over others."""
    yield from unbound(
        graph, RULE, "let that body give the matter to its own post that sits there, or have it sign off"
    )
    yield from unauthorised(graph)

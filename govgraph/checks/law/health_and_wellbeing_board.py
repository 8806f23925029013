"""L42: a Health and Wellbeing Board without a required member, or that decides another body's function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Outcome
from govgraph.checks.law.acts import rights_as_acts
from govgraph.checks.law.seats import composition
from govgraph.checks.law.unbound import unbound

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L42"


def check(graph: Graph) -> Iterator[Outcome]:
    """The required seats of each board; then one outcome for each body that it is said to bind by deciding."""
    yield from composition(graph, "hwb")
    fix = "let that body decide it and the board sign it off, or let the body's own post with authority act there"
    yield from unbound(graph, RULE, fix, more=rights_as_acts(graph, "hwb"))

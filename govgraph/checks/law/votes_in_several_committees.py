"""L31: somebody who votes in several committees in common, and whom the rules of one of the bodies bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed
from govgraph.checks.law.acts import barred, in_common

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L31"


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each barred voter of each committee in common; a pass for each committee without one."""
    for committee in dict.fromkeys(item for group in in_common(graph) for item in group):
        found = barred(graph, committee)
        for who, trust, fact in found:
            yield Found(
                (committee, who, trust),
                f"{graph.name(who)} votes in {graph.name(committee)}, as in another committee in common with it, and is no director of {graph.name(trust)}.",
                f"let {graph.name(who)} attend there without a vote, or make the person a director of {graph.name(trust)}",
                facts=(fact.id,),
            )
        if not found:
            yield Passed((committee,))

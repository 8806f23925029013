"""L34: a body that a vote at a forum, or of committees in common, is said to bind against its own delegate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome
from govgraph.checks.law.acts import acts, bound, rule
from govgraph.checks.law.unbound import about_act

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L34"


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each body that was outvoted."""
    for act in acts(graph):
        for found in bound(graph, act):
            if rule(found) == RULE:
                yield Found(
                    about_act(graph, act, found.body, found.delegate),
                    f"{act.name} is said to bind {graph.name(found.body)}, and {found.reason}.",
                    f"decide it by consent, or have {graph.name(found.body)} sign it off",
                )

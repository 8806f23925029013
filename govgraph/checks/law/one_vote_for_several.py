"""L30: committees in common that take one vote, or count one quorum, for several bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed
from govgraph.checks.law.acts import acts, bound, in_common, takers
from govgraph.checks.law.unbound import about_act
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L30"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each act of committees in common, or of one of them."""
    committees = {item for group in in_common(graph) for item in group}
    find = structure(graph)
    for act in acts(graph):
        found = [b for b in bound(graph, act) if b.table == "in common" and not b.outvoted]
        several = len({b.body for b in found}) > 1
        counted = len({person for who in act.quorum_over for person in find.persons(who)}) > 1
        about = about_act(graph, act)
        if several or counted:
            names = [graph.name(b.body) for b in found] or [graph.name(who) for who in act.quorum_over]
            how = "One quorum is counted" if counted and not several else "One vote is taken"
            yield Found(
                about,
                f"{how} for {' and '.join(names)}: {act.name}.",
                "let each committee decide for its own body, with its own quorum and minute",
            )
        elif committees & set(takers(graph, act)):
            yield Passed(about)

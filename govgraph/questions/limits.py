"""Up to how many pounds somebody may decide, by the limits that papers state on the way from the holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.authority import Authority, Holding, Matter, authority
from govgraph.authority.derivation import PER_DECISION, leading_to
from govgraph.authority.levels import LEVELS
from govgraph.legality.arrangement import received_by
from govgraph.model.amounts import pounds
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph


def furthest(graph: Graph, about: Matter, holding: Holding, node: str) -> float | None:
    """The largest amount for which a node has as much authority as it has at all; None: no stated limit stops it.

    Of several ways from the holder to the node the one that reaches furthest counts. Where an amount is asked about,
    the answer is about that amount and this is None.
    """
    if about.value is not None or about.share:
        return None
    limits = sorted(_limits(graph, about, node), reverse=True)
    now = authority(graph, about, holding, node)
    if not limits or not now.routes:
        return None
    if _reaches(graph, about, holding, node, limits[0] + 1, now):
        return None
    return next((limit for limit in limits if _reaches(graph, about, holding, node, limit, now)), None)


def _limits(graph: Graph, about: Matter, node: str) -> set[float]:
    """The limits of all arrangements about a matter that lead to a node."""
    find = structure(graph)
    nodes = {find.itself(item) for item in opened_in_law(find.graph, (node,))} if node in graph.things else {node}
    on_the_way = {one for item in nodes for one in leading_to(graph, about, item)}
    return {
        a.limit
        for one in on_the_way
        for a in received_by(graph, one)
        if a.limit is not None and a.limit_basis in PER_DECISION and (not a.what or not about.above.isdisjoint(a.what))
    }


def _reaches(graph: Graph, about: Matter, holding: Holding, node: str, amount: float, now: Authority) -> bool:
    there = authority(graph, replace(about, value=amount), holding, node)
    return LEVELS.index(there.level) >= LEVELS.index(now.level) and bool(there.routes)


def up_to(limit: float | None) -> str:
    """`` up to £250k``; empty where no limit is stated."""
    return "" if limit is None else f" up to {pounds(limit)}"

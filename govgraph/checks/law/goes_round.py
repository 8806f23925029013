"""L36: arrangements that pass one matter round in a circle, so that somebody receives what it gave.

Each may stand by itself; together they add nothing to what anybody may exercise (authority.md section 4, cycles), and a
chain must be acyclic for one matter. A gives one matter to B, and B another to A, is no circle; nor is what is only
proposed, or given for different places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome
from govgraph.graph.sentences import listed
from govgraph.legality.arrangement import KINDS, Arrangement, all_arrangements
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L36"


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each circle of givers and receivers, however many matters go round in it."""
    yield from _to_itself(graph)
    left = _circling(a for a in all_arrangements(graph) if a.truth is Truth.YES)
    told: set[frozenset[str]] = set()
    for matter in dict.fromkeys(what for a in left for what in (a.what or ("",))):
        for place in dict.fromkeys(where for a in left for where in (a.where or ("",))):
            about = [a for a in left if _covers(graph, a, matter, place)]
            for circle in _circles(about):
                nodes = frozenset(node for a in circle for node in (*a.givers, a.receiver))
                if nodes not in told:
                    told.add(nodes)
                    yield _found(graph, circle, matter)


def _covers(graph: Graph, a: Arrangement, matter: str, place: str) -> bool:
    about = not a.what or not matter or not {*graph.above(matter)}.isdisjoint(a.what)
    return about and (not a.where or not place or place in a.where)


def _circling(arrangements: Iterable[Arrangement]) -> list[Arrangement]:
    """Those left when, again and again, each is taken away whose giver receives nothing or whose receiver gives nothing."""
    left = list(arrangements)
    while True:
        givers = {giver for a in left for giver in a.givers}
        receivers = {a.receiver for a in left}
        kept = [a for a in left if a.receiver in givers and not receivers.isdisjoint(a.givers)]
        if len(kept) == len(left):
            return kept
        left = kept


def _circles(arrangements: list[Arrangement]) -> Iterator[list[Arrangement]]:
    left = _circling(arrangements)
    if not left:
        return
    import networkx

    steps: networkx.DiGraph[str] = networkx.DiGraph((giver, a.receiver) for a in left for giver in a.givers)
    for part in networkx.strongly_connected_components(steps):
        if len(part) > 1:
            yield [a for a in left if a.receiver in part and not part.isdisjoint(a.givers)]


def _found(graph: Graph, circle: list[Arrangement], matter: str) -> Found:
    nodes = dict.fromkeys(node for a in circle for node in (*a.givers, a.receiver) if node in graph.things)
    steps = "; ".join(
        f"{listed([graph.name(giver) for giver in a.givers])} to {graph.name(a.receiver)}" for a in circle
    )
    what = graph.name(matter) if matter else "all that they may"
    return Found(
        (*nodes, *((matter,) if matter else ())),
        f"{what} goes round in a circle: {steps}.",
        "leave out the arrangement that gives it back to whoever gave it",
        facts=tuple(dict.fromkeys(a.id for a in circle)),
    )


def _to_itself(graph: Graph) -> Iterator[Outcome]:
    for fact in graph.of_kind(*KINDS):
        who, to = fact.subject.ids, fact.object.ids
        if len(who) == 1 and who == to and not fact.negated and fact.tier == "settled":
            yield Found(
                (*who, *fact.role("what").ids),
                f"{graph.name(who[0])} is said to give to itself.",
                "name the one who gives it, or the one who receives it",
                facts=(fact.id,),
            )

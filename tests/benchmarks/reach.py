"""The same arrangements as a plain graph: who can be reached from a holder by arrangements about a matter.

It answers a weaker question than govgraph (no law, no certainty, no day, no liability) and is what a first program would
do: the measure of what the rest costs.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator

import networkx

from govgraph.graph import Graph
from govgraph.legality.arrangement import all_arrangements

Reach = Callable[[Iterable[str], frozenset[str]], set[str]]
"""From where, and what an arrangement may be about: all that can be reached."""


def edges(graph: Graph) -> Iterator[tuple[str, str, frozenset[str]]]:
    """From giver to receiver, and from a body to its organ, with what it is about (empty: everything)."""
    for a in all_arrangements(graph):
        yield from ((giver, a.receiver, frozenset(a.what)) for giver in a.givers)
    for fact in graph.of_kind("organ of"):
        yield from ((body, organ, frozenset()) for body in fact.object.ids for organ in fact.subject.ids)


def by_networkx(graph: Graph) -> Reach:
    """Reach in a ``networkx.MultiDiGraph``."""
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    made.add_nodes_from(graph.things)
    made.add_edges_from((giver, receiver, {"what": what}) for giver, receiver, what in edges(graph))

    def reach(starts: Iterable[str], about: frozenset[str]) -> set[str]:
        seen = set(starts)
        todo = list(seen)
        while todo:
            for _, node, data in made.out_edges(todo.pop(), data=True):
                if node not in seen and (not data["what"] or not data["what"].isdisjoint(about)):
                    seen.add(node)
                    todo.append(node)
        return seen

    return reach


def by_rustworkx(graph: Graph) -> Reach | None:
    """Reach in a ``rustworkx.PyDiGraph``; None where rustworkx is not installed."""
    if importlib.util.find_spec("rustworkx") is None:
        return None
    import rustworkx  # type: ignore[import-not-found,unused-ignore]

    listed = list(edges(graph))
    names = list(dict.fromkeys((*graph.things, *(node for edge in listed for node in edge[:2]))))
    number = {name: place for place, name in enumerate(names)}
    made = rustworkx.PyDiGraph(multigraph=True)
    made.add_nodes_from(names)
    made.add_edges_from([(number[giver], number[receiver], what) for giver, receiver, what in listed])

    def reach(starts: Iterable[str], about: frozenset[str]) -> set[str]:
        seen = {number[start] for start in starts}
        todo = list(seen)
        while todo:
            for _, node, what in made.out_edges(todo.pop()):
                if node not in seen and (not what or not what.isdisjoint(about)):
                    seen.add(node)
                    todo.append(node)
        return {names[node] for node in seen}

    return reach

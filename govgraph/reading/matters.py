"""What a matter is part of, its parts, the functions that deciding it exercises, and the nearest statement about it.

A matter may be part of several wholes: what holds for each of them holds for it. On each way up the nearest that says
anything speaks, and what stands above that is not heard on this way; a way on which nobody says anything adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from govgraph.graph.memo import once_per_graph
from govgraph.model.facts import Fact
from govgraph.model.things import Function

if TYPE_CHECKING:
    from govgraph.graph import Graph

Said = TypeVar("Said")


def nearest(graph: Graph, matter: str, says: Callable[[str], Iterable[Said]]) -> tuple[Said, ...]:
    """What is said of a matter: by its own words, else on each way up by the nearest that it is part of.

    ``says`` gives what is said of one of them; nothing: it does not speak. Each is asked once. Empty: nobody says anything.
    """
    found: list[Said] = []
    seen: set[str] = set()
    todo = [matter]
    while todo:
        here = todo.pop(0)
        if here in seen:
            continue
        seen.add(here)
        own = tuple(says(here))
        found += own
        if not own:
            todo += sorted(graph.wholes((here,)), key=lambda item: (graph.name(item), item))
    return tuple(found)


@once_per_graph
def levels(graph: Graph, matter: str) -> tuple[tuple[str, ...], ...]:
    """A matter, then all that it is part of, level by level, each once."""
    found: list[tuple[str, ...]] = []
    seen = {matter}
    here: tuple[str, ...] = (matter,)
    while here:
        found.append(here)
        here = tuple(item for item in graph.wholes(here) if item not in seen)
        seen |= set(here)
    return tuple(found)


@once_per_graph
def functions_of(graph: Graph, matter: str) -> tuple[str, ...]:
    """The functions that deciding a matter exercises: itself, or its own, else those of every whole that it is part of.

    Empty: no source says which.
    """
    return tuple(dict.fromkeys(nearest(graph, matter, lambda item: _own_functions(graph, item))))


def _own_functions(graph: Graph, item: str) -> tuple[str, ...]:
    if isinstance(graph.things.get(item), Function):
        return (item,)
    return tuple(
        function
        for fact in graph.where("exercises", who=item)
        if not fact.negated and fact.tier != "past"
        for function in fact.object.ids
    )


@once_per_graph
def touched(graph: Graph, matter: str) -> frozenset[str]:
    """Everything that a relation about a matter may name: it, what it is part of, and the functions with all that they are part of."""
    return frozenset(graph.above(matter)).union(*(graph.above(function) for function in functions_of(graph, matter)))


def way_up(graph: Graph, matter: str, whole: str) -> tuple[Fact, ...]:
    """The relations by which a matter is part of something, nearest first: of several ways the shortest. Empty: it is not."""
    below = _below(graph, matter)
    way: list[Fact] = []
    while whole != matter and whole in below:
        whole, fact = below[whole]
        way.append(fact)
    return tuple(reversed(way))


@once_per_graph
def _below(graph: Graph, matter: str) -> dict[str, tuple[str, Fact]]:
    """For everything that a matter is part of: what lies below it on the shortest way, and the relation between the two."""
    found: dict[str, tuple[str, Fact]] = {}
    for here in levels(graph, matter):
        for item in here:
            for fact in graph.where("part of", who=item):
                if not fact.negated:
                    for above in fact.object.ids:
                        if above != matter:
                            found.setdefault(above, (item, fact))
    return found

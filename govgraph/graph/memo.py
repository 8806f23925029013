"""The one way of remembering what was worked out from a graph.

A graph never changes, so what was read from it once holds for as long as the graph is there. What is remembered is kept
in the graph itself and goes with it: two graphs share nothing unless :func:`share` says so.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from govgraph.graph.graph import Graph

P = ParamSpec("P")
R = TypeVar("R")

Memory = dict[object, dict[Hashable, Any]]
"""What a graph keeps: by the function that was asked, its answers by what it was asked with."""


def once_per_graph(function: Callable[Concatenate[Graph, P], R]) -> Callable[Concatenate[Graph, P], R]:
    """A function of a graph, and of other arguments that can be hashed, that is worked out once for each graph and arguments.

    What it returns is shared by all who ask: it is never changed. For arguments that say more than they need to, see
    :func:`once_per_graph_by`.
    """

    @functools.wraps(function)
    def remembered(graph: Graph, /, *args: P.args, **kwargs: P.kwargs) -> R:
        known = graph.memory.setdefault(remembered, {})
        key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
        try:
            found: R = known[key]
        except KeyError:
            found = known[key] = function(graph, *args, **kwargs)
        return found

    return remembered


def once_per_graph_by(
    key: Callable[P, Hashable],
) -> Callable[[Callable[Concatenate[Graph, P], R]], Callable[Concatenate[Graph, P], R]]:
    """As :func:`once_per_graph`; ``key`` takes the other arguments and gives what tells one question from another."""

    def decorate(function: Callable[Concatenate[Graph, P], R]) -> Callable[Concatenate[Graph, P], R]:
        @functools.wraps(function)
        def remembered(graph: Graph, /, *args: P.args, **kwargs: P.kwargs) -> R:
            known = graph.memory.setdefault(remembered, {})
            asked = key(*args, **kwargs)
            try:
                found: R = known[asked]
            except KeyError:
                found = known[asked] = function(graph, *args, **kwargs)
            return found

        return remembered

    return decorate

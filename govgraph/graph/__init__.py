"""The graph of one scenario, option and day: the only layer that reasoning reads."""

from govgraph.graph.build import build
from govgraph.graph.graph import Graph
from govgraph.graph.life import Life
from govgraph.graph.names import AmbiguousName, NotFound

__all__ = ["AmbiguousName", "Graph", "Life", "NotFound", "build"]

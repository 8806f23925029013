"""The short name of a thing: what tables, charts and slides call it where its whole name does not fit.

One place decides, so that a matrix, a chart and a slide call a thing by the same words: its own ``short``; else its name,
where that is short enough; else the shortest of its aliases that no other thing goes by; else its name, which is then
wrapped. A short name is never cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.graph.names import normal
from govgraph.model.things import LONGEST_SHORT, Thing

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.scenario import Option


def short_name(graph: Graph, item: str) -> str:
    """The short name of a thing by its id; of a process or a step its name; the id itself where nothing goes by it."""
    return _short_names(graph).get(item) or graph.name(item)


def short_option(option: Option) -> str:
    """The short name of an option: its own, else its name. Options have no aliases."""
    return option.short or option.name


@once_per_graph
def _short_names(graph: Graph) -> Mapping[str, str]:
    owners = Counter(
        name
        for thing in graph.all_things.values()
        for name in {normal(text) for text in (*thing.names, thing.short) if text}
    )
    return {key: _short(thing, owners) for key, thing in graph.all_things.items()}


def _short(thing: Thing, owners: Mapping[str, int]) -> str:
    if thing.short or len(thing.name) <= LONGEST_SHORT:
        return thing.short or thing.name
    own = [alias for alias in thing.aliases if owners[normal(alias)] == 1 and len(alias) < len(thing.name)]
    return min(own, key=len, default=thing.name)

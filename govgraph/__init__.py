"""govgraph: governance and accountability as a graph.

>>> import govgraph
>>> scenario = govgraph.load("bradford-craven")
>>> graph = scenario.graph(option="b", on="2022-07-01")
>>> print(graph.who_decides("major-capital"))       # doctest: +SKIP

``load`` reads a scenario, ``Scenario.graph`` gives the graph of one option on one day, and the graph answers
questions (``who_decides``, ``what_may``, ``answers_to`` ...). ``check`` finds what is wrong, ``compare`` shows the
options side by side, ``draw`` the charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.diagnostics import GovgraphError, ScenarioError
    from govgraph.loader.folders import bundled
    from govgraph.loader.load import load
    from govgraph.model.scenario import Scenario
    from govgraph.stores import open_store

__version__ = "0.1.0"
__all__ = ["GovgraphError", "Scenario", "ScenarioError", "bundled", "load", "open_store"]

_HOMES = {
    "GovgraphError": "govgraph.diagnostics",
    "ScenarioError": "govgraph.diagnostics",
    "Scenario": "govgraph.model.scenario",
    "bundled": "govgraph.loader.folders",
    "load": "govgraph.loader.load",
    "open_store": "govgraph.stores",
}


def __getattr__(name: str) -> Any:
    """Import on first use: a command loads only what it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'govgraph' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)

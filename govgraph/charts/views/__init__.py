"""The views: each a short file that says what a chart shows, found by being there.

A module of a view has a function ``plan(graph, subject)`` that gives a :class:`~govgraph.charts.plan.ChartPlan`, or a function
``table(graphs, subject)`` that gives a :class:`~govgraph.charts.table.Table`; ``SHOWS`` says in a line what the chart shows,
and ``PLACE`` where it stands in the list, the lowest first. ``python -m govgraph.charts.views.listing`` writes down which there
are (:mod:`govgraph.model.charts`); a test holds that equal to the modules.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from govgraph.model.charts import VIEWS

__all__ = ["VIEWS", "module"]


def module(name: str) -> ModuleType:
    """The module of a view; raises KeyError for a name that is not in ``VIEWS``."""
    if name not in VIEWS:
        raise KeyError(name)
    return importlib.import_module(f"govgraph.charts.views.{name}")

"""The views: each a short file that says what a chart shows. To add one, add its name to ``VIEWS``.

A module of a view has a function ``plan(graph, subject)`` that gives a :class:`~govgraph.draw.plan.Plan`, or a function
``table(graphs, subject)`` that gives a :class:`~govgraph.draw.table.Table`.
"""

from __future__ import annotations

import importlib
from types import ModuleType

VIEWS = {
    "governance": "who is a committee of whom, who reports, recommends and delegates to whom, and what each decides",
    "accountability": "lines of account from the bottom to the top, and where they break",
    "decisions": "who decides each matter now and in each option, as a table",
    "route": "the route of one decision: who proposes, recommends and decides, and who answers for it",
    "difference": "the governance chart with what an option adds, removes and changes",
    "members": "who sits where, as a table",
    "money": "who pays into each fund, who hosts it, what it pays for, and what is not stated",
    "process": "the steps of a process, what follows each outcome, and where it leads nowhere",
    "maturity": "a matrix of themes and stages, with a mark for each of those whom it is applied to",
}
"""Views by name, with what each shows."""


def module(name: str) -> ModuleType:
    """The module of a view; raises KeyError for a name that is not in ``VIEWS``."""
    if name not in VIEWS:
        raise KeyError(name)
    return importlib.import_module(f"govgraph.draw.views.{name}")

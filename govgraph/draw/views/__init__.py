"""The views: each a short file with one function from a graph to a picture. To add one, add its name to ``VIEWS``."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.draw.sheet import Picture

VIEWS = {
    "governance": "who is a committee of whom, who reports, recommends, delegates to and acts for whom",
    "accountability": "lines of account from the bottom to the top, and where they break",
    "difference": "what an option adds, removes and changes",
    "members": "who sits where, as a table",
    "money": "who pays into each fund, who hosts it, what it pays for, and what is not stated",
    "maturity": "a matrix of themes and stages, with a mark for each of those whom it is applied to",
    "process": "the steps of a process, what follows each outcome, and where it leads nowhere",
    "route": "the route of one decision: who proposes, recommends, decides, and who answers for it",
}
"""Views by name, with what each shows."""


def view(name: str) -> Callable[..., Picture]:
    """The function of a view; raises KeyError for a name that is not in ``VIEWS``."""
    if name not in VIEWS:
        raise KeyError(name)
    function: Callable[..., Picture] = importlib.import_module(f"govgraph.draw.views.{name}").picture
    return function

"""Which charts there are. Written by :mod:`govgraph.charts.views.listing` from the views; change it there."""

from typing import Literal

ViewName = Literal[
    "governance", "accountability", "decisions", "route", "difference", "members", "money", "process", "maturity"
]
"""The views of charts."""

VIEWS: dict[str, str] = {
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

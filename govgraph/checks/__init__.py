"""Checks: what is wrong in a graph, each finding with what it is about, a fix and the chain behind it.

>>> from govgraph.checks import run
>>> report = run(scenario.graph("a"))          # doctest: +SKIP
>>> print(report.totals)                       # doctest: +SKIP
38 pass, 2 fail, 4 cannot tell

A check is one file in ``structure`` or ``evidence``, found by being there (:mod:`govgraph.checks.registry`).
"""

from govgraph.checks.finding import CannotTell, CheckResult, Finding, Found, Outcome, Passed, Spotted, Totals
from govgraph.checks.registry import Check, UnknownCheck, checks, explain
from govgraph.checks.run import Report, run

__all__ = [
    "CannotTell",
    "Check",
    "CheckResult",
    "Finding",
    "Found",
    "Outcome",
    "Passed",
    "Report",
    "Spotted",
    "Totals",
    "UnknownCheck",
    "checks",
    "explain",
    "run",
]

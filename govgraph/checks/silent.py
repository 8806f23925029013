"""Which checks had nothing to look at, and what a scenario would have to hold for them to speak.

A check that says nothing may have found all in order, or have had no subject. The first passes subjects; the second
passes none, and says in the docstring of its function what it takes one by one.
"""

from __future__ import annotations

import inspect
import re

from govgraph.checks.registry import Check, checks
from govgraph.checks.run import Report

_TAKES = r"(?s)^One (?:outcome|finding) for (each .+?)(?:[.;]|: |$)"


def silent(report: Report) -> tuple[Check, ...]:
    """The checks of a report that passed nothing, found nothing and left nothing open."""
    known = checks()
    return tuple(
        known[result.code]
        for result in report.results
        if not (result.passed or result.findings or result.waived or result.cannot_tell)
    )


def looks_at(check: Check) -> str:
    """What a check takes one by one: ``each decision``; empty for a rule that is tried on every arrangement."""
    found = re.match(_TAKES, inspect.getdoc(check.check) or "")
    return " ".join(found[1].split()) if found else ""

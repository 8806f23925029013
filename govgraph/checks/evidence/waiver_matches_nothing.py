"""An accepted finding that is not there.

What it does
------------
Looks for what each waiver of the scenario accepts, in the options it names or in all, and finds waivers that match
no finding, or name no check.

Why it matters
--------------
An acceptance that outlives its finding will hide the next one.

Example
-------
    waivers: [{code: STR130, about: weekly, reason: known}]
    meetings: {weekly: {name: Weekly call, purpose: share figures on beds}}

Use instead
-----------
    waivers: [{code: STR130, about: weekly, reason: known}]
    meetings: {weekly: {name: Weekly call, purpose: not stated}}

References
----------
import-linter, unmatched_ignore_imports_alerting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI290"
NAME = "waiver-matches-nothing"
SEVERITY: Severity = "WARN"
BRIEF = ("A finding that was accepted is no longer there.",)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each waiver that applies in this option."""
    from govgraph.checks.registry import UnknownCheck, find
    from govgraph.checks.run import covers, told
    from govgraph.model.scenario import BASELINE

    for waiver in graph.scenario.waivers:
        options = waiver.options or (graph.option, BASELINE, *graph.scenario.options)
        if waiver.options and graph.option not in waiver.options:
            continue
        about = waiver.about or (waiver.id,)
        try:
            code = find(waiver.code).code
        except UnknownCheck as error:
            yield Found(
                about, f"A waiver names a check that is not there: {error}.", "correct its code", at=waiver.mark
            )
            continue
        if code == CODE:
            yield CannotTell(about, "a waiver of this check would look for itself")
            continue
        graphs = (
            graph.scenario.graph(option, on=graph.day, place=graph.place or None) for option in dict.fromkeys(options)
        )
        first = next(iter(waiver.about), "")
        if any(covers(waiver, finding) for other in graphs for finding in told(other, code).findings.get(first, ())):
            yield Passed(about)
        else:
            yield Found(
                about,
                f"The waiver of {code} ({waiver.reason}) matches no finding.",
                "delete it, or correct what it is about",
                at=waiver.mark,
            )

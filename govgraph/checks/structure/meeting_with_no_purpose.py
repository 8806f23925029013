"""A meeting that no one says what it is for.

What it does
------------
Finds meetings whose purpose is `not stated`, unclear or none. An empty purpose cannot be told: nobody looked.

Why it matters
--------------
Meetings without a purpose cost the most senior hours and decide nothing.

Example
-------
    meetings: {weekly: {name: Weekly call, purpose: not stated}}

Use instead
-----------
    meetings: {weekly: {name: Weekly call, purpose: share figures on beds}}

References
----------
004 (1) I: many meetings whose purpose is not clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.model.base import UNKNOWNS
from govgraph.model.things import Meeting
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR130"
NAME = "meeting-with-no-purpose"
SEVERITY: Severity = "WARN"
THEME = "voice"
BRIEF = (
    "No paper says what {0} is for.",
    "No paper says what a meeting is for.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each meeting."""
    seen = view(graph)
    for meeting in graph.in_category("meeting"):
        if not isinstance(meeting, Meeting) or seen.there(meeting) is Truth.NO:
            continue
        if not meeting.purpose:
            yield CannotTell((meeting.id,), f"what {meeting.name} is for")
        elif meeting.purpose in UNKNOWNS:
            yield Found(
                (meeting.id,),
                f"No source says what {meeting.name} is for.",
                f"state the purpose of {meeting.name}, or end it",
            )
        else:
            yield Passed((meeting.id,))

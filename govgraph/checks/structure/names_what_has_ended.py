"""A paper that gives a part in a matter to a body or post that is no longer there.

What it does
------------
Finds rights (to decide, recommend, be consulted, be told) and delegations of a body or post that ended before the day,
where the paper that says so is later than the end, or gives no date.

Why it matters
--------------
The scheme has not been kept up to date. Whoever looks up the matter asks somebody who is not there.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      old: {name: Transformation Board, until: 2020-01-01, source: d}
    decisions: {plan: {name: Approve the plan, recommends: {who: old, source: d}, decides: {who: icb, source: d}, source: d}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      old: {name: Transformation Board, source: d}
    decisions: {plan: {name: Approve the plan, recommends: {who: old, source: d}, decides: {who: icb, source: d}, source: d}}

References
----------
What people get wrong in schemes of delegation: a body that no longer exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, PROPOSING, view
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR194"
NAME = "names-what-has-ended"
SEVERITY: Severity = "WARN"
THEME = "the record"
BRIEF = (
    "{0} is no longer there, and a paper still names it.",
    "It is no longer there, and a paper still names it.",
)

_PARTS = (*PROPOSING, "is consulted", "is informed", "delegates", *FINAL)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each ended body or post that has a part in a matter."""
    seen = view(graph)
    for thing in (*graph.in_category("body"), *graph.in_category("post")):
        if thing.span.until is None or thing.span.ended(graph.day) is not Truth.YES:
            continue
        facts = [
            fact
            for kind in _PARTS
            for role in ("who", "to")
            for fact in graph.where(kind, **{role: thing.id})
            if not fact.negated
            and fact.tier == "settled"
            and fact.span.until is None
            and _later(graph, fact, thing.span.until.first)
        ]
        successors = seen.at("replaces", "to", thing.id)
        if not facts or successors:
            yield Passed((thing.id,))
            continue
        matters = tuple(dict.fromkeys(what for fact in facts for what in fact.role("what").ids))
        yield Found(
            (thing.id, *matters),
            f"{thing.name} ended on {day_words(thing.span.until.first)}, and the paper still gives it a part in {seen.names(matters) or 'what is delegated'}.",
            f"say who has taken the part of {thing.name}",
            facts=tuple(dict.fromkeys(fact.id for fact in facts)),
            chain=seen.links(facts),
        )


def _later(graph: Graph, fact: Fact, end: date) -> bool:
    """Is a paper that says so later than the end, as far as its date is known?"""
    dates = [document.written for source in fact.sources if (document := graph.scenario.documents.get(source.document))]
    known = [written for written in dates if written is not None]
    return not known or any(written.after > end for written in known)

"""Said to be stated, and no source named.

What it does
------------
Finds relations of basis *stated* that name no source. What is inferred, assumed or law says its basis itself.

Why it matters
--------------
Nobody can look it up, and nobody can say who was wrong.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {lead: Place lead}
    relations: {appoints: {who: icb, to: lead}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {lead: Place lead}
    relations: {appoints: {who: icb, to: lead, source: d s1}}

References
----------
docs/design.md#sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.checks.wording import said

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI201"
NAME = "unsourced"
SEVERITY: Severity = "WARN"
BRIEF = (
    "No source is named for what is said of {0}.",
    "No source is named for what is said.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each relation that is said to be stated."""
    seen = view(graph)
    for fact in graph:
        if fact.basis != "stated":
            continue
        about = tuple(dict.fromkeys((*fact.subject.ids, *fact.object.ids)))
        if fact.sources:
            yield Passed(about)
        else:
            sentence = f"No source is named for this statement: {said(graph, fact)}."
            yield Found(
                about,
                sentence,
                "name the document and the place in it, or say that it is inferred or assumed",
                facts=(fact.id,),
                chain=(seen.link(fact),),
            )

"""A post that nobody is said to fill.

What it does
------------
Finds posts whose appointing body is said to be nobody, unclear or not stated. Where no appointment is modelled at
all it cannot be told, and only posts of which somebody nominates, agrees or leads anything are listed as such.

Why it matters
--------------
A post that nobody may fill stays empty, or is filled by whoever moves first.

Example
-------
    posts: {ned: Shared non-executive director}
    relations: {appoints: {who: not stated, to: ned}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {ned: Shared non-executive director}
    relations: {appoints: {who: icb, to: ned}}

References
----------
000 s2.2.4 #2: shared non-executives, subject to legislation; no source says who appoints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR126"
NAME = "nobody-appoints"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No paper says who appoints {0}.",
    "No paper says who appoints to the post.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each post, and for each body or group to which somebody is appointed."""
    seen = view(graph)
    for thing in graph.in_category("post", "group", "body"):
        facts = [fact for name in sorted(seen.same_actor(thing.id)) for fact in seen.at("appoints", "to", name)]
        if seen.there(thing) is Truth.NO:
            continue
        silent = [fact for fact in facts if fact.subject.unknown]
        if any(fact.subject.known for fact in facts):
            yield Passed((thing.id,))
        elif silent:
            said = {"nobody": "nobody appoints", "unclear": "it is unclear who appoints"}.get(
                silent[0].subject.unknown or "", "no source says who appoints"
            )
            sentence = f"{said[0].upper()}{said[1:]} {thing.name}{seen.firm(silent[0])}."
            yield Found(
                (thing.id,),
                sentence,
                f"say who may appoint {thing.name}, and under which rule",
                facts=ids(silent),
                chain=seen.links(silent),
            )
        elif thing.category == "post" and any(
            seen.at(kind, "to", thing.id) for kind in ("nominates", "agrees appointment")
        ):
            yield CannotTell((thing.id,), f"who appoints {thing.name}")

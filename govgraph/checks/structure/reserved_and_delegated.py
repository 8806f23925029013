"""A matter that is reserved to one body and delegated by name to another.

What it does
------------
Finds delegations, in force, of a matter (or of a part of it) that the scheme reserves to somebody else of the same legal
person. A wider delegation is no finding: the reservation is carved out of it.

Why it matters
--------------
The scheme says two things. Until it is put right the reservation stands, and whoever relies on the delegation has no
authority.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      board: {name: Board, kind: board, organ of: {to: icb, source: d}}
      finance: {name: Finance Committee, kind: body_committee, committee of: {to: icb, source: d}}
    functions: {buy: {name: Buying, part of: {to: nhs-commissioning, basis: law}, source: d}}
    decisions: {big: {name: A big contract, exercises: {to: buy, source: d}, source: d}}
    relations:
      reserves: [{who: board, what: big, source: d s1}]
      delegates: [{who: icb, to: finance, what: big, power: ICB_P11, source: d s2}]

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      board: {name: Board, kind: board, organ of: {to: icb, source: d}}
      finance: {name: Finance Committee, kind: body_committee, committee of: {to: icb, source: d}}
    functions: {buy: {name: Buying, part of: {to: nhs-commissioning, basis: law}, source: d}}
    decisions: {big: {name: A big contract, exercises: {to: buy, source: d}, source: d}}
    relations:
      reserves: [{who: board, what: big, source: d s1}]
      delegates: [{who: icb, to: finance, what: buy, power: ICB_P11, source: d s2}]

References
----------
What people get wrong in schemes of delegation: a reserved matter that is also delegated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.authority import matter
from govgraph.authority.reserved import kept_from
from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.checks.wording import said
from govgraph.legality.arrangement import all_arrangements, boundary
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR181"
NAME = "reserved-and-delegated"
SEVERITY: Severity = "WARN"
THEME = "clarity"
BRIEF = (
    "The papers both reserve and delegate {0}.",
    "The papers both reserve and delegate one matter.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each delegation in force, where the scheme reserves anything."""
    if not graph.of_kind("reserves"):
        return
    seen, find = view(graph), structure(graph)
    for a in all_arrangements(graph):
        if a.fact is None or a.truth is Truth.NO or not seen.stands(a.fact):
            continue
        for what in a.what:
            about = matter(graph, what, place="")
            kept = [kept_from(graph, about, a, boundary(find, a), cell, a.limit) for cell in about.cells_of_no_place]
            first = kept[0] if kept else None
            if first is None or not all(kept) or first.denial or first.truth is not Truth.YES:
                yield Passed((what, a.receiver))
                continue
            yield Found(
                tuple(item for item in (what, a.receiver, *sorted(first.keepers)) if item in graph.things),
                f"{first.reason}, but {said(graph, a.fact)}.",
                f"take {graph.name(what)} out of the delegation, or end the reservation",
                facts=(first.fact.id, a.id),
                chain=seen.links((first.fact, a.fact)),
            )

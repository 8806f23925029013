"""A body that holds or gives something, and nobody says what kind of body it is.

What it does
------------
Finds bodies of no stated kind that are said to hold a function or to give one on by a power that no paper names. It
looks only where a pack of law is read: without law the papers alone count.

Why it matters
--------------
What a body may give, and to whom, turns on what kind of body it is. Until that is said no law is applied to it, and what
its own papers say of its delegations stands only if no law says otherwise.

Example
-------
    bodies: {university: The University}
    functions: {manage: Day-to-day management}
    relations: {holds: [{who: university, what: manage, source: d s1}]}

Use instead
-----------
    kinds: {university_body: {name: University, legal person: true}}
    bodies: {university: {name: The University, kind: university_body}}
    functions: {manage: Day-to-day management}
    relations: {holds: [{who: university, what: manage, source: d s1}]}

References
----------
A register of delegations of a university outside England.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.legality.arrangement import given_by
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI212"
NAME = "kind-not-stated"
SEVERITY: Severity = "WARN"
BRIEF = (
    "No paper says what kind of body {0} is.",
    "No paper says what kind of body it is.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that holds or gives something on."""
    find = structure(graph)
    for body in graph.in_category("body") if not graph.registry.without_law else ():
        if body.comparator or find.persons(body.id) != (body.id,):
            continue
        held = [
            f for f in graph.where("holds", who=body.id) if not f.negated and f.basis == "stated" and f.tier != "past"
        ]
        given = [a.fact for a in given_by(graph, body.id) if a.fact is not None and not a.power and not a.fact.negated]
        facts = tuple({fact.id: fact for fact in (*held, *given)}.values())
        if not facts:
            continue
        if find.kinds(body.id):
            yield Passed((body.id,))
            continue
        does = " and ".join(word for word, some in (("holds", held), ("gives on", given)) if some)
        yield Found(
            (body.id,),
            f"{body.name} {does} functions, and no source says what kind of body it is. So no law is applied "
            "to it, and only its own scheme counts.",
            f"say what kind of body {body.name} is (`govgraph explain kinds` lists them)",
            facts=tuple(fact.id for fact in facts),
        )

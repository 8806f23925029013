"""A committee has powers in the scheme and none in its terms of reference, or the reverse.

What it does
------------
Takes every committee whose terms of reference are in the model (an agreement of that kind that `governs` it), and compares
what it is given under a scheme of delegation with what it is given under its terms.

Why it matters
--------------
A committee holds only what both let it hold. Where they differ its decision can be challenged, and its members do not
know what they may settle.

Example
-------
    agreements:
      scheme: {name: The scheme, kind: scheme of delegation, source: d}
      terms: {name: Terms of reference, kind: terms of reference, governs: finance, source: d}
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      finance: {name: Finance Committee, committee of: {to: icb, source: d}, source: d}
    functions: {own: {name: What the scheme covers, source: d}}
    decisions: {invest: {name: Approve investments, exercises: own, decides: finance, source: d}}
    relations:
      holds: [{who: icb, what: own, provision: its scheme, source: d}]
      delegates: [{who: icb, to: finance, what: invest, under: scheme, source: d}]

Use instead
-----------
    agreements:
      scheme: {name: The scheme, kind: scheme of delegation, source: d}
      terms: {name: Terms of reference, kind: terms of reference, governs: finance, source: d}
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      finance: {name: Finance Committee, committee of: {to: icb, source: d}, source: d}
    functions: {own: {name: What the scheme covers, source: d}}
    decisions: {invest: {name: Approve investments, exercises: own, decides: finance, source: d}}
    relations:
      holds: [{who: icb, what: own, provision: its scheme, source: d}]
      delegates: [{who: icb, to: finance, what: invest, under: [scheme, terms], source: d}]

References
----------
A common mistake in schemes of delegation: the scheme gives a committee powers that its terms of reference do not know, or the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.things import Agreement
from govgraph.reading.alike_matters import twins

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR193"
NAME = "scheme-and-terms-differ"
SEVERITY: Severity = "WARN"
THEME = "clarity"
BRIEF = (
    "The scheme and the terms of reference of {0} differ.",
    "A scheme and the terms of reference of a committee differ.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each committee that has both."""
    seen = view(graph)
    papers = [thing for thing in graph.in_category("agreement") if isinstance(thing, Agreement)]
    schemes = {paper.id for paper in papers if "scheme of" in paper.kind}
    for terms in (paper for paper in papers if "terms of reference" in paper.kind):
        for body in dict.fromkeys(b for fact in seen.at("governs", "who", terms.id) for b in fact.object.ids):
            given = _given(seen, body, schemes)
            if not given or seen.category(body) != "body":
                continue
            own = _given(seen, body, {terms.id})
            missing = _without(graph, given, own)
            surplus = _without(graph, own, given)
            if not missing and not surplus:
                yield Passed((body, terms.id))
            if missing:
                facts = [fact for matter in missing for fact in given[matter]]
                none = (
                    "none of that is"
                    if len(missing) == len(given) and not own
                    else "its terms of reference do not hold"
                )
                text = (
                    f"The scheme gives {seen.name(body)} {seen.names(missing)}, and {none} in its terms of reference."
                    if none.startswith("none")
                    else f"The scheme gives {seen.name(body)} {seen.names(missing)}, which {none}."
                )
                yield Found(
                    (body, terms.id, *missing),
                    text,
                    f"put {seen.names(missing)} into {terms.name}, or take it out of the scheme",
                    facts=ids(facts),
                    chain=seen.links(facts),
                )
            if surplus:
                facts = [fact for matter in surplus for fact in own[matter]]
                yield Found(
                    (body, terms.id, *surplus),
                    f"Its terms of reference give {seen.name(body)} {seen.names(surplus)}, and the scheme does not.",
                    f"put {seen.names(surplus)} into the scheme, or take it out of {terms.name}",
                    facts=ids(facts),
                    chain=seen.links(facts),
                )


def _given(seen: View, body: str, papers: set[str]) -> dict[str, list[Fact]]:
    """What a body decides or is given under these papers, by matter."""
    found: dict[str, list[Fact]] = {}
    facts = (*seen.at("delegates", "to", body), *(fact for kind in FINAL for fact in seen.at(kind, "who", body)))
    for fact in facts:
        if papers & set(fact.role("under").ids):
            for matter in fact.role("what").ids:
                found.setdefault(matter, []).append(fact)
    return found


def _without(graph: Graph, given: dict[str, list[Fact]], other: dict[str, list[Fact]]) -> tuple[str, ...]:
    alike = twins(graph)
    return tuple(matter for matter in given if matter not in other and not set(alike.get(matter, ())) & set(other))

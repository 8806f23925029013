"""One matter under two headings, with two deciders.

What it does
------------
Finds two matters whose names speak of the same thing, for the same amounts, that different bodies or posts decide. Amounts
that complete each other, and the same decider in both rows, are no finding.

Why it matters
--------------
A scheme that gives one decision twice lets each side rely on its own row. What is reserved in one part and delegated in
another is the usual case.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      finance: {name: Finance Committee, committee of: {to: icb, source: d}, source: d}
      audit: {name: Audit Committee, committee of: {to: icb, source: d}, source: d}
    decisions:
      one: {name: Approve the annual internal audit plan, decides: {who: finance, source: d s3}, source: d s3}
      two: {name: Approve the internal audit plan for the year, decides: {who: audit, source: d s4}, source: d s4}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      finance: {name: Finance Committee, committee of: {to: icb, source: d}, source: d}
      audit: {name: Audit Committee, committee of: {to: icb, source: d}, source: d}
    decisions:
      one: {name: Approve the annual internal audit plan, recommends: {who: finance, source: d s3}, decides: {who: audit, source: d s4}, source: d s3}

References
----------
What people get wrong in schemes of delegation: the same matter under two headings with two deciders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.bands import Band
from govgraph.model.facts import Fact
from govgraph.reading.alike_matters import twins
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR192"
NAME = "one-matter-listed-twice"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "{0} is listed twice, with two deciders.",
    "One matter is listed twice, with two deciders.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each two matters that read as one and both have a decider."""
    seen = view(graph)
    for one, others in twins(graph).items():
        for other in others:
            if other < one:
                continue
            mine, theirs = (seen.nearest(matter, FINAL, tier="settled") for matter in (one, other))
            if not mine or not theirs or {f.id for f in mine} & {f.id for f in theirs}:
                continue
            pair = _at_odds(seen, mine, theirs)
            if pair is None:
                yield Passed((one, other))
                continue
            first, second = (tuple(dict.fromkeys(seen.opened(fact.subject))) for fact in pair)
            ending = " It is reserved in one of them." if "reserves" in {fact.kind for fact in pair} else ""
            yield Found(
                (one, other, *first, *second),
                f"{seen.name(one)} is for {seen.names(first)}, and {seen.name(other)}, which reads as the same matter, is "
                f"for {seen.names(second)}.{ending}",
                f"keep one of the two rows, or say what sets {seen.name(one)} and {seen.name(other)} apart",
                facts=ids(pair),
                chain=seen.links(pair),
            )


def _at_odds(seen: View, mine: Sequence[Fact], theirs: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """Two rights over the same amounts and cases of different deciders, neither of which the other row says too."""
    for one in mine:
        for other in theirs:
            if not _meet(one, other) or _actors(seen, one) & _actors(seen, other):
                continue
            if not _actors(seen, one) or not _actors(seen, other):
                continue
            if not _said_too(seen, one, theirs) and not _said_too(seen, other, mine):
                return one, other
    return None


def _said_too(seen: View, fact: Fact, others: Sequence[Fact]) -> bool:
    return any(_actors(seen, fact) & _actors(seen, other) and _meet(fact, other) for other in others)


def _meet(one: Fact, other: Fact) -> bool:
    first, second = one.fields.get("aspect"), other.fields.get("aspect")
    cases = set(one.role("if").ids) == set(other.role("if").ids)
    return cases and Band.of(one).meets(Band.of(other)) and (first is None or second is None or first == second)


def _actors(seen: View, fact: Fact) -> set[str]:
    find = structure(seen.graph)
    return {find.itself(who) for who in seen.opened(fact.subject)}

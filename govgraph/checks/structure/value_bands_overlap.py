"""Two bands of value of one matter that overlap, of a body and somebody below it.

What it does
------------
Finds two deciders of one matter, one of them above the other (a body and its own committee, a post and the post that
answers to it), each stated for a band of value, where the bands have amounts in common. Two that stand side by side are
rival deciders (STR106). Two limits of one body that both begin at nothing ("up to £10,000", "up to £50,000") nest, and are
no finding.

Why it matters
--------------
For an amount in both bands nobody can tell whether the committee decides it or it must go up to the board.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      board: {name: Board, kind: board, organ of: {to: icb, source: d}}
      finance: {name: Finance Committee, committee of: {to: board, source: d}}
    decisions:
      spend:
        name: Spending
        decides:
          - {who: finance, value below: 1000000, source: d s1}
          - {who: board, value from: 500000, source: d s2}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, source: d}
      board: {name: Board, kind: board, organ of: {to: icb, source: d}}
      finance: {name: Finance Committee, committee of: {to: board, source: d}}
    decisions:
      spend:
        name: Spending
        decides:
          - {who: finance, value below: 1000000, source: d s1}
          - {who: board, value from: 1000000, source: d s2}

References
----------
What people get wrong in schemes of delegation: bands that overlap or leave a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.overlap import own_limits, values_meet
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.bands import Band
from govgraph.model.facts import Fact
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR180"
NAME = "value-bands-overlap"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "Two limits overlap for {0}.",
    "Two limits overlap for one matter.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that has several deciders with bands of value."""
    seen = view(graph)
    banded = [fact for fact in seen.settled(*FINAL) if not Band.of(fact).every]
    for matter in dict.fromkeys(matter for fact in banded for matter in fact.role("what").ids):
        facts = [fact for fact in seen.nearest(matter, FINAL, tier="settled") if fact in banded]
        found = [pair for pair in combinations(facts, 2) if _meet(seen, *pair)]
        if len(facts) > 1 and not found:
            yield Passed((matter,))
        for one, other in found:
            low = max(Band.of(one).low, Band.of(other).low)
            high = min(Band.of(one).high, Band.of(other).high)
            who = (*seen.opened(one.subject), *seen.opened(other.subject))
            verb = "is for both of" if len(who) == 2 else "is for each of"
            yield Found(
                (matter, *who),
                f"{seen.name(matter)} {Band(low, high).words} {verb} {seen.names(who)} to decide.",
                f"end one band of {seen.name(matter)} where the other begins",
                facts=ids((one, other)),
                chain=seen.links((one, other)),
            )


def _meet(seen: View, one: Fact, other: Fact) -> bool:
    """Are they bands of two, one above the other, that decide the same, for the same place, with amounts in common?"""
    settles = {"decides", "reserves"}
    alike = one.kind == other.kind or {one.kind, other.kind} <= settles
    first, second = seen.opened(one.subject), seen.opened(other.subject)
    find = structure(seen.graph)
    selves = [{find.itself(item) for item in side} for side in (first, second)]
    if (
        not alike
        or not first
        or not second
        or selves[0] & selves[1]
        or one.subject.mode == "one of"
        or other.subject.mode == "one of"
    ):
        return False
    where = [frozenset(fact.role("where").ids) or None for fact in (one, other)]
    if own_limits(seen, one, other):
        return False
    ranked = not any(seen.side_by_side(a, b) for a in first for b in second)
    same_event = set(one.role("if").ids) == set(other.role("if").ids) and one.fields.get("aspect") == other.fields.get(
        "aspect"
    )
    return ranked and same_event and seen.areas_meet(*where) and values_meet(one, other)

"""A value for which nobody decides.

What it does
------------
Lays the value bands of the settled rights to decide or approve a matter side by side, where any has a band, and
finds values between them (or above the highest) that nobody has. Another row of the scheme on the same matter fills a gap;
whoever has everything that the scheme does not name has what lies below the lowest band and above the highest one.

Why it matters
--------------
A case of that value has no decider, or is cut into smaller ones.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive committee, committee of: icb}
    decisions:
      spend:
        name: Spending
        decides: [{who: exec, value below: £500k}, {who: icb, value from: £1m}]

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive committee, committee of: icb}
    decisions:
      spend:
        name: Spending
        decides: [{who: exec, value below: £1m}, {who: icb, value from: £1m}]

References
----------
docs/authority.md#limits-and-amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.bands import ENDLESS, Band, gaps
from govgraph.model.facts import Fact
from govgraph.reading.alike_matters import twins
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR132"
NAME = "value-band-gap"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "For some amounts nobody decides {0}.",
    "For some amounts nobody decides.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that has value bands."""
    seen = view(graph)
    banded = [fact for fact in seen.settled(*FINAL) if {"value from", "value below"} & fact.fields.keys()]
    for matter in dict.fromkeys(matter for fact in banded for matter in fact.role("what").ids):
        facts = [fact for fact in seen.nearest(matter, FINAL, tier="settled") if seen.opened(fact.subject)]
        others = [fact for twin in twins(graph).get(matter, ()) for fact in seen.nearest(twin, FINAL, tier="settled")]
        who = tuple(dict.fromkeys(item for fact in facts for item in seen.opened(fact.subject)))
        bands = [Band.of(fact) for fact in facts]
        found = [
            gap
            for gap in gaps([*bands, *(Band.of(fact) for fact in others)])
            if any(gap.meets(own) for own in gaps(bands))
        ]
        if has_the_rest(seen, who):
            lowest, highest = min(band.low for band in bands), max(band.high for band in bands)
            found = [gap for gap in found if gap.low >= lowest and gap.high <= highest and gap.high != ENDLESS]
        if re.search(r"[£$€]\s?\d", graph.things[matter].name):
            found = []  # the matter itself is that of these amounts
        if _stays_above(seen, matter, facts):
            found = [gap for gap in found if gap.high != ENDLESS]
        if found:
            yield Found(
                (matter, *who),
                f"Nobody decides {seen.name(matter)} {' and '.join(gap.words for gap in found)}.",
                f"say who decides {seen.name(matter)} in that range",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        else:
            yield Passed((matter, *who))


def _stays_above(seen: View, matter: str, facts: list[Fact]) -> bool:
    """Does everybody hold it by a gift up to a limit? Above the highest limit it then stays with whoever gives."""
    given = {
        who
        for gift in seen.at("delegates", "what", matter)
        if "limit" in gift.fields
        for who in seen.opened(gift.object)
    }
    top = max(Band.of(fact).high for fact in facts)
    return all(set(seen.opened(fact.subject)) <= given for fact in facts if Band.of(fact).high == top)


def has_the_rest(seen: View, who: tuple[str, ...]) -> bool:
    """Has somebody of the same body everything that its scheme does not name: a delegation without a matter?"""
    find = structure(seen.graph)
    persons = {person for item in who for person in find.persons(item)}
    return any(
        not fact.role("what").ids
        and fact.role("to").ids
        and persons & {p for giver in fact.subject.ids for p in find.persons(giver)}
        for fact in seen.settled("delegates")
    )

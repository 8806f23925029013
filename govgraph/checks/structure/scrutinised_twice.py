"""Scrutinised at two levels.

What it does
------------
Finds bodies and matters that two or more scrutinise of whom one covers the area of another, or is a joint committee of the
others' councils, where no source says which of them looks at what.

Why it matters
--------------
The same questions are asked twice, and each may leave the hard one to the other.

Example
-------
    places: {county: County, town: {name: Town, part of: county}}
    bodies:
      icb: {name: The ICB, kind: icb}
      joint: {name: Joint scrutiny committee, kind: jhosc, covers: county, scrutinises: icb}
      local: {name: Town scrutiny committee, kind: hosc, covers: town, scrutinises: icb}

Use instead
-----------
    places: {county: County, town: {name: Town, part of: county}}
    bodies:
      icb: {name: The ICB, kind: icb}
      joint: {name: Joint scrutiny committee, kind: jhosc, covers: county, scrutinises: icb}
      local: {name: Town scrutiny committee, kind: hosc, covers: town}

References
----------
004 para 23: local committees of scrutiny and a joint one, over the same board.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR166"
NAME = "scrutinised-twice"
SEVERITY: Severity = "INFO"
THEME = "duplication"
BRIEF = (
    "Two levels scrutinise {0} side by side.",
    "Two levels scrutinise one body side by side.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that is scrutinised."""
    seen = view(graph)
    over: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.settled("scrutinises"):
        for what in (*seen.opened(fact.object), *(item for item in fact.object.ids if item not in graph.things)):
            over[what] |= dict.fromkeys(seen.opened(fact.subject), fact)
    for what, by in sorted(over.items()):
        pairs = [pair for pair in combinations(by, 2) if _two_levels(seen, *pair) and not _parted(by, pair)]
        several = tuple(dict.fromkeys(who for pair in pairs for who in pair))
        if not several:
            yield Passed((what, *by))
            continue
        facts = list({by[who].id: by[who] for who in several}.values())
        yield Found(
            (what, *several),
            f"{seen.names(several)} scrutinise {seen.name(what)} at two levels, and no source says which of them looks at what.",
            f"agree what each of {seen.names(several)} looks at",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _parted(by: dict[str, Fact], pair: tuple[str, str]) -> bool:
    """Does a source part what the two look at: other matters, or other places?"""
    one, other = by[pair[0]], by[pair[1]]
    return any(
        one.role(role).ids and other.role(role).ids and one.role(role).ids != other.role(role).ids
        for role in ("where", "if")
    )


def _two_levels(seen: View, one: str, other: str) -> bool:
    """Is one joint and the other not, or does one cover the area of the other and more?"""
    if seen.is_a(one, "jhosc") != seen.is_a(other, "jhosc"):
        return True
    here, there = (
        {place for fact in seen.at("covers", "who", who) for place in fact.object.ids} for who in (one, other)
    )
    return bool(here and there and (_wider(seen, here, there) or _wider(seen, there, here)))


def _wider(seen: View, wide: set[str], narrow: set[str]) -> bool:
    return all(wide & (set(seen.graph.above(place)) - {place}) for place in narrow)

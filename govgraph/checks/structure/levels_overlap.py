"""One matter, or a matter and its part, lies on two levels of governance.

What it does
------------
For levels of governance that are said to be one above the other (``tier``), finds a matter with which somebody is charged,
or over which somebody has a right, on one level while somebody on another has the same matter or a part of it; and two parts
of one whole with which somebody is charged on each. That one level oversees what the other does is no overlap, unless the upper one has a part in doing it as well.

Why it matters
--------------
The upper level wants one way for all, the lower one its own: who has the last word has to be said.

Example
-------
    bodies:
      council: {name: The council, kind: local_authority_ut}
      city: {name: City group, kind: executive_group, charged with: {what: balance, how: ensures}, accountable to: council}
      north: {name: North group, kind: executive_group, charged with: {what: design, how: delivers}, accountable to: council}
    levels:
      level-1: {name: The city, tier: 1, members: city}
      level-2: {name: The localities, tier: 2, members: north}
    decisions:
      implementation: {name: Implementation, decides: council}
      balance: {name: Balance of one way for all with local ways, part of: implementation}
      design: {name: Local design, part of: implementation}

Use instead
-----------
    bodies:
      council: {name: The council, kind: local_authority_ut}
      city: {name: City group, kind: executive_group, charged with: {what: implementation, how: oversees}, accountable to: council}
      north: {name: North group, kind: executive_group, charged with: {what: design, how: delivers}, accountable to: council}
    levels:
      level-1: {name: The city, tier: 1, members: city}
      level-2: {name: The localities, tier: 2, members: north}
    decisions:
      implementation: {name: Implementation, decides: council}
      design: {name: Local design, part of: implementation}

References
----------
001 S2 s5b p1, s4g bullet 6: the citywide group balances the integrity of the model with local innovation, and the localities
design and implement.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import REMIT, View, ids, view
from govgraph.model.things import Level
from govgraph.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact

CODE = "STR159"
NAME = "levels-overlap"
SEVERITY: Severity = "INFO"
THEME = "clarity"
BRIEF = (
    "Two levels share {0}, and no paper says whose word is last.",
    "Two levels share {0}.",
    "Two levels of governance share one matter.",
)

_DOING = (*REMIT, *(kind.name for kind in vocabulary().carrying("rights") if kind.binds))


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each two tiers of levels."""
    seen = view(graph)
    tiers: dict[int, list[Level]] = {}
    for thing in graph.in_category("level"):
        if isinstance(thing, Level) and thing.rank is not None:
            tiers.setdefault(thing.rank, []).append(thing)
    for upper, lower in combinations(sorted(tiers), 2):
        above, below = _doing(seen, tiers[upper]), _doing(seen, tiers[lower])
        shared = [(one, other) for one in above for other in below if _meet(graph, one, other)]
        about = tuple(level.id for level in (*tiers[upper], *tiers[lower]))
        if not shared:
            yield Passed(about)
            continue
        matters = tuple(dict.fromkeys(item for pair in shared for fact in pair for item in fact.object.ids))
        facts = list({fact.id: fact for pair in shared for fact in pair}.values())
        yield Found(
            (*matters, *about),
            f"{seen.names(level.id for level in tiers[upper])} (level {upper}) and {seen.names(level.id for level in tiers[lower])} "
            f"(level {lower}) each have a part in the same work. No source says who has the last word on {seen.names(matters)}.",
            "say which level decides what, and who settles it where they differ",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _doing(seen: View, levels: list[Level]) -> list[Fact]:
    """What a level and its members are charged with doing, or have a right over; overseeing is no doing."""
    found = {
        fact.id: fact
        for level in levels
        for who in (level.id, *level.members)
        for kind in _DOING
        for fact in seen.at(kind, "who", who)
        if fact.fields.get("how") != "oversees"
    }
    return list(found.values())


def _meet(graph: Graph, one: Fact, other: Fact) -> bool:
    """Are two relations of one matter, or of a whole and its part; or both a charge with parts of one whole?"""
    first = {above for matter in one.object.ids for above in graph.above(matter)}
    second = {above for matter in other.object.ids for above in graph.above(matter)}
    if first & set(other.object.ids) or second & set(one.object.ids):
        return True
    return one.kind in REMIT and other.kind in REMIT and bool(first & second)

"""Something is decided for a council's area, and the council has no part in it.

What it does
------------
Takes every council and what is decided for its area by somebody who works in a part of the system and not in all of it. Finds
matters that the council neither decides, agrees, proposes nor is consulted on, and whose deciders it does not sit with.

Why it matters
--------------
A council answers to its voters for its area and learns of the decision from others.

Example
-------
    places: {county: County, town: {name: Town, part of: county}}
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut, covers: town}
    posts: {director: {name: Place Director, of: icb, covers: town, decides: {what: money}, reports to: icb}}
    decisions: {money: Money for prevention}

Use instead
-----------
    places: {county: County, town: {name: Town, part of: county}}
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut, covers: town, is consulted: {what: money}}
    posts: {director: {name: Place Director, of: icb, covers: town, decides: {what: money}, reports to: icb}}
    decisions: {money: Money for prevention}

References
----------
004 (4) II: councils that feel that they have no part in what is decided for their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, FINAL, PROPOSING, View, ids, view
from govgraph.checks.wording import named
from govgraph.model.facts import Fact
from govgraph.reading.actors import opened
from govgraph.reading.places import area, inside

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR187"
NAME = "council-without-a-part"
SEVERITY: Severity = "INFO"
THEME = "voice"
BRIEF = (
    "No part in {1} is recorded for {0}.",
    "No part in the decision is recorded for {0}.",
    "No part in the decision is recorded for a council.",
)

_PART = (*BINDING, *PROPOSING, "is consulted", "endorses", "approval preferred")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each council for whose area others decide something."""
    seen = view(graph)
    for thing in graph.in_category("body", "group"):
        own = area(graph, thing.id)
        if not own or not seen.is_a(thing.id, "local_authority") or seen.opened((thing.id,)) != (thing.id,):
            continue
        here = inside(graph, own)
        decided = [
            (fact, who)
            for fact in seen.standing(*FINAL)
            if not fact.negated
            for who in opened(graph, fact.subject, unnamed="itself", levels="each", there=True)
            if _meets(seen, fact, who, here)
        ]
        left = [(fact, who) for fact, who in decided if not _has_part(seen, thing.id, fact, who)]
        if left:
            matters = list(dict.fromkeys(matter for fact, _ in left for matter in fact.role("what").ids))
            deciders = list(dict.fromkeys(who for _, who in left))
            facts = [fact for fact, _ in left]
            yield Found(
                (thing.id, *matters, *deciders),
                f"{thing.name} {seen.verb((thing.id,), 'has', 'have')} no recorded part in what {named(graph, deciders)} "
                f"{seen.verb(deciders, 'decides', 'decide')} for the area: {named(graph, matters)}.",
                f"Ask {named(graph, deciders)} to consult {thing.name}, or to give it a seat where this is decided.",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        elif decided:
            yield Passed((thing.id,))


def _meets(seen: View, fact: Fact, who: str, here: frozenset[str]) -> bool:
    """Is it decided for an area that meets the council's, and not for the whole system?"""
    there = seen.area(fact, who)
    return there is not None and bool(there & here) and seen.graph.place not in there


def _homes(seen: View, seat: str) -> set[str]:
    """The bodies whose post a seat is: the chief executives of the councils have a seat for each council."""
    return {home for fact in seen.at("of", "who", seat) for home in seen.opened(fact.object)}


def _has_part(seen: View, council: str, fact: Fact, who: str) -> bool:
    names = seen.same_actor(council)
    if names & set(fact.subject.ids) or who in names or council in seen.behind(who) or council in seen.above(who):
        return True
    seats = seen.present(who)
    if any(council == seat or council in seen.behind(seat) or council in _homes(seen, seat) for seat in seats):
        return True
    matters = {up for matter in fact.role("what").ids for up in (matter, *seen.graph.above(matter))}
    return any(
        matters & set(f.role("what").ids) for kind in _PART for name in names for f in seen.at(kind, "who", name)
    )

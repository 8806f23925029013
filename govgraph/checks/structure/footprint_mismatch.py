"""One place, several councils.

What it does
------------
For every place that a partnership, committee or forum covers, and the place that the scenario is about, counts the
councils, and the Health and Wellbeing Boards, whose areas meet it. Finds places with more than one of either.
Councils whose tier differs are counted together only where no tier is known. Places of a whole integrated care
system are left out: they have several by design.

Why it matters
--------------
The place cannot speak for one council, and what is agreed there has to be agreed again in each.

Example
-------
    places: {west: West}
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Place partnership, kind: place_partnership, covers: west, reports to: icb}
      one: {name: First council, kind: local_authority_ut, covers: west}
      two: {name: Second council, kind: local_authority_ut, covers: west}

Use instead
-----------
    places: {west: West}
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Place partnership, kind: place_partnership, covers: west, reports to: icb}
      one: {name: First council, kind: local_authority_ut, covers: west}

References
----------
000 s2.3.2 c2: two Health and Wellbeing Boards for one place. 003 fn 4: three councils in one place. 004 (5) I.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import View, ids, view
from govgraph.checks.wording import MOST_NAMES
from govgraph.model.facts import Fact
from govgraph.model.numbers import in_words
from govgraph.reading.places import inside

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR123"
NAME = "footprint-mismatch"
SEVERITY: Severity = "INFO"
THEME = "duplication"
BRIEF = (
    "{0} has to work with several councils.",
    "One place has to work with several councils.",
)

_COUNTED = {
    "hwb": "Health and Wellbeing Boards",
    "local_authority_ut": "upper-tier councils",
    "local_authority": "councils",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each place that somebody works for as a place."""
    seen = view(graph)
    covering = [(who, fact) for fact in seen.standing("covers") for who in fact.subject.ids]
    councils = _by_place(seen, ((who, fact) for who, fact in covering if seen.is_a(who, *_COUNTED)))
    for place in dict.fromkeys((*_places(seen, covering), *((graph.place,) if graph.place else ()))):
        there = {number: found for inner in inside(seen.graph, (place,)) for number, found in councils.get(inner, ())}
        meeting = {who: fact for _, (who, fact) in sorted(there.items(), key=lambda item: item[0])}
        counted = {kind: [who for who in meeting if seen.is_a(who, kind)] for kind in _COUNTED}
        counted["local_authority"] = [
            who for who in counted["local_authority"] if not seen.is_a(who, "local_authority_district")
        ]
        if counted["local_authority_ut"] == counted["local_authority"]:
            del counted["local_authority"]
        several = {kind: whos for kind, whos in counted.items() if (seen.how_many(whos) or 0) > 1}
        if several:
            whos = tuple(dict.fromkeys(who for found in several.values() for who in found))
            text = " and ".join(
                f"{in_words(seen.how_many(found) or 0)} {_COUNTED[kind]} ({_some(seen, _once(seen, found))})"
                for kind, found in several.items()
            )
            facts = [meeting[who] for who in whos]
            fix = f"say with which council {seen.name(place)} decides each matter, or whether with all of them together"
            yield Found(
                (place, *whos),
                f"{seen.name(place)} has to work with {text}.",
                fix,
                facts=ids(facts),
                chain=seen.links(facts),
            )
        elif any(counted.values()):
            yield Passed((place,))
        else:
            yield CannotTell((place,), f"which councils cover {seen.name(place)}")


def _some(seen: View, whos: list[str]) -> str:
    """Their names; of many, which have been counted already, the first."""
    return seen.names(whos) if len(whos) <= MOST_NAMES else f"among them {seen.names(whos[:2])}"


def _once(seen: View, whos: list[str]) -> list[str]:
    """Without the groups of which a member is named beside them."""
    named = {group for who in whos for group in seen.same_actor(who) if group != who}
    return [who for who in whos if who not in named]


def _by_place(seen: View, covering: Iterable[tuple[str, Fact]]) -> Mapping[str, list[tuple[int, tuple[str, Fact]]]]:
    """Those that are there and cover a place, what it lies in, or its equal: by place, each with its number."""
    found: dict[str, list[tuple[int, tuple[str, Fact]]]] = defaultdict(list)
    for number, (who, fact) in enumerate(covering):
        for place in inside(seen.graph, fact.object.ids) if seen.opened((who,)) else ():
            found[place].append((number, (who, fact)))
    return found


def _places(seen: View, covering: Iterable[tuple[str, Fact]]) -> Iterator[str]:
    for who, fact in covering:
        working = seen.category(who) in {"body", "group"} and not seen.legal_person(who)
        if (
            working
            and not seen.is_a(who, "provider_collaborative")
            and not seen.is_a(who, "hwb", "icp", "ics", "la_committee", "hosc", "jhosc")
        ):
            yield from fact.object.ids

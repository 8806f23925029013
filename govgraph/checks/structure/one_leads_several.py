"""One person leads several.

What it does
------------
Takes whoever leads (`leads`), persons by themselves or through the posts that they hold on the day, and finds those who
lead two or more bodies, groups or pieces of work that stand side by side: neither is part of the other.

Why it matters
--------------
One diary holds up several pieces of work, and whoever chose the lead may not know of the other.

Example
-------
    bodies:
      council: {name: The council, kind: local_authority_ut}
      estates: {name: Estates group, kind: workstream, reports to: council}
      staff: {name: Staff group, kind: workstream, reports to: council}
    people: {kim: {name: Kim, leads: [{what: estates}, {what: staff}]}}

Use instead
-----------
    bodies:
      council: {name: The council, kind: local_authority_ut}
      estates: {name: Estates group, kind: workstream, reports to: council}
      staff: {name: Staff group, kind: workstream, reports to: council}
    people: {kim: {name: Kim, leads: estates}, lee: {name: Lee, leads: staff}}

References
----------
001 S1 App A: one person stands as lead of two workstreams.
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

CODE = "STR140"
NAME = "one-leads-several"
SEVERITY: Severity = "INFO"
THEME = "clarity"
BRIEF = (
    "{0} leads several bodies at once.",
    "One person leads several bodies at once.",
)

_LED = frozenset({"body", "group", "decision", "service", "function", "meeting"})


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each person or post that leads anything."""
    seen = view(graph)
    leading: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.settled("leads"):
        for who in seen.opened(fact.subject) if fact.subject.mode != "one of" else ():
            for lead in _persons(seen, who):
                leading[lead] |= {what: fact for what in seen.opened(fact.object) if seen.category(what) in _LED}
    for who, led in sorted(leading.items()):
        apart = [pair for pair in combinations(led, 2) if _side_by_side(seen, *pair)]
        several = tuple(dict.fromkeys(item for pair in apart for item in pair))
        if not several:
            yield Passed((who, *led))
            continue
        facts = [led[item] for item in several]
        yield Found(
            (who, *several),
            f"{seen.name(who)} {seen.does((who,), 'leads')} {seen.names(several)} at the same time.",
            f"ask whether {seen.name(who)} can lead all of them, or name another lead",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _persons(seen: View, who: str) -> tuple[str, ...]:
    """Whoever leads: the persons in a post, else the post or person itself; an organisation leads through many."""
    if seen.category(who) == "post":
        held = (fact for fact in seen.at("occupies", "to", who) if fact.tier == "settled")
        return tuple(person for fact in held for person in fact.subject.ids) or (who,)
    return (who,) if seen.category(who) == "person" else ()


def _side_by_side(seen: View, one: str, other: str) -> bool:
    within = other in seen.graph.above(one) or one in seen.graph.above(other)
    return not within and seen.side_by_side(one, other)

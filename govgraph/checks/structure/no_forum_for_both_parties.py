"""Two that have to agree, and no table at which both sit that may decide it.

What it does
------------
Takes every decision that `concerns` two or more bodies, its parties, and looks for a table at which all of them
sit, themselves or through posts, that may bind on it in every case by a settled right. A right that holds only in a
special case (`if`, `unless`) does not count, and is shown. Parties who all agree it by right need no table.

Why it matters
--------------
Parties that must agree and never meet with the power to do so, agree only in a crisis.

Example
-------
    bodies:
      north: {name: North Hospitals, kind: nhs_trust}
      south: {name: South Hospitals, kind: nhs_trust}
    decisions:
      acute: {name: Agreements between the hospitals, concerns: [north, south], decides: {who: {each: [north, south]}}}

Use instead
-----------
    bodies:
      north: {name: North Hospitals, kind: nhs_trust, member of: table}
      south: {name: South Hospitals, kind: nhs_trust, member of: table}
      table: {name: Joint committee of the hospitals, committee of: [north, south]}
    decisions:
      acute: {name: Agreements between the hospitals, concerns: [north, south], decides: table}

References
----------
000 s2.2.2 #3: no forum and clear route for formal agreements between the acute hospitals, other than in distress.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Group
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR104"
NAME = "no-forum-for-both-parties"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No table at which both sides sit may decide {0}.",
    "Those who have to agree share no table that may decide it.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each decision between parties."""
    seen = view(graph)
    for thing in graph.in_category("decision"):
        facts = list(seen.at("concerns", "who", thing.id))
        parties = tuple(
            item
            for item in seen.opened(to for fact in facts for to in fact.object)
            if isinstance(graph.things[item], Body | Group)
        )
        if seen.there(thing) is Truth.NO or len(parties) < 2:
            continue
        binding = [fact for kind in BINDING for fact in seen.nearest(thing.id, (kind,), tier="settled")]
        plain = [
            fact
            for fact in binding
            if fact.subject.known and not fact.role("if").known and not fact.role("unless").known
        ]
        deciders = dict.fromkeys(who for fact in plain for who in seen.opened(fact.subject))
        forums = [who for who in deciders if all(_at(seen, party, who) for party in parties)]
        elsewhere = [who for who in deciders if who not in parties]
        agreeing = {who for fact in plain if fact.kind == "agrees" for who in seen.opened(fact.subject)}
        if forums or set(parties) <= agreeing:
            yield Passed((thing.id, *parties))
        elif elsewhere and not all(seen.list_complete(who) for who in elsewhere):
            missing = f"whether {seen.names(parties)} all sit on {seen.names(elsewhere)}, which binds on {thing.name}"
            yield CannotTell((thing.id, *parties, *elsewhere), missing)
        else:
            yield _found(seen, thing.id, parties, facts, binding)


def _at(seen: View, party: str, table: str) -> bool:
    return bool(seen.same_actor(party) & set(seen.present(table)))


def _found(seen: View, matter: str, parties: tuple[str, ...], facts: list[Fact], binding: list[Fact]) -> Found:
    special = [fact for fact in binding if fact.role("if").known or fact.role("unless").known]
    sentence = f"No table at which {seen.names(parties)} {'both' if len(parties) == 2 else 'all'} sit may decide {seen.name(matter)}"
    if special:
        events = seen.names((*special[0].role("if").ids, *special[0].role("unless").ids), "or")
        sentence += f", except in this case: {events}"
    fix = (
        f"ask {seen.names(parties)} to give authority for {seen.name(matter)} to one table, or to one officer of each who "
        f"meet"
    )
    every = (*facts, *special)
    events_of = tuple(event for fact in special for role in ("if", "unless") for event in fact.role(role).ids)
    return Found(
        (matter, *parties, *dict.fromkeys(events_of)), f"{sentence}.", fix, facts=ids(every), chain=seen.links(every)
    )

"""One chairs two bodies, and no rule for conflicts of interest is stated.

What it does
------------
Finds persons and posts that chair two bodies (`member of` with `chair: true`) that stand apart, of which one at least may
decide or pay, where no source says how conflicts of interest are handled: an `interest` of theirs with its treatment, or an agreement
whose kind says that it is about conflicts and that governs or concerns them or both bodies. What is only proposed is
a note.

Why it matters
--------------
The same hand is on what one body asks and on what the other grants.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
      committee: {name: Committee of the ICB, kind: committee, committee of: icb}
      forum: {name: Partnership, kind: place_partnership, reports to: council}
    posts: {lead: {name: Place lead, of: icb, member of: [{to: forum, chair: true}, {to: committee, chair: true}]}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
      committee: {name: Committee of the ICB, kind: committee, committee of: icb}
      forum: {name: Partnership, kind: place_partnership, reports to: council}
    posts: {lead: {name: Place lead, of: icb, member of: [{to: forum, chair: true}, {to: committee, chair: true}]}}
    agreements:
      rules: {name: Rules on conflicts, kind: conflicts of interest policy, concerns: [forum, committee]}

References
----------
002 s2.1 What b4 and s1.1 b3: the lead chairs the partnership and the committee; agreed processes for conflicts are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, GIVING, View, ids, view
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR141"
NAME = "two-chairs"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = (
    "{0} chairs both {1} and {2}.",
    "{0} chairs two bodies.",
    "One person chairs two bodies.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that chairs anything, for each pair of bodies that it chairs."""
    seen = view(graph)
    chairing: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.expected("member of"):
        if fact.fields.get("chair") is True and fact.subject.mode != "one of":
            for who in seen.opened(fact.subject) or fact.subject.ids:
                for chair in _persons(seen, who):
                    chairing[chair] |= dict.fromkeys(seen.opened(fact.object) or fact.object.ids, fact)
    for who, tables in sorted(chairing.items()):
        pairs = [pair for pair in combinations(tables, 2) if _something_between(seen, *pair)]
        if not pairs:
            yield Passed((who, *tables))
        for one, other in pairs:
            facts = (tables[one], tables[other])
            if _handled(seen, who, one, other):
                yield Passed((who, one, other))
                continue
            foreseen = next((fact for fact in facts if fact.tier != "settled" or not seen.stands(fact)), None)
            yield Found(
                (who, one, other),
                f"{seen.name(who)} chairs {seen.names((one, other))}{_coming(seen, foreseen)}, "
                "and no source says how conflicts of interest between the two are handled.",
                "agree how conflicts of interest are handled, or let another chair one of the two",
                facts=ids(facts),
                chain=seen.links(facts),
                severity="INFO" if foreseen else None,
            )


def _coming(seen: View, fact: Fact | None) -> str:
    if fact is None:
        return ""
    return seen.firm(fact) if fact.tier != "settled" else f" ({fact.span})"


def _something_between(seen: View, one: str, other: str) -> bool:
    """Do two bodies stand apart, and may one of them decide or pay? Two committees of one body have one owner."""
    if not seen.side_by_side(one, other):
        return False
    ups = [_parents(seen, table) for table in (one, other)]
    if one in ups[1] or other in ups[0] or ups[0] & ups[1]:
        return False
    return any(_has_power(seen, table) or up for table, up in zip((one, other), ups, strict=True))


def _parents(seen: View, table: str) -> set[str]:
    """The bodies whose committee or board it is, up to the top, also where it is that only later."""
    found: set[str] = set()
    todo = [table]
    while todo:
        parents = (fact for fact in seen.graph.parents(todo.pop()) if fact.kind != "sub-group of" and not fact.negated)
        for up in (item for fact in parents for item in fact.object.ids if item not in found):
            found.add(up)
            todo.append(up)
    return found


def _has_power(seen: View, table: str) -> bool:
    return bool(seen.legal_person(table) or seen.by(table, *FINAL, "allocates to") or seen.to(table, *GIVING))


def _persons(seen: View, who: str) -> tuple[str, ...]:
    """The person in a post where one is named, so that two posts of one person are seen; else who it is."""
    held = (fact for fact in seen.at("occupies", "to", who) if fact.tier == "settled")
    return tuple(person for fact in held for person in fact.subject.ids) or (who,)


def _handled(seen: View, who: str, one: str, other: str) -> bool:
    names = {who, *seen.behind(who), *(post for fact in seen.at("occupies", "who", who) for post in fact.object.ids)}
    treated = (fact.fields.get("treatment") for name in names for fact in seen.at("interest", "who", name))
    if any(treatment and treatment not in UNKNOWNS for treatment in treated):
        return True
    for agreement in seen.graph.in_category("agreement"):
        if "conflict" in str(getattr(agreement, "kind", "")).lower():
            bound = {
                to
                for kind in ("governs", "concerns")
                for fact in seen.at(kind, "who", agreement.id)
                for to in seen.opened(fact.object)
            }
            if bound & names or {one, other} <= bound:
                return True
    return False

"""A sector that a matter concerns, and that is tied in nowhere where it is delivered or decided.

What it does
------------
Takes every matter that concerns sectors (`concerns`, or somebody of the sector provides it), and each body that
decides it or is charged with it, settled. Finds sectors that neither sit there (themselves, through a body or post,
or represented), nor are part of that body, nor are party to an agreement with it. Over a list of members that is
not said to be complete it cannot be told, except of a single organisation, which has no table to sit at.

Why it matters
--------------
Those who must help to deliver are not bound by what is decided, or have no say in it.

Example
-------
    sectors: {vcse: Voluntary sector, acute: Acute care}
    bodies: {one: {name: The single organisation, kind: nhs_trust, sector: acute}}
    decisions: {delivery: {name: Joined-up delivery, concerns: [vcse, acute], decides: one}}

Use instead
-----------
    sectors: {vcse: Voluntary sector, acute: Acute care}
    bodies:
      one: {name: The single organisation, kind: nhs_trust, sector: acute, party to: contract}
      charity: {name: The charity, kind: vcse, sector: vcse, party to: contract}
    agreements: {contract: The contract}
    decisions: {delivery: {name: Joined-up delivery, concerns: [vcse, acute], decides: one}}

References
----------
000 s2.2.3 f): unclear how one organisation would bind in primary care, the voluntary sector and council services.
003 para 5: the voluntary sector is not in the list of members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, REMIT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR118"
NAME = "sector-unheard"
SEVERITY: Severity = "WARN"
THEME = "voice"
BRIEF = (
    "Nothing ties {2} to {0}.",
    "Somebody concerned is not tied in to {0}.",
    "Somebody concerned is not tied in.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body and matter that concerns sectors; a finding names the sectors that are left out."""
    seen = view(graph)
    parties: dict[str, frozenset[str]] = {}
    for thing in graph.in_category("decision", "service", "function"):
        concerned = _concerned(seen, thing.id)
        if not concerned:
            continue
        claims: dict[str, list[Fact]] = defaultdict(list)
        for fact in (*seen.nearest(thing.id, FINAL, tier="settled"), *seen.nearest(thing.id, REMIT, tier="settled")):
            for who in seen.opened(fact.subject) if fact.subject.mode != "one of" else ():
                claims[who].append(fact)
        for who, facts in sorted(claims.items()):
            bound = seen.sectors_at(who) | seen.sectors_of(who) | _party(seen, who, parties)
            left = [sector for sector in concerned if sector not in bound]
            if not left:
                yield Passed((who, thing.id))
            elif _open(seen, who):
                yield CannotTell(
                    (who, thing.id, *left),
                    (
                        f"whether {seen.names(left)} {'has' if len(left) == 1 else 'have'} a seat on "
                        f"{seen.name(who)}: nobody says that its list of members is complete"
                    ),
                )
            else:
                every = (*facts, *(concerned[sector] for sector in left))
                sentence = (
                    f"Nothing ties {seen.names(left)} to {seen.name(who)}, which has {thing.name}. No seat, no spokesperson "
                    "and no agreement is recorded."
                )
                yield Found(
                    (who, thing.id, *left),
                    sentence,
                    f"say what ties {seen.names(left)} to {seen.name(who)}, such as a seat, a contract or an agreement",
                    facts=ids(every),
                    chain=seen.links(every),
                )


def _concerned(seen: View, matter: str) -> dict[str, Fact]:
    """Sectors that a matter, or what it is part of, concerns: said so, or somebody of the sector provides it."""
    found: dict[str, Fact] = {}
    for level in seen.levels(matter):
        for item in level:
            for fact in seen.at("concerns", "who", item):
                found |= {other: fact for other in fact.object.ids if seen.category(other) == "sector"}
            for fact in seen.at("provides", "what", item):
                found |= {sector: fact for who in fact.subject.ids for sector in sorted(seen.sectors_of(who))}
        if found:
            break
    return found


def _open(seen: View, who: str) -> bool:
    """May others sit there whom nobody names? Not on a complete list, nor in one organisation that has no members."""
    return not seen.list_complete(who) and bool(seen.seats(who) or seen.legal_person(who) is not True)


def _party(seen: View, who: str, parties: dict[str, frozenset[str]]) -> frozenset[str]:
    """The sectors of everybody who is party to an agreement with it; those of an agreement are looked up once."""
    own = seen.same_actor(who)
    shared = {agreement for name in own for fact in seen.at("party to", "who", name) for agreement in fact.object.ids}
    for agreement in shared - parties.keys():
        parties[agreement] = frozenset(
            sector
            for fact in seen.at("party to", "to", agreement)
            for other in fact.subject.ids
            for sector in seen.sectors_of(other)
        )
    return frozenset(sector for agreement in shared for sector in parties[agreement])

"""Several propose, and nobody decides between them.

What it does
------------
Finds matters that two or more propose (`proposes`, by several or a group of several; those who propose `each` its
own do not compete unless it says `competing: true`), and that no one body decides for all of them by a settled
right. Members who each decide their own share are no common decider.

Why it matters
--------------
Competing bids: money goes to the best bid and not to the greatest need, and everybody works against everybody.

Example
-------
    groups: {trusts: {name: The trusts, count: 3, kind: nhs_trust}}
    relations:
      proposes: {who: trusts, what: capital}
      decides: {who: {each: [trusts]}, what: capital}
    decisions: {capital: Capital bids}

Use instead
-----------
    groups: {trusts: {name: The trusts, count: 3, kind: nhs_trust}}
    bodies: {icb: {name: The ICB, kind: icb}}
    relations:
      proposes: {who: trusts, what: capital}
      decides: {who: icb, what: capital}
    decisions: {capital: Capital bids}

References
----------
000 s1.2 p2: multiple competing capital bids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR103"
NAME = "competing-proposals"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "Nobody decides between the rival proposals on {0}.",
    "Nobody decides between rival proposals.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that somebody proposes."""
    seen = view(graph)
    for thing in graph.in_category("decision", "function", "fund", "priority"):
        proposing = [fact for fact in seen.nearest(thing.id, ("proposes",)) if fact.subject.mode != "together"]
        if not proposing:
            continue
        names = tuple(dict.fromkeys(who for fact in proposing for who in fact.subject.ids))
        competing = any(fact.fields.get("competing") is True for fact in proposing)
        if not competing and all(fact.subject.mode == "each" for fact in proposing):
            continue  # each brings forward its own: they do not compete
        several = 2 if competing and len(names) > 1 else seen.how_many(names)
        common = [fact for fact in seen.nearest(thing.id, FINAL, tier="settled") if _one(seen, fact)]
        if common or (several is not None and several < 2):
            yield Passed((thing.id,))
        elif several is None:
            yield CannotTell(
                (thing.id, *names), f"whether more than one proposes {thing.name}: {seen.names(names)} may be several"
            )
        else:
            yield _found(seen, thing.id, names, proposing)


def _one(seen: View, fact: Fact) -> bool:
    """Does one actor, or several in one act, decide for all, in every case?"""
    who = seen.opened(fact.subject)
    conditional = fact.role("if").known or fact.role("unless").known
    alone = fact.subject.mode == "together" or (len(who) == 1 and seen.category(who[0]) not in {"group", "level"})
    return bool(who) and alone and not conditional


def _found(seen: View, matter: str, names: tuple[str, ...], proposing: list[Fact]) -> Found:
    final = seen.nearest(matter, FINAL)
    foreseen = [fact for fact in final if fact.tier == "unsettled" and _one(seen, fact)]
    sentence = f"{seen.names(names)} each propose {seen.name(matter)}, and nobody decides between them"
    if foreseen:
        sentence += f". {seen.names(seen.opened(foreseen[0].subject))} would do so ({foreseen[0].status})"
    fix = f"name one body that decides {seen.name(matter)} for all who propose it"
    facts = (*proposing, *final)
    about = (matter, *dict.fromkeys((*names, *seen.opened(names))))
    return Found(about, f"{sentence}.", fix, facts=ids(facts), chain=seen.links(facts))

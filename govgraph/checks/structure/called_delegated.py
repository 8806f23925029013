"""Called delegated, and nobody is said to delegate it.

What it does
------------
Finds matters that somebody is charged with, answers for or decides, which a source calls delegated, and for which no
delegation with a giver stands: the only delegation names no giver, or the right or remit says so of itself (a word on
delegation in its aspect or extent) and nothing was delegated to them.

Why it matters
--------------
What nobody gave cannot be used, and nobody can take it back or answer for having given it.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {director: {name: Place director, of: icb, accountable to: {to: icb, for: care}}}
    decisions: {care: Functions delegated to place}
    relations: {delegates: {who: not stated, to: director, what: care}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {director: {name: Place director, of: icb, accountable to: {to: icb, for: care}}}
    decisions: {care: Functions delegated to place}
    relations: {delegates: {who: icb, to: director, what: care}}

References
----------
002 s2.2 What b3: the delivery director is accountable for functions delegated to place; by whom is not said. 004 para 33: money is prioritised with delegated authority, and no power is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, REMIT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR147"
NAME = "called-delegated"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "Nobody is said to have delegated {0} to {1}.",
    "Nobody is said to have delegated {0}.",
    "It is called delegated, and nobody is said to delegate it.",
)

_HAVING = (*REMIT, *FINAL, "accountable to")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that is called delegated, with those who have it."""
    seen = view(graph)
    gifts = seen.standing("delegates")
    given = {matter for fact in gifts if seen.opened(fact.subject) for matter in fact.role("what").ids}
    for matter in dict.fromkeys(item for fact in gifts if fact.subject.unknown for item in fact.role("what").ids):
        nameless = [fact for fact in gifts if fact.subject.unknown and matter in fact.role("what").ids]
        having = _having(seen, matter)
        if matter in given:
            yield Passed((matter,))
        elif having:
            yield _found(seen, matter, having, nameless)
    for fact in seen.standing(*_HAVING):
        if not _says_delegated(fact):
            continue
        for who in seen.opened(fact.subject):
            for matter in (*fact.role("what").ids, *fact.role("for").ids):
                gift = [a for name in seen.same_actor(who) for a in seen.in_role("to", name, "delegates")]
                if any(seen.opened(a.subject) and seen.covers_matter(a, matter) for a in gift):
                    yield Passed((matter, who))
                else:
                    yield _found(seen, matter, {who: fact}, [])


def _having(seen: View, matter: str) -> dict[str, Fact]:
    """Who is charged with a matter, answers for it or decides it."""
    facts = [fact for kind in _HAVING for role in ("what", "for") for fact in seen.at(kind, role, matter)]
    return {who: fact for fact in facts for who in seen.opened(fact.subject)}


def _says_delegated(fact: Fact) -> bool:
    return any("delegat" in str(fact.fields.get(name, "")).lower() for name in ("aspect", "extent"))


def _found(seen: View, matter: str, having: dict[str, Fact], nameless: list[Fact]) -> Found:
    who = tuple(having)
    first = next(iter(having.values()))
    has = "answers for" if first.kind == "accountable to" else "has"
    facts = list({fact.id: fact for fact in (*having.values(), *nameless)}.values())
    return Found(
        (matter, *who),
        f"{seen.names(who)} {seen.verb(who, has, has.replace('answers', 'answer').replace('has', 'have'))} "
        f"{seen.name(matter)}{seen.firm(first)}, which is called delegated, and no source says who delegates it.",
        f"ask who delegates {seen.name(matter)}, by which power and within which limits",
        facts=ids(facts),
        chain=seen.links(facts),
        severity="INFO" if first.tier != "settled" or (nameless and nameless[0].tier != "settled") else None,
    )

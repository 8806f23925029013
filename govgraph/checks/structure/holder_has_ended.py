"""Whoever held it has gone, and nobody has it now.

What it does
------------
Takes every matter that somebody held, decided, was charged with, commissioned or allocated, where that body or
relation has ended by the day asked about. Finds those that nobody holds in the same way on that day. A successor
(`replaces`, for this matter or for all) that is there counts; what is only foreseen is shown.

Why it matters
--------------
When a body is abolished, what it did stops unless somebody is given it in time.

Example
-------
    bodies: {ccg: {name: The CCG, kind: ccg}}
    decisions: {money: {name: Resource allocation, decides: ccg}}

Use instead
-----------
    bodies:
      ccg: {name: The CCG, kind: ccg}
      icb: {name: The ICB, kind: icb, replaces: {to: ccg, for: money}}
    decisions: {money: {name: Resource allocation, decides: [{who: ccg}, {who: icb}]}}

References
----------
000 s1.2 p3: what the clinical commissioning group held when it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, REMIT, View, ids, view
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR111"
NAME = "holder-has-ended"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "Whoever decided {0} has gone, and nobody has it now.",
    "Whoever decided it has gone, and nobody has it now.",
)

_WAYS = (("holds",), FINAL, REMIT, ("commissions",), ("allocates to",))


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter and way of having it that somebody had and has no more."""
    seen = view(graph)
    for kinds in _WAYS:
        ended: dict[str, list[Fact]] = {}
        for fact in graph.of_kind(*kinds):
            if (
                not fact.negated
                and fact.subject.known
                and fact.basis != "assumed"
                and not _anybody(seen, fact)
                and _began(seen, fact)
            ):
                for matter in fact.role("what").ids:
                    ended.setdefault(matter, []).append(fact)
        for matter, facts in sorted(ended.items()):
            now = [
                fact
                for level in seen.levels(matter)
                for item in level
                for kind in kinds
                for fact in seen.at(kind, "what", item)
                if seen.opened(fact.subject)
            ]
            gone = tuple(dict.fromkeys(who for fact in facts for who in fact.subject.ids))
            heirs = [
                r
                for who in gone
                for r in seen.at("replaces", "to", who)
                if r.tier == "settled"
                and (not r.role("for").known or matter in r.role("for").ids)
                and seen.opened(r.subject)
            ]
            if heirs or any(fact.tier == "settled" for fact in now):
                yield Passed((matter, *gone))
            else:
                yield _found(seen, matter, gone, facts, now)


def _anybody(seen: View, fact: Fact) -> bool:
    return seen.stands(fact) and bool(seen.opened(fact.subject))


def _began(seen: View, fact: Fact) -> bool:
    things = seen.graph.things
    states = {seen.life(fact).state} | {seen.life(things[who]).state for who in fact.subject.ids if who in things}
    return "ended" in states and "not yet" not in states


def _found(seen: View, matter: str, gone: tuple[str, ...], facts: list[Fact], foreseen: list[Fact]) -> Found:
    sentence = f"{seen.names(gone)} no longer {seen.does(gone, facts[0].kind)} {seen.name(matter)} on {day_words(seen.graph.day)}, and nobody else does"
    if foreseen:
        sentence += f". {seen.names(seen.opened(foreseen[0].subject))} would do so ({foreseen[0].status})"
    fix = f"say who has {seen.name(matter)} from then on, and by which act"
    return Found(
        (matter, *gone), f"{sentence}.", fix, facts=ids((*facts, *foreseen)), chain=seen.links((*facts, *foreseen))
    )

"""Priorities that changed from one paper to the next.

What it does
------------
Takes whoever is aligned to priorities and finds those who served other priorities before: some lines to priorities are
over on the day, and others began since.

Why it matters
--------------
Whoever planned for the old ones has to be told, and nobody reports any more what became of them.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      place:
        name: Place
        kind: place_partnership
        reports to: {to: icb, source: d s1}
        aligned to: [{to: discharge, until: 2023-03-01, source: d s1}, {to: send, from: 2023-03-01, source: d s2}]
    priorities: {discharge: Discharge, send: Special needs}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      place:
        name: Place
        kind: place_partnership
        reports to: {to: icb, source: d s1}
        aligned to: [{to: discharge, source: d s1}, {to: send, source: d s2}]
    priorities: {discharge: Discharge, send: Special needs}

References
----------
003 para 8 and 004 para 34: five priorities of one place in March, three others in July.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI214"
NAME = "priorities-changed"
SEVERITY: Severity = "INFO"
BRIEF = (
    "The priorities of {0} have changed.",
    "The priorities have changed.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that is aligned to priorities."""
    seen = view(graph)
    every = [fact for fact in graph.of_kind("aligned to") if fact.object.known and not fact.negated]
    for who in dict.fromkeys(who for fact in every for who in fact.subject.ids):
        mine = [fact for fact in every if who in fact.subject.ids]
        now = {to: fact for fact in mine if seen.stands(fact) and fact.tier == "settled" for to in fact.object.ids}
        before = {
            to: fact for fact in mine if seen.life(fact).state == "ended" for to in fact.object.ids if to not in now
        }
        new = {to: fact for to, fact in now.items() if any(_after(fact, old) for old in before.values())}
        if not before or not new:
            yield Passed((who, *now))
            continue
        facts = list({fact.id: fact for fact in (*before.values(), *new.values())}.values())
        yield Found(
            (who, *before, *new),
            f"{seen.name(who)} no longer {seen.verb((who,), 'serves', 'serve')} {seen.names(before)}. The priorities since then are {seen.names(new)}.",
            "ask what became of the priorities before, and who was told",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _after(fact: Fact, old: Fact) -> bool:
    """Did a relation begin when another ended, or later?"""
    start, end = fact.span.start, old.span.until
    return bool(start and end and start.after > end.first)

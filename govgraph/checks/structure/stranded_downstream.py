"""It is still there, and all it rested on has gone.

What it does
------------
Takes every body, group and post that is there on the day and finds those whose every line up (accountable to,
reports to), or every delegation, leads to or comes from a body that has ended.

Why it matters
--------------
It carries on as before, and nobody asks any more, or it decides on an authority that is gone.

Example
-------
    bodies:
      ccg: {name: The CCG, kind: ccg}
      icb: {name: The ICB, kind: icb}
      group: {name: Local group, reports to: ccg}

Use instead
-----------
    bodies:
      ccg: {name: The CCG, kind: ccg}
      icb: {name: The ICB, kind: icb}
      group: {name: Local group, reports to: [{to: ccg}, {to: icb}]}

References
----------
002 s2.3: clinical leads of a commissioning group who stay when it has gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR112"
NAME = "stranded-downstream"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "All that {0} rested on has gone.",
    "All that it rested on has gone.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that had a line or a delegation and is still there."""
    seen = view(graph)
    for thing in graph.in_category("body", "post", "group"):
        if seen.there(thing) is Truth.NO:
            continue
        names = seen.same_actor(thing.id)
        lines = [fact for name in sorted(names) for kind in ACCOUNT for fact in graph.where(kind, who=name)]
        given = [fact for name in sorted(names) for fact in graph.where("delegates", to=name)]
        for facts, ends, what in ((lines, "to", "answers only to"), (given, "who", "has its authority only from")):
            known = [
                fact
                for fact in facts
                if fact.role(ends).known
                and not fact.negated
                and fact.status != "past"
                and fact.span.ended(graph.day) is not Truth.YES
            ]
            if not known:
                continue
            gone = tuple(dict.fromkeys(item for fact in known for item in fact.role(ends).ids if _ended(seen, item)))
            if any(seen.opened(fact.role(ends)) or not set(fact.role(ends).ids) <= set(gone) for fact in known):
                yield Passed((thing.id,))
            else:
                yield _found(seen, thing.id, gone, known, what)


def _ended(seen: View, item: str) -> bool:
    thing = seen.graph.things.get(item)
    return thing is not None and seen.life(thing).state == "ended"


def _found(seen: View, item: str, gone: tuple[str, ...], facts: list[Fact], what: str) -> Found:
    sentence = (
        f"{seen.name(item)} {seen.does((item,), what)} {seen.names(gone)}, which "
        f"{seen.does(gone, 'is')} no longer there on {day_words(seen.graph.day)}."
    )
    return Found(
        (item, *gone), sentence, f"say what becomes of {seen.name(item)}", facts=ids(facts), chain=seen.links(facts)
    )

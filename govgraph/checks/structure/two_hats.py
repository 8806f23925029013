"""One person in two posts, one of which answers to, gives to or judges the other.

What it does
------------
Takes every person who holds two posts on the day and finds those where a settled line, delegation, allocation or
oversight runs between the two posts or their bodies. Their authority is never added up.

Why it matters
--------------
The person is on both sides: nobody asks the hard question.

Example
-------
    people: {kim: {name: Kim, occupies: [{to: ceo}, {to: lead}]}}
    bodies:
      icb: {name: The ICB, kind: icb}
      trust: {name: The Trust, kind: nhs_trust}
    posts:
      ceo: {name: Chief executive of the Trust, of: trust}
      lead: {name: Place lead, of: icb}
    relations: {allocates to: {who: icb, to: trust}}

Use instead
-----------
    people: {kim: {name: Kim, occupies: ceo}, lee: {name: Lee, occupies: lead}}
    bodies:
      icb: {name: The ICB, kind: icb}
      trust: {name: The Trust, kind: nhs_trust}
    posts:
      ceo: {name: Chief executive of the Trust, of: trust}
      lead: {name: Place lead, of: icb}
    relations: {allocates to: {who: icb, to: trust}}

References
----------
002 s1.1: leaders who have several roles, and agreed ways of handling conflicts. 004 para 27.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.checks.wording import said, whole
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR117"
NAME = "two-hats"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"

_BETWEEN = (*ACCOUNT, "delegates", "allocates to", "oversees", "scrutinises", "holds to account", "appoints")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each person who holds posts."""
    seen = view(graph)
    for person in graph.in_category("person"):
        held = {post: fact for fact in seen.at("occupies", "who", person.id) for post in seen.opened(fact.object)}
        for one, other in combinations(sorted(held), 2):
            between = _between(seen, one, other)
            if between:
                sentence = f"{person.name} is both {seen.names((one, other))}. " + " ".join(
                    whole(said(seen.graph, fact)) for fact in between
                )
                every = (held[one], held[other], *between)
                yield Found(
                    (person.id, one, other),
                    sentence,
                    f"agree how {person.name} handles the conflict, or give one of the posts to somebody else",
                    facts=ids(every),
                    chain=seen.links(every),
                )
            else:
                yield Passed((person.id, one, other))
        if len(held) == 1:
            yield Passed((person.id, *held))


def _between(seen: View, one: str, other: str) -> list[Fact]:
    here, there = set(seen.behind(one)), set(seen.behind(other))
    if here & there - {one, other}:
        here, there = {one}, {other}  # two posts of one body: only what runs between the posts themselves
    runs = (
        fact
        for low, high in ((here, there), (there, here))
        for fact in {fact.id: fact for item in low for fact in seen.by(item, *_BETWEEN)}.values()
        if fact.tier == "settled" and not high.isdisjoint(seen.opened(fact.object))
    )
    return seen.in_order(runs, _BETWEEN)

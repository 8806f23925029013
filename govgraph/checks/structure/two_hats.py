"""One person in two posts, one of which answers to, gives to or judges the other.

What it does
------------
Takes every person who holds two posts on the day and finds those where a settled line, delegation, allocation or
oversight runs between the two posts or their bodies. Their authority is never added up. Where it runs to a group that
may have members whom nobody names, and the other side may be one of them, it cannot be told.

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

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.unseen import may_belong
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.checks.wording import said, whole
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR117"
NAME = "two-hats"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = (
    "{0} holds two posts, one of them over the other.",
    "One person holds two posts, one of them over the other.",
)

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
            elif missing := _unseen(seen, one, other):
                yield CannotTell((person.id, one, other), f"{missing}, and so whether one post is over the other")
            else:
                yield Passed((person.id, one, other))
        if len(held) == 1:
            yield Passed((person.id, *held))


def _between(seen: View, one: str, other: str) -> list[Fact]:
    here, there = _sides(seen, one, other)
    runs = (
        fact
        for low, high in ((here, there), (there, here))
        for fact in {fact.id: fact for item in low for fact in seen.by(item, *_BETWEEN)}.values()
        if fact.tier == "settled" and not high.isdisjoint(seen.opened(fact.object))
    )
    return seen.in_order(runs, _BETWEEN)


def _sides(seen: View, one: str, other: str) -> tuple[set[str], set[str]]:
    """The two posts, each with the bodies it is of; two posts of one body, without it."""
    here, there = set(seen.behind(one)), set(seen.behind(other))
    if here & there - {one, other}:
        return {one}, {other}  # only what runs between the posts themselves
    return here, there


def _unseen(seen: View, one: str, other: str) -> str:
    """What is not known of groups to which something runs from one side, and to which the other may belong."""
    here, there = _sides(seen, one, other)
    gaps = (
        may_belong(seen, high, [to for item in low for fact in _running(seen, item) for to in fact.object.ids])
        for low, high in ((sorted(here), sorted(there)), (sorted(there), sorted(here)))
    )
    return ", ".join(filter(None, gaps))


def _running(seen: View, item: str) -> list[Fact]:
    return [fact for fact in seen.by(item, *_BETWEEN) if fact.tier == "settled"]

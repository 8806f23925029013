"""Answers to several, and no rule says who comes first.

What it does
------------
Finds posts and bodies with lines of account to two or more that stand side by side, for the same matters as far as it is
said: settled ones, or, as a remark, those that a paper proposes for somebody who has none yet. Lines for different matters, and lines to a body and to whoever is above it, are one line or
several clear ones.

Why it matters
--------------
When they disagree, whoever answers to both has to choose, or wait.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}, council: {name: The council, kind: local_authority_ut}}
    posts: {director: {name: Delivery director, reports to: [{to: icb, manner: matrix}, {to: council, manner: matrix}]}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}, council: {name: The council, kind: local_authority_ut}}
    posts: {director: {name: Delivery director, reports to: [{to: icb, for: health}, {to: council, for: care}]}}
    decisions: {health: Health services, care: Social care}

References
----------
002 s2.2: a director with three lines up and two employers. 001 S2 s4e: teams with two lines of account.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR136"
NAME = "several-lines-up"
SEVERITY: Severity = "INFO"
THEME = "duplication"
BRIEF = (
    "No paper says whose word comes first for {0}.",
    "No paper says whose word comes first.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that has a line of account."""
    seen = view(graph)
    for thing in graph.in_category("body", "post", "group"):
        lines = [
            (high, fact) for high, fact in seen.up(thing.id) if fact.kind in ACCOUNT and seen.opened((high,)) == (high,)
        ]
        proposed = not lines
        lines = lines or list(_proposed(seen, thing.id))
        if not lines or seen.answers_by_law(thing.id):
            continue
        rival = [
            (one, other)
            for (one, f), (other, g) in combinations(lines, 2)
            if seen.side_by_side(one, other)
            and _same_matters(f, g)
            and not _one_of(f, g)
            and (f.fields.get("manner") == "matrix") == (g.fields.get("manner") == "matrix")  # one alone comes second
            and not {one, other}
            <= set(structure(graph).parents(thing.id))  # a joint committee answers to each of its parents
        ]
        if not rival:
            yield Passed((thing.id,))
            continue
        to = tuple(dict.fromkeys(item for pair in rival for item in pair))
        facts = [fact for high, fact in lines if high in to]
        verb = seen.does((thing.id,), "is to answer" if proposed else "answers")
        sentence = f"{thing.name} {verb} to {seen.names(to)}, and no source says who comes first."
        yield Found(
            (thing.id, *to),
            sentence,
            "say for what each of them may ask for an account, or who has the last word",
            facts=ids(facts),
            chain=tuple(seen.link(fact, giver=thing.id, receiver=high) for high, fact in lines if high in to),
        )


def _proposed(seen: View, who: str) -> Iterator[tuple[str, Fact]]:
    """The lines that a paper proposes for somebody, to whoever is there by then."""
    for kind in ACCOUNT:
        for fact in seen.to_come(kind, "who", who):
            if fact.fields.get("reach") != "ultimate" and fact.fields.get("formal") is not False:
                yield from ((high, fact) for high in fact.object.ids)


def _one_of(one: Fact, other: Fact) -> bool:
    """Is it a line to one of the two, of whom nobody says which?"""
    return one.id == other.id and one.object.mode == "one of"


def _same_matters(one: Fact, other: Fact) -> bool:
    """Are two lines for the same matters, as far as both say?"""
    ones, others = one.role("for").ids, other.role("for").ids
    return not ones or not others or bool(set(ones) & set(others))

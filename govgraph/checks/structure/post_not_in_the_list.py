"""Somebody named in a scheme that its own list of bodies and posts does not have.

What it does
------------
Takes every scheme or register that lists its bodies and posts (`lists posts: true`; whatever is in the list `works under` it).
Finds posts and bodies that decide under it, or to whom somebody in the list reports, and that the list does not have.

Why it matters
--------------
Either the list is out of date, or the scheme gives a power to a post that is not there, and nobody can use it.

Example
-------
    agreements: {scheme: {name: The scheme, kind: scheme of delegation, facts: {lists posts: true}, source: d}}
    bodies: {icb: {name: The ICB, kind: icb, works under: scheme, source: d}}
    posts:
      ceo: {name: Chief Executive, of: icb, reports to: icb, works under: scheme, source: d}
      buyer: {name: Director of Contracting, of: icb, reports to: ceo, source: d}
    functions: {own: {name: What the scheme covers, source: d}}
    decisions: {sign: {name: Sign contracts, exercises: own, decides: buyer, source: d}}
    relations:
      holds: [{who: icb, what: own, provision: its scheme, source: d}]
      delegates: [{who: icb, to: buyer, what: sign, under: scheme, source: d}]

Use instead
-----------
    agreements: {scheme: {name: The scheme, kind: scheme of delegation, facts: {lists posts: true}, source: d}}
    bodies: {icb: {name: The ICB, kind: icb, works under: scheme, source: d}}
    posts:
      ceo: {name: Chief Executive, of: icb, reports to: icb, works under: scheme, source: d}
      buyer: {name: Director of Contracting, of: icb, reports to: ceo, works under: scheme, source: d}
    functions: {own: {name: What the scheme covers, source: d}}
    decisions: {sign: {name: Sign contracts, exercises: own, decides: buyer, source: d}}
    relations:
      holds: [{who: icb, what: own, provision: its scheme, source: d}]
      delegates: [{who: icb, to: buyer, what: sign, under: scheme, source: d}]

References
----------
What people get wrong in schemes of delegation: a post that the list of posts does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.things import Agreement
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR190"
NAME = "post-not-in-the-list"
SEVERITY: Severity = "WARN"
THEME = "the record"
BRIEF = (
    "{0} is not in the list of the scheme that names it.",
    "It is not in the list of the scheme that names it.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that a scheme with a list names."""
    seen, find = view(graph), structure(graph)
    for paper in graph.in_category("agreement"):
        if not isinstance(paper, Agreement) or paper.facts.get("lists posts") is not True:
            continue
        listed = {who for fact in seen.at("works under", "to", paper.id) for who in fact.subject.ids}
        persons = {person for who in listed for person in find.persons(who)}
        for who, facts in _named(seen, paper.id, listed).items():
            if who in listed or who in persons or find.itself(who) in persons:
                yield Passed((who, paper.id))
                continue
            yield Found(
                (who, paper.id),
                f"{_sentence(seen, who, facts)}, and the list of {paper.name} does not have it.",
                f"add {seen.name(who)} to the list, or say who has taken its place",
                facts=ids(facts),
                chain=seen.links(facts),
            )


def _named(seen: View, paper: str, listed: set[str]) -> dict[str, list[Fact]]:
    """Posts and bodies that a paper gives something, and those to whom somebody in its list answers."""
    found: dict[str, list[Fact]] = {}
    for fact in seen.at("delegates", "under", paper):
        for who in fact.object.ids:
            found.setdefault(who, []).append(fact)
    for who in sorted(listed):
        for kind in ACCOUNT:
            for fact in seen.at(kind, "who", who):
                for up in fact.object.ids:
                    found.setdefault(up, []).append(fact)
    return {
        who: facts
        for who, facts in found.items()
        if seen.category(who) == "post" or (seen.category(who) == "body" and any(f.kind == "delegates" for f in facts))
    }


def _sentence(seen: View, who: str, facts: list[Fact]) -> str:
    given = [what for fact in facts if fact.kind == "delegates" for what in fact.role("what").ids]
    if given:
        return f"{seen.name(who)} {seen.does((who,), 'is')} to decide {seen.names(dict.fromkeys(given))}"
    below = dict.fromkeys(item for fact in facts for item in fact.subject.ids)
    return f"{seen.names(below)} {seen.does(tuple(below), 'answers')} to {seen.name(who)}"

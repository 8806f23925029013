"""A line of account runs through a post that is only held for the time being.

What it does
------------
Takes every line of account and follows it, with those through whom it runs, and finds posts on it that are held by an
interim or acting holder (`occupies` with `how: interim` or `acting`), or that are themselves interim. One finding for each
such post, with all whose line runs through it.

Why it matters
--------------
Whoever answers through it may answer to somebody else next month, and what was agreed with the holder may not last.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    people: {kim: {name: Kim, occupies: {to: chief, how: interim}}}
    posts:
      chief: {name: Chief executive, of: icb, accountable to: icb}
      director: {name: Place director, of: icb, accountable to: {to: icb, through: chief}}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    people: {kim: {name: Kim, occupies: chief}}
    posts:
      chief: {name: Chief executive, of: icb, accountable to: icb}
      director: {name: Place director, of: icb, accountable to: {to: icb, through: chief}}

References
----------
004 (4) I and para 27: churn among executives; the line of the place directors runs through an interim chief executive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR160"
NAME = "line-through-interim-post"
SEVERITY: Severity = "INFO"
THEME = "gaps"
BRIEF = (
    "A line of account runs through an interim post, {0}.",
    "A line of account runs through an interim post.",
)

_FOR_THE_TIME_BEING = ("interim", "acting")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each post through which somebody answers."""
    seen = view(graph)
    running: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.settled(*ACCOUNT):
        for who in seen.opened(fact.subject):
            for post in (*seen.opened(fact.role("through")), *seen.opened(fact.object)):
                if seen.category(post) == "post" and post != who:
                    running[post][who] = fact
    for post in sorted(running):
        holding = _held(seen, post)
        thing = graph.things[post]
        below = _below(running, post)
        if not holding and thing.status != "interim":
            yield Passed((post, *below))
            continue
        holder = seen.names(who for fact in holding for who in fact.subject.ids)
        how = holding[0].fields["how"] if holding else "interim"
        by = f", which {holder} holds only as {how}" if holder else f", which is only {how}"
        facts = (*holding, *below.values())
        yield Found(
            (post, *below),
            f"The line of account of {seen.names(below)} runs through {thing.name}{by}.",
            f"ask who is to hold {thing.name} for good, and from when",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _held(seen: View, post: str) -> list[Fact]:
    """The interim holders of a post that has no other."""
    held = [fact for fact in seen.at("occupies", "to", post) if fact.tier == "settled"]
    interim = [fact for fact in held if fact.fields.get("how") in _FOR_THE_TIME_BEING or fact.status == "interim"]
    return interim if len(interim) == len(held) else []


def _below(running: dict[str, dict[str, Fact]], post: str) -> dict[str, Fact]:
    """Everybody whose line reaches a post, step by step."""
    found: dict[str, Fact] = {}
    todo = [post]
    while todo:
        for who, fact in running.get(todo.pop(), {}).items():
            if who not in found and who != post:
                found[who] = fact
                todo.append(who)
    return found

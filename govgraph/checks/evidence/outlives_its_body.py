"""A source gives it a life longer than that of the body it belongs to.

What it does
------------
Finds posts, bodies and relations whose own stated end lies after, or whose stated start lies before, the life of a
body that they rest on: that of its kind in law, or its own stated dates.

Why it matters
--------------
A source that says otherwise than the law is wrong, or something must have moved to another body and nobody says to
which.

Example
-------
    bodies: {ccg: {name: The CCG, kind: ccg}}
    posts: {lead: {name: Clinical lead, of: {to: ccg, source: d s1}, until: 2022-12-31}}

Use instead
-----------
    bodies: {ccg: {name: The CCG, kind: ccg}}
    posts: {lead: {name: Clinical lead, of: {to: ccg, source: d s1}, until: 2022-07-01}}

References
----------
002 s2.3: clinical leads who stay until December 2022, when their commissioning group ends in July.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import PARENT, View, view
from govgraph.checks.wording import moment_words
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.things import Thing

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI206"
NAME = "outlives-its-body"
SEVERITY: Severity = "WARN"
BRIEF = (
    "The dates of {0} do not fit those of {1}.",
    "The dates of {0} do not fit.",
    "The dates of a body do not fit those of its parent.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each dated post, body and relation that rests on a body."""
    seen = view(graph)
    told: set[str] = set()
    for thing in graph.in_category("post", "body", "group"):
        if thing.category == "group" and getattr(thing, "kind", "") != "post":
            continue  # a group of posts ends with their body as each of them does
        rests = [
            (up, fact)
            for kind in (*PARENT, "of")
            for fact in graph.where(kind, who=thing.id)
            if not fact.negated
            for up in fact.object.ids
        ]
        for outcome in _outcomes(seen, thing, thing.name, rests):
            told |= set(outcome.facts) if isinstance(outcome, Found) else set()
            yield outcome
    for fact in graph:
        if fact.id in told:
            continue  # told of the post or body that it ties to the other
        if fact.basis != "law" and not fact.negated and fact.kind != "replaces":
            yield from _outcomes(
                seen,
                fact,
                graph.sentence(fact),
                [(who, fact) for role in fact.row.main if len(fact.role(role).ids) == 1 for who in fact.role(role).ids],
            )


def _outcomes(seen: View, item: Thing | Fact, name: str, rests: list[tuple[str, Fact]]) -> Iterator[Outcome]:
    start, until = item.span.start, item.span.until
    for body, fact in rests if start or until else []:
        thing = seen.graph.things.get(body)
        if thing is None or thing.category not in {"body", "post"}:
            continue
        bounds = [
            (
                moment.first if (moment := thing.span.start) else None,
                moment.after if (moment := thing.span.until) else None,
            )
        ]
        kind = seen.graph.registry.find_kind(seen.kind(body))
        bounds += [(kind.start, kind.until)] if kind is not None else []
        late = [end for _, end in bounds if until and end and until.first > end]
        early = [first for first, _ in bounds if start and first and start.after <= first]
        about = (
            (item.id, body) if isinstance(item, Thing) else tuple(dict.fromkeys((*item.subject.ids, *item.object.ids)))
        )
        if late or early:
            what = (
                f"is said to last until {moment_words(until)}, but {thing.name} ends on {day_words(min(late))}"
                if late
                else f"is said to run from {moment_words(start)}, but {thing.name} begins only on {day_words(max(early))}"
            )
            yield Found(
                about,
                f"{name} {what}.",
                "check the date, or say which body it moves to",
                facts=(fact.id,),
                chain=(seen.link(fact),),
            )
        else:
            yield Passed(about)

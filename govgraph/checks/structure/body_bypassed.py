"""Under the option, a matter no longer passes the body that decides it now.

What it does
------------
Compares an option with the baseline. For every matter that a body decides or allocates now, settled, and that is
still there under the option, finds those that the option lets somebody else decide or allocate, and those where it
opens a new way (an allocation, a delegation) from a body above that one to somebody else, past it.

Why it matters
--------------
The body stays, and what it was set up to do goes round it.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust}
    decisions: {money: {name: Resource allocation, decides: board}}
    options:
      e: {option: e, add: {relations: {allocates to: {who: icb, to: trust, what: money}}}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust}
    decisions: {money: {name: Resource allocation, decides: board}}
    options:
      e: {option: e, add: {relations: {allocates to: {who: board, to: trust, what: money}}}}

References
----------
000 s2.2.3 e): a lead provider could undermine the model in which place boards are sub-committees of the ICB.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.checks.wording import said, whole
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR119"
NAME = "body-bypassed"
SEVERITY: Severity = "WARN"
THEME = "voice"
BRIEF = (
    "{0} may bypass {1}.",
    "{0} may bypass the body that decides it today.",
    "A matter may bypass the body that decides it today.",
)

_PASSING = (*FINAL, "allocates to", "delegates")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter of the baseline that has a decider, in an option; none in the baseline."""
    if graph.is_baseline:
        return
    floors = {name: bool(graph.floors.get(name)) for name in ("stated_only", "settled_only")}
    now = view(graph.scenario.graph(None, on=graph.day, place=graph.place or None, known_by=None, **floors))
    then = view(graph)
    for thing in now.graph.in_category("decision", "function", "fund"):
        before = _having(now, thing.id)
        if thing.id not in graph.things or not before:
            continue
        added = [
            fact
            for kind in _PASSING
            for level in then.levels(thing.id)
            for item in level
            for fact in then.at(kind, "what", item)
            if fact.id not in now.graph.facts
        ]
        for body in before:
            if then.opened((body,)) != (body,):
                continue  # the option does away with it: that is a change, and passes nobody by
            around = [fact for fact in added if _around(then, fact, body)]
            lost = body not in _having(then, thing.id) and bool(_having(then, thing.id))
            if around or lost:
                yield _found(then, thing.id, body, before[body], around)
            else:
                yield Passed((thing.id, body))


def _having(seen: View, matter: str) -> dict[str, Fact]:
    """Who decides or allocates a matter by a settled relation: bodies only, a group or post is not passed by."""
    facts = (*seen.nearest(matter, FINAL, tier="settled"), *seen.nearest(matter, ("allocates to",), tier="settled"))
    return {who: fact for fact in facts for who in seen.opened(fact.subject) if seen.category(who) == "body"}


def _around(seen: View, fact: Fact, body: str) -> bool:
    """Does it run from whoever is above the body to somebody who is neither it nor below it?"""
    givers, receivers = set(seen.opened(fact.subject)), set(seen.opened(fact.object))
    if fact.kind in FINAL:
        return bool(givers & seen.above(body))
    outside = {receiver for receiver in receivers if receiver != body and body not in seen.above(receiver)}
    return bool(givers & seen.above(body)) and bool(outside)


def _found(seen: View, matter: str, body: str, before: Fact, around: list[Fact]) -> Found:
    after = (
        [fact for kinds in (FINAL, ("allocates to",)) for fact in seen.nearest(matter, kinds, tier="settled")]
        if not around
        else []
    )
    facts = around or after
    how = " ".join(f"{whole(said(seen.graph, fact))}" for fact in facts)
    others = tuple(
        dict.fromkeys(
            item
            for fact in facts
            for item in (*seen.opened(fact.subject), *seen.opened(fact.role("to")))
            if item != body
        )
    )
    open_ones = [fact for fact in facts if fact.tier == "unsettled"]
    takes = "may take" if len(open_ones) == len(facts) and facts else "takes"
    sentence = f"Today {seen.name(matter)} goes through {seen.name(body)}, and this option {takes} it elsewhere. {how}".rstrip()
    fix = f"say what part {seen.name(body)} still has in {seen.name(matter)}"
    kept = (before,) if before.id in seen.graph.facts else ()
    return Found((matter, body, *others), sentence, fix, facts=ids((*kept, *facts)), chain=seen.links((before, *facts)))

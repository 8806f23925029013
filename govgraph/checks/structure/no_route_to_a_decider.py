"""A programme whose work has no formal way to anybody who decides.

What it does
------------
Takes every programme, workstream and command group, and every forum that proposes, recommends, prepares or runs
something, and follows its formal steps: reports to (unless `formal: false`), accountable to, committee of, part of,
proposes or recommends to. Finds those that reach nobody who decides. If it puts forward matters that somebody
decides, it must reach one of those. Influence (`supports`, `works with`) is no step.

Why it matters
--------------
Work is done and nothing comes of it: no board is bound to look at what a programme brings forward.

Example
-------
    bodies:
      frailty: {name: Frailty programme, kind: programme, works with: exec}
      exec: {name: Executive committee, committee of: trust, decides: pathways}
      trust: {name: The Trust, kind: nhs_trust}
    decisions: {pathways: Care pathways}

Use instead
-----------
    bodies:
      frailty: {name: Frailty programme, kind: programme, reports to: {to: exec, formal: true}}
      exec: {name: Executive committee, committee of: trust, decides: pathways}
      trust: {name: The Trust, kind: nhs_trust}
    decisions: {pathways: Care pathways}

References
----------
000 s2.2.2 #1: no clear and consistent route into formal provider decision making.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, PROPOSING, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR101"
NAME = "no-route-to-a-decider"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No formal line leads from {0} to anybody who decides.",
    "No line leads from {0} to a decider.",
    "No formal line leads to anybody who decides.",
)

_WORKING = ("programme", "workstream", "command_group")
_BRINGING = (*PROPOSING, "runs process")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each programme and each forum that brings something forward."""
    seen = view(graph)
    brought = _brought(seen)
    anybody = {*seen.deciding_tables, *(who for fact in seen.settled("holds") for who in seen.opened(fact.subject))}
    for thing in graph.in_category("body", "group"):
        if not seen.is_a(thing.id, *_WORKING) and not (thing.id in brought and seen.legal_person(thing.id) is False):
            continue
        if seen.opened((thing.id,)) != (thing.id,):
            continue  # a stand-in is looked at member by member; what has ended is not looked at
        matters = {matter for fact in brought.get(thing.id, ()) for matter in fact.role("what").ids}
        goals = {who for matter in matters for who in seen.deciders(matter)} or anybody
        if not goals:
            yield CannotTell((thing.id,), f"who decides anything that {thing.name} may bring forward")
        elif thing.id in goals or not goals.isdisjoint(_reached(seen, thing.id, brought)):
            yield Passed((thing.id,))
        else:
            yield _found(seen, thing.id, brought.get(thing.id, ()))


def _brought(seen: View) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in seen.settled(*_BRINGING):
        for who in seen.opened(fact.subject):
            found.setdefault(who, []).append(fact)
    return found


def _reached(seen: View, start: str, brought: dict[str, list[Fact]]) -> set[str]:
    found = {start}
    todo = deque([start])
    while todo:
        here = todo.popleft()
        onward = [high for high, _ in seen.up(here)]
        onward += [to for fact in brought.get(here, ()) for to in seen.opened(fact.role("to"))]
        for item in onward:
            if item not in found:
                found.add(item)
                todo.append(item)
    return found - {start}


def _found(seen: View, item: str, brought: list[Fact] | tuple[Fact, ...]) -> Found:
    name = seen.name(item)
    loose = [*seen.lines(item), *_influence(seen, item)]
    informal = [fact for fact in loose if fact.kind in ACCOUNT and fact.fields.get("formal") is False]
    foreseen = [fact for fact in seen.lines(item) if fact.object.known and fact.tier == "unsettled"]
    silent = [fact for fact in (*seen.lines(item), *brought) if fact.role("to").unknown]
    sentence = f"No formal line leads from {name} to anybody who decides"
    if informal:
        sentence += f". The line to {seen.names(informal[0].object)} is only informal"
    elif silent:
        sentence += {"nobody": ". A source says that there is none"}.get(
            silent[0].role("to").unknown or "",
            ". It is unclear where it leads"
            if silent[0].role("to").unknown == "unclear"
            else ". No source says where it leads",
        )
    elif foreseen:
        sentence += f". A line to {seen.names(foreseen[0].object)} is {foreseen[0].status}"
    about = (item, *dict.fromkeys(matter for fact in brought for matter in fact.role("what").ids))
    fix = f"say to which deciding body {name} formally reports or recommends"
    return Found(
        about,
        f"{sentence}.",
        fix,
        facts=ids((*brought, *loose)),
        chain=seen.links((*brought, *loose)),
        severity=None if seen.graph.things[item].tier == "settled" else "INFO",
    )


def _influence(seen: View, item: str) -> list[Fact]:
    return [
        fact
        for name in sorted(seen.same_actor(item))
        for kind in ("supports", "works with", "influences")
        for fact in seen.at(kind, "who", name)
    ]

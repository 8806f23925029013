"""A decision that nobody takes.

What it does
------------
Looks at every decision of which any right is stated (who proposes, decides, approves ...) and finds those that no
settled right lets anybody decide or approve: the source says nobody does, leaves it unclear or is silent, or there
is somebody who proposes and nobody who decides. A case named under `unless` is shown. What is only foreseen is
shown as that.

Why it matters
--------------
Proposals pile up, or are decided by whoever happens to be in the room.

Example
-------
    groups: {programmes: {name: Programmes, kind: programme}}
    decisions:
      money: {name: Financial requests, proposes: {who: programmes}, decides: {who: unclear}}

Use instead
-----------
    groups: {programmes: {name: Programmes, kind: programme}}
    bodies: {exec: {name: Executive group}}
    decisions:
      money: {name: Financial requests, proposes: {who: programmes, to: exec}, decides: {who: exec}}
    relations: {accountable to: {who: exec, to: boards}}
    posts: {boards: The chair of the boards}

References
----------
000 s2.2.3 p1: uncertain how financial requests and wider changes that come from programmes are decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, PROPOSING, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR102"
NAME = "no-decider"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = ("Nobody is named to decide {0}.", "Nobody is named to decide it.")

_SILENCE = {
    "nobody": "Nobody decides {name}",
    "unclear": "It is unclear who decides {name}",
    "not stated": "No source says who decides {name}",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each decision."""
    seen = view(graph)
    for thing in graph.in_category("decision"):
        if seen.there(thing) is Truth.NO:
            continue
        final = seen.nearest(thing.id, FINAL)
        proposing = seen.nearest(thing.id, PROPOSING)
        if any(fact.tier == "settled" and seen.opened(fact.subject) for fact in final):
            yield Passed((thing.id,))
        elif not final and not proposing:
            yield CannotTell((thing.id,), f"who decides {thing.name}: no relation says who decides or proposes it")
        elif not final and _by_parts(seen, thing.id):
            yield CannotTell((thing.id,), f"who decides {thing.name} as a whole: only parts of it have a decider")
        else:
            yield _found(seen, thing.id, final, proposing)


def _by_parts(seen: View, matter: str) -> bool:
    parts = seen.graph.below(matter)[1:]
    return any(seen.deciders(part) for part in parts)


def _found(seen: View, matter: str, final: tuple[Fact, ...], proposing: tuple[Fact, ...]) -> Found:
    name = seen.name(matter)
    proposers = tuple(dict.fromkeys(who for fact in proposing for who in seen.opened(fact.subject)))
    foreseen = [fact for fact in final if fact.subject.known]
    silent = [fact for fact in final if fact.subject.unknown]
    said = _SILENCE[silent[0].subject.unknown or "not stated"] if silent else "Nobody is said to decide {name}"
    if silent and silent[0].role("unless").ids:
        said += f", except in this case: {seen.names(silent[0].role('unless'), 'or')}"
    sentence = said.replace("{name}", name)
    if proposers:
        sentence += f". {seen.names(proposers)} {seen.does(proposers, 'puts')} it forward"
    if foreseen:
        sentence += f". {seen.names(seen.opened(foreseen[0].subject) or foreseen[0].subject)} would decide it ({foreseen[0].status})"
    facts = (*final, *proposing)
    events = tuple(event for fact in silent for event in fact.role("unless").ids)
    return Found(
        (matter, *proposers, *events),
        f"{sentence}.",
        f"name who decides {name}, or pass it to a body that may decide it",
        facts=ids(facts),
        chain=seen.links(facts),
        severity="INFO" if all(fact.tier != "settled" for fact in final) and final else None,
    )

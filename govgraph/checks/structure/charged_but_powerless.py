"""Answers for something that it cannot decide.

What it does
------------
Takes everybody who answers for a matter (`accountable to ... for`), is charged with it (other than to oversee) or
is responsible for it, settled, and looks for a right to decide it, a delegation that covers it or a function of its
own. Finds those with none. NHS bodies and councils, which hold functions by law, are left out.

Why it matters
--------------
Whoever answers for what others decide will be blamed for it and cannot change it.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Local partnership, charged with: {what: prevention, how: delivers}, reports to: icb}
    decisions: {prevention: {name: Prevention, decides: icb}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Local committee, committee of: icb, charged with: {what: prevention, how: delivers}}
    relations: {delegates: {who: icb, to: local, what: prevention}}
    decisions: {prevention: {name: Prevention, decides: icb}}

References
----------
000 s2.1.1: local partnerships that are too varied, under-resourced and underpowered. 004 (2) I: enough authority to
act at place?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, GIVING, REMIT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR110"
NAME = "charged-but-powerless"
SEVERITY: Severity = "INFO"
THEME = "gaps"
BRIEF = (
    "No authority is recorded to match what {0} must answer for.",
    "It must answer for more than it may decide.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that answers for matters: about those that it has no authority in."""
    seen = view(graph)
    tasks: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.settled(*REMIT, "accountable to"):
        matters = fact.role("for").ids if fact.kind == "accountable to" else fact.role("what").ids
        if fact.fields.get("how") == "oversees":
            continue
        for who in seen.opened(fact.subject):
            if not seen.legal_person(who) and seen.category(who) in {"body", "post", "group"}:
                tasks[who] |= {
                    matter: fact for matter in matters if seen.category(matter) in {"decision", "function", "service"}
                }
    for who, charged in sorted(tasks.items()):
        without = [matter for matter in charged if not _may(seen, who, matter)]
        if not without:
            yield Passed((who, *charged))
            continue
        sentence = (
            f"{seen.name(who)} {seen.does((who,), 'answers')} for {seen.names(without)}, but no authority to decide "
            f"{'it' if len(without) == 1 else 'them'} is recorded"
        )
        fix = f"ask whoever decides this to delegate it to {seen.name(who)}, or to answer for it"
        facts = [charged[matter] for matter in without]
        yield Found((who, *without), f"{sentence}.", fix, facts=ids(facts), chain=seen.links(facts))


def _may(seen: View, who: str, matter: str) -> bool:
    own = seen.same_actor(who)
    if any(own & set(fact.subject.ids) for fact in seen.nearest(matter, FINAL, tier="settled")):
        return True
    received = (fact for kind in GIVING for name in own for fact in seen.in_role("to", name, kind))
    if any(fact.tier == "settled" and seen.covers_matter(fact, matter) for fact in received):
        return True
    return any(
        own & set(fact.subject.ids)
        for function in seen.functions_of(matter)
        for fact in seen.at("holds", "what", function)
    )

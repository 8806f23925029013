"""To come, and no date.

What it does
------------
Finds delegations, joint exercises, rights to decide, agreements, committees and bodies that are planned, in preparation, required
or to be agreed, for which no source gives a day: neither on themselves, nor in a milestone, an ask or a step of a process about
them or about those they run between.

Why it matters
--------------
What has no date is not missed when it does not come.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    functions: {care: {name: Care}}
    relations: {delegates: {who: icb, to: council, what: care, power: S65Z5, status: planned}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    functions: {care: {name: Care}}
    relations: {delegates: {who: icb, to: council, what: care, power: S65Z5, status: planned, from: 2024-04-01}}

References
----------
004 (2) II: no clear timetable for what is to be delegated to places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, GIVING, PARENT, View, ids, view
from govgraph.checks.wording import said
from govgraph.model.facts import Fact
from govgraph.model.things import Thing

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR165"
NAME = "no-date"
SEVERITY: Severity = "INFO"
THEME = "gaps"
BRIEF = (
    "Something planned for {0} has no date.",
    "Something that is planned has no date.",
)

_TO_COME = ("planned", "in preparation", "required", "to be agreed")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each arrangement, agreement and body that is to come."""
    seen = view(graph)
    dated = _dated(seen)
    for thing in graph.in_category("body", "agreement", "fund", "decision"):
        if thing.status in _TO_COME:
            yield _outcome(seen, thing, (thing.id,), thing.name, dated)
    for fact in seen.expected(*GIVING, *PARENT, *FINAL):
        if fact.status in _TO_COME:
            about = tuple(dict.fromkeys((*fact.object.ids, *fact.role("what").ids, *fact.subject.ids)))
            yield _outcome(seen, fact, about, "", dated)


def _outcome(seen: View, item: Fact | Thing, about: tuple[str, ...], name: str, dated: set[str]) -> Outcome:
    if item.span.start or item.id in dated or dated & set(about[:1]):
        return Passed(about)
    facts = (item,) if isinstance(item, Fact) else ()
    return Found(
        about,
        f"{name} is {item.status}, and no source says from when."
        if name
        else f"It is {item.status} that {said(seen.graph, seen.graph.facts[item.id])}, and no source says from when.",
        "ask for a date, and who sees that it is kept",
        facts=ids(facts),
        chain=seen.links(facts),
    )


def _dated(seen: View) -> set[str]:
    """What a milestone, an ask, a recommendation or a step gives a day for."""
    found: set[str] = set()
    for statement in seen.graph.statements.values():
        if str(getattr(statement, "due", "")) not in {"", "not stated", "unclear", "nobody"}:
            found |= {*statement.about}
    for process in seen.graph.processes.values():
        for step in process.steps:
            if step.due not in {"", "not stated"}:
                found |= {*step.what.ids, *step.to.ids, *process.about}
    return found

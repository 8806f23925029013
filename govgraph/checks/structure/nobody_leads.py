"""Work that nobody leads.

What it does
------------
Finds work and matters of which a source says that nobody leads them, that it is unclear or that it does not say who does
(`leads: {who: nobody ...}`), or whose every lead is over on the day, with no lead that stands.

Why it matters
--------------
What nobody leads waits until somebody complains.

Example
-------
    services: {records: {name: Shared care records, leads: {who: nobody}}}

Use instead
-----------
    posts: {head: Head of records}
    services: {records: {name: Shared care records, leads: {who: head}}}

References
----------
001 S2 s4g bullet 4: no clear strategy for shared records, and no professional lead. 001 S2 s6d: six areas that need a lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR143"
NAME = "nobody-leads"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "Nobody is said to lead {0}.",
    "Nobody is said to lead it.",
)

_SILENCE = {
    "nobody": "Nobody leads {what}",
    "unclear": "It is unclear who leads {what}",
    "not stated": "No source says who leads {what}",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter, body or piece of work of which a lead is spoken of."""
    seen = view(graph)
    every = [fact for fact in graph.of_kind("leads") if not fact.negated]
    for what in dict.fromkeys(item for fact in every for item in fact.object.ids):
        spoken = [fact for fact in every if what in fact.object.ids]
        standing = [fact for fact in spoken if seen.stands(fact)]
        leads = [fact for fact in standing if seen.opened(fact.subject)]
        silent = [fact for fact in standing if fact.subject.unknown]
        over = [fact for fact in spoken if seen.life(fact).state == "ended"]
        if any(fact.tier == "settled" for fact in leads) or not (silent or over):
            yield Passed((what,))
            continue
        if silent:
            said = _SILENCE[silent[0].subject.unknown or "not stated"].format(what=seen.name(what))
        else:
            gone = seen.names(dict.fromkeys(who for fact in over for who in fact.subject.ids))
            said = f"{seen.name(what)} is no longer led by {gone}, and nobody else leads it"
        if leads:
            said += f". {seen.names(leads[0].subject)} would lead it ({leads[0].status})"
        facts = (*silent, *(() if silent else over), *leads)
        yield Found((what,), f"{said}.", f"name who leads {seen.name(what)}", facts=ids(facts), chain=seen.links(facts))

"""A seat in part only.

What it does
------------
Finds members who sit at a table only in part (`member of`, `represents` with `extent: partial`) or whose seat speaks for
none of those they stand for (`extent: none`), where they have no whole seat beside it.

Why it matters
--------------
A partner who is half there is neither bound by what is decided nor heard.

Example
-------
    bodies: {alliance: {name: Provider partnership, kind: provider_alliance}}
    sectors: {gp: General practice}
    relations: {member of: {who: gp, to: alliance, extent: partial}}

Use instead
-----------
    bodies: {alliance: {name: Provider partnership, kind: provider_alliance}}
    sectors: {gp: General practice}
    relations: {member of: {who: gp, to: alliance, extent: full}}

References
----------
001 S2 s6b: primary care is not fully represented in the provider partnerships.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR145"
NAME = "partial-seat"
SEVERITY: Severity = "INFO"
THEME = "voice"
BRIEF = (
    "Only a part of {1} has a seat on {0}.",
    "Only a part of the sector has a seat.",
)

_PART = ("partial", "none")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each member of each table whose extent a source states."""
    seen = view(graph)
    seats = [fact for fact in seen.settled("member of", "represents") if fact.fields.get("extent")]
    whole = {
        (who, to)
        for fact in seen.settled("member of")
        if fact.fields.get("extent") not in _PART
        for who in seen.opened(fact.subject)
        for to in seen.opened(fact.role("to"))
    }
    for fact in seats:
        members = fact.role("for").ids if fact.kind == "represents" else seen.opened(fact.subject)
        for table in seen.opened(fact.role("to")):
            partly = tuple(who for who in members if (who, table) not in whole)
            if fact.fields["extent"] not in _PART or not partly:
                yield Passed((table, *members))
                continue
            how = "not at all" if fact.fields["extent"] == "none" else "only in part"
            verb = seen.verb(partly, "is", "are")
            yield Found(
                (table, *partly),
                f"{seen.names(partly)} {verb} represented on {seen.name(table)} {how}.",
                f"say who speaks for all of {seen.names(partly)} on {seen.name(table)}",
                facts=ids((fact,)),
                chain=seen.links((fact,)),
            )

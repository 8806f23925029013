"""A table works with a sector, and nobody of that sector is named among its members.

What it does
------------
Takes every table that decides, agrees or approves something, has members who are named, and is said to work with sectors. Finds
sectors of which no member is named. Where the list of members is open, others may sit there; the finding says so.

Why it matters
--------------
Those who are called partners have no vote and no voice when something is settled.

Example
-------
    sectors: {vcse: Voluntary sector}
    bodies:
      council: {name: The council, kind: local_authority_ut, member of: partnership}
      partnership: {name: Partnership, kind: place_partnership, works with: vcse, agrees: {what: plan}, reports to: council}
    decisions: {plan: {name: The plan, decides: council}}

Use instead
-----------
    sectors: {vcse: Voluntary sector}
    bodies:
      council: {name: The council, kind: local_authority_ut, member of: partnership}
      charity: {name: The charity, kind: vcse, sector: vcse, member of: partnership}
      partnership: {name: Partnership, kind: place_partnership, works with: vcse, agrees: {what: plan}, reports to: council}
    decisions: {plan: {name: The plan, decides: council}}

References
----------
003 para 5, para 15: the voluntary sector is a partner of the forums and not in the list of their members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR185"
NAME = "works-with-and-no-seat"
SEVERITY: Severity = "INFO"
THEME = "voice"
BRIEF = (
    "No member of {0} is named from {1}.",
    "No member of {0} is named from a sector it works with.",
    "No member is named from a sector it works with.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each table and sector with which it works."""
    seen = view(graph)
    for table in seen.tables():
        if not seen.seats(table) or not seen.by(table, *BINDING):
            continue
        for fact in seen.by(table, "works with"):
            sectors = [item for item in fact.object.ids if seen.category(item) == "sector"]
            left = [sector for sector in sectors if sector not in seen.sectors_at(table)]
            if left:
                open_list = "" if seen.list_complete(table) else " The list may not be complete."
                yield Found(
                    (table, *left),
                    f"{seen.name(table)} works with {seen.names(left)}, but no member of it is named from "
                    f"{'that sector' if len(left) == 1 else 'those sectors'}.{open_list}",
                    f"Ask {seen.name(table)} who speaks for {seen.names(left)} when it settles something.",
                    facts=ids((fact,)),
                    chain=seen.links((fact,)),
                )
            elif sectors:
                yield Passed((table, *sectors))

"""A profession or sector has people here, and none of them sits where anything is settled.

What it does
------------
Takes every sector of which a post or a group of posts is named. Finds those of which nobody decides, agrees or approves anything
and nobody sits at a table that does; it tells where they sit instead, if they sit anywhere.

Why it matters
--------------
They are asked for advice at best, and what is settled is settled without them.

Example
-------
    sectors: {therapists: Therapists}
    bodies:
      icb: {name: The ICB, kind: icb, decides: {what: plan}}
      group: {name: Advisory group, kind: forum, reports to: icb}
    posts: {lead: {name: Lead therapist, of: icb, sector: therapists, member of: group}}
    decisions: {plan: The plan}

Use instead
-----------
    sectors: {therapists: Therapists}
    bodies:
      icb: {name: The ICB, kind: icb, decides: {what: plan}}
      group: {name: Advisory group, kind: forum, reports to: icb}
    posts: {lead: {name: Lead therapist, of: icb, sector: therapists, member of: [group, icb]}}
    decisions: {plan: The plan}

References
----------
004 (1) II: professions that feel that they have no voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, ids, view
from govgraph.checks.wording import named

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR186"
NAME = "sector-without-a-say"
SEVERITY: Severity = "INFO"
THEME = "voice"
BRIEF = (
    "Nobody from {0} sits where anything is settled.",
    "Nobody from a sector sits where anything is settled.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each sector of which posts are named."""
    seen = view(graph)
    settling = {who for fact in seen.standing(*BINDING) if not fact.negated for who in seen.opened(fact.subject)}
    tables = {table: seen.sectors_at(table) for table in seen.tables()}
    for sector in graph.in_category("sector"):
        people = [item.id for item in graph.in_category("post", "group") if sector.id in seen.sectors_of(item.id)]
        posts = [
            item
            for item in people
            if seen.category(item) == "post" or str(getattr(graph.things[item], "kind", "")) == "post"
        ]
        own = {item for item in settling if sector.id in seen.sectors_of(item)}
        if not posts:
            continue
        heard = [table for table, there in tables.items() if sector.id in there]
        if own or settling.intersection(heard):
            yield Passed((sector.id,))
            continue
        seats = [
            fact for table in heard for who, fact in seen.seats(table).items() if sector.id in seen.sectors_of(who)
        ]
        where = (
            f" They sit on {named(graph, heard)}, which settle nothing." if heard else " No seat of theirs is recorded."
        )
        yield Found(
            (sector.id, *posts, *heard),
            f"Nobody of {sector.name} sits where anything is settled.{where}",
            f"Ask which board hears {sector.name} before it decides, and who speaks for them there.",
            facts=ids(seats),
            chain=seen.links(seats),
        )

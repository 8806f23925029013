"""The same people sit where something is given and where it is received.

What it does
------------
Finds whoever has a seat on the board or a committee of a body and also at a table to which that body delegates or allocates
something, or with which it decides, agrees or approves something together. A seat that is only likely counts.

Why it matters
--------------
They take part on both sides of one decision, and have an interest in it.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, delegates: {to: committee, what: care, power: S65Z5}}
      board: {name: The board, kind: board, organ of: icb}
      committee: {name: The committee, kind: body_committee, committee of: icb}
    posts: {member: {name: Partner member, of: board, member of: [board, committee]}}
    functions: {care: {name: Care}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, delegates: {to: committee, what: care, power: S65Z5}}
      board: {name: The board, kind: board, organ of: icb}
      committee: {name: The committee, kind: body_committee, committee of: icb}
    posts: {member: {name: Partner member, of: board, member of: board}}
    functions: {care: {name: Care}}

References
----------
003 cover: partner members of the board are likely to be members of the partnerships too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, PARENT, View, ids, view
from govgraph.checks.wording import named
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR183"
NAME = "seat-on-both-sides"
SEVERITY: Severity = "INFO"
THEME = "conflicts of interest"
BRIEF = (
    "{0} would sit on both sides of a decision.",
    "The same people sit on both sides of a decision.",
)

_GIVES = ("delegates", "allocates to")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that sits at several tables, and each body whose table one of them is."""
    seen = view(graph)
    seats: dict[str, dict[str, Fact]] = {}
    for fact in seen.standing("member of"):
        for who in fact.subject.ids:
            seats.setdefault(who, {}).update(dict.fromkeys(seen.opened(fact.object), fact))
    for who, tables in sorted(seats.items()):
        for board in sorted(tables):
            for body in _bodies(seen, board):
                between = {
                    table: facts
                    for table in tables
                    if table not in {board, body} and (facts := _between(seen, body, table))
                }
                if not between:
                    if len(tables) > 1:
                        yield Passed((who, board))
                    continue
                every = [tables[board], *(fact for table, facts in between.items() for fact in (tables[table], *facts))]
                likely = next((fact for fact in every if fact.kind == "member of" and fact.tier != "settled"), None)
                yield Found(
                    (who, board, *between),
                    f"{seen.name(who)} {seen.verb((who,), 'sits', 'sit')} on {seen.name(board)} and also on "
                    f"{named(graph, between)}{seen.firm(likely) if likely else ''}, and {seen.name(body)} gives something "
                    f"there or decides together with it.",
                    f"Ask {seen.name(board)} what {seen.name(who)} {seen.verb((who,), 'has', 'have')} to stay out of.",
                    facts=ids(every),
                    chain=seen.links(every),
                )


def _bodies(seen: View, board: str) -> tuple[str, ...]:
    """The bodies whose board or committee a table is."""
    parents = (item for kind in PARENT for fact in seen.at(kind, "who", board) for item in seen.opened(fact.object))
    return tuple(dict.fromkeys(item for item in parents if seen.legal_person(item)))


def _between(seen: View, body: str, table: str) -> list[Fact]:
    gifts = [fact for fact in seen.by(body, *_GIVES) if table in seen.opened(fact.object)]
    shared = [fact for fact in seen.by(body, *BINDING) if not fact.negated and table in seen.opened(fact.subject)]
    return list({fact.id: fact for fact in (*gifts, *shared)}.values())

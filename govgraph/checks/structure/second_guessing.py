"""A body of members that can redo what the board over them has set.

What it does
------------
Finds a body of members that decides or is charged with something, and of which two or more members also sit on a
board that decides: a committee of a legal person. There is no line from it to that board: no parent, no account, no
delegation. Where one member does, and the list of members may go on, it cannot be told whether a second does.

Why it matters
--------------
Members who lost an argument at one table can reopen it at the other: priorities are set twice.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      north: {name: North Hospitals, kind: nhs_trust, member of: [{to: board}, {to: alliance}]}
      south: {name: South Hospitals, kind: nhs_trust, member of: [{to: board}, {to: alliance}]}
      board: {name: Partnership board, committee of: icb, decides: priorities}
      alliance: {name: Provider alliance, reports to: north, charged with: delivery}
    decisions: {priorities: Priorities, delivery: Delivery}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      north: {name: North Hospitals, kind: nhs_trust, member of: [{to: board}, {to: alliance}]}
      south: {name: South Hospitals, kind: nhs_trust, member of: [{to: board}, {to: alliance}]}
      board: {name: Partnership board, committee of: icb, decides: priorities}
      alliance: {name: Provider alliance, reports to: board, charged with: delivery}
    decisions: {priorities: Priorities, delivery: Delivery}

References
----------
000 s2.2.3 d) #2: providers who second-guess the board and redefine priorities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.overlap import shared_members
from govgraph.checks.providers import gathered
from govgraph.checks.unseen import unseen
from govgraph.checks.view import FINAL, PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR121"
NAME = "second-guessing"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "Members of {0} could redo what {1} has set.",
    "Members could redo what the board over them has set.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body of members and each board that decides over at least two of them."""
    seen = view(graph)
    boards = [
        who for who in seen.deciding_tables if seen.seats(who) and any(fact.kind in PARENT for _, fact in seen.up(who))
    ]
    present_at: dict[str, list[int]] = defaultdict(list)
    for number, board in enumerate(boards):
        for item in seen.present(board):
            present_at[item].append(number)
    for table, having in gathered(seen):
        shared_with = 0
        for board in (boards[number] for number in _sharing(seen, table, present_at)):
            shared = shared_members(seen, table, board)
            if board == table or not shared or seen.how_many(shared) == 1:
                continue
            shared_with += 1
            if not seen.side_by_side(table, board):
                yield Passed((table, board))
                continue
            deciding = [fact for fact in seen.by(board, *FINAL) if fact.tier == "settled"]
            matters = dict.fromkeys(matter for fact in deciding for matter in fact.role("what").ids)
            sentence = (
                f"{seen.names(shared)} {seen.does(shared, 'sits')} on {seen.name(board)} and on {seen.name(table)}. The first decides "
                f"{seen.names(matters)}. The second has {_what(seen, having)} and does not answer to the first."
            )
            fix = f"say that {seen.name(table)} answers to {seen.name(board)}, and for what"
            every = (*deciding, *having)
            yield Found((table, board, *shared), sentence, fix, facts=ids(every), chain=seen.links(every))
        one_shared = not shared_with and any(item in present_at for item in seen.present(table))
        # whether a second one of them sits on such a board turns on who else sits here
        if one_shared and (missing := unseen(seen, [table])):
            yield CannotTell((table,), f"{missing}, and so whether a board decides over what its members have")


def _sharing(seen: View, table: str, present_at: Mapping[str, list[int]]) -> list[int]:
    """The boards at which more than one of those present at a table may be, by number.

    Whoever is present at the most boards need not be looked up: one alone is not shared by two.
    """
    shared = sorted(
        (item for item in seen.present(table) if item in present_at), key=lambda item: len(present_at[item])
    )
    if shared and seen.how_many((shared[-1],)) == 1:
        shared.pop()
    return sorted({number for item in shared for number in present_at[item]})


def _what(seen: View, having: tuple[Fact, ...]) -> str:
    return seen.names(dict.fromkeys(matter for fact in having for matter in fact.role("what").ids))

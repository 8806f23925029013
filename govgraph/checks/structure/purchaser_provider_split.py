"""A body of providers beside the body that allocates to them.

What it does
------------
Finds a body, not an organisation of its own, that two or more providers and nobody who pays them make up, and that
decides or is charged with something, where another body allocates to it or its members and neither is above the
other. A provider is whoever provides something, receives an allocation or is a trust; whoever commissions or
allocates pays. Over a list of members that may go on it cannot be told that there is no second provider.

Why it matters
--------------
Payers at one table and providers at another: the split that joint boards were made to end comes back.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb, allocates to: [{to: north}, {to: south}]}
      north: {name: North Hospitals, kind: nhs_trust, member of: alliance}
      south: {name: South Hospitals, kind: nhs_trust, member of: alliance}
      alliance: {name: Provider alliance, charged with: delivery, reports to: north}
    decisions: {delivery: Joined-up delivery}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb, allocates to: [{to: north}, {to: south}]}
      north: {name: North Hospitals, kind: nhs_trust, member of: alliance}
      south: {name: South Hospitals, kind: nhs_trust, member of: alliance}
      alliance: {name: Provider alliance, charged with: delivery, reports to: board}
    decisions: {delivery: Joined-up delivery}

References
----------
000 s2.2.3 d) #1: the risk of too formal a split of purchaser and provider.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.providers import gathered, pays, provides
from govgraph.checks.unseen import unseen
from govgraph.checks.view import ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR120"
NAME = "purchaser-provider-split"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = (
    "Those who pay and those who provide may part again: {0}.",
    "A split between those who pay and those who provide may return.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body of providers and each that allocates to it or its members."""
    seen = view(graph)
    for table, having in gathered(seen):
        members = seen.seats(table)
        providers = [seat for seat in members if provides(seen, seat)]
        few = len(providers) < 2 and seen.how_many(providers) in {0, 1}
        if few or any(pays(seen, seat) for seat in members):
            # a payer that sits there is seen; that there is no second provider is seen only on a list that is whole
            missing = unseen(seen, [table]) if few and not any(pays(seen, seat) for seat in members) else ""
            so = f"and so whether {seen.name(table)} is made up of providers"
            yield CannotTell((table,), f"{missing}, {so}") if missing else Passed((table,))
            continue
        money = (fact for item in (table, *seen.present(table)) for fact in seen.in_role("to", item, "allocates to"))
        given = [fact for fact in seen.in_order(money, ("allocates to",)) if fact.tier == "settled"]
        payers = dict.fromkeys(who for fact in given for who in seen.opened(fact.subject) if who != table)
        for payer in payers:
            if not seen.side_by_side(table, payer):
                yield Passed((table, payer))
                continue
            only = [seat for seat in seen.seats(payer) if not {seat, *seen.behind(seat)} & {*seen.present(table)}]
            sentence = (
                f"{seen.name(payer)} allocates money to the providers that make up {seen.name(table)}, but "
                f"neither body answers to the other"
            )
            if only:
                sentence += f". {seen.names(only)} {seen.does(only, 'sits')} only on the first"
            every = (*having, *(fact for fact in given if payer in seen.opened(fact.subject)))
            fix = f"say whether {seen.name(table)} answers to {seen.name(payer)}, or works with it on one set of priorities"
            yield Found(
                (table, payer, *members),
                f"{sentence}.",
                fix,
                facts=ids((*every, *members.values())),
                chain=seen.links(every),
            )

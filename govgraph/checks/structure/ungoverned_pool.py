"""Pooled money, and no rule for what is left over or short.

What it does
------------
Takes every fund that two or more contribute to, or that rests on a pooling power, and finds those whose rule for
surplus and deficit, or whose host, is said to be unclear, nobody or not stated. A pool that is still to come is looked at
too: then there is time to agree.

Why it matters
--------------
The first overspend becomes a quarrel, and each party's risk is unknown.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, contributes to: pool}
      council: {name: The council, kind: local_authority_ut, contributes to: pool}
    funds: {pool: {name: Better Care Fund pool, surplus and deficit: unclear}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, contributes to: pool}
      council: {name: The council, kind: local_authority_ut, contributes to: pool}
    funds: {pool: {name: Better Care Fund pool, surplus and deficit: shared as contributed}}

References
----------
001 S1 s5 p2: the treatment of surplus and deficit in the pool is still to be understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.model.base import UNKNOWNS
from govgraph.model.things import Fund
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR131"
NAME = "ungoverned-pool"
SEVERITY: Severity = "WARN"
THEME = "money"
BRIEF = (
    "No rule says who bears what is over or short in {0}.",
    "No rule says who bears what is over or short in a fund.",
)


_TO_BE_SET_UP = frozenset({"required", "planned", "in preparation"})
"""A pool that is certain to come is looked at as one that is there."""


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each pooled fund."""
    seen = view(graph)
    for fund in graph.in_category("fund"):
        if not isinstance(fund, Fund) or standing(graph, fund) < Standing.NOT_YET:
            continue
        paying = seen.to_come("contributes to", "to", fund.id)
        payers = dict.fromkeys(who for fact in paying for who in seen.opened(fact.subject))
        if len(payers) < 2 and not fund.power:
            continue
        hosting = [fact for fact in seen.to_come("hosts", "what", fund.id) if fact.subject.unknown]
        open_ones = ["a rule for surplus and deficit"] if fund.surplus in UNKNOWNS else []
        open_ones += ["a host"] if hosting else []
        if open_ones:
            facts = (*paying, *hosting)
            sentence = (
                f"{'It is unclear whether there is' if 'unclear' in (fund.surplus, *(fact.subject.unknown for fact in hosting)) else 'No source states'} "
                f"{' and '.join(open_ones)} for {fund.name}."
            )
            yield Found(
                (fund.id, *payers),
                sentence,
                f"agree {' and '.join(open_ones)} for {fund.name} before money goes in",
                facts=ids(facts),
                chain=seen.links(facts),
                severity=None if fund.tier == "settled" or fund.status in _TO_BE_SET_UP else "INFO",
            )
        elif not fund.surplus:
            yield CannotTell((fund.id,), f"what rule {fund.name} has for surplus and deficit")
        else:
            yield Passed((fund.id,))

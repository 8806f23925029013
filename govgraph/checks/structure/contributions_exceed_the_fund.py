"""The parties to a fund pay in more than it holds.

What it does
------------
Adds up what the parties to a fund contribute, and finds the funds where that is more than the amount of the fund, or where
the shares come to more than 100 per cent. What several pay together counts once.

Why it matters
--------------
One of the figures is wrong, or the fund has an income of which nobody says what becomes.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb, contributes to: {to: pool, amount: £8m}}
      council: {name: The council, kind: local_authority_ut, contributes to: {to: pool, amount: £4m}}
    funds: {pool: {name: Better Care Fund pool, amount: £10m, surplus and deficit: shared as contributed}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, contributes to: {to: pool, amount: £6m}}
      council: {name: The council, kind: local_authority_ut, contributes to: {to: pool, amount: £4m}}
    funds: {pool: {name: Better Care Fund pool, amount: £10m, surplus and deficit: shared as contributed}}

References
----------
NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000, regulation 7: a pooled fund is made up of the
partners' contributions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.model.amounts import per_cent, pounds
from govgraph.model.things import Fund
from govgraph.reading.pools import pool
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR158"
NAME = "contributions-exceed-the-fund"
SEVERITY: Severity = "WARN"
THEME = "money"
BRIEF = (
    "The parties pay more into {0} than it holds.",
    "The parties pay in more than the fund holds.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each fund into which somebody is said how much to pay."""
    for fund in graph.in_category("fund"):
        if not isinstance(fund, Fund) or standing(graph, fund) < Standing.NOT_YET:
            continue
        found = pool(graph, fund)
        if not any(one.pounds is not None or one.percent is not None for one in found.contributions):
            continue
        about = (fund.id, *found.parties)
        if not found.too_much:
            yield Passed(about)
            continue
        sentence = (
            f"The parties to {fund.name} pay in {pounds(found.paid_in)}, and it holds {pounds(fund.amount or 0)}."
            if found.too_much == "amount"
            else f"The shares of the parties to {fund.name} come to {per_cent(found.shares)}."
        )
        facts = tuple(dict.fromkeys(one.fact.id for one in found.contributions))
        yield Found(about, sentence, f"check the contributions to {fund.name} against its amount", facts=facts)

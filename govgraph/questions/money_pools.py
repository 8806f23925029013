"""What the answer about money says of each fund: its parties and shares, host, rule, what it pays for, and who gains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.answer import Line, Table
from govgraph.graph.sentences import listed, shortened
from govgraph.graph.sentences import listed as joined
from govgraph.model.amounts import per_cent, pounds
from govgraph.model.base import UNKNOWNS
from govgraph.questions.listing import named
from govgraph.reading.pools import Contribution, Pool
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

_SILENT = {"not stated": "no source states it", "unclear": "the source leaves it unclear", "nobody": "there is none"}


def pool_sentence(graph: Graph, one: Pool) -> str:
    """The answer about one fund in short: who pays in, and what no source states."""
    fund = one.fund
    begun = standing(graph, fund).in_force
    if one.parties:
        who = shortened([graph.name(item) for item in one.parties])
        first = f"{who} {'pay' if begun else 'are to pay'} into {fund.name}"
    else:
        first = f"No paper says who pays into {fund.name}"
        if fund.amount is None:
            return f"{first}, or how much it holds."
    amount = f", which holds {pounds(fund.amount)}" if fund.amount is not None else ""
    silent = [
        word
        for word, missing in (
            ("how much", fund.amount is None),
            ("who hosts it", bool(one.hosts) and set(one.hosts) <= set(UNKNOWNS)),
            ("what becomes of a surplus or deficit", fund.surplus in UNKNOWNS),
        )
        if missing
    ]
    return f"{first}{amount}." + (f" No paper says {joined(silent)}." if silent else "")


def pool_lines(graph: Graph, one: Pool, *, alone: bool) -> Iterator[Line]:
    """A line for each thing that is asked of a fund; ``alone`` false: each begins with its name."""
    of = "" if alone else f"{one.fund.name}: "
    fund = one.fund
    if one.contributions:
        yield Line(label="Pays in", text=of + "; ".join(_part(graph, part) for part in one.contributions))
    amount = pounds(fund.amount) if fund.amount is not None else _SILENT.get(fund.amount_said or "", "not in the model")
    yield Line(label="Amount", text=of + amount)
    if one.too_much:
        excess = pounds(one.paid_in) if one.too_much == "amount" else per_cent(one.shares)
        yield Line(label="Too much", text=f"{of}the parties pay in {excess}, which is more than the whole")
    yield Line(label="Period", text=of + str(fund.span))
    yield Line(
        label="Surplus",
        text=f"{of}rule for surplus and deficit: {_SILENT.get(fund.surplus, fund.surplus) or 'not in the model'}",
    )
    if one.gains:
        gains = "; ".join(f"{graph.name(who)} from {named(graph, what)}" for who, what in one.gains.items())
        yield Line(label="Gains", text=of + gains)
    if one.gains_without_paying:
        yield Line(label="Pays nothing", text=f"{of}{named(graph, one.gains_without_paying)} gain and pay nothing in")


def _part(graph: Graph, part: Contribution) -> str:
    says = []
    if part.pounds is not None:
        says.append(pounds(part.pounds))
    elif part.amount in UNKNOWNS:
        says.append(f"amount {part.amount}")
    if part.percent is not None:
        says.append(per_cent(part.percent))
    return f"{graph.name(part.who)}{f' ({listed(says)})' if says else ''}"


def pool_tables(graph: Graph, pools: Iterable[Pool]) -> Iterator[Table]:
    """The parties of every fund, one row each."""
    rows = [
        (
            one.fund.name,
            graph.name(part.who),
            pounds(part.pounds) if part.pounds is not None else str(part.amount or "not in the model"),
            per_cent(part.percent) if part.percent is not None else str(part.share or "not in the model"),
            "; ".join(map(str, part.fact.sources)) or "no source",
        )
        for one in pools
        for part in one.contributions
    ]
    if rows:
        yield Table(title="Who pays in", columns=("fund", "party", "amount", "share", "source"), rows=tuple(rows))

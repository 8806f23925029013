"""The rows that an arrangement may rest on, and the days on which it can be there at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govgraph.law.power_rows import Power, Who
from govgraph.law.registry import Registry
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.own_scheme import governed
from govgraph.legality.row_outcome import moved
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.legality.in_law import KindsInLaw

Life = tuple[date | None, date | None]
"""From its first day up to, not including, its last; None: no such day is known."""


def candidates(find: KindsInLaw, power: str, givers: tuple[str, ...]) -> tuple[Power, ...]:
    """The rows that an arrangement of these givers may rest on: those of the power stated, or all that carry authority."""
    if not power:
        own = bool(givers) and min(governed(find, giver) for giver in givers) > Truth.NO
        return () if own else find.registry.carrying
    if not find.registry.has_power(power):
        return ()
    row = find.registry.power(power)
    inner = tuple(other for other in find.registry.rows_within(row) if other.carries)
    return inner if inner and not row.carries and row.effect == ("none",) else (row,)


def could_give(law: Registry, row: Power, kind: str) -> bool:
    """Could a row name a giver of this kind at all, facts and dates aside?"""
    known = law.kept("could give")
    key = (row.id, kind)
    if key not in known:
        sides = {party.side: party.any for party in row.parties}
        whos = (*(who for flow in row.flows for who in flow.giver), *(step.giver for step in row.onward.steps))
        every = [inner for who in whos for inner in (sides.get(who.side, ()) if who.side else (who,))]
        loose = law.kind(kind).person is None
        known[key] = any(law.admits(who, kind) or (who.kind == "person" and loose) for who in every)
    return bool(known[key])


def givers_of(law: Registry, row: Power) -> tuple[Who, ...]:
    """Whom a row names as givers, as legal persons: whether an organ of theirs has to act is asked elsewhere."""
    known = law.kept("givers")
    if row.id not in known:
        named = (who for flow in row.flows for who in flow.giver)
        known[row.id] = tuple(who.model_copy(update={"organ": None}) for who in named)
    found: tuple[Who, ...] = known[row.id]
    return found


def legal_day(graph: Graph, a: Arrangement, day: date) -> date:
    """The day on which findings judge it: its stated start, else the day asked, moved into its legal life."""
    if a.span.start is not None and not a.proposal:
        return a.span.start.first
    return min((moved(day, life) for life in _lives(graph, a)), key=lambda other: abs((other - day).days))


def _lives(graph: Graph, a: Arrangement) -> tuple[Life, ...]:
    """Between which days each row that it may rest on, and every party, can be there at all."""
    find = structure(graph)
    rows = candidates(find, a.power, a.givers)
    kinds = tuple(kinds for node in (*a.givers, a.receiver) if (kinds := find.kinds(node)))
    known = graph.registry.kept("lives")
    key = (a.power, bool(rows), kinds)
    if key not in known:
        known[key] = tuple(_life(graph.registry, row, kinds) for row in rows) or ((None, None),)
    found: tuple[Life, ...] = known[key]
    return found


def _life(law: Registry, row: Power, parties: tuple[tuple[str, ...], ...]) -> Life:
    starts, untils = [row.start], [row.until]
    for party in parties:
        kinds = [law.kind(kind) for kind in party]
        starts.append(None if any(k.start is None for k in kinds) else min(k.start for k in kinds if k.start))
        untils.append(None if any(k.until is None for k in kinds) else max(k.until for k in kinds if k.until))
    start = max((day for day in starts if day), default=None)
    until = min((day for day in untils if day), default=None)
    return start, until

"""What would do: the powers that could carry an arrangement, those to whom a body may give, and what puts a failure right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from govgraph.graph.sentences import listed
from govgraph.law.registry import Registry
from govgraph.law.rows import Power, Who
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED
from govgraph.legality.open_to import open_to, reaches_not, who_words
from govgraph.legality.subjects import Subject, subjects
from govgraph.legality.verdict import Failure, Verdict
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

_MOST = 4
"""As many powers or receivers are named in a fix."""


def powers(
    graph: Graph, a: Arrangement, day: date, about: Subject, via: str = NOT_STATED
) -> tuple[tuple[Power, Verdict], ...]:
    """The powers under which an arrangement like this would not fail, the surest first, each with its verdict."""
    open_ = check(graph, replace(a, id=f"{a.id} by any", power="", conditions={}), day=day, via=via, about=about)
    rows = (*open_.rows, *open_.others) if open_.truth > Truth.NO else ()
    found = [
        (
            row,
            check(
                graph, replace(a, id=f"{a.id} by {row.id}", power=row.id, conditions={}), day=day, via=via, about=about
            ),
        )
        for row in rows
    ]
    fits = [(row, verdict) for row, verdict in found if verdict.truth > Truth.NO and not _in_doubt(verdict)]
    return tuple(
        sorted(
            fits,
            key=lambda pair: (
                pair[1].finding is not None,
                -pair[1].truth,
                pair[0] in open_.others,
                len(pair[1].conditions),
            ),
        )
    )


def _in_doubt(verdict: Verdict) -> bool:
    """Do the words as they were read bar it, though they may not do so today? Then it is no advice."""
    barred = any(failure.test not in {"conditions", "date"} for failure in verdict.failures)
    return verdict.truth is Truth.UNKNOWN and barred


def receivers(
    law: Registry, kinds: Iterable[str], about: Subject, day: date, power: str = ""
) -> tuple[tuple[Power, tuple[str, ...]], ...]:
    """To whom a body of these kinds may give a function on a day, in words, by each power that lets it (or by one)."""
    givers = tuple(kinds)
    rows = (law.power(power),) if power else tuple(law.powers.values())
    if power and not rows[0].carries:
        rows = tuple(law.rows_within(rows[0])) or tuple(law.powers.values())
    found = []
    for row in rows:
        if not row.carries or not row.lives(day) or reaches_not(law, row, about, givers, day):
            continue
        flows = [f for f in row.flows if f.owner == "any" or about.owner in {"", "any", f.owner}]
        named = [
            f for f in flows if any(law.admits(who, kind, day) for who in _opened(row, f.giver) for kind in givers)
        ]
        whos = dict.fromkeys(
            who_words(law, who) for flow in named for who in _opened(row, flow.receiver) if who.named_at(day)
        )
        if whos:
            found.append((row, tuple(whos)))
    return tuple(found)


def _opened(row: Power, whos: Iterable[Who]) -> Iterable[Who]:
    sides = {party.side: party.any for party in row.parties}
    for who in whos:
        yield from sides.get(who.side, ()) if who.side else (who,)


def fix(graph: Graph, a: Arrangement, day: date, verdict: Verdict, finding: Failure | None = None) -> str:
    """What would put a failing arrangement right: the powers or receivers that would do, or the record to get."""
    failed = finding or verdict.finding
    if failed is None:
        return ""
    if failed.code in _FIXES:
        return _FIXES[failed.code]
    if failed.test == "conditions":
        return f"see to it that this is so, and record it: {failed.text.removeprefix('not so: ')}"
    about = next(iter(subjects(graph, a.what)))
    if failed.test == "power" and verdict.truth is not Truth.NO:
        return f"name the power: {listed([row.id for row in verdict.rows], 'or')}"
    if failed.test == "date":
        return "start it when the power, the giver and the receiver are all there"
    would = [row.id for row, found in powers(graph, a, day, about) if not found.finding][:_MOST]
    if would:
        return f"use a power that lets it: {listed(would, 'or')}"
    lets = open_to(graph, a, day, about, NOT_STATED)
    if not lets:
        names = listed([graph.name(giver) for giver in a.givers])
        return f"no power lets {names} give this to anybody: let the body on which statute places it give it"
    words = "; ".join(f"{way.row.id} to {listed(list(way.receivers)[:_MOST], 'or')}" for way in lets[:_MOST])
    return f"no power carries it there; it could go by {words}"


_FIXES: dict[str, str] = {
    "L06": "have the terms changed, or let whoever gave it give it there directly",
    "L12": "say who must answer for it as accountability; liability is what the power makes it",
    "L36": "narrow what is given, or widen what its giver holds",
    "L29": "let a committee of each trust decide for it at one meeting (committees in common), or one executive of each",
    "L32": "give it to a legal person, its committee or a post, and let those meet at the forum",
}

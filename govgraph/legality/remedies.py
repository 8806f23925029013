"""What would do: the powers that could carry an arrangement, those to whom a body may give, and what puts a failure right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from govgraph.graph.sentences import listed
from govgraph.law.names import called
from govgraph.law.power_rows import Power, Who
from govgraph.law.registry import Registry
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.case import MOST_CASES, Case, case_of
from govgraph.legality.check import check_case, told
from govgraph.legality.match import NOT_STATED
from govgraph.legality.open_to import open_to, reaches_not, who_words
from govgraph.legality.subjects import Subject, subjects
from govgraph.legality.verdict import Failure, Verdict
from govgraph.model.truth import Truth
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

_MOST = 4
_FEW = 2
"""As many powers or receivers are named in a fix."""


def powers(
    graph: Graph, a: Arrangement, day: date, about: Subject, via: str = NOT_STATED
) -> tuple[tuple[Power, Verdict], ...]:
    """The powers under which an arrangement like this would not fail, the surest first, each with its verdict."""
    if not a.receiver:
        return ()
    named = case_of(graph, replace(a, power="", conditions={}), day=day, via=via, about=about)
    return tuple((row, told(verdict, named)) for row, verdict in _powers(named.case, graph.registry))


def _powers(case: Case, law: Registry) -> list[tuple[Power, Verdict]]:
    """The powers under which a case of no stated power would not fail, each with its verdict."""
    open_ = check_case(case, law)
    rows = (*open_.rows, *open_.others) if open_.truth > Truth.NO else ()
    found = [(row, check_case(case._replace(power=row.id, in_scheme=False), law)) for row in rows]
    fits = [(row, verdict) for row, verdict in found if verdict.truth > Truth.NO and not _in_doubt(verdict)]
    others = {row.id for row in open_.others}

    def surest_first(pair: tuple[Power, Verdict]) -> tuple[bool, int, bool, int]:
        row, verdict = pair
        return verdict.finding is not None, -verdict.truth, row.id in others, len(verdict.conditions)

    return sorted(fits, key=surest_first)


def _would_do(graph: Graph, a: Arrangement, day: date, about: Subject) -> list[str]:
    """The powers that would carry it, by their names: the same for all of one case, and worked out once."""
    if not a.receiver:
        return []
    law, known = graph.registry, graph.registry.kept("would do")
    case = case_of(graph, replace(a, power="", conditions={}), day=day, via=NOT_STATED, about=about).case
    if case not in known:
        if len(known) >= MOST_CASES:
            known.clear()
        known[case] = _called(row for row, verdict in _powers(case, law) if not verdict.finding)
    found: list[str] = known[case]
    return found


def _called(rows: Iterable[Power]) -> list[str]:
    """Powers by their names, as many as a sentence holds."""
    return list(dict.fromkeys(called(row) for row in rows))[:_FEW]


def _in_doubt(verdict: Verdict) -> bool:
    """Do the words as they were read bar it, though they may not do so today? Then it is no advice."""
    barred = any(failure.test not in {"conditions", "date"} for failure in verdict.failures)
    return verdict.truth is Truth.UNKNOWN and barred


def receivers(
    law: Registry, kinds: Iterable[str], about: Subject, day: date, power: str = ""
) -> tuple[tuple[Power, tuple[str, ...]], ...]:
    """To whom a body of these kinds may give a function on a day, in words, by each power that lets it (or by one)."""
    known, givers = law.kept("receivers"), tuple(kinds)
    key = (givers, about.owner, about.function_class, about.references, day, power)
    if key not in known:
        known[key] = tuple(_receivers(law, givers, about, day, power))
    found: tuple[tuple[Power, tuple[str, ...]], ...] = known[key]
    return found


def _receivers(
    law: Registry, givers: tuple[str, ...], about: Subject, day: date, power: str
) -> Iterable[tuple[Power, tuple[str, ...]]]:
    rows = (law.power(power),) if power else tuple(law.powers.values())
    if power and not rows[0].carries:
        rows = tuple(law.rows_within(rows[0])) or tuple(law.powers.values())
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
            yield row, tuple(whos)


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
        return f"see to it that this condition is met, and record it: {failed.text.removeprefix('not so: ')}"
    about = next(iter(subjects(graph, a.what)))
    if failed.test == "power" and verdict.truth is not Truth.NO:
        return f"ask on which power this rests, such as {listed(_called(verdict.rows), 'or')}"
    if failed.test == "date":
        return "start it when the power, the giver and the receiver are all there"
    would = _would_do(graph, a, day, about)
    if would:
        return f"use {listed(would, 'or')} instead"
    lets = open_to(graph, a, day, about, NOT_STATED)
    if not lets:
        names = listed([graph.name(giver) for giver in a.givers])
        return f"ask the body on which statute places this to give it, because no power lets {names} do so"
    words = [f"to {listed(list(way.receivers)[:_FEW], 'or')} under {called(way.row)}" for way in lets[:_FEW]]
    return f"give it instead {listed(words, 'or')}"


_FIXES: dict[str, str] = {
    "L06": "ask whoever gave it to allow this in its terms, or to give it there directly",
    "L12": "say who has to answer for it, because liability is what the power makes it",
    "L36": "ask the giver to delegate less, or whoever gave to it to delegate more",
    "L29": "ask each trust to let a committee of its own decide at one meeting (committees in common), or one of its executives",
    "L32": "ask those who give it to delegate to a committee or an officer of their own, who then meets the others at the forum",
}

"""Authority by brute force: every walk from the holder that repeats no (state, what may be passed on), each with its own
cells. Written apart from the derivation; it shares with it only the check of one arrangement and the reading of one."""

from __future__ import annotations

from random_systems import System

from govgraph.authority import Holding, Matter
from govgraph.legality.arrangement import Arrangement, all_arrangements, boundary
from govgraph.legality.check import check
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

PERSON = {
    "nhse": "nhse",
    "icb": "icb",
    "board": "icb",
    "sub": "icb",
    "ceo": "icb",
    "officer": "icb",
    "icb2": "icb2",
    "trust": "trust",
    "council": "council",
    "cabinet": "council",
    "dass": "council",
}
"""To which legal person each node of a random system belongs."""

Masks = tuple[frozenset[int], frozenset[int], frozenset[int]]
State = tuple[str, str, str]


def walks(system: System, about: Matter, holding: Holding, threshold: Truth) -> dict[str, frozenset[int]]:
    """For each node the numbers of the cells that it may exercise, in the certain or the possible pass."""
    graph = system.graph()
    find = structure(graph)
    made = all_arrangements(graph)
    cells = frozenset(range(len(holding.cells)))
    out: dict[str, frozenset[int]] = {}

    def covered(a: Arrangement) -> frozenset[int]:
        return frozenset(n for n in cells if set(a.what) & holding.cells[n].leaf.above and not kept_out(a, n))

    def kept_out(a: Arrangement, n: int) -> bool:
        """Does a reservation or a denial keep a cell out of an arrangement, in this pass?"""
        for row in system.keeping:
            firm = row.status == "in force"
            unsettled = row.status in {"likely", "to be agreed"}
            if row.what not in holding.cells[n].leaf.above or not (firm or unsettled):
                continue
            if row.receiver:
                binds = a.receiver == row.receiver and a.givers == (row.who,)
            else:
                free = _up(made, row.who, Truth.YES)
                binds = a.receiver not in {row.who, *free} and (
                    a.id == f"a{row.out_of}"
                    if row.out_of is not None
                    else boundary(find, a) == "inside" and PERSON[a.givers[0]] == PERSON[row.who]
                )
                firm = firm and a.receiver not in _up(made, row.who, Truth.UNKNOWN)
            if binds and (firm or threshold is Truth.YES):
                return True
        return False

    def step(state: State, masks: Masks, a: Arrangement) -> tuple[State, Masks] | None:
        _, via, bearer = state
        _, across, inside = masks
        kind = boundary(find, a)
        passed = (inside if kind == "inside" else across) & covered(a)
        verdict = check(graph, a, day=graph.day, via=via, about=holding.cells[0].leaf.about)
        if not passed or min(a.truth, verdict.truth) < threshold:
            return None
        if about.value is not None and a.limit is not None and about.value > a.limit:
            return None
        power = {row.id for row in verdict.rows}
        if kind != "inside":
            via = (
                "S65Z5"
                if power == {"S65Z5"}
                else "other"
                if a.power or len({p == "S65Z5" for p in power}) == 1
                else "not stated"
            )
        if power == {"S65Z5"}:
            bearer = a.receiver
        elif len({row.liability.alone for row in verdict.rows}) > 1:
            bearer = "not known"
        goes_across = {_across(row.onward.across, a.across) for row in verdict.rows}
        goes_inside = {
            Truth.NO if row.onward.inside == "barred" or a.inside == "barred" else Truth.YES for row in verdict.rows
        }
        may_across = goes_across.pop() if len(goes_across) == 1 else Truth.UNKNOWN
        may_inside = goes_inside.pop() if len(goes_inside) == 1 else Truth.UNKNOWN
        for row in verdict.others:
            may_across = max(may_across, min(_across(row.onward.across, a.across), Truth.UNKNOWN))
            if row.onward.inside != "barred" and a.inside != "barred":
                may_inside = max(may_inside, Truth.UNKNOWN)
        none: frozenset[int] = frozenset()
        return (a.receiver, via, bearer), (
            passed,
            passed if may_across >= threshold else none,
            passed if may_inside >= threshold else none,
        )

    def go(state: State, masks: Masks, seen: frozenset[tuple[State, frozenset[int], frozenset[int]]]) -> None:
        here = (state, masks[1], masks[2])
        if here in seen:
            return
        seen = seen | {here}
        node = state[0]
        out[node] = out.get(node, frozenset()) | masks[0]
        if node == "council":
            go(("cabinet", *state[1:]), masks, seen)
        for a in made:
            if node in a.givers:
                found = step(state, masks, a)
                if found is not None:
                    go(*found, seen)

    start = frozenset(n for n in cells if threshold is Truth.UNKNOWN or holding.cells[n] in set(holding.certain))
    if start:
        go((holding.holder, "own", holding.holder), (start, start, start), frozenset())
    return {node: found for node, found in out.items() if found}


def _up(made: tuple[Arrangement, ...], who: str, least: Truth) -> set[str]:
    """Those from whom arrangements that are at least so firm lead to somebody."""
    found: set[str] = set()
    while True:
        more = {g for a in made for g in a.givers if a.truth >= least and a.receiver in {who, *found}} - found
        if not more:
            return found
        found |= more


def _across(rule: str, terms: str) -> Truth:
    if rule == "barred" or terms == "barred":
        return Truth.NO
    return Truth.YES if rule == "allowed" or (rule == "terms" and terms == "allowed") else Truth.UNKNOWN

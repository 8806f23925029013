"""The findings on one arrangement: the check of its form, then what turns on the routes by which its giver holds.

Containment (L36, L06): nobody gives more than it holds, or passes on what it may not. Liability (L12): an asserted
bearer against the fold along the route. Both are judged on the arrangement's stated scope, limit and dates, with the
arrangement itself left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from govgraph.authority.derivation import Derivation, derive, union
from govgraph.authority.matters import Cell, holders, matter
from govgraph.authority.offers import NOT_KNOWN, PARTIES_UNSETTLED, SEVERAL, fold
from govgraph.graph.sentences import listed
from govgraph.law.rules import rules
from govgraph.legality.arrangement import Arrangement, all_arrangements, boundary, received_by
from govgraph.legality.check import Failure, Need, Verdict, check, each_once, legal_day
from govgraph.legality.match import NOT_STATED
from govgraph.legality.structure import structure
from govgraph.legality.subjects import subjects
from govgraph.model.amounts import pounds
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

_LEVELS = ("INFO", "WARN", "ERROR")


@dataclass(frozen=True, slots=True)
class Judged:
    """An arrangement judged on ``day``: its finding (None: nothing is wrong), what else fails, what is not stated."""

    arrangement: Arrangement
    day: date
    verdict: Verdict
    finding: Failure | None
    also: tuple[Failure, ...]
    conditions: tuple[Need, ...]


def judged(graph: Graph, a: Arrangement) -> Judged:
    """The findings on one arrangement, over every function that it is about."""
    day = legal_day(graph, a, graph.day)
    routes = tuple(_routes(graph, a, day))
    verdicts = [_best(graph, a, day, routes, about) for about in subjects(graph, a.what)]
    verdict = min(verdicts, key=lambda v: (v.truth, -_rank(v.finding)))
    failures = list(dict.fromkeys(failure for v in verdicts for failure in v.failures))
    conditions = [condition for v in verdicts for condition in v.conditions]
    more, notes = _contained(graph, a, routes)
    failures += [*more, *_liable(graph, a, day, routes)]
    failures.sort(key=_rank, reverse=True)
    conditions += [Need(text, "L36", rules()["L36"].cite) for text in notes]
    return Judged(a, day, verdict, failures[0] if failures else None, tuple(failures[1:]), each_once(conditions))


def all_judged(graph: Graph) -> tuple[Judged, ...]:
    """The findings on every arrangement that the source does not deny or report as past."""
    return tuple(
        judged(graph, a)
        for a in all_arrangements(graph)
        if a.fact is None or not (a.fact.negated or a.fact.tier == "past")
    )


def _rank(failure: Failure | None) -> int:
    return _LEVELS.index(failure.level) if failure else -1


def _routes(graph: Graph, a: Arrangement, day: date) -> Iterable[Derivation]:
    """The derivations of what the arrangement is about, on its day and in its places, without the arrangement."""
    for what in a.what:
        about = matter(graph, what, place="")
        if a.where:
            places = tuple(
                dict.fromkeys(place for where in a.where for place in matter(graph, what, place=where).places)
            )
            about = replace(about, places=places)
        about = replace(about, day=day)
        for holding in holders(graph, about):
            yield derive(graph, about, holding, without=a.id)


def _best(graph: Graph, a: Arrangement, day: date, routes: tuple[Derivation, ...], about: object) -> Verdict:
    """The verdict by the best of the ways in which the giver holds: one good route is enough."""
    ways = {state.via for derived in routes for state in derived.possible if state.node in a.givers}
    found = [check(graph, a, day=day, via=via, about=about) for via in sorted(ways) or (NOT_STATED,)]  # type: ignore[arg-type]
    return max(found, key=lambda v: (v.truth, -_rank(v.finding)))


def _contained(graph: Graph, a: Arrangement, routes: tuple[Derivation, ...]) -> tuple[list[Failure], list[str]]:
    find = structure(graph)
    failures: list[Failure] = []
    notes: list[str] = []
    for giver in a.givers:
        mine = [derived for derived in routes if giver in _scope(derived)] or list(routes)
        stated = any(derived.holder == giver for derived in routes) or any(
            _about(r, a) for r in received_by(graph, giver)
        )
        organ = find.organ_of(giver)
        stated = stated or any(derived.holder == organ for derived in routes)
        if not routes or not stated or all(derived.holding.root for derived in mine):
            outside = _elsewhere(graph, a, giver) if a.where else ""
            if outside:
                failures.append(Failure("function", "L36", "ERROR", outside, a.power or "L35"))
            elif a.what and not (a.joint and any(derived.holder in a.givers for derived in routes)):
                notes.append(f"how {graph.name(giver)} holds it")
            continue
        start = "" if any(giver in _scope(derived) for derived in routes) else _unreceived(graph, a, giver)
        if start:  # somebody further up states no receipt: a condition there, and no proof that this giver lacks it
            notes.append(f"how {graph.name(start)} holds it")
            continue
        failures += _one(graph, a, giver, mine)
    return failures, notes


def _unreceived(graph: Graph, a: Arrangement, giver: str) -> str:
    """Who, further up than the giver, gives the matter on and is stated to receive it from nobody; empty: nobody."""
    above = {item for what in a.what for item in graph.above(what)}
    seen, todo = {giver}, [giver]
    while todo:
        node = todo.pop()
        received = [
            r for r in received_by(graph, node) if _about(r, a) and (not r.what or not above.isdisjoint(r.what))
        ]
        if not received and node != giver:
            return node
        for upper in (g for r in received for g in r.givers if g not in seen):
            seen.add(upper)
            todo.append(upper)
    return ""


def _elsewhere(graph: Graph, a: Arrangement, giver: str) -> str:
    """Why a giver that holds the function does not hold it in the places given; empty where nothing says so."""
    for what in a.what:
        anywhere = replace(matter(graph, what, place=""), places=())
        if any(holding.holder == giver and not holding.root for holding in holders(graph, anywhere)):
            return f"{graph.name(giver)} does not hold it in {listed([graph.name(place) for place in a.where])}"
    return ""


def _about(other: Arrangement, a: Arrangement) -> bool:
    return other.id != a.id


def _one(graph: Graph, a: Arrangement, giver: str, routes: list[Derivation]) -> Iterable[Failure]:
    """What one giver holds, and may pass on, over all holders and routes together: one that brings a cell is enough."""
    word = "inside" if boundary(structure(graph), a) == "inside" else "across"
    name, row = graph.name(giver), a.power or "L35"
    held, sure = (_cells((r, r.acts(giver, pass_)) for r in routes) for pass_ in (Truth.UNKNOWN, Truth.YES))
    outside = [cell for derived in routes for cell in derived.cells if cell not in held]
    brought = _cells((r, _scope(r).get(giver, 0)) for r in routes) if outside else frozenset()
    if any(cell not in brought for cell in outside):
        text = f"{name} does not hold all that it gives: {_words(graph, outside)}"
        yield Failure("function", "L36", "ERROR", text, row)
        return
    might, may = (_cells((r, _passable(r, giver, word, pass_)) for r in routes) for pass_ in (Truth.UNKNOWN, Truth.YES))
    if held - might:
        yield Failure("conditions", "L06", "ERROR", f"{name} may not pass it on {word}", row)
    elif sure - may:
        yield Failure("conditions", "L06", "WARN", f"whether {name} may pass it on {word} is not stated", row)
    limits = [_widest(derived, giver) for derived in routes]
    known = [limit for limit in limits if limit is not None]
    comparable = a.limit is not None and a.limit_basis in {"", "decision"}
    if comparable and a.limit is not None and len(known) == len(limits) and a.limit > max(known):
        text = f"it gives up to {pounds(a.limit)}, and {name} holds up to {pounds(max(known))}"
        yield Failure("conditions", "L36", "ERROR", text, row)


def _passable(derived: Derivation, giver: str, word: str, pass_: Truth) -> int:
    states = derived.certain if pass_ is Truth.YES else derived.possible
    return union((m.inside if word == "inside" else m.across) for s, m in states.items() if s.node == giver)


def _cells(masks: Iterable[tuple[Derivation, int]]) -> frozenset[Cell]:
    """The cells of these masks, one for each derivation, taken together."""
    return frozenset(cell for derived, mask in masks for n, cell in enumerate(derived.cells) if mask >> n & 1)


def _words(graph: Graph, cells: Iterable[Cell]) -> str:
    names = (graph.name(cell.leaf.matter) + (f" in {graph.name(cell.place)}" if cell.place else "") for cell in cells)
    return listed(list(dict.fromkeys(names)))


def _scope(derived: Derivation) -> dict[str, int]:
    """What routes by scope and dates alone would bring to each node, whether or not their steps stand in law."""
    reached = {derived.holder: derived.all}
    todo = [derived.holder]
    while todo:
        node = todo.pop()
        steps = [(offer.organ, offer.mask) for offer in derived.organs(node)]
        for via in {state.via for state in derived.possible} | {"own"}:
            steps += [(offer.arrangement.receiver, offer.mask) for offer in derived.offers(node, via)]
        for receiver, mask in steps:
            grown = reached.get(receiver, 0) | reached[node] & mask
            if grown != reached.get(receiver, 0):
                reached[receiver] = grown
                todo.append(receiver)
    return reached


def _widest(derived: Derivation, giver: str) -> float | None:
    """The largest amount that some route to the giver lets pass; None: some route states no limit, or none leads there."""
    bound: dict[str, float] = {derived.holder: float("inf")}
    todo = [derived.holder]
    while todo:
        node = todo.pop()
        steps = [(offer.organ, float("inf")) for offer in derived.organs(node)]
        for via in {state.via for state in derived.possible if state.node == node}:
            for offer in derived.offers(node, via):
                a = offer.arrangement
                comparable = a.limit is not None and a.limit_basis in {"", "decision"}
                if offer.truth > Truth.NO:
                    steps.append((a.receiver, a.limit if comparable and a.limit is not None else float("inf")))
        for receiver, limit in steps:
            grown = min(bound[node], limit)
            if grown > bound.get(receiver, -1.0):
                bound[receiver] = grown
                todo.append(receiver)
    found = bound.get(giver, float("inf"))
    return None if found == float("inf") else found


def _liable(graph: Graph, a: Arrangement, day: date, routes: tuple[Derivation, ...]) -> Iterable[Failure]:
    """An asserted bearer of liability against the fold, in sole exercise only (L12)."""
    find = structure(graph)
    if not a.liable or boundary(find, a) == "joint":
        return
    bearers: set[str] = set()
    for derived in routes:
        for state in derived.possible:
            if state.node in a.givers:
                whole = derive(graph, derived.matter, derived.holding)
                bearers |= {
                    fold(graph, state.bearer, offer)
                    for offer in whole.offers(state.node, state.via)
                    if offer.arrangement.key == a.key
                }
    if not bearers or bearers & {NOT_KNOWN, PARTIES_UNSETTLED, SEVERAL}:
        return
    wrong = [item for item in a.liable if item not in bearers]
    if wrong:
        text = f"{listed([graph.name(item) for item in wrong])} is said to be liable; the power makes it {listed(sorted(graph.name(b) for b in bearers))}"
        yield Failure("conditions", "L12", "ERROR", text, a.power)

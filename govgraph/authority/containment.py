"""The findings on one arrangement: the check of its form, then what turns on the routes by which its giver holds.

Containment (L36, L06): nobody gives more than it holds, or passes on what it may not. Liability (L12): an asserted
bearer against the fold along the route. Both are judged on the arrangement's stated scope, limit and dates, with the
arrangement itself left out.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority.derivation import Derivation, Masks, State, leading_to
from govgraph.authority.matters import Cell, Holding, Matter, holders, holders_among, matter, only_roots
from govgraph.authority.offers import NOT_KNOWN, PARTIES_UNSETTLED, SEVERAL, fold, offers, union
from govgraph.graph.sentences import listed
from govgraph.law.rules import rules
from govgraph.legality.arrangement import Arrangement, all_arrangements, boundary, received_by
from govgraph.legality.check import check, legal_day
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.subjects import subjects
from govgraph.legality.verdict import Failure, Need, Verdict, each_once
from govgraph.model.amounts import pounds
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

_LEVELS = ("INFO", "WARN", "ERROR")


class Judged(Struct, frozen=True):
    """An arrangement judged on ``day``: its finding (None: nothing is wrong), what else fails, what is not stated."""

    arrangement: Arrangement
    day: date
    verdict: Verdict
    finding: Failure | None
    also: tuple[Failure, ...]
    conditions: tuple[Need, ...]

    @property
    def errors(self) -> tuple[Failure, ...]:
        """The rules that it breaks outright, the finding first."""
        return tuple(f for f in (self.finding, *self.also) if f is not None and f.level == "ERROR")


class _Route:
    """What one holder's authority brings to the givers of a relation, without that relation: who is reached, in which states.

    Nothing is derived from a holder that is not among ``leading``, the nodes that lead to the givers: it brings them nothing.
    """

    def __init__(self, graph: Graph, about: Matter, holding: Holding, without: str, leading: frozenset[str]) -> None:
        self._from = graph, about, holding, without, leading
        self.about, self.holding, self.holder, self.cells = about, holding, holding.holder, holding.cells
        self.leads = holding.holder in leading

    @functools.cached_property
    def derived(self) -> Derivation:
        """The derivation over the nodes that lead to the givers."""
        graph, about, holding, without, leading = self._from
        return Derivation(graph, about, holding, without=without, only=leading)

    def acts(self, giver: str, pass_: Truth) -> int:
        """The cells that a giver may exercise."""
        return self.derived.acts(giver, pass_) if self.leads else 0

    @functools.cached_property
    def scope(self) -> Mapping[str, int]:
        """What routes by scope and dates alone would bring to each node, whether or not their steps stand in law."""
        if not self.leads:
            return {}
        reached = {self.holder: self.derived.all}
        todo = [self.holder]
        while todo:
            node = todo.pop()
            via = next((state.via for state, _ in self.possible(node)), OWN)  # scopes are alike for every way
            steps = [(offer.organ, offer.mask) for offer in self.derived.organs(node)]
            steps += [(offer.arrangement.receiver, offer.mask) for offer in self.derived.offers(node, via)]
            for receiver, mask in steps:
                grown = reached.get(receiver, 0) | reached[node] & mask
                if grown != reached.get(receiver, 0):
                    reached[receiver] = grown
                    todo.append(receiver)
        return reached

    def possible(self, node: str) -> Sequence[tuple[State, Masks]]:
        """The states of a node in the possible pass."""
        return self.derived.states(node, Truth.UNKNOWN) if self.leads else ()

    @functools.cached_property
    def widest(self) -> Mapping[str, float]:
        """The largest amount that some route to each node lets pass, as far as limits are stated."""
        if not self.leads:
            return {}
        bound: dict[str, float] = {self.holder: float("inf")}
        todo = [self.holder]
        while todo:
            node = todo.pop()
            steps = [(offer.organ, float("inf")) for offer in self.derived.organs(node)]
            for via in {state.via for state, _ in self.possible(node)}:
                for offer in self.derived.offers(node, via):
                    a = offer.arrangement
                    comparable = a.limit is not None and a.limit_basis in {"", "decision"}
                    if offer.truth > Truth.NO:
                        steps.append((a.receiver, a.limit if comparable and a.limit is not None else float("inf")))
            for receiver, limit in steps:
                grown = min(bound[node], limit)
                if grown > bound.get(receiver, -1.0):
                    bound[receiver] = grown
                    todo.append(receiver)
        return bound

    def passable(self, giver: str, word: str, pass_: Truth) -> int:
        """The cells that a giver may pass on, inside or across."""
        states = self.derived.states(giver, pass_) if self.leads else ()
        return union((m.inside if word == "inside" else m.across) for _, m in states)


class _Routes:
    """The routes of what a relation is about, on a day: for each matter those that may come to its givers.

    ``matters``: each with the nodes that lead to the givers.
    """

    def __init__(self, graph: Graph, relation: str, matters: tuple[tuple[Matter, frozenset[str]], ...]) -> None:
        self.graph, self.relation, self.matters = graph, relation, matters

    @functools.cached_property
    def leading(self) -> tuple[_Route, ...]:
        """From the holders that lead to a giver: most others, and nearly all that they give, have nothing to do with it."""
        return tuple(
            _Route(self.graph, about, holding, self.relation, nodes)
            for about, nodes in self.matters
            for holding in holders_among(self.graph, about, nodes)
        )

    @functools.cached_property
    def every(self) -> tuple[_Route, ...]:
        """From all holders, in their order: asked where none leads to a giver that is said to receive something."""
        return tuple(
            _Route(self.graph, about, holding, self.relation, nodes)
            for about, nodes in self.matters
            for holding in holders(self.graph, about)
        )

    @functools.cached_property
    def only_roots(self) -> bool:
        """Does nobody state on whom any of it rests?"""
        return all(only_roots(self.graph, about) for about, _ in self.matters)


def _judged(graph: Graph, a: Arrangement, known: dict[date, _Routes], givers: Iterable[str]) -> Judged:
    """The findings on one arrangement, over every function that it is about.

    ``known`` are the routes of its relation by day: those of all its arrangements are the same. ``givers`` are all who
    give by that relation.
    """
    day = legal_day(graph, a, graph.day)
    if day not in known:
        known[day] = _Routes(graph, a.id, tuple(_matters(graph, a, day, givers)))
    routes = known[day]
    verdicts = [_best(graph, a, day, routes.leading, about) for about in subjects(graph, a.what)]
    verdict = min(verdicts, key=lambda v: (v.truth, -_rank(v.finding)))
    failures = list(dict.fromkeys(failure for v in verdicts for failure in v.failures))
    conditions = [condition for v in verdicts for condition in v.conditions]
    more, notes = _contained(graph, a, routes)
    failures += [*more, *_liable(graph, a, day, routes.leading)]
    failures.sort(key=_rank, reverse=True)
    conditions += [Need(text, "L36", rules()["L36"].cite) for text in notes]
    return Judged(a, day, verdict, failures[0] if failures else None, tuple(failures[1:]), each_once(conditions))


def all_judged(graph: Graph, among: Iterable[Arrangement] | None = None) -> tuple[Judged, ...]:
    """The findings on every arrangement that the source does not deny or report as past, or on those among some: those of
    one relation beside each other."""
    found: list[Judged] = []
    for _, group in itertools.groupby(all_arrangements(graph) if among is None else among, key=lambda a: a.id):
        known: dict[date, _Routes] = {}
        of_relation = [a for a in group if a.fact is None or not (a.fact.negated or a.fact.tier == "past")]
        givers = dict.fromkeys(giver for a in of_relation for giver in a.givers)
        found += [_judged(graph, a, known, givers) for a in of_relation]
    return tuple(found)


def _rank(failure: Failure | None) -> int:
    return _LEVELS.index(failure.level) if failure else -1


def _matters(graph: Graph, a: Arrangement, day: date, givers: Iterable[str]) -> Iterable[tuple[Matter, frozenset[str]]]:
    """What the arrangement is about, on its day and in its places, each with the nodes that lead to the givers."""
    for what in a.what:
        about = matter(graph, what, place="")
        if a.where:
            places = tuple(
                dict.fromkeys(place for where in a.where for place in matter(graph, what, place=where).places)
            )
            about = replace(about, places=places)
        about = replace(about, day=day)
        yield about, frozenset[str]().union(*(leading_to(graph, about, giver) for giver in givers))


def _best(graph: Graph, a: Arrangement, day: date, routes: tuple[_Route, ...], about: object) -> Verdict:
    """The verdict by the best of the ways in which the giver holds: one good route is enough."""
    ways = {state.via for route in routes for giver in a.givers for state, _ in route.possible(giver)}
    found = [check(graph, a, day=day, via=via, about=about) for via in sorted(ways) or (NOT_STATED,)]  # type: ignore[arg-type]
    return max(found, key=lambda v: (v.truth, -_rank(v.finding)))


def _contained(graph: Graph, a: Arrangement, found: _Routes) -> tuple[list[Failure], list[str]]:
    find = structure(graph)
    failures: list[Failure] = []
    notes: list[str] = []
    routes = found.leading
    with_its_holder = a.joint and any(route.holder in a.givers for route in routes)
    for giver in a.givers:
        if with_its_holder and not any(route.holder == giver for route in routes):
            continue  # it is exercised together with whoever holds it: nobody passes it on
        mine = [route for route in routes if giver in route.scope]
        stated = any(route.holder == giver for route in routes) or any(_about(r, a) for r in received_by(graph, giver))
        organ = find.organ_of(giver)
        stated = stated or any(route.holder == organ for route in routes)
        if not stated or (all(route.holding.root for route in mine) if mine else found.only_roots):
            outside = _elsewhere(graph, a, giver) if a.where else ""
            if outside:
                failures.append(Failure("function", "L36", "ERROR", outside, a.power or "L35"))
            elif a.what and not with_its_holder:
                notes.append(f"how {graph.name(giver)} holds it")
            continue
        start = "" if mine else _unreceived(graph, a, giver)
        if start:  # somebody further up states no receipt: a condition there, and no proof that this giver lacks it
            notes.append(f"how {graph.name(start)} holds it")
            continue
        failures += _one(graph, a, giver, mine or list(found.every))
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


def _one(graph: Graph, a: Arrangement, giver: str, routes: list[_Route]) -> Iterable[Failure]:
    """What one giver holds, and may pass on, over all holders and routes together: one that brings a cell is enough."""
    word = "inside" if boundary(structure(graph), a) == "inside" else "across"
    name, row = graph.name(giver), a.power or "L35"
    held, sure = (_cells((r, r.acts(giver, pass_)) for r in routes) for pass_ in (Truth.UNKNOWN, Truth.YES))
    outside = [cell for route in routes for cell in route.cells if cell not in held]
    brought = _cells((r, r.scope.get(giver, 0)) for r in routes) if outside else frozenset()
    if any(cell not in brought for cell in outside):
        text = f"{name} does not hold all that it gives: {_words(graph, outside)}"
        yield Failure("function", "L36", "ERROR", text, row)
        return
    might, may = (_cells((r, r.passable(giver, word, pass_)) for r in routes) for pass_ in (Truth.UNKNOWN, Truth.YES))
    if held - might:
        yield Failure(
            "conditions", "L06", "ERROR", f"{name} may not pass it on {word}", row, _barring(graph, a, giver, word)
        )
    elif sure - may:
        yield Failure("conditions", "L06", "WARN", f"whether {name} may pass it on {word} is not stated", row)
    limits = [route.widest.get(giver, float("inf")) for route in routes]
    comparable = a.limit is not None and a.limit_basis in {"", "decision"}
    if comparable and a.limit is not None and float("inf") not in limits and a.limit > max(limits):
        text = f"it gives up to {pounds(a.limit)}, and {name} holds up to {pounds(max(limits))}"
        yield Failure("conditions", "L36", "ERROR", text, row)


def _barring(graph: Graph, a: Arrangement, giver: str, word: str) -> Fact | None:
    """The gift whose own terms bar the giver from passing on; None where no paper says so."""
    above = {item for what in a.what for item in graph.above(what)}
    for received in received_by(graph, giver):
        terms = received.inside if word == "inside" else received.across
        if terms == "barred" and (not received.what or not above.isdisjoint(received.what)):
            return received.fact
    return None


def _cells(masks: Iterable[tuple[_Route, int]]) -> frozenset[Cell]:
    """The cells of these masks, one for each route, taken together."""
    return frozenset(cell for route, mask in masks for n, cell in enumerate(route.cells) if mask >> n & 1)


def _words(graph: Graph, cells: Iterable[Cell]) -> str:
    names = (graph.name(cell.leaf.matter) + (f" in {graph.name(cell.place)}" if cell.place else "") for cell in cells)
    return listed(list(dict.fromkeys(names)))


def _liable(graph: Graph, a: Arrangement, day: date, routes: tuple[_Route, ...]) -> Iterable[Failure]:
    """An asserted bearer of liability against the fold, in sole exercise only (L12)."""
    find = structure(graph)
    if not a.liable or boundary(find, a) == "joint":
        return
    bearers: set[str] = set()
    for route in routes:
        for state, _ in (pair for giver in a.givers for pair in route.possible(giver)):
            given = offers(graph, route.about, route.cells, state.node, state.via)
            bearers |= {fold(graph, state.bearer, offer) for offer in given if offer.arrangement.key == a.key}
    if not bearers or bearers & {NOT_KNOWN, PARTIES_UNSETTLED, SEVERAL}:
        return
    wrong = [item for item in a.liable if item not in bearers]
    if wrong:
        text = f"{listed([graph.name(item) for item in wrong])} is said to be liable; the power makes it {listed(sorted(graph.name(b) for b in bearers))}"
        yield Failure("conditions", "L12", "ERROR", text, a.power)

"""The derivation: from one holder along arrangements, once for certain and once for possible (authority.md section 4).

A state is (node, how it is held, who is liable); its value three masks of cells: what the node may exercise, pass on
across a legal boundary, pass on inside. What may be passed on belongs to the state and not to the body. Masks only
grow, so the work list ends; a loop adds nothing to what a node may exercise.

Where a value is asked about, a limit that no source states leaves a step *pending*: not certain, until a later step
states a limit that the value is within. The steps before it then stand on the condition that theirs cover the value.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import operator
from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govgraph.authority.matters import Cell, Holding, Matter
from govgraph.authority.offers import MAY_PASS_ON, SEVERAL, Condition, Offer, OrganOffer, fold, offers, organs
from govgraph.graph.memo import once_per_graph_by
from govgraph.legality.check import OWN
from govgraph.model.amounts import pounds
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_BEARERS = 8


def union(masks: Iterable[int]) -> int:
    """The cells of any of these masks."""
    return functools.reduce(operator.or_, masks, 0)


class State(NamedTuple):
    """A node, the last power by which it crossed a legal boundary (or own), the bearer of liability, and whether a
    limit is still open on the way to it."""

    node: str
    via: str
    bearer: str
    pending: bool = False


@dataclass(slots=True)
class Masks:
    """Cells that a state may exercise, pass on across, pass on inside."""

    act: int = 0
    across: int = 0
    inside: int = 0

    def grow(self, act: int, across: int, inside: int) -> bool:
        """Add cells; was anything new?"""
        before = (self.act, self.across, self.inside)
        self.act |= act
        self.across |= across
        self.inside |= inside
        return before != (self.act, self.across, self.inside)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A step that is not taken: from which node, along what, for which cells, and why. ``truth`` is no or unknown."""

    node: str
    receiver: str
    offer: Offer
    mask: int
    truth: Truth
    reason: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a route: along an arrangement, or from a body to its organ (then ``offer`` is None)."""

    giver: str
    receiver: str
    offer: Offer | None
    organ: OrganOffer | None
    conditions: tuple[Condition, ...]
    doubts: tuple[str, ...]
    bearer: str


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the holder to a node for one cell: its steps, conditions, and why it is not certain (empty: it is)."""

    hops: tuple[Hop, ...]
    bearer: str

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the law asks for on this route and no source states."""
        return tuple(dict.fromkeys(condition for hop in self.hops for condition in hop.conditions))

    @property
    def doubts(self) -> tuple[str, ...]:
        """What leaves the route unknown."""
        return tuple(dict.fromkeys(doubt for hop in self.hops for doubt in hop.doubts))


class Derivation:
    """What one holder's authority in one matter reaches; ``without`` leaves one relation out, by id."""

    def __init__(self, graph: Graph, matter: Matter, holding: Holding, without: str = "") -> None:
        self.graph = graph
        self.matter = matter
        self.holding = holding
        self.holder = holding.holder
        self.without = without
        self.cells: tuple[Cell, ...] = holding.cells
        self.all = (1 << len(self.cells)) - 1
        self.held = sum(1 << n for n, cell in enumerate(self.cells) if cell in set(holding.certain))
        self.amount = matter.amount(self.holder)
        persons = structure(graph).persons(self.holder)
        self.start = persons[0] if len(persons) == 1 else self.holder
        self._offers: dict[tuple[str, str], tuple[Offer, ...]] = {}
        self._organs: dict[str, tuple[OrganOffer, ...]] = {}
        self._routes: dict[tuple[str, int, Truth], Route | None] = {}
        self.refusals: dict[tuple[object, str, Truth], Refusal] = {}
        self.certain: Mapping[State, Masks] = self._run(Truth.YES)
        self.possible: Mapping[State, Masks] = self._run(Truth.UNKNOWN)
        self._act = {Truth.YES: self._acts(self.certain), Truth.UNKNOWN: self._acts(self.possible)}

    # -- the two passes -----------------------------------------------------------------------------------------

    def acts(self, node: str, pass_: Truth = Truth.YES) -> int:
        """The cells that a node may exercise, in the certain or the possible pass."""
        return self._act[pass_].get(node, 0)

    def nodes(self, pass_: Truth = Truth.YES) -> tuple[str, ...]:
        """The nodes that may exercise any cell."""
        return tuple(self._act[pass_])

    def bearers(self, node: str, pass_: Truth = Truth.YES) -> tuple[str, ...]:
        """Who may be liable for what a node does; more than one: it depends on the route."""
        states = self.certain if pass_ is Truth.YES else self.possible
        return tuple(dict.fromkeys(s.bearer for s, m in states.items() if s.node == node and m.act and not s.pending))

    @staticmethod
    def _acts(states: Mapping[State, Masks]) -> dict[str, int]:
        out: dict[str, int] = {}
        for state, masks in states.items():
            if masks.act and not state.pending:
                out[state.node] = out.get(state.node, 0) | masks.act
        return out

    def _run(self, threshold: Truth) -> dict[State, Masks]:
        start = self.held if threshold is Truth.YES else self.all
        states: dict[State, Masks] = {}
        bearers: dict[str, set[str]] = {}
        if not start:
            return states
        first = State(self.holder, OWN, self.start)
        states[first] = Masks(start, start, start)
        work = deque([first])
        while work:
            state = work.popleft()
            masks = states[state]
            for target, grown in self._steps(state, masks, threshold):
                known = bearers.setdefault(target.node, set())
                if target.bearer not in known and len(known) >= MAX_BEARERS:
                    target = target._replace(bearer=SEVERAL)
                known.add(target.bearer)
                there = states.setdefault(target, Masks())
                if there.grow(*grown) and target not in work:
                    work.append(target)
        return states

    def _steps(self, state: State, masks: Masks, threshold: Truth) -> Iterable[tuple[State, tuple[int, int, int]]]:
        for organ in self.organs(state.node):
            if grown := (masks.act & organ.mask, masks.across & organ.mask, masks.inside & organ.mask):
                yield state._replace(node=organ.organ), grown
        for offer in self.offers(state.node, state.via):
            passable = masks.inside if offer.boundary == "inside" else masks.across
            mask = passable & (offer.sure if threshold is Truth.YES else offer.mask)
            if not mask:
                self._refuse(state.node, offer, masks.act & offer.mask, threshold, self._barred(offer, threshold))
                continue
            truth, reason, pending = self._limit(offer, state.pending, threshold)
            truth, reason = (offer.truth, offer.reason) if offer.truth <= truth else (truth, reason)
            if truth < threshold:
                self._refuse(state.node, offer, mask, threshold, (truth, reason))
                continue
            target = State(offer.arrangement.receiver, offer.via, fold(self.graph, state.bearer, offer), pending)
            yield target, (mask, mask if offer.across >= threshold else 0, mask if offer.inside >= threshold else 0)

    def _limit(self, offer: Offer, pending: bool, threshold: Truth) -> tuple[Truth, str, bool]:
        """Does a limit let the amount asked about pass; and is it still open whether one does?"""
        a = offer.arrangement
        if self.amount is None:
            return Truth.YES, "", False
        comparable = a.limit is not None and a.limit_basis in {"", "decision"}
        if comparable and a.limit is not None:
            if self.amount > a.limit:
                return Truth.NO, f"its limit is {pounds(a.limit)}", False
            return Truth.YES, "", False
        return Truth.YES, "", threshold is Truth.YES

    def _barred(self, offer: Offer, threshold: Truth) -> tuple[Truth, str]:
        giver = self.graph.name(offer.arrangement.givers[0])
        words = "inside" if offer.boundary == "inside" else "across to another legal person"
        if threshold is Truth.YES:
            return Truth.UNKNOWN, f"whether {giver} may pass it on {words} is not stated"
        return Truth.NO, f"{giver} may not pass it on {words}"

    def _refuse(self, node: str, offer: Offer, mask: int, threshold: Truth, why: tuple[Truth, str]) -> None:
        if mask:
            key = (offer.arrangement.key, offer.via, threshold)
            self.refusals.setdefault(key, Refusal(node, offer.arrangement.receiver, offer, mask, *why))

    def offers(self, node: str, via: str) -> tuple[Offer, ...]:
        """What a node may pass on, holding it in one way."""
        if (node, via) not in self._offers:
            found = offers(self.graph, self.matter, self.cells, node, via)
            self._offers[node, via] = tuple(offer for offer in found if offer.arrangement.id != self.without)
        return self._offers[node, via]

    def organs(self, node: str) -> tuple[OrganOffer, ...]:
        """The organs of a node."""
        if node not in self._organs:
            self._organs[node] = organs(self.graph, self.cells, node)
        return self._organs[node]

    # -- routes -------------------------------------------------------------------------------------------------

    def route(self, node: str, cell: int, pass_: Truth = Truth.YES) -> Route | None:
        """The route to a node for one cell (its number) with fewest doubts, then conditions, then steps; None: none."""
        key = (node, cell, pass_)
        if key not in self._routes:
            self._routes[key] = self._search(node, cell, pass_)
        return self._routes[key]

    def _search(self, node: str, cell: int, threshold: Truth) -> Route | None:
        bit = 1 << cell
        if not (self.held if threshold is Truth.YES else self.all) & bit:
            return None
        count = itertools.count()
        first: tuple[State, bool, int] = (State(self.holder, OWN, self.start), True, 1)
        queue: list[tuple[tuple[int, int, int], int, tuple[State, bool, int], tuple[Hop, ...], str]] = [
            ((0, 0, 0), next(count), first, (), "")
        ]
        done: set[tuple[State, bool, int]] = set()
        while queue:
            cost, _, here, hops, last = heapq.heappop(queue)
            if here in done:
                continue
            done.add(here)
            state, across, inside = here
            if state.node == node and not (threshold is Truth.YES and state.pending):
                return Route(hops, state.bearer)
            for there, hop, arrangement in self._hops(state, across, inside, bit, threshold, last):
                if there not in done:
                    more = (cost[0] + len(hop.doubts), cost[1] + len(hop.conditions), cost[2] + 1)
                    heapq.heappush(queue, (more, next(count), there, (*hops, hop), arrangement))
        return None

    def _hops(
        self, state: State, across: bool, inside: int, bit: int, threshold: Truth, last: str
    ) -> Iterable[tuple[tuple[State, bool, int], Hop, str]]:
        """Steps from a state for one cell. ``inside`` is 0 may not, 1 may, 2 may on condition; ``last`` the arrangement before."""
        for organ in self.organs(state.node):
            if organ.mask & bit:
                conditions: tuple[Condition, ...] = ((organ.organ, organ.condition),) if organ.condition else ()
                hop = Hop(state.node, organ.organ, None, organ, conditions, (), state.bearer)
                yield (state._replace(node=organ.organ), across, inside), hop, last
        for offer in self.offers(state.node, state.via):
            passable = inside > 0 if offer.boundary == "inside" else across
            covered = offer.sure if threshold is Truth.YES else offer.mask
            truth, _, pending = self._limit(offer, state.pending, threshold)
            if not (passable and covered & bit and min(truth, offer.truth) >= threshold):
                continue
            conditions = offer.conditions
            if offer.boundary == "inside" and inside == 2 and last:
                conditions = ((last, MAY_PASS_ON), *conditions)
            if pending and self.amount is not None:
                conditions = (*conditions, (offer.arrangement.id, f"its limit covers {pounds(self.amount)}"))
            hop = Hop(
                state.node, offer.arrangement.receiver, offer, None, conditions, tuple(self._doubts(offer, state, across, bit)),
                fold(self.graph, state.bearer, offer),
            )  # fmt: skip
            target = State(offer.arrangement.receiver, offer.via, hop.bearer, pending)
            onward_inside = 0 if offer.inside < threshold else 2 if offer.asks else 1
            yield (target, offer.across >= threshold, onward_inside), hop, offer.arrangement.id

    def _doubts(self, offer: Offer, state: State, across: bool, bit: int) -> Iterable[str]:
        """Why a step is not certain, for the possible pass."""
        if offer.truth is Truth.UNKNOWN:
            yield offer.reason
        if not offer.sure & bit:
            yield f"whether {self.graph.name(offer.arrangement.where[0])} is the whole area is not stated"
        certain = [
            m
            for s, m in self.certain.items()
            if s.node == state.node and s.via == state.via and s.bearer == state.bearer
        ]
        if certain and not any((m.inside if offer.boundary == "inside" else m.across) & bit for m in certain):
            yield self._barred(offer, Truth.YES)[1]
        if self.amount is not None and (
            offer.arrangement.limit is None or offer.arrangement.limit_basis not in {"", "decision"}
        ):
            basis = offer.arrangement.limit_basis
            yield f"its limit is per {basis}" if offer.arrangement.limit is not None else "no limit is stated"


def _what_is_derived(matter: Matter, holder: Holding) -> Hashable:
    return matter, frozenset(matter.share.items()), holder.holder, holder.cells, holder.certain


@once_per_graph_by(_what_is_derived)
def derive(graph: Graph, matter: Matter, holder: Holding) -> Derivation:
    """What a holder's authority in a matter reaches; computed once."""
    return Derivation(graph, matter, holder)

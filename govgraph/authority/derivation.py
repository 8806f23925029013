"""The derivation: from one holder along arrangements, once for certain and once for possible (docs/authority.md#the-derivation).

A state is (node, how it is held, who is liable); its value three masks of cells: what the node may exercise, pass on
across a legal boundary, pass on inside. What may be passed on belongs to the state and not to the body. Masks only
grow, so the work list ends; a loop adds nothing to what a node may exercise.

Where a value is asked about, a limit that is stated binds. A step of which no source states a limit lets the value
pass on the condition that its scheme sets no lower limit: a delegation without a limit reaches the whole matter, and
the paper may only be silent.
"""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govgraph.authority.matters import Cell, Holding, Matter
from govgraph.authority.offers import MAY_PASS_ON, SEVERAL, Condition, Offer, OrganOffer, fold, offers, organs
from govgraph.graph.memo import once_per_graph_by
from govgraph.graph.sentences import source_text
from govgraph.legality.arrangement import received_by
from govgraph.legality.match import OWN
from govgraph.model.amounts import Amount, pounds
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_BEARERS = 8
PER_DECISION = frozenset({"", "decision"})
"""The bases of a limit that can be held against one amount; a limit for a year or a contract cannot."""

NO_LOWER_LIMIT = "its scheme sets no lower limit"
"""The condition of a step for an amount where no source states a limit."""


class State(NamedTuple):
    """A node, the last power by which it crossed a legal boundary (or own), and the bearer of liability."""

    node: str
    via: str
    bearer: str


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
    """A step that is not taken: from which node, along what, for which cells, and why. ``truth`` is no or unknown.

    ``limit`` is the limit that the amount asked about is over; None: something else is in the way.
    """

    node: str
    receiver: str
    offer: Offer
    mask: int
    truth: Truth
    reason: str
    limit: float | None = None


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
        self.refusals: dict[tuple[object, str, Truth, str], Refusal] = {}
        self.certain: Mapping[State, Masks] = self._run(Truth.YES)
        self.possible: Mapping[State, Masks] = self._run(Truth.UNKNOWN)
        self._act = {Truth.YES: self._acts(self.certain), Truth.UNKNOWN: self._acts(self.possible)}

    @property
    def limit(self) -> float | None:
        """The limit that a new arrangement needs for the amount asked about; None: no amount is."""
        return self.amount.limit if isinstance(self.amount, Amount) else self.amount

    # -- the two passes -----------------------------------------------------------------------------------------

    def acts(self, node: str, pass_: Truth = Truth.YES) -> int:
        """The cells that a node may exercise, in the certain or the possible pass."""
        return self._act[pass_].get(node, 0)

    def nodes(self, pass_: Truth = Truth.YES) -> tuple[str, ...]:
        """The nodes that may exercise any cell."""
        return tuple(self._act[pass_])

    def passed_on(self, pass_: Truth = Truth.YES) -> tuple[tuple[str, str], ...]:
        """From whom to whom any of it comes, each pair of nodes once, in the certain or the possible pass."""
        states = self.certain if pass_ is Truth.YES else self.possible
        steps = ((s.node, to.node) for s, m in states.items() for to, _ in self._steps(s, m, pass_))
        return tuple(dict.fromkeys(steps))

    def bearers(self, node: str, pass_: Truth = Truth.YES) -> tuple[str, ...]:
        """Who may be liable for what a node does; more than one: it depends on the route."""
        states = self.certain if pass_ is Truth.YES else self.possible
        return tuple(dict.fromkeys(s.bearer for s, m in states.items() if s.node == node and m.act))

    @staticmethod
    def _acts(states: Mapping[State, Masks]) -> dict[str, int]:
        out: dict[str, int] = {}
        for state, masks in states.items():
            if masks.act:
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
            if organ.doubt and threshold is Truth.YES:
                continue
            if grown := (masks.act & organ.mask, masks.across & organ.mask, masks.inside & organ.mask):
                yield state._replace(node=organ.organ), grown
        for offer in self.offers(state.node, state.via):
            passable = masks.inside if offer.boundary == "inside" else masks.across
            for kept, truth, reason in offer.kept:
                if truth.opposite < threshold:
                    self._refuse(state.node, offer, passable & kept, threshold, (truth.opposite, reason))
            mask = passable & (offer.sure if threshold is Truth.YES else offer.mask)
            if not mask:
                self._refuse(state.node, offer, masks.act & offer.mask, threshold, self._barred(offer, threshold))
                continue
            truth, reason, limit = self._limit(offer)
            if offer.truth <= truth:
                truth, reason, limit = offer.truth, offer.reason, None
            if truth < threshold:
                self._refuse(state.node, offer, mask, threshold, (truth, reason), limit)
                continue
            target = State(offer.arrangement.receiver, offer.via, fold(self.graph, state.bearer, offer))
            yield target, (mask, mask if offer.across >= threshold else 0, mask if offer.inside >= threshold else 0)

    def _limit(self, offer: Offer) -> tuple[Truth, str, float | None]:
        """Does its limit let the amount asked about pass, why not, and the limit that it is over."""
        a = offer.arrangement
        if self.amount is None or a.limit is None:
            return Truth.YES, "", None
        if a.limit_basis not in PER_DECISION:
            return Truth.UNKNOWN, f"its limit is {pounds(a.limit)} per {a.limit_basis}", None
        if self.amount > a.limit:
            return Truth.NO, f"its limit is {pounds(a.limit)}", a.limit
        return Truth.YES, "", None

    def _barred(self, offer: Offer, threshold: Truth) -> tuple[Truth, str]:
        giver = self.graph.name(offer.arrangement.givers[0])
        words = "inside" if offer.boundary == "inside" else "across to another legal person"
        if threshold is Truth.YES:
            return Truth.UNKNOWN, f"whether {giver} may pass it on {words} is not stated"
        return Truth.NO, f"{giver} may not pass it on {words}{self._barring(offer)}"

    def _barring(self, offer: Offer) -> str:
        """Where a paper says that a giver may not pass it on; empty where the bar is the law's, or nobody's."""
        for received in received_by(self.graph, offer.arrangement.givers[0]):
            terms = received.inside if offer.boundary == "inside" else received.across
            about = not received.what or not self.matter.above.isdisjoint(received.what)
            if terms == "barred" and about and received.fact is not None and received.fact.sources:
                return f" ({source_text(received.fact)})"
        return ""

    def _refuse(
        self, node: str, offer: Offer, mask: int, threshold: Truth, why: tuple[Truth, str], limit: float | None = None
    ) -> None:
        if mask:
            key = (offer.arrangement.key, offer.via, threshold, why[1])
            self.refusals.setdefault(key, Refusal(node, offer.arrangement.receiver, offer, mask, *why, limit))

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
            if state.node == node:
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
            if organ.mask & bit and not (organ.doubt and threshold is Truth.YES):
                conditions: tuple[Condition, ...] = ((organ.organ, organ.condition),) if organ.condition else ()
                doubts = (organ.doubt,) if organ.doubt else ()
                hop = Hop(state.node, organ.organ, None, organ, conditions, doubts, state.bearer)
                yield (state._replace(node=organ.organ), across, inside), hop, last
        for offer in self.offers(state.node, state.via):
            passable = inside > 0 if offer.boundary == "inside" else across
            covered = offer.sure if threshold is Truth.YES else offer.mask
            truth, _, _ = self._limit(offer)
            if not (passable and covered & bit and min(truth, offer.truth) >= threshold):
                continue
            conditions = offer.conditions
            if offer.boundary == "inside" and inside == 2 and last:
                conditions = ((last, MAY_PASS_ON), *conditions)
            if self.amount is not None and offer.arrangement.limit is None:
                conditions = (*conditions, (offer.arrangement.id, NO_LOWER_LIMIT))
            hop = Hop(
                state.node, offer.arrangement.receiver, offer, None, conditions, tuple(self._doubts(offer, state, across, bit)),
                fold(self.graph, state.bearer, offer),
            )  # fmt: skip
            target = State(offer.arrangement.receiver, offer.via, hop.bearer)
            onward_inside = 0 if offer.inside < threshold else 2 if offer.asks else 1
            yield (target, offer.across >= threshold, onward_inside), hop, offer.arrangement.id

    def _doubts(self, offer: Offer, state: State, across: bool, bit: int) -> Iterable[str]:
        """Why a step is not certain, for the possible pass."""
        if offer.truth is Truth.UNKNOWN:
            yield offer.reason
        if not offer.sure & bit:
            yield (
                offer.kept_at(bit)
                or f"whether {self.graph.name(offer.arrangement.where[0])} is the whole area is not stated"
            )
        certain = [
            m
            for s, m in self.certain.items()
            if s.node == state.node and s.via == state.via and s.bearer == state.bearer
        ]
        if certain and not any((m.inside if offer.boundary == "inside" else m.across) & bit for m in certain):
            yield self._barred(offer, Truth.YES)[1]
        truth, reason, _ = self._limit(offer)
        if truth is Truth.UNKNOWN:
            yield reason


def _what_is_derived(matter: Matter, holder: Holding) -> Hashable:
    return matter, frozenset(matter.share.items()), holder.holder, holder.cells, holder.certain


@once_per_graph_by(_what_is_derived)
def derive(graph: Graph, matter: Matter, holder: Holding) -> Derivation:
    """What a holder's authority in a matter reaches; computed once."""
    return Derivation(graph, matter, holder)

"""The routes by which a holder's authority reaches each node, for one cell: the best way, step by step.

One search from the holder serves every node. It goes no further than it has been asked to, and goes on from there when
the next node is asked about, so that showing one route costs what lies nearer than it, and showing all of them costs one
search. What lies behind a node is kept as a step and what came before it; a route is put together when it is shown.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from govgraph.authority.offers import MAY_PASS_ON, Condition, Offer, OrganOffer, fold
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.authority.derivation import Derivation, State

NO_LOWER_LIMIT = "its scheme sets no lower limit"
"""The condition of a step for an amount where no source states a limit."""


class Hop(Struct, frozen=True):
    """One step of a route: along an arrangement, or from a body to its organ (then ``offer`` is None)."""

    giver: str
    receiver: str
    offer: Offer | None
    organ: OrganOffer | None
    conditions: tuple[Condition, ...]
    doubts: tuple[str, ...]
    bearer: str


class Route(Struct, frozen=True):
    """A way from the holder to a node for one cell: its steps, conditions, and why it is not certain (empty: it is)."""

    hops: tuple[Hop, ...]
    bearer: str

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the law asks for on this route and no source states."""
        return tuple(dict.fromkeys(condition for hop in self.hops for condition in hop.conditions))

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the route is not certain: the reason of each step that may not stand, in words."""
        return tuple(dict.fromkeys(doubt for hop in self.hops for doubt in hop.doubts))


class _Way(NamedTuple):
    """The last step of a way, and the way before it (None: this is the first step)."""

    hop: Hop
    before: _Way | None


class _Here(NamedTuple):
    """Where a search stands: the state, and whether the cell may go on from it across and inside.

    ``inside`` is 0 may not, 1 may, 2 may on condition.
    """

    state: State
    across: bool
    inside: int


_Cost = tuple[int, int, int]
"""Doubts, then conditions, then steps: the fewer the better."""


class Routes:
    """The best routes from the holder for one cell (its number), certain ones or possible ones."""

    def __init__(self, derived: Derivation, start: State, cell: int, threshold: Truth) -> None:
        self._derived = derived
        self._bit = 1 << cell
        self._threshold = threshold
        self._count = itertools.count()  # of equal ways the one that was come upon first
        self._queue: list[tuple[_Cost, int, _Here, _Way | None, str]] = []
        self._done: set[_Here] = set()
        self._found: dict[str, tuple[_Way | None, str]] = {}
        if (derived.held if threshold is Truth.YES else derived.all) & self._bit:
            self._queue.append(((0, 0, 0), next(self._count), _Here(start, True, 1), None, ""))

    def to(self, node: str) -> Route | None:
        """The route to a node with fewest doubts, then conditions, then steps; None: there is none."""
        while node not in self._found and self._queue:
            self._go_on()
        if node not in self._found:
            return None
        way, bearer = self._found[node]
        hops: list[Hop] = []
        while way is not None:
            hops.append(way.hop)
            way = way.before
        return Route(tuple(reversed(hops)), bearer)

    def _go_on(self) -> None:
        """Take the cheapest way that is open, and open the ways that lead on from there."""
        cost, _, here, way, last = heapq.heappop(self._queue)
        if here in self._done:
            return
        self._done.add(here)
        self._found.setdefault(here.state.node, (way, here.state.bearer))
        for there, hop, arrangement in self._hops(here, last):
            if there not in self._done:
                more = (cost[0] + len(hop.doubts), cost[1] + len(hop.conditions), cost[2] + 1)
                heapq.heappush(self._queue, (more, next(self._count), there, _Way(hop, way), arrangement))

    def _hops(self, here: _Here, last: str) -> Iterable[tuple[_Here, Hop, str]]:
        """Steps from here, each with where it leads and its arrangement; ``last`` is the arrangement before."""
        derived, bit, threshold = self._derived, self._bit, self._threshold
        state, across, inside = here
        for organ in derived.organs(state.node):
            if organ.mask & bit and not (organ.doubt and threshold is Truth.YES):
                conditions: tuple[Condition, ...] = ((organ.organ, organ.condition),) if organ.condition else ()
                doubts = (organ.doubt,) if organ.doubt else ()
                hop = Hop(state.node, organ.organ, None, organ, conditions, doubts, state.bearer)
                yield _Here(state._replace(node=organ.organ), across, inside), hop, last
        for offer in derived.offers(state.node, state.via):
            passable = inside > 0 if offer.boundary == "inside" else across
            covered = offer.sure if threshold is Truth.YES else offer.mask
            if not (passable and covered & bit and min(derived.limited(offer)[0], offer.truth) >= threshold):
                continue
            conditions = offer.conditions
            if offer.boundary == "inside" and inside == 2 and last:
                conditions = ((last, MAY_PASS_ON), *conditions)
            if derived.amount is not None and offer.arrangement.limit is None:
                conditions = (*conditions, (offer.arrangement.id, NO_LOWER_LIMIT))
            receiver, bearer = offer.arrangement.receiver, fold(derived.graph, state.bearer, offer)
            hop = Hop(state.node, receiver, offer, None, conditions, tuple(self._doubts(offer, state)), bearer)
            onward_inside = 0 if offer.inside < threshold else 2 if offer.asks else 1
            there = _Here(
                state._replace(node=receiver, via=offer.via, bearer=bearer), offer.across >= threshold, onward_inside
            )
            yield there, hop, offer.arrangement.id

    def _doubts(self, offer: Offer, state: State) -> Iterable[str]:
        """Why a step is not certain, for the possible pass."""
        derived, bit = self._derived, self._bit
        if offer.truth is Truth.UNKNOWN:
            yield offer.reason
        if not offer.sure & bit:
            yield (
                offer.kept_at(bit)
                or f"whether {derived.graph.name(offer.arrangement.where[0])} is the whole area is not stated"
            )
        certain = derived.certain.get(state)
        if certain is not None and not (certain.inside if offer.boundary == "inside" else certain.across) & bit:
            yield derived.barred(offer, Truth.YES)[1]
        truth, reason, _ = derived.limited(offer)
        if truth is Truth.UNKNOWN:
            yield reason

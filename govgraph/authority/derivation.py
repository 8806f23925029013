"""The derivation: from one holder along arrangements, once for certain and once for possible (docs/authority.md#the-derivation).

A state is (node, how it is held, who is liable); its value three masks of cells: what the node may exercise, pass on
across a legal boundary, pass on inside. What may be passed on belongs to the state and not to the body. Masks only
grow, so the work list ends; a loop adds nothing to what a node may exercise.

Where a value is asked about, a limit that is stated binds. A step of which no source states a limit lets the value
pass on the condition that its scheme sets no lower limit: a delegation without a limit reaches the whole matter, and
the paper may only be silent.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from govgraph.authority.matters import Cell, Holding, Matter, holders
from govgraph.authority.offers import SEVERAL, Offer, OrganOffer, fold, offers, organs
from govgraph.authority.routes import Route, Routes
from govgraph.graph.memo import once_per_graph, once_per_graph_by
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


class State(NamedTuple):
    """A node, the last power by which it crossed a legal boundary (or own), and the bearer of liability."""

    node: str
    via: str
    bearer: str


class Masks(Struct):
    """Cells that a state may exercise, pass on across, pass on inside."""

    act: int = 0
    across: int = 0
    inside: int = 0

    def grow(self, act: int, across: int, inside: int) -> bool:
        """Add cells, as bits, to what may be exercised and passed on; true where any of them is new."""
        before = (self.act, self.across, self.inside)
        self.act |= act
        self.across |= across
        self.inside |= inside
        return before != (self.act, self.across, self.inside)


class Refusal(Struct, frozen=True):
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


class Derivation:
    """What one holder's authority in one matter reaches; ``without`` leaves one relation out, by id.

    ``only``: nothing but these nodes is followed (None: all are). Where all are among them that lead to a node (see
    :func:`leading_to`), what comes to that node is the same, and nothing else need be judged.
    """

    def __init__(
        self, graph: Graph, matter: Matter, holding: Holding, without: str = "", only: frozenset[str] | None = None
    ) -> None:
        self.graph = graph
        self.matter = matter
        self.holding = holding
        self.holder = holding.holder
        self.without, self.only = without, only
        self.cells: tuple[Cell, ...] = holding.cells
        self.all = (1 << len(self.cells)) - 1
        self.held = sum(1 << n for n, cell in enumerate(self.cells) if cell in set(holding.certain))
        self.amount = matter.amount(self.holder)
        persons = structure(graph).persons(self.holder)
        self.start = persons[0] if len(persons) == 1 else self.holder
        self._offers: dict[tuple[str, str], tuple[Offer, ...]] = {}
        self._organs: dict[str, tuple[OrganOffer, ...]] = {}
        self._routes: dict[tuple[int, Truth], Routes] = {}
        self._by_node: dict[Truth, Mapping[str, Sequence[tuple[State, Masks]]]] = {}
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
        return tuple(dict.fromkeys(state.bearer for state, masks in self.states(node, pass_) if masks.act))

    def states(self, node: str, pass_: Truth) -> Sequence[tuple[State, Masks]]:
        """The states of a node, in the certain or the possible pass, each with its cells."""
        if pass_ not in self._by_node:
            found: dict[str, list[tuple[State, Masks]]] = {}
            for state, masks in (self.certain if pass_ is Truth.YES else self.possible).items():
                found.setdefault(state.node, []).append((state, masks))
            self._by_node[pass_] = found
        return self._by_node[pass_].get(node, ())

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
        work, waiting = deque([first]), {first}
        while work:
            state = work.popleft()
            waiting.discard(state)
            masks = states[state]
            for target, grown in self._steps(state, masks, threshold):
                known = bearers.setdefault(target.node, set())
                if target.bearer not in known and len(known) >= MAX_BEARERS:
                    target = target._replace(bearer=SEVERAL)
                known.add(target.bearer)
                there = states.setdefault(target, Masks())
                if there.grow(*grown) and target not in waiting:
                    work.append(target)
                    waiting.add(target)
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
                self._refuse(state.node, offer, masks.act & offer.mask, threshold, self.barred(offer, threshold))
                continue
            truth, reason, limit = self.limited(offer)
            if offer.truth <= truth:
                truth, reason, limit = offer.truth, offer.reason, None
            if truth < threshold:
                self._refuse(state.node, offer, mask, threshold, (truth, reason), limit)
                continue
            target = State(offer.arrangement.receiver, offer.via, fold(self.graph, state.bearer, offer))
            yield target, (mask, mask if offer.across >= threshold else 0, mask if offer.inside >= threshold else 0)

    def limited(self, offer: Offer) -> tuple[Truth, str, float | None]:
        """Does its limit let the amount asked about pass, why not, and the limit that it is over."""
        a = offer.arrangement
        if self.amount is None or a.limit is None:
            return Truth.YES, "", None
        if a.limit_basis not in PER_DECISION:
            return Truth.UNKNOWN, f"its limit is {pounds(a.limit)} per {a.limit_basis}", None
        if self.amount > a.limit:
            return Truth.NO, f"its limit is {pounds(a.limit)}", a.limit
        return Truth.YES, "", None

    def barred(self, offer: Offer, threshold: Truth) -> tuple[Truth, str]:
        """Why a giver that has the cells may not pass them on along an arrangement, as far as a pass can tell."""
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
            self._offers[node, via] = offers(
                self.graph, self.matter, self.cells, node, via, without=self.without, only=self.only
            )
        return self._offers[node, via]

    def organs(self, node: str) -> tuple[OrganOffer, ...]:
        """The organs of a node that act as the body, each with the cells for which it is that."""
        if node not in self._organs:
            self._organs[node] = organs(self.graph, self.cells, node, only=self.only)
        return self._organs[node]

    # -- routes -------------------------------------------------------------------------------------------------

    def route(self, node: str, cell: int, pass_: Truth = Truth.YES) -> Route | None:
        """The route to a node for one cell (its number) with fewest doubts, then conditions, then steps; None: none."""
        key = (cell, pass_)
        if key not in self._routes:
            self._routes[key] = Routes(self, State(self.holder, OWN, self.start), cell, pass_)
        return self._routes[key].to(node)


def leading_to(graph: Graph, matter: Matter, node: str) -> frozenset[str]:
    """The nodes from which arrangements about the matter lead to a node, whether they stand in law or not."""
    return _leading_to(graph, matter.above, node)


@once_per_graph
def _leading_to(graph: Graph, above: frozenset[str], node: str) -> frozenset[str]:
    find = structure(graph)
    found = {node}
    todo = [node]
    while todo:
        here = todo.pop()
        givers = [g for a in received_by(graph, here) if not a.what or not above.isdisjoint(a.what) for g in a.givers]
        for giver in (*givers, *find.bodies_of_organ(here)):
            if giver not in found:
                found.add(giver)
                todo.append(giver)
    return frozenset(found)


def _what_is_derived(matter: Matter, holder: Holding) -> Hashable:
    return matter, frozenset(matter.share.items()), holder.holder, holder.cells, holder.certain


@once_per_graph_by(_what_is_derived)
def derive(graph: Graph, matter: Matter, holder: Holding) -> Derivation:
    """What a holder's authority in a matter reaches; computed once."""
    return Derivation(graph, matter, holder)


@once_per_graph
def comes_to(graph: Graph, matter: Matter, node: str) -> bool:
    """May any holder's authority in a matter come to a node? Only what leads to the node is followed."""
    leading = leading_to(graph, matter, node)
    return any(
        Derivation(graph, matter, holding, only=leading).acts(node, Truth.UNKNOWN)
        for holding in holders(graph, matter)
        if holding.holder in leading
    )

"""The search for one holder's cheapest way: over the states of the derivation, along what is there and what the law lets be.

A step is taken only if the check of the law says yes to it for this way of holding, and its giver may pass the matter
on (docs/authority.md#what-it-would-take).
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from govgraph.authority.derivation import PER_DECISION, Derivation
from govgraph.authority.ground import ORGANS, SharedSearch, unused
from govgraph.authority.levels import authority
from govgraph.authority.matters import Cell, Holding
from govgraph.authority.offers import Offer, fold, supposed_offers, union
from govgraph.authority.plan import PlanStep
from govgraph.law.power_rows import Power
from govgraph.legality.arrangement import Arrangement, Boundary, boundary
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.subjects import Subject
from govgraph.legality.verdict import Verdict
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.posts import legal_relation
from govgraph.records import replace

DEAREST = 8
"""A way that costs more than this for one holder is no way."""

_ACROSS = {"S65Z5": 2, "S7A": 2, "C79": 2, "S14Z3": 2, "S75": 3}
"""What a new arrangement across costs, by its power or the frame that it is within; any other 2."""


class SearchState(NamedTuple):
    """A state of the search: where the whole matter is, how it is held, who is liable, whether it may be passed on."""

    node: str
    via: str
    bearer: str
    across: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class FoundWay:
    """A way for one holder: the node at which it ends, what it costs, and its steps."""

    node: str
    cost: int
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """A step as the search takes it: where it leads, what it costs, and the step of the plan (None: it is there)."""

    place: SearchState
    cost: int
    boundary: Boundary | None
    step: PlanStep | None


@dataclass(slots=True)
class Search:
    """The cheapest way of one holder's matter, or of a part of it, to any of the targets.

    ``part`` is a mask of the holder's cells (0: the whole). Steps already taken for another holder or part are free.
    """

    ground: SharedSearch
    holding: Holding
    targets: frozenset[str]
    taken: tuple[PlanStep, ...]
    part: int = 0
    everything: bool = False
    reached: dict[str, FoundWay] = field(default_factory=dict)
    blocked: dict[str, dict[str, None]] = field(default_factory=dict)
    seen: dict[tuple[str, str], list[tuple[int, SearchState]]] = field(default_factory=dict)

    def run(self) -> FoundWay | None:
        """The first goal popped; None when the frontier is empty or dearer than the limit."""
        if not self.targets:
            return None
        ground, h = self.ground, self.holding
        for target in sorted(self.targets):
            if target in ground.graph.things and self._there_already(target):
                return FoundWay(target, 0, ())
        pool = ground.pool(h, self.targets)
        free = {step.key for step in self.taken}
        count = itertools.count()
        queue: list[tuple[int, int, int, SearchState, tuple[tuple[Boundary | None, PlanStep | None], ...]]] = []
        for place in self._starts():
            if self._better(place, 0):
                heapq.heappush(queue, (0, 0, next(count), place, ()))
        done: set[SearchState] = set()
        while queue:
            cost, length, _, place, path = heapq.heappop(queue)
            if place in done or cost > DEAREST:
                continue
            done.add(place)
            found = FoundWay(place.node, cost, _terms(path))
            self.reached.setdefault(place.node, found)
            if place.node in self.targets and not self.everything:
                return found
            for move in self._moves(place, pool, cost):
                price = 0 if move.step is not None and move.step.key in free else move.cost
                if move.place not in done and self._better(move.place, cost + price):
                    heapq.heappush(
                        queue, (cost + price, length + 1, next(count), move.place, (*path, (move.boundary, move.step)))
                    )
        return None

    def _better(self, place: SearchState, cost: int) -> bool:
        """Is it found for the first time, or more cheaply, or with wider terms than before? Then it is remembered."""
        if self._known(place, cost):
            return False
        self.seen.setdefault((place.node, place.via), []).append((cost, place))
        return True

    def _known(self, place: SearchState, cost: int) -> bool:
        """Is as much known at no greater cost, whoever is liable? What one can go on to do, the other can."""
        return any(
            known <= cost and other.across >= place.across and other.inside >= place.inside
            for known, other in self.seen.get((place.node, place.via), ())
        )

    @property
    def _wanted(self) -> int:
        return self.part or self.ground.derived[self.holding.holder].all

    def _holds(self, mask: int) -> bool:
        """Is everything that is looked for among these cells?"""
        return not self._wanted & ~mask

    def _there_already(self, target: str) -> bool:
        if self.part:
            return self._holds(self.ground.derived[self.holding.holder].acts(target))
        return authority(self.ground.graph, self.ground.about, self.holding, target).level == "full"

    def _cells(self) -> tuple[Cell, ...]:
        cells = self.ground.derived[self.holding.holder].cells
        return tuple(cell for n, cell in enumerate(cells) if self._wanted >> n & 1)

    def _starts(self) -> Iterable[SearchState]:
        for state, masks in self.ground.derived[self.holding.holder].certain.items():
            if self._holds(masks.act):
                across, inside = self._holds(masks.across), self._holds(masks.inside)
                yield SearchState(state.node, state.via, state.bearer, across, inside)

    def _moves(self, place: SearchState, pool: tuple[str, ...], cost: int) -> Iterable[_Move]:
        derived = self.ground.derived[self.holding.holder]
        for organ in dict.fromkeys(offer.organ for offer in derived.organs(place.node)):
            if self._holds(union(offer.mask for offer in derived.organs(place.node) if offer.organ == organ)):
                yield _Move(place._replace(node=organ), 0, None, None)
        offered: dict[object, list[Offer]] = {}
        for offer in derived.offers(place.node, place.via):
            if offer.mask & self._wanted or not offer.mask:
                offered.setdefault(offer.arrangement.key, []).append(offer)
        for found in offered.values():
            yield from self._there(derived, place, found)
        for receiver in pool:
            if receiver != place.node:
                yield from self._new(derived, place, receiver, cost)

    def _there(self, derived: Derivation, place: SearchState, offered: list[Offer]) -> Iterable[_Move]:
        """Along an arrangement that is there: as it is, and widened."""
        a = offered[0].arrangement
        as_it_is = self._along(derived, place, a, offered)
        if as_it_is is not None:
            yield _Move(as_it_is, 0, offered[0].boundary, None)
        if (
            a.fact is None
            or a.truth is not Truth.YES
            or not a.power
            or len(opened_in_law(self.ground.wide, a.fact.role("to").ids)) != 1
        ):
            return
        cells = self._cells()
        places = tuple(dict.fromkeys(cell.place for cell in cells if cell.place))
        amount = derived.limit
        short = amount is not None and a.limit is not None and (a.limit < amount or a.limit_basis not in PER_DECISION)
        what = (
            a.what
            if not a.what or all(not cell.leaf.above.isdisjoint(a.what) for cell in cells)
            else (*a.what, *self._what())
        )
        where = (
            a.where
            if not a.where or self._holds(union(offer.sure for offer in offered))
            else tuple(dict.fromkeys((*a.where, *places)))
        )
        wider = replace(
            a,
            id=f"{a.id} widened",
            what=what,
            where=where,
            limit=amount if short else a.limit,
            limit_basis="decision" if short else a.limit_basis,
            across="allowed",
            inside="allowed",
        )
        if wider.where and not places:
            return
        more = list(supposed_offers(self.ground.wide, self.ground.about, derived.cells, wider, place.via))
        there = self._along(derived, place, wider, more)
        if there is None or there == as_it_is:
            return
        widens = tuple(
            name
            for name, changed in (
                ("what", what != a.what),
                ("where", where != a.where),
                ("limit", short),
                ("across", a.across != "allowed"),
                ("inside", a.inside == "barred"),
            )
            if changed
        )
        step = PlanStep(
            f"{a.id}-widened",
            a.givers,
            a.receiver,
            a.power,
            more[0].boundary,
            1,
            what=what,
            where=where,
            limit=amount if short else None,
            joint=a.joint,
            changes=a.id,
            widens=widens,
            conditions=_conditions(more),
        )
        yield _Move(there, 1, more[0].boundary, step)

    def _what(self) -> tuple[str, ...]:
        """What a new arrangement names: the matter; of a part, its leaves, by function where the rest shares them."""
        ground, cells = self.ground, self._cells()
        if not self.part:
            return (ground.about.what,)
        mine = {cell.leaf for cell in cells}
        others = {leaf.matter for leaf in ground.about.leaves if leaf not in mine}
        if not others:
            return (ground.about.what,)
        return tuple(
            dict.fromkeys(cell.leaf.function if cell.leaf.matter in others else cell.leaf.matter for cell in cells)
        )

    def _where(self) -> tuple[str, ...]:
        """Where a new arrangement holds: everywhere; of a part, its places where the rest lies in others."""
        places, every = ({cell.place for cell in cells} for cells in (self._cells(), self.holding.cells))
        return () if places == every else tuple(sorted(places))

    def _subjects(self) -> tuple[Subject, ...]:
        if not self.part:
            return self.ground.subjects
        return tuple(dict.fromkeys(cell.leaf.about for cell in self._cells()))

    def _along(
        self, derived: Derivation, place: SearchState, a: Arrangement, offered: list[Offer]
    ) -> SearchState | None:
        """Where an arrangement leads with the whole matter for certain; None: not there."""
        offered = [offer for offer in offered if offer.mask & self._wanted]
        if (
            not offered
            or not self._holds(union(offer.sure for offer in offered))
            or any(offer.truth is not Truth.YES for offer in offered)
        ):
            return None
        if not (place.inside if offered[0].boundary == "inside" else place.across):
            return None
        if (
            derived.amount is not None
            and a.limit is not None
            and (a.limit_basis not in PER_DECISION or derived.amount > a.limit)
        ):
            return None
        bearers = {fold(self.ground.wide, place.bearer, offer) for offer in offered}
        ways = {offer.via for offer in offered}
        return SearchState(
            a.receiver,
            ways.pop() if len(ways) == 1 else NOT_STATED,
            bearers.pop() if len(bearers) == 1 else NOT_STATED,
            all(offer.across is Truth.YES for offer in offered),
            all(offer.inside is Truth.YES for offer in offered),
        )

    def _new(self, derived: Derivation, place: SearchState, receiver: str, cost: int) -> Iterable[_Move]:
        """A new arrangement under each power that lets it."""
        ground = self.ground
        find = structure(ground.wide)
        joint = find.is_kind(receiver, "joint_committee") is Truth.YES
        if joint and not (place.node == self.holding.holder and place.via == OWN):
            return
        givers = tuple(h.holder for h in ground.holding) if joint else (place.node,)
        bare = Arrangement(
            f"new: {'+'.join(givers)} to {receiver}, {'+'.join(self._what())}",
            givers,
            receiver,
            joint=joint,
            what=self._what(),
            where=self._where(),
            complete=True,
        )
        bound = boundary(find, bare)
        if find.organ_of(receiver) and bound != "inside":
            return
        widest = SearchState(receiver, place.via, place.bearer, ground.crosses, True)
        if bound == "inside" and self._known(widest, cost if self.taken else cost + 1):
            return  # nothing that this step could bring would be new there
        if ground.bounded:
            return
        ground.tried += 1
        verdicts = [
            check(ground.wide, bare, day=ground.about.day, via=place.via, about=about) for about in self._subjects()
        ]
        rows = (
            {row.id: row for v in verdicts for row in (*v.rows, *v.others)}
            if all(v.truth > Truth.NO for v in verdicts)
            else {}
        )
        if not rows:
            for verdict in verdicts:
                self._refused(verdict, bound, receiver)
            return
        if not (place.inside if bound == "inside" else place.across):
            self._note("L06", f"{ground.name(place.node)} may not pass it on to {ground.name(receiver)}", receiver)
            return
        for row in rows.values():
            yield from self._by(derived, place, bare, bound, row)

    def _refused(self, verdict: Verdict, bound: Boundary, receiver: str) -> None:
        """Note why no power carries a step: by the powers that act over this boundary, else by all that come near."""
        apt = [failure for row, failure in verdict.near if bound in self.ground.graph.registry.power(row).boundary]
        for failure in apt or [failure for _, failure in verdict.near]:
            self._note(failure.code, failure.text, receiver)
        if not verdict.near:
            self._note(
                verdict.finding.code if verdict.finding else "",
                verdict.finding.text if verdict.finding else verdict.reason,
                receiver,
            )

    def _by(
        self, derived: Derivation, place: SearchState, bare: Arrangement, bound: Boundary, row: Power
    ) -> Iterable[_Move]:
        ground, registry = self.ground, self.ground.graph.registry
        written = f"{row.within}/{row.id}" if row.within and registry.has_power(f"{row.within}/{row.id}") else row.id
        a = replace(
            bare,
            id=f"{bare.id} by {row.id}",
            power=written,
            across="allowed",
            inside="allowed",
            limit=derived.limit,
            limit_basis="decision" if derived.amount is not None else "",
        )
        standing, body = self._standing(a, row)
        graph = ground.seconded(a.receiver, standing, body) if standing else ground.wide
        if standing == "never":
            self._note(
                row.codes.receiver or "L35",
                f"{ground.name(a.receiver)} is a post of another body, and {row.id} reaches no such post",
                a.receiver,
            )
            return
        offered = list(supposed_offers(graph, ground.about, derived.cells, a, place.via))
        there = self._along(derived, place, a, offered)
        if there is None:
            for offer in offered:
                if offer.truth is not Truth.YES:
                    self._note(offer.finding.code if offer.finding else "", offer.reason, a.receiver)
            return
        if any(text.startswith("which organ of ") for text in _conditions(offered)) and not self._some_organ(
            a, place.via
        ):
            self._note("L38", f"no organ of {ground.name(a.givers[0])} may give it under {row.id}", a.receiver)
            return
        sure = row.conf == "H" and row.mark != "G" and not any(offer.finding for offer in offered)
        price = 4 if bound == "joint" else 1 if bound == "inside" else _across(registry.family(row))
        committee = a.receiver in ground.new and bound != "joint"
        cost = price + (0 if sure else 1) + (1 if committee else 0) + (2 if standing else 0)
        name = re.sub(
            r"[^A-Za-z0-9._-]+",
            "-",
            f"{'jointly' if a.joint else a.givers[0]}-to-{a.receiver}-by-{row.id.lower().replace('_', '-')}",
        )
        step = PlanStep(
            unused(ground.wide, name),
            a.givers,
            a.receiver,
            written,
            bound,
            cost,
            what=a.what,
            where=a.where,
            limit=derived.limit,
            joint=a.joint,
            committee=a.receiver in ground.new,
            standing=standing,
            standing_in=body,
            conditions=_conditions(offered),
        )
        yield _Move(there, cost, bound, step)

    def _some_organ(self, a: Arrangement, via: str) -> bool:
        """Where only the council is named: is there an organ that exercises this function and may give it so?"""
        graph, registry = self.ground.organised(a.givers[0]), self.ground.graph.registry
        system = structure(graph).system(a.givers[0])
        for kind, organ in ORGANS.items():
            given = replace(a, id=f"{a.id} from {organ}", givers=(organ,))
            acts = all(
                registry.acts_as_body(kind, about.function_class, system) is not False
                for about in self._subjects()
                if about.owner != "nhs"
            )
            if acts and all(
                check(graph, given, day=self.ground.about.day, via=via, about=about).truth is Truth.YES
                for about in self._subjects()
            ):
                return True
        return False

    def _standing(self, a: Arrangement, row: Power) -> tuple[str, str]:
        """What a post of another body must become to receive it: secondee or placed_with, and of whom; never; nothing."""
        find = structure(self.ground.wide)
        person = next((p for giver in a.givers for p in find.persons(giver)), "")
        if (
            not isinstance(self.ground.wide.things.get(a.receiver), Post)
            or not find.persons(a.receiver)
            or person in find.persons(a.receiver)
        ):
            return "", ""
        whos = (*(who for flow in row.flows for who in flow.receiver), *(step.receiver for step in row.onward.steps))
        relations = {rel for who in whos if who.kind == "post" for rel in who.rel}
        if any(legal_relation(self.ground.wide, a.receiver, rel, person) is Truth.YES for rel in relations):
            return "", ""
        wanted = next((rel for rel in ("secondee", "placed_with") if rel in relations), "")
        if wanted and legal_relation(self.ground.wide, a.receiver, wanted, person) is not Truth.NO:
            return wanted, person
        return "never", ""

    def _note(self, code: str, text: str, receiver: str) -> None:
        if receiver in self.targets and text:
            self.blocked.setdefault(code or "not told", {})[text] = None


def _across(family: Iterable[str]) -> int:
    return next((_ACROSS[name] for name in family if name in _ACROSS), 2)


def _conditions(offered: Iterable[Offer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for offer in offered for _, text in offer.conditions))


def _terms(path: tuple[tuple[Boundary | None, PlanStep | None], ...]) -> tuple[PlanStep, ...]:
    """The steps of a path, each with the right to pass on that the next step along it needs, and no other."""
    out: list[PlanStep] = []
    onward: Boundary | None = None
    for bound, step in reversed(path):
        if step is not None:
            out.append(replace(step, inside=onward == "inside", across=onward in {"across", "joint"}))
        onward = bound or onward
    return tuple(reversed(out))

"""What it would take for somebody to decide a matter: the cheapest lawful way, in form, from each holder.

A cheapest-path search over the states of the derivation (authority.md section 5): what is there and certain costs
nothing, an arrangement that is widened 1, a new one inside a legal person 1, across by section 65Z5 2 and by section
75 3, a joint committee 4; a new committee, or a row that is not sure, 1 more; a post of another body 2 more. Costs
only order the plans. A step is taken only if the check of the law says yes to it for this way of holding, and its
giver may pass the matter on.
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from govgraph.authority.containment import all_judged, judged
from govgraph.authority.derivation import Derivation, derive
from govgraph.authority.ends import members
from govgraph.authority.levels import authority, leading_to
from govgraph.authority.matters import Cell, Holding, Matter, holders, matter, within
from govgraph.authority.offers import Offer, fold, supposed_offers
from govgraph.authority.plan import Form, Plan, Step, applied, new_committee, of_kinds, organ_fact, with_things
from govgraph.law.rows import Power
from govgraph.legality.arrangement import KINDS, Arrangement, Boundary, arrangements, boundary, given_by, received_by
from govgraph.legality.check import OWN, Verdict, check
from govgraph.legality.match import NOT_STATED
from govgraph.legality.structure import structure
from govgraph.legality.subjects import Subject
from govgraph.model.things import Body, Person, Post, Thing
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

DEAREST = 8
"""A way that costs more than this for one holder is no way."""

MAX_BRANCHES = 8
MAX_PARTS = 4
MAX_TRIED = 5_000
"""New arrangements that are tried for one question: enough for a whole county, and it bounds time and memory."""

_ORDERS = 6
_ORGANS = {"full_council": "the full council", "la_executive": "the executive"}
"""The organs of a council through which it gives anything, by kind."""

_ACROSS = {"S65Z5": 2, "S7A": 2, "C79": 2, "S14Z3": 2, "S75": 3}
"""What a new arrangement across costs, by its power or the frame that it is within; any other 2."""


class Place(NamedTuple):
    """A state of the search: where the whole matter is, how it is held, who is liable, whether it may be passed on."""

    node: str
    via: str
    bearer: str
    across: bool
    inside: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class Blocked:
    """Steps that the law bars at the edge of what can be reached, by the rule that bars them."""

    code: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The body or post that could decide it for a holder most cheaply, where the one asked about cannot."""

    holder: str
    node: str
    cost: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """The answer under one choice of open kinds (``kinds`` empty: none is open).

    ``plans`` are the cheapest of each form, cheapest first; ``reached`` is what each holder's way costs in each form
    where there is one, so that holders that need different forms show. Where there is no plan: ``blocked`` and
    ``nearest``. ``bounded``: the search met its bound, so that there may be a cheaper way, or one at all.
    """

    kinds: Mapping[str, str]
    plans: tuple[Plan, ...]
    reached: Mapping[str, Mapping[str, int]]
    blocked: tuple[Blocked, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    reason: str = ""
    bounded: bool = False


def what_it_takes(graph: Graph, about: Matter, who: str) -> tuple[Ways, ...]:
    """The ways for ``who`` (an id: a body, forum, post or person) to decide a matter, for every holder of it.

    One result, or one for each choice where the kind of a holder, or of the legal person of ``who``, is open.
    """
    return tuple(_branch(made, replace_matter(made, about), who, kinds) for kinds, made in _branches(graph, about, who))


def replace_matter(graph: Graph, about: Matter) -> Matter:
    """The same matter, read in another graph of the same scenario."""
    read = matter(graph, about.what, place="", value=about.value, given=about.given, share=about.share)
    return replace(read, places=about.places, day=about.day)


def _branches(graph: Graph, about: Matter, who: str) -> Iterable[tuple[Mapping[str, str], Graph]]:
    find = structure(graph)
    parties = (*(h.holder for h in holders(graph, about)), *find.persons(find.itself(who)))
    opened = [item for item in dict.fromkeys(parties) if item in graph.things and len(find.kinds(item)) > 1]
    alike = sorted({find.kinds(item) for item in opened})  # bodies that may be the same kinds are taken to be alike
    if not opened:
        yield {}, graph
        return
    for pick in itertools.islice(itertools.product(*alike), MAX_BRANCHES):
        kinds = {item: dict(zip(alike, pick, strict=True))[find.kinds(item)] for item in opened}
        things, facts = of_kinds(graph, kinds)
        yield kinds, graph.supposing(things=things, facts=facts.values())


# -- one choice of kinds ----------------------------------------------------------------------------------------


def _branch(graph: Graph, about: Matter, who: str, kinds: Mapping[str, str]) -> Ways:
    holding = holders(graph, about)
    if not holding:
        return Ways(kinds, (), {}, reason="no holder of it is known")
    unsure = next((h.reason for h in holding if h.certain != h.cells), "")
    if unsure:
        return Ways(kinds, (), {}, reason=unsure)
    ground = _Ground(graph, about, who, holding)
    plans: list[Plan] = []
    reached: dict[str, dict[str, int]] = {h.holder: {} for h in holding}
    for form, targets in ground.forms():
        for h in holding:
            alone = _way(ground, h, targets[h.holder], ())
            if alone is not None:
                reached[h.holder][form] = alone.cost
        plan = _combined(ground, form, targets)
        if plan is not None:
            plans.append(plan)
    mixed = _combined(ground, "mixed", ground.seats()) if ground.forum and len(holding) > 1 else None
    if mixed is not None and all(mixed.cost < plan.cost for plan in plans):
        plans.append(mixed)
    plans = [replace(plan, kinds=kinds) for plan in plans]
    plans.sort(key=lambda plan: (plan.cost, len(plan.moved)))
    if plans:
        return Ways(kinds, tuple(plans), reached, bounded=ground.bounded)
    return Ways(kinds, (), reached, _blocked(ground), tuple(_nearest(ground)), bounded=ground.bounded)


class _Ground:
    """What the searches of all holders share: the graph with bodies that could be set up, the pool, the targets."""

    def __init__(self, graph: Graph, about: Matter, who: str, holding: tuple[Holding, ...]) -> None:
        self.graph, self.about, self.who, self.holding = graph, about, who, holding
        find = structure(graph)
        self.forum = find.is_forum(who) is Truth.YES
        self.new: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.own: dict[str, str] = {}
        above = find.persons(find.itself(who))
        for body in dict.fromkeys((*(h.holder for h in holding), *above)):
            if body in graph.things and find.expand((body,)) == (body,):
                item = _unused(graph, f"new-committee-of-{body}")
                self.new[item] = (f"New committee of {graph.name(body)}", (body,))
                self.own[body] = item
        self.joint = ""
        if self.forum and len(holding) > 1 and all(h.holder in graph.things for h in holding):
            self.joint = _unused(graph, f"new-joint-committee-for-{about.what}")
            self.new[self.joint] = (
                f"New joint committee for {graph.name(about.what)}",
                tuple(h.holder for h in holding),
            )
        made = [new_committee(item, name, parents) for item, (name, parents) in self.new.items()]
        self.wide = with_things(graph, {thing.id: thing for thing, _ in made}, {fact.id: fact for _, fact in made})
        self.derived = {h.holder: derive(self.wide, about, h) for h in holding}
        self.subjects = tuple(dict.fromkeys(leaf.about for leaf in about.leaves))
        self.members = members(graph, who) if self.forum else ()
        self._seconded: dict[tuple[str, str, str], Graph] = {}
        self._organised: dict[str, Graph] = {}
        self._parts: dict[str, tuple[int, ...]] = {}
        self.tried = 0
        rows = (row for row in graph.registry.powers.values() if row.carries and "inside" in row.boundary)
        self.crosses = any(
            row.onward.across in {"allowed", "terms"} for row in rows
        )  # may what is given inside go across?

    @property
    def bounded(self) -> bool:
        """Were as many new arrangements tried as ever are?"""
        return self.tried >= MAX_TRIED

    def forms(self) -> Iterable[tuple[Form, Mapping[str, frozenset[str]]]]:
        """Each form that could be, with the nodes at which each holder's way may end."""
        find = structure(self.graph)
        if not self.forum:
            yield "one body", {h.holder: frozenset(self._itself()) for h in self.holding}
            return
        posts: dict[str, frozenset[str]] = {}
        committees: dict[str, frozenset[str]] = {}
        for h in self.holding:
            mine = [m for m in self.members if m != h.holder and find.persons(m) == (h.holder,)]
            posts[h.holder] = frozenset(m for m in mine if isinstance(self.graph.things.get(m), Post))
            seated = [m for m in mine if m not in posts[h.holder] and not find.organ_of(m)]
            committees[h.holder] = frozenset((*seated, *([self.own[h.holder]] if h.holder in self.own else [])))
        yield "individuals at the table", posts
        yield "committees in common", committees
        parents = {h.holder for h in self.holding}
        joint = [
            m
            for m in self.members
            if find.is_kind(m, "joint_committee") is Truth.YES and parents <= set(find.persons(m))
        ]
        nodes = frozenset((*joint, *([self.joint] if self.joint else [])))
        yield "joint committee", dict.fromkeys(parents, nodes)

    def seats(self) -> Mapping[str, frozenset[str]]:
        """For each holder whoever may act for it at the forum: its posts and committees, and joint ones that sit there."""
        find = structure(self.graph)
        found: dict[str, frozenset[str]] = {}
        by_form = dict(self.forms())
        for h in self.holding:
            joint = (
                m
                for m in self.members
                if find.is_kind(m, "joint_committee") is Truth.YES and h.holder in find.persons(m)
            )
            own = (by_form[form][h.holder] for form in ("individuals at the table", "committees in common"))
            found[h.holder] = frozenset().union(joint, *own)
        return found

    def _itself(self) -> tuple[str, ...]:
        find = structure(self.graph)
        if isinstance(self.graph.things.get(self.who), Person):
            return self.graph.posts_of(self.who)
        return tuple(find.itself(item) for item in find.expand((self.who,)))

    def pool(self, h: Holding, targets: Iterable[str]) -> tuple[str, ...]:
        """Who may receive it on the way: those that are reached, the bodies above the target, those that lead to it."""
        find = structure(self.wide)
        found: dict[str, None] = dict.fromkeys((h.holder, *find.organs(h.holder)))
        found |= dict.fromkeys(self.derived[h.holder].nodes())
        for target in targets:
            found |= dict.fromkeys(
                (
                    target,
                    *find.parents(target),
                    *find.persons(target),
                    *sorted(leading_to(self.wide, self.about, target)),
                )
            )
            for person in find.persons(target):
                found |= dict.fromkeys((*find.organs(person), *([self.own[person]] if person in self.own else [])))
        there = [
            item
            for item in found
            if item in self.wide.things and find.is_forum(item) is not Truth.YES and find.itself(item) == item
        ]
        return tuple(item for item in there if self.wide.life(item, self.about.day).truth is Truth.YES)

    def seconded(self, post: str, standing: str, person: str) -> Graph:
        """The graph in which a post of another body is seconded to, or placed with, a legal person."""
        key = (post, standing, person)
        if key not in self._seconded:
            thing = self.wide.things[post]
            assert isinstance(thing, Post)
            changed = thing.model_copy(update={"facts": {**thing.facts, standing.replace("_", " "): person}})
            self._seconded[key] = with_things(self.wide, {post: changed}, {})
        return self._seconded[key]

    def organised(self, council: str) -> Graph:
        """The graph in which the full council and the executive of a council are there by name."""
        if council not in self._organised:
            things: dict[str, Thing] = {organ: Body(id=organ, name=organ, kind=kind) for kind, organ in _ORGANS.items()}
            facts = [organ_fact(organ, council) for organ in _ORGANS.values()]
            self._organised[council] = with_things(self.wide, things, {fact.id: fact for fact in facts})
        return self._organised[council]

    def parts(self, h: Holding) -> tuple[int, ...]:
        """Masks of the cells of a holder that no arrangement about the matter and no power tells apart; one: no parts.

        More than ``MAX_PARTS`` are not looked at one by one.
        """
        if h.holder not in self._parts:
            facts = {f.id: f for kind in KINDS for item in self.about.above for f in self.graph.where(kind, what=item)}
            alike: dict[object, int] = {}
            for n, cell in enumerate(self.derived[h.holder].cells):
                covering = frozenset(key for key, fact in facts.items() if not cell.leaf.above.isdisjoint(fact.role("what").ids)
                                     and (not fact.role("where").ids or within(self.graph, cell.place, fact.role("where").ids)))  # fmt: skip
                law = replace(cell.leaf.about, id="", name="")
                alike[covering, law] = alike.get((covering, law), 0) | 1 << n
            found = tuple(alike.values())
            self._parts[h.holder] = found if len(found) <= MAX_PARTS else (self.derived[h.holder].all,)
        return self._parts[h.holder]

    def name(self, item: str) -> str:
        """The readable name of a node, also of one that is yet to be set up."""
        return self.wide.name(item)


def _unused(graph: Graph, wanted: str) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-") or "new"
    names = itertools.chain((stem,), (f"{stem}-{n}" for n in itertools.count(2)))
    return next(name for name in names if name not in graph.all_things and name not in graph.facts)


@dataclass(frozen=True, slots=True)
class _Found:
    node: str
    cost: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """A step as the search takes it: where it leads, what it costs, and the step of the plan (None: it is there)."""

    place: Place
    cost: int
    boundary: Boundary | None
    step: Step | None


@dataclass(slots=True)
class _Search:
    """The cheapest way of one holder's matter, or of a part of it, to any of the targets.

    ``part`` is a mask of the holder's cells (0: the whole). Steps already taken for another holder or part are free.
    """

    ground: _Ground
    holding: Holding
    targets: frozenset[str]
    taken: tuple[Step, ...]
    part: int = 0
    everything: bool = False
    reached: dict[str, _Found] = field(default_factory=dict)
    blocked: dict[str, dict[str, None]] = field(default_factory=dict)
    seen: dict[tuple[str, str], list[tuple[int, Place]]] = field(default_factory=dict)

    def run(self) -> _Found | None:
        """The first goal popped; None when the frontier is empty or dearer than the limit."""
        if not self.targets:
            return None
        ground, h = self.ground, self.holding
        for target in sorted(self.targets):
            if target in ground.graph.things and self._there_already(target):
                return _Found(target, 0, ())
        pool = ground.pool(h, self.targets)
        free = {step.key for step in self.taken}
        count = itertools.count()
        queue: list[tuple[int, int, int, Place, tuple[tuple[Boundary | None, Step | None], ...]]] = []
        for place in self._starts():
            if self._better(place, 0):
                heapq.heappush(queue, (0, 0, next(count), place, ()))
        done: set[Place] = set()
        while queue:
            cost, length, _, place, path = heapq.heappop(queue)
            if place in done or cost > DEAREST:
                continue
            done.add(place)
            found = _Found(place.node, cost, _terms(path))
            if not place.pending:
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

    def _better(self, place: Place, cost: int) -> bool:
        """Is it found for the first time, or more cheaply, or with wider terms than before? Then it is remembered."""
        if self._known(place, cost):
            return False
        self.seen.setdefault((place.node, place.via), []).append((cost, place))
        return True

    def _known(self, place: Place, cost: int) -> bool:
        """Is as much known at no greater cost, whoever is liable? What one can go on to do, the other can."""
        return any(
            known <= cost
            and other.across >= place.across
            and other.inside >= place.inside
            and other.pending <= place.pending
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

    def _starts(self) -> Iterable[Place]:
        for state, masks in self.ground.derived[self.holding.holder].certain.items():
            if self._holds(masks.act):
                across, inside = self._holds(masks.across), self._holds(masks.inside)
                yield Place(state.node, state.via, state.bearer, across, inside, state.pending)

    def _moves(self, place: Place, pool: tuple[str, ...], cost: int) -> Iterable[_Move]:
        derived = self.ground.derived[self.holding.holder]
        for organ in {offer.organ for offer in derived.organs(place.node)}:
            if self._holds(_union(offer.mask for offer in derived.organs(place.node) if offer.organ == organ)):
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

    def _there(self, derived: Derivation, place: Place, offered: list[Offer]) -> Iterable[_Move]:
        """Along an arrangement that is there: as it is, and widened."""
        a = offered[0].arrangement
        as_it_is = self._along(derived, place, a, offered)
        if as_it_is is not None:
            yield _Move(as_it_is, 0, offered[0].boundary, None)
        if (
            a.fact is None
            or a.truth is not Truth.YES
            or not a.power
            or len(structure(self.ground.wide).expand(a.fact.role("to").ids)) != 1
        ):
            return
        cells = self._cells()
        places = tuple(dict.fromkeys(cell.place for cell in cells if cell.place))
        amount = derived.amount
        short = amount is not None and (a.limit is None or a.limit < amount or a.limit_basis not in {"", "decision"})
        what = (
            a.what
            if not a.what or all(not cell.leaf.above.isdisjoint(a.what) for cell in cells)
            else (*a.what, *self._what())
        )
        where = (
            a.where
            if not a.where or self._holds(_union(offer.sure for offer in offered))
            else tuple(dict.fromkeys((*a.where, *places)))
        )
        wider = replace(
            a, id=f"{a.id} widened", what=what, where=where, limit=amount if short else a.limit, limit_basis="decision" if short else a.limit_basis,
            across="allowed", inside="allowed",
        )  # fmt: skip
        if wider.where and not places:
            return
        more = list(supposed_offers(self.ground.wide, self.ground.about, derived.cells, wider, place.via))
        there = self._along(derived, place, wider, more)
        if there is None or there == as_it_is:
            return
        widens = tuple(name for name, changed in (
            ("what", what != a.what), ("where", where != a.where), ("limit", short), ("across", a.across != "allowed"), ("inside", a.inside == "barred"),
        ) if changed)  # fmt: skip
        step = Step(
            f"{a.id}-widened", a.givers, a.receiver, a.power, more[0].boundary, 1, what=what, where=where, limit=amount if short else None,
            joint=a.joint, changes=a.id, widens=widens, conditions=_conditions(more),
        )  # fmt: skip
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

    def _along(self, derived: Derivation, place: Place, a: Arrangement, offered: list[Offer]) -> Place | None:
        """Where an arrangement leads with the whole matter for certain; None: not there."""
        offered = [offer for offer in offered if offer.mask & self._wanted]
        if (
            not offered
            or not self._holds(_union(offer.sure for offer in offered))
            or any(offer.truth is not Truth.YES for offer in offered)
        ):
            return None
        if not (place.inside if offered[0].boundary == "inside" else place.across):
            return None
        pending = False
        if derived.amount is not None:
            comparable = a.limit is not None and a.limit_basis in {"", "decision"}
            if comparable and a.limit is not None and derived.amount > a.limit:
                return None
            pending = not comparable
        bearers = {fold(self.ground.wide, place.bearer, offer) for offer in offered}
        ways = {offer.via for offer in offered}
        return Place(
            a.receiver, ways.pop() if len(ways) == 1 else NOT_STATED, bearers.pop() if len(bearers) == 1 else NOT_STATED,
            all(offer.across is Truth.YES for offer in offered), all(offer.inside is Truth.YES for offer in offered), pending,
        )  # fmt: skip

    def _new(self, derived: Derivation, place: Place, receiver: str, cost: int) -> Iterable[_Move]:
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
        widest = Place(receiver, place.via, place.bearer, ground.crosses, True, False)
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

    def _by(self, derived: Derivation, place: Place, bare: Arrangement, bound: Boundary, row: Power) -> Iterable[_Move]:
        ground, registry = self.ground, self.ground.graph.registry
        written = f"{row.within}/{row.id}" if row.within and registry.has_power(f"{row.within}/{row.id}") else row.id
        a = replace(bare, id=f"{bare.id} by {row.id}", power=written, across="allowed", inside="allowed", limit=derived.amount,
                    limit_basis="decision" if derived.amount is not None else "")  # fmt: skip
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
        step = Step(
            _unused(ground.wide, name), a.givers, a.receiver, written, bound, cost, what=a.what, where=a.where, limit=derived.amount, joint=a.joint,
            committee=a.receiver in ground.new, standing=standing, standing_in=body, conditions=_conditions(offered),
        )  # fmt: skip
        yield _Move(there, cost, bound, step)

    def _some_organ(self, a: Arrangement, via: str) -> bool:
        """Where only the council is named: is there an organ that exercises this function and may give it so?"""
        graph, registry = self.ground.organised(a.givers[0]), self.ground.graph.registry
        system = structure(graph).system(a.givers[0])
        for kind, organ in _ORGANS.items():
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
        if any(find.relation(a.receiver, rel, person) is Truth.YES for rel in relations):
            return "", ""
        wanted = next((rel for rel in ("secondee", "placed_with") if rel in relations), "")
        if wanted and find.relation(a.receiver, wanted, person) is not Truth.NO:
            return wanted, person
        return "never", ""

    def _note(self, code: str, text: str, receiver: str) -> None:
        if receiver in self.targets and text:
            self.blocked.setdefault(code or "not told", {})[text] = None


def _union(masks: Iterable[int]) -> int:
    out = 0
    for mask in masks:
        out |= mask
    return out


def _across(family: Iterable[str]) -> int:
    return next((_ACROSS[name] for name in family if name in _ACROSS), 2)


def _conditions(offered: Iterable[Offer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for offer in offered for _, text in offer.conditions))


def _terms(path: tuple[tuple[Boundary | None, Step | None], ...]) -> tuple[Step, ...]:
    """The steps of a path, each with the right to pass on that the next step along it needs, and no other."""
    out: list[Step] = []
    onward: Boundary | None = None
    for bound, step in reversed(path):
        if step is not None:
            out.append(replace(step, inside=onward == "inside", across=onward in {"across", "joint"}))
        onward = bound or onward
    return tuple(reversed(out))


# -- the plans of all holders together --------------------------------------------------------------------------


def _way(ground: _Ground, h: Holding, targets: frozenset[str], taken: tuple[Step, ...]) -> _Found | None:
    """The cheapest way for one holder: with the whole matter in one hand, or part by part from whoever has each."""
    best = _Search(ground, h, targets, taken).run()
    parts = ground.parts(h)
    if len(parts) == 1 or (best is not None and best.cost <= 1):
        return best
    for target, order in itertools.product(sorted(targets), (parts, parts[::-1])):
        cost, steps = 0, tuple[Step, ...]()
        for part in order:
            found = _Search(ground, h, frozenset((target,)), (*taken, *steps), part).run()
            if found is None:
                break
            cost, steps = cost + found.cost, _merged((*steps, *found.steps))
        else:
            if cost <= DEAREST and (best is None or cost < best.cost):
                best = _Found(target, cost, steps)
    return best


def _combined(ground: _Ground, form: Form, targets: Mapping[str, frozenset[str]]) -> Plan | None:
    """The cheapest plan for all holders in one form; an arrangement that several need is counted once."""
    orders = (
        itertools.islice(itertools.permutations(ground.holding), _ORDERS)
        if len(ground.holding) <= 3
        else (ground.holding, ground.holding[::-1])
    )
    best: Plan | None = None
    for order in orders:
        found: dict[str, _Found] = {}
        taken: tuple[Step, ...] = ()
        for h in order:
            way = _way(ground, h, targets[h.holder], taken)
            if way is None:
                return None
            found[h.holder] = way
            taken = _merged((*taken, *way.steps))
        plan = _plan(ground, form, found, taken)
        if plan is not None and (best is None or plan.cost < best.cost):
            best = plan
        if best is not None and len(ground.holding) == 1:
            break
    return best


def _merged(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps that are the same one become one, with the widest terms, scope and limit that anybody needs."""
    out: dict[object, Step] = {}
    for step in steps:
        have = out.get(step.key)
        if have is None:
            out[step.key] = step
            continue
        limits = [limit for limit in (have.limit, step.limit) if limit is not None]
        out[step.key] = replace(
            have, across=have.across or step.across, inside=have.inside or step.inside, limit=max(limits, default=None),
            what=tuple(dict.fromkeys((*have.what, *step.what))),
            where=tuple(dict.fromkeys((*have.where, *step.where))) if have.where and step.where else (),
            widens=tuple(dict.fromkeys((*have.widens, *step.widens))), conditions=tuple(dict.fromkeys((*have.conditions, *step.conditions))),
        )  # fmt: skip
    return tuple(out.values())


def _plan(ground: _Ground, form: Form, found: Mapping[str, _Found], steps: tuple[Step, ...]) -> Plan | None:
    """The plan with what follows from it, as the derivation says once it is carried out; None: it does not hold there."""
    nodes = {h: way.node for h, way in found.items()}
    plan = _furnished(ground, Plan(ground.who, ground.about.what, ground.about.day, form, 0, steps, nodes=nodes))
    if not _resolves(ground, plan):
        return None
    for step in steps:
        fewer = _furnished(ground, plan.without(step))
        if len(steps) > 1 and _resolves(ground, fewer):
            plan = fewer
    plan = _accommodated(ground, plan)
    return None if _broken(ground, plan) else _judged(ground, plan, found)


def _accommodated(ground: _Ground, plan: Plan) -> Plan:
    """With the terms and limits that arrangements need that already pass the matter on from a receiver of the plan.

    To give somebody a matter and bar what is there already would break that arrangement: its giver would now hold the
    matter, and might not pass it on, or only up to less. Who gains by that is listed with the plan.
    """
    steps = list(plan.steps)
    find = structure(ground.wide)
    for a in _broken(ground, plan):
        for n, step in enumerate(steps):
            if step.receiver in {*a.givers, *(find.organ_of(giver) for giver in a.givers)}:
                outside = boundary(find, a) != "inside"
                limit = max(step.limit, a.limit) if step.limit is not None and a.limit is not None else step.limit
                steps[n] = replace(step, across=step.across or outside, inside=step.inside or not outside, limit=limit)
    return replace(plan, steps=tuple(steps))


def _broken(ground: _Ground, plan: Plan) -> tuple[Arrangement, ...]:
    """The arrangements that break a rule outright with the plan, and do not now: its own, and those from its receivers."""
    made = applied(ground.graph, plan)
    found: list[Arrangement] = []
    for step in plan.steps:
        nodes = (step.receiver, *structure(made).organs(step.receiver))
        own = (step.changes or step.id,)
        near = {a.key: a for node in nodes for a in given_by(made, node)}
        near |= {a.key: a for node in (step.receiver,) for a in received_by(made, node) if a.id in own}
        for a in near.values():
            now = (
                _error_codes(made, a)
                if a.fact is not None and not (a.fact.negated or a.fact.tier == "past")
                else frozenset()
            )
            was = ground.graph.facts.get(a.id)
            if now and (was is None or now - _error_codes_of(ground.graph, a)):
                found.append(a)
    return tuple(found)


def _error_codes(graph: Graph, a: Arrangement) -> frozenset[str]:
    found = judged(graph, a)
    return frozenset(f.code for f in (found.finding, *found.also) if f and f.level == "ERROR")


def _error_codes_of(graph: Graph, a: Arrangement) -> frozenset[str]:
    """The errors of the same arrangement as it now is."""
    fact = graph.facts[a.id]
    return frozenset(
        code for other in arrangements(graph, fact) if other.key == a.key for code in _error_codes(graph, other)
    )


def _furnished(ground: _Ground, plan: Plan) -> Plan:
    """With the committees that its steps set up, and the seats of those at the forum."""
    new = {step.receiver: ground.new[step.receiver] for step in plan.steps if step.receiver in ground.new}
    seated = tuple(dict.fromkeys(node for node in plan.nodes.values() if ground.forum and node in new))
    return replace(plan, committees=new, seated=seated)


def _after(ground: _Ground, plan: Plan) -> tuple[Graph, Matter, dict[str, Holding]]:
    made = applied(ground.graph, plan)
    about = replace_matter(made, ground.about)
    return made, about, {h.holder: h for h in holders(made, about)}


def _resolves(ground: _Ground, plan: Plan) -> bool:
    made, about, holding = _after(ground, plan)
    return all(
        h in holding and node in made.things and authority(made, about, holding[h], node).level == "full"
        for h, node in plan.nodes.items()
    )


def _judged(ground: _Ground, plan: Plan, found: Mapping[str, _Found]) -> Plan:
    graph = ground.graph
    made, about, after = _after(ground, plan)
    at = {h: authority(made, about, after[h], node) for h, node in plan.nodes.items()}
    before = {h.holder: derive(graph, ground.about, h) for h in ground.holding}
    gains: dict[str, list[str]] = {}
    for h, now in ((h, derive(made, about, after[h])) for h in plan.nodes):
        for node in now.nodes(Truth.UNKNOWN):
            rises = any(now.acts(node, pass_) & ~before[h].acts(node, pass_) for pass_ in (Truth.YES, Truth.UNKNOWN))
            if rises and node not in set(plan.nodes.values()):
                gains.setdefault(node, []).append(h)
    keys = {step.key: step for step in plan.steps}
    ways = {h: tuple(keys[step.key] for step in way.steps if step.key in keys) for h, way in found.items()}
    liable = {
        h: tuple(sorted({structure(graph).persons(h)[0] if len(structure(graph).persons(h)) == 1 else h}))
        for h in plan.nodes
    }
    now_liable: dict[str, tuple[str, ...]] = {}
    for h, node in plan.nodes.items():
        earlier = before[h].bearers(node) if node in graph.things else ()
        liable[h] = tuple(sorted(earlier)) or liable[h]
        now_liable[h] = tuple(sorted(at[h].liable))
    return replace(
        plan, cost=sum(step.cost * _bodies(graph, step) for step in plan.steps), ways=ways,
        conditions=tuple(dict.fromkeys(condition for h in plan.nodes for condition in at[h].conditions)),
        liable_before=liable, liable_after=now_liable, gains={node: tuple(hs) for node, hs in gains.items()},
    )  # fmt: skip


def _bodies(graph: Graph, step: Step) -> int:
    """For how many bodies a step is to be taken: what a group gives is given by each of its members."""
    return 1 if step.joint else max(1, len(structure(graph).expand(step.givers)))


def new_errors(graph: Graph, plan: Plan) -> tuple[str, ...]:
    """The rules that an arrangement breaks outright once the plan is carried out, and that none breaks now."""
    before = {
        (j.arrangement.key, f.code) for j in all_judged(graph) for f in (j.finding, *j.also) if f and f.level == "ERROR"
    }
    after = [
        (j.arrangement.key, f)
        for j in all_judged(applied(graph, plan))
        for f in (j.finding, *j.also)
        if f and f.level == "ERROR"
    ]
    return tuple(f"{f.code}: {f.text}" for key, f in after if (key, f.code) not in before)


# -- where there is none ----------------------------------------------------------------------------------------


def _blocked(ground: _Ground) -> tuple[Blocked, ...]:
    found: dict[str, dict[str, None]] = {}
    for _, targets in ground.forms():
        for h in ground.holding:
            search = _Search(ground, h, targets[h.holder], (), everything=True)
            search.run()
            for code, texts in search.blocked.items():
                found.setdefault(code, {}).update(texts)
    if ground.forum and not any(found.values()):
        found["L32"] = {f"{ground.name(ground.who)} is a forum, and nobody of the holders sits there": None}
    return tuple(Blocked(code, tuple(texts)) for code, texts in sorted(found.items()))


def _nearest(ground: _Ground) -> Iterable[Nearest]:
    """For each holder the cheapest body or post above ``who``, at its table, or an officer of the holder."""
    graph = ground.graph
    find = structure(graph)
    targets = {target for _, by in ground.forms() for nodes in by.values() for target in nodes} | set(ground._itself())
    for h in ground.holding:
        above = {
            node
            for target in targets
            if target in graph.things
            for node in (*find.parents(target), *find.persons(target))
        }
        officers = [
            fact.subject.ids[0]
            for fact in graph.where("of", to=h.holder)
            if not fact.negated and len(fact.subject.ids) == 1
        ]
        near = (
            {n for n in (*above, *ground.members, *officers, *ground.own.values()) if find.itself(n) == n}
            - targets
            - {h.holder, *find.organs(h.holder)}
        )
        near = {n for n in near if n in ground.wide.things and structure(ground.wide).is_forum(n) is not Truth.YES}
        search = _Search(ground, h, frozenset(near), ())
        found = search.run()
        if found is not None:
            yield Nearest(h.holder, found.node, found.cost, found.steps)

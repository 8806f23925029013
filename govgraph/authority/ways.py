"""What it would take for somebody to decide a matter: the cheapest lawful way, in form, from each holder.

A cheapest-path search over the states of the derivation (docs/authority.md#what-it-would-take): what is there and certain costs
nothing, an arrangement that is widened 1, a new one inside a legal person 1, across by section 65Z5 2 and by section
75 3, a joint committee 4; a new committee, or a row that is not sure, 1 more; a post of another body 2 more. Costs
only order the plans. The search of one holder is :mod:`govgraph.authority.search`; here their ways are put together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.authority.derivation import derive
from govgraph.authority.ground import SharedSearch, replace_matter
from govgraph.authority.levels import authority
from govgraph.authority.matters import Holding, Matter, holders
from govgraph.authority.plan import Form, Plan, PlanStep, applied, of_kinds
from govgraph.authority.plan_effects import error_codes, error_codes_of
from govgraph.authority.reserved import kept_from_node
from govgraph.authority.search import DEAREST, FoundWay, Search
from govgraph.legality.arrangement import (
    Arrangement,
    boundary,
    given_by,
    received_by,
)
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_BRANCHES = 8

_ORDERS = 6


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
    steps: tuple[PlanStep, ...]


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
        yield kinds, graph.supposing(things, facts)


# -- one choice of kinds ----------------------------------------------------------------------------------------


def _branch(graph: Graph, about: Matter, who: str, kinds: Mapping[str, str]) -> Ways:
    holding = holders(graph, about)
    if not holding:
        return Ways(kinds, (), {}, reason="no holder of it is known")
    unsure = next((h.reason for h in holding if h.certain != h.cells), "")
    if unsure:
        return Ways(kinds, (), {}, reason=unsure)
    ground = SharedSearch(graph, about, who, holding)
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
    kept = _kept(graph, about, holding, who)
    return Ways(kinds, (), reached, _blocked(ground), tuple(_nearest(ground)), reason=kept, bounded=ground.bounded)


def _kept(graph: Graph, about: Matter, holding: Iterable[Holding], who: str) -> str:
    """The reservations and denials that keep the matter from somebody, in words; empty: none does for certain."""
    node = structure(graph).itself(who)
    found = (
        kept_from_node(graph, about, cell, h.holder, node, about.amount(h.holder)) for h in holding for cell in h.cells
    )
    return "; ".join(dict.fromkeys(kept.reason for kept in found if kept))


# -- the plans of all holders together --------------------------------------------------------------------------


def _way(ground: SharedSearch, h: Holding, targets: frozenset[str], taken: tuple[PlanStep, ...]) -> FoundWay | None:
    """The cheapest way for one holder: with the whole matter in one hand, or part by part from whoever has each."""
    best = Search(ground, h, targets, taken).run()
    parts = ground.parts(h)
    if len(parts) == 1 or (best is not None and best.cost <= 1):
        return best
    for target, order in itertools.product(sorted(targets), (parts, parts[::-1])):
        cost, steps = 0, tuple[PlanStep, ...]()
        for part in order:
            found = Search(ground, h, frozenset((target,)), (*taken, *steps), part).run()
            if found is None:
                break
            cost, steps = cost + found.cost, _merged((*steps, *found.steps))
        else:
            if cost <= DEAREST and (best is None or cost < best.cost):
                best = FoundWay(target, cost, steps)
    return best


def _combined(ground: SharedSearch, form: Form, targets: Mapping[str, frozenset[str]]) -> Plan | None:
    """The cheapest plan for all holders in one form; an arrangement that several need is counted once."""
    orders = (
        itertools.islice(itertools.permutations(ground.holding), _ORDERS)
        if len(ground.holding) <= 3
        else (ground.holding, ground.holding[::-1])
    )
    best: Plan | None = None
    for order in orders:
        found: dict[str, FoundWay] = {}
        taken: tuple[PlanStep, ...] = ()
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


def _merged(steps: Iterable[PlanStep]) -> tuple[PlanStep, ...]:
    """Steps that are the same one become one, with the widest terms, scope and limit that anybody needs."""
    out: dict[object, PlanStep] = {}
    for step in steps:
        have = out.get(step.key)
        if have is None:
            out[step.key] = step
            continue
        limits = [limit for limit in (have.limit, step.limit) if limit is not None]
        out[step.key] = replace(
            have,
            across=have.across or step.across,
            inside=have.inside or step.inside,
            limit=max(limits, default=None),
            what=tuple(dict.fromkeys((*have.what, *step.what))),
            where=tuple(dict.fromkeys((*have.where, *step.where))) if have.where and step.where else (),
            widens=tuple(dict.fromkeys((*have.widens, *step.widens))),
            conditions=tuple(dict.fromkeys((*have.conditions, *step.conditions))),
        )
    return tuple(out.values())


def _plan(ground: SharedSearch, form: Form, found: Mapping[str, FoundWay], steps: tuple[PlanStep, ...]) -> Plan | None:
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


def _accommodated(ground: SharedSearch, plan: Plan) -> Plan:
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


def _broken(ground: SharedSearch, plan: Plan) -> tuple[Arrangement, ...]:
    """The arrangements that break a rule outright with the plan, and do not now: its own, and those from its receivers."""
    made = applied(ground.graph, plan)
    found: list[Arrangement] = []
    for step in plan.steps:
        nodes = (step.receiver, *structure(made).organs(step.receiver))
        own = (step.changes or step.id,)
        near = {a.key: a for node in nodes for a in given_by(made, node)}
        near |= {a.key: a for node in (step.receiver,) for a in received_by(made, node) if a.id in own}
        for a in near.values():
            now = error_codes(made, (a,))
            if now and now - error_codes_of(ground.graph, a):
                found.append(a)
    return tuple(found)


def _furnished(ground: SharedSearch, plan: Plan) -> Plan:
    """With the committees that its steps set up, and the seats of those at the forum."""
    new = {step.receiver: ground.new[step.receiver] for step in plan.steps if step.receiver in ground.new}
    seated = tuple(dict.fromkeys(node for node in plan.nodes.values() if ground.forum and node in new))
    return replace(plan, committees=new, seated=seated)


def _after(ground: SharedSearch, plan: Plan) -> tuple[Graph, Matter, dict[str, Holding]]:
    made = applied(ground.graph, plan)
    about = replace_matter(made, ground.about)
    return made, about, {h.holder: h for h in holders(made, about)}


def _resolves(ground: SharedSearch, plan: Plan) -> bool:
    made, about, holding = _after(ground, plan)
    return all(
        h in holding and node in made.things and authority(made, about, holding[h], node).level == "full"
        for h, node in plan.nodes.items()
    )


def _judged(ground: SharedSearch, plan: Plan, found: Mapping[str, FoundWay]) -> Plan:
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
        plan,
        cost=sum(step.cost * _bodies(graph, step) for step in plan.steps),
        ways=ways,
        conditions=tuple(dict.fromkeys(condition for h in plan.nodes for condition in at[h].conditions)),
        liable_before=liable,
        liable_after=now_liable,
        gains={node: tuple(hs) for node, hs in gains.items()},
    )


def _bodies(graph: Graph, step: PlanStep) -> int:
    """For how many bodies a step is to be taken: what a group gives is given by each of its members."""
    return 1 if step.joint else max(1, len(opened_in_law(graph, step.givers)))


# -- where there is none ----------------------------------------------------------------------------------------


def _blocked(ground: SharedSearch) -> tuple[Blocked, ...]:
    found: dict[str, dict[str, None]] = {}
    for _, targets in ground.forms():
        for h in ground.holding:
            search = Search(ground, h, targets[h.holder], (), everything=True)
            search.run()
            for code, texts in search.blocked.items():
                found.setdefault(code, {}).update(texts)
    if ground.forum and not any(found.values()):
        found["L32"] = {f"{ground.name(ground.who)} is a forum, and nobody of the holders sits there": None}
    return tuple(Blocked(code, tuple(texts)) for code, texts in sorted(found.items()))


def _nearest(ground: SharedSearch) -> Iterable[Nearest]:
    """For each holder the cheapest body or post above ``who``, at its table, or an officer of the holder."""
    graph = ground.graph
    find = structure(graph)
    targets = {target for _, by in ground.forms() for nodes in by.values() for target in nodes} | set(ground.itself())
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
        search = Search(ground, h, frozenset(near), ())
        found = search.run()
        if found is not None:
            yield Nearest(h.holder, found.node, found.cost, found.steps)

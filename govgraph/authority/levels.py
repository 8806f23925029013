"""Full, part, not shown or none: how far a node has a holder's authority, with conditions, route and reason."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.authority.derivation import PER_DECISION, Derivation, Refusal, State, derive, leading_to
from govgraph.authority.matters import Cell, Holding, Matter
from govgraph.authority.offers import Condition, fold, organ_condition
from govgraph.authority.reserved import kept_from_node, reservations
from govgraph.authority.routes import Route
from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power
from govgraph.legality.arrangement import Arrangement, received_by
from govgraph.legality.check import check
from govgraph.legality.subjects import Subject
from govgraph.legality.verdict import Verdict
from govgraph.model.things import Group, Level, Person
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, posts_of
from govgraph.reading.legal import structure
from govgraph.reading.standing import active
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

Key = tuple[str, tuple[str, ...], str]
"""What tells an arrangement from others: :attr:`~govgraph.legality.arrangement.Arrangement.key`."""

AuthorityLevel = Literal["full", "part", "not shown", "none"]
LEVELS: tuple[AuthorityLevel, ...] = ("none", "not shown", "part", "full")
"""The levels, the least first."""


class Authority(Struct, frozen=True):
    """A holder's authority at a node.

    ``conditions`` are on the routes with fewest of them; ``routes`` one per sort of cell; ``certain``, ``possible``
    and ``missing`` are cells. ``reason`` says why it is not full; ``rows`` are the powers that would do where a
    committee or post stands ready and no arrangement is stated. ``liable`` are the bearers of what is done there.
    """

    holder: str
    node: str
    level: AuthorityLevel
    truth: Truth
    conditions: tuple[Condition, ...] = ()
    routes: tuple[Route, ...] = ()
    certain: tuple[Cell, ...] = ()
    possible: tuple[Cell, ...] = ()
    missing: tuple[Cell, ...] = ()
    reason: str = ""
    foreseen: str = ""
    rows: tuple[Power, ...] = ()
    liable: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """Orders levels of authority: the fuller the greater, then the fewer conditions."""
        return LEVELS.index(self.level), -len(self.conditions)

    @property
    def words(self) -> str:
        """As a person would say it: ``full, subject to 3 conditions``; ``none: no delegation is named``."""
        if self.level == "full":
            return (
                f"full, subject to {len(self.conditions)} condition{'s' if len(self.conditions) > 1 else ''}"
                if self.conditions
                else "full"
            )
        return f"{self.level}: {self.reason}" if self.reason else self.level


def authority(graph: Graph, matter: Matter, holder: Holding, node: str) -> Authority:
    """How far a node has a holder's authority in a matter; of a person, the best of their posts.

    Of a group or level the best of its members; where its members have it each for a part of the area, what they have
    together.
    """
    derived = derive(graph, matter, holder)
    # by name, so that the order of a list of members decides nothing between those that have it alike
    nodes = sorted(_nodes(graph, node), key=lambda one: (graph.name(one), one))
    found = [_at(graph, matter, derived, one) for one in nodes]
    best = max(found, key=lambda a: a.rank, default=None)
    if best is None:
        return Authority(
            holder.holder,
            node,
            "none",
            Truth.NO,
            reason=f"{graph.name(node)} stands for nobody named",
            missing=holder.cells,
        )
    if not isinstance(graph.things.get(node), Group | Level):
        return best
    if best.level == "part":
        best = _each_a_part(derived, found, best)
    alike = (item for a in found if a.rank == best.rank for item in a.liable)
    return replace(best, liable=tuple(dict.fromkeys((*best.liable, *alike))))


def _each_a_part(derived: Derivation, found: Sequence[Authority], best: Authority) -> Authority:
    """What the members of a group have together, each for its part; the best of them where these do not make the whole."""
    held = [a for a in found if a.certain]
    certain = {cell for a in held for cell in a.certain}
    if certain != set(derived.cells):
        return best
    return replace(
        best,
        level="full",
        truth=Truth.YES,
        conditions=tuple(dict.fromkeys(condition for a in held for condition in a.conditions)),
        routes=tuple(route for a in held for route in a.routes),
        certain=derived.cells,
        possible=(),
        missing=(),
        reason="",
        liable=tuple(dict.fromkeys(item for a in held for item in a.liable)),
    )


def level(graph: Graph, matter: Matter, holder: Holding, node: str) -> tuple[AuthorityLevel, tuple[str, ...]]:
    """The level of :func:`authority`, and who is liable, without routes, reasons and words.

    Only what leads to the node is followed: for many nodes of many matters.
    """
    nodes = _nodes(graph, node)
    if len(nodes) != 1:
        found = authority(graph, matter, holder, node)
        return found.level, found.liable
    (node,) = nodes
    derived = Derivation(graph, matter, holder, only=leading_to(graph, matter, node))
    certain, possible = derived.acts(node), derived.acts(node, Truth.UNKNOWN)
    if certain and certain == derived.all:
        return "full", derived.bearers(node)
    if certain or possible:
        return ("part" if certain else "not shown"), derived.bearers(node, Truth.UNKNOWN)
    ready = not _kept(graph, matter, derived, node) and would_carry_to(graph, matter, derived, node)
    return ("not shown" if ready else "none"), ()


def _nodes(graph: Graph, node: str) -> tuple[str, ...]:
    find = structure(graph)
    thing = graph.things.get(node)
    if isinstance(thing, Person):
        return posts_of(graph, node)
    items = opened_in_law(find.graph, (node,)) if isinstance(thing, Group | Level) else (node,)
    return tuple(dict.fromkeys(find.itself(item) for item in items))


def _at(graph: Graph, matter: Matter, derived: Derivation, node: str) -> Authority:
    certain, possible = derived.acts(node), derived.acts(node, Truth.UNKNOWN)
    cells = {
        name: _cells(derived, mask)
        for name, mask in (
            ("certain", certain),
            ("possible", possible & ~certain),
            ("missing", derived.all & ~possible & ~certain),
        )
    }
    base = {"holder": derived.holder, "node": node, **cells}
    if certain and certain == derived.all:
        routes = _routes(derived, node, certain, Truth.YES)
        return Authority(
            level="full",
            truth=Truth.YES,
            conditions=_conditions(routes),
            routes=routes,
            liable=derived.bearers(node),
            **base,  # type: ignore[arg-type]
        )
    if certain or possible:
        routes = (
            *_routes(derived, node, certain, Truth.YES),
            *_routes(derived, node, possible & ~certain, Truth.UNKNOWN),
        )
        doubts = [
            *([derived.holding.reason] if derived.holding.reason else []),
            *(doubt for route in routes for doubt in route.doubts),
        ]
        level: AuthorityLevel = "part" if certain else "not shown"
        reason = "; ".join(dict.fromkeys(doubts)) or _missing_words(graph, derived, certain | possible)
        liable = derived.bearers(node, Truth.UNKNOWN)
        return Authority(
            level=level,
            truth=Truth.UNKNOWN,
            conditions=_conditions(routes),
            routes=routes,
            reason=reason,
            liable=liable,
            **base,  # type: ignore[arg-type]
        )
    kept = _kept(graph, matter, derived, node)
    rows = () if kept else would_carry_to(graph, matter, derived, node)
    if rows:
        what = "committee" if graph.things[node].category == "body" else "post"
        reason = f"{what} stated, delegation not stated: {listed([row.id for row in rows], 'or')} would do"
        return Authority(level="not shown", truth=Truth.UNKNOWN, reason=reason, rows=rows, **base)  # type: ignore[arg-type]
    reason, foreseen = nearest_reason(graph, matter, derived, node)
    return Authority(level="none", truth=Truth.NO, reason=kept or reason, foreseen=foreseen, **base)  # type: ignore[arg-type]


def _kept(graph: Graph, matter: Matter, derived: Derivation, node: str) -> str:
    """The reservation or denial that keeps all that a holder has from a node, in words; empty: none does for certain."""
    if not derived.cells or not reservations(graph, matter):
        return ""
    found = [kept_from_node(graph, matter, cell, derived.holder, node, derived.amount) for cell in derived.cells]
    return "; ".join(dict.fromkeys(kept.reason for kept in found if kept)) if all(found) else ""


def _cells(derived: Derivation, mask: int) -> tuple[Cell, ...]:
    return tuple(cell for n, cell in enumerate(derived.cells) if mask >> n & 1)


def _routes(derived: Derivation, node: str, mask: int, pass_: Truth) -> tuple[Route, ...]:
    """The shown routes: one per distinct way over the cells of a mask."""
    found: dict[tuple[object, ...], Route] = {}
    for n in range(len(derived.cells)):
        if mask >> n & 1:
            route = derived.route(node, n, pass_)
            if route is not None:
                found.setdefault(
                    tuple(
                        (hop.giver, hop.receiver, hop.offer.arrangement.id if hop.offer else "") for hop in route.hops
                    ),
                    route,
                )
    return tuple(found.values())


def _conditions(routes: Iterable[Route]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys(condition for route in routes for condition in route.conditions))


def _missing_words(graph: Graph, derived: Derivation, reached: int) -> str:
    left = _cells(derived, derived.all & ~reached)
    names = dict.fromkeys(graph.name(cell.place or cell.leaf.matter) for cell in left)
    return f"not for {listed(list(names))}" if names else ""


# -- what is missing --------------------------------------------------------------------------------------------


def would_carry(graph: Graph, *, giver: str, receiver: str, about: Subject, day: date) -> tuple[Power, ...]:
    """The rows that would carry an arrangement that nobody wrote, all its facts not stated."""
    verdict = supposed(graph, giver=giver, receiver=receiver, about=about, day=day)
    return verdict.rows if verdict.truth > Truth.NO else ()


def supposed(graph: Graph, *, giver: str, receiver: str, about: Subject, day: date, power: str = "") -> Verdict:
    """The verdict on an arrangement that nobody wrote (docs/authority.md#the-check-of-one-arrangement)."""
    find = structure(graph)
    joint = find.is_kind(receiver, "joint_committee") is Truth.YES
    givers = find.persons(receiver) if joint else (giver,)
    a = Arrangement(f"supposed: {giver} to {receiver}", givers, receiver, joint=joint, power=power)
    return check(graph, a, day=day, about=about)


def would_carry_to(graph: Graph, matter: Matter, derived: Derivation, node: str) -> tuple[Power, ...]:
    """The rows that would do where a committee or post of the holder stands ready and nothing is given to it."""
    find = structure(graph)
    holder = derived.holder
    if node == holder or holder not in find.persons(node) or find.organ_of(node) or find.is_person(node) is Truth.YES:
        return ()
    stated = [a for a in received_by(graph, node) if not a.what or not matter.above.isdisjoint(a.what)]
    if any(holder in {person for giver in a.givers for person in find.persons(giver)} for a in stated):
        return ()
    givers = (
        holder,
        *find.organs(holder),
        *(parent for parent in find.parents(node) if find.is_person(parent) is Truth.NO),
    )
    found: dict[str, Power] = {}
    for cell in derived.cells:
        for giver in dict.fromkeys(find.itself(g) for g in givers):
            if giver != holder and find.organ_of(giver) and organ_condition(graph, giver, holder, cell) is None:
                continue
            found |= {
                row.id: row
                for row in would_carry(graph, giver=giver, receiver=node, about=cell.leaf.about, day=matter.day)
            }
    return tuple(found.values())


def may_reach(graph: Graph, matter: Matter, node: str) -> frozenset[str]:
    """Whose authority in a matter a node may have at all: those from whom arrangements lead to it, and whose it is.

    Of any other holder it has none, so nothing need be derived from there.
    """
    find = structure(graph)
    nodes = _nodes(graph, node)
    return frozenset().union(*(leading_to(graph, matter, one) for one in nodes), *(find.persons(one) for one in nodes))


def why_not(graph: Graph, matter: Matter, holder: Holding, node: str) -> tuple[Refusal, ...]:
    """The first arrangements on the cut between what the holder reaches and what leads to the node, with their reasons."""
    derived = derive(graph, matter, holder)
    leads = frozenset().union(*(leading_to(graph, matter, one) for one in _nodes(graph, node)))
    cut: dict[object, Refusal] = {}
    for refusal in derived.refusals.values():
        if refusal.receiver in leads and refusal.mask & ~derived.acts(refusal.receiver):
            kept = cut.get(refusal.offer.arrangement.key)
            if kept is None or refusal.truth < kept.truth:
                cut[refusal.offer.arrangement.key] = refusal
    return tuple(cut.values())


def _furthest(graph: Graph, derived: Derivation, node: str) -> Refusal | None:
    """The step at which the route that reaches furthest stops an amount; None: no limit is in the way on any route."""
    if derived.amount is None:
        return None
    whole = derive(graph, replace(derived.matter, value=None, share={}), derived.holding)
    over = {
        refusal.offer.arrangement.key: refusal for refusal in derived.refusals.values() if refusal.limit is not None
    }
    reached = widest(whole)
    found = reached.get(structure(graph).itself(node))
    return over.get(found[1]) if found is not None and found[1] is not None else None


def widest(derived: Derivation) -> Mapping[str, tuple[float, Key | None]]:
    """For each node the largest amount that some route lets pass, as far as limits are stated, and the arrangement that
    sets it (None: none does). Asked of a derivation in which no amount is."""
    first = next(iter(derived.possible), None)
    best: dict[State, tuple[float, Key | None]] = {first: (math.inf, None)} if first is not None else {}
    todo = list(best)
    while todo:
        state = todo.pop()
        masks, (amount, by) = derived.possible[state], best[state]
        steps: list[tuple[State, float, Key | None]] = [
            (state._replace(node=organ.organ), amount, by)
            for organ in derived.organs(state.node)
            if masks.act & organ.mask
        ]
        for offer in derived.offers(state.node, state.via):
            passable = masks.inside if offer.boundary == "inside" else masks.across
            if offer.truth > Truth.NO and passable & offer.mask:
                a = offer.arrangement
                limit = a.limit if a.limit is not None and a.limit_basis in PER_DECISION else math.inf
                there = State(a.receiver, offer.via, fold(derived.graph, state.bearer, offer))
                steps.append((there, limit, a.key) if limit < amount else (there, amount, by))
        for there, limit, key in steps:
            if there in derived.possible and limit > best.get(there, (-1.0, None))[0]:
                best[there] = (limit, key)
                todo.append(there)
    out: dict[str, tuple[float, Key | None]] = {}
    for state, found in best.items():
        if found[0] > out.get(state.node, (-1.0, None))[0]:
            out[state.node] = found
    return out


def nearest_reason(graph: Graph, matter: Matter, derived: Derivation, node: str) -> tuple[str, str]:
    """Why a node has none of a holder's authority, and what is foreseen that would give it (empty: nothing)."""
    cut = why_not(graph, matter, derived.holding, node)
    name = graph.name(node)
    stated = [r for r in cut if r.truth is Truth.NO]
    foreseen = next((r.reason for r in stated if r.offer.foreseen), "")
    if stated:
        first = _furthest(graph, derived, node) or min(stated, key=lambda r: (r.receiver != node, r.offer.foreseen))
        step = "" if first.receiver == node else f"{graph.name(first.node)} to {graph.name(first.receiver)}: "
        return step + first.reason, foreseen
    find = structure(graph)
    if find.is_forum(node) is Truth.YES:
        return f"{name} is a forum: it holds nothing, and its table has the authority of those who sit there", foreseen
    about = [a for a in received_by(graph, node) if not a.what or not matter.above.isdisjoint(a.what)]
    inactive = [a for a in about if a.fact is not None and not active(a.fact, matter.given)]
    if inactive and inactive[0].given_if:
        return f"only if {listed([graph.name(event) for event in inactive[0].given_if])}", foreseen
    return f"no delegation to {name} is named", foreseen

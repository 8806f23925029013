"""What is kept out of a wider gift: reservations, and denials of a delegation (docs/authority.md#reservations-and-denials).

``reserves`` keeps a matter for a body, committee or post: nobody else of its legal person receives it by a wider gift
inside that legal person, nor passes it on. ``out of`` names one delegation, by its id, from which alone it is kept. A
delegation that a source denies keeps its matter from that receiver in the same way. A reservation that is denied (``not:
true``) for a part lets that part go after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed, source_text
from govgraph.legality.arrangement import Arrangement, Boundary, firm, read_as, received_by
from govgraph.model.bands import Band
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.matters import functions_of
from govgraph.reading.places import within
from govgraph.reading.standing import active, standing
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.authority.matters import Cell, Matter
    from govgraph.graph import Graph


class Kept(Struct, frozen=True):
    """One statement that keeps a matter out of wider gifts: how surely, in words with its source, and for whom.

    ``keepers`` are the nodes for which it is kept, ``leading`` those that give to them, ``perhaps`` those that give to them
    if what is not settled stands; ``persons`` the legal persons
    inside which it holds (empty: only for the gifts named in ``out_of``). Of a denial ``receivers`` are those who do not
    get it, and ``givers`` those who do not give it (empty: nobody does).
    """

    fact: Fact
    truth: Truth
    reason: str
    what: frozenset[str]
    keepers: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    out_of: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    givers: frozenset[str] = frozenset()

    @property
    def denial(self) -> bool:
        """Is it a delegation that a source denies?"""
        return self.fact.negated


@once_per_graph
def reservations(graph: Graph, about: Matter) -> tuple[Kept, ...]:
    """Every statement that keeps the matter, or a part of it, out of wider gifts, on the day and with the events given."""
    facts = {fact.id: fact for item in sorted(about.above) for fact in graph.where("reserves", what=item)}
    found = [_reservation(graph, about, fact) for fact in facts.values() if not fact.negated]
    denials = {
        fact.id: fact for item in sorted(about.above) for fact in graph.where("delegates", what=item) if fact.negated
    }
    found += [_denial(graph, about, fact) for fact in denials.values()]
    return tuple(kept for kept in found if kept is not None and kept.truth > Truth.NO)


def kept_from(
    graph: Graph, about: Matter, a: Arrangement, bound: Boundary, cell: Cell, amount: float | None
) -> Kept | None:
    """What keeps a cell out of an arrangement: the surest statement; None: nothing does."""
    found = [
        (kept, truth)
        for kept in reservations(graph, about)
        if (truth := min(kept.truth, _here(graph, kept, cell, amount), _binds(graph, kept, a, bound))) > Truth.NO
    ]
    best = max(found, key=lambda pair: pair[1], default=None)
    return None if best is None else _as_sure_as(*best)


def kept_from_node(
    graph: Graph, about: Matter, cell: Cell, holder: str, node: str, amount: float | None
) -> Kept | None:
    """What keeps a cell of a holder from a node, whatever is delegated to it; None: nothing does for certain."""
    find = structure(graph)
    for kept in reservations(graph, about):
        if min(kept.truth, _here(graph, kept, cell, amount)) is not Truth.YES:
            continue
        if kept.denial and node in kept.receivers and (not kept.givers or holder in kept.givers):
            return kept
        inside = holder in kept.persons and find.persons(node) == (holder,)
        if not kept.denial and inside and node not in {*kept.keepers, *kept.leading, *kept.perhaps}:
            return kept
    return None


def _as_sure_as(kept: Kept, truth: Truth) -> Kept:
    return kept if kept.truth is truth else replace(kept, truth=truth)


def _here(graph: Graph, kept: Kept, cell: Cell, amount: float | None) -> Truth:
    """Does a statement speak of a cell, and of the amount asked about?"""
    fact = kept.fact
    if cell.leaf.above.isdisjoint(kept.what) or _let_go(graph, kept, cell):
        return Truth.NO
    band = Band.of(fact)
    if band != Band() and (amount is None or not band.holds(amount)):
        return Truth.NO  # where no amount is asked about, a reservation above an amount is like a limit
    where = fact.role("where").ids
    if not where:
        return Truth.YES
    return Truth.of(within(graph, cell.place, where)) if cell.place else Truth.UNKNOWN


def _let_go(graph: Graph, kept: Kept, cell: Cell) -> bool:
    """Does a source deny the reservation for something nearer to the cell?"""
    wide = kept.what & cell.leaf.above
    for item in cell.leaf.above - kept.what:
        for fact in graph.where("reserves", what=item):
            same = not fact.subject.ids or set(fact.subject.ids) & set(kept.fact.subject.ids)
            wider = {
                *graph.above(item),
                *(up for function in functions_of(graph, item) for up in graph.above(function)),
            }
            if fact.negated and same and wide & wider:
                return True
    return False


def _binds(graph: Graph, kept: Kept, a: Arrangement, bound: Boundary) -> Truth:
    """Does a statement bind an arrangement?"""
    if kept.denial:
        power = kept.fact.fields.get("power")
        same_power = not a.power or not power or power == a.power
        same_givers = not kept.givers or not kept.givers.isdisjoint(a.givers)
        return Truth.of(a.receiver in kept.receivers and same_givers and same_power)
    if a.receiver in kept.keepers or a.receiver in kept.leading:
        return Truth.NO
    sure = Truth.UNKNOWN if a.receiver in kept.perhaps else Truth.YES
    if kept.out_of:
        return sure if a.id in kept.out_of else Truth.NO
    find = structure(graph)
    inside = bound == "inside" and any(not kept.persons.isdisjoint(find.persons(giver)) for giver in a.givers)
    return sure if inside else Truth.NO


def _standing(graph: Graph, about: Matter, fact: Fact) -> Truth:
    """How surely it stands: settled yes, unclear or to be agreed unknown, foreseen no."""
    if not active(fact, about.given):
        return Truth.NO
    basis = "stated" if fact.option and fact.basis == "assumed" else fact.basis
    truth = min(firm(fact.status, basis), graph.life(fact, about.day).truth)
    if fact.subject.unknown in {"unclear", "not stated"} or "one of" in {fact.subject.mode, fact.object.mode}:
        truth = min(truth, Truth.UNKNOWN)
    return truth


def _reservation(graph: Graph, about: Matter, fact: Fact) -> Kept | None:
    find = structure(graph)
    keepers = frozenset(find.itself(item) for item in opened_in_law(graph, fact.subject.ids))
    out_of = frozenset(fact.role("out of").ids)
    what = frozenset(fact.role("what").ids) & about.above
    names = listed([graph.name(item) for item in sorted(what)])
    to = listed([graph.name(item) for item in fact.subject.ids]) or "somebody not stated"
    persons = frozenset(person for keeper in keepers for person in find.persons(keeper))
    return Kept(
        fact,
        _standing(graph, about, fact),
        f"{names} is reserved to {to}{_said(fact)}",
        what,
        keepers,
        _leading(graph, about, keepers, Truth.YES),
        _leading(graph, about, keepers, Truth.UNKNOWN),
        persons,
        out_of,
    )


def _denial(graph: Graph, about: Matter, fact: Fact) -> Kept | None:
    find = structure(graph)
    givers = tuple(find.itself(item) for item in opened_in_law(graph, fact.subject.ids))
    to = opened_in_law(graph, fact.role("to").ids)
    what = frozenset(fact.role("what").ids) & about.above
    names = listed([graph.name(item) for item in sorted(what)])
    by = listed([graph.name(item) for item in fact.subject.ids])
    kept = _kept_for(graph, what, givers)
    reserved = f"{names} is reserved to {listed(kept)}, and " if kept else f"{names} "
    reason = f"{reserved}{'' if not kept else 'it '}is not delegated to {listed([graph.name(item) for item in to])}"
    reason += f"{' by ' + by if by else ''}{_said(fact)}"
    truth = _standing(graph, about, fact)
    if fact.subject.unknown in {"unclear", "not stated"}:
        truth = min(firm(fact.status, fact.basis), graph.life(fact, about.day).truth)  # no giver named: nobody gives it
    receivers = frozenset(read_as(find, givers, item) for item in to)
    return Kept(fact, truth, reason, what, receivers=receivers, givers=frozenset(givers))


def _kept_for(graph: Graph, what: Iterable[str], givers: Iterable[str]) -> list[str]:
    """Who of the givers' own legal persons is stated to decide what is denied to somebody else: it is kept for them."""
    find = structure(graph)
    persons = {person for giver in givers for person in find.persons(giver)}
    facts = (fact for item in sorted(what) for fact in graph.where("decides", what=item))
    named = (
        who
        for fact in facts
        if standing(graph, fact).in_force and fact.basis in {"stated", "law"} and fact.subject.mode != "one of"
        for who in fact.subject.ids
    )
    return [graph.name(who) for who in dict.fromkeys(named) if persons & set(find.persons(who))]


def _said(fact: Fact) -> str:
    return f" ({source_text(fact)})" if fact.sources else ""


def _leading(graph: Graph, about: Matter, keepers: Iterable[str], least: Truth) -> frozenset[str]:
    """Those that give the matter, at least so surely, to whoever it is kept for, directly or in several steps."""
    found: set[str] = set()
    todo = list(keepers)
    while todo:
        for a in received_by(graph, todo.pop()):
            if a.truth >= least and (not a.what or not about.above.isdisjoint(a.what)):
                for giver in a.givers:
                    if giver not in found:
                        found.add(giver)
                        todo.append(giver)
    return frozenset(found)

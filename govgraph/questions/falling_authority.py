"""What a fall takes of authority: whose delegations have nothing left to give, and who has less authority in which matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.authority import Holding, Matter, derive, holders, leading_to, matter
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.questions.falling import Fall
from govgraph.questions.matters_in_reach import claims, hanging_together
from govgraph.reading.actors import opened_in_law

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_MATTERS = 60
"""For how many matters authority is derived anew; more than a paper holds, and the answer says when it is met."""


def brought(fall: Fall) -> set[str]:
    """The matters of the arrangements that fall; where one names none, those that its givers may have."""
    touched = [fact for fact in fall.fallen if _passes_on(fact)]
    open_givers = [giver for fact in touched if not fact.role("what").known for giver in fact.subject.ids]
    return {matter for fact in touched for matter in fact.role("what").ids} | claims(fall.graph, open_givers)


def stranded(fall: Fall, brought: Iterable[str]) -> tuple[Ids, Ids]:
    """Who no longer receives what was delegated, and the delegations whose giver now has nothing to give.

    ``brought`` are the matters that came along what falls. Who stood below it in these, and now neither holds anything
    nor receives anything from somebody who still has something, has certainly lost its route. A giver to whom nothing
    led that falls is taken to have what it gives.
    """
    related = hanging_together(fall.graph, brought)
    below = _below(fall, related)
    has: set[str] = set()
    while new := {node for node in below - has if _still_has(fall, node, below - has)}:
        has |= new
    lost = below - has
    dry = {
        fact.id
        for node in lost
        for fact in fall.left_of(node)
        if _gives(fact, node, related) and set(fact.subject.ids) <= lost
    }
    return tuple(sorted(lost - fall.gone)), tuple(fact.id for fact in fall.graph.in_order(dry))


def _below(fall: Fall, related: set[str]) -> set[str]:
    """Everybody to whom what falls led, directly or by arrangements about related matters and by organs."""
    below: set[str] = set()
    for fact in fall.fallen:
        if _passes_on(fact) and (fact.subject.ids or fact.kind == "exercises jointly"):
            below |= set(fact.object.ids)
        elif fact.kind in {"holds", "organ of"}:
            below |= set(fact.subject.ids)
    todo = list(below)
    while todo:
        node = todo.pop()
        for fact in fall.left_of(node):
            to = fact.object.ids if _gives(fact, node, related) else ()
            if fact.kind == "organ of" and node in fact.object.ids:
                to = fact.subject.ids
            todo += [other for other in to if other not in below]
            below |= set(to)
    return below


def _gives(fact: Fact, node: str, related: set[str]) -> bool:
    """Is it an arrangement by which a node gives something that hangs together with these matters, or it knows not what?"""
    what = fact.role("what").ids
    return _passes_on(fact) and node in fact.subject.ids and (not what or not related.isdisjoint(what))


def _still_has(fall: Fall, node: str, without: set[str]) -> bool:
    """Does a node hold something, or receive it from somebody who is not among those ``without``?"""
    for fact in fall.left_of(node):
        if fact.kind == "holds" and node in fact.subject.ids:
            return True
        if fact.kind == "organ of" and node in fact.subject.ids and set(fact.object.ids) - without:
            return True
        if not _passes_on(fact):
            continue
        left = [giver for giver in fact.subject.ids if giver not in without]
        enough = len(left) == len(fact.subject.ids) if fact.kind == "exercises jointly" else bool(left)
        if node in fact.object.ids and enough:
            return True
    return _begins(fall, node)


def _begins(fall: Fall, node: str) -> bool:
    """Does a node give, and nobody is said to give it anything? Then arrangements begin there."""
    giving = [fact for fact in fall.before_of(node) if _passes_on(fact)]
    return bool(giving) and not any(node in fact.object.ids for fact in giving)


def staying(fall: Fall, matters: Iterable[str]) -> list[str]:
    return sorted(what for what in matters if what in fall.graph.things and what not in fall.gone)


def bound_met(fall: Fall, matters: Iterable[str]) -> tuple[str, ...]:
    """A note where there are more matters than authority is derived for."""
    if len(staying(fall, matters)) <= MAX_MATTERS:
        return ()
    return (f"Authority was derived anew for the first {MAX_MATTERS} matters of what falls, and for no more.",)


def authority_lost(fall: Fall, brought: Iterable[str]) -> dict[str, Ids]:
    """For each matter of a fallen arrangement: who stays, and has less of any holder's authority in it, or none."""
    matters = staying(fall, brought)
    if not matters:
        return {}
    left, touched = fall.graph_after(), _touched(fall)
    out: dict[str, Ids] = {}
    for what in matters[:MAX_MATTERS]:
        asked = matter(fall.graph, what)
        held_before = holders(fall.graph, asked)
        # where no source says on whom it rests, it rests after the fall where it did before: whoever received it from
        # what is gone does not come to hold it by that
        held_after = (
            *(holding for holding in holders(left, asked) if not holding.root),
            *(holding for holding in held_before if holding.root and holding.holder not in fall.gone),
        )
        before = _with_authority(fall.graph, asked, held_before, touched)
        after = _with_authority(left, asked, held_after, [node for node in before if node in left.things])
        lost = {node for node in before.keys() - fall.gone if after.get(node, Truth.NO) < before[node]}
        if lost:
            out[what] = tuple(sorted(lost))
    return out


_SHAPES = frozenset({"authority", "parent", "posts", "membership", "appointment", "place"})
"""What the relations carry that can change what an arrangement is in law, or for which area."""


def _touched(fall: Fall) -> set[str]:
    """Who stands in what falls, as far as it bears on authority: nobody else's route can change."""
    ends = {node for fact in fall.fallen if fact.row.carries in _SHAPES for node in _touched_in(fall, fact)}
    return (ends | set(opened_in_law(fall.graph, ends))) & fall.graph.things.keys()


def _touched_in(fall: Fall, fact: Fact) -> Iterable[str]:
    """The ends of a relation that its fall, or what it loses, may change: of a delegation that others still give or
    receive, those who receive from whoever is gone, and not the others who receive as before."""
    left = fall.left[fact.id]
    if left is None or fact.kind != "delegates":
        return (*fact.subject.ids, *fact.object.ids)
    lost = any(fall.lost(filler) for role, filler in fact.roles.items() if role != "to")
    return fact.object.ids if lost else fall.lost(fact.object)


def _with_authority(graph: Graph, asked: Matter, held: Iterable[Holding], near: Iterable[str]) -> dict[str, Truth]:
    """Who has the authority in a matter of any holder from whom it may lead to these: yes for certain, unknown for possibly."""
    leading = {node for one in near for node in leading_to(graph, asked, one)}
    derived = [derive(graph, asked, holding) for holding in held if holding.holder in leading]
    return {node: truth for truth in (Truth.UNKNOWN, Truth.YES) for one in derived for node in one.nodes(truth)}


def _passes_on(fact: Fact) -> bool:
    return fact.row.carries == "authority" and fact.kind != "holds"

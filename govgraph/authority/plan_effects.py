"""What follows for other arrangements once a plan is carried out: the rules that one then breaks, and none breaks now.

Only what the plan may change is judged again. That is what it makes and what goes on from there; and, where it takes a
body to be of one of several kinds, what that body and all that belongs to it give and receive, and what goes on from
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.authority.containment import all_judged
from govgraph.authority.matters import matter
from govgraph.authority.plan import Plan, applied
from govgraph.graph.memo import once_per_graph
from govgraph.legality.arrangement import KINDS, Arrangement, all_arrangements, arrangements, given_by, received_by
from govgraph.model.things import Body, Post
from govgraph.reading.actors import named_by, relations_of
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

_BELONGS = ("committee of", "organ of", "sub-group of", "of")
"""The relations by which something belongs to a body."""


def new_errors(graph: Graph, plan: Plan) -> tuple[str, ...]:
    """The rules that an arrangement breaks outright once the plan is carried out, and that none breaks now."""
    made = applied(graph, plan)
    found: list[str] = []
    for j in all_judged(made, _concerned(graph, made, plan)):
        known = error_codes_of(graph, j.arrangement) if j.errors else frozenset()
        found += [f"{f.code}: {f.text}" for f in j.errors if f.code not in known]
    return tuple(found)


def error_codes(graph: Graph, among: Iterable[Arrangement]) -> frozenset[str]:
    """The rules that any of these arrangements breaks outright."""
    return frozenset(f.code for j in all_judged(graph, among) for f in j.errors)


def error_codes_of(graph: Graph, a: Arrangement) -> frozenset[str]:
    """The errors of the same arrangement as it is in a graph; none where it is not there."""
    fact = graph.facts.get(a.id)
    now = (other for other in arrangements(graph, fact) if other.key == a.key) if fact is not None else ()
    return error_codes(graph, now)


def _concerned(graph: Graph, made: Graph, plan: Plan) -> tuple[Arrangement, ...]:
    """The arrangements that a plan may change, as they are once it is carried out, in the order of the graph."""
    if _places_otherwise(graph, made, plan):
        return all_arrangements(made)
    find = structure(made)
    own = [a for step in plan.steps for a in arrangements(made, made.facts[step.changes or step.id])]
    brought = {item for a in own for item in a.what}
    other = _belonging(graph, plan.kinds)
    anything = bool(other) or any(not a.what for a in own)
    changed = {step.receiver for step in plan.steps if step.standing} | set(plan.committees) | other
    changed |= {plan.who} if plan.seated else set()
    found = {a.key: a for node in changed for a in (*given_by(made, node), *received_by(made, node))}
    found |= {a.key: a for a in own}
    todo = [*(a.receiver for a in found.values()), *other]
    seen = set[str]()
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        for a in given_by(made, node):
            about = (matter(made, what, place="").above for what in a.what)
            if anything or not a.what or any(not above.isdisjoint(brought) for above in about):
                found[a.key] = a
                todo.append(a.receiver)
        # read with the stated kinds, an arrangement may go to somebody else, who then no longer has it
        todo += [a.receiver for a in given_by(graph, node)] if other and node in graph.things else []
        todo += find.organs(node)
    facts = made.in_order(a.id for a in found.values())
    every = (a for kind in KINDS for fact in facts if fact.kind == kind for a in arrangements(made, fact))
    return tuple(a for a in every if a.key in found)


# -- what turns on the kind of a body -------------------------------------------------------------------------------


def _places_otherwise(graph: Graph, made: Graph, plan: Plan) -> bool:
    """Does a function lose its last holder, or gain its first, as a body is taken to be of a kind? It then rests elsewhere."""
    held = {
        what
        for item in plan.kinds
        for one in (graph, made)
        for fact in one.where("holds", who=item)
        for what in fact.object.ids
    }
    return any(bool(graph.where("holds", what=what)) != bool(made.where("holds", what=what)) for what in held)


def _belonging(graph: Graph, bodies: Iterable[str]) -> set[str]:
    """Some bodies and all whose standing in law may turn on what they are: what belongs to them, who is said to work for
    them, and the tables at which any of these sits."""
    found = set(bodies)
    todo = list(found)
    while todo:
        here = todo.pop()
        near = {
            item for kind in _BELONGS for fact in relations_of(graph, kind, "to", here) for item in fact.subject.ids
        }
        near |= {item for fact in relations_of(graph, "employs", "who", here) for item in fact.object.ids}
        near |= {group for group in named_by(graph, here) if group != here}
        near |= set(_said_to_be_of(graph).get(here, ()))
        near |= set(structure(graph).organs(here)) if here in graph.things else set()
        todo += near - found
        found |= near
    tables = {
        table for item in found for fact in relations_of(graph, "member of", "who", item) for table in fact.object.ids
    }
    return found | tables


@once_per_graph
def _said_to_be_of(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The posts and bodies of whose legal facts one names a body: seconded to it, placed with it, employed by it."""
    found: dict[str, list[str]] = {}
    for thing in graph.in_category("body", "post"):
        for value in thing.facts.values() if isinstance(thing, Body | Post) else ():
            if isinstance(value, str) and value in graph.things:
                found.setdefault(value, []).append(thing.id)
    return {body: tuple(items) for body, items in found.items()}

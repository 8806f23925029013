"""The matters that arrangements may bring to somebody, and what hangs together with a matter: found from there, by edges.

So a question about one body in a country looks at what that body may be concerned in, and at nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.authority import matter
from govgraph.legality.arrangement import given_by, received_by
from govgraph.reading.actors import opened_in_law, relations_of
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph


def claims(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """The matters that are held by, or that any arrangement may bring to, some nodes or the bodies that they belong to.

    An arrangement that names no matter may bring what its givers have; a committee, organ or post may be given what its
    body has. Nothing else can have authority come to it, so no other matter need be asked about.
    """
    find = structure(graph)
    todo = list(opened_in_law(find.graph, nodes))
    seen = {""}  # no body: what organ_of says of a thing that is no organ
    found: set[str] = set()
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        found |= {item for fact in relations_of(graph, "holds", "who", node) for item in fact.object.ids}
        received = received_by(graph, node)
        found |= {item for a in (*received, *given_by(graph, node)) for item in a.what}
        todo += [giver for a in received if not a.what for giver in a.givers]
        todo += [find.itself(node), find.organ_of(node), *find.persons(node), *find.parents(node)]
    return found


def within_reach(graph: Graph, matters: Iterable[str]) -> set[str]:
    """These matters and their parts; what exercises any of them, the wholes and the parts of that.

    Of the functions that a matter is a part of somebody can have a part at most: they are asked about where one names them.
    """
    parts = {part for one in matters for part in graph.below(one)}
    acts = {who for part in parts for fact in graph.where("exercises", to=part) for who in fact.subject.ids}
    wholes = {whole for act in acts for whole in graph.above(act)}
    return parts | {part for whole in wholes for part in graph.below(whole)}


def hanging_together(graph: Graph, matters: Iterable[str]) -> set[str]:
    """All that an arrangement may name that takes any of these matters further: its parts, what exercises it or is
    exercised by it, and what either is part of."""
    asked = tuple(matters)
    return within_reach(graph, asked) | {item for one in asked for item in matter(graph, one).above}

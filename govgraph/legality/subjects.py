"""A function as the law sees it: whose it is, its class and references, each as its own or as the functions above it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.law.registry import Registry
from govgraph.model.things import Function
from govgraph.reading.matters import functions_of

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Subject(Struct, frozen=True):
    """What an arrangement is about. ``owner`` and ``function_class`` empty: not stated."""

    id: str = ""
    name: str = ""
    owner: str = ""
    function_class: str = ""
    references: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By what tells subjects of one graph apart: it is hashed for every verdict."""
        return hash((self.id, self.name, self.owner))


UNKNOWN = Subject()
"""A matter of which nobody says which function it exercises."""


def subject(graph: Graph, function: str) -> Subject:
    """The subject of a function by its id; :data:`UNKNOWN` for what is no function of the graph."""
    chain = [thing for item in graph.above(function) if isinstance(thing := graph.things.get(item), Function)]
    if not chain:
        return UNKNOWN
    function_class = next((thing.function_class for thing in chain if thing.function_class), "")
    row = graph.registry.classes.get(function_class)
    owner = next((thing.owner for thing in chain if thing.owner), "") or (
        row.owner if row and row.owner != "any" else ""
    )
    return Subject(
        chain[0].id, chain[0].name, owner, function_class, tuple(ref for thing in chain for ref in thing.references)
    )


def subjects(graph: Graph, matters: Iterable[str]) -> tuple[Subject, ...]:
    """The subjects of what an arrangement is about; one unknown subject where nobody says."""
    found = tuple(dict.fromkeys(function for matter in matters for function in functions_of(graph, matter)))
    return tuple(subject(graph, function) for function in found) or (UNKNOWN,)


def in_set(registry: Registry, about: Subject, reference: str, day: date) -> bool | None:
    """Is it in a function set, or in ``class:name``? None where nothing that is stated tells."""
    if registry.in_set(reference, about.references, about.function_class, day):
        return True
    if reference.startswith("class:") and about.function_class in registry.classes:
        return None if foreign(registry, about, reference) else False
    return None


def foreign(registry: Registry, about: Subject, reference: str) -> bool:
    """Is ``class:name`` a class of the other side, of which a function received from this side can be none?"""
    row = registry.classes.get(reference.removeprefix("class:")) if reference.startswith("class:") else None
    return row is not None and row.owner != "any" and about.owner in {"nhs", "la"} and about.owner != row.owner

"""How those who take part in an arrangement stand in law: what its check asks of them, and the answers of a graph.

The check of one arrangement asks a case instead (:class:`govgraph.legality.case.InCase`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from govgraph.graph.memo import once_per_graph
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.reading.posts import holds_office, legal_fact, legal_relation
from govgraph.reading.voting_members import every_member_is, has_members, no_member_is

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.registry import Registry
    from govgraph.law.rows import System


class KindsInLaw(Protocol):
    """What those who take part are in law and whose they are: read from a graph (``Structure``), or from a case."""

    @property
    def registry(self) -> Registry:
        """The law that it is read with."""

    def name(self, item: str) -> str:
        """Its readable name."""

    def kinds(self, item: str) -> tuple[str, ...]:
        """The kinds that it may be; empty: nobody says."""

    def persons(self, item: str) -> tuple[str, ...]:
        """The legal persons that it belongs to."""

    def parents(self, item: str) -> tuple[str, ...]:
        """What it is directly a committee of."""

    def organ_of(self, item: str) -> str:
        """The one body that it is an organ of; empty: none."""

    def system(self, council: str) -> System | None:
        """A council's system; None: not known."""

    def is_kind(self, item: str, wanted: str) -> Truth:
        """Is it of a kind or group of kinds?"""

    def is_person(self, item: str) -> Truth:
        """Is it a legal person?"""


class InLaw(KindsInLaw, Protocol):
    """And what they and their members are in one legal person."""

    def relation(self, item: str, name: str, person: str) -> Truth:
        """How it stands to a legal person."""

    def fact(self, item: str, name: str, person: str) -> Truth:
        """A legal fact of it in a legal person."""

    def holds_office(self, post: str, office: str, persons: Iterable[str]) -> Truth:
        """Does it hold a statutory office?"""

    def all_members(self, body: str, name: str, person: str) -> Truth:
        """Is every voting member this in a legal person?"""

    def no_member(self, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Truth:
        """Is no voting member any of these in any of these legal persons?"""

    def has_members(self, body: str, least: int) -> Truth:
        """Has it so many voting members?"""


@once_per_graph
def in_law(graph: Graph) -> InGraph:
    """How all who are in a graph stand in law; made once for each graph."""
    return InGraph(graph)


class InGraph:
    """How those who take part stand in law, by their ids, as the rooms of :mod:`govgraph.reading` read it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.registry = graph.registry
        self._find = structure(graph)

    def name(self, item: str) -> str:
        """Its readable name."""
        return self._find.name(item)

    def kinds(self, item: str) -> tuple[str, ...]:
        """The kinds that it may be; empty: nobody says."""
        return self._find.kinds(item)

    def persons(self, item: str) -> tuple[str, ...]:
        """The legal persons that it belongs to."""
        return self._find.persons(item)

    def parents(self, item: str) -> tuple[str, ...]:
        """What it is directly a committee of."""
        return self._find.parents(item)

    def organ_of(self, item: str) -> str:
        """The one body that it is an organ of; empty: none."""
        return self._find.organ_of(item)

    def system(self, council: str) -> System | None:
        """A council's system; None: not known."""
        return self._find.system(council)

    def is_kind(self, item: str, wanted: str) -> Truth:
        """Is it of a kind or group of kinds?"""
        return self._find.is_kind(item, wanted)

    def is_person(self, item: str) -> Truth:
        """Is it a legal person?"""
        return self._find.is_person(item)

    def relation(self, item: str, name: str, person: str) -> Truth:
        """How it stands to a legal person."""
        return legal_relation(self.graph, item, name, person)

    def fact(self, item: str, name: str, person: str) -> Truth:
        """A legal fact of it in a legal person."""
        return legal_fact(self.graph, item, name, person)

    def holds_office(self, post: str, office: str, persons: Iterable[str]) -> Truth:
        """Does it hold a statutory office?"""
        return holds_office(self.graph, post, office, persons)

    def all_members(self, body: str, name: str, person: str) -> Truth:
        """Is every voting member this in a legal person?"""
        return every_member_is(self.graph, body, name, person)

    def no_member(self, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Truth:
        """Is no voting member any of these in any of these legal persons?"""
        return no_member_is(self.graph, body, names, persons)

    def has_members(self, body: str, least: int) -> Truth:
        """Has it so many voting members?"""
        return has_members(self.graph, body, least)

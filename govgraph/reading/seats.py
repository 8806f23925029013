"""Who sits at a table, whom a seat stands for, who is present, and which sectors are heard there.

A table is anything that has members. A list of members that no source calls complete may lack some: whoever says that
somebody is missing asks :func:`list_complete` first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.model.facts import Fact
from govgraph.model.things import Person, Post, Sector
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import named_by, opened, opened_in_law, posts_of
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph


@once_per_graph
def all_seats(graph: Graph, *, foreseen: bool = False) -> Mapping[str, Mapping[str, Fact]]:
    """For each table who sits there (bodies, posts, sectors, persons), each with the relation that says so.

    ``foreseen``: those too whose seat is not in force yet, for an option that is judged by what it would do.
    """
    least = Standing.NOT_YET if foreseen else Standing.UNSURE
    found: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in graph.of_kind("member of"):
        if standing(graph, fact) < least:
            continue
        for table in dict.fromkeys((*fact.object.ids, *_behind(graph, fact.object.ids, foreseen))):
            for seat in _behind(graph, fact.subject.ids, foreseen):
                found[table].setdefault(seat, fact)
    for thing in graph.in_category("body", "group"):
        for name in sorted(set(named_by(graph, thing.id, levels="one")) - {thing.id}):
            for seat, fact in found.get(name, {}).items():
                found[thing.id].setdefault(seat, fact)
    return MappingProxyType(found)


def _behind(graph: Graph, items: Iterable[str], foreseen: bool) -> tuple[str, ...]:
    return opened(graph, items, unnamed="itself", levels="one", there=not foreseen)


def seats(graph: Graph, table: str, *, foreseen: bool = False) -> Mapping[str, Fact]:
    """Who sits at a table, each with the relation that says so; nobody: no source names a member."""
    return all_seats(graph, foreseen=foreseen).get(table, {})


def list_complete(graph: Graph, table: str) -> bool:
    """Does a source say that the list of its members is complete?"""
    return any(fact.fields.get("list complete") is True for fact in seats(graph, table).values())


@once_per_graph
def at_table(graph: Graph, table: str) -> tuple[str, ...]:
    """Who may act at a table in law: posts, committees and bodies, foreseen seats too, without who is not there on the day.

    It is not :func:`seats`, for two reasons. Law reads a list otherwise: a level stands for each of its members, an open
    group of a known kind also for those unnamed, and a person acts as their posts. And a member of a group is no member of
    its table: authority is that of the very forum.
    """
    facts = [fact for fact in graph.where("member of", to=table) if standing(graph, fact).stands]
    found: dict[str, None] = {}
    for item in opened_in_law(graph, (item for fact in facts for item in fact.subject.ids)):
        found |= dict.fromkeys(posts_of(graph, item) or (item,))
    return tuple(item for item in found if item not in graph.things or graph.life(item).truth is not Truth.NO)


@once_per_graph
def stands_for(graph: Graph, seat: str) -> tuple[str, ...]:
    """A seat and whom it stands for: itself, the posts of a person, the bodies of a post."""
    found = {seat: None}
    for kind, sort in (("occupies", Person), ("of", Post)):
        for item in tuple(found):
            if isinstance(graph.things.get(item), sort):
                facts = (fact for fact in graph.where(kind, who=item) if standing(graph, fact).stands)
                found |= dict.fromkeys(other for fact in facts for other in _behind(graph, fact.object.ids, False))
    return tuple(found)


@once_per_graph
def present(graph: Graph, table: str, *, foreseen: bool = False) -> Mapping[str, Fact]:
    """Whoever is at a table, themselves, through a post or by a seat held for them."""
    found: dict[str, Fact] = {}
    for seat, fact in seats(graph, table, foreseen=foreseen).items():
        for item in (*stands_for(graph, seat), *_behind(graph, fact.role("for").ids, foreseen)):
            found.setdefault(item, fact)
    return MappingProxyType(found)


@once_per_graph
def sectors_of(graph: Graph, item: str) -> frozenset[str]:
    """The sectors that somebody belongs to or speaks for, by its own words, its stand-ins' and its bodies'."""
    return frozenset(_sectors(graph, item))


def _sectors(graph: Graph, item: str) -> Iterator[str]:
    for name in stands_for(graph, item):
        for same in named_by(graph, name, levels="one"):
            thing = graph.things.get(same)
            if thing is not None:
                yield from (same,) if isinstance(thing, Sector) else getattr(thing, "sector", ())
            for kind in vocabulary().of_sort("speaks"):
                for fact in graph.where(kind, who=same):
                    if standing(graph, fact).stands:
                        yield from _spoken_for(graph, fact)


def _spoken_for(graph: Graph, fact: Fact) -> Iterator[str]:
    if fact.fields.get("extent") != "none":
        yield from (item for item in fact.role("for").ids if isinstance(graph.things.get(item), Sector))


@once_per_graph
def sectors_at(graph: Graph, table: str, *, foreseen: bool = False) -> frozenset[str]:
    """The sectors that have a seat at a table, or somebody who speaks for them there."""
    found = {sector for seat in present(graph, table, foreseen=foreseen) for sector in sectors_of(graph, seat)}
    least = Standing.NOT_YET if foreseen else Standing.UNSURE
    for fact in graph.where("represents", to=table):
        if standing(graph, fact) >= least:
            found |= set(_spoken_for(graph, fact))
    return frozenset(found)

"""Where somebody acts, and which places lie in which. A place never acts.

Where no source states an area, nobody knows it: such an area is taken to meet every other, and never to be outside one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.model.things import Post

if TYPE_CHECKING:
    from govgraph.graph import Graph


@once_per_graph
def same_areas(graph: Graph, place: str) -> tuple[str, ...]:
    """A place and those that a source states to be the same area, exactly or nearly."""
    other = (
        item
        for role, end in (("who", "to"), ("to", "who"))
        for fact in graph.where("same area as", **{role: place})
        if not fact.negated and fact.tier != "past"
        for item in fact.role(end).ids
    )
    return tuple(dict.fromkeys((place, *other)))


@once_per_graph
def wider_places(graph: Graph, place: str) -> frozenset[str]:
    """A place, the places that it is part of, and the same areas as any of these."""
    return _reached(graph, place, graph.wholes)


@once_per_graph
def _inside(graph: Graph, place: str) -> frozenset[str]:
    return _reached(graph, place, graph.parts)


def _reached(graph: Graph, place: str, further: Callable[[Iterable[str]], Iterable[str]]) -> frozenset[str]:
    """A place and all that is reached from it, step by step; the same area under another name is no step."""
    found: set[str] = set()
    todo = [place]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += [*same_areas(graph, here), *further((here,))]
    return frozenset(found)


def inside(graph: Graph, places: Iterable[str]) -> frozenset[str]:
    """These places, their parts, and the same areas as any of these."""
    return frozenset().union(*(_inside(graph, place) for place in places))


def within(graph: Graph, place: str, places: Iterable[str]) -> bool:
    """Does a place lie in any of these, or is it one of them? Never in none."""
    wanted = set(places)
    return bool(wanted) and not wanted.isdisjoint(wider_places(graph, place))


def meet(graph: Graph, one: Iterable[str], other: Iterable[str]) -> bool:
    """Do two areas overlap, one in the other or equal? An area that nobody states may be anywhere, and meets every other."""
    first, second = tuple(one), tuple(other)
    if not first or not second:
        return True
    return any(within(graph, place, second) for place in first) or any(within(graph, place, first) for place in second)


def tips(graph: Graph, places: Iterable[str]) -> tuple[str, ...]:
    """The smallest places in these: their parts that have no parts."""
    below = dict.fromkeys(item for place in places for item in graph.below(place))
    return tuple(item for item in below if len(graph.below(item)) == 1)


@once_per_graph
def area(graph: Graph, item: str) -> tuple[str, ...]:
    """The places that somebody or something is stated to cover: by its own words, else by those of a group that names it.

    Empty: no source says.
    """
    level: tuple[str, ...] = (item,)
    seen: set[str] = set()
    while level:
        found = tuple(
            dict.fromkeys(
                place
                for name in level
                for fact in graph.where("covers", who=name)
                if not fact.negated and fact.tier != "past"
                for place in fact.object.ids
            )
        )
        if found:
            return found
        seen |= set(level)
        level = tuple(dict.fromkeys(group for name in level for group in graph.groups_of(name) if group not in seen))
    return ()


@once_per_graph
def home(graph: Graph, item: str) -> tuple[str, ...]:
    """Where somebody acts: their own area, else that of the bodies of which they are a post, board or committee.

    Empty: no source says. Of several bodies, the areas of all.
    """
    return _home(graph, item, frozenset())


def _home(graph: Graph, item: str, below: frozenset[str]) -> tuple[str, ...]:
    own = area(graph, item)
    if own or item in below:
        return own
    facts = (*graph.parents(item), *(graph.where("of", who=item) if isinstance(graph.things.get(item), Post) else ()))
    above = dict.fromkeys(
        body for fact in facts if not fact.negated and fact.tier != "past" for body in fact.object.ids
    )
    return tuple(dict.fromkeys(place for body in above for place in _home(graph, body, below | {item})))

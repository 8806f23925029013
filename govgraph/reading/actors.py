"""Who stands behind a group or level, who names somebody, and how many they are.

Groups and levels stand in for bodies and posts and hold nothing themselves. Place narrows them before anything else: a
member that acts only elsewhere does not stand behind them there. Where a level says who acts in each place, that counts;
otherwise where each member acts (:func:`govgraph.reading.places.home`). A member of whom no source says where it acts may
act anywhere, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.graph.memo import once_per_graph
from govgraph.law.pack import stands_for_itself
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Level, Person
from govgraph.model.truth import Truth
from govgraph.reading.places import home, meet
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

Unnamed = Literal["left out", "others", "itself"]
"""What becomes of members that nobody names.

``left out``: only those who are named count: for questions about them.
``others``: an open group whose members are of one known kind also stands for the others: law binds them as it binds the named.
``itself``: a group or level of which nobody is named stays, so that a check can say that it could not look behind it.
"""

Levels = Literal["each", "one"]
"""How a level with several members acts.

``each``: every member may be the one: for whoever looks for all that may act, answer or be bound.
``one``: it acts through one of them, by matter, and nobody says which, so what the level has is not what each of them has:
for whoever would blame a member for it. Such a level stays as itself.
"""


class Behind(Struct, frozen=True):
    """Who stands behind what was named.

    ``ids`` are bodies and posts, each once; ``via`` the group through which each came (itself where it was named
    directly); ``open`` the groups whose lists are not known to be complete: others may stand behind these.
    """

    ids: tuple[str, ...]
    via: Mapping[str, str]
    open: tuple[str, ...]


def opened(
    graph: Graph,
    items: Iterable[str],
    *,
    unnamed: Unnamed = "left out",
    levels: Levels = "each",
    place: str = "",
    there: bool = False,
) -> tuple[str, ...]:
    """The bodies and posts behind these, groups and levels opened at any depth, each once.

    ``unnamed``: what becomes of members whom nobody names. ``levels``: how a level with several members acts. ``place``: only who acts there (empty: anywhere). ``there``:
    without whoever is not there on the day of the graph, and without what stands only behind them. What is no thing of the
    graph stands for itself, unless ``there``.
    """
    names = tuple(items)
    if len(names) == 1:
        return _opened(graph, names[0], unnamed, levels, place, there)
    return tuple(
        dict.fromkeys(inner for item in names for inner in _opened(graph, item, unnamed, levels, place, there))
    )


def if_short(graph: Graph, items: Iterable[str], *, most: int) -> tuple[str, ...]:
    """These, and for a group whose list is complete and no longer than ``most`` its members, if each has a body above it.

    It is not :func:`opened`: a chart draws a long or open group as one box, and ends a line at the members of a short one
    only where these are joined to the rest.
    """
    found: list[str] = []
    for item in items:
        thing = graph.things.get(item)
        short = isinstance(thing, Group) and thing.complete and len(thing.members) <= most
        inner = members(graph, item) if short else ()
        found += inner if short and all(graph.parents(member) for member in inner) else (item,)
    return tuple(found)


def opened_in_law(graph: Graph, items: Iterable[str]) -> tuple[str, ...]:
    """As :func:`opened`, and as the law reads a list: an open group of a known kind also stands for the members unnamed."""
    return opened(graph, items, unnamed="others")


@once_per_graph
def _opened(graph: Graph, item: str, unnamed: Unnamed, levels: Levels, place: str, there: bool) -> tuple[str, ...]:
    found: dict[str, None] = {}
    seen: set[str] = set()
    todo = [item]
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        thing = graph.things.get(here)
        if thing is None and (there or here != item):
            continue  # an option has taken it away
        if there and thing is not None and graph.life(thing).truth is Truth.NO:
            continue
        if not isinstance(thing, Group | Level):
            found[here] = None
            continue
        inner = members(graph, here, place)
        if levels == "one" and acts_through_one(graph, here, place):
            found[here] = None
            continue
        todo += reversed(inner)
        if (unnamed == "itself" and not thing.members) or (
            unnamed == "others" and isinstance(thing, Group) and stands_for_itself(thing)
        ):
            found[here] = None
    return tuple(found)


def behind(graph: Graph, items: Iterable[str], *, place: str = "") -> Behind:
    """Who stands behind these, through which group each came, and whose lists are open. Only things of the graph count."""
    found: dict[str, str] = {}
    unfinished: list[str] = []
    seen: set[str] = set()
    todo = [(item, item) for item in reversed(tuple(items))]
    while todo:
        item, via = todo.pop()
        if item in seen:
            continue
        seen.add(item)
        thing = graph.things.get(item)
        if isinstance(thing, Group | Level):
            if not (isinstance(thing, Group) and thing.complete):
                unfinished.append(item)
            todo += [(member, item) for member in reversed(members(graph, item, place))]
        elif thing is not None:
            found[item] = via
    return Behind(tuple(found), MappingProxyType(found), tuple(unfinished))


def members(graph: Graph, group: str, place: str = "") -> tuple[str, ...]:
    """The members of a group or level that act in a place (empty: all that are named); none for anything else."""
    thing = graph.things.get(group)
    if not isinstance(thing, Group | Level):
        return ()
    if not place or not thing.members:
        return thing.members
    return tuple(member for member in thing.members if meet(graph, (place,), _acts_for(graph, thing, member)))


def _acts_for(graph: Graph, thing: Group | Level, member: str) -> tuple[str, ...]:
    """Where a member acts for a group or level: as the level says, else where the member acts at all."""
    rows = thing.acts_through if isinstance(thing, Level) else ()
    return tuple(dict.fromkeys(row.place for row in rows if member in row.who)) or home(graph, member)


def acts_in(graph: Graph, items: Iterable[str], who: str) -> tuple[str, ...]:
    """Where somebody acts who stands behind these groups or levels: as a level says, else where they act at all.

    Empty: no source says, so anywhere.
    """
    for item in dict.fromkeys(inner for name in items for inner in (name, *_groups_in(graph, name))):
        thing = graph.things.get(item)
        if isinstance(thing, Level) and any(who in row.who for row in thing.acts_through):
            return _acts_for(graph, thing, who)
    return home(graph, who)


def _groups_in(graph: Graph, group: str) -> tuple[str, ...]:
    """The groups and levels inside a group, at any depth."""
    found: dict[str, None] = {}
    todo = list(members(graph, group))
    while todo:
        here = todo.pop(0)
        if here not in found and isinstance(graph.things.get(here), Group | Level):
            found[here] = None
            todo += members(graph, here)
    return tuple(found)


def narrowed(graph: Graph, items: Iterable[str], place: str) -> tuple[str, ...]:
    """These in one place (empty: as they are): a group or level of which only some members act there stands for those alone.

    One none of whose members acts there falls away.
    """
    found: dict[str, None] = {}
    for item in items:
        every, there = members(graph, item), members(graph, item, place)
        found |= {item: None} if len(there) == len(every) else dict.fromkeys(there)
    return tuple(found)


def acts_through_one(graph: Graph, item: str, place: str = "") -> bool:
    """Is it a level that acts, in a place (empty: anywhere), through one of several, of whom nobody says which?"""
    return isinstance(graph.things.get(item), Level) and len(members(graph, item, place)) > 1


@once_per_graph
def named_by(graph: Graph, item: str, *, levels: Levels = "each") -> Mapping[str, str]:
    """It and every group or level that names it, at any depth, by the stand-in through which it is named ("" for itself).

    A relation of any of these is a relation of it. ``levels``: how a level with several members acts.
    """
    found = {item: ""}
    order = [item]
    for name in order:
        for group in graph.groups_of(name):
            if group not in found and not (levels == "one" and acts_through_one(graph, group)):
                found[group] = group
                order.append(group)
    return MappingProxyType(found)


def relations_of(graph: Graph, kind: str, role: str, item: str) -> tuple[Fact, ...]:
    """The relations of a kind in which something stands in a role, itself or through a group or level that names it."""
    names = named_by(graph, item)
    found = (fact for name in names for fact in graph.where(kind, **{role: name}))
    return tuple(found) if len(names) == 1 else tuple({fact.id: fact for fact in found}.values())


def how_many(graph: Graph, items: Iterable[str]) -> int | None:
    """How many bodies and posts stand behind these, each counted once: at the least, where a list is open.

    None: a list is open, no source counts its members, and fewer than two are known, so that there may be one or several.
    """
    names = tuple(items)
    total = len(opened(graph, names, unnamed="itself"))
    uncounted = False
    for group in behind(graph, names).open:
        thing = graph.things[group]
        known = len(opened(graph, (group,), unnamed="itself"))
        if isinstance(thing, Group) and thing.count is not None:
            total += max(0, thing.count - known)
        else:
            uncounted = True
    return None if uncounted and total < 2 else total


def posts_of(graph: Graph, item: str) -> tuple[str, ...]:
    """The posts that a person occupies on the day; anything else stands for itself."""
    if not isinstance(graph.things.get(item), Person):
        return (item,)
    held = (fact for fact in graph.where("occupies", who=item) if standing(graph, fact).stands)
    return tuple(dict.fromkeys(post for fact in held for post in fact.object.ids))

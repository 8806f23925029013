"""Finding things by name in a store, without reading the scenario: by the same rules, and with the same answer.

Every name and alias of a thing, and of a list of criteria, without case, articles and punctuation, is a node of its own: ``(:Name {id: '?Name/major
capital', of: ['capital']})``. So a name is one look-up on the constraint that serves ids. Ids need no such node, but
for the few that cannot be made of their own words again (``the-board``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from govgraph.graph.names import NotFound, find, normal
from govgraph.model.things import Thing
from govgraph.stores.flat import RESERVED, THINGS, Node, read, there
from govgraph.stores.text import Places, from_json

NAME = f"{RESERVED}Name/"
"""Begins the ids of names."""

MOST_NAMES = 20_000
"""A scenario of more names than this is not searched for the nearest ones."""


class NameSource(Protocol):
    """What a store gives to find things by name."""

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""


def name_nodes(things: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Node]:
    """The nodes of the names of things, each with its id. One may come several times, as options make of it."""
    of: dict[str, dict[str, None]] = {}
    for thing, names in things:
        for text in (*names, *(() if _made_of(normal(thing)) == thing else (thing,))):
            of.setdefault(normal(text), {})[thing] = None
    for key, ids in of.items():
        yield Node("Name", NAME + key, {"of": list(ids)})


def _made_of(key: str) -> str:
    return "-".join(key.split())


def things_of(nodes: Iterable[Node], option: str, places: Places) -> dict[str, Thing]:
    """The things among nodes, as an option has them."""
    found: dict[str, Thing] = {}
    for node in nodes:
        if node.label in THINGS and there(node.properties, option):
            found[node.id] = state(THINGS[node.label], node.id, node.properties, option, places)
    return found


def state(model: Any, key: str, stored: Mapping[str, Any], option: str, places: Places) -> Any:
    """An item as an option has it."""
    changes = stored.get("changes_json")
    changed = from_json(str(changes), places) if changes is not None else {}
    return changed.get(option) or read(model, key, stored, places)


def keys_of(texts: Iterable[str]) -> list[str]:
    """The ids under which things stand that may go by these texts, and those of their names."""
    return list(dict.fromkeys(key for text in texts for key in (text, _made_of(normal(text)), NAME + normal(text))))


def nodes_called(source: NameSource, texts: Iterable[str]) -> list[Node]:
    """The nodes of which these texts may be the names."""
    first = source.nodes(keys_of(texts))
    known = {node.id for node in first}
    named = [item for node in first for item in _ids(node) if item not in known]
    return [*first, *(source.nodes(named) if named else ())]


class Namesakes:
    """The things that texts may be the names of, read at once."""

    def __init__(self, source: NameSource, texts: Iterable[str], option: str, places: Places) -> None:
        self._source, self._option, self._places = source, option, places
        self._things = things_of(nodes_called(source, texts), option, places)

    def thing(self, text: str, categories: Sequence[str], *, suggest: bool = True) -> Thing:
        """The thing that goes by a text, as :func:`govgraph.graph.names.find` finds it in the whole.

        Raises NotFound, where that is wanted with the nearest names if they are few enough to be looked through, or
        AmbiguousName.
        """
        try:
            return find(_asked_about(self._things), text, categories)
        except NotFound:
            if not suggest:
                raise
            names = self._source.names(MOST_NAMES)
            if len(names) == MOST_NAMES:
                raise
        ids = dict.fromkeys(item for node in names for item in _ids(node))
        things = things_of(self._source.nodes(list(ids)), self._option, self._places)
        return find(_asked_about(things), text, categories)

    def place(self, text: str) -> Thing:
        """The place that a question is asked of, as :func:`govgraph.graph.build.build` finds it. Raises as :meth:`thing`."""
        return find(self._things, text, ("place",))


def _asked_about(things: Mapping[str, Thing]) -> dict[str, Thing]:
    """Without things that are there for comparison only: no question is asked of them."""
    return {key: thing for key, thing in things.items() if not thing.comparator}


def _ids(node: Node) -> list[str]:
    found = node.properties.get("of") if node.label == "Name" else None
    return found if isinstance(found, list) else []

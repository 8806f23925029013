"""A made-up country of any size, as rows: a million things and five million relations if need be.

A small country is made as it always is; the rows of its systems are then repeated under other names. Nothing is made
twice that can be copied, so that the large one fits into memory and is there in a minute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from national import country

from govgraph.stores.flat import RESERVED, THINGS, Edge, Node, Properties
from govgraph.stores.names import name_nodes
from govgraph.stores.rows import Rows, making_many
from govgraph.stores.writing import rows

PATTERN = 24
"""Systems that are made one by one; what follows repeats them."""

T = TypeVar("T", Node, Edge)

_OWN = re.compile(r"\bs(\d+)-")
_NUMBER = re.compile(r" (\d+)")
_OF_OPTIONS = ("only_in", "not_in", "changes_json")


def country_rows(seed: int, *, systems: int, per_system: int = 60, pattern: int = PATTERN) -> Rows:
    """The rows of a country of so many systems, each of about 27 things and ``per_system`` relations and 60 more.

    The first ``pattern`` systems are a :func:`~national.country` with its option. Those after them repeat the second
    to the last of these, block by block, as they are in the baseline: ``s7-icb`` becomes ``s30-icb``, and what led to
    the neighbour leads to the neighbour. Only the first system has relations about the functions that all have in
    common, one in two: else a question about one of them would reach into every system.

    They are the rows that the scenario read from them has: ``rows(scenario(made))`` gives the same content.
    """
    small = min(systems, pattern)
    first = rows(country(seed, systems=small, per_system=per_system, shared=0.5, sharing=1))
    with making_many():
        return _Repeated(first, systems, pattern).rows() if systems > pattern else first


class _Repeated:
    def __init__(self, first: Rows, systems: int, pattern: int) -> None:
        self.first, self.systems, self.span = first, systems, pattern - 1

    def rows(self) -> Rows:
        return Rows(tuple(self.nodes()), tuple(self.edges()))

    def nodes(self) -> Iterator[Node]:
        things = [node for node in self.first.nodes if node.label in THINGS]
        written = self.longer([[node] for node in things if not node.properties.get("pack")], self.node)
        pack = [[node] for node in things if node.properties.get("pack")]
        known, new = {node.id for node in self.first.nodes}, []
        for group in numbered([*written, *pack]):
            for node in group:
                if node.id == "icbs":
                    node.properties["members"] = [f"s{number}-icb" for number in range(self.systems)]
                if node.id not in known:
                    new.append((node.id, (str(node.properties["name"]),)))
                yield node
        yield from (node for node in self.first.nodes if node.label not in THINGS)
        yield from name_nodes(new)

    def edges(self) -> Iterator[Edge]:
        facts: dict[str, list[Edge]] = {}
        derived = []
        for edge in self.first.edges:
            if edge.rid.startswith(RESERVED):
                derived.append([edge])
            else:
                facts.setdefault(edge.rid, []).append(edge)
        late = [group for group in facts.values() if all("only_in" in edge.properties for edge in group)]
        early = [group for group in facts.values() if group not in late]
        pack = [group for group in early if group[0].properties.get("pack")]
        written = [group for group in early if group not in pack]
        for group in numbered([*self.longer(written, self.edge), *self.longer(pack, self.edge), *late]):
            yield from group
        for group in self.longer(derived, self.edge):
            yield from group

    def longer(self, groups: Sequence[list[T]], copy: Callable[[T, int, int, dict[str, str]], T]) -> Iterator[list[T]]:
        """The groups of rows, and behind the last that is a system's own those of all systems that follow."""
        owners = [max((number for row in group for number in systems_of(row)), default=None) for group in groups]
        behind = 1 + max(number for number, owner in enumerate(owners) if owner is not None)
        yield from groups[:behind]
        repeated = [
            (owner, [row for row in group if "only_in" not in row.properties])
            for group, owner in zip(groups, owners, strict=True)
            if owner
        ]
        for block in range(1, 1 + (self.systems - 2) // self.span):
            names: dict[str, str] = {}
            for owner, group in repeated:
                if owner + block * self.span < self.systems:
                    yield [copy(row, block, block * self.span, names) for row in group]
        yield from groups[behind:]

    def node(self, node: Node, block: int, by: int, names: dict[str, str]) -> Node:
        stored = moved(node.properties, by, names)
        stored["name"] = _NUMBER.sub(lambda found: f" {int(found[1]) + by}", str(node.properties["name"]), count=1)
        return Node(node.label, renamed(node.id, by, names), stored)

    def edge(self, edge: Edge, block: int, by: int, names: dict[str, str]) -> Edge:
        rid = renamed(edge.rid, by, names)
        rid = rid if rid != edge.rid else f"{rid}-{block}"
        ends = renamed(edge.start, by, names), renamed(edge.end, by, names)
        return Edge(edge.type, rid, *ends, moved(edge.properties, by, names))


def systems_of(row: Node | Edge) -> Iterator[int]:
    """The numbers of the systems that a row names."""
    own = (row.id,) if isinstance(row, Node) else (row.start, row.end)
    listed = () if isinstance(row, Node) else (value for value in row.properties.values() if isinstance(value, list))
    for text in (*own, *(item for value in listed for item in value)):
        if found := _OWN.match(text):
            yield int(found[1])


def renamed(text: str, by: int, names: dict[str, str]) -> str:
    """``s30-icb`` for ``s7-icb``: the same name for the same thing, as one text in memory."""
    if text not in names:
        names[text] = _OWN.sub(lambda found: f"s{int(found[1]) + by}-", text)
    return names[text]


def moved(stored: Properties, by: int, names: dict[str, str]) -> Properties:
    """Properties of another system, as in the baseline."""
    return {
        key: [renamed(item, by, names) for item in value] if isinstance(value, list) else value
        for key, value in stored.items()
        if key not in _OF_OPTIONS
    }


def numbered(groups: Iterable[list[T]]) -> Iterator[list[T]]:
    """Each group with its place, which its rows carry."""
    for number, group in enumerate(groups):
        for row in group:
            row.properties["seq"] = number
        yield group

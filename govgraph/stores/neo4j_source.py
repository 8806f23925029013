"""One version of a scenario on a Neo4j server, as a walk reads it: many relations in few statements.

What was read is kept here while a question is asked. What a walk lacks is noted, and read in one statement together with what
it may want next (:mod:`govgraph.stores.ahead`).
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from govgraph.stores.ahead import EVERY, MEMBERS, Ahead, Part, State, ahead, left_out, ways, ways_of
from govgraph.stores.cypher import (
    HEAD_TEXT,
    LEVELS,
    LOOK_TEXT,
    MANY,
    MEMBERS_TEXT,
    NAMES_TEXT,
    NODES_TEXT,
    many_text,
)
from govgraph.stores.errors import StoreError
from govgraph.stores.flat import Edge, Node
from govgraph.stores.names import NAME
from govgraph.stores.near import Looked, Near
from govgraph.stores.neo4j_rows import changed, native, node_of
from govgraph.stores.seals import is_edge, is_node, opened
from govgraph.stores.steps import HEAD, PREDICATES, Context, Definition, SliceStep, national, types

if TYPE_CHECKING:
    import neo4j

    from govgraph.stores.walk import Walk

VERSION = "MATCH (x:Version {v: $v}) RETURN properties(x) AS found"
COUNT_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN count(n) AS found"
COUNT_EDGES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL MATCH (n)-[r]->() RETURN count(r) AS found"

TURNS = 200
"""After so many statements a walk that still lacks something would never end."""


class VersionSource:
    """One version on the server, as a walk reads it; it counts its statements, the rows they return and the server's work."""

    def __init__(self, transaction: neo4j.Transaction, v: str, *, further: bool = True, profile: bool = False) -> None:
        """``further`` off: the server is asked for what is lacking and nothing else. ``profile``: let it count its own work,
        in ``hits``."""
        self._transaction, self._v, self._further, self._profile = transaction, v, further, profile
        self.statements = self.rows = self.hits = 0
        self._head: list[Node] | None = None
        self._nodes: dict[str, Node | None] = {}
        self._ids: dict[str, str] = {}
        self._degrees: dict[str, int] = {}
        self._seen: set[str] = set()
        self._near: defaultdict[str, Near] = defaultdict(Near)
        self._lacking: dict[SliceStep, dict[str, None]] = {}

    @property
    def elements(self) -> AbstractSet[str]:
        """Neo4j's own ids of all nodes that were read."""
        return self._ids.keys()

    @contextlib.contextmanager
    def held_against_what_was_pushed(self) -> Iterator[VersionSource]:
        """While a question is read: what is not found was not removed by hand. Raises Damaged."""
        from govgraph.graph.names import NotFound

        try:
            yield self
        except NotFound:
            written = self._run(VERSION)[0]["found"]
            if any(
                self._run(text)[0]["found"] != written[what]
                for text, what in ((COUNT_NODES, "nodes"), (COUNT_EDGES, "edges"))
            ):
                raise changed(self._v) from None
            raise

    def _run(self, text: str, **told: Any) -> list[Any]:
        result = self._transaction.run(
            ("PROFILE " if self._profile else "") + text, {"v": self._v, "told": {"v": self._v, **told}}
        )
        found = list(result)
        self.statements += 1
        self.rows += len(found)
        if self._profile:
            self.hits += _hits(result.consume().profile)
        return found

    # -- nodes --------------------------------------------------------------------------------------------------

    def head(self, keys: Sequence[str] = ()) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies. The nodes of ``keys``, and of
        what these are the names of, are read along."""
        if self._head is None:
            found = self._read(HEAD_TEXT, keys, prefixes=list(HEAD), keys=list(keys))
            kinds = frozenset(national(found))
            self._head = [n for n in found if n.id.startswith(HEAD) or n.properties.get("kind") in kinds]
            place = next((str(n.properties.get("place") or "") for n in found if n.label == "About"), "")
            for key in (place, NAME + place.lower().replace("-", " ")):
                self._nodes.setdefault(key, None)
        return self._head

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""
        unread = [key for key in dict.fromkeys(ids) if key not in self._nodes]
        if unread:
            self._read(NODES_TEXT, unread, ids=unread)
        return [node for key in dict.fromkeys(ids) if (node := self._nodes[key]) is not None]

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""
        rows = self._run(MEMBERS_TEXT, ids=list(dict.fromkeys(ids)), known=list(self._ids))
        for row in rows:
            if row["n"] is not None:
                self._node(row["n"], row["degree"])
        keys = (self._ids[row["element"]] for row in rows)
        return [node for key in keys if (node := self._nodes[key]) is not None]

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""
        return self._read(NAMES_TEXT, (), prefix=NAME, most=most)

    def _read(self, text: str, asked: Iterable[str], **told: Any) -> list[Node]:
        """The nodes that a statement returns. What was asked for and not returned is not there."""
        found = [self._node(row["n"], row["degree"]) for row in self._run(text, **told)]
        for key in asked:
            self._nodes.setdefault(key, None)
        return found

    def _node(self, stored: Any, degree: int) -> Node:
        """A node, held against its checksum and the number of its edges. Raises Damaged."""
        node, seal, edges = node_of({"labels": stored.labels, "found": dict(stored.items())})
        if not is_node(node, seal, edges) or edges != degree:
            raise changed(self._v)
        self._nodes[node.id], self._ids[stored.element_id], self._degrees[node.id] = node, node.id, edges
        return node

    # -- relations ----------------------------------------------------------------------------------------------

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[tuple[str, Edge]]:
        """Every edge from the frontier that the step takes in, as far as it was read. What was not is lacking from now on."""
        named, out = ways(step.via), left_out(step.keep)
        keep = [PREDICATES[name].python for name in step.keep]
        found: dict[str, Edge] = {}
        for here in frontier:
            near = self._near[here]
            if not near.holds(named, out, context):
                if here in self._nodes and self._nodes[here] is None:
                    continue
                self._lacking.setdefault(step, {})[here] = None
            else:
                found |= near.edges_of(named)
        return [(key, edge) for key, edge in found.items() if all(kept(edge.properties, context) for kept in keep)]

    def lacks(self) -> AbstractSet[str]:
        """Which steps took in less than there is, since it was not read yet."""
        return {step.to for step in self._lacking}

    def read_on(self, plan: Definition, run: Walk, *, begun: bool) -> None:
        """Read what was lacking, and what may be wanted next. ``begun``: the walk came no further than its beginning."""
        if self.statements > TURNS:
            raise StoreError(f"{self._v} cannot be read: it has no end")
        lacking, self._lacking = self._lacking, {}
        looking = ahead(plan, anywhere=not run.sets.get("here"), begun=begun)
        starts = [
            (number, frozenset(run.ids(step.sources)))
            for number, step in enumerate(looking.steps)
            if looking.now(number)
        ]
        few: dict[str, State] = {}
        many: dict[Part, dict[str, None]] = {}
        wanted: dict[str, set[int]] = {}
        for step, ids in lacking.items():
            for key in ids:
                wanted.setdefault(key, set()).add(looking.number(step))
        above = [number for number, step in enumerate(looking.steps) if any(one[:3] == "to " for one in step.sources)]
        for key, steps in wanted.items():
            more = above if key in run.sets["national"] else ()
            state = looking.state((*steps, *more, *(number for number, ids in starts if key in ids)))
            if self._degrees.get(key, 0) <= MANY:
                few[key] = state
                continue
            parts = [(*types(looking.steps[number].via), left_out(looking.steps[number].keep)) for number in state]
            if self._but_for_members(key) <= MANY:
                parts = [looking.but_members, *((MEMBERS, (), EVERY) for part in parts if MEMBERS[0] in part[0])]
            for part in parts:
                if not self._near[key].holds(ways_of(part), part[2], run.context):
                    many.setdefault(part, {})[key] = None
        if few:
            self._look(few, looking, run)
        if many:
            self._look_at_many(many, run.context)

    def _but_for_members(self, key: str) -> int:
        """How many relations a thing has, but for the members of a group."""
        node = self._nodes.get(key)
        members = node.properties.get("members") if node is not None and node.label == "Group" else None
        return self._degrees[key] - (len(members) if isinstance(members, list) else 0)

    def _look(self, asks: dict[str, State], looking: Ahead, run: Walk) -> None:
        """What these things and those around them have, level by level."""
        states = looking.numbered(asks.values(), LEVELS if self._further else 1)
        numbers = {state: number for number, state in enumerate(states, 1)}
        table: list[dict[str, int]] = [{}]
        for state in states:
            row = looking.table(state).items()
            table.append({way: out + 10 * (numbers.get(met, 0) if self._further else 0) for way, (out, met) in row})
        named = [key for key in run.mentioned() if key not in self._nodes and key not in asks]
        (found,) = self._run(
            LOOK_TEXT,
            asks=[*([key, numbers[state]] for key, state in asks.items()), *([key, 0] for key in named)],
            table=table,
            read=[element for element, key in self._ids.items() if key in self._near and key not in asks],
            **self._terms(run.context),
        )
        self._take(found)
        looked = Looked(frozenset(run.context.matter), frozenset(run.context.subjects))
        for element, number in found["looked"]:
            near = self._near[self._ids[element]]
            for way, (out, _) in looking.table(states[number - 1]).items():
                near.was_read(way, out, looked)
        for key in (*asks, *named):
            self._nodes.setdefault(key, None)

    def _look_at_many(self, many: dict[Part, dict[str, None]], context: Context) -> None:
        """What things with many relations have of some types."""
        parts = tuple(many)
        (found,) = self._run(many_text(parts), many=[list(many[part]) for part in parts], **self._terms(context))
        self._take(found)
        looked = Looked(frozenset(context.matter), frozenset(context.subjects))
        for part in parts:
            for key in many[part]:
                for way in ways_of(part):
                    self._near[key].was_read(way, part[2], looked)

    def _terms(self, context: Context) -> dict[str, Any]:
        return {
            "matter": list(context.matter),
            "subjects": list(context.subjects),
            "seen": list(self._seen),
            "known": list(self._ids),
        }

    def _take(self, found: Any) -> None:
        """The nodes and the edges of a statement. Raises Damaged."""
        for stored, degree in found["nodes"]:
            self._node(stored, degree)
        self.rows += len(found["nodes"]) + len(found["edges"])
        for relation in found["edges"]:
            stored = native(dict(relation.items()))
            rid = str(stored.pop("rid", "") or "")
            seal, _ = opened(stored)
            start, end = (self._ids[node.element_id] for node in (relation.start_node, relation.end_node))
            edge, key = Edge(relation.type, rid, start, end, stored), relation.element_id
            if not is_edge(edge, seal):
                raise changed(self._v)
            self._seen.add(key)
            self._near[start].add(f"{edge.type}>", key, edge)
            self._near[end].add(f"{edge.type}<", key, edge)


def _hits(plan: Any) -> int:
    if not plan:
        return 0
    return int(plan.get("dbHits", 0)) + sum(_hits(child) for child in plan.get("children", ()))

"""One version of a scenario on a Neo4j server, as a walk reads it: many relations in few statements.

A walk asks for the relations of one set of things after the other. Here it gets those that were read already, and what was
not is noted. When the walk has gone as far as it comes, all that it missed is read in one statement, and it goes again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.stores.cypher import HEAD_TEXT, MEMBERS_TEXT, NAMES_TEXT, NODES_TEXT, reached, way_text
from govgraph.stores.flat import Edge, Node
from govgraph.stores.names import NAME
from govgraph.stores.near import NearEdges
from govgraph.stores.neo4j_rows import changed, native, node_of
from govgraph.stores.seals import is_edge, is_node, opened
from govgraph.stores.steps import HEAD, Context, Definition, Leg, SliceStep, StoreLook

if TYPE_CHECKING:
    import neo4j

COUNT_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN count(n) AS found"
COUNT_EDGES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL MATCH (n)-[r]->() RETURN count(r) AS found"
VERSION = "MATCH (x:Version {v: $v}) RETURN properties(x) AS found"


@dataclass(frozen=True, slots=True)
class _Looked:
    """For which matters, and naming what, the relations of a thing were read."""

    matter: frozenset[str]
    subjects: frozenset[str]

    def is_enough(self, step: SliceStep, context: Context) -> bool:
        return ("what" not in step.keep or self.matter.issuperset(context.matter)) and (
            "names it" not in step.keep or self.subjects.issuperset(context.subjects)
        )

    def serves(self, context: Context) -> bool:
        return self.matter.issuperset(context.matter) and self.subjects.issuperset(context.subjects)


class VersionSource:
    """One version on the server, as a walk reads it; it counts its statements and what they return."""

    def __init__(self, transaction: neo4j.Transaction, v: str, *, ahead: bool = True, profile: bool = False) -> None:
        """``ahead`` off: the server never looks on by itself. ``profile``: let it count its own work, in ``hits``."""
        self._transaction, self._v, self._ahead, self._profile = transaction, v, ahead, profile
        self.statements = self.rows = self.hits = self.edges = 0
        self._head: list[Node] | None = None
        self._nodes: dict[str, Node | None] = {}
        self._near = NearEdges()
        self._looked: dict[str, dict[str, _Looked]] = {}
        self._missed: dict[str, dict[str, None]] = {}
        self._lacking: set[str] = set()
        self._context = Context(())

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

    # -- nodes --------------------------------------------------------------------------------------------------

    def head(self, keys: Sequence[str] = ()) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies. The nodes of ``keys`` are
        read along."""
        if self._head is None:
            from govgraph.stores.steps import national

            found = self._read(HEAD_TEXT, prefixes=list(HEAD), keys=list(keys))
            self._nodes |= {key: self._nodes.get(key) for key in keys}
            kinds = frozenset(national(found))
            self._head = [n for n in found if n.id.startswith(HEAD) or n.properties.get("kind") in kinds]
        return self._head

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""
        unread = [key for key in dict.fromkeys(ids) if key not in self._nodes]
        if unread:
            self._read(NODES_TEXT, ids=unread)
            self._nodes |= {key: self._nodes.get(key) for key in unread}
        return [node for key in dict.fromkeys(ids) if (node := self._nodes[key]) is not None]

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""
        return self._read(MEMBERS_TEXT, ids=list(ids))

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""
        return self._read(NAMES_TEXT, prefix=NAME, most=most)

    def _read(self, text: str, **parameters: Any) -> list[Node]:
        """Nodes, each held against its checksum and the number of its edges. Raises Damaged."""
        found = []
        for row in self._run(text, **parameters):
            node, seal, edges = node_of(row["labels"], row["found"])
            if edges != row["edges"] or not is_node(node, seal, edges):
                raise changed(self._v)
            self._nodes[node.id] = node
            found.append(node)
        return found

    # -- edges --------------------------------------------------------------------------------------------------

    def hop(
        self, frontier: Sequence[str], step: SliceStep, look: StoreLook, context: Context
    ) -> list[tuple[str, Edge]]:
        """The edges from the frontier that the step takes in, of those read so far; what was not read is noted."""
        looked = self._looked.setdefault(look.name, {})
        missed = [key for key in frontier if key not in looked or not looked[key].is_enough(step, context)]
        if missed:
            self._missed.setdefault(look.name, {}).update(dict.fromkeys(missed))
            self._lacking.add(step.to)
            self._context = context
        return self._near.hop(frontier, step, context)

    def lacks(self, sets: Collection[str] = ()) -> bool:
        """Was something missed, in making one of these sets or, where none is named, at all?"""
        return bool(self._lacking.intersection(sets) if sets else self._lacking)

    def read_on(self, plan: Definition, *, anywhere: bool) -> bool:
        """Read what was missed, in one statement; False: nothing was."""
        if not self._missed:
            return False
        context = self._context
        wanted = reached(plan.way, self._missed) if self._ahead else set(self._missed)
        looks = tuple(look for look in plan.all_looks if look.name in wanted)
        seeds = [list(self._missed.get(look.name, ())) for look in looks]
        known = [
            [key for key, looked in self._looked.get(look.name, {}).items() if looked.serves(context)] for look in looks
        ]
        legs = plan.way if self._ahead else tuple(Leg(look.name) for look in looks)
        # in one map: the server would make a plan for each order of size of each list that is a parameter of its own
        asked: dict[str, Any] = {
            "seeds": seeds,
            "known": known,
            "matter": list(context.matter),
            "subjects": list(context.subjects),
            "anywhere": anywhere,
        }
        text, asked["types"] = way_text(legs, looks)
        (row,) = self._run(text, asked=asked)
        read_for = _Looked(frozenset(row["matter"]), frozenset(context.subjects))
        for look, begun, also in zip(looks, seeds, row["ids"], strict=True):
            self._looked.setdefault(look.name, {}).update(dict.fromkeys((*begun, *also), read_for))
        self.edges += len(row["edges"])
        self._near.add(self._edges(row["edges"]))
        self._missed, self._lacking = {}, set()
        return True

    def _edges(self, rows: Iterable[tuple[str, str, str, str, dict[str, Any]]]) -> Iterator[tuple[str, Edge]]:
        """Edges, each held against its checksum. Raises Damaged."""
        for key, kind, start, end, found in rows:
            if key in self._near:
                continue
            stored = native(found)
            seal, _ = opened(stored)
            edge = Edge(kind, str(stored.pop("rid", "")), start, end, stored)
            if not is_edge(edge, seal):
                raise changed(self._v)
            yield key, edge

    def _run(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        result = self._transaction.run(("PROFILE " if self._profile else "") + text, {"v": self._v, **parameters})
        found = [row.data() for row in result]
        self.statements += 1
        self.rows += len(found)
        if self._profile:
            self.hits += _hits(result.consume().profile)
        return found


def _hits(plan: Any) -> int:
    if not plan:
        return 0
    return int(plan.get("dbHits", 0)) + sum(_hits(child) for child in plan.get("children", ()))

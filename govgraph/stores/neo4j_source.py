"""One version of a scenario on a Neo4j server, as a walk reads it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from govgraph.stores.cypher import DEGREES_TEXT, HEAD_TEXT, MEMBERS_TEXT, NAMES_TEXT, NODES_TEXT, hop_text, stage_text
from govgraph.stores.flat import Edge, Node
from govgraph.stores.names import NAME
from govgraph.stores.neo4j_rows import changed, native, node_of
from govgraph.stores.seals import is_edge, is_node, opened
from govgraph.stores.steps import HEAD, Context, SliceStep, Stage, national

if TYPE_CHECKING:
    import neo4j

VERSION = "MATCH (x:Version {v: $v}) RETURN properties(x) AS found"
COUNT_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN count(n) AS found"
COUNT_EDGES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL MATCH (n)-[r]->() RETURN count(r) AS found"


class VersionSource:
    """One version on the server, as a walk reads it; it counts its statements and what they return."""

    def __init__(self, transaction: neo4j.Transaction, v: str, *, stages: bool = True, profile: bool = False) -> None:
        """``stages`` off: level by level. ``profile``: let the server count its own work, in ``hits``."""
        self._transaction, self._v, self._stages, self._profile = transaction, v, stages, profile
        self._head: list[Node] | None = None
        self.statements = self.rows = self.hits = 0
        self._degrees: dict[str, int] = {}

    @contextlib.contextmanager
    def held_against_what_was_pushed(self) -> Iterator[VersionSource]:
        """While a question is read: at the end the nodes that were read have the edges that were pushed, and what is not
        found was not removed by hand. Raises Damaged."""
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
        found = {row["id"]: row["found"] for row in self._run(DEGREES_TEXT, ids=list(self._degrees))}
        if found != self._degrees:
            raise changed(self._v)

    def _nodes(self, rows: list[dict[str, Any]]) -> list[Node]:
        """The nodes of rows, each held against its checksum. Raises Damaged."""
        found = []
        for row in rows:
            node, seal, edges = node_of(row)
            if not is_node(node, seal, edges):
                raise changed(self._v)
            self._degrees[node.id] = edges
            found.append(node)
        return found

    def _run(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        result = self._transaction.run(("PROFILE " if self._profile else "") + text, {"v": self._v, **parameters})
        found = [row.data() for row in result]
        self.statements += 1
        self.rows += len(found)
        if self._profile:
            self.hits += _hits(result.consume().profile)
        return found

    def head(self) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies."""
        if self._head is None:
            first = self._nodes(self._run(HEAD_TEXT, prefixes=list(HEAD), kinds=[]))
            kinds = list(national(first))
            above = self._nodes(self._run(HEAD_TEXT, prefixes=[], kinds=kinds)) if kinds else []
            self._head = [*first, *above]
        return self._head

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""
        return self._nodes(self._run(NODES_TEXT, ids=list(ids)))

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""
        return self._nodes(self._run(MEMBERS_TEXT, ids=list(ids)))

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""
        return self._nodes(self._run(NAMES_TEXT, prefix=NAME, most=most))

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[tuple[str, Edge]]:
        """Every edge from the frontier that the step takes in."""
        return self._edges(hop_text(step), [frontier], context)[0]

    def stage(
        self, stage: Stage, frontiers: Sequence[Sequence[str]], context: Context
    ) -> list[list[tuple[str, Edge]]] | None:
        """All that each step of a stage takes in from its frontier, in one statement."""
        return self._edges(stage_text(stage), frontiers, context) if self._stages else None

    def _edges(self, text: str, frontiers: Sequence[Sequence[str]], context: Context) -> list[list[tuple[str, Edge]]]:
        terms: dict[str, Any] = {f"frontier{number}": list(frontier) for number, frontier in enumerate(frontiers)}
        terms |= {"options": list(context.options), "matter": list(context.matter), "subjects": list(context.subjects)}
        rows = self._run(text, **terms)
        found: list[list[tuple[str, Edge]]] = [[] for _ in frontiers]
        for row in rows:
            stored = native(row["found"])
            stored.pop("rid", None)
            seal, _ = opened(stored)
            edge = Edge(row["type"], str(row["rid"] or ""), row["start"], row["end"], stored)
            if not is_edge(edge, seal):
                raise changed(self._v)
            found[row["step"]].append((row["key"], edge))
        return found


def _hits(plan: Any) -> int:
    if not plan:
        return 0
    return int(plan.get("dbHits", 0)) + sum(_hits(child) for child in plan.get("children", ()))

"""A push to a Neo4j server: a new version beside the current one, whole or not at all.

It is written in batches. Each batch counts its rows on the version node in its own transaction, so that one sent twice
(its answer was lost) is written once. When all are there and counted, one small transaction moves ``current``, if it is
still what it was when the push began. Whatever cuts a push off before leaves the earlier version current and whole.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govgraph.stores import schema
from govgraph.stores.errors import Damaged, Refused, StoreError, StoreUnreachable
from govgraph.stores.faults import TooMuchForOneTransaction
from govgraph.stores.flat import DERIVED, LABELS, edge_types
from govgraph.stores.neo4j_connection import Connection
from govgraph.stores.neo4j_rows import data, version_rows
from govgraph.stores.neo4j_source import COUNT_EDGES, COUNT_NODES
from govgraph.stores.rows import Rows
from govgraph.stores.seals import degrees, sealed_edge, sealed_node
from govgraph.stores.store import Progress, Pushed
from govgraph.stores.writing import rows as rows_of

if TYPE_CHECKING:
    import neo4j

    from govgraph.model.scenario import Scenario

STALE = 60
"""Seconds without a sign of life after which a push is taken for dead."""
REPLAN = 10_000
"""Rows of a push after which plans are made anew: those of a small load, made with the constraints there, are right."""

_BEGIN = """
MERGE (s:Scenario {name: $name})
MERGE (g:GovgraphSchema {id: 'govgraph'})
SET g.lock = 1, s.lock = 1
WITH s, g
OPTIONAL MATCH (s)-[:HAS_VERSION]->(x:Version)
RETURN s.current AS current, g.seq AS seq, timestamp() AS now,
       collect({v: x.v, state: x.state, beat: x.beat, sha256: x.sha256, token: x.token, nodes: x.nodes, edges: x.edges}) AS versions
"""
_CREATE = """
MATCH (s:Scenario {name: $name}) MATCH (g:GovgraphSchema {id: 'govgraph'})
SET g.seq = $seq
CREATE (s)-[:HAS_VERSION]->(x:Version {v: $v, scenario: $name, state: 'loading', done: 0, beat: timestamp(),
        pushed: datetime(), nodes: $nodes, edges: $edges, sha256: $sha256, token: $token, was: $was})
"""
_LOCK_VERSION = "MATCH (x:Version {v: $v}) SET x.lock = 1 WITH x RETURN x.state AS state, x.done AS done"
_BEAT = "MATCH (x:Version {v: $v}) SET x.done = $done, x.beat = timestamp()"
_FLIP = """
MATCH (s:Scenario {name: $name}) SET s.lock = 1
WITH s MATCH (x:Version {v: $v}) SET x.lock = 1
WITH s, x WHERE coalesce(s.current, '') = $was AND x.state = 'loading'
SET s.current = $v, x.state = 'whole', x.beat = timestamp()
WITH s OPTIONAL MATCH (old:Version {v: $was}) SET old.state = 'superseded', old.ended = timestamp()
RETURN s.current AS current
"""
CURRENT = "MATCH (s:Scenario {name: $name}) RETURN s.current AS current"


@functools.cache
def node_text(label: str) -> str:
    """The statement that creates nodes of one label, which must be one of the closed list."""
    if label not in LABELS:
        raise StoreError(f"'{label}' is not a label of this store")
    return f"UNWIND $rows AS row CREATE (n:GG:{label} {{v: $v, id: row.id}}) SET n += row.p RETURN count(n) AS found"


@functools.cache
def edge_text(type: str) -> str:
    """The statement that creates edges of one type, which must be one of the closed list."""
    if type not in edge_types() and type not in DERIVED:
        raise StoreError(f"'{type}' is not a type of this store")
    return (
        "UNWIND $rows AS row MATCH (a:GG {v: $v, id: row.a}) MATCH (b:GG {v: $v, id: row.b})"
        f" CREATE (a)-[r:{type} {{rid: row.r}}]->(b) SET r += row.p RETURN count(r) AS found"
    )


class Pushing(Connection):
    """A connection along which scenarios are pushed."""

    def push(self, scenario: Scenario, *, force: bool = False, progress: Progress | None = None) -> Pushed:
        """Write a scenario as its new version and make it current; unchanged content writes nothing.

        Args:
            scenario: what to write; it is stored under its name.
            force: push although another push of this scenario seems to be under way; the faster one wins.
            progress: called after each batch with the rows written and all rows.

        Raises:
            CannotStore: it holds what no store can hold; nothing was written.
            Refused: another push is under way, or was faster; or somebody removed this one.
            StoreError: the server cannot take it; what was current is still current and whole.
        """
        return self.push_rows(scenario.name, rows_of(scenario), force=force, progress=progress)

    def push_rows(self, name: str, content: Rows, *, force: bool = False, progress: Progress | None = None) -> Pushed:
        """As :meth:`push`, of rows that are made already."""
        schema.prepare(self._alone)
        sha256, token = content.sha256(), uuid.uuid4().hex
        v, was, new = self.transact(
            lambda transaction: self._begin(transaction, name, content, sha256, token, force), write=True
        )
        if not new and self._is_as_written(v, sha256):
            return Pushed(name, v, False, len(content.nodes), len(content.edges))
        if not new:
            # it was changed by hand: what was pushed is written again, beside it
            v, was, _ = self.transact(
                lambda transaction: self._begin(transaction, name, content, sha256, token, force, mend=True), write=True
            )
        self._load(v, content, progress)
        self._flip(name, v, was, content)
        return Pushed(name, v, True, len(content.nodes), len(content.edges))

    def _begin(
        self,
        transaction: neo4j.Transaction,
        name: str,
        content: Rows,
        sha256: str,
        token: str,
        force: bool,
        *,
        mend: bool = False,
    ) -> tuple[str, str, bool]:
        found = data(transaction, _BEGIN, name=name)[0]
        was = found["current"] or ""
        for version in found["versions"]:
            if version["token"] == token:
                return version["v"], was, True
            if version["v"] == was and was and version["sha256"] == sha256 and not mend:
                return was, was, False
        loading = [x for x in found["versions"] if x["state"] == "loading" and x["beat"] > found["now"] - STALE * 1000]
        if loading and not force:
            raise Refused(
                f"another push of '{name}' is under way ({loading[0]['v']}): wait for it, or push with --force; if it was"
                f" cut off, it is taken for dead after {STALE} seconds"
            )
        seq = found["seq"] + 1
        v = f"{name}#{seq}"
        data(
            transaction,
            _CREATE,
            name=name,
            seq=seq,
            v=v,
            sha256=sha256,
            token=token,
            was=was,
            nodes=len(content.nodes),
            edges=len(content.edges),
        )
        return v, was, True

    def _is_as_written(self, v: str, sha256: str) -> bool:
        """Are the rows of a version still those that were pushed? All of them are read."""
        try:
            return self.transact(lambda transaction: version_rows(transaction, v, sealed=True)).sha256() == sha256
        except Damaged:
            return False

    def _load(self, v: str, content: Rows, progress: Progress | None) -> None:
        work = _Work(content)
        done, size = 0, self.batch
        while done < len(work):
            part = work.part(done, size)
            try:
                self.transact(lambda transaction, at=done, part=part: self._batch(transaction, v, at, part), write=True)  # type: ignore[misc]
            except TooMuchForOneTransaction:
                if size <= 1:
                    raise StoreError(
                        f"{self.address.uri} has no memory for one row: give Neo4j more (server.memory.heap.max_size,"
                        " db.memory.transaction.max). What was current before is whole"
                    ) from None
                size = max(1, size // 2)
                continue
            done += len(part)
            if progress is not None:
                progress(done, len(work))

    def _batch(
        self, transaction: neo4j.Transaction, v: str, at: int, part: Sequence[tuple[str, dict[str, Any]]]
    ) -> None:
        """One batch, unless it is there already: its rows and their count in one transaction."""
        found = data(transaction, _LOCK_VERSION, v=v)
        if not found or found[0]["state"] != "loading":
            raise Refused(f"{v} was removed while it was written: what was current before is whole; push again")
        if found[0]["done"] >= at + len(part):
            return
        for statement, group in groupby(part, key=lambda row: row[0]):
            rows = [row for _, row in group]
            written = data(transaction, statement, v=v, rows=rows)[0]["found"]
            if written != len(rows):
                raise StoreError(f"{v}: {written} of {len(rows)} rows were written: what was current before is whole")
        data(transaction, _BEAT, v=v, done=at + len(part))

    def _flip(self, name: str, v: str, was: str, content: Rows) -> None:
        self._alone("CALL db.awaitIndexes(300)")
        for statement, wanted, what in (
            (COUNT_NODES, len(content.nodes), "nodes"),
            (COUNT_EDGES, len(content.edges), "edges"),
        ):
            found = self.run(statement, v=v)[0]["found"]
            if found != wanted:
                self._give_up(v)
                raise Damaged(f"{v} holds {found} {what} where {wanted} were written: what was current before is whole")
        if not self.run(_FLIP, write=True, name=name, v=v, was=was) and self._current(name) != v:
            self._give_up(v)
            raise Refused(f"another push of '{name}' was finished first: that one is current, this one was not made so")
        if len(content.nodes) + len(content.edges) >= REPLAN:
            self._replan()

    def _give_up(self, v: str) -> None:
        self.run("MATCH (x:Version {v: $v}) WHERE x.state = 'loading' SET x.state = 'dropping'", write=True, v=v)

    def _replan(self) -> None:
        """Plans made on an emptier database are made anew; a user who may not ask for that keeps them."""
        try:
            self._alone("CALL db.prepareForReplanning()")
        except StoreUnreachable:
            raise
        except StoreError:
            return

    def _current(self, name: str) -> str | None:
        found = self.run(CURRENT, name=name)
        return found[0]["current"] if found else None


class _Work:
    """Every row with the statement that writes it, nodes first, rows of one statement side by side: made in parts."""

    def __init__(self, content: Rows) -> None:
        self._nodes = sorted(content.nodes, key=lambda node: node.label)
        self._edges = sorted(content.edges, key=lambda edge: edge.type)
        self._degrees = degrees(content)

    def __len__(self) -> int:
        return len(self._nodes) + len(self._edges)

    def part(self, at: int, size: int) -> list[tuple[str, dict[str, Any]]]:
        """Up to ``size`` rows from the ``at``-th on."""
        out: list[tuple[str, dict[str, Any]]] = [
            (node_text(node.label), {"id": node.id, "p": sealed_node(node, self._degrees.get(node.id, 0))})
            for node in self._nodes[at : at + size]
        ]
        at -= len(self._nodes)
        for edge in self._edges[max(0, at) : max(0, at + size)]:
            row = {"r": edge.rid, "a": edge.start, "b": edge.end, "p": sealed_edge(edge)}
            out.append((edge_text(edge.type), row))
        return out

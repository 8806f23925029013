"""A Neo4j server as the shared store: versions of scenarios, pushed whole or not at all.

``(:Scenario {name, current})-[:HAS_VERSION]->(:Version {v, state, done, beat, nodes, edges, sha256})``, and the rows
of each version as ``(:GG {v, id})`` with the edges between them; no edge joins two versions.

A push writes a new version beside the current one in batches. Each batch counts its rows on the version node in its
own transaction, so that one sent twice (its answer was lost) is written once. When all are there and counted, one
small transaction moves ``current``, if it is still what it was when the push began. Whatever cuts a push off before
leaves the earlier version current and whole; :meth:`Neo4jStore.sweep` removes what was cut off.
"""

from __future__ import annotations

import contextlib
import functools
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from govgraph.stores import schema
from govgraph.stores.address import Address
from govgraph.stores.cypher import DEGREES_TEXT, HEAD_TEXT, MEMBERS_TEXT, NAMES_TEXT, NODES_TEXT, hop_text, stage_text
from govgraph.stores.errors import Damaged, NotThere, Refused, StoreError, StoreUnreachable
from govgraph.stores.faults import TooMuchForOneTransaction, check_agent, explained, is_memory
from govgraph.stores.flat import DERIVED, LABELS, Edge, Node, edge_types
from govgraph.stores.names import NAME
from govgraph.stores.rows import Rows, making_many
from govgraph.stores.rows import rows as rows_of
from govgraph.stores.rows import scenario as scenario_of
from govgraph.stores.seals import degrees, is_edge, is_node, opened, sealed_edge, sealed_node
from govgraph.stores.steps import HEAD, Context, SliceStep, Stage, national
from govgraph.stores.store import Progress, Pushed, Stored, Version

if TYPE_CHECKING:
    import neo4j

    from govgraph.graph.graph import Graph
    from govgraph.model.scenario import Scenario

T = TypeVar("T")

BATCH = 5_000
"""Rows of one transaction: 10,000 rows a second, and 512 MB of heap are enough."""
DELETED = 1_000
"""Nodes deleted in one transaction: a node takes its edges along."""
STALE = 60
"""Seconds without a sign of life after which a push is taken for dead."""
REPLAN = 10_000
"""Rows of a push after which plans are made anew: those of a small load, made with the constraints there, are right."""
GRACE = 600
"""Seconds for which a version that was replaced stays, for those who are still reading it."""

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
_COUNT_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN count(n) AS found"
_COUNT_EDGES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL MATCH (n)-[r]->() RETURN count(r) AS found"
_FLIP = """
MATCH (s:Scenario {name: $name}) SET s.lock = 1
WITH s MATCH (x:Version {v: $v}) SET x.lock = 1
WITH s, x WHERE coalesce(s.current, '') = $was AND x.state = 'loading'
SET s.current = $v, x.state = 'whole', x.beat = timestamp()
WITH s OPTIONAL MATCH (old:Version {v: $was}) SET old.state = 'superseded', old.ended = timestamp()
RETURN s.current AS current
"""
_CURRENT = "MATCH (s:Scenario {name: $name}) RETURN s.current AS current"
_VERSION = "MATCH (x:Version {v: $v}) RETURN properties(x) AS found"
_STATE = "MATCH (x:Version {v: $v}) RETURN x.state AS state"
_NODES = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL RETURN labels(n) AS labels, properties(n) AS found"
_EDGES = (
    "MATCH (a:GG) WHERE a.v = $v AND a.id IS NOT NULL MATCH (a)-[r]->(b)"
    " RETURN a.id AS start, type(r) AS type, b.id AS end, b.v AS v, properties(r) AS found"
)
_LIST = """
MATCH (s:Scenario) WHERE s.name IS NOT NULL
OPTIONAL MATCH (x:Version {v: s.current})
OPTIONAL MATCH (n:GG {v: s.current, id: '?About'})
RETURN s.name AS name, s.current AS current, n.title AS title, x.nodes AS nodes, x.edges AS edges, toString(x.pushed) AS pushed
ORDER BY name
"""
_VERSIONS = """
MATCH (s:Scenario {name: $name})
OPTIONAL MATCH (s)-[:HAS_VERSION]->(x:Version)
RETURN x.v AS v, x.state AS state, x.v = s.current AS current, x.nodes AS nodes, x.edges AS edges, x.done AS done,
       toString(x.pushed) AS pushed, x.sha256 AS sha256, x.beat AS beat
ORDER BY x.beat DESC, v DESC
"""
_SWEEPABLE = """
MATCH (x:Version) WHERE x.v IS NOT NULL AND ($name IS NULL OR x.scenario = $name)
AND (x.state = 'dropping' OR (x.state = 'superseded' AND x.ended < timestamp() - $grace)
     OR (x.state = 'loading' AND x.beat < timestamp() - $stale))
RETURN x.v AS v ORDER BY v
"""
_DROP = """
MATCH (x:Version {v: $v}) SET x.lock = 1
WITH x WHERE x.state = 'dropping' OR (x.state = 'superseded' AND x.ended < timestamp() - $grace)
     OR (x.state = 'loading' AND x.beat < timestamp() - $stale)
SET x.state = 'dropping' RETURN x.v AS v
"""
_DELETE = "MATCH (n:GG) WHERE n.v = $v AND n.id IS NOT NULL WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS found"
_DELETE_VERSION = "MATCH (x:Version {v: $v}) DETACH DELETE x"
_FORGET = """
MATCH (s:Scenario {name: $name}) SET s.lock = 1, s.current = null
WITH s OPTIONAL MATCH (s)-[:HAS_VERSION]->(x:Version) SET x.state = 'dropping'
RETURN x.v AS v
"""
_DELETE_SCENARIO = "MATCH (s:Scenario {name: $name}) SET s.lock = 1 WITH s WHERE s.current IS NULL AND NOT (s)-[:HAS_VERSION]->() DELETE s"


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


class Neo4jStore:
    """The scenarios in one Neo4j database. Used in a ``with`` statement, or closed by hand."""

    def __init__(self, address: Address, *, patience: float = 30, batch: int = BATCH) -> None:
        """Connect and look who answers.

        Args:
            address: the server, the database and who asks; see :meth:`Address.of`.
            patience: seconds for which a transaction is tried again while the server restarts or changes its leader.
            batch: rows written in one transaction, at most.

        Raises:
            StoreUnreachable: nobody answers, or not to this user, or it is too old.
            StoreError: another govgraph wrote the database in a form that this one does not know.
        """
        try:
            import neo4j
        except ImportError:
            raise StoreUnreachable("the driver is not installed: pip install 'govgraph[neo4j]'") from None
        from govgraph import __version__

        self.address = address
        self.patience = patience
        self.batch = batch
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=address.auth,
                user_agent=f"govgraph/{__version__}",
                connection_timeout=10,
                connection_acquisition_timeout=20,
                notifications_min_severity="OFF",
            )
        except (neo4j.exceptions.DriverError, ValueError) as error:
            raise explained(error, address.uri) from None
        # One who has written reads what he wrote, in a cluster as well.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            try:
                agent = self._driver.get_server_info().agent
            except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError) as error:
                raise explained(error, address.uri) from None
            check_agent(agent, address.uri)
            for found in self.run(schema.READ):
                schema.check(found["version"])
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Neo4jStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    # -- transactions -------------------------------------------------------------------------------------------

    def transact(self, work: Callable[[neo4j.Transaction], T], *, write: bool = False) -> T:
        """Run ``work`` in one transaction; again, where the driver says so, for as long as there is patience.

        Work that writes must be such that running it twice does what running it once does: a commit whose answer was
        lost is tried again too.
        """
        from neo4j import READ_ACCESS, WRITE_ACCESS
        from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError

        deadline, wait = time.monotonic() + self.patience, 0.1
        while True:
            try:
                with (
                    self._driver.session(
                        database=self.address.database,
                        bookmark_manager=self._bookmarks,
                        default_access_mode=WRITE_ACCESS if write else READ_ACCESS,
                    ) as session,
                    session.begin_transaction() as transaction,
                ):
                    result = work(transaction)
                    transaction.commit()
                    return result
            except (DriverError, Neo4jError) as error:
                if is_memory(error):
                    raise TooMuchForOneTransaction(str(error)) from None
                again = isinstance(error, IncompleteCommit) or error.is_retryable()
                if not again or time.monotonic() + wait > deadline:
                    raise explained(error, self.address.uri) from None
            time.sleep(wait)
            wait = min(2 * wait, 2.0)

    def run(self, statement: str, *, write: bool = False, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement in a transaction of its own and return its rows."""
        return self.transact(lambda transaction: data(transaction, statement, **parameters), write=write)

    def _alone(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return self.run(statement, write=not statement.startswith("MATCH"), **parameters)

    # -- push ---------------------------------------------------------------------------------------------------

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
            return self.transact(lambda transaction: self._rows(transaction, v, sealed=True)).sha256() == sha256
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
            (_COUNT_NODES, len(content.nodes), "nodes"),
            (_COUNT_EDGES, len(content.edges), "edges"),
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

    # -- read ---------------------------------------------------------------------------------------------------

    def _current(self, name: str) -> str | None:
        found = self.run(_CURRENT, name=name)
        return found[0]["current"] if found else None

    def read(self, name: str, work: Callable[[neo4j.Transaction, str], T], *, version: str | None = None) -> T:
        """Run ``work`` on the current version of a scenario (or on ``version``) in one transaction.

        Its last statement looks whether the version is being removed: then it is done once more, on the version that
        is current now.
        """

        def once(transaction: neo4j.Transaction) -> tuple[T, bool]:
            v = version or self._version_of(transaction, name)
            if not data(transaction, _STATE, v=v):
                raise NotThere(f"the store holds no version '{v}': see `govgraph neo4j versions {name}`")
            result = work(transaction, v)
            state = data(transaction, _STATE, v=v)
            return result, bool(state) and state[0]["state"] in ("whole", "superseded")

        for _ in range(2):
            result, whole = self.transact(once)
            if whole:
                return result
        raise StoreError(f"the version of '{name}' that was read is incomplete or being removed: ask again")

    def _version_of(self, transaction: neo4j.Transaction, name: str) -> str:
        found = data(transaction, _CURRENT, name=name)
        if found and found[0]["current"]:
            return str(found[0]["current"])
        from govgraph.diagnostics import did_you_mean

        known = [row["name"] for row in data(transaction, _LIST) if row["current"]]
        hint = did_you_mean(name, known) or (
            "see `govgraph neo4j list`" if known else "it holds no scenario yet; see `govgraph neo4j push`"
        )
        raise NotThere(f"{self.address.uri} holds no scenario '{name}': {hint}")

    def pull(self, name: str, *, version: str | None = None, folder: Path | None = None) -> Scenario:
        """The scenario as it was pushed. ``folder`` is where its files are said to lie in findings.

        Raises:
            NotThere: no scenario or version of that name.
            Damaged: what is stored is not what was pushed.
        """
        return scenario_of(self.pull_rows(name, version=version), folder)

    def pull_rows(self, name: str, *, version: str | None = None) -> Rows:
        """The rows of a version, compared with what was pushed."""

        def work(transaction: neo4j.Transaction, v: str) -> tuple[Rows, str, str]:
            written = data(transaction, _VERSION, v=v)[0]["found"]
            return self._rows(transaction, v), v, str(written["sha256"])

        stored, v, sha256 = self.read(name, work, version=version)
        if stored.sha256() != sha256:
            raise _changed(v)
        return stored

    def _rows(self, transaction: neo4j.Transaction, v: str, *, sealed: bool = False) -> Rows:
        """The rows of a version; ``sealed``: each held against its own checksum as well. Raises Damaged."""
        nodes, edges = [], []
        with making_many():
            # Both come as a stream in the order of the index: the server holds a thousand rows at a time, and no more.
            for labels, found in transaction.run(_NODES, v=v):
                node, seal, number = _node({"labels": labels, "found": found})
                if sealed and not is_node(node, seal, number):
                    raise _changed(v)
                nodes.append(node)
            for start, type, end, v_of_end, found in transaction.run(_EDGES, v=v):
                if v_of_end != v:
                    raise Damaged(f"an edge leads from {v} to {v_of_end}: it was made by hand")
                stored = native(found)
                seal, _ = opened(stored)
                edge = Edge(type, str(stored.pop("rid", "")), start, end, stored)
                if sealed and not is_edge(edge, seal):
                    raise _changed(v)
                edges.append(edge)
        return Rows(tuple(nodes), tuple(edges))

    def slice(
        self,
        name: str,
        question: str,
        *,
        option: str | None = None,
        on: date | str | None = None,
        place: str | None = None,
        stated_only: bool = False,
        settled_only: bool = False,
        folder: Path | None = None,
        version: str | None = None,
        **subjects: str | Sequence[str],
    ) -> Graph:
        """The graph that is enough for one question, without pulling the scenario.

        ``graph = store.slice("bradford-craven", "who-decides", what="major-capital"); graph.who_decides("major-capital")``.
        Questions are those that have a slice (:func:`govgraph.stores.slices.slice_of`); what they are asked with, and the place, are ids,
        names or aliases. Raises NotThere, NotFound or AmbiguousName.
        """
        from govgraph.stores.walk import question_graph

        def work(transaction: neo4j.Transaction, v: str) -> Graph:
            with VersionSource(transaction, v).held_against_what_was_pushed() as source:
                return question_graph(
                    source,
                    question,
                    option=option,
                    on=on,
                    place=place,
                    stated_only=stated_only,
                    settled_only=settled_only,
                    folder=folder,
                    subjects=subjects,
                )

        return self.read(name, work, version=version)

    def mentioned(self, name: str, texts: Sequence[str]) -> Scenario:
        """The scenario with nothing but what these texts may name: enough to read a question by. Raises NotThere."""
        from govgraph.stores.walk import mentioned

        def work(transaction: neo4j.Transaction, v: str) -> Scenario:
            with VersionSource(transaction, v).held_against_what_was_pushed() as source:
                return mentioned(source, texts)

        return self.read(name, work)

    def version(self, name: str) -> tuple[str, str]:
        """The current version of a scenario and the sha256 of its content."""
        return self.read(name, lambda transaction, v: (v, str(data(transaction, _VERSION, v=v)[0]["found"]["sha256"])))

    def list(self) -> tuple[Stored, ...]:
        """The scenarios of this store, by name."""
        return tuple(
            Stored(
                row["name"],
                row["title"] or "",
                row["current"],
                row["pushed"] or "",
                row["nodes"] or 0,
                row["edges"] or 0,
            )
            for row in self.run(_LIST)
        )

    def versions(self, name: str) -> tuple[Version, ...]:
        """The versions of a scenario, the youngest first. Raises :class:`NotThere`."""
        found = self.run(_VERSIONS, name=name)
        if not found:
            self.transact(lambda transaction: self._version_of(transaction, name))
        return tuple(
            Version(
                row["v"], row["state"], bool(row["current"]), row["pushed"], row["nodes"], row["edges"], row["sha256"]
            )
            for row in found
            if row["v"] is not None
        )

    # -- removal ------------------------------------------------------------------------------------------------

    def remove(self, name: str, *, progress: Progress | None = None) -> int:
        """Remove a scenario with all its versions; returns the nodes deleted. Raises :class:`NotThere`."""
        found = self.run(_FORGET, write=True, name=name)
        if not found:
            raise NotThere(f"{self.address.uri} holds no scenario '{name}': see `govgraph neo4j list`")
        deleted = sum(self._delete(row["v"], progress) for row in found if row["v"] is not None)
        self.run(_DELETE_SCENARIO, write=True, name=name)
        return deleted

    def sweep(
        self, name: str | None = None, *, grace: float = GRACE, stale: float = STALE, progress: Progress | None = None
    ) -> tuple[str, ...]:
        """Remove versions that nobody needs, and return their names.

        These are the replaced ones after ``grace`` seconds, pushes without a sign of life for ``stale`` seconds, and
        whatever an earlier sweep began to remove.
        """
        terms: dict[str, Any] = {"grace": int(grace * 1000), "stale": int(stale * 1000)}
        swept = []
        for row in self.run(_SWEEPABLE, name=name, **terms):
            # First nobody may take it for whole any more, and only then its rows go.
            if self.run(_DROP, write=True, v=row["v"], **terms):
                self._delete(row["v"], progress)
                swept.append(row["v"])
        return tuple(swept)

    def _delete(self, v: str, progress: Progress | None) -> int:
        deleted: int = 0
        size = DELETED
        while True:
            try:
                found = self.run(_DELETE, write=True, v=v, most=size)[0]["found"]
            except TooMuchForOneTransaction:
                if size <= 1:
                    raise StoreError(f"{self.address.uri} has no memory to delete one node: give Neo4j more") from None
                size = max(1, size // 2)
                continue
            deleted += found
            if progress is not None:
                progress(deleted, 0)
            if not found:
                break
        self.run(_DELETE_VERSION, write=True, v=v)
        return deleted


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
            written = self._run(_VERSION)[0]["found"]
            if any(
                self._run(text)[0]["found"] != written[what]
                for text, what in ((_COUNT_NODES, "nodes"), (_COUNT_EDGES, "edges"))
            ):
                raise _changed(self._v) from None
            raise
        found = {row["id"]: row["found"] for row in self._run(DEGREES_TEXT, ids=list(self._degrees))}
        if found != self._degrees:
            raise _changed(self._v)

    def _nodes(self, rows: list[dict[str, Any]]) -> list[Node]:
        """The nodes of rows, each held against its checksum. Raises Damaged."""
        found = []
        for row in rows:
            node, seal, edges = _node(row)
            if not is_node(node, seal, edges):
                raise _changed(self._v)
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
                raise _changed(self._v)
            found[row["step"]].append((row["key"], edge))
        return found


def _hits(plan: Any) -> int:
    if not plan:
        return 0
    return int(plan.get("dbHits", 0)) + sum(_hits(child) for child in plan.get("children", ()))


def _node(row: dict[str, Any]) -> tuple[Node, str, int]:
    """A node, its checksum, and how many edges it is to have."""
    found = native(row["found"])
    found.pop("v", None)
    seal, edges = opened(found)
    return Node(next((label for label in row["labels"] if label != "GG"), ""), str(found.pop("id")), found), seal, edges


def _changed(v: str) -> Damaged:
    name = v.rpartition("#")[0]
    return Damaged(
        f"{v} is not what was pushed: it was changed in the database afterwards. Push the scenario again, which writes it"
        f" anew, or pull an earlier version (see `govgraph neo4j versions {name}`)"
    )


def data(transaction: neo4j.Transaction, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of one statement. It is a constant of this package: users' texts are parameters, always."""
    return [row.data() for row in transaction.run(statement, parameters)]


_NATIVE = frozenset({str, int, float, bool, list})


def native(found: dict[str, Any]) -> dict[str, Any]:
    """Properties as Python has them: Neo4j's dates become dates."""
    return {
        key: value if type(value) in _NATIVE else value.to_native() if hasattr(value, "to_native") else value
        for key, value in found.items()
    }


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


__all__ = ["BATCH", "GRACE", "STALE", "Neo4jStore", "Pushed", "Stored", "Version"]

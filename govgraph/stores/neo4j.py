"""A Neo4j server as the shared store: versions of scenarios, pushed whole or not at all.

``(:Scenario {name, current})-[:HAS_VERSION]->(:Version {v, state, done, beat, nodes, edges, sha256})``, and the rows
of each version as ``(:GG {v, id})`` with the edges between them; no edge joins two versions.

A push writes a new version beside the current one in batches. Each batch counts its rows on the version node in its
own transaction, so that one sent twice (its answer was lost) is written once. When all are there and counted, one
small transaction moves ``current``, if it is still what it was when the push began. Whatever cuts a push off before
leaves the earlier version current and whole; :meth:`Neo4jStore.sweep` removes what was cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from govgraph.stores.errors import NotThere, StoreError
from govgraph.stores.faults import TooMuchForOneTransaction
from govgraph.stores.neo4j_connection import BATCH
from govgraph.stores.neo4j_push import CURRENT, STALE, Pushing
from govgraph.stores.neo4j_rows import changed, data, version_rows
from govgraph.stores.neo4j_source import VERSION, VersionSource
from govgraph.stores.read_back import scenario as scenario_of
from govgraph.stores.rows import Rows
from govgraph.stores.store import Progress, Pushed, Stored, Version

if TYPE_CHECKING:
    import neo4j

    from govgraph.graph.graph import Graph
    from govgraph.model.scenario import Scenario

T = TypeVar("T")

DELETED = 1_000
"""Nodes deleted in one transaction: a node takes its edges along."""
GRACE = 600
"""Seconds for which a version that was replaced stays, for those who are still reading it."""

_STATE = "MATCH (x:Version {v: $v}) RETURN x.state AS state"
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


class Neo4jStore(Pushing):
    """The scenarios in one Neo4j database. Used in a ``with`` statement, or closed by hand."""

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
        found = data(transaction, CURRENT, name=name)
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
            written = data(transaction, VERSION, v=v)[0]["found"]
            return version_rows(transaction, v), v, str(written["sha256"])

        stored, v, sha256 = self.read(name, work, version=version)
        if stored.sha256() != sha256:
            raise changed(v)
        return stored

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
        from govgraph.stores.sliced import question_graph

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
        from govgraph.stores.sliced import mentioned

        def work(transaction: neo4j.Transaction, v: str) -> Scenario:
            with VersionSource(transaction, v).held_against_what_was_pushed() as source:
                return mentioned(source, texts)

        return self.read(name, work)

    def version(self, name: str) -> tuple[str, str]:
        """The current version of a scenario and the sha256 of its content."""
        return self.read(name, lambda transaction, v: (v, str(data(transaction, VERSION, v=v)[0]["found"]["sha256"])))

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


__all__ = ["BATCH", "GRACE", "STALE", "Neo4jStore", "Pushed", "Stored", "Version"]

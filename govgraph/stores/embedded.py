"""The store that needs no server: versions kept in memory, with the promises of every store.

It holds the same rows as a server would, so that what a server cannot hold is refused here as well.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.diagnostics import did_you_mean
from govgraph.stores.errors import Damaged, NotThere
from govgraph.stores.flat import Edge, Node
from govgraph.stores.read_back import scenario as scenario_of
from govgraph.stores.rows import Rows
from govgraph.stores.steps import HEAD, PREDICATES, Context, Definition, SliceStep, national, types
from govgraph.stores.store import Progress, Pushed, Stored, Version
from govgraph.stores.writing import rows as rows_of

if TYPE_CHECKING:
    from govgraph.graph.graph import Graph
    from govgraph.model.scenario import Scenario
    from govgraph.stores.walk import Walk


@dataclass
class _Kept:
    v: str
    rows: Rows
    sha256: str
    pushed: str
    ended: float | None = None


class EmbeddedStore:
    """Scenarios in this process; gone when it ends."""

    def __init__(self) -> None:
        self._kept: dict[str, list[_Kept]] = {}
        self._seq = 0

    def push(self, scenario: Scenario, *, force: bool = False, progress: Progress | None = None) -> Pushed:
        """Keep a scenario as its new version; unchanged content changes nothing."""
        rows = rows_of(scenario)
        return self.push_rows(scenario.name, rows, force=force, progress=progress)

    def push_rows(self, name: str, content: Rows, *, force: bool = False, progress: Progress | None = None) -> Pushed:
        """As :meth:`push`, of rows that are made already."""
        sha256, versions = content.sha256(), self._kept.setdefault(name, [])
        if versions and versions[-1].sha256 == sha256:
            return Pushed(name, versions[-1].v, False, len(content.nodes), len(content.edges))
        self._seq += 1
        if versions:
            versions[-1].ended = time.time()
        versions.append(_Kept(f"{name}#{self._seq}", content, sha256, datetime.now(UTC).isoformat()))
        if progress is not None:
            progress(len(content.nodes) + len(content.edges), len(content.nodes) + len(content.edges))
        return Pushed(name, versions[-1].v, True, len(content.nodes), len(content.edges))

    def pull(self, name: str, *, version: str | None = None, folder: Path | None = None) -> Scenario:
        """The scenario as it was pushed. Raises :class:`NotThere`."""
        return scenario_of(self.pull_rows(name, version=version), folder)

    def pull_rows(self, name: str, *, version: str | None = None) -> Rows:
        """The rows of a version, compared with what was pushed."""
        found = self._find(name, version)
        if found.rows.sha256() != found.sha256:
            raise Damaged(f"{found.v} is not what was pushed: it was changed afterwards")
        return found.rows

    def _find(self, name: str, version: str | None = None) -> _Kept:
        versions = self._kept.get(name)
        if not versions:
            raise NotThere(
                f"this store holds no scenario '{name}': {did_you_mean(name, self._kept) or 'it holds none yet'}"
            )
        if version is None:
            return versions[-1]
        for kept in versions:
            if kept.v == version:
                return kept
        raise NotThere(f"the store holds no version '{version}' of '{name}'")

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
        """The graph that is enough for one question, as a server would give it."""
        from govgraph.stores.sliced import question_graph

        source = RowsSource(self._find(name, version).rows)
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

    def mentioned(self, name: str, texts: Sequence[str]) -> Scenario:
        """The scenario with nothing but what these texts may name: enough to read a question by. Raises NotThere."""
        from govgraph.stores.sliced import mentioned

        return mentioned(RowsSource(self._find(name).rows), texts)

    def version(self, name: str) -> tuple[str, str]:
        """The current version of a scenario and the sha256 of its content."""
        found = self._find(name)
        return found.v, found.sha256

    def list(self) -> tuple[Stored, ...]:
        """The scenarios of this store, by name."""
        return tuple(
            Stored(
                name,
                _title(kept[-1].rows),
                kept[-1].v,
                kept[-1].pushed,
                len(kept[-1].rows.nodes),
                len(kept[-1].rows.edges),
            )
            for name, kept in sorted(self._kept.items())
            if kept
        )

    def versions(self, name: str) -> tuple[Version, ...]:
        """The versions of a scenario, the youngest first. Raises :class:`NotThere`."""
        current = self._find(name)
        return tuple(
            Version(
                kept.v,
                "whole" if kept is current else "superseded",
                kept is current,
                kept.pushed,
                len(kept.rows.nodes),
                len(kept.rows.edges),
                kept.sha256,
            )
            for kept in reversed(self._kept[name])
        )

    def remove(self, name: str) -> int:
        """Remove a scenario with all its versions. Raises :class:`NotThere`."""
        self._find(name)
        return sum(len(kept.rows.nodes) for kept in self._kept.pop(name))

    def sweep(self, name: str | None = None, *, grace: float = 600, stale: float = 60) -> tuple[str, ...]:
        """Remove versions that were replaced longer than ``grace`` seconds ago."""
        swept = []
        for known, versions in self._kept.items():
            if name not in (None, known):
                continue
            for kept in [kept for kept in versions if kept.ended is not None and kept.ended <= time.time() - grace]:
                versions.remove(kept)
                swept.append(kept.v)
        return tuple(sorted(swept))

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


_MANY = 100
"""A thing with more edges than this has them sorted by type, once somebody asks."""


class RowsSource:
    """One version in memory, as a walk reads it: level by level."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._nodes = {node.id: node for node in rows.nodes}
        kinds = frozenset(national(rows.nodes))
        self._head = [n for n in rows.nodes if n.id.startswith(HEAD) or n.properties.get("kind") in kinds]
        self._touching: dict[str, list[int]] = {}
        for number, edge in enumerate(rows.edges):
            for end in dict.fromkeys((edge.start, edge.end)):
                self._touching.setdefault(end, []).append(number)
        self._sorted: dict[str, dict[tuple[str, bool], list[int]]] = {}

    def _near(self, here: str, ways: Iterable[tuple[str, bool]]) -> Iterable[int]:
        """The edges of a thing; where it has many, those of some types and directions alone: a country has thousands of parts."""
        every = self._touching.get(here, ())
        if len(every) <= _MANY:
            return every
        if here not in self._sorted:
            kept = self._sorted[here] = {}
            for number in every:
                edge = self._rows.edges[number]
                for forward, end in ((True, edge.start), (False, edge.end)):
                    if end == here:
                        kept.setdefault((edge.type, forward), []).append(number)
        return (number for way in ways for number in self._sorted[here].get(way, ()))

    def head(self, keys: Sequence[str] = ()) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies."""
        return self._head

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""
        return [self._nodes[key] for key in dict.fromkeys(ids) if key in self._nodes]

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""
        found, todo = {}, list(ids)
        for key in todo:
            if key in self._nodes and key not in found:
                found[key] = self._nodes[key]
                edges = (self._rows.edges[number] for number in self._touching.get(key, ()))
                todo += [edge.end for edge in edges if edge.type == "HAS_MEMBER" and edge.start == key]
        return list(found.values())

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""
        return [node for node in self._rows.nodes if node.label == "Name"][:most]

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[tuple[str, Edge]]:
        """Every edge from the frontier that the step takes in."""
        forward, backward = types(step.via)
        ways = [*((name, True) for name in forward), *((name, False) for name in backward)]
        keep = [PREDICATES[name].python for name in step.keep]
        found: dict[str, Edge] = {}
        for here in frontier:
            for number in self._near(here, ways):
                edge = self._rows.edges[number]
                way = (edge.start == here and edge.type in forward) or (edge.end == here and edge.type in backward)
                if way and all(kept(edge.properties, context) for kept in keep):
                    found[str(number)] = edge
        return list(found.items())

    def lacks(self) -> AbstractSet[str]:
        """Nothing: all is here."""
        return frozenset()

    def read_on(self, plan: Definition, run: Walk, *, begun: bool) -> None:
        """All is here."""


def _title(rows: Rows) -> str:
    return next((str(node.properties.get("title", "")) for node in rows.nodes if node.label == "About"), "")

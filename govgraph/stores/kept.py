"""Versions that were pulled before, kept on this machine: a question on an unchanged scenario pulls nothing.

A file is named by the sha256 of its rows and compared with it when read, so it is never out of date and never trusted.
How it is kept is that of everything that govgraph keeps (:mod:`govgraph.kept`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from govgraph.kept import Drawer
from govgraph.stores.flat import Edge, Node
from govgraph.stores.read_back import scenario as scenario_of
from govgraph.stores.rows import Rows, making_many

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario
    from govgraph.stores.neo4j import Neo4jStore

DRAWER = Drawer("versions", 20)


def pulled(store: Neo4jStore, name: str) -> Scenario:
    """The current version of a scenario, from the store or, unchanged, from here."""
    _, sha256 = store.version(name)
    found = _read(sha256)
    if found is None:
        found = store.pull_rows(name)
        DRAWER.write(f"{found.sha256()}.json", as_json(found).encode())
    return scenario_of(found)


def graph_for(store: Neo4jStore, name: str, question: str, subjects: Mapping[str, Any], **wanted: Any) -> Graph:
    """The graph for one question: the part that it needs, where it has subjects and a slice; else the whole, kept here.

    ``subjects`` are what it is asked with; ``wanted`` are option, on, place and floors. What a store cannot find as a
    thing may be a relation, an option or a statement, and a question may reach too far for a slice: then the whole is
    read. Raises NotFound or AmbiguousName.
    """
    from govgraph.graph.names import NotFound
    from govgraph.questions.verbs import VERBS
    from govgraph.stores.errors import TooWide
    from govgraph.stores.slices import slice_of

    things = {key: value for key, value in subjects.items() if value}
    if wanted.get("known_by"):
        return pulled(store, name).graph(**wanted)
    wanted.pop("known_by", None)
    if slice_of(question) is not None and things:
        try:
            return store.slice(name, question, **wanted, **things)
        except NotFound:
            if all(parameter.categories for parameter in VERBS[question].parameters if parameter.name in things):
                raise
        except TooWide:
            pass
    return pulled(store, name).graph(**wanted)


def _read(sha256: str) -> Rows | None:
    kept = DRAWER.read(f"{sha256}.json")
    if kept is None:
        return None
    try:
        with making_many():
            text = json.loads(kept)
            nodes = tuple(Node(label, key, _values(stored)) for label, key, stored in text["nodes"])
            edges = tuple(
                Edge(kind, rid, start, end, _values(stored)) for kind, rid, start, end, stored in text["edges"]
            )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    found = Rows(nodes, edges)
    return found if found.sha256() == sha256 else None


def _values(stored: dict[str, Any]) -> dict[str, Any]:
    return {
        key: date.fromisoformat(value["day"]) if isinstance(value, dict) else value for key, value in stored.items()
    }


def as_json(content: Rows) -> str:
    """Rows as JSON text; a date is ``{"day": "2022-07-01"}``."""
    whole = {
        "nodes": [[node.label, node.id, node.properties] for node in content.nodes],
        "edges": [[edge.type, edge.rid, edge.start, edge.end, edge.properties] for edge in content.edges],
    }
    return json.dumps(whole, ensure_ascii=False, default=lambda day: {"day": day.isoformat()})

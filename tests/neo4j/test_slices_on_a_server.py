"""Slices on a real server: the same answers as from the whole, plans without scans, no path ever counted."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from address import Address

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from national import country
from test_slices import answer, asked, diamonds

from govgraph.stores import neo4j as module
from govgraph.stores.address import Address as StoreAddress
from govgraph.stores.cypher import texts
from govgraph.stores.embedded import RowsSource
from govgraph.stores.flat import DERIVED, LABELS, Edge, edge_types
from govgraph.stores.neo4j import Neo4jStore, edge_text, node_text
from govgraph.stores.neo4j_source import VersionSource
from govgraph.stores.rows import rows
from govgraph.stores.walk import question_graph, walk

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

BAD = (
    "AllNodesScan",
    "NodeByLabelScan",
    "NodeIndexScan",
    "VarLengthExpand(All)",
    "Repeat",
    "Trail",
    "StatefulShortestPath",
    "ShortestPath",
    "CartesianProduct",
    "RelationshipTypeScan",
    "AllRelationshipsScan",
)
"""Operators that read everything, or go along every path."""


@pytest.fixture(scope="module")
def store(neo4j_server: Address) -> Iterator[Neo4jStore]:
    with Neo4jStore(StoreAddress(neo4j_server.uri, "neo4j", neo4j_server.user, neo4j_server.password)) as opened:
        yield opened


@pytest.fixture(scope="module")
def names(store: Neo4jStore) -> Iterator[Any]:
    """Makes names that nobody else uses; what is stored under them goes at the end."""
    made: list[str] = []

    def new() -> str:
        made.append(f"test-{uuid.uuid4().hex[:12]}")
        return made[-1]

    yield new
    for stored in store.list():
        if stored.name in made:
            store.remove(stored.name)


@pytest.fixture(scope="module")
def pushed(store: Neo4jStore, names: Any) -> str:
    """A made-up country on the server, beside another one with the same ids."""
    name = names()
    store.push_rows(name, rows(country(0)))
    store.push_rows(names(), rows(country(1)))
    return name


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield str(plan["operatorType"]).split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def line(edge: Edge) -> str:
    """An edge as one text, its properties in order."""
    return repr((edge.type, edge.rid, edge.start, edge.end, sorted(edge.properties.items())))


def every_text() -> dict[str, str]:
    """Every statement that this package sends about a version's rows."""
    constants = {
        name: value
        for name, value in vars(module).items()
        if name.startswith("_") and name.isupper() and isinstance(value, str)
    }
    writes = {f"create {label}": node_text(label) for label in LABELS} | {
        f"create {type}": edge_text(type) for type in (*edge_types(), *DERIVED)
    }
    return {**texts(), **constants, **writes}


MOST = 60
"""Looks of one question, at most."""

PARAMETERS = {
    "v": "x#1",
    "asked": {
        "seeds": [["a"]] * MOST,
        "known": [["b"]] * MOST,
        "matter": ["a"],
        "subjects": ["a"],
        "anywhere": True,
        "types": [["X"]] * MOST,
    },
    "ids": ["a"],
    "prefixes": ["?About"],
    "keys": ["a"],
    "name": "x",
    "seq": 1,
    "sha256": "",
    "token": "",
    "was": "",
    "nodes": 1,
    "edges": 1,
    "done": 1,
    "grace": 1,
    "stale": 1,
    "most": 1000,
    "prefix": "?Name/",
    "rows": [],
}


def test_no_statement_is_planned_as_a_scan_or_along_every_path(store: Neo4jStore, pushed: str) -> None:
    found: dict[str, set[str]] = {}

    def explain(transaction: Any) -> None:
        for name, text in every_text().items():
            plan = transaction.run("EXPLAIN " + text, PARAMETERS).consume().plan
            bad = {word for operator in operators(plan) for word in BAD if operator.startswith(word)}
            if "CREATE" in text:
                bad -= {"CartesianProduct"}  # of the two ends of a new edge, each found by its id: one by one
            if name in {"_LIST", "_SWEEPABLE"}:
                bad -= {"NodeIndexScan"}  # of the scenarios or of the versions: all of them are wanted, and no rows
            if bad:
                found[name] = bad

    store.transact(explain)
    assert found == {}


@pytest.mark.parametrize("ahead", [True, False])
def test_the_server_and_the_embedded_store_walk_to_the_same_rows(store: Neo4jStore, pushed: str, ahead: bool) -> None:
    embedded = RowsSource(rows(country(0)))
    questions = list(asked(country(0), "b", 4))

    def work(transaction: Any, v: str) -> list[tuple[Any, Any]]:
        source = VersionSource(transaction, v, ahead=ahead)
        pairs = []
        for verb, subjects, _ in questions:
            seeds = {**{name: (item,) for name, item in subjects.items()}, "place": ("s1-place0",)}
            pairs.append(
                tuple({*map(line, walk(one, verb, seeds, ("baseline", "b")).edges)} for one in (source, embedded))
            )
        return pairs

    for there, here in store.read(pushed, work):
        assert there == here


def test_a_slice_of_the_server_gives_the_answer_of_the_whole(store: Neo4jStore, pushed: str) -> None:
    scenario = country(0)
    for option in (None, "b"):
        for verb, subjects, more in asked(scenario, option, 4):
            part = store.slice(pushed, verb, option=option, folder=scenario.folder, **subjects)
            assert answer(part, verb, subjects, more) == answer(scenario.graph(option), verb, subjects, more)


MOST_STATEMENTS = {
    "who-decides": 14,
    "who-answers-for": 14,
    "why-not": 14,
    "lawful": 14,
    "answers-to": 6,
    "show": 6,
    "status": 6,
}
"""Statements of a slice, at most: the head with the names, what the walk asks for together, the nodes."""


@pytest.mark.parametrize("question", MOST_STATEMENTS)
def test_a_slice_takes_few_statements(store: Neo4jStore, pushed: str, question: str) -> None:
    scenario = country(0)

    def work(transaction: Any, v: str) -> list[int]:
        counts = []
        for verb, subjects, _ in asked(scenario, None, 4):
            if verb == question:
                source = VersionSource(transaction, v)
                question_graph(source, verb, folder=scenario.folder, subjects=subjects)
                counts.append(source.statements)
        return counts

    assert max(store.read(pushed, work)) <= MOST_STATEMENTS[question]


def test_forty_diamonds_are_walked_level_by_level(store: Neo4jStore, names: Any) -> None:
    name = names()
    store.push_rows(name, diamonds(40))

    def work(transaction: Any, v: str) -> tuple[int, set[str]]:
        source = VersionSource(transaction, v)
        found = walk(source, "can-decide", {"forum": ("n0",), "what": ("s0-d0",)}, ("baseline",))
        return source.statements, {edge.rid for edge in found.edges}

    statements, edges = store.read(name, work)
    assert edges >= {f"{side}b39" for side in "lr"}
    assert statements < 40  # of 80 levels


def test_a_question_crosses_into_no_other_version(store: Neo4jStore, pushed: str) -> None:
    scenario = country(0)

    def work(transaction: Any, v: str) -> tuple[set[str], str]:
        seen: set[str] = set()
        for verb, subjects, _ in asked(scenario, None, 2):
            source = VersionSource(transaction, v)
            part = question_graph(source, verb, folder=scenario.folder, subjects=subjects)
            seen |= {edge.rid for edge in part.scenario._slice.edges}
        return seen, v

    seen, v = store.read(pushed, work)
    assert seen <= {edge.rid for edge in rows(scenario).edges}
    assert v == store.version(pushed)[0]

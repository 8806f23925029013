"""Slices on a real server: the same answers as from the whole, plans without scans, no path ever counted."""

from __future__ import annotations

import re
import statistics
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from address import Address

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from national import country
from test_slices import answer, asked, diamonds

from govgraph.stores import neo4j, neo4j_push, neo4j_rows, neo4j_source
from govgraph.stores.address import Address as StoreAddress
from govgraph.stores.cypher import texts
from govgraph.stores.embedded import RowsSource
from govgraph.stores.flat import DERIVED, LABELS, Edge, edge_types
from govgraph.stores.neo4j import Neo4jStore
from govgraph.stores.neo4j_push import edge_text, node_text
from govgraph.stores.neo4j_source import VersionSource
from govgraph.stores.sliced import question_graph
from govgraph.stores.slices import SLICES
from govgraph.stores.walk import walk
from govgraph.stores.writing import rows

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
        for module in (neo4j, neo4j_push, neo4j_rows, neo4j_source)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and "MATCH" in value
    }
    writes = {f"create {label}": node_text(label) for label in LABELS} | {
        f"create {type}": edge_text(type) for type in (*edge_types(), *DERIVED)
    }
    return {**texts(), **constants, **writes}


PARAMETERS = {
    "told": {},
    **dict.fromkeys(("v", "name", "sha256", "token", "was"), "x"),
    **dict.fromkeys(("seq", "nodes", "edges", "done", "grace", "stale", "most"), 1),
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


def test_relations_are_read_level_by_level_from_nodes_found_by_id_and_members_are_one_pruned_search(
    store: Neo4jStore, pushed: str
) -> None:
    def explain(transaction: Any) -> list[set[str]]:
        return [
            set(operators(transaction.run("EXPLAIN " + texts()[name], PARAMETERS).consume().plan))
            for name in ("look", "members")
        ]

    look, members = store.transact(explain)
    assert "NodeUniqueIndexSeek" in look
    assert {operator for operator in look if "Expand" in operator} == {"Expand(All)"}
    assert "VarLengthExpand(Pruning,BFS,All)" in members


@pytest.mark.parametrize("further", [True, False])
def test_the_server_and_the_embedded_store_walk_to_the_same_rows(store: Neo4jStore, pushed: str, further: bool) -> None:
    embedded = RowsSource(rows(country(0)))
    questions = list(asked(country(0), "b", 4))

    def work(transaction: Any, v: str) -> list[tuple[Any, Any]]:
        source = VersionSource(transaction, v, further=further)
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


MOST = {"what-may": 14, "what-falls": 20, "what-it-takes": 20}
"""Statements of a slice of the made-up country, at most: few read one matter after the other."""


@pytest.mark.parametrize("question", SLICES)
def test_a_slice_takes_few_statements_and_the_work_is_by_what_is_returned(
    store: Neo4jStore, pushed: str, question: str
) -> None:
    scenario = country(0)

    def work(transaction: Any, v: str) -> list[tuple[int, int, int]]:
        counts = []
        for verb, subjects, _ in asked(scenario, None, 4, takes=True):
            if verb == question:
                source = VersionSource(transaction, v, profile=True)
                question_graph(source, verb, folder=scenario.folder, subjects=subjects)
                counts.append((source.statements, source.rows, source.hits))
        return counts

    counts = store.read(pushed, work)
    assert max(statements for statements, _, _ in counts) <= MOST.get(question, 8)
    assert statistics.median(statements for statements, _, _ in counts) <= MOST.get(question, 6)
    for _, returned, hits in counts:
        assert hits < 100 * returned


def test_a_statement_of_slices_is_planned_once_whatever_it_is_told(store: Neo4jStore, pushed: str) -> None:
    """Parameters of their own would be planned for again for every length of a list."""
    assert {name for name, text in texts().items() if set(re.findall(r"\$(\w+)", text)) != {"told"}} == set()


def test_forty_diamonds_are_walked_once(store: Neo4jStore, names: Any) -> None:
    name = names()
    store.push_rows(name, diamonds(40))

    def work(transaction: Any, v: str) -> set[str]:
        source = VersionSource(transaction, v)
        return {
            edge.rid for edge in walk(source, "can-decide", {"forum": ("n0",), "what": ("s0-d0",)}, ("baseline",)).edges
        }

    start = time.perf_counter()
    assert store.read(name, work) >= {f"{side}b39" for side in "lr"}
    assert time.perf_counter() - start < 60  # one of 2^40 ways at a time, it would take longer than there is


def test_a_question_crosses_into_no_other_version(store: Neo4jStore, pushed: str) -> None:
    def work(transaction: Any, v: str) -> set[str]:
        seen: set[str] = set()
        for verb, subjects, _ in asked(country(0), None, 4):
            source = VersionSource(transaction, v)
            ids = [
                node.id
                for node in walk(source, verb, {name: (item,) for name, item in subjects.items()}, ("baseline",)).nodes
            ]
            found = transaction.run(
                "UNWIND $elements AS e MATCH (n) WHERE elementId(n) = e RETURN collect(DISTINCT n.v) AS found",
                elements=list(source.elements),
            )
            seen |= set(found.single()["found"])
            assert ids
        return seen

    assert store.read(pushed, work) == {store.version(pushed)[0]}

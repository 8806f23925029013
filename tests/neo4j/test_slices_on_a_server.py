"""Slices on a real server: the same answers as from the whole, plans without scans, no path ever counted."""

from __future__ import annotations

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
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import Loop
from govgraph.stores.walk import question_graph, walk
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


BESIDE = 4
"""Statements of a slice beside its stages: the head, what the names are of, the nodes, and those that statements name."""

PARAMETERS = {
    "v": "x#1",
    **{f"frontier{n}": ["a"] for n in range(6)},
    "subjects": ["a"],
    "ids": ["a"],
    "kinds": ["icb"],
    "prefixes": ["?About"],
    "options": ["baseline"],
    "matter": ["a"],
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


def test_each_closure_over_authority_is_one_pruned_search(store: Neo4jStore, pushed: str) -> None:
    def explain(transaction: Any) -> list[str]:
        text = texts()["who-decides: chain"]
        return list(operators(transaction.run("EXPLAIN " + text, PARAMETERS).consume().plan))

    planned = store.transact(explain)
    assert "VarLengthExpand(Pruning,BFS,All)" in planned
    assert any(operator.startswith("NodeUniqueIndexSeek") for operator in planned)


@pytest.mark.parametrize("stages", [True, False])
def test_the_server_and_the_embedded_store_walk_to_the_same_rows(store: Neo4jStore, pushed: str, stages: bool) -> None:
    embedded = RowsSource(rows(country(0)))
    questions = list(asked(country(0), "b", 4))

    def work(transaction: Any, v: str) -> list[tuple[Any, Any]]:
        source = VersionSource(transaction, v, stages=stages)
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


@pytest.mark.parametrize("question", SLICES)
def test_a_step_is_one_statement_a_turn_and_the_work_is_by_what_is_returned(
    store: Neo4jStore, pushed: str, question: str
) -> None:
    scenario = country(0)

    def work(transaction: Any, v: str) -> list[tuple[int, int, int]]:
        counts = []
        for verb, subjects, _ in asked(scenario, None, 4):
            if verb == question:
                source = VersionSource(transaction, v, profile=True)
                question_graph(source, verb, folder=scenario.folder, subjects=subjects)
                counts.append((source.statements, source.rows, source.hits))
        return counts

    for statements, returned, hits in store.read(pushed, work):
        # the stages of a loop are taken again for what is new, one statement each time
        again = sum(len(part.stages) for part in SLICES[question].plan if isinstance(part, Loop))
        assert statements <= len(SLICES[question].stages) + 4 * again + BESIDE
        assert hits < 100 * returned


def test_forty_diamonds_take_less_than_a_second_a_closure(store: Neo4jStore, names: Any) -> None:
    name = names()
    store.push_rows(name, diamonds(40))
    closures = {key: text for key, text in texts().items() if "){0,}" in text and key != "nodes"}

    def work(transaction: Any, v: str) -> dict[str, float]:
        took = {}
        for key, text in closures.items():
            start = time.perf_counter()
            transaction.run(
                text, {**PARAMETERS, "v": v, **{f"frontier{n}": ["n0"] for n in range(6)}, "matter": []}
            ).consume()
            took[key] = time.perf_counter() - start
        return took

    store.read(name, work)  # once for the plans
    slow = {key: took for key, took in store.read(name, work).items() if took > 1}
    assert slow == {}


def test_a_question_crosses_into_no_other_version(store: Neo4jStore, pushed: str) -> None:
    def work(transaction: Any, v: str) -> set[str]:
        seen = set()
        for name, text in texts().items():
            if "elementId(r) AS key" in text:
                text = text.replace(
                    "elementId(r) AS key", "startNode(r).v AS one, endNode(r).v AS other, elementId(r) AS key"
                )
                frontier = [f"s{n}-{what}" for n in range(4) for what in ("icb", "d0", "forum", "place0", "trusts")]
                for row in transaction.run(
                    text,
                    {
                        **PARAMETERS,
                        "v": v,
                        **{f"frontier{n}": frontier for n in range(6)},
                        "matter": ["s0-d0", "s1-d0"],
                    },
                ):
                    seen |= {row["one"], row["other"]}
            assert name
        return seen

    assert store.read(pushed, lambda transaction, v: (work(transaction, v), v))[0] == {store.version(pushed)[0]}

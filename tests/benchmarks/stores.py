"""How fast the stores are, embedded and Neo4j side by side in one run, on a made-up country.

    python tests/benchmarks/stores.py                             # 2,000 things, on a server of its own
    python tests/benchmarks/stores.py --systems 3300 --heap 512m  # about 100,000 nodes and 500,000 edges

It prints one line a measurement: the middle and the slowest of its runs, and, for slices on the server, the statements,
the rows that came back and the server's own work (database hits) for each of them.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "stores"), str(TESTS / "neo4j")]

from address import Address as ServerAddress  # noqa: E402
from national import country  # noqa: E402
from server import Server  # noqa: E402

from govgraph.stores.address import Address  # noqa: E402
from govgraph.stores.embedded import RowsSource  # noqa: E402
from govgraph.stores.neo4j import Neo4jStore, VersionSource  # noqa: E402
from govgraph.stores.rows import Rows, rows  # noqa: E402
from govgraph.stores.walk import question_graph  # noqa: E402


@dataclass(frozen=True)
class Measured:
    """Seconds of several runs of one thing; for slices what the server did for them."""

    what: str
    seconds: tuple[float, ...]
    statements: int = 0
    rows: int = 0
    hits: int = 0

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        text = f"{self.what:<44}{1000 * self.middle:>10,.1f} ms{1000 * max(self.seconds):>11,.1f} ms"
        return text + (f"{self.statements:>6} statements{self.rows:>8} rows{self.hits / max(1, self.rows):>7.0f} hits a row" if self.statements else "")  # fmt: skip


def timed(what: str, runs: Iterable[Callable[[], Any]]) -> Measured:
    """Run each once."""
    seconds = []
    for run in runs:
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return Measured(what, tuple(seconds))


QUESTIONS: tuple[tuple[str, Callable[[int], dict[str, str]]], ...] = (
    ("who-decides", lambda n: {"what": f"s{n}-d0"}),
    ("can-decide", lambda n: {"forum": f"s{n}-forum", "what": f"s{n}-d1"}),
    ("answers-to", lambda n: {"who": f"s{n}-com0"}),
)


def slices(made: Rows, store: Neo4jStore, name: str, systems: int, runs: int) -> Iterable[Measured]:
    """Slices of each kind of question on both stores, the same questions, and the answers from them."""
    local = RowsSource(made)
    asked = [1 + (7 * n) % max(1, systems - 1) for n in range(runs)]
    for verb, subjects in QUESTIONS:

        def on(source: Any, n: int, verb: str = verb, subjects: Callable[[int], dict[str, str]] = subjects) -> Any:
            return question_graph(source, verb, place=f"s{n}-place0", subjects=subjects(n))

        yield timed(f"{verb}: slice, embedded", [lambda n=n: on(local, n) for n in asked])  # type: ignore[misc]

        def remote(n: int, profile: bool = False) -> VersionSource:
            def work(transaction: Any, v: str) -> VersionSource:
                source = VersionSource(transaction, v, profile=profile)
                on(source, n)
                return source

            return store.read(name, work)

        remote(asked[0])  # once for the plans
        found = timed("", [lambda n=n: remote(n) for n in asked])  # type: ignore[misc]
        counted = [remote(n, True) for n in asked[:10]]
        by_hits = sorted(counted, key=lambda source: source.hits)[len(counted) // 2]
        yield Measured(f"{verb}: slice, Neo4j", found.seconds, by_hits.statements, by_hits.rows, by_hits.hits)
        graphs = [on(local, n) for n in asked]
        yield timed(
            f"{verb}: answer from a slice",
            [
                lambda g=g, n=n, verb=verb, subjects=subjects: getattr(g, verb.replace("-", "_"))(**subjects(n))
                for g, n in zip(graphs, asked, strict=True)
            ],
        )


def measure(address: Address, *, systems: int, per_system: int, runs: int, batch: int) -> Iterable[Measured]:
    """Everything, on one server."""
    name = f"benchmark-{systems}"
    scenario = country(7, systems=systems, per_system=per_system, shared=0.5 / systems)
    start = time.perf_counter()
    made = rows(scenario)
    yield Measured(f"rows: {len(made.nodes):,} nodes, {len(made.edges):,} edges", (time.perf_counter() - start,))
    gc.collect()
    with Neo4jStore(address, batch=batch) as store:
        try:
            yield timed("push, Neo4j", [lambda: store.push_rows(name, made)])
            yield timed("push of the same again, Neo4j", [lambda: store.push_rows(name, made)])
            yield from slices(made, store, name, systems, runs)
            yield timed("pull of rows, Neo4j", [lambda: store.pull_rows(name)])
        finally:
            yield timed("remove, Neo4j", [lambda: store.remove(name)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", type=int, default=66, help="health systems, 30 things each (default: %(default)s)")
    parser.add_argument("--per-system", type=int, default=60, help="relations in each (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=30, help="questions of each kind (default: %(default)s)")
    parser.add_argument("--batch", type=int, default=5000, help="rows in a transaction (default: %(default)s)")
    parser.add_argument("--heap", default="512m", help="memory of the server (default: %(default)s)")
    told = parser.parse_args()
    with ExitStack() as stack:
        given = ServerAddress.given() or stack.enter_context(Server(heap=told.heap, jvm=())).address
        address = Address(given.uri, "neo4j", given.user, given.password)
        for measured in measure(
            address, systems=told.systems, per_system=told.per_system, runs=told.runs, batch=told.batch
        ):
            print(measured, flush=True)


if __name__ == "__main__":
    main()

"""How fast the stores are, embedded and Neo4j side by side in one run: a bundled scenario and a made-up country.

    python tests/benchmarks/stores.py                                 # about 2,000 things, on a server of its own
    python tests/benchmarks/stores.py --systems 3710 --heap 512m --check    # 100,000 nodes and 500,000 edges
    python tests/benchmarks/stores.py --systems 37100 --heap 2g       # 1,000,000 nodes and 5,000,000 edges

For each model: making its rows and reading them back, push, push of the same again, pull, a check of the whole, in
rows a second. For each question that is answered from a slice: the slice's milliseconds (middle, nine in ten, slowest)
on both stores and their ratio, the statements, the edges of the slice, the server's own work (database hits) for each
edge, and the answer's milliseconds. Both stores must give the same answers.

It ends with 1 if the answers differ or if a question costs the server more than ``--most-hits`` for each edge of its
slice. Time passes no judgement: it depends on the machine.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "stores"), str(TESTS / "neo4j")]

from address import Address as ServerAddress  # noqa: E402
from repeated import country_rows  # noqa: E402
from server import Server  # noqa: E402

import govgraph  # noqa: E402
from govgraph.checks import run as run_checks  # noqa: E402
from govgraph.questions.verbs import method  # noqa: E402
from govgraph.stores.address import Address  # noqa: E402
from govgraph.stores.embedded import EmbeddedStore, RowsSource  # noqa: E402
from govgraph.stores.errors import TooWide  # noqa: E402
from govgraph.stores.neo4j import Neo4jStore  # noqa: E402
from govgraph.stores.neo4j_source import VersionSource  # noqa: E402
from govgraph.stores.read_back import scenario as scenario_of  # noqa: E402
from govgraph.stores.rows import Rows  # noqa: E402
from govgraph.stores.sliced import question_graph  # noqa: E402
from govgraph.stores.slices import SLICES  # noqa: E402
from govgraph.stores.writing import rows  # noqa: E402

T = TypeVar("T")

PROFILED = 10
"""Questions of each kind for which the server counts its work."""
FREE_HITS = 1_000
"""What every slice costs however small it is: the head, the national bodies. The bound begins above it."""
ONE_OF = {"facts": ("about",)}
"""With what a question is asked that may be asked with many things."""
WHOLE = 5_000
"""Systems up to which the country is built as a scenario too: its rows made and read back. Beyond, it takes gigabytes."""


@dataclass
class Model:
    """Something to ask about: its rows, and ids for each thing that a question is asked with."""

    name: str
    made: Rows
    subjects: Mapping[str, Callable[[int], str]]
    """By the name of the parameter, such as ``who``: the id that the n-th question asks about."""
    place: Callable[[int], str | None]
    checked: bool = False
    """Is a check of the whole run on it?"""

    @property
    def size(self) -> int:
        """Nodes and edges."""
        return len(self.made.nodes) + len(self.made.edges)


@dataclass
class Asked:
    """What one kind of question cost: seconds on each store, and the server's work for each of some questions."""

    question: str
    embedded: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    unlike: list[Mapping[str, str]] = field(default_factory=list)
    """The subjects of questions whose answers differ between the stores."""
    too_wide: int = 0
    """Questions that reach too far for a slice."""

    @property
    def hits_an_edge(self) -> float:
        """Database hits above those of an empty slice, for each edge of the slices."""
        return sum(max(0, hits - FREE_HITS) for hits in self.hits) / max(1, sum(self.edges))

    def __str__(self) -> str:
        ratio = statistics.median(self.server) / statistics.median(self.embedded)
        return (
            f"  {self.question:<18}{spread(self.embedded):>20}{spread(self.server):>22}{ratio:>8.1f}"
            f"{statistics.median(self.statements):>7.0f}{statistics.median(self.edges):>8.0f}"
            f"{statistics.median(self.hits):>9,.0f}{self.hits_an_edge:>7.0f}{spread(self.answers):>20}"
            + (f"  ANSWERS DIFFER: {self.unlike}" if self.unlike else "")
            + (f"  {self.too_wide} reach too far" if self.too_wide else "")
        )


HEADING = (
    f"  {'slice, ms':<18}{'embedded 50/90/max':>20}{'Neo4j 50/90/max':>22}{'ratio':>8}"
    f"{'stmts':>7}{'edges':>8}{'hits':>9}{'/edge':>7}{'answer 50/90/max':>20}"
)


def spread(seconds: Sequence[float]) -> str:
    """The middle, nine in ten, and the slowest, in milliseconds."""
    ordered = sorted(1000 * value for value in seconds)
    ninth = ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]
    return "/".join(
        f"{value:,.1f}" if value < 10 else f"{value:,.0f}" for value in (statistics.median(ordered), ninth, ordered[-1])
    )


class Clock:
    """Wall clock, and the processor time of this process and of the server where it is ours: other people's work on the
    machine lengthens the one and not the other."""

    def __init__(self, server: int | None = None) -> None:
        self._server = server

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), self._of_server()

    def _of_server(self) -> float:
        try:
            fields = Path(f"/proc/{self._server}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return 0.0

    def line(self, what: str, run: Callable[[], T], size: int = 0) -> tuple[T, str]:
        """What a call gives, and its line: its seconds, rows a second, and processor time."""
        before = self._now()
        found = run()
        wall, here, server = (after - start for after, start in zip(self._now(), before, strict=True))
        text = f"  {what:<44}{wall:>9.2f} s" + (f"{size / wall:>12,.0f} rows/s" if size else " " * 19)
        text += f"   processor: {here:.2f} s here" + (f", {server:.2f} s in the server" if self._server else "")
        return found, text


def clocked(run: Callable[[], T]) -> tuple[T, float]:
    """What a call gives, and its seconds."""
    start = time.perf_counter()
    found = run()
    return found, time.perf_counter() - start


# -- models ---------------------------------------------------------------------------------------------------------


def bundled(name: str) -> Model:
    """A bundled scenario, asked about its decisions and bodies one after the other."""
    scenario = govgraph.load(name)
    graph = scenario.graph()
    matters = [thing.id for thing in graph.in_category("decision", "function") if thing.basis != "law"]
    bodies = [thing.id for thing in graph.in_category("body")]

    def matter(n: int) -> str:
        return matters[(5 * n) % len(matters)]

    def body(n: int) -> str:
        return bodies[(3 * n) % len(bodies)]

    subjects = {
        "what": matter,
        "about": matter,
        "function": matter,
        "who": body,
        "forum": body,
        "giver": body,
        "receiver": lambda n: body(n + 1),
        "node": body,
    }
    return Model(name, rows(scenario), subjects, lambda n: None, checked=True)


def nation(systems: int, per_system: int, *, checked: bool) -> Model:
    """The made-up country, asked about one of its systems after the other."""
    made = country_rows(7, systems=systems, per_system=per_system)

    def own(thing: str) -> Callable[[int], str]:
        return lambda n: f"s{1 + (7 * n) % max(1, systems - 1)}-{thing}"

    subjects = {
        "what": own("d0"),
        "about": own("d0"),
        "function": own("f0"),
        "who": own("com0"),
        "forum": own("forum"),
        "giver": own("icb"),
        "receiver": own("com0"),
        "node": own("com1"),
    }
    return Model(f"country of {systems} systems", made, subjects, own("place0"), checked)


# -- measurements ---------------------------------------------------------------------------------------------------


def questions(
    model: Model, source: RowsSource, store: Neo4jStore, name: str, runs: int, only: Sequence[str]
) -> Iterator[Asked | str]:
    """Slices of each kind of question on both stores, the same questions, and the answers from them."""
    for question, definition in SLICES.items():
        if only and question not in only:
            continue
        parameters = ONE_OF.get(question, tuple(definition.subjects))
        found = Asked(question)

        def graph_of(source: Any, subjects: Mapping[str, str], place: str | None, question: str = question) -> Any:
            return question_graph(source, question, place=place, subjects=subjects)

        def on_server(subjects: Mapping[str, str], place: str | None, profile: bool = False, of: Any = graph_of) -> Any:
            def work(transaction: Any, v: str) -> tuple[VersionSource, Any]:
                counting = VersionSource(transaction, v, profile=profile)
                return counting, of(counting, subjects, place)

            return store.read(name, work)

        asked = [
            ({parameter: model.subjects[parameter](n) for parameter in parameters}, model.place(n)) for n in range(runs)
        ]
        with contextlib.suppress(TooWide):
            on_server(*asked[0])  # once for the plans
        for number, (subjects, place) in enumerate(asked):
            try:
                local, seconds = clocked(lambda s=subjects, p=place: graph_of(source, s, p))  # type: ignore[misc]
            except TooWide:
                found.too_wide += 1
                continue
            found.embedded.append(seconds)
            (_, remote), seconds = clocked(lambda s=subjects, p=place: on_server(s, p))  # type: ignore[misc]
            found.server.append(seconds)
            answer, seconds = clocked(lambda q=question, s=subjects, g=remote: answered(g, q, s))  # type: ignore[misc]
            found.answers.append(seconds)
            if answer != answered(local, question, subjects):
                found.unlike.append(subjects)
            if number < PROFILED:
                counting, remote = on_server(subjects, place, True)
                found.statements.append(counting.statements)
                found.hits.append(counting.hits)
                found.edges.append(len(remote.scenario._slice.edges))
        yield found if found.answers else f"  {question:<18}reaches too far for a slice: the whole is read"


def answered(graph: Any, question: str, subjects: Mapping[str, str]) -> Any:
    """The answer, or the words of the refusal."""
    try:
        return getattr(graph, method(question))(**subjects)
    except govgraph.GovgraphError as error:
        return str(error)


def loads(model: Model, store: Neo4jStore, name: str, clock: Clock, *, pull: bool) -> Iterator[str]:
    """Push, push of the same again, and pull."""
    made, size = model.made, model.size
    yield clock.line("push, Neo4j", lambda: store.push_rows(name, made), size)[1]
    yield clock.line("push of the same again, Neo4j", lambda: store.push_rows(name, made), size)[1]
    if not pull:
        return
    pulled, line = clock.line("pull of the rows, Neo4j", lambda: store.pull_rows(name), size)
    yield line
    if pulled.sha256() != made.sha256():
        raise SystemExit("what came back is not what was pushed")
    with EmbeddedStore() as local:
        yield clock.line("push, embedded", lambda: local.push_rows(name, made), size)[1]
        yield clock.line("pull of the rows, embedded", lambda: local.pull_rows(name), size)[1]


def conversions(model: Model, clock: Clock) -> Iterator[str]:
    """The scenario of its rows, and the rows of that."""
    scenario, line = clock.line("reading a scenario back from rows", lambda: scenario_of(model.made), model.size)
    yield line
    yield clock.line("making rows of a scenario", lambda: rows(scenario), model.size)[1]


def whole_check(model: Model, store: Neo4jStore, name: str, clock: Clock) -> Iterator[str]:
    """A check of the whole: the version is pulled and every check is run, on both stores."""
    run_checks(
        govgraph.load(next(iter(govgraph.bundled()))).graph()
    )  # once, to read the law and import what checks need
    with EmbeddedStore() as local:
        local.push_rows(name, model.made)
        embedded, line = clock.line(
            "check of the whole with its pull, embedded", lambda: run_checks(local.pull(name).graph())
        )
        yield line
    remote, line = clock.line("check of the whole with its pull, Neo4j", lambda: run_checks(store.pull(name).graph()))
    yield line
    if [str(finding) for finding in embedded.findings] != [str(finding) for finding in remote.findings]:
        raise SystemExit("the checks find other things on the two stores")


def measure(
    model: Model,
    store: Neo4jStore,
    clock: Clock,
    *,
    runs: int,
    whole: bool,
    most_hits: float,
    only: Sequence[str] = (),
    pull: bool = True,
) -> Iterator[tuple[str, bool]]:
    """Every line about one model, and whether it is good."""
    yield f"{model.name}: {len(model.made.nodes):,} nodes, {len(model.made.edges):,} edges", True
    if whole:
        yield from ((line, True) for line in conversions(model, clock))
        gc.collect()
    name = f"benchmark-{model.name.replace(' ', '-')}"
    try:
        yield from ((line, True) for line in loads(model, store, name, clock, pull=pull))
        if model.checked:
            yield from ((line, True) for line in whole_check(model, store, name, clock))
        yield HEADING, True
        for found in questions(model, RowsSource(model.made), store, name, runs, only):
            bad = isinstance(found, Asked) and (bool(found.unlike) or found.hits_an_edge > most_hits)
            yield f"{found}{'  TOO MUCH' if bad else ''}", not bad
    finally:
        removed = clock.line("remove, Neo4j", lambda: store.remove(name), model.size)[1]
    yield removed, True
    yield (
        f"  memory of this process, at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB",
        True,
    )


def main() -> int:
    """Measure and print; 1 if something that is no matter of time is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--bundled", default="bradford-craven", help="a bundled scenario; '' for none (default: %(default)s)"
    )
    parser.add_argument(
        "--systems", type=int, default=74, help="health systems, 27 things each; 0: none (default: %(default)s)"
    )
    parser.add_argument("--per-system", type=int, default=68, help="relations in each (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=30, help="questions of each kind (default: %(default)s)")
    parser.add_argument("--batch", type=int, default=5000, help="rows in a transaction (default: %(default)s)")
    parser.add_argument("--heap", default="512m", help="memory of the server (default: %(default)s)")
    parser.add_argument("--server", help="a release of Neo4j, such as 5.26.12 (default: the newest that Java runs)")
    parser.add_argument(
        "--most-hits", type=float, default=250, help="database hits for each edge (default: %(default)s)"
    )
    parser.add_argument("--only", default="", help="kinds of questions, with commas (default: all)")
    parser.add_argument("--check", action="store_true", help="check the whole country too: minutes, and gigabytes here")
    parser.add_argument("--no-pull", action="store_true", help="leave pulls out: a million things take gigabytes here")
    told = parser.parse_args()
    only = tuple(filter(None, told.only.split(",")))
    good = True
    makers: list[Callable[[], Model]] = []
    if told.bundled:
        makers.append(lambda: bundled(told.bundled))
    if told.systems:
        makers.append(lambda: nation(told.systems, told.per_system, checked=told.check))
    with ExitStack() as stack:
        given, own = ServerAddress.given(), None
        if given is None:
            server = stack.enter_context(Server(version=told.server, heap=told.heap, jvm=()))
            given, own = server.address, server.pid
            print(f"Neo4j {server.release.version}, -Xmx{told.heap}", flush=True)
        clock = Clock(own)
        store = stack.enter_context(
            Neo4jStore(Address(given.uri, "neo4j", given.user, given.password), batch=told.batch)
        )
        for make in makers:
            model, line = clock.line("making or loading the model", make)
            print(line, flush=True)
            whole = told.systems <= WHOLE or model.checked
            for text, fine in measure(
                model,
                store,
                clock,
                runs=told.runs,
                whole=whole,
                most_hits=told.most_hits,
                only=only,
                pull=not told.no_pull,
            ):
                print(text, flush=True)
                good &= fine
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

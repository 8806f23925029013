"""What a slice of a Neo4j store costs beside Cypher that a person would write by hand for the same matter.

    python tests/benchmarks/by_hand.py                            # a bundled scenario and countries of 2,500 things
    python tests/benchmarks/by_hand.py --systems 93,370 --write   # 2,500 and 10,000; its tables anew in docs/stores.md#slices

Both ask the same server, in turn, about the same random decisions, bodies and funds. A query by hand reads papers and reach:
who has which right, whom arrangements reach, who answers to whom. It knows no law, no dates and no options, so it is the least
that an answer can cost. A slice holds all that the full answer needs.

``planned`` is the first time, with every plan still to be made; times are medians once the plans are there. Hits are what the
server counts when it profiles. Slices are asked without a place, in the two settings of ``performance.py``: in ``one``, only the
first system names functions that all have in common; in ``all``, every system does.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "stores"), str(TESTS / "neo4j"), str(TESTS / "benchmarks")]

from address import Address as ServerAddress  # noqa: E402
from handwritten import BY_HAND  # noqa: E402
from national import country  # noqa: E402
from repeated import country_rows  # noqa: E402
from server import Server  # noqa: E402

import govgraph  # noqa: E402
from govgraph.stores.address import Address  # noqa: E402
from govgraph.stores.neo4j import Neo4jStore  # noqa: E402
from govgraph.stores.neo4j_source import VersionSource  # noqa: E402
from govgraph.stores.rows import Rows  # noqa: E402
from govgraph.stores.sliced import question_graph  # noqa: E402
from govgraph.stores.writing import rows  # noqa: E402

PAGE = TESTS.parent / "docs" / "stores.md"
MARKS = ("<!-- by hand -->", "<!-- end by hand -->")
PROFILED = 10
"""Questions of each kind for which the server counts its work."""
SUBJECT = {"who-decides": "what", "what-may": "who", "answers-to": "who", "money": "node"}
"""What each question is asked about, by the name of its parameter."""


@dataclass
class Model:
    """Something to ask about: its rows, and the ids that each question may be asked about."""

    name: str
    made: Rows
    asked: Mapping[str, Sequence[str]]


@dataclass
class Cost:
    """What one way of asking cost."""

    planned: float = 0
    seconds: list[float] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)

    @property
    def middle(self) -> tuple[float, float, float]:
        """The middle of statements, hits and milliseconds."""
        return (
            statistics.median(self.statements),
            statistics.median(self.hits),
            1000 * statistics.median(self.seconds),
        )


def model(name: str, made: Rows) -> Model:
    """A model asked about its decisions, its bodies, and its funds, or bodies where it has none."""
    of: dict[str, list[str]] = {}
    for node in made.nodes:
        if not {"pack", "only_in", "comparator"} & node.properties.keys():
            of.setdefault(node.label, []).append(node.id)
    decisions, bodies = sorted(of["Decision"]), sorted(of["Body"])
    money = {"money": sorted(of["Fund"])} if of.get("Fund") else {}
    return Model(name, made, {"who-decides": decisions, "what-may": bodies, "answers-to": bodies, **money})


def models(bundled: str, systems: Sequence[int]) -> Iterator[Callable[[], Model]]:
    """How each model is made: a bundled scenario, and countries in both settings."""
    if bundled:
        yield lambda: model(bundled, rows(govgraph.load(bundled)))
    for number in systems:
        yield lambda n=number: model(f"{27 * n:,} things, `one`", country_rows(7, systems=n, per_system=68))  # type: ignore[misc]
        yield lambda n=number: model(f"{27 * n:,} things, `all`", rows(country(7, systems=n, per_system=68)))  # type: ignore[misc]


def measured(store: Neo4jStore, found: Model, runs: int) -> Iterator[tuple[str, Cost, Cost]]:
    """For each question: by hand and by slice, asked in turn."""
    name = f"by-hand-{re.sub('[^a-z0-9]+', '-', found.name.lower())}"
    store.push_rows(name, found.made)
    pick = random.Random(11)
    try:
        for question, ids in found.asked.items():
            asked = pick.choices(ids, k=runs)
            ways = (Cost(), Cost())
            for number, subject in enumerate((asked[0], *asked)):
                for cost, once in zip(ways, (by_hand, by_slice), strict=True):
                    start = time.perf_counter()
                    once(store, name, question, subject, False)
                    took = time.perf_counter() - start
                    if number == 0:
                        cost.planned = took
                    else:
                        cost.seconds.append(took)
                    if 0 < number <= PROFILED:
                        statements, hits = once(store, name, question, subject, True)
                        cost.statements.append(statements)
                        cost.hits.append(hits)
            yield question, *ways
    finally:
        store.remove(name)


def by_hand(store: Neo4jStore, name: str, question: str, subject: str, profile: bool) -> tuple[int, int]:
    """One query by hand; its statements and hits."""

    def work(transaction: Any) -> int:
        result = transaction.run(("PROFILE " if profile else "") + BY_HAND[question], name=name, id=subject)
        list(result)
        return hits_of(result.consume().profile)

    return 1, store.transact(work)


def by_slice(store: Neo4jStore, name: str, question: str, subject: str, profile: bool) -> tuple[int, int]:
    """One slice, up to the graph that the answer is read from; its statements and hits."""
    if not profile:
        store.slice(name, question, **{SUBJECT[question]: subject})
        return 0, 0

    def work(transaction: Any, v: str) -> tuple[int, int]:
        with VersionSource(transaction, v, profile=True).held_against_what_was_pushed() as source:
            question_graph(source, question, subjects={SUBJECT[question]: subject})
        return source.statements, source.hits

    return store.read(name, work)


def hits_of(plan: Any) -> int:
    """All hits of a profiled plan."""
    return int(plan.get("dbHits", 0)) + sum(map(hits_of, plan.get("children", ()))) if plan else 0


HEADING = (
    "| model | question | statements | hits: by hand, slice, ratio | ms: by hand, slice, ratio | first time, s: by hand, slice |\n"
    "|---|---|---|---|---|---|"
)


def line(name: str, question: str, hand: Cost, slice_: Cost) -> str:
    """A row of the table."""
    (_, hits, ms), (statements, more_hits, more_ms) = hand.middle, slice_.middle
    return (
        f"| {name} | `{question}` | {statements:.0f} (most {max(slice_.statements)}) | {hits:,.0f} / {more_hits:,.0f} / **{more_hits / hits:.1f}**"
        f" | {ms:.1f} / {more_ms:.1f} / **{more_ms / ms:.1f}** | {hand.planned:.1f} / {slice_.planned:.1f} |"
    )


def write(table: Sequence[str], release: str, runs: int) -> None:
    """The table in the documents anew."""
    text = PAGE.read_text(encoding="utf-8")
    start, end = (text.index(mark) for mark in MARKS)
    said = (
        f"Last run on {date.today():%-d %B %Y} with Neo4j {release} on the same machine, {runs} random questions a row. Medians; the machine\n"
        "may have been busy with other work: statements and hits do not depend on that, time does. Ratios are wanted at most 5 in hits and 4 in time.\n"
    )
    PAGE.write_text(f"{text[:start]}{MARKS[0]}\n\n{said}\n" + "\n".join(table) + f"\n\n{text[end:]}", encoding="utf-8")


def main() -> None:
    """Measure and print; with ``--write``, into the documents as well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundled", default="bradford-craven", help="'' for none (default: %(default)s)")
    parser.add_argument("--systems", default="93", help="health systems of each country (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=40, help="questions of each kind (default: %(default)s)")
    parser.add_argument("--server", help="a release of Neo4j (default: the newest that Java runs)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/stores.md#slices")
    told = parser.parse_args()
    table = HEADING.split("\n")
    with ExitStack() as stack:
        given = ServerAddress.given() or stack.enter_context(Server(version=told.server, jvm=())).address
        store = stack.enter_context(Neo4jStore(Address(given.uri, "neo4j", given.user, given.password)))
        release = store.run("CALL dbms.components() YIELD versions RETURN versions[0] AS version")[0]["version"]
        print(f"Neo4j {release}\n{HEADING}", flush=True)
        for make in models(told.bundled, [int(part) for part in told.systems.split(",") if part]):
            found = make()
            for question, hand, slice_ in measured(store, found, told.runs):
                table.append(line(found.name, question, hand, slice_))
                print(table[-1], flush=True)
    if told.write:
        write(table, release, told.runs)


if __name__ == "__main__":
    main()

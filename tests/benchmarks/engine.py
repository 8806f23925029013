"""How the engine grows: the cost of an answer on graphs of more and more arrangements, side by side in one run.

    python tests/benchmarks/engine.py [--sizes 20000,100000,1000000] [--checks]

Prints for each size the time to build the graph, the largest memory so far, and, as medians over twenty matters spread
over the graph, each asked for the first time: the nodes that the derivation visited, the arrangements that it looked
at, its time (of the processor, so that a busy machine does not count), the time for each arrangement and the ratio of
that to the first size. With ``--checks``, the time to check
the whole of the bundled scenario, cold (a new graph) and warm (the same graph again). Nothing here passes or fails.

The generated things are made without validation and share what they can, so that a million arrangements fit into
memory: the graph that holds them is the one that the engine always walks.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import govgraph
from govgraph.authority import derive, holders, matter
from govgraph.checks import run
from govgraph.graph import Graph
from govgraph.law.pack import pack_facts, pack_functions
from govgraph.model.base import Item
from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Body, Decision, Function, Post, Thing

DEPTH, WIDTH, FUNCTIONS = 6, 3, 4
PER_BOARD = DEPTH * WIDTH * FUNCTIONS
MATTERS = 20
SHARED: dict[str, Any] = {"span": Span(), "sources": (), "aliases": (), "sector": ()}
EMPTY: dict[str, Any] = {}
UNSET: set[str] = set()
EMPLOYEE = {"employee": True}
POWER = {"power": "ICB_P11"}

Made = TypeVar("Made", bound=Item)


def system(arrangements: int, seed: int = 1) -> Graph:
    """Boards that give each of their functions down to posts in layers, at least ``arrangements`` in all."""
    rng = random.Random(seed)
    day = date(2024, 4, 1)
    scenario = Scenario(name="generated", title="Generated", folder=Path(), date=day, baseline=Layer())
    things: dict[str, Thing] = dict(pack_functions(scenario.registry))
    facts: list[Fact] = []
    for number in range(1, boards(arrangements) + 1):
        for item in _one_board(number, rng):
            if isinstance(item, Fact):
                facts.append(item)
            else:
                things[item.id] = item
    facts += pack_facts(scenario.registry, things).values()
    return Graph(scenario, option="baseline", day=day, place="", things=things, facts=facts)


def boards(arrangements: int) -> int:
    """How many boards it takes for so many arrangements."""
    return -(-arrangements // PER_BOARD)


def _one_board(number: int, rng: random.Random) -> Iterator[Thing | Fact]:
    """A board, its posts in layers, and its functions, each given down from post to post on a way of its own."""
    board = f"icb{number}"
    at_board = Filler(ids=(board,))
    yield _made(Body, id=board, name=board, kind="icb", facts=EMPTY)
    posts = [[Filler(ids=(f"n{number}-{level}-{place}",)) for place in range(WIDTH)] for level in range(DEPTH)]
    for post in (post for layer in posts for post in layer):
        yield _made(Post, id=post.ids[0], name=post.ids[0], facts=EMPLOYEE)
        yield _fact("of", who=post, to=at_board)
    for part in range(FUNCTIONS):
        function, decision = f"f{number}-{part}", f"d{number}-{part}"
        about = Filler(ids=(function,))
        yield _made(Function, id=function, name=function)
        yield _made(Decision, id=decision, name=decision)
        yield _fact("holds", who=at_board, what=about)
        yield _fact("exercises", who=Filler(ids=(decision,)), to=about)
        for above, below in itertools.pairwise([[at_board], *posts]):
            for post in below:
                yield _fact("delegates", fields=POWER, who=rng.choice(above), to=post, what=about)


def _made(model: type[Made], **values: Any) -> Made:
    """An item that is known to be well formed, sharing what all have in common."""
    shared = {name: value for name, value in SHARED.items() if name in model.model_fields}
    return model.model_construct(_fields_set=UNSET, **shared, **values)


def _fact(kind: str, fields: dict[str, Any] = EMPTY, **roles: Filler) -> Fact:
    name = f"{kind}:{'/'.join(item for filler in roles.values() for item in filler.ids)}"
    return _made(Fact, id=name, kind=kind, roles=roles, fields=fields, conditions=EMPTY)


def megabytes() -> float:
    """The largest memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grown(sizes: list[int]) -> None:
    """Print how a derivation grows with the graph."""
    first: float | None = None
    print(
        f"{'arrangements':>12} {'build s':>8} {'MB':>6} {'nodes visited':>14} {'arrangements visited':>21} "
        f"{'ms':>6} {'ms each':>8} {'ratio':>6}"
    )
    for size in sizes:
        start = time.perf_counter()
        gc.disable()  # nothing that is built here is ever dropped
        graph = system(size)
        gc.enable()
        built = time.perf_counter() - start
        gc.freeze()
        times, nodes, visited = [], [], []
        for number in range(1, boards(size) + 1, max(1, boards(size) // MATTERS)):
            start = time.process_time()
            about = matter(graph, f"d{number}-0")
            found = [derive(graph, about, holder) for holder in holders(graph, about)]
            times.append((time.process_time() - start) * 1e3)
            nodes.append(sum(len({state.node for state in derived.possible}) for derived in found))
            visited.append(
                len(
                    {
                        offer.arrangement.key
                        for derived in found
                        for state in derived.possible
                        for offer in derived.offers(state.node, state.via)
                    }
                )
            )
        each = statistics.median(ms / n for ms, n in zip(times, visited, strict=True))
        first = first or each
        print(
            f"{len(graph.of_kind('delegates')):>12,} {built:>8.1f} {megabytes():>6.0f} {statistics.median(nodes):>14.0f} "
            f"{statistics.median(visited):>21.0f} {statistics.median(times):>6.1f} {each:>8.3f} {each / first:>6.2f}",
            flush=True,
        )
        gc.unfreeze()
        del graph, found, about  # before the next one is built
        gc.collect()


def checked(name: str) -> None:
    """Print how long it takes to check a whole scenario under each option, first and again."""
    scenario = govgraph.load(name)
    for option in ("baseline", *scenario.options):
        graph = scenario.graph(option)
        start = time.perf_counter()
        totals = run(graph).totals
        cold = time.perf_counter() - start
        start = time.perf_counter()
        run(graph)
        print(f"check {name}, {option:>8}: cold {cold:5.2f} s, warm {time.perf_counter() - start:5.2f} s ({totals})")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="20000,100000", help="how many arrangements, one graph after the other")
    parser.add_argument("--checks", action="store_true", help="check the bundled scenario instead")
    asked = parser.parse_args()
    if asked.checks:
        checked("bradford-craven")
    else:
        grown([int(size) for size in asked.sizes.split(",")])


if __name__ == "__main__":
    main()

"""How the engine grows: the cost of an answer on graphs of more and more arrangements, side by side in one run.

    python tests/benchmarks/engine.py [--sizes 10000,100000,1000000]

Prints, for each size, the time to build the graph, the median time of a derivation over ten matters, the arrangements
that it visited and the time for each of them, and the ratio to the first size; then the time to check the whole of the
bundled scenario. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import govgraph
from govgraph.authority import derive, holders, matter
from govgraph.checks import run
from govgraph.graph import Graph
from govgraph.law.pack import pack_facts, pack_functions
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Body, Decision, Function, Post, Thing

DEPTH, WIDTH = 6, 3


def system(arrangements: int, seed: int = 1) -> Graph:
    """Boards that delegate to committees and posts below them, each for one decision, ``arrangements`` in all."""
    rng = random.Random(seed)
    day = date(2024, 4, 1)
    scenario = Scenario(name="generated", title="Generated", folder=Path(), date=day, baseline=Layer())
    things: dict[str, Thing] = dict(pack_functions(scenario.registry))
    facts: dict[str, Fact] = {}
    number = 0
    while len(facts) < arrangements:
        number += 1
        for thing, more in _one_board(number, rng):
            things[thing.id] = thing
            facts |= {fact.id: fact for fact in more}
    facts |= pack_facts(scenario.registry, things)
    return Graph(scenario, option="baseline", day=day, place="", things=things, facts=facts.values())


def _one_board(number: int, rng: random.Random) -> Iterator[tuple[Thing, list[Fact]]]:
    board, function = f"icb{number}", f"f{number}"
    yield Body(id=board, name=f"ICB {number}", kind="icb"), []
    yield Function(id=function, name=f"Function {number}"), [_fact("holds", who=board, what=function)]
    yield Decision(id=f"d{number}", name=f"Decision {number}"), [_fact("exercises", who=f"d{number}", to=function)]
    above = [board]
    for level in range(DEPTH):
        below = []
        for place in range(WIDTH):
            node = f"n{number}-{level}-{place}"
            giver = rng.choice(above)
            facts = [
                _fact("of", who=node, to=board),
                _fact("delegates", who=giver, to=node, what=function, power="ICB_P11"),
            ]
            yield Post(id=node, name=f"Post {node}", facts={"employee": True}), facts
            below.append(node)
        above = below


def _fact(kind: str, **roles: str) -> Fact:
    fields: dict[str, str | int | float | bool] = {"power": roles.pop("power")} if "power" in roles else {}
    made = {role: Filler(ids=(item,)) for role, item in roles.items()}
    return Fact(id=f"{kind}:{'/'.join(roles.values())}", kind=kind, roles=made, fields=fields)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    first: float | None = None
    print(f"{'arrangements':>14} {'build s':>9} {'derive ms':>10} {'visited':>8} {'µs each':>8} {'ratio':>6}")
    for size in map(int, parser.parse_args().sizes.split(",")):
        start = time.perf_counter()
        graph = system(size)
        built = time.perf_counter() - start
        count = sum(1 for thing in graph.things if thing.startswith("d"))
        times, visited = [], []
        for number in range(1, count, max(1, count // 10)):
            start = time.perf_counter()
            about = matter(graph, f"d{number}")
            found = [derive(graph, about, holder) for holder in holders(graph, about)]
            times.append(time.perf_counter() - start)
            visited.append(sum(len({state.node for state in derived.possible}) for derived in found))
        median, seen = statistics.median(times), statistics.median(visited)
        first = first or median
        print(
            f"{size:>14,} {built:>9.1f} {median * 1e3:>10.2f} {seen:>8.0f} {median / max(seen, 1) * 1e6:>8.0f} {median / first:>6.2f}"
        )
    scenario = govgraph.load("bradford-craven")
    for option in ("baseline", *scenario.options):
        graph = scenario.graph(option)
        start = time.perf_counter()
        totals = run(graph).totals
        print(f"check bradford-craven, {option:>8}: {time.perf_counter() - start:5.2f} s ({totals})")


if __name__ == "__main__":
    main()

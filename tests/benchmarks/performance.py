"""How fast govgraph is where people wait, as a table in the documents: one command measures all of it and writes it.

    python tests/benchmarks/performance.py --write                     # countries of 1,200 and 2,500 things
    python tests/benchmarks/performance.py --systems 93,370 --write    # 2,500 and 10,000
    python tests/benchmarks/performance.py --save before.json          # of an earlier version, to set beside: --before

Everything is a ratio of two things measured in one run, in processor time. A busy machine still changes it, since what runs
beside shares the caches: the page says how busy it was. Decisions are asked at random and never chosen. Countries are made in two settings: in ``one``, only the first system names national
functions; in ``all``, every system does, as in a real nation. The plain graphs beside are in ``reach.py``; what a store
costs is measured by ``stores.py``.

Nothing here passes or fails. Work is counted, and held to, in ``tests/authority/test_locality.py``.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path.cwd()), str(Path.cwd() / "tests" / "stores"), str(Path(__file__).parent)]

import networkx  # noqa: E402
from national import country  # noqa: E402
from reach import by_networkx, by_rustworkx  # noqa: E402

import govgraph  # noqa: E402
from govgraph.authority import holders, matter  # noqa: E402
from govgraph.checks import run  # noqa: E402
from govgraph.graph import Graph  # noqa: E402

Figures = dict[str, float]
"""What was measured, by its name."""

SETTINGS = {"one": {"shared": 0.5, "sharing": 1}, "all": {"shared": 0.2}}
PAGE = ROOT / "docs" / "performance.md"
OPTION = ("bradford-craven", "--option", "b")
COMMANDS = {
    "--help": ("--help",),
    "who-decides": ("who-decides", OPTION[0], "major capital", *OPTION[1:]),
    "ask": ("ask", OPTION[0], "who decides major capital under option b?"),
    "check": ("check", *OPTION),
}


def used(call: Callable[[], object]) -> float:
    """The processor time of a call, in milliseconds."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


def process(*arguments: str, kept: str = "off") -> float:
    """The processor time of a whole process, in milliseconds; with compiled bytecode, as an installed program has it.

    ``kept``: the folder of what earlier commands kept.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["GOVGRAPH_CACHE"] = kept
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, _, usage = os.wait4(child.pid, 0)
    return (usage.ru_utime + usage.ru_stime) * 1e3


# -- what is measured -----------------------------------------------------------------------------------------------


def starting(runs: int) -> Figures:
    """Each command on a bundled scenario, times ``import click``: the first time, and again when its files are unchanged."""
    times: dict[str, list[float]] = {name: [] for name in ("click", *COMMANDS, *(f"first {name}" for name in COMMANDS))}
    process("-m", "govgraph", *COMMANDS["check"])  # so that everything is compiled
    for _ in range(runs):
        times["click"].append(process("-c", "import click"))
        for name, arguments in COMMANDS.items():
            with tempfile.TemporaryDirectory() as kept:
                times[f"first {name}"].append(process("-m", "govgraph", *arguments, kept=kept))
                times[name].append(process("-m", "govgraph", *arguments, kept=kept))
    base = statistics.median(times.pop("click"))
    return {f"start {name}": statistics.median(found) / base for name, found in times.items()}


def comparing() -> Figures:
    """A comparison of six options, times the check and the decisions of one."""
    from govgraph.comparison import compare

    scenario = govgraph.load(OPTION[0])
    options = list(scenario.options)[:6]
    scenario.graph(options[0]).who_decides("major-capital")
    one = govgraph.load(OPTION[0]).graph("b")
    alone = used(lambda: (run(one), [one.who_decides(thing.id) for thing in one.in_category("decision")]))
    again = govgraph.load(OPTION[0])
    return {"compare": used(lambda: compare(again, options)) / alone}


def made(systems: int, setting: str) -> Graph:
    """A country as a graph; the law is read already."""
    return country(7, systems=systems, **SETTINGS[setting]).graph()  # type: ignore[arg-type]


def answering(systems: int, setting: str, asked: int) -> Figures:
    """Random decisions, bodies and pairs of one country, and a check of the whole of it."""
    graph = made(systems, setting)
    pick = random.Random(3)
    decisions = [thing.id for thing in graph.in_category("decision")]
    bodies = [thing.id for thing in graph.in_category("body", "post")]
    graph.who_decides(decisions[0])
    found = pick.sample(decisions, min(asked, len(decisions)))
    who = [used(lambda one=one: graph.who_decides(one)) for one in found]  # type: ignore[misc]
    cold = made(systems, setting)
    reach = by_networkx(cold)
    by_reach, by_rust = 0.0, 0.0
    rust = by_rustworkx(cold)
    for one in found:
        about = matter(cold, one)
        starts = [holding.holder for holding in holders(cold, about)]
        by_reach += used(lambda s=starts, m=about: reach(s, m.above))  # type: ignore[misc]
        by_rust += used(lambda s=starts, m=about: rust(s, m.above)) if rust else 0.0  # type: ignore[misc]
    fresh = made(systems, setting)
    at_once = used(lambda: getattr(fresh, "who_decides_all")())  # noqa: B009
    every = 0.0
    for one in decisions:
        about = matter(fresh, one)
        starts = [holding.holder for holding in holders(fresh, about)]
        every += used(lambda s=starts, m=about: reach(s, m.above))  # type: ignore[misc]
    graph.what_falls(bodies[0])
    falls = [used(lambda one=one: graph.what_falls(one)) for one in pick.sample(bodies, min(asked // 4, len(bodies)))]  # type: ignore[misc]
    takes = [
        used(lambda one=one: graph.what_it_takes(f"{one.split('-')[0]}-com0", one)) for one in found[: asked // 10]
    ]  # type: ignore[misc]
    middle = statistics.median(who)
    whole = used(lambda: run(made(systems, setting)))
    key = f"{setting} {systems}"
    figures = {
        f"things {key}": float(len(graph.things)),
        f"who {key}": middle,
        f"slowest {key}": max(who) / middle,
        f"reach {key}": sum(who) / by_reach,
        f"at once {key}": at_once / every,
        f"falls {key}": statistics.median(falls) / middle,
        f"falls worst {key}": max(falls) / middle,
        f"takes {key}": statistics.median(takes) / middle,
        f"takes worst {key}": max(takes) / middle,
        f"check {key}": whole / len(graph.things),
    }
    return figures | ({f"rustworkx {key}": sum(who) / by_rust} if by_rust else {})


def remembering(systems: int) -> Figures:
    """Bytes a relation, the scenario and the graph together, and of an edge of networkx with the same attributes."""
    gc.collect()
    tracemalloc.start()
    scenario = country(7, systems=systems, **SETTINGS["one"])  # type: ignore[arg-type]
    scenario.registry  # noqa: B018
    graph = scenario.graph()
    bytes_here, _ = tracemalloc.get_traced_memory()
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    before, _ = tracemalloc.get_traced_memory()
    for fact in graph:
        for who in fact.subject.ids:
            for other in fact.object.ids:
                plain.add_edge(
                    who,
                    other,
                    key=fact.id,
                    kind=fact.kind,
                    status=fact.status,
                    basis=fact.basis,
                    what=fact.role("what").ids,
                )
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {"bytes": bytes_here / len(graph.facts), "bytes networkx": (after - before) / plain.number_of_edges()}


def measured(systems: Sequence[int], asked: int, runs: int) -> Figures:
    """All of it."""
    load = os.getloadavg()[1]
    figures = starting(runs) | comparing()
    for number in systems:
        for setting in SETTINGS:
            figures |= answering(number, setting, asked)
            print(f"{number} systems, {setting}", file=sys.stderr, flush=True)
    return figures | remembering(systems[0]) | {"load": max(load, os.getloadavg()[1])}


# -- the page -------------------------------------------------------------------------------------------------------


def rows(figures: Figures, systems: Sequence[int]) -> Iterable[tuple[str, str, str]]:
    """Each line of the table: what it is about, what was measured, what is wanted."""
    small, large = systems[0], systems[-1]
    things = {number: f"{figures[f'things one {number}']:,.0f} things" for number in systems}

    def several(names: Iterable[str], form: str = "{:.1f}") -> str:
        return " / ".join(form.format(figures[name]) if name in figures else "-" for name in names)

    yield (
        "`--help` / `who-decides` / `ask` / `check` on a bundled scenario, times `import click`",
        several(f"start {name}" for name in COMMANDS),
        "1.3 / 3 / 3.5 / 5",
    )
    yield "the same for the first time, when nothing is kept", several(f"start first {name}" for name in COMMANDS), "-"
    yield "`compare` of six options, times one option's check and decisions", several(["compare"]), "2"
    for setting in SETTINGS:
        if small != large:
            ratio = figures[f"who {setting} {large}"] / figures[f"who {setting} {small}"]
            yield f"`who_decides`, median: {things[large]} against {things[small]}, `{setting}`", f"{ratio:.2f}", "1.15"
    for number in systems:
        where = f"{things[number]}, `one` / `all`"
        both = [f"{setting} {number}" for setting in SETTINGS]
        yield f"slowest of random decisions, times the median: {where}", several(f"slowest {key}" for key in both), "30"
        yield (
            f"decisions asked one by one, against reach with networkx: {where}",
            several(f"reach {key}" for key in both),
            "15",
        )
        yield (
            f"all decisions at once (`who_decides_all`), against the same: {where}",
            several(f"at once {key}" for key in both),
            "15",
        )
        yield (
            f"`what-falls` against `who_decides`, median and worst: {things[number]}, `one`; `all`",
            "; ".join(several((f"falls {key}", f"falls worst {key}")) for key in both),
            "5 and 50",
        )
        yield (
            f"`what-it-takes` against `who_decides`, median and worst: {things[number]}, `one`; `all`",
            "; ".join(several((f"takes {key}", f"takes worst {key}")) for key in both),
            "20",
        )
        yield (
            f"whole check, processor time a thing in milliseconds: {where}",
            several((f"check {key}" for key in both), "{:.2f}"),
            "0.6",
        )
    if small != large:
        exponents = []
        for setting in SETTINGS:
            time_ = [figures[f"check {setting} {n}"] * figures[f"things {setting} {n}"] for n in (small, large)]
            grown = figures[f"things {setting} {large}"] / figures[f"things {setting} {small}"]
            exponents.append(f"{math.log(time_[1] / time_[0]) / math.log(grown):.2f}")
        yield (
            "whole check, growth of time over things as an exponent, `one` / `all`",
            " / ".join(exponents),
            "1.1 / 1.1",
        )
    times = figures["bytes"] / figures["bytes networkx"]
    yield (
        "bytes a relation, all in; times an edge of networkx with its attributes",
        f"{figures['bytes']:,.0f}; {times:.1f}",
        "1,500; 2",
    )


def page(now: Figures, before: Figures | None, systems: Sequence[int], asked: int) -> str:
    """The page of the documents."""
    old = [row[1] for row in rows(before, systems)] if before else []
    head = "| what | before | now | wanted |\n|---|---|---|---|" if before else "| what | now | wanted |\n|---|---|---|"
    lines = []
    for number, (what, found, wanted) in enumerate(rows(now, systems)):
        lines.append(
            f"| {what} | {old[number]} | {found} | {wanted} |" if before else f"| {what} | {found} | {wanted} |"
        )
    table = "\n".join([head, *lines])
    rust = "" if any(name.startswith("rustworkx") for name in now) else " rustworkx was not installed."
    return f"""# How fast it is

`python tests/benchmarks/performance.py --write` measures this and writes this page. It was last run on {date.today().day} {date.today():%B %Y},
with Python {sys.version.split()[0]} and {asked} random decisions of each country.{rust}

Every figure is processor time, and a ratio compares two things from one run. {_busy(now, before)}The countries are made up
(`tests/stores/national.py`). In the setting `one`, only the first health system names national functions. In `all`, every system does.

{table}

What a slice of a store costs is measured by `tests/benchmarks/stores.py`. OpenFGA is not measured here.

## What keeps it fast

- **What was read is kept.** A second command on the same files reads no YAML, builds no types of pydantic and no registry of law
  (`govgraph/kept.py`). Values are small records (`govgraph/records`), whose types are made in microseconds.
- **Names and categories are indexed.** The first look-up reads all names; every later one reads what it finds.
- **One search serves all nodes.** The routes from a holder are searched once for each part of a matter, and only as far as somebody asks
  (`govgraph/authority/routes.py`).
- **What would be is laid over what is.** `what-falls` and `what-it-takes` suppose changes. `Graph.supposing` shares everything else with
  the graph and indexes nothing anew (`govgraph/graph/index.py`).
- **An arrangement is judged by what leads to its givers.** Nothing else is followed (`leading_to` in `govgraph/authority/derivation.py`).
- **A plan is judged where it changes something.** The other arrangements of the country stay as they are
  (`govgraph/authority/plan_effects.py`).
- **All decisions at once need no words.** `graph.who_decides_all()` gives typed rows and a data frame.
- **What is alike in law is judged once.** A verdict belongs to the case of an arrangement, which holds all that the law reads of it and
  nobody's name (`govgraph/legality/case.py`). Cases are kept with the law, so all options of a scenario share them.
- **Only holders that lead to a giver are read** when its arrangement is judged (`govgraph/authority/containment.py`).
- **A comparison makes the lines that it sets beside each other**, and no other words.

Tests count work instead of time. `tests/loader/test_kept_scenarios.py` fails when a second command reads YAML or imports what it does not
need. `tests/authority/test_locality.py` fails when an answer reads the whole graph or makes a search twice,
`tests/legality/test_cases_of_law.py` when what is alike is judged twice,
`tests/reading/test_supposing.py` when supposing something builds an index anew, and `tests/authority/test_following.py` when a plan makes
most of a country be judged again.
"""


def _busy(now: Figures, before: Figures | None) -> str:
    """How busy the machine was, where that matters to a reader."""
    loads = [figures["load"] for figures in (before, now) if figures and "load" in figures]
    if max(loads, default=0) < (os.cpu_count() or 1):
        return ""
    words = " and ".join(f"{load:.0f}" for load in loads)
    return f"""The machine was busy (a load of {words} on {os.cpu_count()} cores),
so a figure may be out by half: read sizes, not digits. """


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", default="42,93", help="health systems of each country (default: %(default)s)")
    parser.add_argument(
        "--asked", type=int, default=100, help="random decisions of each country (default: %(default)s)"
    )
    parser.add_argument("--runs", type=int, default=5, help="times each command is started (default: %(default)s)")
    parser.add_argument(
        "--start", action="store_true", help="measure only how long commands take to start, and print that"
    )
    parser.add_argument("--save", help="keep the figures in this file")
    parser.add_argument("--now", help="take the figures from this file instead of measuring them")
    parser.add_argument("--before", help="figures of an earlier version, to set beside")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    told = parser.parse_args()
    if told.start:
        print("\n".join(f"{name}: {found:.2f} times import click" for name, found in starting(told.runs).items()))
        return
    systems = [int(number) for number in told.systems.split(",")]
    now: Figures = json.loads(Path(told.now).read_text()) if told.now else measured(systems, told.asked, told.runs)
    if told.save:
        Path(told.save).write_text(json.dumps(now, indent=1))
    text = page(now, json.loads(Path(told.before).read_text()) if told.before else None, systems, told.asked)
    if told.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

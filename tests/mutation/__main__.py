"""How many small wrong changes do the nearest tests notice? ``python tests/mutation --sample 600 --seed 1``

The tests are collected once. A first run (kept in ``.mutation/``) says which test runs which line. Then each mutant
gets a process of its own that swaps one function and runs the tests of that line, the cheapest first, until one fails or
the budget of seconds is used up. What no test noticed is printed with its file and line.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import FunctionType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import mutants as making  # noqa: E402
import pytest  # noqa: E402

ROOMS = ("authority", "legality", "graph", "reading", "questions")
NEAR = (
    "authority", "law", "reading", "questions", "cases", "checks", "model", "patterns", "processes", "scenarios", "compare",
    "loader", "graph", "test_golden.py", "test_golden_bob.py", "test_golden_bradford_craven.py",
)  # fmt: skip
"""Where the tests nearest to the core are."""


class _Runs:
    """The plugin that has the collected tests: it maps them to lines, then runs mutants."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.failed = ""
        self.functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: Any) -> bool:
        import importlib

        for file in sorted(ROOT.glob("govgraph/**/*.py")):
            if file.parent.name != "schemas" and file.name != "__main__.py":
                importlib.import_module(
                    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                )
        _loaded_once()
        self.items = [item for item in session.items if "neo4j" not in item.keywords]
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType):
                self.functions[thing.__code__.co_filename, thing.__code__.co_qualname].append(thing)
        gc.collect()
        gc.freeze()
        self.lines, self.cost = self._map()
        self._try(self._sample())
        return True

    # -- which test runs which line ----------------------------------------------------------------------------

    def _map(self) -> tuple[dict[str, dict[int, list[str]]], dict[str, float]]:
        kept = ROOT / ".mutation"
        kept.mkdir(exist_ok=True)
        parts = self.options.workers
        if self.options.map or not all((kept / f"map-{part}.json").exists() for part in range(parts)):
            children = [self._mapped(kept, part, parts) for part in range(parts)]
            for child in children:
                os.waitpid(child, 0)
        lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        cost: dict[str, float] = {}
        for part in range(parts):
            one = json.loads((kept / f"map-{part}.json").read_text())
            cost |= one["cost"]
            for file, by_line in one["lines"].items():
                for line, tests in by_line.items():
                    lines[file][int(line)] += tests
        return lines, cost

    def _mapped(self, kept: Path, part: int, parts: int) -> int:
        if child := os.fork():
            return child
        _quiet()
        import coverage

        measured = coverage.Coverage(
            data_file=str(kept / f"coverage-{part}"), config_file=False,
            source=[str(ROOT / "govgraph" / room) for room in ROOMS], messages=False,
        )  # fmt: skip
        cost, mine = {}, self._by_file(part, parts)
        measured.start()
        for place, item in enumerate(mine):
            measured.switch_context(item.nodeid)
            before, self.failed = time.process_time(), ""
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=(mine[place + 1 :] or [None])[0])
            if not self.failed:
                cost[item.nodeid] = time.process_time() - before
        measured.stop()
        data = measured.get_data()
        lines = {
            str(Path(file).resolve().relative_to(ROOT)): {
                line: sorted({test for test in tests if test in cost})
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        (kept / f"map-{part}.json").write_text(json.dumps({"cost": cost, "lines": lines}))
        os._exit(0)

    def _by_file(self, part: int, parts: int) -> list[Any]:
        files = list(dict.fromkeys(str(item.path) for item in self.items))
        mine = set(files[part::parts])
        return [item for item in self.items if str(item.path) in mine]

    # -- mutants -----------------------------------------------------------------------------------------------

    def _sample(self) -> list[making.Mutant]:
        every = list(making.of_rooms(ROOT, ROOMS))
        wanted = self.options.only
        if wanted:
            return [m for m in every if any(f"{m.file.relative_to(ROOT)}:{m.line}".startswith(one) for one in wanted)]
        return random.Random(self.options.seed).sample(every, min(self.options.sample, len(every)))

    def _try(self, sample: list[making.Mutant]) -> None:
        killed: Counter[str] = Counter()
        tried: Counter[str] = Counter()
        known = set(self.options.known.read_text().splitlines()) if self.options.known else set()
        running: dict[int, tuple[making.Mutant, int]] = {}
        waiting, skipped = [], 0
        for mutant in sample:
            room = mutant.file.parent.relative_to(ROOT / "govgraph").parts[0]
            if any(line.startswith(f"killed {_said(mutant)}") for line in known):
                tried[room] += 1
                killed[room] += 1
            else:
                waiting.append(mutant)
        while waiting or running:
            while waiting and len(running) < self.options.workers:
                mutant = waiting.pop(0)
                read, write = os.pipe()
                child = os.fork()
                if not child:
                    os.close(read)
                    os.write(write, self._verdict(mutant).encode()[:4000])
                    os._exit(0)
                os.close(write)
                running[child] = mutant, read
            child, _ = os.wait()
            mutant, read = running.pop(child)
            with os.fdopen(read, "rb") as pipe:
                said = pipe.read().decode() or "killed: took too long"
            if said.startswith("skipped"):
                skipped += 1
                continue
            room = mutant.file.parent.relative_to(ROOT / "govgraph").parts[0]
            tried[room] += 1
            killed[room] += said.startswith("killed")
            print(f"{said.split(':')[0]} {_said(mutant)} ({said})", flush=True)
        for room in ROOMS:
            print(f"{room}: {killed[room]} of {tried[room]}")
        print(f"not tried, for the function is used only while modules are imported: {skipped}")
        print(f"all: {killed.total()} of {tried.total()} ({100 * killed.total() / max(1, tried.total()):.1f} per cent)")

    def _verdict(self, mutant: making.Mutant) -> str:
        tests = self.lines.get(str(mutant.file.relative_to(ROOT)), {}).get(mutant.line, [])
        chosen = self._nearest(tests)
        if not chosen:
            return "survived: no test runs this line"
        _quiet()
        code = mutant.code()
        changed = 0
        for function in self.functions[str(mutant.file), mutant.function]:
            if function.__code__.co_firstlineno == code.co_firstlineno:
                function.__code__ = code
                changed += 1
        if not changed:
            return "skipped: the function is not in use"
        seconds = int(20 + 4 * self.options.budget)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        signal.alarm(seconds * 10)
        for place, item in enumerate(chosen):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=(chosen[place + 1 :] or [None])[0])
            if self.failed:
                return f"killed: {self.failed}"
        return f"survived: {len(chosen)} tests of {len(tests)}"

    def _nearest(self, tests: list[str]) -> list[Any]:
        """Tests of a line within the budget, the cheapest first, those of one file together."""
        left, chosen = self.options.budget, []
        for test in sorted(tests, key=lambda test: self.cost[test]):
            left -= self.cost[test]
            if left < 0 and chosen:
                break
            chosen.append(test)
        place = {item.nodeid: item for item in self.items}
        files: dict[str, list[Any]] = defaultdict(list)
        for test in chosen:
            if test in place:
                files[str(place[test].path)].append(place[test])
        return [item for together in files.values() for item in together]


def _said(mutant: making.Mutant) -> str:
    where = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
    return f"{where} in {mutant.function}: {mutant.before!r} became {mutant.after!r}"


def _loaded_once() -> None:
    """The scenarios that come with govgraph are read once, for no mutant is in the loader; graphs are made anew."""
    import govgraph
    from govgraph.loader import load as loading

    kept = {folder: loading.read_scenario(folder) for folder in govgraph.bundled().values()}
    read = loading.read_scenario

    def again(folder: Path) -> Any:
        scenario, problems = kept.get(folder, (None, ()))
        return (scenario.model_copy(), problems) if scenario is not None else read(folder)

    loading.read_scenario = again


def _quiet() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def main() -> int:
    """Collect the tests, then try the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=600, help="how many mutants (600)")
    parser.add_argument("--seed", type=int, default=1, help="which ones: the same seed draws the same sample")
    parser.add_argument("--budget", type=float, default=12.0, help="seconds of tests for a mutant (12)")
    parser.add_argument("--workers", type=int, default=2, help="processes at once (2)")
    parser.add_argument("--map", action="store_true", help="find anew which test runs which line")
    parser.add_argument(
        "--known", type=Path, help="what an earlier run printed: what it killed is counted and not tried again"
    )
    parser.add_argument("--only", nargs="*", default=[], help="file:line of mutants, in place of a sample")
    options = parser.parse_args()
    os.environ["CI"] = "1"  # examples are drawn alike for every mutant
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(ROOT)
    near = [str(ROOT / "tests" / name) for name in NEAR if (ROOT / "tests" / name).exists()]
    words = [*near, "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "tmp_path_retention_policy=none", "--no-header"]  # fmt: skip
    return int(pytest.main(words, plugins=[_Runs(options)]))


if __name__ == "__main__":
    raise SystemExit(main())

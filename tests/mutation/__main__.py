"""How many small wrong changes do the nearest tests notice? ``python tests/mutation --sample 600 --seed 1``

The tests are collected once, and a first run (kept in ``.mutation/``) says which test runs which line. Then each mutant
gets a process of its own, that swaps one function and runs the tests of that line until one fails or the budget of
seconds is used up. What no test noticed is printed with its file, line and change.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import random
import resource
import signal
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import FunctionType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import mutants as making  # noqa: E402
import pytest  # noqa: E402
from hypothesis import Phase, settings  # noqa: E402
from lines import Lines, silence  # noqa: E402
from order import Order  # noqa: E402

ROOMS = ("authority", "legality", "graph", "reading", "questions")
NEAR = (
    "authority",
    "law",
    "reading",
    "questions",
    "cases",
    "checks",
    "model",
    "patterns",
    "processes",
    "scenarios",
    "comparison",
    "loader",
    "graph",
    "test_golden.py",
    "test_golden_bob.py",
    "test_golden_bradford_craven.py",
)
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
        for file in sorted(ROOT.glob("govgraph/**/*.py")):
            if file.parent.name != "schemas" and file.name != "__main__.py":
                importlib.import_module(
                    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                )
        self.mutants = list(making.of_rooms(ROOT, ROOMS))
        _loaded_once()
        items = [item for item in session.items if "neo4j" not in item.keywords]
        self.items = {item.nodeid: item for item in items}
        for item in items:
            _few_examples(item.function)
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType):
                self.functions[thing.__code__.co_filename, thing.__code__.co_qualname].append(thing)
        gc.collect()
        gc.freeze()
        self.lines = Lines(ROOT, ROOMS)
        self.lines.measure(items, self._passes, longest=self.options.budget / 5, anew=self.options.map)
        self.order = Order(ROOT, self.lines.cost)
        self._try(self._sample())
        return True

    def _passes(self, item: Any, following: Any) -> bool:
        self.failed = ""
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return not self.failed

    # -- mutants -----------------------------------------------------------------------------------------------

    def _sample(self) -> list[making.Mutant]:
        every = self.mutants
        if wanted := self.options.only:
            return [m for m in every if any(f"{m.file.relative_to(ROOT)}:{m.line}".startswith(one) for one in wanted)]
        return random.Random(self.options.seed).sample(every, len(every))

    def _try(self, waiting: list[making.Mutant]) -> None:
        """Try mutants until as many as the sample wants have been, or there are no more."""
        wanted = len(waiting) if self.options.only else self.options.sample
        tried: dict[str, Counter[str]] = {room: Counter() for room in ROOMS}
        running: dict[int, tuple[making.Mutant, int]] = {}
        left = iter(waiting)
        done = skipped = 0
        while True:
            while done + len(running) < min(wanted, len(waiting)) and len(running) < self.options.workers:
                if (mutant := next(left, None)) is None:
                    wanted = 0
                    break
                running |= self._begun(mutant)
            if not running:
                break
            child, _ = os.wait()
            mutant, read = running.pop(child)
            with os.fdopen(read, "rb") as pipe:
                outcome, _, how = (pipe.read().decode() or "timed out: all of its seconds").partition(": ")
            if outcome == "skipped":
                skipped += 1
                continue
            done += 1
            tried[mutant.file.relative_to(ROOT / "govgraph").parts[0]][outcome] += 1
            if outcome == "killed":
                self.order.learn(str(mutant.file.relative_to(ROOT)), how)
            print(f"{outcome} {_said(mutant)} ({how})", flush=True)
        print()
        for room in ROOMS:
            print(f"{room}: {_summed(tried[room])}")
        print(f"all: {_summed(sum(tried.values(), Counter()))}")
        print(f"drawn but not tried, for the function is used only while modules are imported: {skipped}")

    def _begun(self, mutant: making.Mutant) -> dict[int, tuple[making.Mutant, int]]:
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            self._judge(mutant, write)
            os._exit(0)
        os.close(write)
        return {child: (mutant, read)}

    def _judge(self, mutant: making.Mutant, write: int) -> None:
        """In the process of a mutant: change the function, run tests, and write what became of it."""

        def say(text: str) -> None:
            os.write(write, text.encode()[:4000])

        code, file = mutant.code(), str(mutant.file.relative_to(ROOT))
        in_use = [
            function
            for function in self.functions[str(mutant.file), mutant.function]
            if function.__code__.co_firstlineno == code.co_firstlineno
        ]
        if not in_use:
            return say("skipped: the function is not in use")
        reaching = self.lines.tests(file, mutant.line, code)
        chosen = [
            self.items[test] for test in self.order.tests(file, reaching, self.options.budget) if test in self.items
        ]
        if not chosen:
            return say("not covered: no test runs this line")
        silence()
        for function in in_use:
            function.__code__ = code
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        for place, item in enumerate(chosen):
            # A mutant that takes ten times as long as the code does, and five seconds, will not end.
            _limit(5 + 10 * self.lines.cost[item.nodeid], lambda test=item.nodeid: say(f"timed out: {test}"))
            if not self._passes(item, (chosen[place + 1 :] or [None])[0]):
                return say(f"killed: {self.failed}")
        return say(f"survived: {len(chosen)} tests of {len(reaching)}")


def _few_examples(test: Any) -> None:
    """A property is tried on a few examples, and one that fails is not made smaller: that it fails is enough."""
    if hasattr(test, "_hypothesis_internal_use_settings"):
        own = test._hypothesis_internal_use_settings
        test._hypothesis_internal_use_settings = settings(
            own, max_examples=min(own.max_examples, 12), phases=[Phase.explicit, Phase.generate], database=None
        )


def _limit(seconds: float, late: Any) -> None:
    def end(*_: object) -> None:
        late()
        os._exit(0)

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def _said(mutant: making.Mutant) -> str:
    where = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
    return f"{where} in {mutant.function}: {mutant.before!r} became {mutant.after!r}"


def _summed(outcomes: Counter[str]) -> str:
    tried, killed = outcomes.total(), outcomes["killed"] + outcomes["timed out"]
    return (
        f"{killed} of {tried} killed ({100 * killed / max(1, tried):.1f} per cent; {outcomes['timed out']} took too long), "
        f"{outcomes['survived']} survived, {outcomes['not covered']} that no test runs"
    )


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


def main() -> int:
    """Collect the tests, then try the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=600, help="how many mutants (600)")
    parser.add_argument("--seed", type=int, default=1, help="which ones: the same seed draws the same sample")
    parser.add_argument("--budget", type=float, default=15.0, help="seconds of tests for a mutant (15)")
    parser.add_argument("--workers", type=int, default=1, help="processes at once (1)")
    parser.add_argument("--near", nargs="*", default=NEAR, help="files and folders of tests to take")
    parser.add_argument("--map", action="store_true", help="find anew which test runs which line")
    parser.add_argument("--only", nargs="*", default=[], help="file:line of mutants, in place of a sample")
    options = parser.parse_args()
    os.environ["CI"] = "1"  # examples are drawn alike for every mutant
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(ROOT)
    near = [str(ROOT / "tests" / name) for name in options.near if (ROOT / "tests" / name).exists()]
    words = [*near, "-q", "-s", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header"]
    return int(pytest.main([*words, "-o", "tmp_path_retention_policy=none"], plugins=[_Runs(options)]))


if __name__ == "__main__":
    raise SystemExit(main())

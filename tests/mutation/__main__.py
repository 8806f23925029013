"""How many small wrong changes do the nearest tests notice? ``python tests/mutation --sample 600 --seed 1``

The tests are collected once, and a first run (kept in ``.mutation/``) says which test runs which line. Then each mutant
gets a process of its own, that swaps one function and runs the tests of that line until one fails or the budget of
seconds is used up. What no test noticed is printed with its file, line and change, and the whole report is kept in
``.mutation/samples/``.

A mutant that takes too long or brings down its process counts as killed only where the same test, without the mutant
and under the same limit, passes in a fifth of that time. What no test can notice is listed with its reason in
``equivalent.yaml`` and counted apart.
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
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
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
from report import Equivalents, Report, commit, summed, told  # noqa: E402

ROOMS = ("authority", "legality", "graph", "reading", "questions")
NEAR = (
    "authority",
    "law",
    "legality",
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

LONGEST = 5.0, 10.0
"""The limit of a test with a mutant, in seconds of computing: so many, and so many times what it takes without."""

EXAMPLES = 12
"""As many examples of a property at most."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A mutant in its process, which writes into a file what becomes of it."""

    mutant: making.Mutant
    said: int


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
        self.equivalents = Equivalents(ROOT)
        _loaded_once()
        _kept_from_others()
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
        skip = 0 if self.options.only else self.options.skip
        wanted = len(waiting) if self.options.only else skip + self.options.sample
        tried: dict[str, Counter[str]] = {room: Counter() for room in ROOMS}
        running: dict[int, _Trial] = {}
        left = iter(waiting)
        drawn = unused = 0
        report = Report(ROOT, f"{commit(ROOT)}-seed-{self.options.seed}", self._head(len(waiting)))
        while True:
            while drawn < wanted and len(running) < self.options.workers and (mutant := next(left, None)) is not None:
                if not self._in_use(mutant):
                    unused += 1
                    continue
                drawn += 1
                if drawn > skip:
                    running |= self._begun(mutant)
            if not running:
                break
            child, _ = os.wait()
            trial = running.pop(child)
            outcome, how = self._outcome(trial)
            tried[trial.mutant.file.relative_to(ROOT / "govgraph").parts[0]][outcome] += 1
            if outcome == "killed":
                self.order.learn(str(trial.mutant.file.relative_to(ROOT)), how)
            report.say(told(ROOT, outcome, trial.mutant, how))
        report.say("")
        for room in ROOMS:
            report.say(f"{room}: {summed(tried[room])}")
        report.say(f"all: {summed(sum(tried.values(), Counter()))}")
        report.say(f"passed over, for their function is used only while modules are imported: {unused}")

    def _head(self, mutants: int) -> list[str]:
        """What this is a report of."""
        first = self.options.skip + 1
        return [
            f"commit {commit(ROOT)}, python {sys.version.split()[0]}",
            f"only {', '.join(self.options.only)}"
            if self.options.only
            else f"seed {self.options.seed}: {first} to {first + self.options.sample - 1} of {mutants} mutants in its order",
            f"{len(self.lines.cost)} tests that pass without a mutant, each in at most {self.options.budget / 5:g} seconds",
            f"{self.options.budget:g} seconds of tests a mutant; a test has {LONGEST[0]:g} seconds of computing and "
            f"{LONGEST[1]:g} times what it takes without the mutant; {EXAMPLES} examples of a property",
            *(f"listed as equivalent, and no mutant any more: {one}" for one in self.equivalents.stale(self.mutants)),
            "",
        ]

    def _in_use(self, mutant: making.Mutant) -> list[FunctionType]:
        """The functions that a mutant changes; none where they are used only while modules are imported."""
        of_name = self.functions[str(mutant.file), mutant.function]
        first = mutant.code().co_firstlineno if of_name else 0
        return [function for function in of_name if function.__code__.co_firstlineno == first]

    def _begun(self, mutant: making.Mutant) -> dict[int, _Trial]:
        with tempfile.TemporaryFile() as file:
            said = os.dup(file.fileno())
        child = os.fork()
        if not child:
            self._judge(mutant, said)
            os._exit(0)
        return {child: _Trial(mutant, said)}

    def _outcome(self, trial: _Trial) -> tuple[str, str]:
        """What became of a mutant, and by which test."""
        outcome, _, how = os.pread(trial.said, 8000, 0).decode().partition(": ")
        os.close(trial.said)
        if outcome in {"too long", "brought down"} and (doubt := self._doubt(how)):
            return "not judged", f"{outcome}: {how}, {doubt}"
        why = self.equivalents.why(trial.mutant)
        if why and outcome == "survived":
            return "equivalent", why
        return outcome, f"{how}, though it is listed as equivalent" if why else how

    def _doubt(self, test: str) -> str:
        """Why it says nothing of a mutant that this test did not end. Nothing: without the mutant it passes soon."""
        limit = self._seconds(test)
        before = time.monotonic()
        child = os.fork()
        if not child:
            silence()
            _limit(limit / 5, lambda: os._exit(3))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            os._exit(0 if self._passes(self.items[test], None) else 4)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            return ""
        return f"and without the mutant it did not pass in {limit / 5:.1f} seconds ({time.monotonic() - before:.1f} by the clock)"

    def _seconds(self, test: str) -> float:
        return LONGEST[0] + LONGEST[1] * self.lines.cost[test]

    def _judge(self, mutant: making.Mutant, said: int) -> None:
        """In the process of a mutant: change the function, run tests, and write what became of it."""

        def say(text: str) -> None:
            os.ftruncate(said, 0)
            os.pwrite(said, text.encode()[:8000], 0)

        file = str(mutant.file.relative_to(ROOT))
        say("brought down: before a test ran")
        code = mutant.code()
        reaching = self.lines.tests(file, mutant.line, code)
        chosen = [
            self.items[test] for test in self.order.tests(file, reaching, self.options.budget) if test in self.items
        ]
        if not chosen:
            return say("not covered: no test runs this line")
        silence()
        for function in self._in_use(mutant):
            function.__code__ = code
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        for place, item in enumerate(chosen):
            say(f"brought down: {item.nodeid}")
            _limit(self._seconds(item.nodeid), lambda test=item.nodeid: say(f"too long: {test}"))
            if not self._passes(item, (chosen[place + 1 :] or [None])[0]):
                return say(f"killed: {self.failed}")
        return say(f"survived: {len(chosen)} tests of {len(reaching)}")


def _few_examples(test: Any) -> None:
    """A property is tried on a few examples, and one that fails is not made smaller: that it fails is enough."""
    if hasattr(test, "_hypothesis_internal_use_settings"):
        own = test._hypothesis_internal_use_settings
        test._hypothesis_internal_use_settings = settings(
            own, max_examples=min(own.max_examples, EXAMPLES), phases=[Phase.explicit, Phase.generate], database=None
        )


def _limit(seconds: float, late: Any) -> None:
    def end(*_: object) -> None:
        late()
        os._exit(0)

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def _loaded_once() -> None:
    """The scenarios that come with govgraph are read once, for no mutant is in the loader; graphs are made anew."""
    import govgraph
    from govgraph.loader import scenario_folder as loading

    kept = {folder: loading.read_scenario(folder) for folder in govgraph.bundled().values()}
    read = loading.read_scenario

    def again(folder: Path) -> Any:
        scenario, problems = kept.get(folder, (None, ()))
        return (scenario.model_copy(), problems) if scenario is not None else read(folder)

    loading.read_scenario = again


def _kept_from_others() -> None:
    """What a mutant works out is not kept on disk, where the tests of another would find it."""
    from govgraph.kept import Drawer

    Drawer.write = lambda *_: None


def main() -> int:
    """Collect the tests, then try the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=600, help="how many mutants (600)")
    parser.add_argument("--seed", type=int, default=1, help="which ones: the same seed draws the same sample")
    parser.add_argument("--skip", type=int, default=0, help="so many of the seed's mutants were tried before (0)")
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

"""Which test runs which line of the core: measured once, and kept for as long as the file of tests stays as it is.

Coverage notes the lines, one file of tests at a time, in a process of its own. What it noted is kept in ``.mutation/``
with the text of the code as it was then: when the code changes, its lines are found again by what they say.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from types import CodeType
from typing import Any

import coverage

Run = Callable[[Any, Any], bool]
"""Runs a test, given the one that comes after it; whether it passed."""


class Lines:
    """What each test reaches, and how many seconds it takes."""

    def __init__(self, root: Path, rooms: Iterable[str]) -> None:
        self._root = root
        self._kept = root / ".mutation"
        self._rooms = [root / "govgraph" / room for room in rooms]
        # as they are imported: somebody may change the files while they are measured
        self._texts = {file: file.read_bytes() for room in self._rooms for file in room.rglob("*.py")}
        self.cost: dict[str, float] = {}
        self._lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._seen: dict[str, set[int]] = defaultdict(set)
        self._moves: dict[tuple[str, str], dict[int, int]] = {}

    # -- measured ----------------------------------------------------------------------------------------------

    def measure(self, items: list[Any], run: Run, *, longest: float, anew: bool) -> None:
        """Measure what is not known yet of these collected tests, and read what is.

        A test that takes longer than ``longest`` seconds is left out: it would use up what a mutant may cost.
        """
        by_file: dict[Path, list[Any]] = defaultdict(list)
        for item in items:
            by_file[item.path].append(item)
        (self._kept / "reach").mkdir(parents=True, exist_ok=True)
        (self._kept / "code").mkdir(exist_ok=True)
        for file, mine in by_file.items():
            of = _hash(file.read_bytes())
            kept = self._kept / "reach" / (str(file.relative_to(self._root)).replace("/", "+") + ".json")
            if anew or not kept.exists() or json.loads(kept.read_text())["of"] != of:
                begun = time.monotonic()
                if child := os.fork():
                    os.waitpid(child, 0)
                else:
                    try:
                        self._measured(of, mine, kept, run, longest)
                    finally:
                        os._exit(0)
                print(f"measured {file.relative_to(self._root)}: {time.monotonic() - begun:.0f} seconds", flush=True)
                if not kept.exists():  # they bring down the process, and so they say nothing of mutants
                    kept.write_text(json.dumps({"of": of, "cost": {}, "code": {}, "lines": {}}))
            self._read(json.loads(kept.read_text()))

    def _measured(self, of: str, items: list[Any], kept: Path, run: Run, longest: float) -> None:
        """In a process of its own: run the tests of a file, and write down what each reaches."""
        silence()
        signal.signal(signal.SIGVTALRM, _late)
        measured = coverage.Coverage(
            data_file=None, config_file=False, source=list(map(str, self._rooms)), messages=False
        )
        cost: dict[str, float] = {}
        measured.start()
        for place, item in enumerate(items):
            measured.switch_context(item.nodeid)
            before = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, longest)
            if run(item, (items[place + 1 :] or [None])[0]):
                cost[item.nodeid] = time.process_time() - before
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        measured.stop()
        data = measured.get_data()
        place_of = {test: place for place, test in enumerate(cost)}
        code, lines = {}, {}
        for name in data.measured_files():
            relative = str(Path(name).resolve().relative_to(self._root))
            text = self._texts[self._root / relative]
            code[relative] = _hash(text)
            (self._kept / "code" / code[relative]).write_bytes(text)
            lines[relative] = {
                line: found
                for line, tests in data.contexts_by_lineno(name).items()
                if (found := sorted(place_of[test] for test in tests if test in cost))
            }
        written = kept.with_suffix(".part")
        written.write_text(json.dumps({"of": of, "cost": cost, "code": code, "lines": lines}))
        written.rename(kept)

    # -- read --------------------------------------------------------------------------------------------------

    def _read(self, one: dict[str, Any]) -> None:
        self.cost |= one["cost"]
        tests = list(one["cost"])
        for file, by_line in one["lines"].items():
            if self._root / file not in self._texts:
                continue
            moved = self._moved(file, one["code"][file])
            self._seen[file] |= set(moved.values())
            for line, places in by_line.items():
                if int(line) in moved:
                    self._lines[file][moved[int(line)]] += [tests[place] for place in places]

    def _moved(self, file: str, then: str) -> dict[int, int]:
        """The lines of a file as they were numbered then, and as they are now."""
        if (file, then) not in self._moves:
            now = self._texts[self._root / file]
            before = (self._kept / "code" / then).read_bytes()
            matcher = difflib.SequenceMatcher(None, before.splitlines(), now.splitlines(), autojunk=False)
            self._moves[file, then] = {
                block.a + step + 1: block.b + step + 1
                for block in matcher.get_matching_blocks()
                for step in range(block.size)
            }
        return self._moves[file, then]

    # -- asked -------------------------------------------------------------------------------------------------

    def tests(self, file: str, line: int, code: CodeType) -> list[str]:
        """The tests that run a line of a function, which is given as code. None if no test does.

        A line that holds no step of its own, or that was written after the tests were measured, has the tests of the
        nearest line above it.
        """
        steps = _steps(code)
        for at in range(line, code.co_firstlineno - 1, -1):
            if at in self._lines[file]:
                return self._lines[file][at]
            if at in steps and at in self._seen[file]:
                return []
        return []


def _steps(code: CodeType) -> set[int]:
    inside = [_steps(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return {line for _, _, line in code.co_lines() if line}.union(*inside)


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]


class _Late(BaseException):
    """A test takes too long. Nothing that a test catches."""


def _late(*_: object) -> None:
    raise _Late


def silence() -> None:
    """Nothing that is written from now on is seen."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)

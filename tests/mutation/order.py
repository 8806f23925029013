"""Which tests are tried first on a mutant: those that have caught one near it, then the cheapest of each kind."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path


class Order:
    """Puts tests in order. Learns which tests catch mutants of which file, and keeps that in ``.mutation/``."""

    def __init__(self, root: Path, cost: dict[str, float]) -> None:
        self._kept = root / ".mutation" / "caught.json"
        self._cost = cost
        self._caught: dict[str, Counter[str]] = defaultdict(Counter)
        if self._kept.exists():
            for file, tests in json.loads(self._kept.read_text()).items():
                self._caught[file] = Counter(tests)
        self._files: dict[str, list[str]] = defaultdict(list)
        for test in cost:
            self._files[test.split("::")[0]].append(test)

    def learn(self, file: str, test: str) -> None:
        """A test caught a mutant of this file of the core."""
        self._caught[file][test] += 1
        self._kept.write_text(json.dumps(self._caught))

    def tests(self, file: str, reaching: list[str], budget: float) -> list[str]:
        """The tests to run on a mutant, of those that reach its line, until the budget of seconds is spent.

        What two tests of one file share (a graph that is built once) is reached by the first of them alone, though both
        look at it: so the neighbours of those that reach the line are tried after them.
        """
        caught = self._caught[file]
        known = sorted(
            (test for test in reaching if caught[test] and test in self._cost),
            key=lambda test: self._cost[test] / caught[test],
        )
        files = dict.fromkeys(test.split("::")[0] for test in reaching)
        beside = [test for one in files for test in self._files[one]]
        chosen: dict[str, None] = {}
        for test in [*known, *self._in_turns(reaching), *self._in_turns(beside)]:
            if test in self._cost and test not in chosen:
                budget -= self._cost[test]
                if budget < 0 and chosen:
                    break
                chosen[test] = None
        return list(chosen)

    def _in_turns(self, tests: Iterable[str]) -> list[str]:
        """The cheapest case of each function of tests, then the second cheapest of each, and so on."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for test in sorted((test for test in tests if test in self._cost), key=lambda test: self._cost[test]):
            kinds[test.split("[")[0]].append(test)
        turns = [(turn, self._cost[test], test) for cases in kinds.values() for turn, test in enumerate(cases)]
        return [test for _, _, test in sorted(turns)]

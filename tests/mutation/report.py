"""What is said of a sample: what it was drawn from, what became of each mutant, and the sums by room."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import yaml
from mutants import Mutant

KILLED = ("killed", "too long", "brought down")
TRIED = (*KILLED, "survived", "not covered")
"""What counts as tried; "equivalent" and "not judged" are told apart from it."""


class Report:
    """Printed, and written line by line into ``.mutation/samples/``."""

    def __init__(self, root: Path, name: str, head: Iterable[str]) -> None:
        kept = root / ".mutation" / "samples"
        kept.mkdir(parents=True, exist_ok=True)
        self._file = kept / f"{time.strftime('%Y%m%d-%H%M%S')}-{name.replace(' ', '-')}.txt"
        for line in head:
            self.say(line)

    def say(self, text: str) -> None:
        """Print a line and keep it."""
        print(text, flush=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


class Equivalents:
    """The mutants that no test can notice, each with the reason: ``equivalent.yaml``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        rows = yaml.safe_load((Path(__file__).parent / "equivalent.yaml").read_text(encoding="utf-8")) or []
        self._why = {(row["file"], row["function"], row["before"], row["after"]): row["why"] for row in rows}

    def why(self, mutant: Mutant) -> str:
        """Why no test can notice it; empty: it is not listed."""
        return self._why.get(self._key(mutant), "")

    def stale(self, mutants: Iterable[Mutant]) -> list[str]:
        """What is listed and cannot be made any more, as the code has changed."""
        made = {self._key(mutant) for mutant in mutants}
        return [" ".join(key) for key in self._why if key not in made]

    def _key(self, mutant: Mutant) -> tuple[str, str, str, str]:
        return str(mutant.file.relative_to(self._root)), mutant.function, mutant.before, mutant.after


def commit(root: Path) -> str:
    """The commit that is tried; it is said if the files differ from it."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False).stdout.strip()

    changed = git("status", "--porcelain", "govgraph", "tests", "scenarios")
    return (git("rev-parse", "--short", "HEAD") or "none") + (" and changes" if changed else "")


def told(root: Path, outcome: str, mutant: Mutant, how: str) -> str:
    """One mutant in a line; what survived with its change as a difference below it."""
    where = f"{outcome} {mutant.file.relative_to(root)}:{mutant.line} in {mutant.function}"
    if outcome in KILLED:
        return f"{where}: {mutant.before!r} became {mutant.after!r} ({how})"
    line = mutant.file.read_text(encoding="utf-8").split("\n")[mutant.line - 1].strip()
    return f"{where} ({how})\n      {line}\n    - {mutant.before}\n    + {mutant.after}"


def summed(outcomes: Counter[str]) -> str:
    """The sums of a room."""
    tried, killed = (sum(outcomes[one] for one in of) for of in (TRIED, KILLED))
    return (
        f"{killed} of {tried} killed ({100 * killed / max(1, tried):.1f} per cent; {outcomes['too long']} took too long, "
        f"{outcomes['brought down']} brought down the process), {outcomes['survived']} survived, "
        f"{outcomes['not covered']} that no test runs; not counted: {outcomes['equivalent']} equivalent, "
        f"{outcomes['not judged']} not judged"
    )

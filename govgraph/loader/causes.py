"""The cause of a mistake comes first and silences what follows from it: one wrong indent is one error, not forty.

While files are read, what is there but could not be read is remembered in :class:`Lost`: an id whose fields are wrong, everything
in a file that is no YAML. That such a thing "is not there" is then no mistake of whoever names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.diagnostics import OF_A_FILE, Problem
from govgraph.marks import Marked

_NOT_THERE = frozenset({"LOAD015", "LOAD040", "LOAD041", "LOAD050", "LOAD051"})
"""Something is missing."""

_MISPLACED = frozenset({"LOAD043", "LOAD044", "LOAD045", "LOAD042", "LOAD070", *_NOT_THERE})
"""What may follow when everything of a file is lost."""


@dataclass
class Lost:
    """What the files name and could not be read."""

    ids: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)
    everything: bool = False

    def below(self, key: str, node: Marked) -> None:
        """``key`` and all keys below it: a line with a wrong indent takes what follows with it."""
        self.ids.add(key)
        for name, _, inner in node.items():
            self.below(name, inner)
        for item in node.value if isinstance(node.value, list) else []:
            for name, _, inner in item.items():
                self.below(name, inner)

    def add(self, other: Lost) -> None:
        """What another reading lost as well."""
        self.ids |= other.ids
        self.relations |= other.relations
        self.everything |= other.everything


def without_consequences(problems: Iterable[Problem], lost: Lost) -> list[Problem]:
    """The problems without those that only follow from what is lost."""
    found = list(dict.fromkeys(problems))
    every = lost.everything or any(problem.code in OF_A_FILE and problem.level == "error" for problem in found)
    return [problem for problem in found if not _follows(problem, lost, every)]


def _follows(problem: Problem, lost: Lost, every: bool) -> bool:
    if every and problem.code in _MISPLACED:
        return True
    return (
        problem.code in _NOT_THERE
        and bool(problem.about)
        and (problem.about in lost.ids or problem.about in lost.relations)
    )

"""What an overview is made of: columns, rows, cells, issues, and the sentences around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Ground = Literal["law", "stated", "foreseen", "ours", "nobody", ""]
"""On what ground a cell says it: by law, a paper says so, foreseen and not agreed, our reading, nobody is named; empty: nothing is said."""

Gap = Literal["whole", "part", ""]
"""No delegation is recorded that would give the authority for it: for the whole of it, for a part, or nothing is missing."""

Sort = Literal["shown", "as now", "not said", "blank"]
"""shown: the words say it; as now: the option leaves it as it is; not said: the option is silent on it; blank: it does not arise."""

Shape = Literal["options", "decisions", "bodies"]
"""What stands in the rows: decisions by option; decisions alone, where there are no options; bodies, where there are no decisions."""

ROWS, COLUMNS = 9, 7
"""As many rows are shown first, and as many columns stand side by side on a page or a slide."""


@dataclass(frozen=True, slots=True)
class OptionColumn:
    """One column.

    ``key``: the id of the option or ``baseline``; without options what it holds: decides, ground, missing, answers.
    ``letter``: what stands in its badge (``Now``, ``a``). ``name``: its short name, ``full`` its whole one. ``remark``:
    how the source itself ranks the option (``most feasible``); empty: it does not say.
    """

    key: str
    letter: str
    name: str
    full: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DecisionCell:
    """Who decides one row in one column, in at most some forty letters.

    ``who``: ids of those it names. ``changed``: it differs from what holds now. ``says``: the ground as a sentence.
    """

    sort: Sort = "blank"
    words: str = ""
    ground: Ground = ""
    gap: Gap = ""
    changed: bool = False
    who: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One row: a decision, or several that are the same in every column. ``ids``: theirs. ``note``: ``3 decisions``, or empty.

    ``full``: the whole names, for those who want to read more than the short one.
    """

    ids: tuple[str, ...]
    name: str
    full: str
    note: str
    cells: tuple[DecisionCell, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding as the overview tells it.

    ``brief``: at most 75 letters. ``sentence`` and ``fix``: the whole of it. ``new``: the option brings it. ``source_too``:
    the source's own judgement says it as well. ``about``: ids, the main one first. ``code`` finds the check.
    """

    brief: str
    sentence: str
    fix: str
    code: str
    severity: str
    new: bool
    source_too: bool
    about: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many decisions there are and what becomes of them; each is counted once, as :func:`govgraph.comparison.compare` counts."""

    decisions: int = 0
    """How many decisions there are."""
    decider: int = 0
    """An option names another decider, or adds or ends the decision."""
    settled: int = 0
    """The decider is the same, and would then be settled, or decide on a condition."""
    recommender: int = 0
    """Only who recommends it changes."""
    other: int = 0
    """Only the ground, the form or the law's view changes."""
    same: int = 0
    """Nothing changes."""


@dataclass(frozen=True, slots=True)
class OverviewSheet:
    """A part of an overview that fits on a page or a slide: some of its columns, and some of its rows with their cells."""

    columns: tuple[OptionColumn, ...]
    rows: tuple[DecisionRow, ...]
    issues: tuple[tuple[Issue, ...], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A scenario at a glance: the question, the answer, one table of why, and what stands in the way.

    ``question`` asks, ``answer`` answers it in a sentence or two; ``stress`` is the part of it that matters most.
    ``place`` and ``about`` say of what, ``day`` of when. ``rows`` are all of them, the weightiest first, and ``shown``
    of them come first. ``issues``: at most three for each column; empty for a column that has none of its own.
    ``foot``: sentences below the table. ``short``: what each short name in it stands for. ``source``: what its papers are
    called (the report, the papers). ``rows_head``: what stands over the first column.
    """

    shape: Shape
    scenario: str
    place: str
    about: str
    day: str
    question: str
    answer: str
    stress: str
    rows_head: str
    columns: tuple[OptionColumn, ...]
    rows: tuple[DecisionRow, ...]
    shown: int
    issues: tuple[tuple[Issue, ...], ...]
    foot: tuple[str, ...]
    counts: Counts
    source: str
    short: dict[str, str] = field(default_factory=dict)

    def sheets(self, rows: int = ROWS, columns: int = COLUMNS) -> Iterator[OverviewSheet]:
        """The table in parts of at most so many rows and columns; the first column stands in each."""
        first, others = self.columns[:1], list(range(1, len(self.columns)))
        step = max(columns - 1, 1) if self.shape == "options" else max(len(others), 1)
        for start in range(0, max(len(others), 1), step):
            kept = (0, *others[start : start + step]) if first else ()
            for at in range(0, max(len(self.rows), 1), rows):
                yield OverviewSheet(
                    tuple(self.columns[n] for n in kept),
                    tuple(
                        DecisionRow(row.ids, row.name, row.full, row.note, tuple(row.cells[n] for n in kept))
                        for row in self.rows[at : at + rows]
                    ),
                    tuple(self.issues[n] if n < len(self.issues) else () for n in kept),
                )

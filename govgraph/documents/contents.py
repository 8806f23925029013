"""What a deck and a paper say, gathered once: the overview, each option with what is wrong and what it takes, appraisals.

Every sentence comes from the results of other rooms: the overview, comparisons, answers, findings, appraisals. What these
documents say of themselves is in :mod:`govgraph.documents.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from govgraph.answer import Answer
from govgraph.appraisal import Appraisal, Criteria, appraise
from govgraph.comparison.in_short import structure_words
from govgraph.comparison.remarks import remarks
from govgraph.comparison.side import Side, who_decides
from govgraph.comparison.structure import unmet
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.overview import Issue, OptionColumn, Overview, overview
from govgraph.questions.aloud import whole
from govgraph.questions.assess import Assessed, of_instrument
from govgraph.questions.matrix import AssessedMatrix
from govgraph.questions.what_it_takes import answer as what_it_takes

STEPS = "Steps"
"""The line of what it takes that tells the steps."""

MOST_NEEDS = 2
"""For so many rows of an option what it takes is worked out; the search takes seconds for each."""


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A sentence, and where it was read."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepsNeeded:
    """What it takes: for the decision ``of``, or, where that is empty, for the option as a whole. ``steps`` tells the way."""

    of: str
    text: str
    steps: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionPart:
    """One option, or what holds now.

    ``at`` is the number of its column in the overview; ``says`` what it changes and what follows, ``issues`` what is wrong,
    ``needs`` what it takes; ``criteria`` are its lists of criteria, judged; ``sources`` where all of it was read.
    """

    column: OptionColumn
    at: int
    graph: Graph
    says: tuple[SourcedSentence, ...]
    issues: tuple[Issue, ...]
    needs: tuple[StepsNeeded, ...]
    criteria: tuple[Answer[Assessed | AssessedMatrix], ...]
    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """``Now``, or ``Option b: the short name``."""
        if self.column.key == BASELINE:
            return "Now"
        said = self.column.name.lower().startswith("option")
        return self.column.name if said else f"Option {self.column.letter}: {self.column.name}"


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a deck or a paper says of a scenario. ``parts``: now first, then each option in its order."""

    scenario: Scenario
    overview: Overview
    parts: tuple[OptionPart, ...]
    appraisal: Appraisal | None

    @property
    def options(self) -> tuple[OptionPart, ...]:
        """The parts that are options."""
        return tuple(part for part in self.parts if part.column.key != BASELINE)


def contents(
    scenario: Scenario,
    *,
    options: Sequence[str] = (),
    on: date | str | None = None,
    place: str | None = None,
    criteria: Criteria | None = None,
) -> Contents:
    """Gather it for a scenario. ``options``: those alone, by id or name; ``criteria``: an appraisal by these too.

    Raises :class:`~govgraph.model.scenario.UnknownName` for an option or place that is not there.
    """
    found = overview(scenario, on=on, place=place, options=options)
    chosen = [scenario.option_id(option) for option in options] or list(scenario.options)
    chosen = [option for option in dict.fromkeys(chosen) if option != BASELINE]
    sides = [Side.of(scenario, option, on=on, place=place) for option in (BASELINE, *chosen)]
    matter = found.columns if found.shape == "options" else ()
    columns = {column.key: (at, column) for at, column in enumerate(matter)}
    parts = []
    for number, side in enumerate(sides):
        at, column = columns.get(side.graph.option, (number, _column(side)))
        parts.append(_part(found, sides[0], side, column, at, listed=bool(columns)))
    appraised = appraise(scenario, criteria, options, on=on, place=place) if criteria is not None else None
    return Contents(scenario, found, tuple(parts), appraised)


def _column(side: Side) -> OptionColumn:
    """The column of an option that the overview does not show, since it changes no decider."""
    if side.option is None:
        return OptionColumn(BASELINE, "Now", "", "What holds now")
    return OptionColumn(side.option.id, side.option.id, side.option.short or side.option.name, side.option.name)


def _part(found: Overview, first: Side, side: Side, column: OptionColumn, at: int, *, listed: bool) -> OptionPart:
    shown = listed or side.graph.option == BASELINE
    issues = found.issues[at] if shown and at < len(found.issues) else ()
    needs = (*_required(side), *_to_mend(found, side, at if listed and side.option is not None else -1))
    says = tuple(_says(first, side))
    criteria = tuple(_criteria(side.graph))
    rows = [row for row in found.rows if listed and at < len(row.cells) and row.cells[at].sort == "shown"]
    sources = (
        *(source for said in says for source in said.sources),
        *(source for need in needs for source in need.sources),
        *(source for row in rows for source in _sources(side.graph, row.ids)),
        *(source for issue in issues for source in issue.sources),
    )
    return OptionPart(column, at, side.graph, says, issues, needs, criteria, tuple(dict.fromkeys(sources)))


def _says(first: Side, side: Side) -> Iterable[SourcedSentence]:
    """What an option changes, and what to know of it."""
    if side.option is None:
        return
    sources = tuple(map(str, side.option.sources))
    if text := structure_words(first, side):
        yield SourcedSentence(text, sources)
        sources = ()  # the same for all of it, and told once
    for text in remarks(side):
        yield SourcedSentence(whole(text), sources)
        sources = ()


def _required(side: Side) -> Iterable[StepsNeeded]:
    """What the option requires and nothing shows to be there."""
    for one in unmet(side) if side.option is not None else ():
        yield StepsNeeded("", whole(one.says), sources=tuple(map(str, one.sources)))


def _to_mend(found: Overview, side: Side, at: int) -> Iterable[StepsNeeded]:
    """For the first rows of the option in which authority is missing, what it would take to decide them lawfully."""
    lacking = (
        [row for row in found.rows if row.cells[at].gap and (side.option is None or row.cells[at].changed)]
        if at >= 0
        else []
    )
    for row in lacking[:MOST_NEEDS]:
        who, what = row.cells[at].who, row.ids[0]
        if who and {who[0], what} <= set(side.graph.things):
            answer = what_it_takes(side.graph, who[0], what)
            steps = next((line.text for line in answer.summary if line.label == STEPS), "")
            yield StepsNeeded(row.name, answer.headline, steps, tuple(_sources(side.graph, (what,))))


def _sources(graph: Graph, ids: Iterable[str]) -> Iterable[str]:
    for item in ids:
        if item in graph.things and graph.things[item].category == "decision":
            yield from who_decides(graph, item).result.sources


def _criteria(graph: Graph) -> Iterable[Answer[Assessed | AssessedMatrix]]:
    """The lists of criteria of the scenario that do not depend on the option alone, each held against its graph."""
    for instrument in graph.instruments.values():
        if instrument.items:
            yield of_instrument(graph, instrument)

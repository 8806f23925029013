"""One column of a comparison: an option and its graph. And what each part of a comparison returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from govgraph.answer import Answer, Line, Table
from govgraph.checks import Report, run
from govgraph.graph import Graph
from govgraph.graph.memo import once_per_graph
from govgraph.model.scenario import BASELINE, Option, Scenario
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.who_decides import answer, found, main_lines

R = TypeVar("R", covariant=True)

SAME = "as now"
"""Printed where an option leaves a row as it is in the baseline."""


@dataclass(frozen=True)
class Side:
    """One column of a comparison: the graph of an option on one day, and the option (None: the baseline)."""

    graph: Graph
    option: Option | None

    @classmethod
    def of(cls, scenario: Scenario, option: str, *, on: date | str | None, place: str | None) -> Side:
        """The side for an option's id."""
        return cls(scenario.graph(option, on=on, place=place), scenario.options.get(option))

    @property
    def short(self) -> str:
        """The column heading: ``now`` or the option's id."""
        return "now" if self.graph.option == BASELINE else self.graph.option

    @property
    def short_title(self) -> str:
        """How it is called in a sentence: ``today's arrangements`` or ``option b``."""
        if self.option is None:
            return "today's arrangements"
        return self.graph.option if self.graph.option.lower().startswith("option") else f"option {self.graph.option}"

    @property
    def title(self) -> str:
        """The readable title of the column."""
        if self.option is None:
            return "now"
        name = self.option.name
        return name if name.lower().startswith("option") else f"option {self.option.id} ({name})"

    def names(self) -> dict[str, str]:
        """Readable names of all its things."""
        return {thing.id: thing.name for thing in self.graph.things.values()}


@dataclass(frozen=True)
class ComparedPart(Generic[R]):
    """What one part adds to a comparison: what it finds, and its lines and tables."""

    result: R
    tables: tuple[Table, ...]
    lines: tuple[Line, ...] = ()


@once_per_graph
def who_decides(graph: Graph, matter: str) -> Answer[WhoDecides]:
    """Who decides a matter in a graph, remembered, with all its words: pages, papers and charts read the same answer."""
    return answer(graph, matter)


@once_per_graph
def told(graph: Graph, matter: str) -> Mapping[str, str]:
    """Who decides a matter in a graph, in the lines that a comparison sets beside each other, by their labels; no more words."""
    return {line.label: line.text for line in main_lines(graph, found(graph, matter))}


@once_per_graph
def checked(graph: Graph) -> Report:
    """The findings in a graph, remembered likewise."""
    return run(graph)


def cells(values: Sequence[str], sides: Sequence[Side]) -> tuple[str, ...]:
    """The cells of a row: the first as it is, others "as now" where they equal a baseline first column."""
    if sides[0].graph.option != BASELINE:
        return tuple(values)
    return (values[0], *(SAME if value == values[0] else value for value in values[1:]))


def joined(names: Iterable[str]) -> str:
    """Names in one cell of a table, with semicolons between; a dash where there is none."""
    return "; ".join(names) or "-"

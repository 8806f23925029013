"""Who decides each matter now and in each option: the matrix of the overview, as a picture."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govgraph.charts.scene import Corner
from govgraph.charts.table import ChartTable, TableCell, TableColumn, TableRow
from govgraph.charts.views.things import option_words, subtitle
from govgraph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.scenario import BASELINE
from govgraph.overview import overview

if TYPE_CHECKING:
    from govgraph.overview import DecisionCell as Said
    from govgraph.overview import DecisionRow as Line
    from govgraph.overview import Overview

SHOWS, PLACE = "who decides each matter now and in each option, as a table", 30
"""What the chart shows, in the list of views, and where it stands there."""


_GAPS: dict[str, Corner] = {"whole": "missing", "part": "part", "": ""}


def table(graphs: Sequence[Graph], subject: str | None = None) -> ChartTable:
    """Who decides what an option changes, or what there is where there are no options. ``subject``: one decision alone.

    ``graphs``: the baseline first, then the options that are columns. Rows, words, marks and gaps are those of
    :func:`~govgraph.overview.overview.overview`.
    """
    base = graphs[0]
    found = overview(
        base.scenario,
        findings=False,
        on=base.day,
        place=base.place or None,
        options=[graph.option for graph in graphs if graph.option != BASELINE],
    )
    rows = found.rows
    if subject is not None:
        about = base.thing(subject, "decision").id
        rows = tuple(row for row in rows if about in row.ids)
    columns = tuple(
        TableColumn(column.name, column.letter if len(column.letter) <= 3 else "", pale=column.key == BASELINE)
        for column in found.columns
    )
    return ChartTable(
        "decisions",
        BASELINE,
        _title(graphs, found),
        subtitle(base),
        found.rows_head,
        columns,
        tuple(TableRow(row.name, tuple(_cell(cell) for cell in row.cells), row.note, row.ids[0]) for row in rows),
        found.foot if subject is None else (),
        tuple(_sentence(row, found) for row in rows),
        "No option changes who decides this." if subject else "No decision is in the model.",
    )


def _cell(cell: Said) -> TableCell:
    if cell.sort != "shown":
        return TableCell("not said" if cell.sort == "not said" else "", same=cell.sort == "as now", muted=True)
    return TableCell(cell.words, cell.ground, _GAPS[cell.gap], cell.changed)


def _sentence(row: Line, found: Overview) -> str:
    parts = [
        f"{column.letter or column.name}: {cell.words if cell.sort == 'shown' else cell.sort}"
        for column, cell in zip(found.columns, row.cells, strict=True)
        if cell.sort != "blank"
    ]
    return f"{row.full}. " + "; ".join(parts)


def _title(graphs: Sequence[Graph], found: Overview) -> str:
    """Which options name new deciders, and whether anything gives them authority."""
    if found.shape == "bodies":
        return found.question
    if found.shape == "decisions" or not found.rows:
        return found.answer if len(found.answer) <= _TITLE else found.question
    gains: list[Graph] = []
    gaps = 0
    for number, graph in enumerate(graphs[1:], start=1):
        cells = [row.cells[number] for row in found.rows if row.cells[number].sort == "shown" and row.cells[number].who]
        if cells:
            gains.append(graph)
            gaps += all(cell.gap for cell in cells)
    if not gains:
        return found.answer if len(found.answer) <= _TITLE else "No option names another decider"
    verb = "name" if len(gains) > 1 else "names"
    said = f"{_options(gains)} {verb} new deciders"
    if gaps == len(gains):
        return f"{said}, but no delegation covers them"
    if gaps:
        return f"{said}, and for {gaps} of {len(gains)} options no delegation covers them"
    many = sum(len(row.ids) for row in found.rows if any(cell.who for cell in row.cells[1:] if cell.sort == "shown"))
    return f"{said} for {many} of {found.counts.decisions} decisions"


_TITLE = 150


def _options(graphs: Sequence[Graph]) -> str:
    names = [option_words(graph) for graph in graphs]
    letters = [name.removeprefix("Option ") for name in names]
    if len(names) > 1 and all(name.startswith("Option ") for name in names):
        return (
            f"Options {letters[0]} to {letters[-1]}"
            if len(names) > 3 and _in_a_row(letters)
            else f"Options {listed(letters)}"
        )
    return listed(names)


def _in_a_row(letters: Sequence[str]) -> bool:
    """Are these letters or numbers that follow each other, as a to e do?"""
    return all(len(one) == len(two) == 1 and ord(two) - ord(one) == 1 for one, two in itertools.pairwise(letters))

"""How mature each is: themes by stages, with one mark for each of those to whom the matrix is applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from govgraph.charts.table import ChartTable, TableCell, TableColumn, TableRow
from govgraph.charts.views.things import option_words, subtitle
from govgraph.graph import Graph
from govgraph.questions.assess import find_instrument
from govgraph.questions.assessments import subjects_of
from govgraph.questions.matrix import standing
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.model.record import Instrument

SHOWS, PLACE = "a matrix of themes and stages, with a mark for each of those whom it is applied to", 90
"""What the chart shows, in the list of views, and where it stands there."""


_SHOWN, _SAID = "\N{BLACK CIRCLE}", "\N{WHITE CIRCLE}"


def table(graphs: Sequence[Graph], subject: str | None = None) -> ChartTable:
    """A row for each theme, a column for each stage; ``subject``: which matrix, where there are several.

    A name stands at the stage that a subject has reached: with a disc where the relations of the model show it, with a
    ring where an author concluded it; where neither says how far one is, it stands in the last column. Of several graphs
    the last is drawn. Raises UnknownName for a matrix that is none.
    """
    graph = graphs[-1]
    matrix = _matrix(graph, subject)
    if matrix is None:
        return ChartTable(
            "maturity",
            graph.option,
            f"{option_words(graph)}: no matrix of themes and stages",
            subtitle(graph),
            "Theme",
            (),
            (),
            empty="No matrix of themes and stages is in the model.",
        )
    found = [standing(graph, matrix, item) for item in subjects_of(graph, matrix)]
    names = {entry.subject: short_name(graph, entry.subject) for entry in found}
    columns = (*matrix.stages, "")
    rows, words = [], []
    for theme in matrix.themes:
        cells = []
        for stage in columns:
            here = [
                (_SHOWN if stage else "", names[e.subject])
                for e in found
                if e.computed[theme.id] == stage and (stage or not e.concluded[theme.id])
            ]
            here += [(_SAID, names[e.subject]) for e in found if stage and e.concluded[theme.id] == stage]
            said = "\n".join(f"{sign} {name}".strip() for sign, name in here)
            cells.append(TableCell(said))
        rows.append(TableRow(f"{theme.number}  {theme.name}", tuple(cells)))
        reached = [f"{names[e.subject]} {e.computed[theme.id] or e.concluded[theme.id] or 'not shown'}" for e in found]
        words.append(f"{theme.name}: {', '.join(reached)}")
    return ChartTable(
        "maturity",
        graph.option,
        f"{option_words(graph)}: how far {_counted(len(found))} in {matrix.name}",
        subtitle(graph),
        "Theme",
        tuple(TableColumn(stage.capitalize() or "Not shown", pale=not stage) for stage in columns),
        tuple(rows),
        (f"{_SHOWN} The relations of the model show the stage. {_SAID} An author concluded it.",),
        tuple(words),
    )


def _counted(many: int) -> str:
    return "one has come" if many == 1 else f"{many} have come"


def _matrix(graph: Graph, subject: str | None) -> Instrument | None:
    if subject is not None:
        found = find_instrument(graph, subject)
        return found if found is not None and found.themes else None
    return next((found for found in graph.instruments.values() if found.themes), None)

"""How mature each is: themes by stages, with one mark for each of those to whom the matrix is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.draw.sheet import GREY, LIGHT, TEXT_PT, Picture, Sheet, spaced
from govgraph.questions.assess import find_instrument
from govgraph.questions.assessments import subjects_of
from govgraph.questions.matrix import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.record import Instrument

_SHOWN, _SAID = "\u25cf", "\u25cb"
"""What the graph shows, and what an author concluded."""


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The matrix: a row for each theme, a column for each stage; ``subject``: which matrix, where there are several.

    A mark stands at the stage that a subject has reached: filled where the graph shows it, open where an author concluded
    it; where neither says how far one is, it stands in the last column. Raises UnknownName for a matrix that is none.
    """
    matrix = _matrix(graph, subject)
    if matrix is None:
        sheet = Sheet.of(graph, "Maturity")
        sheet.gap("nothing", "no matrix of themes and stages is in the model")
        return sheet.finish(lines=False)
    found = [standing(graph, matrix, item) for item in subjects_of(graph, matrix)]
    rests = [graph.facts[fact] for entry in found for verdict in entry.verdicts.values() for fact in verdict.facts if fact in graph.facts]  # fmt: skip
    sheet = Sheet.of(graph, matrix.name, facts=rests)
    marks = {entry.subject: str(number) for number, entry in enumerate(found, start=1)}
    columns = (*matrix.stages, "")
    head = "".join(
        f'<TD BGCOLOR="{LIGHT}"><B>{spaced(stage.capitalize() or "Not shown", 17)}</B></TD>' for stage in columns
    )
    rows = [f'<TR><TD BGCOLOR="{LIGHT}" ALIGN="LEFT"><B>{spaced("Theme", 30)}</B></TD>{head}</TR>']
    for theme in matrix.themes:
        cells = []
        for stage in columns:
            here = [
                f"{_SHOWN}{marks[e.subject]}"
                for e in found
                if e.computed[theme.id] == stage and (stage or not e.concluded[theme.id])
            ]
            here += [f"{_SAID}{marks[e.subject]}" for e in found if stage and e.concluded[theme.id] == stage]
            if not stage:
                here = [mark.replace(_SHOWN, "") for mark in here]
            cells.append(f"<TD>{spaced('  '.join(here), 20)}</TD>")
        rows.append(
            f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{spaced(f"{theme.number}  {theme.name}", 44)}</TD>{"".join(cells)}</TR>'
        )
        reached = [f"{graph.name(e.subject)} {e.computed[theme.id] or 'not shown'}" for e in found]
        sheet.words.append(f"{theme.name}: {', '.join(reached)}")
    table = f'<<TABLE BORDER="0" CELLBORDER="1" COLOR="{GREY}" CELLSPACING="0" CELLPADDING="2">{"".join(rows)}</TABLE>>'
    sheet.body.node(sheet.key("matrix"), label=table, shape="plaintext", style="", fontsize=str(TEXT_PT), margin="0")
    who = ", ".join(f"{mark} {graph.name(item)}" for item, mark in marks.items())
    return sheet.finish(
        lines=False,
        boxes=f"{who}. {_SHOWN} the relations of the model show the stage, {_SAID} an author concluded it; in the last column neither does",
    )


def _matrix(graph: Graph, subject: str | None) -> Instrument | None:
    if subject is not None:
        found = find_instrument(graph, subject)
        return found if found is not None and found.themes else None
    return next((found for found in graph.instruments.values() if found.themes), None)

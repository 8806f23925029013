"""An overview as an answer, which every format prints: the headline, the matrix, the issues."""

from __future__ import annotations

from govgraph.answer import Answer, Line, Reading, Table
from govgraph.model.scenario import BASELINE
from govgraph.overview.parts import Counts, DecisionCell, Overview

GROUNDS = {
    "law": "by law",
    "stated": "{source} so",
    "foreseen": "foreseen, not agreed",
    "ours": "our reading",
    "nobody": "nobody named",
    "": "",
}
"""The grounds of cells in words."""

GAPS = {"whole": "no delegation recorded", "part": "a delegation missing for a part", "": ""}
"""What is missing, in words."""


def ground_words(ground: str, source: str) -> str:
    """The ground in a few words: ``report says so``, ``our reading``."""
    return GROUNDS[ground].format(source=f"{source} {'say' if source.endswith('s') else 'says'}")


def cell_words(cell: DecisionCell, source: str) -> str:
    """A cell in words alone, for those who see no marks: who, the ground, what is missing."""
    if cell.sort != "shown":
        return "" if cell.sort == "blank" else cell.sort
    ground = ground_words(cell.ground, source) if cell.ground != "nobody" else ""
    return f"{cell.words}{''.join(f'; {part}' for part in (ground, GAPS[cell.gap]) if part)}"


def as_answer(found: Overview) -> Answer[Counts]:
    """The overview as an answer with two tables: who decides, and what stands in the way."""
    heads = [f"{column.letter} {column.name}".strip() or column.full for column in found.columns]
    matrix = Table(
        title="Who decides" if found.shape != "bodies" else "Who answers to whom",
        columns=(found.rows_head, *(head.lower() if head == "Now" else head for head in heads)),
        rows=tuple(
            (
                f"{row.name}{f' ({row.note})' if row.note else ''}",
                *(cell_words(cell, found.source) for cell in row.cells),
            )
            for row in found.rows
        ),
        note=" ".join(found.foot),
    )
    return Answer(
        reading=Reading(
            verb="compare",
            question=found.question,
            scenario=found.scenario,
            title=f"{found.place}, {found.about}".strip(", "),
            option=BASELINE,
            on=found.day,
        ),
        headline=found.answer,
        lines=tuple(
            Line(label=column.letter or "Issues", text=" ".join(issue.brief for issue in issues))
            for column, issues in zip(found.columns, found.issues, strict=False)
            if issues
        ),
        tables=(matrix,),
        result=found.counts,
    )

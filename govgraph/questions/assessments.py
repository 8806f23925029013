"""What authors concluded with an instrument: about whom, on which criterion, on which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govgraph.model.record import Assessment, Instrument
from govgraph.questions.statements import record
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph


def subjects_of(graph: Graph, instrument: Instrument) -> tuple[str, ...]:
    """What an instrument is applied to, each group as its members where they are known."""
    out: dict[str, None] = {}
    for item in instrument.assesses:
        opened = behind(graph, (item,)).ids if item in graph.things else ()
        out.update(dict.fromkeys(opened or (item,)))
    return tuple(out)


def day_of(graph: Graph, assessment: Assessment) -> date | None:
    """The day of an assessment: its own, else that of the paper in which it stands; None where neither is known."""
    if assessment.on is not None:
        return assessment.on.first
    papers = (graph.scenario.documents.get(source.document) for source in assessment.sources)
    return next((paper.written.first for paper in papers if paper is not None and paper.written is not None), None)


def latest(graph: Graph, subject: str = "", *, by: str = "") -> dict[str, Assessment]:
    """By criterion, the last assessment up to the day asked about: of a subject (none: of anybody), by an author."""
    found: dict[str, tuple[date, Assessment]] = {}
    for statement in record(graph).values():
        if not isinstance(statement, Assessment) or (by and by != statement.by):
            continue
        if subject and subject not in statement.about and subject not in behind(graph, statement.about).ids:
            continue
        day = day_of(graph, statement) or date.min
        if day > graph.day:
            continue
        if statement.item not in found or found[statement.item][0] <= day:
            found[statement.item] = (day, statement)
    return {item: statement for item, (_, statement) in found.items()}

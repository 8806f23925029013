"""A process as a chart: its steps, what follows each outcome, where it ends or leads nowhere, who is not in office."""

from __future__ import annotations

from govgraph.draw.sheet import BLACK, GREEN, GREY, VERMILION, Picture, Row, Sheet
from govgraph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.processes import DONE, Step
from govgraph.processes import Course, Edge, find_process, moment_words, not_in_office, step_sentence

_DONE = "done|"


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The steps of a process, drawn downwards. ``subject``: the process, or what it is about; nothing: the only one.

    Raises :class:`~govgraph.processes.NoSuchProcess`.
    """
    only = next(iter(graph.processes)) if len(graph.processes) == 1 else ""
    process = find_process(graph, subject or only)
    course = Course(graph, process)
    sheet = Sheet.of(graph, process.name, ranksep=0.3)
    sheet.source = _sources(graph, course)
    settling = {branch.step for branch in course.settling}
    for step in process.steps:
        _box(sheet, course, step, settles=step.id in settling)
    if any(edge.ends for edges in course.every_edge.values() for edge in edges):
        sheet.box(_DONE, [Row("The result is reached", bold=True)], style=",rounded", fill="#E8F3EC", colour=GREEN)
    for edges in course.every_edge.values():
        for edge in edges:
            _line(sheet, course, edge)
    for last in course.silent:
        end = f"silent|{last}"
        sheet.gap(end, "what follows is not in the model")
        sheet.line(last, end, [], colour=VERMILION, firm="past")
    key = [("leads nowhere that a source names, or somebody is not in office", VERMILION), ("result", GREEN)]
    return sheet.finish(
        key, boxes="Boxes: a step; thick: it settles the matter; dashed: no outcome leads to it", lines=False
    )


def _sources(graph: Graph, course: Course) -> str:
    items = (course.process, *course.process.steps)
    codes = dict.fromkeys(source.document for item in items for source in item.sources)
    titles = [f"{code} {graph.scenario.documents[code].title}" for code in codes if code in graph.scenario.documents]
    return "Source: " + ("; ".join(titles) or "none of the steps drawn has a source")


def _box(sheet: Sheet, course: Course, step: Step, *, settles: bool) -> None:
    graph = course.graph
    said = step_sentence(graph, step)
    when = f"by {moment_words(step.by)}" if step.by is not None else "no date stated" if step.due else ""
    unreached = step.id in course.unreached  # else the outcome that leads to it says on which condition it is taken
    given = f"if {' or '.join(graph.name(event) for event in step.if_)}" if step.if_ and unreached else ""
    rows = [
        Row(
            f"{course.number[step.id]}  {said[:1].upper()}{said[1:]}",
            ", ".join(word for word in (given, when) if word),
            bold=settles,
            width=46,
        )
    ]
    absent = list(dict.fromkeys(found.who for found in not_in_office(graph, step)))
    if absent:
        rows.append(Row(f"not in office: {listed([graph.name(who) for who in absent])}", bold=False, width=46))
    sheet.box(
        step.id, rows, status="proposed" if unreached else "in force", strong=settles, width=46,
        fill="#FBEFE8" if absent else "white", colour=VERMILION if absent else GREY if unreached else BLACK,
    )  # fmt: skip
    sheet.words.append(f"Step {course.number[step.id]}: {said}{f', {when}' if when else ''}")
    if absent:
        sheet.words.append(
            f"Not in office for step {course.number[step.id]}: {listed([graph.name(who) for who in absent])}"
        )


def _line(sheet: Sheet, course: Course, edge: Edge) -> None:
    number = course.number[edge.step]
    if edge.target in course.steps:
        back = course.number[edge.target] <= number
        sheet.line(edge.step, edge.target, [edge.outcome], constraint=not back)
        sheet.words.append(f"After step {number}, if {edge.outcome}: step {course.number[edge.target]}")
    elif edge.target == DONE:
        sheet.line(edge.step, _DONE, [edge.outcome], colour=GREEN)
        sheet.words.append(f"After step {number}, if {edge.outcome}: the result is reached")
    else:
        end = f"{edge.step}|{edge.outcome}"
        sheet.gap(end, "no source says what follows" if edge.target == "not stated" else f"what follows: {edge.target}")
        sheet.line(edge.step, end, [edge.outcome], colour=VERMILION, firm="past")
        sheet.words.append(f"After step {number}, if {edge.outcome}: no source says what follows")

"""A process as a chart: its steps in their order, what follows each outcome, and where it leads nowhere."""

from __future__ import annotations

from dataclasses import replace

from govgraph.charts.plan import ChartPlan, PlanBox, PlanEdge
from govgraph.charts.views.things import option_words, sources, subtitle
from govgraph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.processes import DONE, Step
from govgraph.processes import Course, find_process, moment_words, not_in_office, step_sentence

SHOWS, PLACE = "the steps of a process, what follows each outcome, and where it leads nowhere", 80
"""What the chart shows, in the list of views, and where it stands there."""


_DONE = "result"
_EACH = 3
"""Steps in a row."""


def plan(graph: Graph, subject: str | None = None) -> ChartPlan:
    """The steps of a process in rows of three. ``subject``: the process, or what it is about; nothing: the only one.

    Raises :class:`~govgraph.processes.NoSuchProcess`.
    """
    only = next(iter(graph.processes)) if len(graph.processes) == 1 else ""
    process = find_process(graph, subject or only)
    course = Course(graph, process)
    nodes: list[PlanBox] = []
    edges: list[PlanEdge] = []
    words: list[str] = []
    row, used = 0, 0
    settling = {branch.step for branch in course.settling}
    for step in process.steps:
        ends = [
            edge
            for edge in course.every_edge.get(step.id, ())
            if edge.target not in course.steps and edge.target != DONE
        ]
        silent = step.id in course.silent
        needed = 1 + bool(ends) + silent
        if used and used + needed > _EACH:
            row, used = row + 1, 0
        used += needed
        nodes.append(replace(_box(course, step, settles=step.id in settling), row=row))
        words += _told(course, step)
        for edge in course.every_edge.get(step.id, ()):
            words.append(_sentence(course, edge.step, edge.outcome, edge.target))
            if edge.target in course.steps:
                edges.append(PlanEdge(step.id, edge.target, edge.outcome))
            elif edge.target == DONE:
                edges.append(PlanEdge(step.id, _DONE, edge.outcome))
        if ends:
            said = (
                "No paper says what follows"
                if all(edge.target == "not stated" for edge in ends)
                else "What follows is unclear"
            )
            nodes.append(PlanBox(f"gap {step.id}", (), said, outline="gap", row=row))
            edges.append(PlanEdge(step.id, f"gap {step.id}", " or ".join(edge.outcome for edge in ends), gap=True))
        if silent:
            nodes.append(PlanBox(f"silent {step.id}", (), "What follows is not in the model", outline="gap", row=row))
            edges.append(PlanEdge(step.id, f"silent {step.id}", "", gap=True))
    if any(edge.head == _DONE for edge in edges):
        nodes.append(
            PlanBox(_DONE, (), "The result is reached", outline="result", row=row if used < _EACH else row + 1)
        )
    steps = len(process.steps)
    nowhere = sum(edge.gap for edge in edges)
    title = f"{option_words(graph)}, {process.name}: {steps} step{'s' if steps != 1 else ''}"
    title += f", {nowhere} of them with no way on" if nowhere and steps > 1 else ", with no way on" if nowhere else ""
    note = sources(graph, (process, *process.steps))
    return ChartPlan(
        "process",
        graph.option,
        title,
        subtitle(graph),
        tuple(nodes),
        tuple(edges),
        notes=(note,) if note else (),
        words=tuple(words),
        first=tuple(node.id for node in nodes),
    )


def _box(course: Course, step: Step, *, settles: bool) -> PlanBox:
    graph = course.graph
    said = step_sentence(graph, step)
    when = f"by {moment_words(step.by)}" if step.by is not None else "no date stated" if step.due else ""
    unreached = step.id in course.unreached  # else the outcome that leads to it says on which condition it is taken
    given = f"if {' or '.join(graph.name(event) for event in step.if_)}" if step.if_ and unreached else ""
    absent = list(dict.fromkeys(found.who for found in not_in_office(graph, step)))
    kind = [
        given,
        when,
        f"not in office: {listed([graph.name(who) for who in absent])}" if absent else "",
        "settles the matter" if settles else "",
    ]
    text = ", ".join(word for word in kind if word)
    return PlanBox(
        step.id,
        (),
        f"{course.number[step.id]}  {said[:1].upper()}{said[1:]}",
        text[:1].upper() + text[1:],
        outline="step",
        firm="foreseen" if unreached else "settled",
    )


def _told(course: Course, step: Step) -> list[str]:
    """The step in a sentence, and who is not in office for it."""
    graph = course.graph
    when = f"by {moment_words(step.by)}" if step.by is not None else "no date stated" if step.due else ""
    out = [f"Step {course.number[step.id]}: {step_sentence(graph, step)}{f', {when}' if when else ''}"]
    absent = list(dict.fromkeys(found.who for found in not_in_office(graph, step)))
    if absent:
        out.append(f"Not in office for step {course.number[step.id]}: {listed([graph.name(who) for who in absent])}")
    return out


def _sentence(course: Course, step: str, outcome: str, target: str) -> str:
    start = f"After step {course.number[step]}, if {outcome}: "
    if target in course.steps:
        return f"{start}step {course.number[target]}"
    if target == DONE:
        return f"{start}the result is reached"
    return f"{start}no paper says what follows" if target == "not stated" else f"{start}what follows is {target}"

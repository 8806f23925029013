"""A process: each step with who does what by when, what follows, and the branch that is taken when an event is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import GovgraphError
from govgraph.graph.sentences import filled, listed, shortened
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Filler
from govgraph.model.numbers import counted, in_words
from govgraph.model.processes import DONE, Step
from govgraph.processes import (
    Branch,
    Course,
    NeededAgreement,
    NoSuchProcess,
    actors_of,
    agreements,
    binding_steps,
    branch_words,
    courses,
    edge_words,
    event_words,
    find_process,
    moment_words,
    not_in_office,
    step_sentence,
    step_state,
)
from govgraph.questions.listing import names
from govgraph.questions.verbs import GIVEN, Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("step", "who", "does", "what", "to", "through", "by when", "if", "what follows", "on the day", "source")


@dataclass(frozen=True, kw_only=True)
class CourseOfProcess:
    """One process: its steps in order, which are taken on the branch asked about, and where it leads nowhere.

    A mapping by step names the step by its id; what is not said of a step is left out, or empty.
    """

    process: str
    """The process."""
    about: Ids
    """What it is about."""
    steps: Ids
    """Its steps, in order."""
    taken: Ids
    """The steps that can be reached, with the events that are given."""
    not_taken: Ids
    """The others."""
    does: Mapping[str, str]
    """By step: what is done, as a verb."""
    who: Mapping[str, Ids]
    """By step: who does it, or the word of a paper that leaves it open."""
    what: Mapping[str, Ids]
    """By step: what it is done to."""
    to: Mapping[str, Ids]
    """By step: to whom."""
    through: Mapping[str, Ids]
    """By step: through whom."""
    opened: Mapping[str, Ids]
    """By step: who does it, each group and level replaced by who is in it."""
    by: Mapping[str, str]
    """By step: by when, as a day; "not stated" or "not modelled" where there is none."""
    if_: Mapping[str, Ids]
    """By step that depends on events: these."""
    outcomes: Mapping[str, Mapping[str, str]]
    """By step: what follows each outcome, a step or the end."""
    deciders: Mapping[str, Ids]
    """By branch, in words: who settles the matter there."""
    deciding_steps: Ids
    """The steps that settle the matter."""
    ends: bool
    """Can the end be reached?"""
    dead_ends: Mapping[str, str]
    """By step after which no paper says what follows: on which outcome."""
    circling: Ids
    """Steps that lead only to one another."""
    open_branches: Mapping[str, tuple[str, ...]]
    """By step: outcomes of which no paper says what follows."""
    unreached: Ids
    """Steps to which nothing leads."""
    bypassed: Ids
    """Those whose agreement is needed and without whom the end can be reached."""
    not_in_office: Ids
    """Those who take a step and are not there on the day."""
    states: Mapping[str, str]
    """By step: how it stands on the day: due, overdue, no date ..."""
    overdue: Ids
    """Steps that can be reached and are overdue."""
    given: Ids
    """Events that are taken to have happened."""
    sources: Mapping[str, tuple[str, ...]]
    """By step: where it was read."""
    found: bool
    """Always true: there is such a process."""


@dataclass(frozen=True, kw_only=True)
class Processes:
    """The processes of a scenario, in a list."""

    processes: Ids
    """Their ids."""
    found: bool
    """Is there any?"""


def answer(graph: Graph, name: str | None = None, *, given: Iterable[str] = ()) -> Answer[CourseOfProcess | Processes]:
    """The steps of a process in order, or the processes that there are.

    ``name``: a process by id or name, or the thing that it is about; nothing: the only process, or the only one that turns
    on the events that are given, or else a list of them.
    ``given``: events that are taken to have happened; they choose the branch. Raises
    :class:`~govgraph.processes.NoSuchProcess`, NotFound or AmbiguousName.
    """
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    if name is not None and (event := _event(graph, name)):  # asked of an event alone: of the process that turns on it
        name, events = None, tuple(dict.fromkeys((*events, event)))
    turning = [one.process.id for one in courses(graph) if set(events) & _turns_on(one)] if events else []
    chosen = name or (
        turning[0] if len(turning) == 1 else next(iter(graph.processes)) if len(graph.processes) == 1 else None
    )
    if chosen is None:
        return _list(graph)
    process = find_process(graph, chosen)
    return to_answer(graph, Course(graph, process, events), events)


def to_answer(graph: Graph, course: Course, events: tuple[str, ...] = ()) -> Answer[CourseOfProcess]:
    """The course of a process, given these events, in words."""
    process = course.process
    steps = [_line(graph, course, step) for step in process.steps if step.id in course.ways]
    remarks = list(_remarks(graph, course))
    said = ", ".join(event_words(graph, event) for event in events)
    return Answer(
        reading=reading(
            graph,
            "process",
            f"What are the steps of {process.name}{f' if this is given: {said}' if said else ''}?",
            {},
            name=process.id,
            given=events,
        ),
        headline=_headline(graph, course),
        summary=tuple(_summary(graph, course, steps, remarks)),
        lines=(*steps, *remarks),
        columns=COLUMNS,
        rows=tuple(_row(graph, course, step) for step in process.steps),
        result=_result(graph, course),
        names=_names(graph, course),
        notes=tuple(_notes(graph, course, events)),
    )


def _event(graph: Graph, text: str) -> str:
    """The event that goes by this text; empty where there is none, or where a process does."""
    try:
        find_process(graph, text)
    except NoSuchProcess:
        try:
            return graph.thing(text, "event").id
        except GovgraphError:
            return ""
    return ""


def _turns_on(course: Course) -> set[str]:
    """The events on which a process turns: by its outcomes, and by the conditions of its steps."""
    known = {event for edges in course.every_edge.values() for edge in edges for event in edge.events}
    return known | {event for step in course.process.steps for event in step.if_}


def _list(graph: Graph) -> Answer[Processes]:
    found = courses(graph)
    rows = tuple(
        (
            one.process.name,
            one.process.id,
            ", ".join(graph.name(item) for item in one.process.about),
            str(len(one.steps)),
            "; ".join(map(str, one.process.sources)) or "no source",
        )
        for one in found
    )
    count = len(found)
    return Answer(
        reading=reading(graph, "process", "Which processes are there?", {}),
        headline=f"{'One process is' if count == 1 else f'{in_words(count).capitalize()} processes are'} in the model: {shortened([one.process.name for one in found])}."
        if found
        else "No process is in the model.",
        columns=("process", "id", "about", "steps", "source"),
        rows=rows,
        result=Processes(processes=tuple(one.process.id for one in found), found=bool(found)),
        names={one.process.id: one.process.name for one in found},
    )


# -- what is returned -------------------------------------------------------------------------------------------------------


def _result(graph: Graph, course: Course) -> CourseOfProcess:
    """What was found as ids and plain values."""
    steps = course.process.steps
    who, what, to, through = (
        {step.id: _words(getattr(step, role)) for step in steps if _words(getattr(step, role))}
        for role in ("who", "what", "to", "through")
    )
    return CourseOfProcess(
        process=course.process.id,
        about=tuple(course.process.about),
        steps=tuple(step.id for step in steps),
        taken=tuple(course.taken),
        not_taken=tuple(step.id for step in steps if step.id not in course.taken),
        does={step.id: step.does for step in steps},
        who=who,
        what=what,
        to=to,
        through=through,
        opened={step.id: tuple(actors_of(graph, step.who)) for step in steps},
        by={
            step.id: step.by.first.isoformat() if step.by else "not stated" if step.due else "not modelled"
            for step in steps
        },
        if_={step.id: tuple(step.if_) for step in steps if step.if_},
        outcomes={step.id: dict(step.then) for step in steps},
        deciders=deciders_by_branch(graph, course),
        deciding_steps=tuple(branch.step for branch in course.settling),
        ends=DONE in course.ways,
        dead_ends={edge.step: edge.outcome for edge in course.dead_ends},
        circling=tuple(course.circling),
        open_branches={step: tuple(outcomes) for step, outcomes in course.open_branches.items()},
        unreached=tuple(course.unreached),
        bypassed=tuple(agreement.of for agreement in bypassed(course)),
        not_in_office=tuple(sorted({found.who for step in _on(course) for found in not_in_office(graph, step)})),
        states={step.id: step_state(graph, step).word for step in steps},
        overdue=tuple(step.id for step in _on(course) if step_state(graph, step).word == "overdue"),
        given=tuple(sorted(course.given)),
        sources={step.id: tuple(str(source) for source in step.sources) for step in steps},
        found=True,
    )


def deciders_by_branch(graph: Graph, course: Course) -> dict[str, Ids]:
    """For each step that settles the matter: the outcomes on which the way to it turns, and who takes it."""
    return {
        branch_words(course, branch.turns) or "always": _words(course.steps[branch.step].who)
        for branch in course.settling
    }


def bypassed(course: Course) -> list[NeededAgreement]:
    """The agreements that are needed and without which the result can be reached."""
    found = []
    for agreement in agreements(course.graph, course.process):
        if DONE in course.reached(without=binding_steps(course, agreement.of)):
            found.append(agreement)
    return found


def _on(course: Course) -> Iterator[Step]:
    return (course.steps[step] for step in course.taken)


def _words(filler: Filler) -> Ids:
    return tuple(filler.ids) or ((filler.unknown,) if filler.unknown else ())


# -- words --------------------------------------------------------------------------------------------------------


def _headline(graph: Graph, course: Course) -> str:
    name = course.process.name
    if not course.steps:
        return f"No step of {name} is in the model."
    count = len(course.taken)
    steps = f"{name} has {counted(count, 'step')}."
    if not course.given and (left := len(course.steps) - count):
        steps = f"{name} has {counted(len(course.steps), 'step')}; nothing leads to {in_words(left)} of them."
    first = course.settling_first
    if not first:
        return f"{steps} {'It does not settle' if count == 1 else 'None of them settles'} the matter."
    if len(first) == 1:
        step = course.steps[first[0].step]
        return f"{steps} {_capital(step_sentence(graph, step))}{_due(step)}."
    by = [
        f"{_briefly(graph, course.steps[branch.step])}{f' ({when})' if (when := _when(graph, course, branch)) else ''}"
        for branch in first
    ]
    return f"{steps} Who settles it depends on what happens: {'; '.join(by)}."


def _when(graph: Graph, course: Course, branch: Branch) -> str:
    """On what a way to a step turns: outcomes of steps before it, or the event that sets it off; empty: on nothing."""
    events = [event_words(graph, event) for event in course.steps[branch.step].if_]
    return branch_words(course, branch.turns) or (f"if {listed(events, 'or')}" if events else "")


def _briefly(graph: Graph, step: Step) -> str:
    """Who takes a step: up to two by name, more by their number."""
    if len(step.who.ids) > _BY_NAME:
        posts = all(item in graph.things and graph.things[item].category == "post" for item in step.who.ids)
        how = {"together": " together", "any": ", any one of them", "one of": ", one of them"}.get(
            step.who.mode or "", ""
        )
        return f"{in_words(len(step.who.ids))} {'posts' if posts else 'bodies'}{how}"
    return filled(graph, step.who) or "nobody whom the model names"


_BY_NAME = 2
"""So many are named in the headline; more are counted there and named below."""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _due(step: Step) -> str:
    return f", by {moment_words(step.by)}" if step.by is not None else ""


def _line(graph: Graph, course: Course, step: Step) -> Line:
    given = f"If {' or '.join(event_words(graph, event) for event in step.if_)}: " if step.if_ else ""
    said = step_sentence(graph, step)
    text = f"{given}{said if given else _capital(said)}."
    state = step_state(graph, step)
    if state.word != "no date" or step.due:
        text += f" {_capital(state.text)}."
    edges = course.edges[step.id]
    follows = " or ".join(edge_words(course, edge, alone=len(course.every_edge[step.id]) == 1) for edge in edges)
    text += f" Next: {follows}." if follows else " What follows is not in the model."
    sources = "; ".join(map(str, step.sources))
    return Line(label=f"{course.number[step.id]} {step.id}", text=f"{text} [{sources or 'no source'}]")


def _summary(graph: Graph, course: Course, steps: list[Line], remarks: list[Line]) -> Iterator[Line]:
    """The steps where there are few, else who settles it on each branch; then what is missing, in one line."""
    if len(steps) <= _FEW:
        yield from (Line(label=line.label, text=re.sub(_SOURCE, "", line.text)) for line in steps)
    else:
        for branch in course.settling_first[:_FEW]:
            step = course.steps[branch.step]
            turns = branch_words(course, branch.turns)
            yield Line(label=_capital(turns) or "Settled", text=f"{_capital(step_sentence(graph, step))}{_due(step)}.")
    if remarks:
        yield Line(label="Missing", text=" ".join(line.text for line in remarks))


_SOURCE = r" \[[^\]]*\]$"
"""The sources at the end of a step: the whole answer has them."""

_FEW = 5
"""A process of no more steps is told step by step in the short answer."""


def _remarks(graph: Graph, course: Course) -> Iterator[Line]:
    missing = bypassed(course)
    if missing:
        who = listed([graph.name(item) for item in dict.fromkeys(agreement.of for agreement in missing)])
        yield Line(label="Bypassed", text=f"{who} must agree, and the result can be reached without it.")
    for edge in course.dead_ends:
        yield Line(
            label="Dead end", text=f"No source says what follows step {course.number[edge.step]} if {edge.outcome}."
        )
    for step in (course.steps[key] for key in course.unreached if key not in course.ways):
        only = (
            f" It is taken only if this happens: {listed([graph.name(e) for e in step.if_], 'or')}." if step.if_ else ""
        )
        yield Line(
            label="Not reached",
            text=f"No step leads to step {course.number[step.id]}: {step_sentence(graph, step)}.{only}",
        )
    if course.circling:
        yield Line(label="No way out", text=f"{listed(list(course.circling))} lead only to one another.")
    absent: dict[tuple[str, str], list[str]] = {}
    for step in _on(course):
        for found in not_in_office(graph, step):
            absent.setdefault((found.who, found.why), []).append(str(course.number[step.id]))
    for (who, why), steps in absent.items():
        yield Line(
            label="Not in office", text=f"{graph.name(who)} {why}: step{'s' if len(steps) > 1 else ''} {listed(steps)}."
        )


def _row(graph: Graph, course: Course, step: Step) -> tuple[str, ...]:
    follows = "; ".join(f"{outcome}: {target}" for outcome, target in step.then.items())
    off = "" if step.id in course.ways else "not on this branch; " if course.given else "not reached; "
    return (
        f"{course.number[step.id]} {step.id}",
        filled(graph, step.who) or "not modelled",
        step.does,
        filled(graph, step.what),
        filled(graph, step.to),
        filled(graph, step.through),
        moment_words(step.by) if step.by else step.due or "not modelled",
        ", ".join(graph.name(event) for event in step.if_),
        follows or "not modelled",
        off + step_state(graph, step).text,
        "; ".join(map(str, step.sources)) or "no source",
    )


def _notes(graph: Graph, course: Course, events: tuple[str, ...]) -> Iterator[str]:
    known = _turns_on(course)
    for event in events:
        if event not in known:
            yield f"{graph.name(event)}: no outcome and no step of this process turns on it."
    if course.process.note:
        yield course.process.note
    for step in course.process.steps:
        if step.note:
            yield f"Step {course.number[step.id]}: {step.note}"


def _names(graph: Graph, course: Course) -> dict[str, str]:
    ids = {
        item
        for step in course.process.steps
        for role in ("who", "what", "to", "through")
        for item in getattr(step, role)
    }
    ids |= {event for step in course.process.steps for event in step.if_} | set(course.process.about) - set(UNKNOWNS)
    ids |= {member for step in course.process.steps for member in actors_of(graph, step.who)}
    return names(graph, sorted(ids))


VERB = Verb(
    name="process",
    answer=answer,
    parameters=(
        Parameter(
            "name",
            "a process, or what it is about; nothing: the processes there are",
            main=True,
            required=False,
            type="text",
        ),
        GIVEN,
    ),
    place=150,
    brief="Steps in order: who does what by when, and what follows.",
    help="Steps in order: who does what by when, and what follows.",
    reads="how does the process {name} go[, given {given}]",
)

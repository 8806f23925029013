"""The course that a process can take: which step can follow which outcome, and where it ends.

A process is a directed graph: its steps, joined by their outcomes. An outcome leads to a step, to the result
(:data:`~govgraph.model.processes.DONE`), or to nothing that a source states.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.names import normal
from govgraph.model.base import UNKNOWNS
from govgraph.model.processes import DONE, Process, Step
from govgraph.model.steps import step_verbs

if TYPE_CHECKING:
    from govgraph.graph import Graph


class CourseEdge(Struct, frozen=True):
    """One outcome of a step and what follows it: the id of a step, 'done', or a word for not knowing.

    ``is_event``: ids of the events that are this outcome, by name. ``events``: these, and those on which the step that
    follows is taken.
    """

    step: str
    outcome: str
    target: str
    is_event: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def ends(self) -> bool:
        """Is the result reached by it?"""
        return self.target == DONE

    @property
    def open(self) -> bool:
        """Does no source say what follows it?"""
        return self.target in UNKNOWNS


class Branch(Struct, frozen=True):
    """One way to a step: the outcomes on which it turns, where there was a choice, and the step that it leads to."""

    step: str
    turns: tuple[CourseEdge, ...]


class Course:
    """A process as it can go, with the events that are given."""

    def __init__(self, graph: Graph, process: Process, given: Iterable[str] = ()) -> None:
        self.graph = graph
        self.process = process
        self.given = frozenset(given)
        self.steps: Mapping[str, Step] = {step.id: step for step in process.steps}
        self.number = {step: number for number, step in enumerate(self.steps, start=1)}
        self.first = process.first if process.first in self.steps else next(iter(self.steps), "")

    @cached_property
    def every_edge(self) -> Mapping[str, tuple[CourseEdge, ...]]:
        """The outcomes of each step, whatever is given."""
        return {step.id: tuple(self._edges(step)) for step in self.process.steps}

    @cached_property
    def edges(self) -> Mapping[str, tuple[CourseEdge, ...]]:
        """The outcomes that each step can have with the events that are given, and what it had where a source says so.

        The others are left out where an event that is given is one of the outcomes by name, or where each outcome has an
        event of its own and that of one is given.
        """
        out = {}
        for key, edges in self.every_edge.items():
            had = [edge for edge in edges if edge.outcome == self.steps[key].outcome]
            named = [edge for edge in edges if self.given.intersection(edge.is_event)]
            if all(edge.events for edge in edges):
                named = named or [edge for edge in edges if self.given.intersection(edge.events)]
            out[key] = tuple(had or named or edges)
        return out

    def _edges(self, step: Step) -> Iterator[CourseEdge]:
        for outcome, target in step.then.items():
            named = tuple(
                event.id
                for event in self.graph.in_category("event")
                if normal(outcome) in {normal(name) for name in (*event.names, event.id.replace("-", " "))}
            )
            follows = self.steps[target].if_ if target in self.steps else ()
            yield CourseEdge(step.id, outcome, target, named, tuple(dict.fromkeys((*named, *follows))))

    # -- where it can go ----------------------------------------------------------------------------------------

    def reached(self, without: Iterable[str] = ()) -> dict[str, tuple[CourseEdge, ...]]:
        """Every step and end that can be reached from the first step, with the shortest way to it.

        A step to which no outcome leads, and which hangs on an event, begins a way of its own where that event is given.
        ``without``: steps that are not taken, and beyond which the process does not go.
        """
        closed = set(without)
        begins = [step for step in (self.first, *self._on_their_event) if step and step not in closed]
        found: dict[str, tuple[CourseEdge, ...]] = dict.fromkeys(begins, ())
        todo = deque(begins)
        while todo:
            step = todo.popleft()
            for edge in self.edges[step]:
                if edge.target in found or edge.target in closed:
                    continue
                found[edge.target] = (*found[step], edge)
                if edge.target in self.steps:
                    todo.append(edge.target)
        return found

    @cached_property
    def _on_their_event(self) -> tuple[str, ...]:
        """The steps that an event which is given sets off, and no outcome of another step."""
        led_to = {edge.target for edges in self.every_edge.values() for edge in edges}
        return tuple(step.id for step in self.process.steps if step.id not in led_to and self.given & set(step.if_))

    @cached_property
    def ways(self) -> dict[str, tuple[CourseEdge, ...]]:
        """Every step and end that can be reached, with the shortest way to it."""
        return self.reached()

    @cached_property
    def taken(self) -> tuple[str, ...]:
        """The steps that can be reached, as the process lists them."""
        return tuple(step for step in self.steps if step in self.ways)

    @cached_property
    def dead_ends(self) -> tuple[CourseEdge, ...]:
        """The outcomes that can come about and after which no source says what follows."""
        return tuple(edge for step in self.taken for edge in self.edges[step] if edge.open)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The steps that can be reached and of which no outcome is in the model."""
        return tuple(step for step in self.taken if not self.steps[step].then)

    @cached_property
    def circling(self) -> tuple[str, ...]:
        """The steps that can be reached and from which there is no way out: no result, and no other end."""
        into: dict[str, set[str]] = {}
        for step in self.taken:
            for edge in self.edges[step]:
                into.setdefault(edge.target, set()).add(step)
        out = {DONE, *UNKNOWNS, *self.silent}
        todo = list(out)
        for item in todo:
            todo += [step for step in into.get(item, ()) if step not in out]
            out |= into.get(item, set())
        return tuple(step for step in self.taken if step not in out)

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """The steps to which no outcome leads from the first step, whatever is given."""
        whatever = self if not self.given else Course(self.graph, self.process)
        return tuple(step for step in self.steps if step not in whatever.ways)

    @cached_property
    def open_branches(self) -> Mapping[str, tuple[str, ...]]:
        """For each step that can be reached: the outcomes of its verb for which it does not provide."""
        missing = {
            step: step_verbs().missing(self.steps[step].does, self.steps[step].then)
            for step in self.taken
            if self.steps[step].then
        }
        return {step: outcomes for step, outcomes in missing.items() if outcomes}

    # -- who settles it -----------------------------------------------------------------------------------------

    @cached_property
    def settling(self) -> tuple[Branch, ...]:
        """The steps that settle the matter, each with the outcomes on which the way to it turns."""
        return tuple(
            Branch(step, tuple(edge for edge in self.ways[step] if len(self.every_edge[edge.step]) > 1))
            for step in self.taken
            if self.steps[step].verb.settles
        )

    @cached_property
    def settling_first(self) -> tuple[Branch, ...]:
        """Of the steps that settle the matter those before which no other settles it."""
        settling = {branch.step for branch in self.settling}
        return tuple(
            branch for branch in self.settling if not settling & {edge.step for edge in self.ways[branch.step]}
        )


def courses(graph: Graph, about: str = "", given: Iterable[str] = ()) -> tuple[Course, ...]:
    """The processes of a graph, or those about one thing; one that is past is left out."""
    return tuple(
        Course(graph, process, given)
        for process in graph.processes.values()
        if process.status != "past" and (not about or about in process.about)
    )

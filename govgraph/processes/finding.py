"""Finding a process or a step by its id or name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.names import normal
from govgraph.model.processes import Process, Step

if TYPE_CHECKING:
    from govgraph.graph import Graph


class NoSuchProcess(GovgraphError):
    """No process goes by that name; the message suggests the nearest, or says that there is none."""


def find_process(graph: Graph, text: str) -> Process:
    """A process by its id, its name or another name of it, or by the one thing that it is about.

    Raises :class:`NoSuchProcess`.
    """
    wanted = normal(str(text))
    for process in graph.processes.values():
        if wanted in {normal(name) for name in process.names}:
            return process
    about = [process for process in graph.processes.values() if wanted in _what_about(graph, process)]
    if len(about) == 1:
        return about[0]
    if about:
        names = "; ".join(f"{process.id} ({process.name})" for process in about)
        raise NoSuchProcess(f"several processes are about '{text}': {names}. Name one of them")
    if not graph.processes:
        raise NoSuchProcess(f"{graph.scenario.name} has no processes: write them under 'processes:'")
    known = {name: process.id for process in graph.processes.values() for name in process.names}
    raise NoSuchProcess(f"no process is called '{text}': {did_you_mean(str(text), known) or _listed(graph)}")


def _what_about(graph: Graph, process: Process) -> set[str]:
    things = [graph.all_things[item] for item in process.about if item in graph.all_things]
    return {normal(name) for thing in things for name in (thing.id, *thing.names)}


def _listed(graph: Graph) -> str:
    return "there are " + ", ".join(f"{process.id} ({process.name})" for process in graph.processes.values())


def find_step(graph: Graph, text: str) -> tuple[Process, Step] | None:
    """A step by its id, or by ``process/step`` where several processes have a step of that id. None: there is none."""
    found = [pair for pair in _steps(graph) if text in {pair[1].id, f"{pair[0].id}/{pair[1].id}"}]
    return found[0] if len(found) == 1 else None


def _steps(graph: Graph) -> Iterator[tuple[Process, Step]]:
    for process in graph.processes.values():
        for step in process.steps:
            yield process, step

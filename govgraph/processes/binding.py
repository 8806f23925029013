"""Whom a step binds, and whose agreement is needed to what a process is about.

A body is bound by what it does itself and by what its board, its committee or a post of it does. Membership of a forum
that acts binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.model.facts import Fact, Filler
from govgraph.model.processes import Process, Step
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.processes.course import Course

_AGREEING = tuple(
    kind.name for kind in vocabulary().carrying("rights", "appointment") if kind.binds and kind.name != "arbitrates"
)


class NeededAgreement(Struct, frozen=True):
    """An agreement that a source asks for: by which relation, and of which body or post."""

    fact: Fact
    of: str


def actors_of(graph: Graph, filler: Filler) -> tuple[str, ...]:
    """The bodies and posts in a role of a step, groups and levels opened."""
    return behind(graph, (item for item in filler.ids if item in graph.things)).ids


def bodies_behind(graph: Graph, actor: str) -> frozenset[str]:
    """An actor and every body that it binds: whose board, committee, sub-group or post it is, up to the top."""
    found = {actor}
    todo = [actor]
    for item in todo:
        above = [fact for fact in (*graph.parents(item), *graph.where("of", who=item)) if not fact.negated]
        for fact in above:
            for body in fact.object.ids:
                if body not in found:
                    found.add(body)
                    todo.append(body)
    return frozenset(found)


def binds(graph: Graph, step: Step, body: str) -> bool:
    """Is a body certainly bound by a step: it binds whoever takes it, and the body takes it?

    Where one of several takes it, and which is not known, all of them must be the body's own.
    """
    if not step.verb.binds:
        return False
    actors = actors_of(graph, step.who)
    own = [body in bodies_behind(graph, actor) for actor in actors]
    return bool(own) and (all(own) if step.who.mode in {"any", "one of"} else any(own))


def binding_steps(course: Course, body: str) -> tuple[str, ...]:
    """The steps that certainly bind a body."""
    return tuple(step.id for step in course.process.steps if binds(course.graph, step, body))


def agreements(graph: Graph, process: Process) -> Iterator[NeededAgreement]:
    """Each agreement that a source asks for to what a process is about, body by body.

    Left out: what is denied, past, or holds only under a condition; and where any one of several would do.
    """
    for thing in dict.fromkeys(process.about or tuple(_matters(process.steps))):
        for kind in _AGREEING:
            for fact in graph.where(kind, **{vocabulary().kinds[kind].main[1]: thing}):
                if fact.negated or fact.tier == "past" or graph.life(fact).state == "ended":
                    continue
                if fact.role("if").ids or fact.role("unless").ids or fact.subject.mode in {"any", "one of"}:
                    continue
                for who in actors_of(graph, fact.subject):
                    yield NeededAgreement(fact, who)


def _matters(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield from step.what.ids

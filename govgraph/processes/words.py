"""A step as one sentence, and the outcomes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.graph.sentences import fill, filled, plural
from govgraph.model.facts import Filler
from govgraph.model.processes import DONE, STEP_ROLES, Step

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.processes.course import Course, CourseEdge

_UNKNOWN_ACTOR = {"nobody": "nobody", "unclear": "it is unclear who", "not stated": "no source says who"}


def step_sentence(graph: Graph, step: Step) -> str:
    """Who does what to whom, through whom: one sentence without a full stop."""
    parts = {role: filled(graph, getattr(step, role)) for role in STEP_ROLES}
    if not step.who.known:
        parts["who"] = _UNKNOWN_ACTOR.get(step.who.unknown or "", "nobody whom the model names")
    plural = _several(graph, step.who)
    return fill(step.verb.reads, {**parts, "does": plural_verb(step.does) if plural else step.does})


def _several(graph: Graph, filler: Filler) -> bool:
    if len(filler.ids) == 1:
        return filler.mode not in {"any", "one of"} and plural(graph, filler.ids)
    return len(filler.ids) > 1 and filler.mode in {None, "together"}


def plural_verb(verb: str) -> str:
    """nominates, nominate; ratifies, ratify; assesses, assess; is consulted, are consulted."""
    first, _, rest = verb.partition(" ")
    if first == "is":
        first = "are"
    elif first.endswith("ies"):
        first = first[:-3] + "y"
    elif first.endswith(("sses", "shes", "ches", "xes", "zes")):
        first = first[:-2]
    else:
        first = first.removesuffix("s")
    return f"{first} {rest}".strip()


def edge_words(course: Course, edge: CourseEdge, *, alone: bool = False) -> str:
    """What follows an outcome: ``step 3 (fits)``; ``alone``: there is no other outcome, so it need not be named."""
    if edge.target == DONE:
        follows = "the result"
    elif edge.target in course.steps:
        follows = f"step {course.number[edge.target]}"
    else:
        follows = {"nobody": "nothing", "unclear": "it is unclear what follows"}.get(
            edge.target, "no source says what follows"
        )
    return follows if alone else f"{follows} ({edge.outcome})"


def event_words(graph: Graph, event: str) -> str:
    """An event as part of a sentence: ``the partnership has a single nominee``."""
    name = graph.name(event)
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "They", "A", "An", "There", "It", "Nobody", "No"} else name


def branch_words(course: Course, turns: tuple[CourseEdge, ...]) -> str:
    """The outcomes on which a way turns, in words: ``several nominees, then not agreed``; empty: whatever happens."""
    return ", then ".join(edge.outcome for edge in turns)

"""The way of one decision: who prepares, proposes, is consulted, agrees and decides, and how often it changes hands.

Each right that a paper gives somebody over a matter before it takes effect is one step, in the order of :data:`STAGES`.
Where no paper speaks of rights and a process is about the matter, its steps are the way. What is foreseen, or what we
read, may be a step: then the numbers are a range (:class:`Range`), from what is sure to all that may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.model.truth import Truth
from govgraph.processes import courses
from govgraph.questions import forms
from govgraph.questions.decided import Decided, decided, said_and_left, support
from govgraph.questions.rights import Asking, Right, best_tier, rights
from govgraph.questions.support import of_right
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

STAGES = {
    "prepares": "prepares it",
    "proposes": "proposes it",
    "recommends": "recommends it",
    "is consulted": "is consulted",
    "endorses": "endorses it",
    "assures": "assures it",
    "agrees": "agrees to it",
    "decides": "decides it",
    "approves": "approves it",
    "signs off": "signs it off",
}
"""The rights that a matter meets on its way, in the order in which it meets them, each in words."""

AGREEING = ("agrees", "approves", "signs off")
"""The stages at which others than the decider can stop it."""

_OPEN = {forms.EITHER, forms.ONE_OF, forms.CANNOT_TELL}
_NONE = {forms.NOT_STATED, forms.NOBODY, forms.UNCLEAR, forms.RIVALS}


@dataclass(frozen=True, slots=True)
class Range:
    """A number that may be a range: from what is sure to all that may be."""

    low: float
    high: float

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        """``3``, or ``3 to 5``."""
        low, high = f"{self.low:g}", f"{self.high:g}"
        return low if low == high else f"{low} to {high}"


@dataclass(frozen=True, slots=True)
class PassageStep:
    """One step of the way: what is done (a key of :data:`STAGES`, or the verb of a process), by whom, and is it sure?

    ``together``: do several take it as one? ``who`` is empty where no paper names them.
    """

    stage: str
    who: tuple[str, ...]
    sure: bool
    together: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The way of one decision.

    ``steps`` in order. ``clear``: has it one decider, or one for each amount or one joint act: yes; unknown where that is
    only foreseen, our reading or open; no where nobody is named, or several beside each other. ``form`` says which it is.
    """

    matter: str
    steps: tuple[PassageStep, ...]
    clear: Truth
    form: str
    decided: Decided

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody whom it passes, each once, in order; those not named are left out."""
        return tuple(dict.fromkeys(item for step in self.steps for item in step.who))

    @property
    def rests_on(self) -> tuple[tuple[str, str, str], ...]:
        """The rights by which it is decided, each with its status and basis: what the way to it is read from."""
        return tuple((right.fact.id, right.fact.status, right.fact.basis) for right in self.decided.shown)

    @property
    def length(self) -> Range:
        """How many steps the decision takes."""
        return Range(sum(step.sure for step in self.steps), len(self.steps))

    @property
    def hand_offs(self) -> Range:
        """How often it changes hands on its way."""
        sure, every = _changes(step for step in self.steps if step.sure), _changes(self.steps)
        return Range(min(sure, every), max(sure, every))

    @property
    def must_agree(self) -> tuple[str, ...]:
        """Who must agree: whoever agrees, approves or signs it off, and each of those who decide it together."""
        return tuple(dict.fromkeys(item for step in self._agreeing for item in step.who))

    @property
    def agreements(self) -> Range:
        """How many must agree, whoever decides it alone not counted; somebody not named counts as one."""
        sure = [step for step in self._agreeing if step.sure]
        return Range(*(_heads(steps) for steps in (sure, self._agreeing)))

    @property
    def _agreeing(self) -> tuple[PassageStep, ...]:
        deciding = [step for step in self.steps if step.stage == "decides"]
        alone = {item for step in deciding for item in step.who}
        others = [step for step in self.steps if step.stage in AGREEING and not set(step.who) <= alone | {""}]
        return (*(step for step in deciding if step.together), *others)


def _heads(steps: Iterable[PassageStep]) -> int:
    found = list(steps)
    return len({item for step in found for item in step.who}) + sum(not step.who for step in found)


def _changes(steps: Iterable[PassageStep]) -> int:
    who = [step.who for step in steps]
    return sum(before != after for before, after in pairwise(who))


@once_per_graph
def passage(graph: Graph, what: str) -> Passage:
    """The way of a decision, by its id; what one relation says of several is one step."""
    found = decided(graph, what)
    form = said_and_left(graph, found)[0].word
    firm = bool(found.shown) and support(graph, found).ground.firm and found.shown == found.deciding
    if form in _NONE:
        clear = Truth.NO if form != forms.NOT_STATED or not found.foreseen else Truth.UNKNOWN
    else:
        clear = Truth.of(True if firm and form not in _OPEN else None)
    steps = tuple(_steps(graph, what, found)) or tuple(_of_process(graph, what))
    return Passage(what, steps, clear, form, found)


def passages(graph: Graph) -> tuple[Passage, ...]:
    """The way of every decision of a graph."""
    return tuple(passage(graph, thing.id) for thing in graph.in_category("decision"))


def _steps(graph: Graph, what: str, found: Decided) -> Iterable[PassageStep]:
    for stage in STAGES:
        here = found.shown if stage == "decides" else best_tier(rights(graph, what, Asking(graph.place), stage))
        if stage != "decides":
            here = _unless_silent(here)
        yield from _of_rights(graph, stage, here)


def _unless_silent(here: Iterable[Right]) -> tuple[Right, ...]:
    """Rights without those of which a paper says that nobody has them, or says nothing."""
    return tuple(right for right in here if right.who or right.fact.subject.unknown == "unclear")


def _of_rights(graph: Graph, stage: str, here: Iterable[Right]) -> Iterable[PassageStep]:
    for right in here:
        sure = right.tier == "settled" and of_right(graph, right).ground.firm and "either" not in right.fact.fields
        together = right.fact.subject.mode == "together" and len(right.who) > 1
        if right.who or right.fact.subject.unknown == "unclear":
            yield PassageStep(stage, right.who, sure, together, tuple(str(source) for source in right.fact.sources))


def _of_process(graph: Graph, what: str) -> Iterable[PassageStep]:
    for course in courses(graph, what):
        for step in course.process.steps:
            sure = step.tier == "settled" and step.basis in {"stated", "law"}
            sources = tuple(str(source) for source in step.sources)
            yield PassageStep(step.does, step.who.ids, sure, len(step.who.ids) > 1, sources)


def legal_bodies(graph: Graph, actors: Iterable[str]) -> tuple[str, ...]:
    """The legal bodies that these are or belong to, each once."""
    find = structure(graph)
    opened = opened_in_law(find.graph, actors)
    return tuple(dict.fromkeys(person for item in opened for person in find.persons(item)))


def forums(graph: Graph, actors: Iterable[str]) -> tuple[str, ...]:
    """Those that are no legal body and no post: boards, committees, groups and partnerships that meet.

    A body of which nobody knows what it is in law counts where it belongs to another or has members.
    """
    find = structure(graph)

    def meets(item: str) -> bool:
        person = find.is_person(item)
        known = person is not Truth.UNKNOWN
        return person is Truth.NO if known else bool(graph.parents(item) or graph.where("member of", to=item))

    bodies = (item for item in dict.fromkeys(actors) if item in graph.things and graph.things[item].category == "body")
    return tuple(item for item in bodies if meets(item))

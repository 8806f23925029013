"""Friction: how many steps, hands, bodies and forums a decision passes, and who must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import listed
from govgraph.model.numbers import counted, in_words
from govgraph.model.truth import Truth
from govgraph.questions.aloud import aloud, says, sources_of, verb
from govgraph.questions.decision_path import (
    STAGES,
    Passage,
    PassageStep,
    Range,
    forums,
    legal_bodies,
    passage,
    passages,
)
from govgraph.questions.listing import names
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

_FIRST = 3
"""So many decisions are told of each sort."""


@dataclass(frozen=True, kw_only=True)
class Friction:
    """What each decision has to pass, and who must agree.

    Numbers are at least and at most: what is foreseen or our reading counts only in the second.
    """

    decisions: Ids
    """The decisions, the longest way first."""
    steps: Mapping[str, tuple[float, float]]
    """By decision: how many steps it takes."""
    hand_offs: Mapping[str, tuple[float, float]]
    """By decision: how often it goes from one to another."""
    bodies: Mapping[str, Ids]
    """By decision: the legal bodies that it passes."""
    forums: Mapping[str, Ids]
    """By decision: the forums that it passes."""
    must_agree: Mapping[str, Ids]
    """By decision: who must agree."""
    clear: Ids
    """Decisions that have one clear decider."""
    not_clear: Ids
    """Decisions that have none."""
    cannot_tell: Ids
    """Decisions of which it cannot be told."""
    sources: tuple[str, ...]
    """Where the steps were read."""


def answer(graph: Graph, what: str | None = None) -> Answer[Friction]:
    """The way of every decision, the longest first, or of one. Raises NotFound or AmbiguousName."""
    subject = graph.thing(what, "decision").id if what else ""
    ways = (passage(graph, subject),) if subject else passages(graph)
    ways = tuple(sorted(ways, key=lambda way: (-way.hand_offs.high, -way.length.high, graph.name(way.matter))))
    question = (
        f"What steps lead to a decision on {graph.name(subject)}?"
        if subject
        else "What do decisions pass, and who must agree?"
    )
    return Answer(
        reading=reading(graph, "friction", question, {"what": subject} if subject else {}),
        headline=_of_one(graph, ways[0]) if subject else _of_all(graph, ways),
        summary=_summary_of_one(graph, ways[0]) if subject else _summary(graph, ways),
        lines=tuple(_line(graph, way) for way in ways if way.steps),
        columns=("Decision", "Steps", "Hand-offs", "Bodies", "Forums", "Must agree", "One clear decider"),
        rows=tuple(_row(graph, way) for way in ways),
        result=_result(graph, ways),
        names=names(graph, {item for way in ways for item in (way.matter, *way.actors)}),
        notes=(
            "A step is a right that a paper gives somebody over the decision before it takes effect. Where a number is a "
            "range, its upper end counts what is foreseen or our reading.",
        ),
    )


def _result(graph: Graph, ways: Iterable[Passage]) -> Friction:
    every = list(ways)
    return Friction(
        decisions=tuple(way.matter for way in every),
        steps={way.matter: _pair(way.length) for way in every},
        hand_offs={way.matter: _pair(way.hand_offs) for way in every},
        bodies={way.matter: tuple(legal_bodies(graph, way.actors)) for way in every},
        forums={way.matter: tuple(forums(graph, way.actors)) for way in every},
        must_agree={way.matter: tuple(way.must_agree) for way in every},
        clear=tuple(way.matter for way in every if way.clear is Truth.YES),
        not_clear=tuple(way.matter for way in every if way.clear is Truth.NO),
        cannot_tell=tuple(way.matter for way in every if way.clear is Truth.UNKNOWN),
        sources=tuple(sorted({source for way in every for step in way.steps for source in step.sources})),
    )


def _pair(found: Range) -> tuple[float, float]:
    return (found.low, found.high)


# -- of all -----------------------------------------------------------------------------------------------------


def _of_all(graph: Graph, ways: tuple[Passage, ...]) -> str:
    if not ways:
        return "The model has no decisions."
    known = [way for way in ways if way.steps]
    if not known:
        return f"No paper says what steps the {_decisions(len(ways))} {'takes' if len(ways) == 1 else 'take'}."
    first = known[0]
    if first.length.high <= 1:
        many = "all of them" if len(known) == len(ways) else in_words(len(known))
        return f"No decision changes hands: of {in_words(len(ways))}, {many} {'is' if len(known) == 1 else 'are'} taken in one step, as far as papers say."
    return f"The longest way to a decision is that of {graph.name(first.matter)}. It takes {_steps(first.length)} and {_hand_offs(first.hand_offs)}."


def _summary(graph: Graph, ways: tuple[Passage, ...]) -> tuple[Line, ...]:
    moving = [way for way in ways if way.hand_offs.high]
    agreeing = sorted((way for way in ways if way.agreements.high), key=lambda way: -way.agreements.high)
    silent = [way.matter for way in ways if not way.steps]
    clear = [way for way in ways if way.clear is Truth.YES]
    open_ = [way for way in ways if way.clear is Truth.UNKNOWN]
    return aloud(
        ("Longest", "; ".join(f"{graph.name(way.matter)} ({_hand_offs(way.hand_offs)})" for way in moving[:_FIRST])),
        (
            "Must agree",
            "; ".join(
                f"{graph.name(way.matter)} needs {_who(graph, way.must_agree)}{_perhaps(way)}"
                for way in agreeing[:_FIRST]
            ),
        ),
        (
            "Clear",
            f"{_of_how_many(len(clear), len(ways))} one clear decider"
            + (f". {_more(len(open_), among=bool(clear))} is only foreseen, our reading or open" if open_ else "")
            if ways
            else "",
        ),
        (
            "Not said",
            f"No paper says what steps {says(graph, silent)} {verb(graph, silent, 'takes')}" if silent else "",
        ),
        ("Sources", sources_of(source for way in moving[:_FIRST] for step in way.steps for source in step.sources)),
    )


# -- of one -----------------------------------------------------------------------------------------------------


def _of_one(graph: Graph, way: Passage) -> str:
    name = graph.name(way.matter)
    if not way.steps:
        return f"No paper says what steps {name} takes."
    if way.length.high <= 1:
        step = way.steps[0]
        return f"{name} is taken in one step: {_does(graph, step)}."
    bodies, meetings = legal_bodies(graph, way.actors), forums(graph, way.actors)
    passes = [
        counted(len(items), one, many)
        for items, one, many in ((meetings, "forum", "forums"), (bodies, *_bodies(graph, bodies)))
        if items
    ]
    through = f" It passes {listed(passes)}." if passes else ""
    return f"{name} takes {_steps(way.length)} and {_hand_offs(way.hand_offs)}.{through}"


def _summary_of_one(graph: Graph, way: Passage) -> tuple[Line, ...]:
    must = _who(graph, way.must_agree) if way.agreements.high else ""
    return aloud(
        ("Steps", "; then ".join(_does(graph, step) for step in way.steps)),
        ("Must agree", f"{must} must agree{_perhaps(way)}" if must else ""),
        (
            "Bodies",
            f"The {_bodies(graph, legal_bodies(graph, way.actors))[1]} concerned: {says(graph, legal_bodies(graph, way.actors))}"
            if way.steps and legal_bodies(graph, way.actors)
            else "",
        ),
        ("Sources", sources_of(source for step in way.steps for source in step.sources)),
    )


def _does(graph: Graph, step: PassageStep) -> str:
    """``the ICB recommends it (not yet agreed)``; the verb of a process stands as it is."""
    word, _, rest = STAGES.get(step.stage, step.stage).partition(" ")
    who = says(graph, step.who) or "somebody not named"
    does = verb(graph, step.who, word) if step.who else word
    return f"{who} {does}{f' {rest}' if rest else ''}{' together' if step.together else ''}{'' if step.sure else ' (not yet agreed)'}"


def _line(graph: Graph, way: Passage) -> Line:
    return Line(label=graph.name(way.matter), text="; then ".join(_does(graph, step) for step in way.steps) + ".")


def _row(graph: Graph, way: Passage) -> tuple[str, ...]:
    clear = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "cannot tell"}[way.clear]
    return (
        graph.name(way.matter),
        str(way.length) if way.steps else "not said",
        str(way.hand_offs) if way.steps else "not said",
        str(len(legal_bodies(graph, way.actors))) if way.steps else "",
        str(len(forums(graph, way.actors))) if way.steps else "",
        _who(graph, way.must_agree) if way.agreements.high else "",
        clear,
    )


def _who(graph: Graph, items: Iterable[str]) -> str:
    return says(graph, items) or "somebody not named"


def _perhaps(way: Passage) -> str:
    """What stands behind who must agree where that is not settled for all of them."""
    if way.agreements.low == way.agreements.high:
        return ""
    return " (not yet agreed)" if not way.agreements.low else f" ({way.agreements.low:g} of them for sure)"


def _of_how_many(count: int, every: int) -> str:
    """``None of the 13 decisions has``, ``two of 13 decisions have``."""
    if every == 1:
        return "The one decision has" if count else "The one decision does not have"
    of = f"{in_words(count).capitalize()} of" if count else "None of the"
    return f"{of} {counted(every, 'decision')} {'have' if count > 1 else 'has'}"


def _more(count: int, *, among: bool) -> str:
    return f"The decider of {in_words(count)}{' more' if among else ' of them'}"


def _bodies(graph: Graph, items: Iterable[str]) -> tuple[str, str]:
    """What these are called, one and several: ``legal body`` where it is known of all of them that they are."""
    known = all(structure(graph).is_person(item) is Truth.YES for item in items)
    return ("legal body", "legal bodies") if known else ("body", "bodies")


def _steps(found: Range) -> str:
    return _counted(found, "step")


def _hand_offs(found: Range) -> str:
    return _counted(found, "hand-off")


def _counted(found: Range, noun: str) -> str:
    """``two steps``, ``one to two steps``, ``at most one hand-off``: from what is sure to all that may be."""
    low, high = round(found.low), round(found.high)
    if low == high:
        return counted(high, noun)
    return f"at most {counted(high, noun)}" if not low else f"{in_words(low)} to {counted(high, noun)}"


def _decisions(count: int) -> str:
    return counted(count, "decision")


_ASKED = """
- slots: {what: matter}
  optional: [what]
  asked:
    - how many (steps|stages|hurdles) does {what} (take|pass|have|go through)
    - how many (bodies|forums|committees|boards|meetings) does {what} (pass|pass through|go through|have to pass|have to go through)
    - what does {what} have to (pass|go through)
    - how often does {what} change hands
    - how many hand-offs (are there|does {what} have)
    - who (has to|must|needs to) agree [before|for] {what} [is decided|goes ahead|can go ahead]
    - whose agreement does {what} need
    - which decisions (take|have) the most (steps|hand-offs)
    - which decisions (pass|go through) the most (bodies|forums|committees|boards)
    - which decision takes (longest|the longest way)
    - where is the friction [in decision making]
    - what slows decisions down
    - what is the (way|path|route) of {what} [to a decision]
  cues: {steps: 1.5, "hand-offs": 3, friction: 3, "change hands": 3, hurdles: 2, "go through": 1.5, "must agree": 2}
"""

VERB = Verb(
    name="friction",
    answer=answer,
    parameters=(
        Parameter("what", "a decision; nothing: every decision", main=True, required=False, categories=("decision",)),
    ),
    place=230,
    brief="Steps, hand-offs, bodies and forums of a decision; who must agree.",
    help="Steps, hand-offs, bodies and forums of a decision; who must agree.",
    asked=_ASKED,
    reads="what does {what} have to pass",
)

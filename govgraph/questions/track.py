"""Track: what was recommended, to whom, what answers it and by when, who follows it up, and what stays open.

A recommendation is *unanswered* (no action answers it), answered *in words* (no action has a date), *dated*, *overdue* (a
date has passed and no source reports it done) or *met* (every dated action is reported done).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.sentences import listed as joined
from govgraph.model.dates import due_moment
from govgraph.model.numbers import in_words
from govgraph.model.record import Action, OpenQuestion, Recommendation
from govgraph.model.scenario import UnknownName
from govgraph.questions.listing import listed, named, names
from govgraph.questions.statements import record
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

STATES = ("unanswered", "in words", "overdue", "dated", "met")
"""How far a recommendation is, the least first."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """One recommendation with what answers it."""

    recommendation: Recommendation
    actions: tuple[Action, ...]
    state: str
    trackers: tuple[str, ...]


def tracked(graph: Graph) -> list[Tracked]:
    """Every recommendation of the record, in its order."""
    statements = record(graph).values()
    answering: dict[str, list[Action]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement, Action):
            for item in dict.fromkeys(statement.answers):
                answering[item].append(statement)
    out = []
    for statement in statements:
        if isinstance(statement, Recommendation):
            actions = tuple(answering[statement.id])
            trackers = tuple(dict.fromkeys(who for action in actions for who in action.tracked_by))
            out.append(Tracked(statement, actions, _state(graph, actions), trackers))
    return out


def _state(graph: Graph, actions: Iterable[Action]) -> str:
    actions = tuple(actions)
    dated = [action for action in actions if action.due]
    if not actions:
        return "unanswered"
    if not dated:
        return "in words"
    open_ = [action for action in dated if action.state != "met"]
    if not open_:
        return "met"
    return "overdue" if any(_passed(graph, action) for action in open_) else "dated"


def _ended(says: str) -> str:
    """What a paper leaves open, as a sentence: a question keeps its mark."""
    return says if says.endswith(("?", ".", "!")) else f"{says}."


def _passed(graph: Graph, action: Action) -> bool:
    if action.state == "missed":
        return True
    try:
        moment = due_moment(str(action.due))
    except ValueError:
        return False
    return moment is not None and moment.after <= graph.day


@dataclass(frozen=True, kw_only=True)
class Track:
    """What became of the recommendations. A mapping names them, or the actions that answer them, by their ids."""

    recommendations: Ids
    """The recommendations."""
    count: int
    """How many there are."""
    numbers: Mapping[str, str]
    """By recommendation that has one: its number in its source."""
    says: Mapping[str, str]
    """By recommendation: what it says."""
    states: Mapping[str, str]
    """By recommendation: unanswered, in words, dated, overdue or met."""
    unanswered: Ids
    """Those that nothing answers."""
    in_words: Ids
    """Those that are answered in words, with no date."""
    dated: Ids
    """Those that are answered with a date."""
    overdue: Ids
    """Those of which a date has passed."""
    met: Ids
    """Those that are met."""
    answers: Mapping[str, Ids]
    """By recommendation that is answered: the actions."""
    due: Mapping[str, str]
    """By action that has a date: when it is due, as its source says."""
    addressed_to: Ids
    """To whom they are addressed."""
    tracked_by: Ids
    """Who follows them up."""
    not_tracked: Ids
    """Those that nobody follows up."""
    open: Ids
    """Those that are not met."""
    open_questions: Ids
    """Questions that the papers leave open on the same things."""


def answer(
    graph: Graph, number: str | None = None, *, state: str | None = None, to: str | None = None
) -> Answer[Track]:
    """Every recommendation, or one by its number or id; ``state`` and ``to`` (an addressee) keep some of them.

    Raises UnknownName for a recommendation or state that is not there, NotFound for an addressee.
    """
    every = tracked(graph)
    chosen = every
    if number is not None:
        chosen = [entry for entry in every if number.strip().lower() in _called(entry.recommendation)]
        if not chosen:
            known = [entry.recommendation.number or entry.recommendation.id for entry in every]
            hint = did_you_mean(number, known) or f"there are: {listed(known)}"
            raise UnknownName(f"there is no recommendation '{number}': {hint}")
    if state is not None:
        if state not in STATES:
            raise UnknownName(
                f"'{state}' is no state of a recommendation: {did_you_mean(state, STATES) or listed(STATES)}"
            )
        chosen = [entry for entry in chosen if entry.state == state]
    if to is not None:
        addressee = graph.thing(to).id
        chosen = [entry for entry in chosen if addressee in entry.recommendation.to]
    about = {item for entry in chosen for item in entry.recommendation.about}
    questions = [s for s in record(graph).values() if isinstance(s, OpenQuestion) and about & set(s.about)]
    return Answer(
        reading=reading(graph, "track", "What became of the recommendations?", {}, number=number, state=state, to=to),
        headline=_headline(chosen),
        lines=(
            *(
                Line(label=entry.recommendation.number or entry.recommendation.id, text=_told(graph, entry))
                for entry in chosen
            ),
            *(Line(label="Still open", text=_ended(question.says)) for question in questions),
        ),
        summary=tuple(_in_short(chosen, questions)) if number is None else (),
        columns=("Number", "Recommendation", "To", "State", "Answered by", "Due", "Tracked by", "Source"),
        rows=tuple(_row(graph, entry) for entry in chosen),
        result=_result(chosen, questions),
        names=names(
            graph,
            {
                who
                for entry in chosen
                for who in (*entry.recommendation.to, *entry.trackers, *entry.recommendation.about)
            },
        ),
    )


def _called(recommendation: Recommendation) -> set[str]:
    return {recommendation.id.lower(), recommendation.number.strip().lower()} - {""}


def _result(chosen: list[Tracked], questions: list[OpenQuestion]) -> Track:
    def having(state: str) -> Ids:
        return tuple(entry.recommendation.id for entry in chosen if entry.state == state)

    return Track(
        recommendations=tuple(entry.recommendation.id for entry in chosen),
        count=len(chosen),
        numbers={
            entry.recommendation.id: entry.recommendation.number for entry in chosen if entry.recommendation.number
        },
        says={entry.recommendation.id: entry.recommendation.says for entry in chosen},
        states={entry.recommendation.id: entry.state for entry in chosen},
        unanswered=having("unanswered"),
        in_words=having("in words"),
        dated=having("dated"),
        overdue=having("overdue"),
        met=having("met"),
        answers={
            entry.recommendation.id: tuple(action.id for action in entry.actions) for entry in chosen if entry.actions
        },
        due={action.id: str(action.due) for entry in chosen for action in entry.actions if action.due},
        addressed_to=tuple(sorted({who for entry in chosen for who in entry.recommendation.to})),
        tracked_by=tuple(sorted({who for entry in chosen for who in entry.trackers})),
        not_tracked=tuple(entry.recommendation.id for entry in chosen if not entry.trackers),
        open=tuple(entry.recommendation.id for entry in chosen if entry.state != "met"),
        open_questions=tuple(question.id for question in questions),
    )


def _headline(chosen: list[Tracked]) -> str:
    if not chosen:
        return "No recommendation is recorded."
    counts = {state: sum(entry.state == state for entry in chosen) for state in STATES}
    states = [state for state, count in counts.items() if count]
    if len(states) == 1:
        return _all(states[0], len(chosen))
    told: list[str] = [
        f"{in_words(counts[state])} {'is' if counts[state] == 1 else 'are'} {_HOW_FAR[state]}" for state in states
    ]
    return f"Of the {in_words(len(chosen))} recommendations, {joined(told)}."


_HOW_FAR = {
    "unanswered": "not answered",
    "in words": "answered in words without a date",
    "overdue": "overdue",
    "dated": "answered with a date",
    "met": "met",
}
"""How far a recommendation is, in words."""


def _all(state: str, count: int) -> str:
    """All of them are as far: ``None of the ten recommendations is answered``."""
    if count == 1:
        return f"The one recommendation is {_HOW_FAR[state]}."
    if state == "unanswered":
        return f"None of the {in_words(count)} recommendations is answered."
    return f"All {in_words(count)} recommendations are {_HOW_FAR[state]}."


def _in_short(chosen: list[Tracked], questions: list[OpenQuestion]) -> Iterator[Line]:
    """Recommendations by how far they are, those that need somebody's attention first."""
    for state, label in (
        ("unanswered", "Not answered"),
        ("overdue", "Overdue"),
        ("in words", "In words, no date"),
        ("dated", "Dated"),
        ("met", "Met"),
    ):
        mine = [entry.recommendation for entry in chosen if entry.state == state]
        if mine:
            said = f" {mine[0].says}." if len(mine) == 1 else ""
            yield Line(label=label, text=f"{listed(found.number or found.id for found in mine)}.{said}")
    if questions:
        yield Line(label="Still open", text=_ended("; ".join(question.says for question in questions[:3])))


def _told(graph: Graph, entry: Tracked) -> str:
    state = {
        "unanswered": "Nothing answers it.",
        "in words": "It is answered in words, with no date.",
        "overdue": "A date has passed, and no source reports that it was done.",
        "dated": "It is answered with a date.",
        "met": "It is met.",
    }[entry.state]
    answers = " ".join(f"{action.says}{f', due {action.due}' if action.due else ''}." for action in entry.actions)
    followed = (
        f" {named(graph, entry.trackers)} follow it up."
        if len(entry.trackers) > 1
        else f" {named(graph, entry.trackers)} follows it up."
        if entry.trackers
        else ""
    )
    return f"{entry.recommendation.says}. {state} {answers}{followed}".strip()


def _row(graph: Graph, entry: Tracked) -> tuple[str, ...]:
    found = entry.recommendation
    return (
        found.number,
        found.says,
        named(graph, found.to, "not stated"),
        entry.state,
        "; ".join(action.says for action in entry.actions),
        listed((str(a.due) for a in entry.actions if a.due), ""),
        named(graph, entry.trackers, ""),
        "; ".join(map(str, found.sources)) or "no source",
    )


VERB = Verb(
    name="track",
    answer=answer,
    parameters=(
        Parameter(
            "number",
            "a recommendation by its number or id; nothing: all of them",
            main=True,
            required=False,
            type="text",
        ),
        Parameter("state", f"only those that are: {', '.join(STATES)}", required=False, type="text"),
        Parameter("to", "only those addressed to this body or post", required=False),
    ),
    place=210,
    brief="Recommendations: what answers them, what stays open.",
    help="Recommendations: to whom, what answers them and by when, who follows them up, what stays open.",
    reads="what became of recommendation {number}",
)

"""What one body or post is to do, and did: its steps in every process and the decisions it took, by date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import listed, plural
from govgraph.model.numbers import counted
from govgraph.model.processes import STEP_ROLES
from govgraph.model.things import Act
from govgraph.processes import (
    Course,
    actors_of,
    bodies_behind,
    branch_words,
    courses,
    event_words,
    moment_words,
    step_sentence,
    step_state,
)
from govgraph.questions.aloud import aloud, sources_of, whole
from govgraph.questions.listing import any_thing, names
from govgraph.questions.verbs import ACTORS, Parameter, Verb, reading
from govgraph.reading.actors import named_by

if TYPE_CHECKING:
    from govgraph.graph import Graph

_ROLE_WORDS = {
    "who": "does it",
    "to": "it is addressed to {}",
    "through": "it goes through {}",
    "what": "it is about {}",
}


@dataclass(frozen=True, slots=True)
class _Doing:
    """One thing that somebody does or did: its day (None: no date), what, in which process, and how it stands."""

    item: str
    day: date | None
    when: str
    text: str
    process: str
    role: str
    through: tuple[str, ...]
    given: str
    state: str
    sources: str


@dataclass(frozen=True, kw_only=True)
class Acts:
    """What somebody is to do in every process, and the decisions it took."""

    steps: Ids
    """Steps that it takes, the dated ones first, in order."""
    receives: Ids
    """Steps that are addressed to it or go through it."""
    acts: Ids
    """Decisions that it took."""
    by: Mapping[str, str]
    """By step or act that has a date: its day, in ISO."""
    undated: Ids
    """Steps and acts without a date."""
    processes: tuple[str, ...]
    """The processes in which it has a part, by name."""
    through: Mapping[str, Ids]
    """By step that it takes as one of its posts, boards or groups: these."""
    found: bool
    """Is there anything?"""
    sources: tuple[str, ...]
    """Where it was read."""


def answer(graph: Graph, who: str) -> Answer[Acts]:
    """Every step and act of a body, post, group or person, the dated ones first, in order.

    Steps of its posts, boards and committees count, and say so.
    Raises NotFound or AmbiguousName.
    """
    thing = any_thing(graph, who)
    found = sorted(
        (*_steps(graph, thing.id), *_acts(graph, thing.id)), key=lambda one: (one.day is None, one.day or date.max)
    )
    taking = [one for one in found if one.role in {"who", "act"}]
    many = plural(graph, (thing.id,))
    return Answer(
        reading=reading(
            graph,
            "acts",
            f"What {'do' if many else 'does'} {thing.name} do, and by when?",
            {"who": thing.id},
        ),
        headline=_headline(thing.name, found, taking, many=many),
        summary=_summary(graph, found, many=many),
        lines=tuple(Line(label=one.when, text=_text(graph, one, many=many)) for one in found),
        columns=("by when", "what", "process", "its part", "if", "on the day", "source"),
        rows=tuple(
            (one.when, one.text, one.process, _part(graph, one, many=many), one.given, one.state, one.sources)
            for one in found
        ),
        result=Acts(
            steps=tuple(one.item for one in found if one.role == "who"),
            receives=tuple(one.item for one in found if one.role in {"to", "through"}),
            acts=tuple(one.item for one in found if one.role == "act"),
            by={one.item: one.day.isoformat() for one in found if one.day is not None},
            undated=tuple(one.item for one in found if one.day is None),
            processes=tuple(dict.fromkeys(one.process for one in found if one.process)),
            through={one.item: tuple(one.through) for one in found if one.through},
            found=bool(found),
            sources=tuple(sorted({one.sources for one in found})),
        ),
        names=names(graph, {thing.id, *(item for one in found for item in one.through)}),
    )


def _summary(graph: Graph, found: list[_Doing], *, many: bool) -> tuple[Line, ...]:
    """The first five things it is to do, by date, and the sources."""
    texts = [
        (one.when[:1].upper() + one.when[1:], _text(graph, one, many=many).rpartition(" [")[0]) for one in found[:5]
    ]
    return aloud(*texts, ("Sources", sources_of(one.sources for one in found if one.sources != "no source")))


def _headline(name: str, found: list[_Doing], taking: list[_Doing], *, many: bool) -> str:
    if not found:
        return f"The model has no step of a process in which {name} {'have' if many else 'has'} a part, and no decision that {'they' if many else 'it'} took."
    dated = next((one for one in taking if one.day is not None), None)
    count = counted(len(taking), "step")
    if not taking:
        concern = f"{counted(len(found), 'step').capitalize()} of others {'concerns' if len(found) == 1 else 'concern'} {'them' if many else 'it'}"
        return f"{name} {'take no step themselves' if many else 'takes no step itself'}. {concern}."
    none = "It has no date" if len(taking) == 1 else "None has a date"
    which = "It" if len(taking) == 1 else "The first with a date"
    when = f"{which} is due by {dated.when}" if dated is not None else none
    return f"{name} {'take' if many else 'takes'} {count}. {when}."


def _steps(graph: Graph, who: str) -> Iterator[_Doing]:
    own = set(named_by(graph, who))
    own |= {post for item in _posts(graph, who) for post in (item, *named_by(graph, item))}
    for course in courses(graph):
        for step in course.process.steps:
            for role in STEP_ROLES:
                named = {item: item in own or who in bodies_behind(graph, item) for item in getattr(step, role)}
                opened = [item for item in actors_of(graph, getattr(step, role)) if who in bodies_behind(graph, item)]
                if not any(named.values()) and not opened:
                    continue
                through = tuple(item for item in opened if item != who)
                yield _Doing(
                    step.id,
                    step.by.first if step.by else None,
                    moment_words(step.by) if step.by else "no date stated" if step.due else "no date in the model",
                    step_sentence(graph, step),
                    course.process.name,
                    role,
                    through,
                    _given(graph, course, step.id),
                    step_state(graph, step).text,
                    "; ".join(map(str, step.sources)) or "no source",
                )
                break


def _posts(graph: Graph, who: str) -> tuple[str, ...]:
    """The posts of a person, those too for which they are only designate: what they are to do is theirs."""
    return tuple(post for fact in graph.where("occupies", who=who) if not fact.negated for post in fact.object.ids)


def _given(graph: Graph, course: Course, step: str) -> str:
    events = course.steps[step].if_
    if events:
        return " or ".join(event_words(graph, event) for event in events)
    turns = tuple(edge for edge in course.ways.get(step, ()) if len(course.every_edge[edge.step]) > 1)
    return branch_words(course, turns)


def _acts(graph: Graph, who: str) -> Iterator[_Doing]:
    own = {who, *_posts(graph, who)}
    for thing in graph.in_category("act"):
        if not isinstance(thing, Act) or not own & {*thing.taken_by, *(part.who for part in thing.parts)}:
            continue
        when = moment_words(thing.date) if thing.date else "no date stated"
        yield _Doing(
            thing.id,
            thing.date.first if thing.date else None,
            when,
            thing.name,
            "",
            "act",
            (),
            "",
            f"taken on {when}" if thing.date else "taken",
            "; ".join(map(str, thing.sources)) or "no source",
        )


def _text(graph: Graph, one: _Doing, *, many: bool) -> str:
    given = f"If {one.given}: " if one.given else ""
    part = f" {whole(_part(graph, one, many=many))}" if one.role not in {"who", "act"} or one.through else ""
    said = one.text if given else one.text[:1].upper() + one.text[1:]
    return f"{given}{said}.{part} [{one.sources}]"


def _part(graph: Graph, one: _Doing, *, many: bool) -> str:
    if one.role == "act":
        return "it took the decision"
    by = listed([graph.name(item) for item in one.through])
    if one.role == "who":
        return f"it acts through {by}" if by else "it acts"
    words = _ROLE_WORDS[one.role].format("them" if many else "it")
    return f"{words}, at {by}" if by else words


VERB = Verb(
    name="acts",
    answer=answer,
    parameters=(Parameter("who", "a body, post, group or person", main=True, categories=ACTORS),),
    place=160,
    brief="What somebody is to do in every process, by date.",
    help="What somebody is to do in every process, by date.",
    reads="what does {who} do, and by when",
)

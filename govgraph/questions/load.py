"""Load: which meetings each post and body sits in, how often, and the hours; what no source states makes it a lower bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import agreeing, plural
from govgraph.graph.sentences import listed as joined
from govgraph.model.numbers import counted, in_words
from govgraph.model.things import Meeting
from govgraph.questions.aloud import aloud, says, verb
from govgraph.questions.listing import listed, named, names
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.standing import standing
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(slots=True)
class Seats:
    """The bodies on which one member sits, and the meetings of these."""

    who: str
    bodies: list[str] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def per_year(self) -> float:
        """How many meetings a year are stated: at least so many."""
        return sum(meeting.per_year or 0 for meeting in self.meetings)

    @property
    def hours(self) -> float:
        """How many hours a year are stated: at least so many."""
        return sum((meeting.per_year or 0) * (meeting.hours or 0) for meeting in self.meetings)

    @property
    def unknown(self) -> list[str]:
        """Ids of meetings of which no source states how often they are held."""
        return [meeting.id for meeting in self.meetings if meeting.per_year is None]


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many meetings each post and body sits in, of those whose seats papers state."""

    who: Ids
    """Who sits somewhere, whoever meets most first."""
    per_year: Mapping[str, float]
    """By each of these: how many meetings a year are stated."""
    hours: Mapping[str, float]
    """By each of whom it is stated: how many hours a year."""
    meetings: Mapping[str, Ids]
    """By each of these: the meetings."""
    lower_bound: Ids
    """Those of whom there are more meetings, as it is not stated how often some are held."""
    not_stated: Ids
    """Meetings of which no paper says how often they are held."""
    no_purpose: Ids
    """Meetings of which no paper says what they are for."""
    bodies: Mapping[str, Ids]
    """By each of these: where it sits."""
    chairs: Mapping[str, Ids]
    """By each who chairs something: what."""
    same_chairs: tuple[Ids, ...]
    """Pairs of bodies that the same several people chair."""
    remits: Mapping[str, Ids]
    """By body of such a pair: the matters in which it has a right or remit."""
    same_remit: tuple[Ids, ...]
    """Such pairs that share a matter."""
    frequency: Mapping[str, float]
    """By meeting of which it is stated: how often it is held in a year."""


def answer(graph: Graph, who: str | None = None) -> Answer[Load]:
    """The load of every post and body that sits somewhere, or of one. Raises NotFound or AmbiguousName."""
    meetings = _meetings(graph)
    every = _seats(graph, meetings)
    subject = graph.thing(who).id if who is not None else ""
    chosen = [seats for seats in every.values() if (not subject and seats.meetings) or seats.who == subject]
    same = list(_same_chairs(graph))
    about = [pair for pair in same if not subject or subject in _chairs(graph, pair[0])]
    remits = {body: _matters(graph, body) for pair in about for body in pair}
    chosen.sort(key=lambda seats: (-seats.per_year, seats.who))
    return Answer(
        reading=reading(graph, "load", "How many meetings does each sit in?", {"who": subject} if subject else {}),
        headline=" ".join(filter(None, (_meets(graph, subject, meetings), _headline(graph, chosen, subject))))
        if chosen or not meetings.get(subject)
        else _meets(graph, subject, meetings),
        lines=(
            *(Line(label=graph.name(seats.who), text=_told(graph, seats)) for seats in chosen),
            *(Line(label="Same chairs", text=_alike(graph, pair, remits)) for pair in about),
        ),
        summary=_summary(graph, chosen, about),
        columns=("Who", "Meetings a year", "Hours a year", "Meetings", "How often is not stated"),
        rows=tuple(
            (
                graph.name(seats.who),
                f"{seats.per_year:g} or more" if seats.unknown else f"{seats.per_year:g}",
                f"{seats.hours:g}" if seats.hours else "not stated",
                listed((meeting.name for meeting in seats.meetings), ""),
                named(graph, seats.unknown, ""),
            )
            for seats in chosen
        ),
        result=Load(
            who=tuple(seats.who for seats in chosen),
            per_year={seats.who: seats.per_year for seats in chosen},
            hours={seats.who: seats.hours for seats in chosen if seats.hours},
            meetings={seats.who: tuple(meeting.id for meeting in seats.meetings) for seats in chosen},
            lower_bound=tuple(seats.who for seats in chosen if seats.unknown),
            not_stated=tuple(sorted({item for seats in chosen for item in seats.unknown})),
            no_purpose=tuple(
                sorted({m.id for seats in chosen for m in seats.meetings if m.purpose in {"", "not stated"}})
            ),
            bodies={seats.who: tuple(seats.bodies) for seats in chosen},
            chairs={seats.who: tuple(seats.chairs) for seats in chosen if seats.chairs},
            same_chairs=tuple(about),
            remits=remits,
            same_remit=tuple((one, other) for one, other in about if set(remits[one]) & set(remits[other])),
            frequency={
                meeting.id: meeting.per_year
                for meeting in (*(m for seats in chosen for m in seats.meetings), *meetings.get(subject, ()))
                if meeting.per_year
            },
        ),
        names=names(graph, {item for seats in chosen for item in (seats.who, *seats.bodies)}),
        notes=("A body or post without a meeting in the model may meet all the same.",),
    )


def _meetings(graph: Graph) -> dict[str, list[Meeting]]:
    """The meetings of each body that are held on the day, or are foreseen."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    for thing in graph.in_category("meeting"):
        if isinstance(thing, Meeting) and standing(graph, thing).stands:
            for fact in graph.where("part of", who=thing.id):
                for body in fact.object.ids:
                    found[body].append(thing)
    return found


def _seats(graph: Graph, meetings: dict[str, list[Meeting]]) -> dict[str, Seats]:
    found: dict[str, Seats] = {}
    for fact in graph.of_kind("member of"):
        if not standing(graph, fact).in_force:
            continue
        for who in fact.subject.ids:
            seats = found.setdefault(who, Seats(who))
            for body in fact.object.ids:
                if body not in seats.bodies:
                    seats.bodies.append(body)
                    seats.meetings += meetings.get(body, [])
                if fact.fields.get("chair") is True and body not in seats.chairs:
                    seats.chairs.append(body)
    return found


def _chairs(graph: Graph, body: str) -> frozenset[str]:
    return frozenset(
        who
        for fact in graph.where("member of", to=body)
        if fact.fields.get("chair") is True and standing(graph, fact).in_force
        for who in fact.subject.ids
    )


def _same_chairs(graph: Graph) -> Iterator[tuple[str, str]]:
    """Pairs of bodies that the same several people chair."""
    bodies = dict.fromkeys(body for fact in graph.of_kind("member of") for body in fact.object.ids)
    chaired = {body: _chairs(graph, body) for body in bodies}
    for one, other in combinations([body for body in bodies if len(chaired[body]) > 1], 2):
        if chaired[one] == chaired[other]:
            yield one, other


def _matters(graph: Graph, body: str) -> Ids:
    """What a body has a right or remit in, and what its meetings are for."""
    facts = [
        fact for fact in graph.carrying("rights", "remit", "work") if body in fact.role("who").ids and not fact.negated
    ]
    return tuple(sorted({what for fact in facts for what in fact.role("what").ids}))


def _meets(graph: Graph, body: str, meetings: dict[str, list[Meeting]]) -> str:
    """How often a body itself meets, and since when."""
    told = []
    for meeting in meetings.get(body, ()) if body else ():
        often = _OFTEN.get(meeting.per_year or 0, f"{meeting.per_year:g} times a year" if meeting.per_year else "")
        since = f" since {meeting.span.start}" if meeting.span.start else ""
        told.append(f"{often}{since}" if often else "at times that no source states")
    if not told:
        return ""
    return f"{graph.name(body)} {agreeing('meets', many=plural(graph, (body,)))} {listed(told)}."


_OFTEN: Mapping[float, str] = {
    1: "once a year",
    2: "twice a year",
    4: "every quarter",
    6: "every two months",
    12: "every month",
    52: "every week",
}


def _headline(graph: Graph, chosen: list[Seats], subject: str) -> str:
    if not chosen:
        return (
            f"No seat of {graph.name(subject)} is recorded."
            if subject
            else "No meeting is in the model, so nobody's load can be counted."
        )
    if subject:
        seats = chosen[0]
        sits = f"{graph.name(subject)} {agreeing('sits', many=plural(graph, (subject,)))}"
        bodies = counted(len(seats.bodies), "body", "bodies")
        if not seats.per_year:
            meets = "it meets" if len(seats.bodies) == 1 else "they meet"
            return f"{sits} on {bodies}. No paper says how often {meets}."
        least = "at least " if seats.unknown else ""
        return f"{sits} in {least}{_so_many(seats.per_year)} a year, of {bodies}."
    most = chosen[0]
    sits = agreeing("sits", many=plural(graph, (most.who,)))
    if len(chosen) == 1:
        return f"{graph.name(most.who)} {sits} in at least {_so_many(most.per_year)} a year."
    many = in_words(len(chosen)).capitalize()
    return f"{many} posts and bodies sit in meetings. {graph.name(most.who)} {sits} in most: at least {_so_many(most.per_year)} a year."


def _so_many(count: float) -> str:
    """``twelve meetings``, ``4.5 meetings``."""
    return counted(round(count), "meeting") if count == round(count) else f"{count:g} meetings"


def _summary(graph: Graph, chosen: list[Seats], same: list[tuple[str, str]]) -> tuple[Line, ...]:
    """The three who meet most, who chairs two bodies, and of which meetings no source says how often they are."""
    silent = list(dict.fromkeys(item for seats in chosen for item in seats.unknown))
    most = [(graph.name(seats.who), _sits(graph, seats)) for seats in chosen[:3] if seats.meetings]
    chairs = [f"the same people chair {graph.name(one)} and {graph.name(other)}" for one, other in same[:2]]
    return aloud(
        *(("Most" if len(chosen) > 1 else "Meetings", text) for _, text in most),
        ("Same chairs", "; ".join(chairs)),
        ("Missing", f"No source says how often {says(graph, silent)} {verb(graph, silent, 'meets')}" if silent else ""),
    )


def _sits(graph: Graph, seats: Seats) -> str:
    """In how many meetings somebody sits in a year, and in which."""
    who = f"{readable(graph, seats.who)} {agreeing('sits', many=plural(graph, (seats.who,)))}"
    least = "at least " if seats.unknown else ""
    return f"{who} in {least}{_so_many(seats.per_year)} a year: {joined([_often(one) for one in seats.meetings])}"


def _often(meeting: Meeting) -> str:
    return f"{meeting.name} ({f'{meeting.per_year:g} a year' if meeting.per_year is not None else 'no paper says how often'})"


def _told(graph: Graph, seats: Seats) -> str:
    def one(meeting: Meeting) -> str:
        often = f"{meeting.per_year:g} a year" if meeting.per_year is not None else "how often is not stated"
        purpose = "" if meeting.purpose not in {"", "not stated"} else ", for a purpose that no source states"
        return f"{meeting.name} ({often}{purpose})"

    if not seats.meetings:
        return f"Sits on {named(graph, seats.bodies)}; no meeting of these is in the model."
    return f"{seats.per_year:g} a year{' at least' if seats.unknown else ''}: {listed(one(m) for m in seats.meetings)}."


def _alike(graph: Graph, pair: tuple[str, str], remits: dict[str, Any]) -> str:
    one, other = pair
    shared = set(remits[one]) & set(remits[other])
    both = f"{says(graph, sorted(_chairs(graph, one)))} chair both {graph.name(one)} and {graph.name(other)}."
    return f"{both} {f'Both work on {says(graph, sorted(shared))}.' if shared else 'They work on different matters.'}"


VERB = Verb(
    name="load",
    answer=answer,
    parameters=(
        Parameter("who", "a post or body; nothing: everybody who sits in a meeting", main=True, required=False),
    ),
    place=220,
    brief="Meetings of each post and body, and how often.",
    help="Meetings of each post and body: how often, how long, the same chairs; a lower bound where no source says.",
    reads="how many meetings does {who} sit in",
)

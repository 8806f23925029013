"""The timeline: what changes when, in law, bodies, posts, arrangements and rights, and what each change does.

Between two dates nothing changes, so each date is held against the one before it: who the papers and the law let
decide each matter, in which form and with what authority, and every finding of the checks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from govgraph.answer import Answer, Ids
from govgraph.checks.run import run
from govgraph.graph.sentences import agreeing, plural, sentence
from govgraph.legality.arrangement import all_arrangements
from govgraph.model.base import Item
from govgraph.model.dates import Moment, Span, day_asked, due_moment, last_day_asked
from govgraph.model.facts import Fact
from govgraph.model.record import Milestone
from govgraph.model.scenario import UnknownName
from govgraph.model.truth import Truth
from govgraph.processes import step_sentence
from govgraph.questions.decided import authority_of, decided, forms_of
from govgraph.questions.timeline_result import Timeline
from govgraph.questions.timeline_words import headline, in_short, lines, tables
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.checks.finding import Finding
    from govgraph.graph import Graph

MAX_DATES = 40
"""As many dates are looked at; an answer that met it says so."""

PLANNED = ("step", "milestone")
"""What is due on a day and changes nothing of what holds."""


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One thing that starts or ends on a day: a kind or power of the law, a body, a post, a relation."""

    day: date
    sort: str
    item: str
    text: str


def answer(graph: Graph, since: str | None = None, until: str | None = None) -> Answer[Timeline]:
    """What changes when under the graph's option, between two days (ISO; default: all that is dated).

    Of the law only what touches the scenario is shown: the powers that its arrangements name, and from when to when
    bodies of its kinds can exist, between the first and the last day that the scenario itself states. At each date, against the date
    before: who may decide what in law, the deciders, forms and authority of who-decides that are others than before,
    and the findings that appear and go. A finding of law counts while its arrangement stands. Raises
    :class:`~govgraph.model.scenario.UnknownName` for a day that is none.
    """
    first, last = _days(since, until)
    changes = [c for c in _changes(graph) if (first is None or c.day >= first) and (last is None or c.day <= last)]
    days = sorted({change.day for change in changes})
    shown = days[:MAX_DATES]
    moving = {change.day for change in changes if change.sort not in PLANNED}
    effects = dict.fromkeys(shown, _NO_EFFECT) | _effects(graph, [day for day in shown if day in moving])
    by_day = {day: [change for change in changes if change.day == day] for day in shown}
    return Answer(
        reading=reading(graph, "timeline", "What changes when?", {}, since=since, until=until),
        headline=headline(by_day, effects),
        summary=tuple(in_short(graph, by_day, effects)),
        lines=tuple(line for day in shown for line in lines(graph, day, by_day[day], effects[day])),
        columns=("day", "sort", "what changes"),
        rows=tuple((day.isoformat(), change.sort, change.text) for day in shown for change in by_day[day]),
        tables=tuple(tables(graph, effects)),
        result=Timeline(
            dates=tuple(day.isoformat() for day in shown),
            changes={day.isoformat(): tuple(change.item for change in by_day[day]) for day in shown},
            starts={day.isoformat(): _pairs(effects[day].starts) for day in shown if effects[day].starts},
            stops={day.isoformat(): _pairs(effects[day].stops) for day in shown if effects[day].stops},
            answers={day.isoformat(): _moves(effects[day].moves) for day in shown if effects[day].moves},
            appear={day.isoformat(): _by_code(effects[day].appear) for day in shown if effects[day].appear},
            go={day.isoformat(): _by_code(effects[day].go) for day in shown if effects[day].go},
        ),
        names=_names(graph, changes, effects.values()),
        notes=(f"only the first {MAX_DATES} of {len(days)} dates are shown",) if len(days) > MAX_DATES else (),
    )


def _names(graph: Graph, changes: Iterable[DatedChange], effects: Iterable[Effect]) -> dict[str, str]:
    ids = {change.item for change in changes}
    for effect in effects:
        ids |= {item for pair in (*effect.starts, *effect.stops) for item in pair}
        ids |= {item for move in effect.moves for item in (move.matter, move.node)}
        ids |= {item for finding in (*effect.appear, *effect.go) for item in finding.about}
    return {item: graph.name(item) for item in sorted(ids) if item in graph.all_things}


def _days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first day of ``since`` and the last of ``until``: up to 2022/23 is up to 31 March 2023."""
    try:
        return day_asked(since) if since else None, last_day_asked(until) if until else None
    except ValueError as error:
        raise UnknownName(str(error)) from None


# -- what changes -------------------------------------------------------------------------------------------------


def _changes(graph: Graph) -> list[DatedChange]:
    own = [
        c
        for item in (*graph.things.values(), *graph.facts.values())
        if item.basis != "law"
        for c in _of_item(graph, item)
    ]
    own += [*_of_steps(graph), *_of_milestones(graph)]
    found = {(c.day, c.sort, c.item, c.text): c for c in (*own, *_of_law(graph, [c.day for c in own]))}
    return sorted(found.values(), key=lambda c: (c.day, c.sort != "law", c.sort, c.text))


def _of_item(graph: Graph, item: Item) -> Iterable[DatedChange]:
    sort = item.row.carries if isinstance(item, Fact) else getattr(type(item), "category", "thing")
    name = sentence(graph, item) if isinstance(item, Fact) else graph.name(item.id)
    firm = "" if item.status in {"in force", "interim"} else f" ({item.status})"
    for moment, word in _ends(item.span):
        exact = "" if moment.first + timedelta(days=1) == moment.after else f" in {_dated(moment)}"
        if isinstance(item, Fact):
            text = f"{'from then on' if word == 'starts' else 'no longer'}{exact}: {name}{firm}"
        else:
            text = f"{name} {agreeing(word, many=plural(graph, (item.id,)))}{exact}{firm}"
        yield DatedChange(moment.first, sort, item.id, text)


def _dated(moment: Moment) -> str:
    """A time that is no one day, as people write it: ``March 2022``, ``2022/23``."""
    first, whole = moment.first, str(moment)
    return f"{first:%B %Y}" if re.fullmatch(r"\d{4}-\d{2}", whole) else whole


def _of_steps(graph: Graph) -> Iterable[DatedChange]:
    for process in graph.processes.values():
        for step in process.steps:
            said = step_sentence(graph, step)
            for moment, word in ((step.by, "due"), (step.taken, "taken")):
                if moment is not None:
                    yield DatedChange(
                        moment.first, "step", f"{process.id}/{step.id}", f"{word}: {said} ({process.name})"
                    )


def _of_milestones(graph: Graph) -> Iterable[DatedChange]:
    for statement in graph.statements.values():
        due = due_moment(statement.due) if isinstance(statement, Milestone) and statement.due else None
        if due is not None:
            yield DatedChange(due.first, "milestone", statement.id, f"due: {statement.says}")


def _ends(span: Span) -> Iterable[tuple[Moment, str]]:
    if span.start is not None:
        yield span.start, "starts"
    if span.until is not None:
        yield span.until, "ends"


def _of_law(graph: Graph, own: list[date]) -> Iterable[DatedChange]:
    law, find = graph.registry, structure(graph)
    window = (min([*own, graph.day]), max([*own, graph.day]))
    for kind in dict.fromkeys(kind for thing in graph.in_category("body", "group") for kind in find.kinds(thing.id)):
        row = law.kind(kind)
        for day, word in ((row.start, "can exist from this day"), (row.until, "exists no longer")):
            if day is not None and window[0] <= day <= window[1]:
                yield DatedChange(day, "law", f"kind {kind}", f"{row.name}: {word}")
    used = {law.power(a.power).id for a in all_arrangements(graph) if a.power and law.has_power(a.power)}
    for power in law.powers.values():
        for day, word in ((power.start, "in force"), (power.until, "no longer in force")):
            if day is not None and power.id in used:
                yield DatedChange(day, "law", f"power {power.id}", f"{power.id} ({power.cite}): {word}")


# -- what it does -------------------------------------------------------------------------------------------------

Pair = tuple[str, str]
"""Who and what, by id."""


class Move(NamedTuple):
    """One thing that who-decides answers otherwise from a date on: ``papers``, ``form``, ``lawful form`` or ``authority``.

    ``node`` is the decider whose authority it is, else empty; ``before`` and ``after`` are ids of deciders, or a word.
    """

    matter: str
    sort: str
    node: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a day changes: who may decide from then on and who no longer, what who-decides says otherwise, findings."""

    starts: frozenset[Pair]
    stops: frozenset[Pair]
    moves: tuple[Move, ...]
    appear: tuple[Finding, ...]
    go: tuple[Finding, ...]

    @property
    def decides(self) -> bool:
        """Does it change an answer to who decides?"""
        return bool(self.starts or self.stops or self.moves)


_NO_EFFECT = Effect(frozenset(), frozenset(), (), (), ())
"""A day on which something is only due changes nothing of what holds."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds on a day: who may decide in law, what who-decides says of each matter, what the checks find."""

    ends: frozenset[Pair]
    said: Mapping[tuple[str, str, str], tuple[str, ...]]
    found: Mapping[tuple[str, tuple[str, ...]], Finding]


def _effects(graph: Graph, days: list[date]) -> dict[date, Effect]:
    """Each date against the one before it; the first against the day before it."""
    out: dict[date, Effect] = {}
    before = _state(_on(graph, days[0] - timedelta(days=1))) if days else None
    for day in days:
        now = _state(_on(graph, day))
        assert before is not None
        out[day] = _effect(before, now)
        before = now
    return out


def _effect(before: _State, now: _State) -> Effect:
    keys = sorted({*before.said, *now.said})
    moves = tuple(
        Move(*key, before.said.get(key, ()), now.said.get(key, ()))
        for key in keys
        if before.said.get(key, ()) != now.said.get(key, ())
    )
    return Effect(
        now.ends - before.ends,
        before.ends - now.ends,
        moves,
        tuple(finding for key, finding in now.found.items() if key not in before.found),
        tuple(finding for key, finding in before.found.items() if key not in now.found),
    )


def _state(graph: Graph) -> _State:
    ends: set[Pair] = set()
    said: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for decision in graph.in_category("decision"):
        found = decided(graph, decision.id)
        ends |= {(end.node, decision.id) for last in found.last.values() for end in last}
        form, lawful, _ = forms_of(graph, found)
        said[decision.id, "papers", ""] = tuple(sorted(found.deciders))
        said[decision.id, "form", ""] = (form,)
        said[decision.id, "lawful form", ""] = (lawful,)
        for node, level in authority_of(found).items():
            said[decision.id, "authority", node] = (level,)
    findings = [finding for finding in run(graph).findings if _stands(graph, finding)]
    return _State(frozenset(ends), said, {(finding.code, finding.about): finding for finding in findings})


def _stands(graph: Graph, finding: Finding) -> bool:
    """Does what it is about stand on the day? The law judges an arrangement on its own day, there or not."""
    if not finding.code.startswith("LAW"):
        return True
    return all(graph.life(graph.facts[item]).truth is not Truth.NO for item in finding.facts[:1] if item in graph.facts)


def _on(graph: Graph, day: date) -> Graph:
    """The same graph asked about another day."""
    return graph if day == graph.day else graph.supposing(day=day)


def _pairs(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(sorted(f"{who}: {what}" for who, what in pairs))


def _moves(moves: Iterable[Move]) -> dict[str, dict[str, tuple[Ids, Ids]]]:
    out: dict[str, dict[str, tuple[Ids, Ids]]] = defaultdict(dict)
    for move in moves:
        out[move.matter][f"{move.sort} {move.node}".strip()] = (move.before, move.after)
    return dict(out)


def _by_code(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        out[finding.code].append(" ".join(finding.about))
    return {code: tuple(sorted(about)) for code, about in sorted(out.items())}


VERB = Verb(
    name="timeline",
    answer=answer,
    parameters=(
        Parameter("since", "the first day shown, as 1 July 2022 or 2022-07-01", required=False, type="day"),
        Parameter("until", "the last day shown", required=False, type="day"),
    ),
    place=260,
    brief="What changes when, and what each change does.",
    help="what changes when, in law, bodies and arrangements, and what each change does",
    reads="what changes when?[ since {since}][ until {until}]",
)

"""The timeline: what changes when, in law, bodies, posts, arrangements and rights, and what each change does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line, Table
from govgraph.authority import all_judged, ends, holders, matter
from govgraph.authority.accountability import readable
from govgraph.graph.sentences import listed, sentence
from govgraph.law.rules import finding_code
from govgraph.legality.arrangement import all_arrangements
from govgraph.legality.structure import structure
from govgraph.model.base import Item
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact
from govgraph.model.scenario import UnknownName
from govgraph.model.truth import Truth
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_DATES = 40
"""As many dates are looked at; an answer that met it says so."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that starts or ends on a day: a kind or power of the law, a body, a post, a relation."""

    day: date
    sort: str
    item: str
    text: str


def answer(graph: Graph, since: str | None = None, until: str | None = None) -> Answer:
    """What changes when under the graph's option, between two days (ISO; default: all that is dated).

    The law's own dates are shown for kinds of bodies that are there and powers that are used, and for every power that
    carries authority between the first and the last day that the scenario states. At each date: who may decide what
    from then on and no longer, and which rules of law begin or cease to be broken. Facets: ``dates``, ``changes``
    (day to ids), ``starts`` and ``stops`` (day to ``who: what``), ``findings`` and ``resolved`` (day to codes).
    Raises :class:`~govgraph.model.scenario.UnknownName` for a day that is none.
    """
    first, last = _day(since), _day(until)
    changes = [c for c in _changes(graph) if (first is None or c.day >= first) and (last is None or c.day <= last)]
    days = sorted({change.day for change in changes})
    shown = days[:MAX_DATES]
    effects = _effects(graph, shown)
    by_day = {day: [change for change in changes if change.day == day] for day in shown}
    names = {c.item: graph.name(c.item) for c in changes if c.item in graph.all_things}
    return Answer(
        reading=reading(graph, "timeline", "What changes when?", {}, since=since, until=until),
        headline=_headline(graph, by_day, effects),
        lines=tuple(line for day in shown for line in _lines(graph, day, by_day[day], effects[day])),
        columns=("day", "sort", "what changes"),
        rows=tuple((day.isoformat(), change.sort, change.text) for day in shown for change in by_day[day]),
        tables=(Table(title="What it does", columns=("day", "may decide from then on", "may no longer", "rules broken", "no longer broken"),
                      rows=tuple(_effect_row(graph, day, effects[day]) for day in shown)),) if shown else (),
        facets={
            "dates": [day.isoformat() for day in shown],
            "changes": {day.isoformat(): [change.item for change in by_day[day]] for day in shown},
            "starts": {day.isoformat(): _pairs(effects[day].starts) for day in shown if effects[day].starts},
            "stops": {day.isoformat(): _pairs(effects[day].stops) for day in shown if effects[day].stops},
            "findings": {day.isoformat(): sorted({code for code, _ in effects[day].broken}) for day in shown if effects[day].broken},
            "resolved": {day.isoformat(): sorted({code for code, _ in effects[day].mended}) for day in shown if effects[day].mended},
        },
        names=names,
        notes=(f"only the first {MAX_DATES} of {len(days)} dates are shown",) if len(days) > MAX_DATES else (),
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    try:
        return Moment.model_validate(text).first if text else None
    except ValueError:
        raise UnknownName(f"'{text}' is no day: write it as 2022-07-01") from None


# -- what changes -------------------------------------------------------------------------------------------------


def _changes(graph: Graph) -> list[Change]:
    own = [
        c
        for item in (*graph.things.values(), *graph.facts.values())
        if item.basis != "law"
        for c in _of_item(graph, item)
    ]
    found = {(c.day, c.sort, c.item, c.text): c for c in (*own, *_of_law(graph, [c.day for c in own]))}
    return sorted(found.values(), key=lambda c: (c.day, c.sort != "law", c.sort, c.text))


def _of_item(graph: Graph, item: Item) -> Iterable[Change]:
    sort = item.row.carries if isinstance(item, Fact) else getattr(type(item), "category", "thing")
    name = sentence(graph, item) if isinstance(item, Fact) else graph.name(item.id)
    firm = "" if item.status in {"in force", "interim"} else f" ({item.status})"
    for moment, word in _ends(item.span):
        exact = "" if moment.first + timedelta(days=1) == moment.after else f", dated {moment}"
        yield Change(moment.first, sort, item.id, f"{name}: {word}{exact}{firm}")


def _ends(span: Span) -> Iterable[tuple[Moment, str]]:
    if span.start is not None:
        yield span.start, "starts"
    if span.until is not None:
        yield span.until, "ends"


def _of_law(graph: Graph, own: list[date]) -> Iterable[Change]:
    law, find = graph.registry, structure(graph)
    window = (min([*own, graph.day]), max([*own, graph.day]))
    for kind in dict.fromkeys(kind for thing in graph.in_category("body", "group") for kind in find.kinds(thing.id)):
        row = law.kind(kind)
        for day, word in ((row.start, "can exist from this day"), (row.until, "exists no longer")):
            if day is not None:
                yield Change(day, "law", f"kind {kind}", f"{row.name}: {word}")
    used = {law.power(a.power).id for a in all_arrangements(graph) if a.power and law.has_power(a.power)}
    for power in law.powers.values():
        for day, word in ((power.start, "in force"), (power.until, "no longer in force")):
            if day is not None and (power.id in used or (power.carries and window[0] <= day <= window[1])):
                yield Change(day, "law", f"power {power.id}", f"{power.id} ({power.cite}): {word}")


# -- what it does -------------------------------------------------------------------------------------------------

Pair = tuple[str, str]
"""Who and what, by id; or a rule and the relation that breaks it."""


@dataclass(frozen=True, slots=True)
class _Effect:
    starts: frozenset[Pair]
    stops: frozenset[Pair]
    broken: frozenset[Pair]
    mended: frozenset[Pair]


def _effects(graph: Graph, days: list[date]) -> dict[date, _Effect]:
    """Each date against the day before it."""
    out: dict[date, _Effect] = {}
    known: dict[date, tuple[frozenset[Pair], frozenset[Pair]]] = {}
    for day in days:
        before, after = (
            known[d] if d in known else known.setdefault(d, _state(graph, d)) for d in (_eve(days, day), day)
        )
        out[day] = _Effect(after[0] - before[0], before[0] - after[0], after[1] - before[1], before[1] - after[1])
    return out


def _eve(days: list[date], day: date) -> date:
    """The date before, since nothing changes between two dates; before the first, the day before it."""
    earlier = [other for other in days if other < day]
    return earlier[-1] if earlier else day - timedelta(days=1)


def _state(graph: Graph, day: date) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Who may decide what on a day, and which of the arrangements that stand then break which rule."""
    there = _on(graph, day)
    deciders: set[Pair] = set()
    for decision in there.in_category("decision"):
        about = matter(there, decision.id)
        deciders |= {(end.node, decision.id) for h in holders(there, about) for end in ends(there, about, h)}
    live = [
        j
        for j in all_judged(there)
        if j.arrangement.fact is None or there.life(j.arrangement.fact).truth is not Truth.NO
    ]
    broken = {
        (finding_code(f.code), j.arrangement.id) for j in live for f in (j.finding, *j.also) if f and f.level == "ERROR"
    }
    return frozenset(deciders), frozenset(broken)


def _on(graph: Graph, day: date) -> Graph:
    """The same graph asked about another day."""
    from govgraph.graph import Graph as Made

    return Made(
        graph.scenario, option=graph.option, day=day, place=graph.place, things=graph.all_things,
        facts=[*graph.facts.values(), *graph.outside], statements=graph.statements, instruments=graph.instruments, floors=graph.floors,
    )  # fmt: skip


def _pairs(pairs: Iterable[Pair]) -> list[str]:
    return sorted(f"{who}: {what}" for who, what in pairs)


# -- as words -----------------------------------------------------------------------------------------------------


def _headline(graph: Graph, by_day: dict[date, list[Change]], effects: dict[date, _Effect]) -> str:
    if not by_day:
        return "Nothing is dated."
    moving = [day for day, effect in effects.items() if effect.starts or effect.stops]
    days = "1 date" if len(by_day) == 1 else f"{len(by_day)} dates"
    said = listed([f"{day:%-d %B %Y}" for day in moving])
    return (
        f"{days} on which something changes; who may decide changes on {said}."
        if moving
        else f"{days} on which something changes; none changes who may decide."
    )


def _lines(graph: Graph, day: date, changes: list[Change], effect: _Effect) -> Iterable[Line]:
    yield Line(label=day.isoformat(), text="; ".join(change.text for change in changes))
    for label, pairs in (("May decide", effect.starts), ("No longer", effect.stops)):
        if pairs:
            yield Line(label=label, text=_said(graph, pairs))
    for label, pairs in (("Breaks", effect.broken), ("Mended", effect.mended)):
        if pairs:
            yield Line(label=label, text=listed(sorted({code for code, _ in pairs})))


def _said(graph: Graph, pairs: Iterable[Pair]) -> str:
    by: dict[str, list[str]] = {}
    for who, what in sorted(pairs):
        by.setdefault(who, []).append(graph.name(what))
    return "; ".join(f"{readable(graph, who)}: {listed(whats)}" for who, whats in by.items())


def _effect_row(graph: Graph, day: date, effect: _Effect) -> tuple[str, ...]:
    codes: list[Any] = [listed(sorted({code for code, _ in pairs})) for pairs in (effect.broken, effect.mended)]
    return (day.isoformat(), _said(graph, effect.starts), _said(graph, effect.stops), *codes)


VERB = Verb(
    name="timeline",
    answer=answer,
    parameters=(
        Parameter("since", "the first day shown, as 2022-07-01", required=False, type="text"),
        Parameter("until", "the last day shown", required=False, type="text"),
    ),
    help="what changes when, in law, bodies and arrangements, and what each change does",
    reads="what changes when?[ since {since}][ until {until}]",
)

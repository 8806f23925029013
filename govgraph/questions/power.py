"""May a power be used on a day: is it in force then, from when to when, what it does, and which power the papers rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids
from govgraph.graph.sentences import listed
from govgraph.law.names import by_name
from govgraph.law.power_rows import Power
from govgraph.model.dates import day_words
from govgraph.questions.aloud import aloud
from govgraph.questions.listing import names
from govgraph.questions.powers import change_note, read_notes
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class PowerOnADay:
    """May a power be used on the day, and on which powers do the papers rest. Days are in ISO."""

    power: str
    """Its id in the law."""
    in_force: str
    """Is it in force on the day: yes or no."""
    start: str
    """From when; empty: no date is stated."""
    until: str
    """The first day on which it is no longer in force; empty: no end is stated."""
    carries: bool
    """Does it carry authority, or only say how something is done?"""
    used: Mapping[str, Ids]
    """The powers on which the papers rest, by their ids, each with what rests on it."""
    available: tuple[str, ...]
    """Those of them that are in force on the day."""


def answer(graph: Graph, power: str) -> Answer[PowerOnADay]:
    """Is a power in force on the day of the graph, what does it do, and what else do the papers rest on?

    ``power``: its section ("section 65Z5") or its id. Raises :class:`~govgraph.law.lookup.UnknownRow`.
    """
    called_so = graph.registry.powers_called(power)
    row = called_so[0] if called_so else graph.registry.power(power)
    used = _used(graph)
    available = {key: things for key, things in used.items() if graph.registry.power(key).lives(graph.day)}
    others = {key: things for key, things in available.items() if key != row.id}
    things = {thing for rest in used.values() for thing in rest}
    return Answer(
        reading=reading(graph, "power", f"May {_name(graph, row)} be used?", {"power": row.id}),
        headline=_headline(graph, row),
        summary=aloud(
            ("What it does", _does(row)),
            ("Used here", _on_it(graph, used.get(row.id, ()))),
            ("In force then", ". ".join(_rests(graph, key, rest) for key, rest in others.items())),
            ("Note", ". ".join(read_notes((row,), graph.day))),
        ),
        result=PowerOnADay(
            power=row.id,
            in_force="yes" if row.lives(graph.day) else "no",
            start=row.start.isoformat() if row.start else "",
            until=row.until.isoformat() if row.until else "",
            carries=row.carries,
            used=used,
            available=tuple(available),
        ),
        names=names(graph, things),
        notes=change_note(graph, (row,)),
    )


def _headline(graph: Graph, row: Power) -> str:
    name, day = _capital(_name(graph, row)), day_words(graph.day)
    if row.start and graph.day < row.start:
        return f"No. {name} could not be used on {day}: it came into force on {day_words(row.start)}."
    if row.until and graph.day >= row.until:
        return f"No. {name} could not be used on {day}: it ended on {day_words(row.until)}."
    since = f", since {day_words(row.start)}" if row.start else ""
    return f"Yes. {name} was in force on {day}{since}."


def _does(row: Power) -> str:
    text = " ".join((row.name or row.says).split())
    return f"{_capital(text)}{'' if row.carries else '. It carries no authority by itself'}"


def _on_it(graph: Graph, things: tuple[str, ...]) -> str:
    return f"The papers rest {listed([graph.name(item) for item in things])} on it" if things else ""


def _rests(graph: Graph, power: str, things: tuple[str, ...]) -> str:
    row = graph.registry.power(power)
    return f"{_capital(_name(graph, row))} was in force, and the papers rest {listed([graph.name(item) for item in things])} on it"


def _name(graph: Graph, row: Power) -> str:
    """The provision as a paper writes it, without the regulations under it."""
    return by_name(row.at(graph.day).cite.split("; ")[0])


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _used(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The powers that the papers name, each with the things that rest on it."""
    found: dict[str, dict[str, None]] = {}
    for key, thing in _named(graph):
        if graph.registry.has_power(key):
            found.setdefault(graph.registry.power(key).id, {})[thing] = None
    return {key: tuple(things) for key, things in found.items()}


def _named(graph: Graph) -> Iterator[tuple[str, str]]:
    for thing in graph.things.values():
        power = getattr(thing, "power", "")
        if isinstance(power, str) and power:
            yield power, thing.id
    for fact in graph.facts.values():
        power = fact.fields.get("power")
        if isinstance(power, str) and power and fact.object.ids:
            yield power, fact.object.ids[0]


VERB = Verb(
    name="power",
    answer=answer,
    parameters=(Parameter("power", "a power: its section, as section 65Z5, or its id", main=True, type="text"),),
    place=225,
    brief="May a power be used on a day, and what it does.",
    help="May a power be used on a day: is it in force, what it does, which power the papers rest on.",
    reads="may {power} be used",
)

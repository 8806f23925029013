"""Everything that a scenario says in words, one passage for each record: what a search looks through.

A statement, a relation told as a sentence, a thing with what is noted of it, an option. Each keeps what it is, where it was
read, and the names of what it is about, by which it is found too but less surely than by what it says itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.model.facts import Fact
from govgraph.model.record import STATEMENTS
from govgraph.model.scenario import Option, Scenario
from govgraph.model.things import Thing
from govgraph.questions.facts_words import headline
from govgraph.questions.statements import record, told_first

if TYPE_CHECKING:
    from govgraph.graph import Graph

KINDS = (*(model.kind for model in STATEMENTS.values()), "relation", "thing", "option")
"""What a passage may be."""

_NOTED = ("note", "label", "purpose")
"""Fields of a thing in which something is said of it in a sentence's words."""


class RecordInWords(Struct, frozen=True):
    """One record in words.

    ``kind``: one of :data:`KINDS`; ``sort``: the sort of a judgement (risk, merit, defect ...), else empty. ``text``: what is
    searched; ``names``: of each thing that it is about, its names. ``says``: it as a sentence. ``about``: ids of what it is
    about.
    """

    id: str
    kind: str
    text: str
    names: tuple[str, ...]
    says: str
    about: tuple[str, ...]
    sources: tuple[str, ...]
    sort: str = ""

    @property
    def cited(self) -> str:
        """It with where it was read, without the full stop."""
        source = f" ({'; '.join(self.sources)})" if self.sources else ""
        return f"{self.says.rstrip('.')}{source}"


def passages(graph: Graph) -> Iterator[RecordInWords]:
    """Every passage of a scenario as it is under the graph's option; statements of every option where that is none."""
    for statement in record(graph).values():
        said = (
            statement.says,
            *getattr(statement, "parts", ()),
            statement.note,
            str(getattr(statement, "due", "") or ""),
        )
        yield RecordInWords(
            statement.id,
            statement.kind,
            " ".join(filter(None, said)),
            _names(graph, statement.about),
            told_first(graph, statement, briefly=False),
            tuple(statement.about),
            tuple(map(str, statement.sources)),
            getattr(statement, "sort", ""),
        )
    for fact in graph.facts.values():
        yield _relation(graph, fact)
    for thing in graph.things.values():
        yield _thing(thing)
    for option in graph.scenario.options.values():
        yield from _option(graph.scenario, option)


def _option(scenario: Scenario, option: Option) -> Iterator[RecordInWords]:
    """What an option is, and what it is to turn to where it fails."""
    sources = tuple(map(str, option.sources))
    called = f"option {option.id}"
    noted = "; ".join(filter(None, (*option.implications, option.note)))
    says = f"Option {option.id} is {option.name}{f': {noted}' if noted else ''}"
    yield RecordInWords(option.id, "option", f"{called} {option.name} {noted}", (), says, (option.id,), sources)
    if option.fallback:
        other = " or ".join(f"option {one} ({scenario.options[one].name})" for one in option.fallback)
        says = f"If option {option.id} does not work, the paper turns to {other}"
        yield RecordInWords(
            f"{option.id}-fallback", "option", f"{says} fails fallback", (called,), says, (option.id,), sources
        )


def _relation(graph: Graph, fact: Fact) -> RecordInWords:
    about = tuple(item for filler in fact.roles.values() for item in filler.ids)
    says = headline(graph, (), [fact])
    said = (says, *(str(value) for value in fact.fields.values() if isinstance(value, str)), fact.note)
    told = f"{says} {fact.note[:1].upper()}{fact.note[1:]}" if fact.note else says
    return RecordInWords(
        fact.id, "relation", " ".join(said), _names(graph, about), told, about, tuple(map(str, fact.sources))
    )


def _thing(thing: Thing) -> RecordInWords:
    noted = [str(text) for name in _NOTED if (text := getattr(thing, name, ""))]
    says = f"{thing.name}: {'; '.join(noted)}" if noted else ""
    return RecordInWords(
        thing.id, "thing", " ".join((*thing.names, *noted)), (), says, (thing.id,), tuple(map(str, thing.sources))
    )


def _names(graph: Graph, about: tuple[str, ...]) -> tuple[str, ...]:
    things, options = graph.all_things, graph.scenario.options
    return tuple(
        " ".join(things[item].names) if item in things else f"option {item} {options[item].name}"
        for item in about
        if item in things or item in options
    )

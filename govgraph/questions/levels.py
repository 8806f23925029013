"""The levels of governance: which there are, highest first, through whom each acts, and what each does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
from govgraph.model.things import Level
from govgraph.questions.aloud import aloud, says, sources_of
from govgraph.questions.listing import gathered, named, names
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact

DOING = ("remit", "rights")
WATCHING = ("oversees", "scrutinises")
"""What of a level's relations says what it does: by what they carry, and by kind."""


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The levels of governance, highest first, through whom each acts, and what it does."""

    levels: Ids
    """The levels."""
    tiers: Mapping[str, Ids]
    """By number of the tier, 1 the highest: its levels."""
    members: Mapping[str, Ids]
    """By level: through whom it acts."""
    places: Mapping[str, Ids]
    """By level: the places that it covers."""
    purpose: Mapping[str, str]
    """By level of which a paper says it: what it is for."""
    does: Mapping[str, Ids]
    """By level: the matters that it, or one of its members, is charged with or has a right over."""
    found: bool
    """Is there any?"""
    sources: tuple[str, ...]
    """Where they were read."""


def answer(graph: Graph, level: str | None = None) -> Answer[Levels]:
    """The levels that have a tier, highest first; of one level, or of those that are called so: that level alone.

    Raises NotFound.
    """
    every = [thing for thing in graph.things.values() if isinstance(thing, Level)]
    chosen = [graph.thing(level, "level").id] if level else [thing.id for thing in every if thing.rank is not None]
    found = sorted(
        (thing for thing in every if thing.id in chosen), key=lambda thing: (thing.rank is None, thing.rank or 0)
    )
    does = {thing.id: _doing(graph, thing) for thing in found}
    result = Levels(
        levels=tuple(thing.id for thing in found),
        tiers={
            str(rank): tuple(thing.id for thing in found if thing.rank == rank)
            for rank in dict.fromkeys(thing.rank for thing in found if thing.rank is not None)
        },
        members={thing.id: tuple(thing.members) for thing in found},
        places={thing.id: _places(graph, thing) for thing in found},
        purpose={thing.id: thing.purpose for thing in found if thing.purpose},
        does={key: tuple(sorted({item for fact in facts for item in fact.object.ids})) for key, facts in does.items()},
        found=bool(found),
        sources=tuple(sorted({str(source) for thing in found for source in thing.sources})),
    )
    return Answer(
        reading=reading(
            graph, "levels", "Which levels of governance are there?", {"level": chosen[0]} if level else {}
        ),
        headline=_headline(graph, found, result),
        summary=_summary(graph, found, does),
        lines=tuple(Line(label=_label(thing), text=_text(graph, thing, does[thing.id])) for thing in found),
        columns=("level", "name", "acts through", "place", "what it does", "source"),
        rows=tuple(
            (
                str(thing.rank or ""),
                thing.name,
                named(graph, thing.members, "not stated"),
                named(graph, _places(graph, thing), "not stated"),
                _says(graph, thing, does[thing.id]),
                "; ".join(map(str, thing.sources)) or "no source",
            )
            for thing in found
        ),
        result=result,
        names=names(
            graph,
            {
                *result.levels,
                *(
                    item
                    for part in (result.members, result.places, result.does)
                    for ids in part.values()
                    for item in ids
                ),
            },
        ),
    )


def _doing(graph: Graph, level: Level) -> list[Fact]:
    """The relations that say what a level does: its own, and those of its members."""
    return [
        fact
        for who in (level.id, *level.members)
        for fact in graph.touching(who)
        if (fact.row.carries in DOING or fact.kind in WATCHING)
        and who in fact.subject.ids
        and standing(graph, fact).stands
    ]


def _places(graph: Graph, level: Level) -> Ids:
    return tuple(gathered(graph.where("covers", who=level.id), "to"))


def _headline(graph: Graph, found: list[Level], result: Levels) -> str:
    if not found:
        return "No paper names levels of governance."
    if not result.tiers:
        first = found[0]
        if not first.members:
            return f"No paper says through whom {_acts(first.name)}."
        return f"{_acts(first.name)} through {says(graph, first.members)}."
    tiers = [listed([graph.name(item) for item in ids]) for ids in result.tiers.values()]
    count = len(tiers)
    if count == 1:
        return f"There is one level of governance: {tiers[0]}."
    return f"There are {in_words(count)} levels of governance, from {tiers[0]} down to {tiers[-1]}."


def _summary(graph: Graph, found: list[Level], does: dict[str, list[Fact]]) -> tuple[Line, ...]:
    """The highest five levels, each with through whom it acts and what it does; and the sources."""
    texts = []
    for thing in found[:5]:
        through = (
            f"{_acts(thing.name)} through {says(graph, thing.members)}"
            if thing.members
            else f"No paper says through whom {_acts(thing.name)}"
            if len(found) > 1
            else ""
        )
        purpose = (
            f". It is for this: {thing.purpose}"
            if thing.purpose
            else f". {says_of(graph, does[thing.id])}"
            if does[thing.id]
            else ""
        )
        texts.append((_label(thing), f"{through}{purpose}".removeprefix(". ")))
    return aloud(*texts, ("Sources", sources_of(str(source) for thing in found for source in thing.sources)))


def says_of(graph: Graph, facts: list[Fact]) -> str:
    """The first two of the relations that say what a level does."""
    every = list(dict.fromkeys(graph.sentence(fact) for fact in facts))
    more = f"; and {len(every) - 2} more" if len(every) > 2 else ""
    return f"{'; '.join(every[:2])}{more}"


def _acts(name: str) -> str:
    """A name with its verb; a comma in the name is closed before it."""
    return f"{name}{',' if ',' in name else ''} acts"


def _label(level: Level) -> str:
    return f"Level {level.rank}" if level.rank is not None else level.name


def _text(graph: Graph, level: Level, does: list[Fact]) -> str:
    through = named(graph, level.members, "nobody that a source names")
    return f"{level.name}, through {through}: {_says(graph, level, does)} [{'; '.join(map(str, level.sources)) or 'no source'}]"


def _says(graph: Graph, level: Level, does: list[Fact]) -> str:
    said = level.purpose or "; ".join(dict.fromkeys(graph.sentence(fact) for fact in does))
    return said or "what it does is not in the model"


VERB = Verb(
    name="levels",
    answer=answer,
    parameters=(
        Parameter(
            "level", "one level; nothing: all that have a tier", main=True, required=False, categories=("level",)
        ),
    ),
    place=170,
    brief="Levels of governance, through whom each acts, and what it does.",
    help="Levels of governance, through whom each acts, and what it does.",
    reads="which levels of governance are there[, of {level}]",
)

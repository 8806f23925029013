"""How relations are listed in an answer: one row each, with its state on the day, how firm it is, and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.graph.names import AmbiguousName, NotFound, named_later, normal
from govgraph.graph.sentences import sentence, source_text
from govgraph.model.base import UNKNOWNS, Item
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import UnknownName
from govgraph.model.things import Thing
from govgraph.processes import find_step
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("relation", "on the day", "status", "basis", "source")
"""Headings of a table of relations."""

_TIERS = ("settled", "unsettled", "past")


def row(graph: Graph, fact: Fact, remark: str = "") -> tuple[str, ...]:
    """One relation as a row under :data:`COLUMNS`; ``remark`` is added to its sentence."""
    text = sentence(graph, fact)
    remark = "; ".join(filter(None, (remark, absent(graph, fact))))
    return (f"{text} [{remark}]" if remark else text, state(graph, fact), fact.status, fact.basis, source_text(fact))


def absent(graph: Graph, fact: Fact) -> str:
    """Who of several in a relation is not there on the day: ``NEL ICB is not there yet``; empty: all are, or it names one."""
    texts: list[str] = []
    for role in fact.row.main:
        several = [item for item in fact.role(role).ids if item in graph.things]
        for item in several if len(several) > 1 else ():
            life = graph.life(item)
            if life.state in {"not yet", "ended"}:
                texts.append(f"{graph.name(item)} {'is not there yet' if life.state == 'not yet' else 'has ended'}")
    return ", ".join(dict.fromkeys(texts))


def state(graph: Graph, item: Item) -> str:
    """not yet, live, ended or cannot tell on the day of the graph."""
    return graph.life(item).state


def by_tier(facts: Iterable[Fact]) -> list[Fact]:
    """Settled before unsettled before past; within a tier in the order of the scenario. Tiers are never merged."""
    return sorted(facts, key=lambda fact: _TIERS.index(fact.tier))


def held(graph: Graph, fact: Fact) -> bool:
    """Does the relation hold, firmly, on the day: not denied, settled, and live?"""
    return standing(graph, fact) is Standing.SETTLED


def words(filler: Filler) -> tuple[str, ...]:
    """What stands in a role: ids, or the word for not knowing; empty when nobody looked."""
    return filler.ids or ((filler.unknown,) if filler.unknown else ())


def gathered(facts: Iterable[Fact], role: str) -> list[str]:
    """What stands in one role of several relations, sorted; relations that the source denies are left out."""
    return sorted({word for fact in facts if not fact.negated for word in words(fact.role(role))})


def relations_of(graph: Graph, item: str) -> tuple[Fact, ...]:
    """The relations in which a thing stands in any role; for a comparator, those outside every chain."""
    if item in graph.things:
        return graph.touching(item)
    return tuple(fact for fact in graph.outside if any(item in filler.ids for filler in fact.roles.values()))


def any_thing(graph: Graph, text: str, *categories: str) -> Thing:
    """A thing by id, name or alias, comparators included. Raises NotFound or AmbiguousName."""
    try:
        return graph.all_names.find(str(text), categories)
    except NotFound:
        named_later(graph.scenario, str(text), categories)
        raise


def thing_or_option(graph: Graph, text: str) -> str:
    """The id of a thing, option, relation, statement, criterion, process or step. Raises NotFound, with the nearest things."""
    text = str(text)
    if text in graph.facts or text in every_statement_id(graph):
        return text
    if text in graph.scenario.options and text not in graph.all_things:
        return text
    try:
        return any_thing(graph, text).id
    except AmbiguousName:
        raise
    except NotFound as missing:
        for instrument in graph.instruments.values():
            if normal(text) in {normal(name) for name in (instrument.id, instrument.name, *instrument.aliases)}:
                return instrument.id
            if text in {item.id for item in instrument.items}:
                return text
        try:
            return graph.scenario.option_id(text)
        except UnknownName:
            found = process_or_step(graph, text)
            if found is None:
                raise missing from None
            return found


def process_or_step(graph: Graph, text: str) -> str | None:
    """The id of the process, or ``process/step`` of the step, that is called so; None where there is none."""
    for process in graph.processes.values():
        if normal(text) in {normal(name) for name in process.names}:
            return process.id
    step = find_step(graph, text)
    return f"{step[0].id}/{step[1].id}" if step is not None else None


def every_statement_id(graph: Graph) -> set[str]:
    """Ids of the statements of the graph and of every option."""
    return {*graph.statements, *(key for option in graph.scenario.options.values() for key in option.add.statements)}


def names(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """The readable name of every id: a thing's name, an option's name, a relation's sentence."""
    out: dict[str, str] = {}
    for item in ids:
        if item in graph.all_things:
            out[item] = graph.name(item)
        elif item in graph.scenario.options:
            out[item] = graph.scenario.options[item].name
        elif item in graph.facts:
            out[item] = sentence(graph, graph.facts[item])
    return out


def mentioned(facts: Iterable[Fact]) -> set[str]:
    """Ids of everything that stands in a role of these relations."""
    return {item for fact in facts for filler in fact.roles.values() for item in filler.ids}


def listed(texts: Iterable[str], none: str = "none") -> str:
    """a, b, c; or a word for nothing."""
    return ", ".join(texts) or none


def named(graph: Graph, ids: Iterable[str], none: str = "none") -> str:
    """Readable names in a row; words for not knowing stay as they are."""
    return listed((item if item in UNKNOWNS else names(graph, [item]).get(item, item) for item in ids), none)


def silences(graph: Graph, not_said: Iterable[str]) -> tuple[str, ...]:
    """What an option is silent on, in words: the name of a matter, the sentence of a relation."""
    return tuple(
        f"whether {graph.sentence(graph.facts[item])}" if item in graph.facts else graph.name(item) for item in not_said
    )


def counted(by: Mapping[str, int]) -> str:
    """2 settled, 1 unsettled: only what there is."""
    return ", ".join(f"{count} {word}" for word, count in by.items() if count)


def as_tuple(raw: object) -> tuple[str, ...]:
    """One text or several as a tuple; nothing as an empty one."""
    if raw is None or raw == "" or raw == ():
        return ()
    if isinstance(raw, str | int | float):
        return (str(raw),)
    return tuple(str(item) for item in raw)  # type: ignore[attr-defined]

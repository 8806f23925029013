"""The graph as other tools see it: a plain networkx graph with direct edges, and back.

Every attribute is a text, a number or a flag, so that networkx can write the graph as GraphML and the like. What a reader
looks for (``name``, ``kind``, ``label`` ...) stands in attributes of its own; ``record`` holds the whole thing or
relation, so that nothing is lost on the way back. Where the two differ, somebody has changed the readable one, and it wins.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from govgraph.diagnostics import GovgraphError, Mark, did_you_mean
from govgraph.graph.graph import Graph
from govgraph.graph.sentences import source_text
from govgraph.law.registry import declared
from govgraph.law.tables import packaged_packs
from govgraph.model.base import COMPUTED, Frozen, Item, Written
from govgraph.model.facts import Fact, Filler, Roled, identity
from govgraph.model.processes import Process
from govgraph.model.record import STATEMENTS, Instrument
from govgraph.model.scenario import BASELINE, Layer, Scenario
from govgraph.model.things import SECTIONS, Thing
from govgraph.model.visible import clean
from govgraph.model.vocabulary import vocabulary
from govgraph.records import Field, Record

if TYPE_CHECKING:
    import networkx

_THINGS = {model.category: model for model in SECTIONS.values()}
_SAID = {model.__name__: model for model in STATEMENTS.values()}
_TYPES: Mapping[str, type[Item]] = {
    **{model.__name__: model for model in _THINGS.values()},
    **_SAID,
    "Fact": Fact,
    "Instrument": Instrument,
    "Process": Process,
}
_RECORD = "record"
_AT, _ROLES_AT = "written at", "roles written at"
M = TypeVar("M", bound=Record)
T = TypeVar("T")


class _Aside(Frozen):
    """What is no node and no edge, as JSON in an attribute of the graph."""

    scenario: dict[str, Any] = Field(default={})
    beside: dict[str, dict[str, dict[str, Any]]] = Field(default={})
    """What is there only to compare with, and relations without two ends that are nodes; by type, then by id."""
    record: dict[str, dict[str, dict[str, Any]]] = Field(default={})
    """Statements, instruments and processes, by type, then by id."""
    baseline: dict[str, dict[str, dict[str, Any]]] = Field(default={})
    """Under an option: what there is without it, by the type of item, then by id."""
    floors: dict[str, bool] = Field(default={})
    in_order: tuple[str, ...] = ()
    """Ids of all things, relations and statements, in the order of the files."""
    elsewhere: tuple[str, ...] = ()
    """Ids that relations name and no thing has."""


_NOT_WRITTEN = "The attribute record of {} is not as govgraph wrote it. Take it out, and give the rest anew."


class NotAGraph(GovgraphError):
    """A networkx graph says something that no graph of govgraph can hold; the message names the node or edge."""


# -- out --------------------------------------------------------------------------------------------------------


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """One node a thing; one edge a relation and pair of fillers of its main roles, so "ICB delegates to SPB" is one edge.

    What is no node and no edge (comparators, a relation of which an end is not stated, the record, processes) goes along
    in the attributes of the graph.
    """
    import networkx

    out: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in graph.things.values():
        out.add_node(thing.id, **_read_of(thing), record=_json(thing))
    for fact in graph:
        for who, other in _ends(graph, fact):
            out.add_edge(
                who,
                other,
                key=fact.id,
                relation=fact.id,
                label=clean(graph.sentence(fact)),
                **_read_of(fact),
                what=_named(graph, fact, "what"),
                where=_named(graph, fact, "where"),
                source=clean(source_text(fact)),
                record=_json(fact),
            )
    aside = _Aside(
        scenario=_whose(graph.scenario, graph.option),
        beside=_by_type(
            (
                *(thing for key, thing in graph.all_things.items() if key not in graph.things),
                *(fact for fact in graph.every_fact.values() if not _ends(graph, fact)),
            )
        ),
        record=_by_type((*graph.statements.values(), *graph.instruments.values(), *graph.processes.values())),
        baseline={} if graph.is_baseline else _by_type(_of_layer(graph.scenario.baseline)),
        floors=dict(graph.floors),
        in_order=(*graph.all_things, *graph.every_fact, *graph.statements),
        elsewhere=tuple(sorted(_named_of(graph.every_fact) - set(graph.all_things))),
    )
    out.graph.update(
        scenario=graph.scenario.name,
        option=graph.option,
        date=graph.day.isoformat(),
        place=graph.place,
        record=aside.model_dump_json(),
    )
    return out


def _ends(graph: Graph, fact: Fact) -> list[tuple[str, str]]:
    return [
        (who, other)
        for who in dict.fromkeys(fact.subject.ids)
        for other in dict.fromkeys(fact.object.ids)
        if who in graph.things and other in graph.things
    ]


def _named(graph: Graph, fact: Fact, role: str) -> str:
    return "; ".join(clean(graph.name(item)) for item in fact.role(role).ids)


def _named_of(facts: Mapping[str, Fact]) -> set[str]:
    return {item for fact in facts.values() for filler in fact.roles.values() for item in filler.ids}


@functools.singledispatch
def _read_of(item: Any) -> dict[str, Any]:
    """What people and tools read of an item, and may change."""
    raise TypeError(type(item).__name__)


@_read_of.register
def _(thing: Thing) -> dict[str, Any]:
    return {
        "name": clean(thing.name),
        "category": thing.category,
        "kind": str(getattr(thing, "kind", "")),
        "status": thing.status,
        "basis": thing.basis,
    }


@_read_of.register
def _(fact: Fact) -> dict[str, Any]:
    fields = {
        _attribute(name): clean(value) if isinstance(value, str) else value for name, value in fact.fields.items()
    }
    return {"kind": fact.kind, "status": fact.status, "basis": fact.basis, "denied": fact.negated, **fields}


def _attribute(field: str) -> str:
    return field.replace(" ", "_")


def _by_type(items: Iterable[Item]) -> dict[str, dict[str, dict[str, Any]]]:
    out: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for item in items:
        out[type(item).__name__][item.id] = _data(item)
    return out


def _of_layer(layer: Layer) -> Iterator[Item]:
    for items in (layer.things, layer.facts, layer.statements, layer.instruments, layer.processes):
        yield from items.values()


def _data(item: Item) -> dict[str, Any]:
    """An item, with the places in the files where it, its roles and its parts were written."""
    found: dict[str, Any] = item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    marks = {path: part.mark for path, part in _parts(item) if part.mark != COMPUTED}
    if marks:
        found[_AT] = marks
    if isinstance(item, Roled) and item.role_marks:
        found[_ROLES_AT] = dict(item.role_marks)
    return found


def _parts(item: object, path: str = "") -> Iterator[tuple[str, Written]]:
    """An item and what it is made of, each with the way to it."""
    if isinstance(item, Written):
        yield path, item
    if isinstance(item, Record):
        for name in type(item).model_fields:
            yield from _parts(getattr(item, name), f"{path}/{name}")
    elif isinstance(item, tuple):
        for number, part in enumerate(item):
            yield from _parts(part, f"{path}/{number}")
    elif isinstance(item, dict):
        for name, part in item.items():
            yield from _parts(part, f"{path}/{name}")


def _json(item: Item) -> str:
    return json.dumps(_data(item))


def _whose(scenario: Scenario, option: str) -> dict[str, Any]:
    """The scenario without what its layers say, which the graph holds, and with the name of this one option."""
    own = scenario.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"baseline", "options", "warnings", "folder"}
    )
    keep = {"add", "remove", "change", "merge", "stands_on"}
    options = {
        key: known.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=keep)
        for key, known in scenario.options.items()
        if key == option
    }
    return {**own, "options": options, "own law": _own_law(scenario)}


def _own_law(scenario: Scenario) -> bool:
    """Is it read with rows of law that do not come with govgraph?"""
    if set(scenario.law) - set(packaged_packs()):
        return True
    return scenario.registry != declared(scenario.law, scenario.kinds)


# -- back -------------------------------------------------------------------------------------------------------


def from_networkx(made: networkx.Graph[Any], scenario: Scenario | None = None) -> Graph:
    """The graph that a networkx graph says: one from :meth:`Graph.networkx`, changed or not, or one of your own.

    A node of your own needs ``category`` (body, post, decision ...) and takes ``name``, ``kind`` and the other fields of
    such a thing. An edge of your own needs ``kind`` (a kind of relation: delegates, member of ...), leads from its first
    main role to its second, and takes further roles (ids, several with ``;`` between) and fields. A relation whose edges
    are taken out is out.

    ``scenario``: with whose law, baseline, options and papers it is read. Without one the graph stands for itself, and
    knows no other option. It is needed where the graph comes from a scenario with rows of law of its own.
    Raises :class:`NotAGraph` with the node or edge at fault.
    """
    aside = _aside(made)
    beside, record = _layer(aside.beside), _layer(aside.record)
    things = {
        **beside.things,
        **{str(key): _thing(str(key), dict(attributes)) for key, attributes in made.nodes(data=True)},
    }
    facts = {**beside.facts, **_facts(made)}
    known = {*things, *aside.elsewhere}
    for fact in facts.values():
        if missing := sorted(_named_of({fact.id: fact}) - known):
            raise NotAGraph(
                f"The relation {fact.id} names {missing[0]}, and no node goes by it. Add it, or take the relation out."
            )
    layer = record.model_copy(
        update={"things": _in_order(things, aside.in_order), "facts": _in_order(facts, aside.in_order)}
    )
    option = str(made.graph.get("option", BASELINE))
    graph = Graph(
        scenario or _scenario(aside, made, layer, option),
        option=option,
        day=_day(made),
        place=str(made.graph.get("place", "")),
        things=layer.things,
        facts=layer.facts.values(),
        statements=_in_order(layer.statements, aside.in_order),
        instruments=layer.instruments,
        processes=layer.processes,
        floors=aside.floors,
    )
    if scenario is None:
        graph.scenario.keep(graph)
    return graph


def _layer(items: Mapping[str, Mapping[str, Any]]) -> Layer:
    made = {name: {key: _built(_type(name), data, key) for key, data in of.items()} for name, of in items.items()}

    def among(names: Iterable[str]) -> dict[str, Any]:
        return {key: item for name in names for key, item in made.get(name, {}).items()}

    return Layer(
        things=among(model.__name__ for model in _THINGS.values()),
        facts=among(["Fact"]),
        statements=among(_SAID),
        instruments=among(["Instrument"]),
        processes=among(["Process"]),
    )


def _type(name: str) -> type[Item]:
    if name not in _TYPES:
        raise NotAGraph(_NOT_WRITTEN.format("the graph"))
    return _TYPES[name]


def _aside(made: networkx.Graph[Any]) -> _Aside:
    try:
        return _Aside.model_validate_json(str(made.graph.get(_RECORD, "{}")))
    except ValidationError:
        raise NotAGraph(_NOT_WRITTEN.format("the graph")) from None


def _read(text: Any, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotAGraph(_NOT_WRITTEN.format(what))
    return found


def _in_order(items: Mapping[str, T], order: tuple[str, ...]) -> dict[str, T]:
    """In the order of the files, what is new last: answers keep to it."""
    return {**{key: items[key] for key in order if key in items}, **items}


def _day(made: networkx.Graph[Any]) -> date:
    text = str(made.graph.get("date", ""))
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise NotAGraph(f'The graph\'s attribute date is "{text}". Write a day as 2022-07-01.') from None


def _scenario(aside: _Aside, made: networkx.Graph[Any], layer: Layer, option: str) -> Scenario:
    """A scenario of this graph alone: its baseline, and the name of its option."""
    data = dict(aside.scenario)
    if data.pop("own law", False):
        raise NotAGraph(
            f"{data['name']} has rows of law of its own, which a networkx graph does not hold: give the scenario as well."
        )
    name = str(made.graph.get("scenario", "") or "networkx")
    values = {"name": name, "title": name, **data, "date": _day(made), "folder": Path(name), "baseline": Layer()}
    baseline = layer if option == BASELINE else _layer(aside.baseline)
    return _built(Scenario, values, "the scenario").model_copy(update={"baseline": baseline})


def _thing(key: str, attributes: dict[str, Any]) -> Thing:
    what = f"the node {key}"
    if _RECORD in attributes:
        data = _read(attributes.pop(_RECORD), what)
        model = _category(attributes, what)
        before = _built(model, data, what)
        return _changed(before, {**attributes, "id": key}, what)
    model = _category(attributes, what)
    attributes.setdefault("name", key)
    return _built(model, {**{name: value for name, value in attributes.items() if name != "category"}, "id": key}, what)


def _category(attributes: Mapping[str, Any], what: str) -> type[Thing]:
    category = attributes.get("category", "")
    if category not in _THINGS:
        hint = did_you_mean(str(category), _THINGS) or f"expected one of {', '.join(_THINGS)}"
        raise NotAGraph(f'The category of {what} is "{category}": {hint}.')
    return _THINGS[category]


def _changed(before: Thing, attributes: Mapping[str, Any], what: str) -> Thing:
    """The item with those readable attributes that are others than govgraph wrote; further ones are the caller's own."""
    values = {
        name: attributes[name] for name, value in _read_of(before).items() if attributes.get(name, value) != value
    }
    return _built(type(before), {**_data(before), **values}, what) if values else before


def _facts(made: networkx.Graph[Any]) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    for who, other, attributes in made.edges(data=True):
        fact = _fact(str(who), str(other), dict(attributes))
        known = out.setdefault(fact.id, fact)
        if known != fact:
            raise NotAGraph(f"The edges of the relation {fact.id} differ. Change all of them alike.")
    return out


def _fact(who: str, other: str, attributes: dict[str, Any]) -> Fact:
    what = f"the edge from {who} to {other}"
    kind = attributes.get("kind", "")
    kinds = vocabulary().kinds
    if kind not in kinds:
        hint = did_you_mean(str(kind), kinds) or "run `govgraph explain relations` for all of them"
        raise NotAGraph(f'The kind of {what} is "{kind}": {hint}.')
    row = kinds[kind]
    if _RECORD in attributes:
        before = _built(Fact, _read(attributes[_RECORD], what), what)
        if who not in before.subject.ids or other not in before.object.ids or kind != before.kind:
            raise NotAGraph(f"Its attributes say that {what} is another relation. Take its attribute record out.")
        values = {
            name: attributes[name]
            for name in ("status", "basis")
            if attributes.get(name) not in (None, getattr(before, name))
        }
        if (denied := attributes.get("denied", before.negated)) != before.negated:
            values["negated"] = denied
        was = _read_of(before)
        fields = {
            name: attributes[_attribute(name)]
            for name in row.fields
            if _attribute(name) in attributes and attributes[_attribute(name)] != was.get(_attribute(name))
        }
        if fields:
            values["fields"] = {**before.fields, **fields}
        return _built(Fact, {**_data(before), **values}, what) if values else before
    roles: dict[str, Filler] = {row.main[0]: Filler(ids=(who,)), row.main[1]: Filler(ids=(other,))}
    roles |= {
        name: Filler(ids=tuple(part.strip() for part in str(attributes[_attribute(name)]).split(";")))
        for name in row.roles
        if name not in roles and attributes.get(_attribute(name))
    }
    fields = {name: attributes[_attribute(name)] for name in row.fields if _attribute(name) in attributes}
    key = str(attributes.get("relation", "") or identity(kind, roles, fields=fields))
    said: dict[str, Any] = {name: attributes[name] for name in ("status", "basis", "note") if name in attributes}
    return _built(
        Fact,
        {"id": key, "kind": kind, "roles": roles, "fields": fields, "negated": attributes.get("denied", False), **said},
        what,
    )


def _built(model: type[M], data: Mapping[str, Any], what: str) -> M:
    values = {name: value for name, value in data.items() if name not in (_AT, _ROLES_AT)}
    try:
        made = model.model_validate(values)
        marks = data.get(_AT, {})
        for path, part in _parts(made) if marks else ():
            if path in marks:
                part.written_at(Mark(*marks[path]))
        if isinstance(made, Roled) and _ROLES_AT in data:
            made.roles_at({name: Mark(*mark) for name, mark in data[_ROLES_AT].items()})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise NotAGraph(
            f"{what[:1].upper()}{what[1:]}: {where} {first['msg'][:1].lower()}{first['msg'][1:]}."
        ) from None
    except (TypeError, AttributeError):
        raise NotAGraph(_NOT_WRITTEN.format(what)) from None
    return made

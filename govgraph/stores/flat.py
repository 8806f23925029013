"""The flat form: how things and relations stand as nodes and edges that people can read, and how they are read back.

=====================  =============================================================================================
in the model           in the store
=====================  =============================================================================================
a thing                one node, labelled ``GG`` and by its category: ``(:GG:Body {v, id, name, kind, ...})``
a relation             one edge for each pair of fillers of its two main roles, ``-[:DELEGATES]->``, all with the same
                       ``rid``; each holds the whole relation, so one of them is enough to read it back
a further role         the ids as a list, under the role's name: ``what: ['capital'], where: ['bradford']``
a main role of several its ids as a list as well, in their order; of one: the end of the edge
how several act        ``who_mode: 'each'``; ``what_basis``, ``what_unknown`` likewise
an end not stated      an edge to the node ``nobody``, ``unclear``, ``not stated`` or ``not modelled`` (``:NotKnown``)
an end that is missing an edge to a node ``:NotThere``: a relation names it and nothing goes by that id
pounds                 pence, a whole number: ``limit_pence``
dates                  ``valid_from`` (the earliest first day), ``valid_to`` (the latest day on which it no longer holds);
                       as written where that says less than a day: ``valid_from_text: 'spring 2023'``
sources                a list of texts: ``['000 s2.2.3']``
absent, empty, None    no property: the model's default. Absent never means a value, and every filter lets it pass
what has no property   JSON text under the field's name with ``_json``: maps, nested values, whole numbers beyond 64
                       bits, amounts that are no whole pence, sources with a variant
=====================  =============================================================================================

Labels, types and property names come from the vocabulary and the model alone, never from a scenario's text. A text
with half of a surrogate pair is refused: no store holds one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from msgspec import structs
from pydantic import ValidationError

from govgraph.model.base import UNKNOWNS, Item, Source, Written
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact, Filler, Roled
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import RelationKind, vocabulary
from govgraph.records import Record
from govgraph.stores.errors import CannotStore, Damaged
from govgraph.stores.text import TYPES, Places, defaults, from_json, role_marks, to_json, written_mark

Value = str | bool | int | float | date | list[str]
Properties = dict[str, Value]

RESERVED = "?"
"""Begins the id of every node that is not a thing: no thing may be called so."""

NOT_MODELLED = "not modelled"
JSON_ENDING = "_json"
PENCE_ENDING = "_pence"
MONEY = frozenset({"amount"})
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its label beside ``GG``, its id, unique in one version, and its properties."""

    label: str
    id: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: its type, the id of its relation, its ends by id, and its properties."""

    type: str
    rid: str
    start: str
    end: str
    properties: Properties = field(default_factory=dict)


LABELS: frozenset[str] = frozenset(
    {*(model.__name__ for model in TYPES.values()), "Name", "NotKnown", "NotThere", "SourceFile", "About"}
)
"""Every label that a node may have beside ``GG``."""

THINGS: Mapping[str, type[Record]] = {model.__name__: model for model in SECTIONS.values()}
"""The labels of things."""


@functools.cache
def edge_types() -> Mapping[str, str]:
    """Every type of a relation, with its kind: ``DELEGATES``, ``delegates``."""
    return {edge_type(kind): kind for kind in vocabulary().kinds}


def edge_type(kind: str) -> str:
    """The type of a relation's edges: ``SUB_GROUP_OF`` for ``sub-group of``."""
    return kind.upper().replace(" ", "_").replace("-", "_")


DERIVED = ("HAS_MEMBER", "IN_SECTOR", "FACT_NAMES", "ABOUT", "NAMED_IN")
"""Types of edges that say again what a node or an edge says, for people and for walks: the members of a group, the
sectors of a body or post, whom its legal facts name (its employer), what a record is about, and from what a relation
names in a further role (its matter, place, agreement, event) to whose it is."""


@functools.cache
def property_name(name: str) -> str:
    """The property of a role or field: ``limit_basis`` for ``limit basis``, ``if`` for ``if_``."""
    return name.replace(" ", "_").replace("-", "_").rstrip("_")


def there(stored: Mapping[str, Any], option: str) -> bool:
    """Is a node or an edge there under an option? What says nothing is there in the baseline and in every option."""
    only, never = stored.get("only_in"), stored.get("not_in")
    return (only is None or option in only) and (never is None or option not in never)


# -- items ----------------------------------------------------------------------------------------------------------


def properties(item: Record, places: Places, *, without: Iterable[str] = ()) -> Properties:
    """The properties of an item, without its id and the fields ``without``. Raises :class:`CannotStore`."""
    out: Properties = {}
    skipped = {"id", "code", *without}
    for name, default in defaults(type(item)):
        value = getattr(item, name)
        if value is default or name in skipped or value == default:
            continue
        if type(value) is str or type(value) is bool:
            out[property_name(name)] = value
            continue
        found = _plain(name, value)
        if found is None or not _same(_field(name, found), value):
            found = {property_name(name) + JSON_ENDING: to_json(value, places)}
        out |= found
    mark = written_mark(item)
    if mark is not None:
        out["written_at"] = places.text(mark)
    if isinstance(item, Roled):
        out |= _roles_written(item, places)
    return checked(out, str(getattr(item, "id", None) or getattr(item, "code", "")))


def checked(values: Properties, what: str) -> Properties:
    """The same properties; raises :class:`CannotStore` where a text has half of a surrogate pair."""
    for name, value in values.items():
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and not text.isascii():
                well_formed(text, f"{name} of {what}")
    return values


def well_formed(text: str, what: str) -> str:
    """The same text; raises :class:`CannotStore` where it has half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        shown = what.encode("ascii", "backslashreplace").decode()
        raise CannotStore(
            f"{shown} holds a broken character (half of a surrogate pair) at place {error.start + 1}: write the text again"
        ) from None
    return text


def read(model: type[Record], key: str, stored: Mapping[str, Any], places: Places, *, what: str = "") -> Any:
    """The item of a type that :func:`properties` wrote. Raises :class:`Damaged` with what is wrong."""
    values: dict[str, Any] = {"code" if "code" in model.model_fields else "id": key}
    for name, _ in defaults(model):
        json_name = property_name(name) + JSON_ENDING
        if json_name in stored:
            values[name] = from_json(_text(stored[json_name], json_name, key), places)
        else:
            found = _field(name, stored)
            if found is not None:
                values[name] = found
    return _built(model, values, stored, places, what or f"{model.__name__} '{key}'")


def _built(model: type[Record], values: dict[str, Any], stored: Mapping[str, Any], places: Places, what: str) -> Any:
    try:
        built = model.model_validate(values)
    except (ValidationError, ValueError) as error:
        said = (
            "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            if isinstance(error, ValidationError)
            else str(error)
        )
        raise Damaged(f"{what} cannot be read back: {said}") from None
    if isinstance(built, Written) and "written_at" in stored:
        built.written_at(places.mark(_text(stored["written_at"], "written_at", what)))
    if isinstance(built, Roled) and _ROLES_WRITTEN in stored:
        marks = from_json(_text(stored[_ROLES_WRITTEN], _ROLES_WRITTEN, what), places)
        built.roles_at({role: places.mark(text) for role, text in marks.items()})
    return built


_ROLES_WRITTEN = "roles_written_at_json"


def _roles_written(item: Roled, places: Places) -> Properties:
    """Where each role of a relation or of a process was written."""
    marks = {role: places.text(mark) for role, mark in role_marks(item).items()}
    return {_ROLES_WRITTEN: to_json(marks, places)} if marks else {}


def _text(value: Any, name: str, key: str) -> str:
    if not isinstance(value, str):
        raise Damaged(f"{name} of '{key}' is not a text")
    return value


def _plain(name: str, value: Any) -> Properties | None:
    """A field as properties that read well, or None where it has none."""
    key = property_name(name)
    if isinstance(value, Span):
        return _span(value)
    if name in MONEY and isinstance(value, float):
        return _pence(key, value)
    if isinstance(value, bool | str | float):
        return {key: value}
    if isinstance(value, int):
        return {key: value} if _SMALLEST <= value <= _LARGEST else None
    if isinstance(value, tuple):
        if all(isinstance(item, str) for item in value):
            return {key: list(value)}
        if all(isinstance(item, Source) for item in value):
            return {key: [str(item) for item in value]}
    return None


def _field(name: str, stored: Mapping[str, Any]) -> Any:
    """A field from the properties that read well; None: the default."""
    key = property_name(name)
    if name == "span":
        return _read_span(stored)
    if name in MONEY and key + PENCE_ENDING in stored:
        return _pounds(stored[key + PENCE_ENDING])
    value = stored.get(key)
    if name == "sources" and isinstance(value, list | tuple):
        return tuple(_source(text) for text in value if isinstance(text, str))
    return tuple(value) if isinstance(value, list) else value


@functools.lru_cache(maxsize=50_000)
def _source(text: str) -> Source:
    return Source.model_validate(text)


def _same(one: Any, other: Any) -> bool:
    """Equal, and equal in type: 1, 1.0 and True are three values, and so are -0.0 and 0.0."""
    return one == other and type(one) is type(other) and (not isinstance(one, float) or repr(one) == repr(other))


def _pence(key: str, pounds: float) -> Properties | None:
    if not abs(pounds) < 2**53 / 100:
        return None
    return {key + PENCE_ENDING: round(pounds * 100)}


def _pounds(pence: Any) -> Any:
    return pence / 100 if isinstance(pence, int) and not isinstance(pence, bool) else pence


@functools.lru_cache(maxsize=10_000)
def _span(span: Span) -> Properties:
    out: Properties = {}
    if span.start is not None:
        out |= _moment("valid_from", span.start, span.start.first)
    if span.until is not None:
        out |= _moment("valid_to", span.until, span.until.after - timedelta(days=1))
    return out


def _moment(key: str, moment: Moment, day: date) -> Properties:
    return {key: day} if moment.text == day.isoformat() else {key: day, f"{key}_text": moment.text}


def _read_span(stored: Mapping[str, Any]) -> Span | None:
    ends = []
    for key in ("valid_from", "valid_to"):
        text = stored.get(f"{key}_text", stored[key]) if key in stored else None
        ends.append(text if text is None or isinstance(text, date) else str(text))
    return _span_of(*ends) if ends != [None, None] else None


@functools.lru_cache(maxsize=10_000)
def _span_of(start: date | str | None, until: date | str | None) -> Span:
    ends = {end: value for end, value in (("start", start), ("until", until)) if value is not None}
    try:
        return Span.model_validate(ends)
    except ValidationError as error:
        raise Damaged(
            f"the dates {', '.join(map(str, ends.values()))} cannot be read: {error.errors()[0]['msg']}"
        ) from None


# -- relations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Role:
    """A role of a kind: its name, whether it is a main one, and the properties that hold it."""

    name: str
    main: bool
    ids: str
    mode: str
    unknown: str
    basis: str


@functools.cache
def _roles(kind: str) -> Mapping[str, _Role]:
    """The roles of a kind by name: the main ones, its own, those of every kind."""
    row = vocabulary().kinds[kind]
    own = [role for role in row.roles if role not in ("where", "if", "unless", "under")]
    names = [(name, property_name(name)) for name in dict.fromkeys((*row.main, *own, *row.roles))]
    return {
        name: _Role(name, name in row.main, key, f"{key}_mode", f"{key}_unknown", f"{key}_basis") for name, key in names
    }


def edges(fact: Fact, places: Places) -> list[Edge]:
    """The edges of a relation, one for each pair of fillers of its main roles. They share their properties."""
    row, roles = fact.row, _roles(fact.kind)
    stored = properties(fact, places, without=("kind", "roles", "fields"))
    for name, role in roles.items():
        if name in fact.roles:
            _filler(role, fact.roles[name], stored)
    written = [name for name in fact.roles if name in roles]
    if written != [name for name in roles if name in fact.roles]:
        stored["role_order"] = [property_name(name) for name in written]
    starts, ends = (_ends(fact.role(role)) for role in row.main)
    # What is read back is what was written, or it is written as text. Things are compared, not built: they are many.
    back = _read_roles(row, stored, starts[0], ends[0])
    if list(back.items()) != [(name, structs.asdict(filler)) for name, filler in fact.roles.items()]:
        stored["roles_json"] = to_json(fact.roles, places)
    stored |= _fields(fact)
    fields = _read_fields(row, stored)
    if list(fields.items()) != list(fact.fields.items()) or not all(map(_same, fields.values(), fact.fields.values())):
        for name in row.fields:
            stored.pop(property_name(name), None)
        stored["fields_json"] = to_json(fact.fields, places)
    stored |= _roles_written(fact, places)
    checked(stored, fact.id)
    well_formed(fact.id, "the id of a relation")
    name = edge_type(fact.kind)
    return [Edge(name, fact.id, one, other, stored) for one in starts for other in ends]


def read_fact(edge: Edge, places: Places) -> Fact:
    """The relation of which this is an edge. Raises :class:`Damaged`."""
    stored = edge.properties
    kind = edge_types().get(edge.type)
    if kind is None:
        raise Damaged(f"'{edge.type}' is not a kind of relation that this govgraph knows")
    row = vocabulary().kinds[kind]
    values: dict[str, Any] = {"id": edge.rid, "kind": kind}
    for name, _ in defaults(Fact):
        json_name = property_name(name) + JSON_ENDING
        if name in values:
            continue
        if json_name in stored:
            values[name] = from_json(_text(stored[json_name], json_name, edge.rid), places)
        elif name not in {"roles", "fields"}:
            found = _field(name, stored)
            if found is not None:
                values[name] = found
    if "roles" not in values:
        values["roles"] = _read_roles(row, stored, edge.start, edge.end)
    if "fields" not in values:
        values["fields"] = _read_fields(row, stored)
    fact: Fact = _built(Fact, values, stored, places, f"relation '{edge.rid}'")
    return fact


def not_known(end: str) -> str | None:
    """The way of not knowing that a node stands for, or None for any other node."""
    word = end.removeprefix(RESERVED)
    return word if word != end and word in (*UNKNOWNS, NOT_MODELLED) else None


def _ends(filler: Filler) -> tuple[str, ...]:
    if filler.ids:
        return filler.ids if len(filler.ids) == 1 else tuple(dict.fromkeys(filler.ids))
    return (RESERVED + (filler.unknown or NOT_MODELLED),)


def _filler(role: _Role, filler: Filler, stored: Properties) -> None:
    if len(filler.ids) > 1 or (filler.ids and not role.main):
        stored[role.ids] = list(filler.ids)
    if filler.mode is not None:
        stored[role.mode] = filler.mode
    if filler.unknown is not None and not role.main:
        stored[role.unknown] = filler.unknown
    if filler.basis is not None:
        stored[role.basis] = filler.basis


def _read_roles(row: RelationKind, stored: Mapping[str, Any], start: str, end: str) -> dict[str, dict[str, Any]]:
    """What stands in each role, as the fields of a :class:`~govgraph.model.facts.Filler`."""
    found = {}
    for name, role in _roles(row.name).items():
        listed = stored.get(role.ids)
        ids = tuple(listed) if isinstance(listed, list) else ()
        mode, unknown, basis = stored.get(role.mode), stored.get(role.unknown), stored.get(role.basis)
        if role.main and not ids:
            only = start if name == row.main[0] else end
            if not only.startswith(RESERVED):
                ids = (only,)
            elif not_known(only) != NOT_MODELLED:
                unknown = not_known(only)
        if ids or mode or unknown or basis:
            found[name] = {"ids": ids, "mode": mode, "unknown": unknown, "basis": basis}
    order = stored.get("role_order")
    return dict(sorted(found.items(), key=lambda item: _place(order, property_name(item[0])))) if order else found


def _place(words: Any, word: str) -> int:
    return words.index(word) if isinstance(words, list) and word in words else len(words)


def _fields(fact: Fact) -> Properties:
    out: Properties = {}
    for name, spec in fact.row.fields.items():
        value = fact.fields.get(name)
        if value is None:
            continue
        if spec.type == "money" and isinstance(value, float):
            out |= _pence(property_name(name), value) or {}
        elif not isinstance(value, int) or isinstance(value, bool) or _SMALLEST <= value <= _LARGEST:
            out[property_name(name)] = value
    return out


def _read_fields(row: RelationKind, stored: Mapping[str, Any]) -> dict[str, Any]:
    fields = {}
    for name, spec in row.fields.items():
        key = property_name(name)
        if spec.type == "money" and key + PENCE_ENDING in stored:
            fields[name] = _pounds(stored[key + PENCE_ENDING])
        elif key in stored:
            fields[name] = stored[key]
    return fields


__all__ = [
    "DERIVED",
    "LABELS",
    "RESERVED",
    "Edge",
    "Item",
    "Node",
    "edge_type",
    "edge_types",
    "edges",
    "properties",
    "read",
    "read_fact",
    "there",
]

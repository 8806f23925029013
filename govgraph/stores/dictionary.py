"""The data dictionary of the store: each label and type with its properties, read from the model and the vocabulary.

What a field means is said once, where the model declares it; here is only under which name and in which form it stands
in the store, and what the store adds. Tests hold real rows against it: a property that is not in here fails them.
"""

from __future__ import annotations

import datetime
import functools
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from govgraph.model.base import Item, Source
from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler, Roled
from govgraph.model.scenario import Scenario
from govgraph.model.vocabulary import FieldSpec, RelationKind, Role, vocabulary
from govgraph.records import FieldInfo, Record
from govgraph.stores.flat import JSON_ENDING, MONEY, PENCE_ENDING, THINGS, edge_types, property_name
from govgraph.stores.rows import OF_THE_SCENARIO, RECORD
from govgraph.stores.text import TYPES

TEXT, LIST, FLAG, WHOLE, NUMBER, DATE, MOMENT, JSON = (
    "text",
    "list of texts",
    "true or false",
    "whole number",
    "number",
    "date",
    "date and time",
    "JSON text",
)
PENCE = f"{WHOLE} of pence"


@dataclass(frozen=True, slots=True)
class Property:
    """A property as it stands in the store: its name, what it holds, what that is in the field."""

    name: str
    holds: str
    says: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label, what its nodes are, its own properties and those that it shares with others of its group."""

    name: str
    says: str
    own: tuple[Property, ...]
    shared: tuple[Property, ...] = ()

    @property
    def properties(self) -> tuple[Property, ...]:
        """Every property that such a node may have."""
        return (*self.own, *self.shared)


@dataclass(frozen=True, slots=True)
class Type:
    """A type of relationship.

    Attributes:
        name: ``DELEGATES``.
        carries: what it passes on: authority, rights, money ...
        reads: the sentence, with roles in braces.
        start, end: the categories of things that may stand at its two ends.
        own: the properties of its own roles and fields.
        shared: those that it shares with others.
    """

    name: str
    carries: str
    reads: str
    start: frozenset[str]
    end: frozenset[str]
    own: tuple[Property, ...]
    shared: tuple[Property, ...]

    @property
    def properties(self) -> tuple[Property, ...]:
        """Every property that such a relationship may have."""
        return (*self.own, *self.shared)


# -- what the store adds to what the model says -----------------------------------------------------------------------

ROW = (
    Property("v", TEXT, "the version, such as bradford-craven#12"),
    Property("id", TEXT, "unique in one version: a thing's own id; of every other node it begins with a question mark"),
)
"""On every node of a version, unique together."""

SEALS = (
    Property(
        "row_sum",
        TEXT,
        "the checksum of a row as it was pushed, of a node or a relationship: what was changed by hand shows",
    ),
    Property(
        "row_edges", WHOLE, "how many relationships a node has, in and out: one that was added or deleted by hand shows"
    ),
)
"""On every row of a version: by these a part that is read is held against what was pushed."""

OPTIONS = (
    Property("only_in", LIST, "the options under which it is there, and nowhere else"),
    Property("not_in", LIST, "the options under which it is not there"),
)
"""On what an option touches; what has neither is there in the baseline and in every option."""

_ORDER = Property("seq", WHOLE, "its place in the order of the files")
_KEY = Property(
    "key", TEXT, "its id in the scenario; the node's id has the label in front, since two sections may use one id"
)
_WRITTEN = Property("written_at", TEXT, "where it was written: file, line and column")
_ROLES_WRITTEN = Property("roles_written_at_json", JSON, "where each role was written")
_PACK = Property(
    "pack", FLAG, "true: a row of the law registry, there for people and for walks, not the scenario's own"
)
_CHANGES = Property("changes_json", JSON, "its other states by option; the node itself is as it is without them")

MAIN = Property(
    "MAIN_ROLE", LIST, "who, to, what: ids of all who stand in that main role, where several do; one is the end itself"
)
RID = Property("rid", TEXT, "the id of the relation; several relationships of one relation have the same")
ROLE_PARTS = {
    "mode": Property("ROLE_mode", TEXT, Filler.model_fields["mode"].description or ""),
    "unknown": Property("ROLE_unknown", TEXT, Filler.model_fields["unknown"].description or ""),
    "basis": Property("ROLE_basis", TEXT, Filler.model_fields["basis"].description or ""),
}
"""What may be said of a role beside what stands in it: ``who_mode``, ``what_basis``."""

_RELATION = (
    RID,
    _ORDER,
    *OPTIONS,
    _PACK,
    _WRITTEN,
    Property("role_order", LIST, "its roles in the order in which they were written, where that is not the usual one"),
    _ROLES_WRITTEN,
    Property("roles_json", JSON, "its roles, where the properties above cannot say them"),
    Property("fields_json", JSON, "its further facts, where the properties above cannot say them"),
)


# -- fields of the model as properties --------------------------------------------------------------------------------


def of_field(name: str, info: FieldInfo) -> Iterator[Property]:
    """The properties in which a field of the model stands."""
    says = info.description or ""
    if info.annotation is Span:
        yield Property("valid_from", DATE, f"{says}: the earliest first day")
        yield Property("valid_to", DATE, f"{says}: the latest day on which it no longer holds")
        for end in ("valid_from", "valid_to"):
            yield Property(f"{end}_text", TEXT, "the date as written, where that says less than a day: spring 2023")
        return
    says += _words(info.annotation)
    default = info.get_default(call_default_factory=True) if not info.is_required() else None
    if isinstance(default, str | int) and default not in ("", 0):
        says += f"; absent: {default}"
    key, held = property_name(name), _held(info.annotation)
    if name in MONEY and held == NUMBER:
        yield Property(key + PENCE_ENDING, PENCE, says)
    elif held is None:
        yield Property(key + JSON_ENDING, JSON, says)
    else:
        yield Property(key, held, says)


def _held(annotation: Any) -> str | None:
    """What a property of a field of this type holds; None: no property holds it."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _held(arguments[0])
    if origin in (typing.Union, types.UnionType):
        kinds = {_held(argument) for argument in arguments if argument is not type(None)}
        return kinds.pop() if len(kinds) == 1 else None
    if origin is typing.Literal:
        return TEXT
    if origin is tuple:
        return LIST if arguments[0] in (str, Source) else None
    return {str: TEXT, bool: FLAG, int: WHOLE, float: NUMBER, datetime.date: DATE}.get(annotation)


def _words(annotation: Any) -> str:
    """The words that a field may be, where they are a closed list."""
    words = [word for word in typing.get_args(annotation) if word != ""]
    return f"; one of: {', '.join(words)}" if typing.get_origin(annotation) is typing.Literal else ""


def _of_fields(model: type[Record], names: Iterable[str]) -> tuple[Property, ...]:
    return tuple(row for name in names for row in of_field(name, model.model_fields[name]))


def summary(model: type[Record]) -> str:
    """The first paragraph of a class's docstring: what it is in the field."""
    return " ".join((model.__doc__ or "").partition("\n\n")[0].split())


ITEM = _of_fields(Item, [name for name in Item.model_fields if name != "id"])
"""The properties of every item: how firm it is, why it is said, when it holds, where it was read."""


def _label(model: Any, *more: Property) -> Label:
    shared = (*ITEM, _WRITTEN) if issubclass(model, Item) else ()
    key = "id" if "id" in model.model_fields else "code"  # stands as the node's id, or as its key
    own = [name for name in model.model_fields if name not in Item.model_fields and name != key]
    return Label(model.__name__, summary(model), _of_fields(model, own), (*shared, *more))


# -- the labels -------------------------------------------------------------------------------------------------------


@functools.cache
def things() -> tuple[Label, ...]:
    """The labels of who and what exists."""
    return tuple(_label(model, _ORDER, *OPTIONS, _CHANGES, _PACK) for model in THINGS.values())


@functools.cache
def record() -> tuple[Label, ...]:
    """The labels of what somebody says about them."""
    return tuple(
        _label(model, _KEY, _ORDER, *OPTIONS, _CHANGES, *((_ROLES_WRITTEN,) if issubclass(model, Roled) else ()))
        for _, model in RECORD.values()
    )


@functools.cache
def of_the_scenario() -> tuple[Label, ...]:
    """The labels of the scenario's own papers: what it is, its options, questions and files."""
    about = _of_fields(Scenario, ("name", "title", "date", "place", "extends", "law", "warnings"))
    form = Property("schema", WHOLE, "the form in which the rows are written")
    above = Property("national", LIST, "the kinds of bodies to which others answer by law")
    file = (
        Property("path", TEXT, "its path in the scenario's folder"),
        Property("text", TEXT, "what stands in it"),
        _ORDER,
    )
    return (
        Label("About", "The scenario itself; one in each version.", (*about, above, form)),
        *(_label(model, _KEY, _ORDER) for model in OF_THE_SCENARIO.values()),
        Label(
            "Name",
            "A name or alias, without case, articles and punctuation, so that things are found by it.",
            (Property("of", LIST, "the ids of what goes by it"),),
        ),
        Label("SourceFile", "A file of the scenario's folder, so that the folder can be written again.", file),
    )


ENDS = (
    Label(
        "NotKnown",
        "An end of a relation that no thing stands at.",
        (Property("name", TEXT, "how it is not known: nobody, unclear, not stated or not modelled"),),
    ),
    Label(
        "NotThere",
        "An end that a relation names and that the scenario does not have.",
        (Property("name", TEXT, "the id that the relation names"),),
    ),
)
"""The labels of ends of relations that are no things."""

_LOCK = Property("lock", WHOLE, "written to hold the node for the length of a transaction; says nothing")

BOOKS = (
    Label(
        "Scenario",
        "A scenario by name, with its current version. One for each that was pushed.",
        (
            Property("name", TEXT, "its name, unique in the database"),
            Property(
                "current", TEXT, "the v of the current version: where every reading begins; absent: none is whole yet"
            ),
            _LOCK,
        ),
    ),
    Label(
        "Version",
        "One push of a scenario; its rows are the nodes with the same v.",
        (
            Property("v", TEXT, "its name, unique in the database"),
            Property("scenario", TEXT, "the name of its scenario"),
            Property(
                "state", TEXT, "loading, whole (it is current), superseded (it was), or dropping (it is being deleted)"
            ),
            Property("pushed", MOMENT, "when the push began"),
            Property("nodes", WHOLE, "how many nodes it has when it is whole"),
            Property("edges", WHOLE, "how many relationships it has when it is whole"),
            Property("sha256", TEXT, "checksum of the content: a push of equal content writes nothing"),
            Property("done", WHOLE, "rows written so far, counted in the transaction that writes them"),
            Property(
                "beat", WHOLE, "the last sign of life of its push, in milliseconds since 1970 by the server's clock"
            ),
            Property("token", TEXT, "which push it is: one whose answer was lost finds its own version again"),
            Property("was", TEXT, "the version that was current when the push began: empty if there was none"),
            Property("ended", WHOLE, "when it was replaced, as beat; a sweep leaves it alone for a while after"),
            _LOCK,
        ),
    ),
    Label(
        "GovgraphSchema",
        "The form of the whole database. One node.",
        (
            Property("id", TEXT, "always govgraph"),
            Property(
                "version",
                WHOLE,
                "the form in which rows are written: a govgraph that knows another one refuses the database",
            ),
            Property("seq", WHOLE, "the number of the last version of any scenario: no two are called the same"),
            _LOCK,
        ),
    ),
)
"""The labels of the store's own books. Their nodes have no label ``GG`` and belong to no version."""


def labels() -> tuple[Label, ...]:
    """Every label of rows of a version. Each node has the label ``GG`` too, and the properties of :data:`ROW`."""
    return (*things(), *record(), *of_the_scenario(), *ENDS)


def only_in_json() -> tuple[type[Record], ...]:
    """The classes of the model whose values stand in JSON text alone; no node has them as a label."""
    named = {label.name for label in labels()}
    return tuple(model for name, model in TYPES.items() if name not in named)


# -- the types --------------------------------------------------------------------------------------------------------


@functools.cache
def relation_types() -> tuple[Type, ...]:
    """The types of relationships that say a relation, in the order of the vocabulary."""
    return tuple(_type(name, vocabulary().kinds[kind]) for name, kind in edge_types().items())


def _type(name: str, row: RelationKind) -> Type:
    every = {role.name for role in common_roles()}
    own = [*(_of_role(role) for role in row.roles.values() if role.name not in every and role.name not in row.main)]
    own += [part for spec in row.fields.values() for part in _of_spec(spec)]
    several = [Property(property_name(role), LIST, MAIN.says) for role in row.main]
    parts = [
        Property(f"{property_name(r)}_{part}", p.holds, p.says) for r in row.roles for part, p in ROLE_PARTS.items()
    ]
    start, end = (row.roles[role].admits for role in row.main)
    shared = (*several, *map(_of_role, common_roles()), *parts, *relation_properties())
    return Type(name, row.carries, row.reads, start, end, tuple(own), shared)


@functools.cache
def common_roles() -> tuple[Role, ...]:
    """The roles that relations of every kind may have beside their main ones."""
    kinds = vocabulary().kinds.values()
    first = next(iter(kinds))
    return tuple(
        role for name, role in first.roles.items() if all(name in row.roles and name not in row.main for row in kinds)
    )


def common_properties() -> tuple[Property, ...]:
    """The properties of the roles of every relation."""
    return (MAIN, *map(_of_role, common_roles()), *ROLE_PARTS.values())


def _of_role(role: Role) -> Property:
    return Property(property_name(role.name), LIST, f"ids: {', '.join(sorted(role.admits))}")


def _of_spec(spec: FieldSpec) -> Iterator[Property]:
    key = property_name(spec.name)
    says = {"terms": "terms in words", "power": "a power of the law registry"}.get(spec.type, "")
    if spec.type == "money":
        yield Property(key + PENCE_ENDING, PENCE, "")
        yield Property(key, TEXT, "not stated or unclear: no amount is given")
    elif spec.type == "choice":
        yield Property(key, TEXT, f"one of: {', '.join(spec.words)}")
    else:
        yield Property(key, {"flag": FLAG, "count": WHOLE, "percent": NUMBER}.get(spec.type, TEXT), says)


@functools.cache
def relation_properties() -> tuple[Property, ...]:
    """The properties that relationships of every such type may have, beside those of their roles and fields."""
    own = [name for name in Fact.model_fields if name not in {"id", "kind", "roles", "fields", *Item.model_fields}]
    return (*ITEM, *_of_fields(Fact, own), *_RELATION)


DERIVED_TYPES = {
    "HAS_MEMBER": ("a group or level", "each member that it names"),
    "IN_SECTOR": ("a body, post or group", "each sector that it belongs to"),
    "FACT_NAMES": ("a post or body", "each thing that its legal facts name: who employs it, with whom it is placed"),
    "ABOUT": ("a node of the record", "each thing that it is about"),
    "NAMED_IN": (
        "what a relation names in a further role: its matter, place, agreement, event ...",
        "whoever stands at the start of that relation, or at its end where the start is open",
    ),
}
"""The types that say again what a property says, for people and for walks: from what, to what."""

DERIVED_PROPERTIES = (RID, *OPTIONS)

BOOK_TYPES = {"HAS_VERSION": ("Scenario", "Version")}
"""The one type of relationship among the store's own books, without properties."""

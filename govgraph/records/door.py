"""The door that files come through: pydantic checks what they say of a record, and gives its JSON Schema.

Each type of record has a model of pydantic of the same name and fields, its :func:`checker`, made when it is first wanted.
A mistake is told with pydantic's words and the way to it; what is right becomes the record.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

import msgspec
from pydantic import BaseModel, ConfigDict, InstanceOf, TypeAdapter, create_model
from pydantic import Field as PydanticField
from pydantic_core import core_schema

from govgraph.records.fields import REQUIRED, Declared
from govgraph.records.record import Record

_SAID = "_said"
"""The field in which a record remembers which of its fields were said, where its type wants to know."""


class _Checker(BaseModel):
    """What all checkers share: the record that they check."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, coerce_numbers_to_str=True, defer_build=True)
    record: ClassVar[type[Record]]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return cls.record.as_schema(handler(schema))


class _Looser(_Checker):
    model_config = ConfigDict(extra="ignore")


@functools.cache
def checker(record: type[Record]) -> type[BaseModel]:
    """The model of pydantic that checks a type of record."""
    fields: dict[str, Any] = {
        name: (_told(info.full), _field(info.declared)) for name, info in record.model_fields.items()
    }
    made: type[BaseModel] = create_model(
        record.__name__,
        __base__=_Looser if record.accepts_more else _Checker,
        __module__=record.__module__,
        __doc__=record.__doc__,
        **fields,
    )
    made.record = record  # type: ignore[attr-defined]  # of _Checker, which create_model does not say
    return made


@functools.cache
def adapter(record: type[Record]) -> TypeAdapter[Any]:
    """What reads a type of record."""
    return TypeAdapter(record)


def read(record: type[Record], raw: Any) -> Any:
    """The record that ``raw`` says. Raises pydantic's ValidationError with every mistake in it."""
    return adapter(record).validate_python(raw)


def read_json(record: type[Record], text: str | bytes) -> Any:
    """As :func:`read`, from JSON."""
    return adapter(record).validate_json(text)


def core_schema_of(record: type[Record], handler: Any) -> Any:
    """How pydantic reads a record inside of anything: by its checker, or as it is where it is one already."""
    remembers = _SAID in record.__struct_fields__
    names = tuple(record.model_fields)

    def made(raw: Any, check: Any) -> Any:
        if isinstance(raw, record):
            return raw
        checked = check(record.as_read(raw))
        values = {name: getattr(checked, name) for name in names}
        if remembers:
            values[_SAID] = frozenset(checked.model_fields_set)
        return record(**values).as_checked()

    printed = core_schema.plain_serializer_function_ser_schema(_printed)
    return core_schema.no_info_wrap_validator_function(
        made, handler.generate_schema(checker(record)), serialization=printed
    )


def _printed(value: Record) -> Any:
    return value.model_dump(mode="json")


def _field(declared: Declared) -> Any:
    more: dict[str, Any] = dict(declared.limits)
    if declared.alias is not None:
        more["alias"] = declared.alias
    if declared.description is not None:
        more["description"] = declared.description
    if declared.default_factory is not None:
        more["default_factory"] = declared.default_factory
    elif declared.default is not REQUIRED:
        more["default"] = declared.default
    return PydanticField(**more)


def _told(annotation: Any) -> Any:
    """A type with what :func:`~govgraph.records.fields.Field` says of it, wherever in it, said to pydantic."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct) and not issubclass(annotation, Record):
        return Annotated[annotation, InstanceOf()]  # type: ignore[type-arg]  # made in code alone
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        said = tuple(_field(each) if isinstance(each, Declared) else each for each in annotation.__metadata__)
        return Annotated[(_told(inner[0]), *said)]
    if origin in {Union, types.UnionType}:
        return Union[tuple(_told(each) for each in inner)]  # noqa: UP007 - of a list of types
    if origin is tuple and inner:
        return tuple[tuple(each if each is Ellipsis else _told(each) for each in inner)]  # type: ignore[misc]  # made here
    if origin in {dict, list} and inner:
        return origin[tuple(_told(each) for each in inner)]
    if isinstance(origin, type) and issubclass(origin, Mapping) and inner:
        return Mapping[tuple(_told(each) for each in inner)]  # type: ignore[misc]  # made here
    return annotation

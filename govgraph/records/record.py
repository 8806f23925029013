"""The base of every record, and its type."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform, get_type_hints

import msgspec
from msgspec.structs import force_setattr

from govgraph.records.fields import REQUIRED, Declared, Field, FieldInfo


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field, msgspec.field))
class RecordType(msgspec.StructMeta):
    """The type of record types: takes what :func:`Field` declares out of the class, and leaves msgspec the defaults."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **config: Any) -> RecordType:
        declared = {key: value for key, value in namespace.items() if isinstance(value, Declared)}
        for key, value in declared.items():
            if value.default_factory is not None:
                namespace[key] = msgspec.field(default_factory=value.default_factory)
            elif value.default is REQUIRED:
                del namespace[key]
            else:
                namespace[key] = value.default if value.default != {} else msgspec.field(default_factory=dict)
        namespace["__declared__"] = declared
        config = {"kw_only": True, "frozen": True, "array_like": True, **config}
        return super().__new__(mcls, name, bases, namespace, **config)

    @property
    def model_fields(cls) -> Mapping[str, FieldInfo]:
        """The fields by their names in code, those of its bases first; what begins with ``_`` it keeps for itself."""
        return _fields(cls)


@functools.cache
def _fields(cls: RecordType) -> Mapping[str, FieldInfo]:
    declared: dict[str, Declared] = {}
    for base in reversed(cls.__mro__):
        declared |= vars(base).get("__declared__", {})
    known = frozenset(cls.__struct_fields__)
    return {
        name: FieldInfo(annotation, declared.get(name) or _undeclared(cls, name))
        for name, annotation in get_type_hints(cls, include_extras=True).items()
        if name in known and not name.startswith("_")
    }


def _undeclared(cls: RecordType, name: str) -> Declared:
    """A field that only has a type and perhaps a default."""
    found = next(field for field in msgspec.structs.fields(cast(type[msgspec.Struct], cls)) if field.name == name)
    if found.default_factory is not msgspec.NODEFAULT:
        return Declared(default_factory=found.default_factory)
    return Declared(REQUIRED if found.default is msgspec.NODEFAULT else found.default)


class Record(msgspec.Struct, metaclass=RecordType):
    """A value that does not change and, when it is read, accepts no unknown fields.

    Its methods are called as those of pydantic's models, for the same.
    """

    accepts_more: ClassVar[bool] = False
    """Are fields that it does not know passed over when it is read?"""
    prints_as_text: ClassVar[bool] = False
    """Is it printed as its text, and not as its fields?"""

    # -- reading ------------------------------------------------------------------------------------------------

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """What is written, as it is checked: a word may stand for fields. Raises ValueError."""
        return raw

    def as_checked(self) -> Self:
        """The value when its fields are checked one by one: what must hold between them. Raises ValueError."""
        return self

    @classmethod
    def as_schema(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """Its JSON Schema, where more may be written than its fields."""
        return schema

    @classmethod
    def model_validate(cls, raw: Any) -> Self:
        """The value that a file says. Raises pydantic's ValidationError with every mistake in it."""
        from govgraph.records.door import read

        found: Self = read(cls, raw)
        return found

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """As :meth:`model_validate`, from JSON."""
        from govgraph.records.door import read_json

        found: Self = read_json(cls, text)
        return found

    @classmethod
    def model_json_schema(cls, *, by_alias: bool = True, mode: Any = "validation") -> dict[str, Any]:
        """Its JSON Schema, by pydantic."""
        from govgraph.records.door import checker

        return checker(cls).model_json_schema(by_alias=by_alias, mode=mode)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from govgraph.records.door import core_schema_of

        return core_schema_of(cls, handler)

    # -- values -------------------------------------------------------------------------------------------------

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same value with some fields changed."""
        return msgspec.structs.replace(self, **(update or {}))

    def model_dump(
        self, *, mode: str = "python", by_alias: bool = False, exclude_defaults: bool = False, exclude: Any = ()
    ) -> dict[str, Any]:
        """Its fields as dicts, lists and scalars; ``mode="json"``: only such as JSON has."""
        from govgraph.records.dumping import dumped

        found: dict[str, Any] = dumped(self, mode == "json", by_alias, exclude_defaults, frozenset(exclude))
        return found

    def model_dump_json(self) -> str:
        """Its fields as JSON text."""
        import json

        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))

    def _keeps(self, **kept: Any) -> None:
        """Set what the value keeps for itself, such as where it was written: only by who makes it."""
        for name, value in kept.items():
            force_setattr(self, name, value)


Value = TypeVar("Value")


def replace(value: Value, /, **changes: Any) -> Value:
    """The same small value with some fields changed: a struct or a dataclass."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]  # whoever calls it holds one or the other

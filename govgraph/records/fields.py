"""What is declared of a field, and how what stands in it is read: light values that import nothing.

:mod:`govgraph.records.door` turns them into those of pydantic when something is to be checked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

REQUIRED: Any = ...
"""The default of a field that must be said."""


class Declared(Struct, frozen=True):
    """What is said of a field where it is declared: its default, its name in files, its meaning, what it may be."""

    default: Any = REQUIRED
    default_factory: Callable[[], Any] | None = None
    alias: str | None = None
    description: str | None = None
    limits: tuple[tuple[str, Any], ...] = ()
    """What else pydantic is told of it: ge, le, gt, strict, pattern, json_schema_extra."""


def Field(
    *,
    default: Any = REQUIRED,
    default_factory: Callable[[], Any] | None = None,
    written: str | None = None,
    description: str | None = None,
    **limits: Any,
) -> Any:
    """A field of a record.

    ``default``: its value where nobody says one; without one it must be said. ``written``: its name in files, where that
    differs. ``description``: what it means, for schemas and help. ``limits``: what pydantic holds it to (``ge=0``,
    ``strict=True``, ``pattern=...``). Inside ``Annotated`` it says the same of a type.
    """
    return Declared(default, default_factory, written, description, tuple(limits.items()))


class FieldInfo(Struct, frozen=True):
    """A field of a type as others ask about it: for schemas, workbooks, stores and messages."""

    full: Any
    """Its type, ``Annotated`` where more is said of it."""
    declared: Declared

    @property
    def annotation(self) -> Any:
        """Its type alone."""
        return self.full.__origin__ if hasattr(self.full, "__metadata__") else self.full

    @property
    def alias(self) -> str | None:
        """Its name in files, where that differs from the name in code."""
        return self.declared.alias

    @property
    def description(self) -> str | None:
        """What it means."""
        return self.declared.description

    def is_required(self) -> bool:
        """Must it be said?"""
        return self.declared.default is REQUIRED and self.declared.default_factory is None

    def get_default(self, *, call_default_factory: bool = True) -> Any:
        """Its value where nobody says one."""
        factory = self.declared.default_factory
        return factory() if factory is not None else self.declared.default


class Before(Struct, frozen=True):
    """In ``Annotated``: what is written goes through ``read`` before its type is checked; raises ValueError in words.

    ``written``: the type as a schema shows it, where more may be written than the field may be.
    """

    read: Callable[[Any], Any]
    written: Any = REQUIRED

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import BeforeValidator

        made = (
            BeforeValidator(self.read)
            if self.written is REQUIRED
            else BeforeValidator(self.read, json_schema_input_type=self.written)
        )
        return made.__get_pydantic_core_schema__(source, handler)


class After(Struct, frozen=True):
    """In ``Annotated``: a value goes through ``read`` when its type is checked; raises ValueError in words."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.read, handler(source))


class Shown(Struct, frozen=True):
    """In ``Annotated``: a value is printed as the text that ``text`` makes of it."""

    text: Callable[[Any], str]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import PlainSerializer

        return PlainSerializer(self.text, return_type=str).__get_pydantic_core_schema__(source, handler)

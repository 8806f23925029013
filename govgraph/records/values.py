"""Frozen dataclasses, made in a tenth of the time: their methods are written once here, and not compiled for each class.

What :func:`dataclass` makes is a dataclass in every way (``fields``, ``replace``, ``is_dataclass``, its fields when it is
called). It takes a little longer to call, so it is for values of which a command makes few: answers and results. For small
values of which there are many take :class:`msgspec.Struct`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from inspect import Signature
else:

    def dataclass(*, frozen: Literal[True], kw_only: bool = False) -> Callable[[type], type]:
        """As :func:`dataclasses.dataclass`, of values that never change."""

        def made(cls: type) -> type:
            made = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
            params = made.__dataclass_params__
            params.init = params.repr = params.eq = params.frozen = True
            for name, method in _methods(dataclasses.fields(made)).items():
                if name not in vars(cls):
                    setattr(made, name, method)
            return made

        return made


def _methods(fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, Any]:
    """The methods of a class with these fields."""
    by_place = tuple(field.name for field in fields if field.init and not field.kw_only)
    compared = tuple(field.name for field in fields if field.compare)
    hashed = tuple(field.name for field in fields if (field.compare if field.hash is None else field.hash))
    shown = tuple(field.name for field in fields if field.repr)
    names = frozenset(field.name for field in fields)

    def init(self: Any, *values: Any, **given: Any) -> None:
        called = f"{type(self).__name__}.__init__()"
        if len(values) > len(by_place):
            raise TypeError(f"{called} takes {len(by_place) + 1} positional arguments but {len(values) + 1} were given")
        for name, value in zip(by_place, values, strict=False):
            if name in given:
                raise TypeError(f"{called} got multiple values for argument {name!r}")
            given[name] = value
        for field in fields:
            name = field.name
            if field.init and name in given:
                value = given.pop(name)
            elif field.default is not dataclasses.MISSING:
                value = field.default
            elif field.default_factory is not dataclasses.MISSING:
                value = field.default_factory()
            elif field.init:
                raise TypeError(f"{called} missing the required argument {name!r}")
            else:
                continue
            object.__setattr__(self, name, value)
        if given:
            raise TypeError(f"{called} got an unexpected keyword argument {next(iter(given))!r}")
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def equal(self: Any, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in compared)

    def digest(self: Any) -> int:
        return hash(tuple(getattr(self, name) for name in hashed))

    def shown_as(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def set_to(self: Any, name: str, value: Any) -> None:
        if name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def without(self: Any, name: str) -> None:
        if name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    return {
        "__init__": init,
        "__eq__": equal,
        "__hash__": digest,
        "__repr__": shown_as,
        "__setattr__": set_to,
        "__delattr__": without,
        "__signature__": _SIGNATURE,
    }


class _AsCalled:
    """How a class is called, for help and editors: worked out when somebody asks."""

    def __get__(self, value: Any, owner: type) -> Signature:
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(
                    field.name,
                    Parameter.KEYWORD_ONLY if field.kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                    default=Parameter.empty
                    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
                    else field.default
                    if field.default is not dataclasses.MISSING
                    else ...,
                    annotation=field.type,
                )
                for field in dataclasses.fields(owner)
                if field.init
            ],
            return_annotation=None,
        )


_SIGNATURE = _AsCalled()

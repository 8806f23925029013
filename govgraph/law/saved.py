"""The registry of packaged packs, kept so that the next command builds no rows (:mod:`govgraph.kept`)."""

from __future__ import annotations

import functools
from typing import Any, Union

import msgspec

from govgraph.kept import Digest, Drawer, of_the_code
from govgraph.law.registry import Registry, Shadow
from govgraph.law.tables import TABLES

DRAWER = Drawer("law", 12)

KEPT: tuple[str, ...] = tuple(Registry.model_fields)
"""What is kept of a registry: its rows as written are read again where somebody lays others over them."""


@functools.cache
def form() -> Any:
    """The type that a registry is read back as: a row that another replaced may be one of any table."""
    row: Any = Union[tuple(TABLES.values())]  # noqa: UP007 - of a list of types
    shadow: Any = msgspec.defstruct(
        "KeptShadow",
        [(name, row if name in {"packaged", "own"} else str) for name in Shadow.model_fields],
        array_like=True,
    )
    types = {name: field.annotation for name, field in Registry.model_fields.items()}
    return msgspec.defstruct("KeptRegistry", list((types | {"shadowed": tuple[shadow, ...]}).items()), array_like=True)


def packed(registry: Registry) -> Any:
    """A registry as it is kept."""
    return form()(*(getattr(registry, name) for name in KEPT))


def unpacked(kept: Any) -> Registry:
    """The registry that what was kept makes; its rows as written are read again when they are wanted."""
    values = {name: getattr(kept, name) for name in KEPT}
    shadowed = tuple(Shadow(**{name: getattr(row, name) for name in Shadow.model_fields}) for row in kept.shadowed)
    return Registry(**values | {"shadowed": shadowed})


def key_of(packs: tuple[str, ...]) -> str:
    """The key under which the registry of packaged packs is kept."""
    return Digest(of_the_code(), *packs).text()


def found(key: str) -> Registry | None:
    """The registry that was kept under a key."""
    kept = DRAWER.read(key)
    try:
        return unpacked(msgspec.msgpack.decode(kept, type=form())) if kept is not None else None
    except msgspec.MsgspecError:
        return None


def keep(registry: Registry, key: str) -> None:
    """Keep a registry under a key, in the cache folder of the user."""
    DRAWER.write(key, msgspec.msgpack.encode(packed(registry)))

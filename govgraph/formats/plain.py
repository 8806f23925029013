"""Values as formats print them: days in words, everything as JSON holds it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from govgraph.model.dates import day_words
from govgraph.model.truth import Truth
from govgraph.records import Record


def day(iso: str) -> str:
    """2022-07-01 as 1 July 2022; other text as it is."""
    try:
        return day_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def printed(value: Any) -> list[Field[Any]]:
    """The fields of a dataclass, or of a value of it, that are printed: none that it keeps for itself."""
    return [part for part in fields(value) if part.name[0] != "_" and part.metadata.get("printed", True)]


def as_json(value: Any) -> Any:
    """``value`` as JSON holds it, always in the same order: sets sorted, days as ISO text, truth in words."""
    if isinstance(value, Truth):
        return value.words
    if isinstance(value, Enum):
        return as_json(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((as_json(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if is_dataclass(value):
        return {part.name: as_json(getattr(value, part.name)) for part in printed(value)}
    if isinstance(value, Struct) and not isinstance(value, Record):
        return {name: as_json(getattr(value, name)) for name in value.__struct_fields__ if name[0] != "_"}
    if isinstance(value, Record):
        return as_json(value.model_dump(by_alias=True))
    return str(value)

"""Records as dicts, lists and scalars."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from govgraph.records.fields import Shown
from govgraph.records.record import Record, RecordType


def dumped(record: Record, as_json: bool, by_alias: bool, no_defaults: bool, left_out: frozenset[str]) -> Any:
    """The fields of a record; what it keeps for itself (``_mark``) is none of them."""
    if record.prints_as_text:
        return str(record)
    out: dict[str, Any] = {}
    shown = _shown(type(record))
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in shown:
            value = _as_text(value)
        if name in left_out or (no_defaults and not field.is_required() and value == field.get_default()):
            continue
        out[(field.alias or name) if by_alias else name] = _plain(value, as_json, by_alias, no_defaults)
    return out


def _plain(value: Any, as_json: bool, by_alias: bool, no_defaults: bool) -> Any:
    if isinstance(value, Record):
        return dumped(value, as_json, by_alias, no_defaults, frozenset())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name), as_json, by_alias, no_defaults)
            for field in dataclasses.fields(value)
        }
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name), as_json, by_alias, no_defaults) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {key: _plain(item, as_json, by_alias, no_defaults) for key, item in value.items()}
    if isinstance(value, tuple | list):
        items = [_plain(item, as_json, by_alias, no_defaults) for item in value]
        return items if as_json or isinstance(value, list) else tuple(items)
    if as_json and isinstance(value, frozenset | set):
        return [_plain(item, as_json, by_alias, no_defaults) for item in value]
    if as_json and isinstance(value, date):
        return value.isoformat()
    return str(value) if as_json and isinstance(value, Path) else value


@functools.cache
def _shown(record: RecordType) -> frozenset[str]:
    """The fields whose values, or each of whose values, are printed as text."""
    return frozenset(name for name, field in record.model_fields.items() if _says_shown(field.full))


def _says_shown(annotation: Any) -> bool:
    said = getattr(annotation, "__metadata__", ())
    return any(isinstance(each, Shown) for each in said) or any(_says_shown(each) for each in get_args(annotation))


def _as_text(value: Any) -> Any:
    return tuple(map(str, value)) if type(value) is tuple else str(value)

"""Model values as JSON text, for what a store cannot hold as properties, and back, exactly.

Every class of the model that may stand in such a text is listed in :data:`TYPES`: reading one never imports or
evaluates what the text names. Places in files travel along, relative to the scenario's folder.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark
from govgraph.marks import Marked
from govgraph.model.base import Source, Written
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact, Filler, Roled
from govgraph.model.kinds import OwnKind
from govgraph.model.processes import Process, Step
from govgraph.model.record import STATEMENTS, Criterion, Instrument, NotModelled, Pattern, Test, Theme
from govgraph.model.scenario import (
    Change,
    Document,
    GovernancePattern,
    Layer,
    Merge,
    Option,
    Query,
    Question,
    Selection,
    Slot,
    Waiver,
)
from govgraph.model.things import SECTIONS
from govgraph.model.views import SavedView
from govgraph.records import Record
from govgraph.stores.errors import CannotStore, Damaged

_MODELS: tuple[type[Record], ...] = (
    *SECTIONS.values(),
    *STATEMENTS.values(),
    Fact,
    Filler,
    Source,
    Span,
    Moment,
    Process,
    Step,
    Criterion,
    Theme,
    Instrument,
    NotModelled,
    OwnKind,
    Pattern,
    Test,
    Query,
    Change,
    Document,
    GovernancePattern,
    Layer,
    Merge,
    Option,
    Question,
    Selection,
    Slot,
    Waiver,
    SavedView,
)
TYPES: Mapping[str, type[Record]] = {**{model.__name__: model for model in _MODELS}, "Ask1": Query}
"""The classes that a text may name; the last is what stores of earlier versions call a query."""

NOWHERE = Mark("<computed>")
_TYPE, _WRITTEN, _ROLES, _VALUES = "=", "@", "@roles", "@values"
_TAGS = frozenset({_TYPE, _WRITTEN, _ROLES, _VALUES})


@dataclass(frozen=True, slots=True)
class Places:
    """Places in files, relative to the folder of the scenario: the same scenario in two homes is the same content."""

    folder: Path

    def text(self, mark: Mark) -> str:
        """``bodies.yaml:12:3``; ``../earlier/scenario.yaml:1:1`` beside the folder, ``:12:3#Rights`` in a workbook; ``=...`` for any other name."""
        sheet = f"#{mark.sheet}" if mark.sheet else ""
        return f"{_relative(self.folder, mark.file)}:{mark.line}:{mark.column}{sheet}"

    def mark(self, text: str) -> Mark:
        """The place that :meth:`text` wrote, in this folder."""
        try:
            file, line, last = text.rsplit(":", 2)
            column, _, sheet = last.partition("#")
            return Mark(_absolute(self.folder, file), int(line), int(column), sheet)
        except ValueError:
            raise Damaged(f"'{text}' is not a place in a file, such as bodies.yaml:12:3") from None


# Thousands of places stand in a handful of files.
@functools.lru_cache(maxsize=1_000)
def _relative(folder: Path, file: str) -> str:
    for base, prefix in ((f"{folder}/", ""), (f"{folder.parent}/", "../")):
        rest = file.removeprefix(base)
        if rest != file and not rest.startswith(("=", "../")):
            return prefix + rest
    return f"={file}"


@functools.lru_cache(maxsize=1_000)
def _absolute(folder: Path, file: str) -> str:
    if file.startswith("="):
        return file[1:]
    if file.startswith("../"):
        return f"{folder.parent}/{file[3:]}"
    return f"{folder}/{file}"


@functools.cache
def defaults(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The fields of a class with the value that each has where nobody says one; of a field that must be said, a value
    that no other equals. Compared with and never handed out: a default may be a dict.
    """
    return tuple(
        (name, object() if field.is_required() else field.get_default(call_default_factory=True))
        for name, field in model.model_fields.items()
    )


def to_json(value: Any, places: Places) -> str:
    """One value of the model as JSON text, with its keys in a fixed order."""
    return json.dumps(encoded(value, places), ensure_ascii=False, sort_keys=False, separators=(",", ":"))


def from_json(text: str, places: Places) -> Any:
    """The value that :func:`to_json` wrote; raises :class:`Damaged` for any other text."""
    try:
        return decoded(json.loads(text), places)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error).split("\n")[0]
        shown = text if len(text) <= 80 else text[:79] + "…"
        raise Damaged(f"the stored text {shown!r} cannot be read: {first}") from None


def encoded(value: Any, places: Places) -> Any:
    """As :func:`to_json`, before it is text: dicts, lists and scalars."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Record):
        return _model(value, places)
    if isinstance(value, Marked):
        keys = {key: places.text(mark) for key, mark in value.keys.items()}
        return {_TYPE: "Marked", "value": encoded(value.value, places), "mark": places.text(value.mark), "keys": keys}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value) and not _TAGS & value.keys():
            return {key: encoded(item, places) for key, item in value.items()}
        return {_TYPE: "dict", "items": [[key, encoded(item, places)] for key, item in value.items()]}
    if isinstance(value, tuple | list):
        return [encoded(item, places) for item in value]
    raise CannotStore(f"a store cannot hold a {type(value).__name__} ({value!r:.80})")


def _model(value: Record, places: Places) -> dict[str, Any]:
    model = type(value)
    if TYPES.get(model.__name__) is not model:
        raise CannotStore(f"a store cannot hold a {model.__name__}")
    out: dict[str, Any] = {_TYPE: model.__name__}
    for name, default in defaults(model):
        item = getattr(value, name)
        if item is not default and item != default:
            out[name] = encoded(item, places)
    mark = written_mark(value)
    if mark is not None:
        out[_WRITTEN] = places.text(mark)
    if isinstance(value, Roled):
        marks = role_marks(value)
        if marks:
            out[_ROLES] = {role: places.text(mark) for role, mark in marks.items()}
    if isinstance(value, Change):
        out[_VALUES] = encoded(value.values, places)
    return out


def decoded(value: Any, places: Places) -> Any:
    """As :func:`from_json`, from what :func:`encoded` gave."""
    if isinstance(value, list):
        return [decoded(item, places) for item in value]
    if not isinstance(value, dict):
        return value
    if _TYPE not in value:
        return {key: decoded(item, places) for key, item in value.items()}
    name = value[_TYPE]
    if name == "dict":
        return {key: decoded(item, places) for key, item in value["items"]}
    if name == "Marked":
        keys = {key: places.mark(text) for key, text in value["keys"].items()}
        return Marked(decoded(value["value"], places), places.mark(value["mark"]), keys)
    if name not in TYPES:
        raise ValueError(f"there is no '{name}' in the model")
    built = TYPES[name].model_validate({key: decoded(item, places) for key, item in value.items() if key not in _TAGS})
    if isinstance(built, Change):
        built._keeps(_values=decoded(value[_VALUES], places))
    return placed(built, value.get(_WRITTEN), value.get(_ROLES), places)


def placed(built: Any, written: str | None, roles: Mapping[str, str] | None, places: Places) -> Any:
    """Give a rebuilt value the place where it was written, and a fact those of its roles."""
    if written is not None:
        built.written_at(places.mark(written))
    if roles:
        built.roles_at({role: places.mark(text) for role, text in roles.items()})
    return built


def written_mark(value: Record) -> Mark | None:
    """Where a value was written, as far as a file says it."""
    return None if not isinstance(value, Written) or value.mark == NOWHERE else value.mark


def role_marks(fact: Roled) -> Mapping[str, Mark]:
    """Where each role of a relation or step was written, as far as that is known."""
    return fact.role_marks

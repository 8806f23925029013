"""What a row inherits: a power from the row it is within, a kind from what it is a kind of.

``S75`` is a frame: it states parties, dates and conditions once, and the regulations within it (``PAR_R7`` to
``PAR_R10``) say what moves. A row within another inherits parties, dates, conditions and codes, and how it was read;
what it says itself comes first. A cycle inherits nothing (:mod:`govgraph.law.consistency` reports it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from govgraph.law.kind_rows import Kind
from govgraph.law.power_rows import Codes, Condition, Power
from govgraph.law.rows import Row

_FROM_FRAME = ("cite", "mark", "conf", "in_force", "dates_conf", "read_to")
_KIND_OWN = frozenset({"id", "name", "is_a", "one_of", "group", "note", "composition"})

Anything = TypeVar("Anything", bound=Row)


def chain(start: str, parent: Callable[[str], str]) -> tuple[str, ...]:
    """A row and the rows above it, nearest first; stops before it would repeat one."""
    found: list[str] = []
    here = start
    while here and here not in found:
        found.append(here)
        here = parent(here)
    return tuple(found)


def resolved_powers(rows: Mapping[str, Power]) -> dict[str, Power]:
    """Every power whole, with what it inherits from the row it is within."""

    def parent(row: str) -> str:
        return rows[row].within if row in rows else ""

    out: dict[str, Power] = {}
    for row in rows:
        for name in reversed(chain(row, parent)):
            if name in rows and name not in out:
                frame = out.get(rows[name].within)
                out[name] = _within(frame, rows[name]) if frame is not None else rows[name]
    return {row: out[row] for row in rows}


def _within(frame: Power, row: Power) -> Power:
    taken = {name: getattr(frame, name) for name in _FROM_FRAME if name not in row.model_fields_set}
    if not row.parties:
        taken |= {"parties": frame.parties, "closed": row.closed or frame.closed}
    taken |= {"conditions": _conditions(frame, row), "codes": _codes(frame.codes, row.codes)}
    return row.model_copy(update=taken)


def _conditions(frame: Power, row: Power) -> tuple[Condition, ...]:
    own = {condition.key for condition in row.conditions}
    return (*(condition for condition in frame.conditions if condition.key not in own), *row.conditions)


def _codes(frame: Codes, row: Codes) -> Codes:
    stated = {name: getattr(row, name) for name in row.model_fields_set}
    return frame.model_copy(update={**stated, "special": (*row.special, *frame.special)})


def resolved_kinds(rows: Mapping[str, Kind]) -> dict[str, Kind]:
    """Every kind whole, with what it inherits from what it is a kind of."""

    def parent(row: str) -> str:
        return rows[row].is_a[0] if row in rows and rows[row].is_a else ""

    out: dict[str, Kind] = {}
    for row in rows:
        for name in reversed(chain(row, parent)):
            if name in rows and name not in out:
                above = out.get(parent(name))
                out[name] = _a_kind_of(above, rows[name]) if above is not None else rows[name]
    return {row: out[row] for row in rows}


def _a_kind_of(above: Kind, row: Kind) -> Kind:
    own = row.model_fields_set | _KIND_OWN
    taken: dict[str, Any] = {name: getattr(above, name) for name in type(row).model_fields if name not in own}
    return row.model_copy(update=taken)

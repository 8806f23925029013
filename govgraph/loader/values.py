"""Ids and fillers of scenario files. Each function raises ValueError with what would be right."""

from __future__ import annotations

import re
from typing import Any

from govgraph.model.base import BASES, UNKNOWNS
from govgraph.model.facts import Filler

_ID = re.compile(r"[A-Za-z0-9$][A-Za-z0-9._-]*\Z")
_MODES = ("each", "together", "any", "one of")


def is_id(text: object) -> bool:
    """May this be an id: letters, digits, dots, hyphens and underscores, and no word for not knowing?"""
    return isinstance(text, str) and bool(_ID.match(text)) and text not in UNKNOWNS


def filler(raw: Any) -> Filler:
    """What stands in a role: an id, a list of ids, a word for not knowing, or a mapping with a mode or a basis."""
    if isinstance(raw, dict):
        return _filler_with_mode(raw)
    if isinstance(raw, list):
        return Filler(ids=tuple(_id(item) for item in raw))
    if raw in UNKNOWNS:
        return Filler(unknown=raw)
    return Filler(ids=(_id(raw),))


def _filler_with_mode(raw: dict[str, Any]) -> Filler:
    rest = dict(raw)
    basis = rest.pop("basis", None)
    if basis is not None and basis not in BASES:
        raise ValueError(f"'{basis}' is not a basis: expected one of {', '.join(BASES)}")
    if len(rest) != 1:
        raise ValueError(
            "expected one of: an id, a list, or {each: [...]}, {together: [...]}, {any: [...]}, {one of: [...]}, {id: ..., basis: ...}"
        )
    ((word, inner),) = rest.items()
    if word == "id":
        return filler(inner).model_copy(update={"basis": basis})
    if word not in _MODES:
        raise ValueError(f"'{word}' is not a way of filling a role: expected each, together, any, one of or id")
    found = filler(inner if isinstance(inner, list) else [inner])
    return found.model_copy(update={"mode": word, "basis": basis})


def _id(raw: Any) -> str:
    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    if not is_id(text):
        raise ValueError(f"'{raw}' is not an id: use letters, digits and hyphens, such as place-director")
    return str(text)

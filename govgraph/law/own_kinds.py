"""The kinds that a scenario declares, as rows of the registry: what a body of such a kind is in law.

A legal person of a kind that no pack holds is governed by its own scheme (:mod:`govgraph.law.scheme`). A kind that a
scenario says is a kind of one in a pack has what that pack says of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.law.kind_rows import Kind, Organ
from govgraph.law.scheme import OWN_SCHEME
from govgraph.model.kinds import OwnKind


def kind_rows(declared: Mapping[str, OwnKind]) -> dict[str, Kind]:
    """Each declared kind as a row of the registry, by its id."""
    return {key: _row(kind) for key, kind in declared.items()}


def _row(own: OwnKind) -> Kind:
    above = own.is_a or ((OWN_SCHEME,) if own.legal_person is not False and not own.organ_of else ())
    values: dict[str, Any] = {
        "id": own.id,
        "name": own.name,
        "is_a": above,
        "cite": "; ".join(str(source) for source in own.sources) or "as the scenario declares it",
        "note": own.note,
    }
    if own.organ_of:
        values |= {"organ": Organ(of=own.organ_of), "person": False}
    elif own.legal_person is not None or not own.is_a:
        values["person"] = own.legal_person
    return Kind(**values, _said=frozenset(values))

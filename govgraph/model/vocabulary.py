"""The table of relation kinds, read from ``relations.yaml``: roles, what fills them, what a relation carries."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from govgraph.model.packaged import packaged

Category = Literal[
    "body",
    "post",
    "person",
    "group",
    "level",
    "function",
    "decision",
    "service",
    "place",
    "agreement",
    "fund",
    "sector",
    "meeting",
    "priority",
    "event",
    "act",
]

Sort = Literal["settles", "proposes", "heard", "gives", "answers", "speaks"]
"""What a relation does for a matter or a line.

settles: it decides the matter; proposes: it puts the matter before whoever decides; heard: it is a voice that binds nobody;
gives: it passes authority on; answers: it is a line of account; speaks: it is a voice for others.
"""

FieldType = Literal["text", "flag", "money", "percent", "count", "terms", "power", "choice"]


class Role(Struct, frozen=True):
    """A named place in a relation: which categories of thing may fill it, and whether it must be filled."""

    name: str
    admits: frozenset[str]
    required: bool


class FieldSpec(Struct, frozen=True):
    """A further fact of a relation that is not a thing: its type and, for a choice, the words it may be."""

    name: str
    type: FieldType
    words: tuple[str, ...] = ()


class RelationKind(Struct, frozen=True):
    """One row of the vocabulary.

    ``carries``: authority, rights, remit, accountability, influence, membership, posts, appointment, money, work,
    parent, containment, matter, place, succession, structure. ``main``: the roles of the direct edge.
    ``binds``: a right that binds whoever holds it. ``office``: needs a holder in office. ``outcomes``: what a step
    with this verb can end in. ``sort``: what it does for a matter or a line (empty: none of these). ``rank``, ``chart`` and
    ``chart_added``: where a chart shows it, and whether the subject stands below (``up``) or above (``down``) the object.
    ``about``: what it means, where its sentence does not say it all.
    """

    name: str
    carries: str
    main: tuple[str, str]
    roles: Mapping[str, Role]
    fields: Mapping[str, FieldSpec]
    reads: str
    binds: bool = False
    office: bool = False
    outcomes: tuple[str, ...] = ()
    sort: Sort | None = None
    rank: Literal["up", "down"] | None = None
    chart: Literal["formal", "addressed", "more"] | None = None
    chart_added: bool = False
    about: str = ""


class Vocabulary(Struct, frozen=True):
    """All kinds by name, the categories that each filler name stands for, and the fields that set relations ``apart``."""

    kinds: Mapping[str, RelationKind]
    fillers: Mapping[str, frozenset[str]]
    apart: tuple[str, ...]

    def carrying(self, *what: str) -> tuple[RelationKind, ...]:
        """The kinds that carry any of ``what``."""
        return tuple(kind for kind in self.kinds.values() if kind.carries in what)

    def of_sort(self, *sorts: Sort) -> tuple[str, ...]:
        """The names of the kinds that do any of these for a matter or a line: settles, proposes, heard, gives ..."""
        return tuple(name for name, kind in self.kinds.items() if kind.sort in sorts)


def _field(name: str, spec: Any) -> FieldSpec:
    if isinstance(spec, list):
        return FieldSpec(name, "choice", tuple(spec))
    return FieldSpec(name, spec)


def _kind(
    name: str, row: dict[str, Any], fillers: Mapping[str, frozenset[str]], common: Mapping[str, Role]
) -> RelationKind:
    roles = {}
    for written, admits in row["roles"].items():
        role = written.rstrip("*")
        categories = frozenset().union(*(fillers.get(item, frozenset({item})) for item in admits))
        roles[role] = Role(role, categories, written.endswith("*"))
    return RelationKind(
        name=name,
        carries=row["carries"],
        main=tuple(row["main"]),
        roles={**common, **roles},
        fields={field: _field(field, spec) for field, spec in row.get("fields", {}).items()},
        reads=row["reads"],
        binds=row.get("binds", False),
        office=row.get("office", False),
        outcomes=tuple(row.get("outcomes", ())),
        sort=row.get("sort"),
        rank=row.get("rank"),
        chart=row.get("chart"),
        chart_added=row.get("chart added", False),
        about=row.get("about", ""),
    )


@functools.cache
def vocabulary() -> Vocabulary:
    """The relations that a scenario may state: ``relations.yaml``, read once."""
    raw = packaged(Path(__file__).with_name("relations.yaml"))
    fillers = {name: frozenset(categories) for name, categories in raw["fillers"].items()}
    common = {
        name: Role(name, frozenset().union(*(fillers.get(item, frozenset({item})) for item in admits)), False)
        for name, admits in raw["common"].items()
    }
    kinds = {name: _kind(name, row, fillers, common) for name, row in raw["kinds"].items()}
    return Vocabulary(kinds=kinds, fillers=fillers, apart=tuple(raw["apart"]))

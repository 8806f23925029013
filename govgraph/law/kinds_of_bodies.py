"""The kinds of bodies, organs, committees, forums and posts that the law knows, and what each is."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from govgraph.law.kind_rows import Kind
from govgraph.law.lookup import row_of
from govgraph.law.scheme import OWN_SCHEME
from govgraph.records import Field, Record


class KindsOfBodies(Record, dict=True):
    """The first table of a :class:`~govgraph.law.registry.Registry`: its kinds, and questions about them."""

    kinds: Mapping[str, Kind] = Field(description="kinds of bodies, organs, committees, forums, posts; and groups")

    def kept(self, what: str) -> dict[Hashable, Any]:
        """What has been worked out from these rows alone, under a name; it is kept with them and goes with them."""
        return self._kept.setdefault(what, {})

    @functools.cached_property
    def _kept(self) -> dict[str, dict[Hashable, Any]]:
        return {}

    def find_kind(self, kind: str) -> Kind | None:
        """The row of a kind, or None."""
        return self.kinds.get(kind)

    def kind(self, kind: str) -> Kind:
        """The row of a kind. Raises :class:`UnknownRow`."""
        return row_of(self.kinds, kind, "kind")

    def has_kind(self, kind: str) -> bool:
        """Can a body or post be of this kind? Groups, which only powers name, are no kinds of a body."""
        return kind in self.kinds and not self.kinds[kind].group

    @functools.cached_property
    def _is_a(self) -> dict[tuple[str, str], bool]:
        """Answers already given; no private attribute of pydantic, since it is read a hundred thousand times."""
        return {}

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Is every body of this kind one of ``ancestor`` (a kind or a group)? False too where it cannot be told."""
        key, known = (kind, ancestor), self._is_a
        if key not in known:
            known[key] = False  # a cycle ends here
            known[key] = self._reaches(kind, ancestor)
        return known[key]

    def _reaches(self, kind: str, ancestor: str) -> bool:
        if kind == ancestor:
            return True
        row, above = self.kinds.get(kind), self.kinds.get(ancestor)
        if row is None or above is None:
            return False
        if above.group and any(self.is_a(kind, member) for member in above.one_of):
            return True  # before its parents: an abstract parent asks back about this kind
        if any(self.is_a(parent, ancestor) for parent in row.is_a):
            return True
        return row.abstract and all(self.is_a(choice, ancestor) for choice in row.one_of)

    def concrete(self, kind: str) -> tuple[str, ...]:
        """The concrete kinds that a kind may be: itself, or every choice of an abstract kind or group."""
        found: dict[str, None] = {}
        todo = [kind]
        seen: set[str] = set()
        while todo:
            here = todo.pop(0)
            if here in seen:
                continue
            seen.add(here)
            row = self.kind(here)
            todo = [*(choice for choice in row.one_of if choice in self.kinds), *todo]
            if not row.abstract:
                found[here] = None
        return tuple(found)

    def is_legal_person(self, kind: str, day: date | None = None) -> bool | None:
        """Can a body of this kind be sued (on this day)? None: cannot tell from the kind. Outside its life: False."""
        answers = {self._person(choice, day) for choice in self.concrete(kind)}
        return answers.pop() if len(answers) == 1 else None

    def _person(self, kind: str, day: date | None) -> bool | None:
        row = self.kinds[kind]
        return False if day is not None and not row.lives(day) else row.person

    def is_forum(self, kind: str) -> bool:
        """Is it, by structure, a forum or a kind of forum: nothing statutory?"""
        return self.is_a(kind, "forum")

    def exists(self, kind: str, day: date) -> bool:
        """Can a body of this kind (for an abstract kind: of some choice) exist on this day?"""
        return any(self.kinds[choice].lives(day) for choice in self.concrete(kind))

    def organs_of(self, kind: str) -> tuple[Kind, ...]:
        """The kinds that are organs of a body of this kind."""
        organs = (row for row in self.kinds.values() if row.organ is not None)
        return tuple(row for row in organs if row.organ and any(self.is_a(kind, body) for body in row.organ.of))

    @functools.cached_property
    def answered_to(self) -> tuple[str, ...]:
        """The kinds of bodies to which statute makes others answer, wherever these are."""
        rows = (row.answers_to for row in self.kinds.values() if row.answers_to is not None)
        return tuple(sorted({row.to for row in rows if row.to in self.kinds}))

    def governs_itself(self, kind: str) -> bool:
        """Is a body of this kind governed by its own scheme: does no pack say what it may give, and to whom?"""
        return self.is_a(kind, OWN_SCHEME)

    def calls_a_kind(self, words: str) -> bool:
        """Is this what a kind of these packs is called: by its name or its id?"""
        return words.strip().lower() in self._called

    @functools.cached_property
    def _called(self) -> frozenset[str]:
        """What kinds are called, in small letters."""
        names = (name for row in self.kinds.values() for name in (row.name, row.id, row.id.replace("_", " ")))
        return frozenset(name.lower() for name in names)

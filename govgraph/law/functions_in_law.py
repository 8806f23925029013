"""The functions that statute places on bodies, their classes and sets, and the provisions they stand in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from govgraph.law.function_rows import Enactment, FunctionClass, FunctionSet, Holder, RootFunction
from govgraph.law.kinds_of_bodies import KindsOfBodies
from govgraph.law.lookup import row_of
from govgraph.law.references import normal, within
from govgraph.law.rows import System
from govgraph.records import Field

CLASS = "class:"
"""How an item of a function set begins that names a class of functions."""


class HeldByStatute(NamedTuple):
    """A root function, and the entry that says how a kind holds it."""

    function: RootFunction
    holder: Holder


class FunctionsInLaw(KindsOfBodies):
    """The tables of functions of a :class:`~govgraph.law.registry.Registry`, and questions about them."""

    sets: Mapping[str, FunctionSet] = Field(description="function sets")
    functions: Mapping[str, RootFunction] = Field(description="functions that statute places on kinds of bodies")
    classes: Mapping[str, FunctionClass] = Field(description="classes of function")
    acts: Mapping[str, Enactment] = Field(description="short names of Acts, for references")

    def function_set(self, reference: str) -> FunctionSet:
        """A function set by its id. Raises :class:`UnknownRow`."""
        return row_of(self.sets, reference, "function set")

    def in_set(
        self, reference: str, references: Iterable[str], function_class: str = "", day: date | None = None
    ) -> bool:
        """Is a function in a set (or ``class:name``)? ``references``: its own and those of the functions above it."""
        known, key = self.kept("in set"), (reference, tuple(references), function_class, day)
        if key not in known:
            known[key] = self._in_set(*key)
        return bool(known[key])

    def _in_set(self, reference: str, references: tuple[str, ...], function_class: str, day: date | None) -> bool:
        if reference.startswith(CLASS):
            return self.in_class(function_class, reference.removeprefix(CLASS))
        row = self.sets.get(reference)  # one of a pack that is not read holds nothing
        if row is None or (day is not None and not row.lives(day)):
            return False
        named = [self.reference(item) for item in references]
        return any(
            self.in_class(function_class, item.removeprefix(CLASS))
            if item.startswith(CLASS)
            else any(within(name, self.reference(item)) for name in named)
            for item in row.items
        )

    def items_of(self, reference: str) -> tuple[str, ...]:
        """What is in a function set, in the one spelling."""
        return tuple(self.reference(item) for item in self.function_set(reference).items)

    def provisions(self, references: Iterable[str]) -> tuple[str, ...]:
        """Those of these references that are provisions of an Act that is known, in the one spelling."""
        return tuple(name for name in map(self.reference, references) if name.startswith(self._act_starts))

    @functools.cached_property
    def _act_starts(self) -> tuple[str, ...]:
        return tuple(f"{act.lower()} " for act in self.acts)

    def provisions_of_class(self, function_class: str) -> tuple[str, ...]:
        """As :meth:`provisions`, of the functions of a class that statute places on bodies."""
        found = self._of_classes
        if function_class not in found:
            roots = (root for root in self.functions.values() if self.in_class(root.function_class, function_class))
            found[function_class] = self.provisions(reference for root in roots for reference in root.references)
        return found[function_class]

    @functools.cached_property
    def _of_classes(self) -> dict[str, tuple[str, ...]]:
        """The provisions of the classes already asked for."""
        return {}

    def reference(self, written: str) -> str:
        """A statutory reference or service code in the one spelling that sets are compared in."""
        spelt = self._spelt
        if written not in spelt:
            spelt[written] = normal(written, self._act_names)
        return spelt[written]

    @functools.cached_property
    def _spelt(self) -> dict[str, str]:
        """References already brought into one spelling."""
        return {}

    @functools.cached_property
    def _act_names(self) -> dict[str, str]:
        """Each way in which an Act is written, in small letters, to its short name."""
        return {name.lower(): act.id for act in self.acts.values() for name in (act.id, *act.names)}

    def in_class(self, function_class: str, wanted: str) -> bool:
        """Is a class the one wanted, or part of it? Public health is executive; health scrutiny is not."""
        return any(row.id == wanted for row in self.class_and_above(function_class))

    def class_and_above(self, function_class: str) -> tuple[FunctionClass, ...]:
        return self._classes_above.get(function_class, ())

    @functools.cached_property
    def _classes_above(self) -> Mapping[str, tuple[FunctionClass, ...]]:
        """Every class to itself and those that it is part of, nearest first."""
        above: dict[str, tuple[FunctionClass, ...]] = {}
        for start in self.classes:
            found: dict[str, FunctionClass] = {}
            todo = [start]
            while todo:
                here = todo.pop(0)
                if here in self.classes and here not in found:
                    found[here] = self.classes[here]
                    todo += self.classes[here].within
            above[start] = tuple(found.values())
        return above

    def roots_of(self, kind: str, day: date | None = None) -> tuple[HeldByStatute, ...]:
        """The functions that statute places on bodies of this kind (for an abstract kind: on every choice)."""
        found = []
        choices = self.concrete(kind)
        for function in self.functions.values():
            holders = [self._holder(function, choice, day) for choice in choices]
            if holders and holders[0] is not None and all(holders):
                found.append(HeldByStatute(function, holders[0]))
        return tuple(found)

    def _holder(self, function: RootFunction, kind: str, day: date | None) -> Holder | None:
        if day is not None and not self.kinds[kind].lives(day):
            return None
        named = (holder for holder in function.held_by if self.is_a(kind, holder.kind))
        return next((holder for holder in named if day is None or holder.lives(day)), None)

    def acts_as_body(self, organ: str, function_class: str, system: System | None = None) -> bool | None:
        """Is this organ the body for a function of this class (LGA 2000 ss9B-9D)?

        None: cannot tell. It turns on the council's system, which is not stated; or the class is not one of local
        government, and which organ exercises what a council received is for the council.
        """
        row = self.kind(organ).organ
        if row is None:
            return False
        if "all" not in row.classes and (
            function_class not in self.classes or self.classes[function_class].owner == "nhs"
        ):
            return None
        plain = "all" in row.classes or any(self.in_class(function_class, wanted) for wanted in row.classes)
        committee = plain if row.in_committee_system == "same" else row.in_committee_system == "all"
        if system is None:
            return plain if plain == committee else None
        return committee if system == "committee" else plain

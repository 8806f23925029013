"""The law registry: what kinds of bodies there are, which power lets whom give what to whom, and when.

It is data, in packs (``govgraph/law/packs``): the health service in England, its local government, and whatever pack a
user writes. This module reads them and answers questions about them. It holds no view on a scenario: checking an
arrangement and following routes is done above it. A user's own rows, in the folder ``law`` of a scenario, are laid over
the packaged ones and shown in :attr:`Registry.shadowed`.

>>> from datetime import date
>>> law = registry()
>>> law.power("S75/PAR_R9").cite, law.power("S75/PAR_R9").parties == law.power("S75").parties
('SI 2000/617 reg 9', True)
>>> law.is_a("nhs_foundation_trust", "relevant_body"), law.is_legal_person("place_partnership")
(True, False)
>>> law.exists("ccg", date(2022, 6, 30)), law.exists("ccg", date(2022, 7, 1))
(True, False)
>>> registry(()).has_power("S65Z5"), registry(()).has_kind("icb"), registry(()).without_law
(False, False, True)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from govgraph.diagnostics import GovgraphError, Problem, did_you_mean
from govgraph.law.function_rows import Enactment, FunctionClass, FunctionSet, Holder, KnownChange, RootFunction
from govgraph.law.kind_rows import Kind, Organ, Quorum, Seat
from govgraph.law.power_rows import (
    Codes,
    Condition,
    Effect,
    Excluded,
    Flow,
    Functions,
    Liability,
    Onward,
    OnwardStep,
    Party,
    Power,
    SpecialCode,
    Test,
    When,
    Who,
)
from govgraph.law.references import normal, within
from govgraph.law.resolve import chain, resolved_kinds, resolved_powers
from govgraph.law.rows import Row, Sourced, System
from govgraph.law.scheme import OWN_SCHEME, SCHEME
from govgraph.law.tables import ENGLAND, TABLES, Tables
from govgraph.model.kinds import OwnKind
from govgraph.model.marked import Marked
from govgraph.records import Field, Record

__all__ = [
    "Codes",
    "Condition",
    "Enactment",
    "Excluded",
    "Flow",
    "FunctionClass",
    "FunctionSet",
    "Functions",
    "HeldByStatute",
    "Holder",
    "Kind",
    "KnownChange",
    "Liability",
    "Onward",
    "OnwardStep",
    "Organ",
    "Party",
    "Power",
    "Quorum",
    "Registry",
    "RootFunction",
    "Seat",
    "Shadow",
    "SpecialCode",
    "UnknownRow",
    "When",
    "Who",
    "load_rows",
    "registry",
]

_CLASS = "class:"
_SECTIONS = re.compile(r"\b(?:sections?|ss?\.?)\s*(\d+[A-Za-z0-9]*)", re.IGNORECASE)
_CITED = re.compile(r"\bss?(\d+[A-Za-z0-9]*)")
Found = TypeVar("Found")


class UnknownRow(GovgraphError, LookupError):
    """No row of that id is in the registry; the message names the nearest."""


class Shadow(Row):
    """A packaged row that a user's row of the same id replaces."""

    table: str = Field(description="kinds, powers, sets, functions, classes, acts or changes")
    id: str = Field(description="the id of both rows")
    packaged: Sourced = Field(description="the packaged row, as written")
    own: Sourced = Field(description="the user's row, as written")
    written: str = Field(default="", description="where the user wrote it: file:line:column")


class HeldByStatute(NamedTuple):
    """A root function, and the entry that says how a kind holds it."""

    function: RootFunction
    holder: Holder


class Registry(Record, dict=True):
    """All rows, resolved. Mappings keep the order of the files."""

    kinds: Mapping[str, Kind] = Field(description="kinds of bodies, organs, committees, forums, posts; and groups")
    powers: Mapping[str, Power] = Field(description="the table of instruments, each row with what it inherits")
    sets: Mapping[str, FunctionSet] = Field(description="function sets")
    functions: Mapping[str, RootFunction] = Field(description="functions that statute places on kinds of bodies")
    classes: Mapping[str, FunctionClass] = Field(description="classes of function")
    acts: Mapping[str, Enactment] = Field(description="short names of Acts, for references")
    changes: Mapping[str, KnownChange] = Field(default={}, description="known changes: evidence, and used in no answer")
    shadowed: tuple[Shadow, ...] = Field(default=(), description="packaged rows that a user's row replaces")
    packs: tuple[str, ...] = Field(default=(), description="the packs of law that were read; none: only papers count")

    _rows: Tables | None = None
    _written: Callable[[], Tables] | None = None

    @property
    def rows(self) -> Tables:
        """All rows as written, before anything is inherited: read again where this registry was kept."""
        known = self._rows
        if known is None:
            from govgraph.law.reading import packaged_tables

            known = self._written() if self._written is not None else packaged_tables(self.packs)
            self._keeps(_rows=known)
        return known

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self).model_fields)

    __hash__ = None  # type: ignore[assignment]  # as of everything that holds dicts

    # -- making -------------------------------------------------------------------------------------------------

    @classmethod
    def of(cls, rows: Tables, shadowed: tuple[Shadow, ...] = (), packs: tuple[str, ...] = ENGLAND) -> Registry:
        """A registry of rows as written, and the names of the packs that they are of."""
        return cls(
            kinds=resolved_kinds(rows.kinds),
            powers=resolved_powers(rows.powers),
            sets=rows.sets,
            functions=rows.functions,
            classes=rows.classes,
            acts=rows.acts,
            changes=rows.changes,
            shadowed=shadowed,
            packs=packs,
            _rows=rows,
        )

    def with_rows(self, *trees: Marked, pack: str = "") -> tuple[Registry, list[Problem]]:
        """This registry with a user's rows laid over it, and every mistake in them; ``pack`` names the pack they are.

        A row that cannot be read is left out; the caller decides whether to go on. Only mistakes in these rows are
        told: a packaged row may name a kind of a pack that is not read here, which then names nobody.
        """
        from govgraph.law.consistency import inconsistencies
        from govgraph.law.reading import read_tables

        own, problems = read_tables(trees)
        merged = own.over(self.rows)
        before = {(problem.code, problem.message) for problem in inconsistencies(self.rows)}
        mistakes = (p for p in inconsistencies(merged) if (p.code, p.message) not in before)
        found = sorted([*problems, *mistakes], key=lambda problem: (problem.mark, problem.code))
        packs = (*self.packs, pack) if pack else self.packs
        return Registry.of(merged, (*self.shadowed, *self._shadowed(own)), packs), found

    def with_folder(self, folder: Path, pack: str = "", without: Iterable[Path] = ()) -> tuple[Registry, list[Problem]]:
        """This registry with the rows of a folder of ``*.yaml`` laid over it; see :meth:`with_rows`.

        What lies in the folders ``without`` is left out.
        """
        from govgraph.law.reading import read_folder

        trees, problems = read_folder(folder, without)
        made, found = self.with_rows(*trees, pack=pack)
        return made, problems + found

    def with_kinds(self, kinds: Mapping[str, Kind]) -> Registry:
        """This registry with the kinds that a scenario declares laid over it."""
        own = Tables(kinds=kinds)
        return Registry.of(own.over(self.rows), (*self.shadowed, *self._shadowed(own)), self.packs)

    @property
    def without_law(self) -> bool:
        """Is no law read at all, so that only what papers state counts?"""
        return not self.packs

    def _shadowed(self, own: Tables) -> Iterable[Shadow]:
        for table in TABLES:
            packaged, mine = getattr(self.rows, table), getattr(own, table)
            for row in mine:
                if row in packaged:
                    written = str(own.mark(table, row))
                    yield Shadow(table=table, id=row, packaged=packaged[row], own=mine[row], written=written)

    # -- kinds --------------------------------------------------------------------------------------------------

    def find_kind(self, kind: str) -> Kind | None:
        """The row of a kind, or None."""
        return self.kinds.get(kind)

    def kind(self, kind: str) -> Kind:
        """The row of a kind. Raises :class:`UnknownRow`."""
        return _found(self.kinds, kind, "kind")

    def has_kind(self, kind: str) -> bool:
        """Can a body or post be of this kind? Groups, which only powers name, are no kinds of a body."""
        return kind in self.kinds and not self.kinds[kind].group

    def kept(self, what: str) -> dict[Hashable, Any]:
        """What has been worked out from these rows alone, under a name; it is kept with them and goes with them."""
        return self._kept.setdefault(what, {})

    @functools.cached_property
    def _kept(self) -> dict[str, dict[Hashable, Any]]:
        return {}

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

    # -- powers -------------------------------------------------------------------------------------------------

    def power(self, reference: str) -> Power:
        """A row of the table of powers: ``S65Z5``, or a row with its frame, ``S75/PAR_R9``.

        Raises :class:`UnknownRow`, also for two rows that are not one power (``S65Z5/S75``).
        """
        frame, _, last = reference.strip().rpartition("/")
        row = self.powers.get(last) or self.powers.get(last.upper()) or (SCHEME if last == SCHEME.id else None)
        if row is None:
            return _found(self.powers, last, "power")
        if frame and self.power(frame).id not in self.family(row):
            raise UnknownRow(f"{row.id} is not within {frame}: they are two powers, and an arrangement uses one")
        return row

    def powers_called(self, text: str) -> tuple[Power, ...]:
        """The powers of the sections that a text names, as a paper writes them: "section 75", "s65Z5 of the NHS Act"."""
        wanted = {number.upper() for number in _SECTIONS.findall(text)}
        found = [
            row
            for row in self.powers.values()
            if wanted & {number.upper() for number in _CITED.findall(row.cite)} and not row.within
        ]
        return tuple(sorted(found, key=lambda row: (not row.carries, len(row.id))))

    def in_words(self, text: str, day: date) -> str:
        """A sentence with the provision, as it stood on a day, in place of the id of each power that it names."""
        for row in sorted((row for row in self.powers if row in text), key=len, reverse=True):
            cite = self.powers[row].at(day).cite
            text = text.replace(f"{row} ({self.powers[row].cite})", cite)
            text = re.sub(rf"(?<![\w/]){re.escape(row)}(?!\w)", cite, text)
        return text

    def has_power(self, reference: str) -> bool:
        """Would :meth:`power` find it?"""
        try:
            self.power(reference)
        except UnknownRow:
            return False
        return True

    @functools.cached_property
    def carrying(self) -> tuple[Power, ...]:
        """The rows that carry authority: what an arrangement may rest on whose power nobody states."""
        return tuple(row for row in self.powers.values() if row.carries and row.of_own_will)

    def powers_with_effect(self, *effects: Effect, day: date | None = None) -> tuple[Power, ...]:
        """The rows with any of these effects, in force on ``day`` if one is given."""
        wanted = frozenset(effects)
        return tuple(
            row for row in self.powers.values() if not wanted.isdisjoint(row.effect) and (day is None or row.lives(day))
        )

    def family(self, power: Power | str) -> tuple[str, ...]:
        """A row and the rows that it is within, nearest first: together they are one power."""
        start = self.power(power).id if isinstance(power, str) else power.id
        return self._families[start] if start in self._families else self._family(start)

    def _family(self, start: str) -> tuple[str, ...]:
        return chain(start, lambda row: self.powers[row].within if row in self.powers else "")

    @functools.cached_property
    def _families(self) -> Mapping[str, tuple[str, ...]]:
        """Every row to it and those that it is within: asked for each row that is held against each arrangement."""
        return {row: self._family(row) for row in self.powers}

    def rows_within(self, power: Power | str) -> tuple[Power, ...]:
        """The rows that act within a frame."""
        frame = self.power(power).id if isinstance(power, str) else power.id
        return self._frames.get(frame, ())

    @functools.cached_property
    def _frames(self) -> Mapping[str, tuple[Power, ...]]:
        """Each row that others act within, to these."""
        found: dict[str, list[Power]] = {}
        for row in self.powers.values():
            for frame in self._families[row.id]:
                if frame != row.id:
                    found.setdefault(frame, []).append(row)
        return {frame: tuple(rows) for frame, rows in found.items()}

    def admits(self, who: Who, kind: str, day: date | None = None) -> bool:
        """Is a body of this kind, on this day, one that a power names? Facts and sides are left to the caller."""
        if day is not None and not who.named_at(day):
            return False
        if who.kind == "person":
            row = self.kind(kind)
            return (self.is_legal_person(kind, day) is True or row.individual) and not self.is_forum(kind)
        return bool(who.kind) and self.is_a(kind, who.kind)

    def code(
        self, failing: Test, power: Power | None = None, *, kind: str = "", owner: str = "", function_class: str = ""
    ) -> str:
        """The rule that is broken at one test (docs/law.md#which-rule-a-failure-breaks): the most specific, else the row's, else L35.

        ``kind`` is the kind of whoever fails; ``owner`` and ``function_class`` are those of the function.
        """
        for found in self._codes(failing, power, kind, owner, function_class):
            if found:
                return found
        return "L35"

    def _codes(self, failing: Test, power: Power | None, kind: str, owner: str, function_class: str) -> Iterable[str]:
        row = self.kinds.get(kind)
        by_class = next((found.code for found in self._class_and_above(function_class) if found.code), "")
        if failing == "date" and row is not None:
            yield row.date_code
        if row is not None and failing in {"parties", "giver", "receiver"}:
            yield row.code
        if power is not None:
            yield power.codes.power if failing == "power" else ""
            for special in power.codes.special:
                if special.at == failing and self._fits(special, kind, owner, function_class):
                    yield special.code
        if failing in {"power", "receiver"}:
            yield by_class
        if power is not None:
            yield getattr(power.codes, failing)
        elif row is not None and failing == "power":
            yield row.code

    def _fits(self, special: SpecialCode, kind: str, owner: str, function_class: str) -> bool:
        return (
            (not special.kind or self.is_a(kind, special.kind))
            and (special.owner is None or special.owner == owner)
            and (not special.function_class or self.in_class(function_class, special.function_class))
        )

    # -- known changes ------------------------------------------------------------------------------------------

    def changes_touching(
        self, day: date, *, powers: Iterable[Power] = (), kinds: Iterable[str] = (), functions: Iterable[str] = ()
    ) -> tuple[KnownChange, ...]:
        """The known changes that might touch an answer about a day: what rests on powers read before it, or is about these.

        They are evidence and not law: nothing else is ever made of them.
        """
        rows = {name for row in powers if row.read_to is None or day > row.read_to for name in self.family(row)}
        named, about = tuple(kinds), set(functions)
        return tuple(
            change
            for change in self.changes.values()
            if change.since is not None
            and day >= change.since
            and (
                not rows.isdisjoint(change.powers)
                or not about.isdisjoint(change.functions)
                or any(self.is_a(kind, touched) for kind in named for touched in change.kinds)
            )
        )

    # -- functions ----------------------------------------------------------------------------------------------

    def function_set(self, reference: str) -> FunctionSet:
        """A function set by its id. Raises :class:`UnknownRow`."""
        return _found(self.sets, reference, "function set")

    def in_set(
        self, reference: str, references: Iterable[str], function_class: str = "", day: date | None = None
    ) -> bool:
        """Is a function in a set (or ``class:name``)? ``references``: its own and those of the functions above it."""
        known, key = self.kept("in set"), (reference, tuple(references), function_class, day)
        if key not in known:
            known[key] = self._in_set(*key)
        return bool(known[key])

    def _in_set(self, reference: str, references: tuple[str, ...], function_class: str, day: date | None) -> bool:
        if reference.startswith(_CLASS):
            return self.in_class(function_class, reference.removeprefix(_CLASS))
        row = self.sets.get(reference)  # one of a pack that is not read holds nothing
        if row is None or (day is not None and not row.lives(day)):
            return False
        named = [self.reference(item) for item in references]
        return any(
            self.in_class(function_class, item.removeprefix(_CLASS))
            if item.startswith(_CLASS)
            else any(within(name, self.reference(item)) for name in named)
            for item in row.items
        )

    def outside(self, row: Power, references: Iterable[str], function_class: str, day: date) -> bool:
        """Does a power whose list is closed not reach a function, as far as the provisions of that function tell?

        Only where some provision of an Act is known for it, and none stands in the list, nor holds an item of the list
        as a part: a function known by a service code alone, or by a whole schedule that holds more, is not told.
        """
        if not row.functions.closed:
            return False
        known = self._known(tuple(references)) if references else self._known_of_class(function_class)
        if not known:
            return False
        if any(self.in_set(ref, references, function_class, day) for ref in row.functions.only):
            return False
        items = [item for ref in row.functions.only if not ref.startswith(_CLASS) for item in self._items(ref)]
        inside = any(within(name, item) for name in known for item in items)
        return not inside and not any(within(item, name) for name in known for item in items)

    def _items(self, reference: str) -> tuple[str, ...]:
        """What is in a function set, in the one spelling."""
        return tuple(self.reference(item) for item in self.function_set(reference).items)

    def _known(self, references: Iterable[str]) -> tuple[str, ...]:
        """Those of these references that are provisions of an Act that is known, in the one spelling."""
        return tuple(name for name in map(self.reference, references) if name.startswith(self._act_starts))

    @functools.cached_property
    def _act_starts(self) -> tuple[str, ...]:
        return tuple(f"{act.lower()} " for act in self.acts)

    def _known_of_class(self, function_class: str) -> tuple[str, ...]:
        """As :meth:`_known`, of the functions of a class that statute places on bodies."""
        found = self._of_classes
        if function_class not in found:
            roots = (root for root in self.functions.values() if self.in_class(root.function_class, function_class))
            found[function_class] = self._known(reference for root in roots for reference in root.references)
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
        return any(row.id == wanted for row in self._class_and_above(function_class))

    def _class_and_above(self, function_class: str) -> tuple[FunctionClass, ...]:
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


def _found(rows: Mapping[str, Found], wanted: str, what: str) -> Found:
    if wanted in rows:
        return rows[wanted]
    hint = did_you_mean(wanted, rows)
    raise UnknownRow(f"there is no {what} '{wanted}' in the registry" + (f": {hint}" if hint else ""))


def load_rows(folder: Path) -> tuple[Registry, list[Problem]]:
    """The packaged registry with the rows of a scenario's ``law`` folder laid over it, and every mistake in them."""
    return registry().with_folder(folder)


@functools.cache
def registry(packs: tuple[str, ...] = ENGLAND) -> Registry:
    """The packaged registry of some packs, read once; none of them: what stands in no statute.

    Its files are read without line numbers: the tests read them with.
    """
    from govgraph.law import saved

    key = saved.key_of(packs)
    found = saved.found(key)
    if found is None:
        from govgraph.law.reading import packaged_tables

        found = Registry.of(packaged_tables(packs), packs=packs)
        saved.keep(found, key)
    return found


def declared(packs: tuple[str, ...], kinds: Mapping[str, OwnKind]) -> Registry:
    """The packaged registry of some packs, with the kinds that a scenario declares laid over it."""
    if not kinds:
        return registry(packs)
    from govgraph.law.own_kinds import kind_rows

    return registry(packs).with_kinds(kind_rows(kinds))

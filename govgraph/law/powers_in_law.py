"""The powers: who may give what to whom, which rows are one power, and which rule is broken where one does not carry."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date

from govgraph.law.function_rows import KnownChange
from govgraph.law.functions_in_law import CLASS, FunctionsInLaw
from govgraph.law.lookup import UnknownRow, row_of
from govgraph.law.power_rows import Effect, Power, SpecialCode, Test, Who
from govgraph.law.references import within
from govgraph.law.resolve import chain
from govgraph.law.scheme import SCHEME
from govgraph.records import Field

_SECTIONS = r"(?i)\b(?:sections?|ss?\.?)\s*(\d+[A-Za-z0-9]*)"
_CITED = r"\bss?(\d+[A-Za-z0-9]*)"


class PowersInLaw(FunctionsInLaw):
    """The table of powers of a :class:`~govgraph.law.registry.Registry`, and questions about it."""

    powers: Mapping[str, Power] = Field(description="the table of instruments, each row with what it inherits")
    changes: Mapping[str, KnownChange] = Field(default={}, description="known changes: evidence, and used in no answer")

    def power(self, reference: str) -> Power:
        """A row of the table of powers: ``S65Z5``, or a row with its frame, ``S75/PAR_R9``.

        Raises :class:`UnknownRow`, also for two rows that are not one power (``S65Z5/S75``).
        """
        frame, _, last = reference.strip().rpartition("/")
        row = self.powers.get(last) or self.powers.get(last.upper()) or (SCHEME if last == SCHEME.id else None)
        if row is None:
            return row_of(self.powers, last, "power")
        if frame and self.power(frame).id not in self.family(row):
            raise UnknownRow(f"{row.id} is not within {frame}: they are two powers, and an arrangement uses one")
        return row

    def powers_called(self, text: str) -> tuple[Power, ...]:
        """The powers of the sections that a text names, as a paper writes them: "section 75", "s65Z5 of the NHS Act"."""
        wanted = {number.upper() for number in re.findall(_SECTIONS, text)}
        found = [
            row
            for row in self.powers.values()
            if wanted & {number.upper() for number in re.findall(_CITED, row.cite)} and not row.within
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
        """Is there such a row, so that :meth:`power` gives it and does not raise?"""
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

    def outside(self, row: Power, references: Iterable[str], function_class: str, day: date) -> bool:
        """Does a power whose list is closed not reach a function, as far as the provisions of that function tell?

        Only where some provision of an Act is known for it, and none stands in the list, nor holds an item of the list
        as a part: a function known by a service code alone, or by a whole schedule that holds more, is not told.
        """
        if not row.functions.closed:
            return False
        known = self.provisions(tuple(references)) if references else self.provisions_of_class(function_class)
        if not known:
            return False
        if any(self.in_set(ref, references, function_class, day) for ref in row.functions.only):
            return False
        items = [item for ref in row.functions.only if not ref.startswith(CLASS) for item in self.items_of(ref)]
        inside = any(within(name, item) for name in known for item in items)
        return not inside and not any(within(item, name) for name in known for item in items)

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
        by_class = next((found.code for found in self.class_and_above(function_class) if found.code), "")
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

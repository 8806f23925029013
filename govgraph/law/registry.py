"""The law registry: what kinds of bodies there are, which power lets whom give what to whom, and when.

It is data, in packs (``govgraph/law/packs``): the health service in England, its local government, and whatever pack a
user writes. A registry is those packs read, one laid over the other. What it is asked about kinds, functions and powers
stands in :mod:`govgraph.law.kinds_of_bodies`, :mod:`govgraph.law.functions_in_law` and :mod:`govgraph.law.powers_in_law`.
It holds no view on a scenario: checking an arrangement and following routes is done above it. A user's own rows, in the
folder ``law`` of a scenario, are laid over the packaged ones and shown in :attr:`Registry.shadowed`.

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
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from govgraph.diagnostics import Problem
from govgraph.law.kind_rows import Kind
from govgraph.law.powers_in_law import PowersInLaw
from govgraph.law.resolve import resolved_kinds, resolved_powers
from govgraph.law.rows import Row, Sourced
from govgraph.law.tables import ENGLAND, TABLES, Tables
from govgraph.model.kinds import OwnKind
from govgraph.model.marked import Marked
from govgraph.records import Field


class Shadow(Row):
    """A packaged row that a user's row of the same id replaces."""

    table: str = Field(description="kinds, powers, sets, functions, classes, acts or changes")
    id: str = Field(description="the id of both rows")
    packaged: Sourced = Field(description="the packaged row, as written")
    own: Sourced = Field(description="the user's row, as written")
    written: str = Field(default="", description="where the user wrote it: file:line:column")


class Registry(PowersInLaw):
    """All rows, resolved. Mappings keep the order of the files."""

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

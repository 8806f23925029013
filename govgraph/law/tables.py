"""The tables of the registry, and the packs that come with govgraph; :mod:`govgraph.law.reading` reads them from files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from govgraph.diagnostics import Mark
from govgraph.law.function_rows import Enactment, FunctionClass, FunctionSet, KnownChange, RootFunction
from govgraph.law.kind_rows import Kind
from govgraph.law.power_rows import Power
from govgraph.law.rows import Sourced
from govgraph.model.marked import Marked

PACKS = Path(__file__).parent / "packs"
"""The packs that come with govgraph, each a folder of rows."""

COMMON = "common"
"""The pack that stands in no statute: it is read before every other."""

ENGLAND = ("england-nhs", "england-local-government")
"""The packs of a scenario that names none."""

ABOUT = "pack.yaml"
"""The file of a pack's folder that says what it is; it holds no rows."""

TABLES: Mapping[str, type[Sourced]] = {
    "kinds": Kind,
    "powers": Power,
    "sets": FunctionSet,
    "functions": RootFunction,
    "classes": FunctionClass,
    "acts": Enactment,
    "changes": KnownChange,
}
"""The tables of the registry, by the key that a file lists them under."""


class Tables(msgspec.Struct, frozen=True):
    """Rows as written, before anything is inherited, and where each was written."""

    kinds: Mapping[str, Kind] = {}
    powers: Mapping[str, Power] = {}
    sets: Mapping[str, FunctionSet] = {}
    functions: Mapping[str, RootFunction] = {}
    classes: Mapping[str, FunctionClass] = {}
    acts: Mapping[str, Enactment] = {}
    changes: Mapping[str, KnownChange] = {}
    written: Mapping[tuple[str, str], Marked] = {}

    def over(self, packaged: Tables) -> Tables:
        """These rows laid over others: a row of the same id replaces the other whole."""
        merged = {table: {**getattr(packaged, table), **getattr(self, table)} for table in TABLES}
        return msgspec.structs.replace(self, **merged)

    def mark(self, table: str, row: str, path: Iterable[str | int] = ()) -> Mark:
        """Where a value of a row was written; a packaged row has no line of its own."""
        node = self.written.get((table, row))
        return node.at(tuple(path)) if node is not None else Mark(f"<law>/{table}/{row}")


def packaged_packs() -> tuple[str, ...]:
    """The names of the packs that come with govgraph and that a scenario may name."""
    return tuple(sorted(path.name for path in PACKS.iterdir() if path.is_dir() and path.name != COMMON))

"""What stands on the sheets of a workbook, before it is known what it means: headings and cells, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.diagnostics import Mark
from govgraph.marks import Marked


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number, and its filled cells by the number of their column, both counted from 1."""

    number: int
    cells: dict[int, Marked]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: its name, its headings by the number of their column, and its rows."""

    name: str
    mark: Mark
    headings: dict[int, Marked] = field(default_factory=dict)
    lines: tuple[SheetRow, ...] = ()

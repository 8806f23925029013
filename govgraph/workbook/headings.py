"""Which column is which field: headings are read whatever their case, and every wrong one is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.marks import Marked
from govgraph.model.vocabulary import vocabulary
from govgraph.workbook.columns import Column
from govgraph.workbook.form import Sheet, sheets
from govgraph.workbook.names import folded
from govgraph.workbook.tables import SheetTable


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a sheet: its filled cells by the name of their column, and its place in the files.

    ``order`` sorts rows over all sheets; ``file`` is the file that the row goes into, empty where none is said.
    """

    sheet: Sheet
    mark: Mark
    cells: Mapping[str, Marked]
    order: tuple[float, int, int, int]
    file: str

    def text(self, name: str) -> str:
        """What stands under a column as text; empty where nothing does."""
        cell = self.cells.get(name)
        return "" if cell is None else str(cell.value).strip()

    def at(self, name: str) -> Mark:
        """The place of a cell; of the row where the cell is empty."""
        cell = self.cells.get(name)
        return self.mark if cell is None else cell.mark


def columns_of(table: SheetTable, sheet: Sheet, problems: list[Problem]) -> dict[int, Column]:
    """The column that each heading means; what is wrong with headings goes to ``problems``."""
    known = dict(_known(sheet))
    found: dict[int, Column] = {}
    there: dict[str, Mark] = {}
    for number, heading in table.headings.items():
        word = folded(str(heading.value))
        column = known.get(word)
        if column is None:
            own = [one.heading for one in sheet.columns]
            hint = (
                did_you_mean(str(heading.value), own)
                or did_you_mean(word, known)
                or f"its columns are: {', '.join(one.heading for one in sheet.columns)}"
            )
            problems.append(
                Problem("LOAD102", f"the sheet '{sheet.name}' has no column '{heading.value}'", heading.mark, hint)
            )
        elif column.name in there:
            hint = f"it is already there in column {_letters(there[column.name])}: keep one of them"
            problems.append(Problem("LOAD102", f"the column '{heading.value}' is there twice", heading.mark, hint))
        else:
            found[number] = column
            there[column.name] = heading.mark
    for line in table.lines:
        for number, cell in line.cells.items():
            if number not in table.headings:
                problems.append(
                    Problem(
                        "LOAD102",
                        "this column has no heading",
                        cell.mark,
                        "write one in the first row, or empty the column",
                    )
                )
                found[number] = _NOWHERE
                break
    return found


_NOWHERE = Column("@nowhere", "")


def _letters(mark: Mark) -> str:
    return mark.cell.rstrip("0123456789")


def _known(sheet: Sheet) -> Iterator[tuple[str, Column]]:
    """Each word that means a column of the sheet: its heading, the name of its field, on a sheet of things a relation."""
    for one in sheet.columns:
        if not one.name.startswith("@"):
            yield folded(one.name), one
    if any(part in _THINGS for part in sheet.parts):
        for kind in vocabulary().kinds:
            if kind not in {one.name for one in sheet.columns}:
                yield kind, Column(kind, kind, "role")
    for one in sheet.columns:
        yield folded(one.heading), one


_THINGS = frozenset(
    {part for sheet in sheets().values() for part in sheet.parts if "name" in {c.name for c in sheet.columns}}
) - {
    "process",
    "list",
    "option",
    "kind",
    "form",
    "document",
}


def entries(table: SheetTable, sheet: Sheet, place: int, problems: list[Problem]) -> list[FilledRow]:
    """The filled rows of a sheet, each with its place in the files; ``place`` is that of the sheet in the workbook.

    A row that says no order comes after the row above it, and goes into the same file.
    """
    columns = columns_of(table, sheet, problems)
    rows = []
    for line in table.lines:
        cells = {columns[n].name: cell for n, cell in line.cells.items() if n in columns and columns[n] is not _NOWHERE}
        if any(not name.startswith("@") or name in {"@relation", "@type"} for name in cells):
            rows.append((line, cells))
    ordered = any("@order" in cells for _, cells in rows)
    above, file = (0.0 if ordered else float("inf")), ""
    found = []
    for line, cells in rows:
        own = _number(cells.get("@order"), problems)
        above = above if own is None else own
        if "@option" not in cells:
            file = str(cells["@file"].value).strip() if "@file" in cells else file
        first = min(line.cells.values(), key=lambda cell: cell.mark.column).mark
        key = (above, 0 if own is not None else 1, place, line.number)
        found.append(FilledRow(sheet, first, cells, key, file if "@option" not in cells else ""))
    return found


def _number(cell: Marked | None, problems: list[Problem]) -> float | None:
    if cell is None:
        return None
    try:
        return float(str(cell.value))
    except ValueError:
        problems.append(Problem("LOAD103", f"'{cell.value}' is no number", cell.mark, "leave 'Order' empty"))
        return None

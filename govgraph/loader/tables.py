"""Tables of a scenario: rows under columns, as papers have them, with what all rows share said once.

In YAML, where rows of a relation or entries of a section stand::

    responsible for:
      defaults: {source: 003 App 2, status: provisional}
      columns: [what, who, aspect, level]
      rows:
        - [urgent-care, icb, contract, system]

The same rows may stand in a CSV file beside it, which a section ``tables`` lists (:mod:`govgraph.loader.csv_files`). A column is
a role, a field, or what every item may say (status, source, not ...). An empty cell takes the default; a row is read whole
or not at all. Every mistake names the row and the column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.marks import Marked

if TYPE_CHECKING:
    from govgraph.loader.shared_fields import ItemFields

PARTS = ("columns", "rows", "defaults")
"""What a table holds."""

SHARED = ("source", "sources", "status", "basis")
"""What ``defaults`` of a file or of a section may say."""

_OF_A_ROW = frozenset({"LOAD014", "LOAD023", "LOAD034"})
"""Mistakes of a whole row: no column is named for them."""

_BESIDE_THE_POINT = frozenset({"source", "sources", "note", "id"})
"""Two rows that differ only in these say the same."""

Cells = dict[Mark, tuple[int, str]]
"""Where each cell of each table is written: the number of its row, and its column."""


class ShownRow(Struct, frozen=True):
    """How a file of its own numbers its rows and calls its columns, and what helps where a column is missing."""

    numbers: Mapping[Mark, int] = {}
    headings: Mapping[str, str] = {}
    hint: str = "add the column, or say it under 'defaults'"


PLAIN = ShownRow()
"""Rows are counted from 1, and columns are called what they are."""


def is_table(node: Marked) -> bool:
    """Is this a table: a mapping with ``rows``, each with its cells or fields?"""
    return "rows" in node.mapping() and isinstance(node.mapping()["rows"].value, list)


def expanded(
    node: Marked,
    reading: ItemFields,
    *,
    what: str,
    known: Collection[str],
    needed: Iterable[str] = (),
    shown: ShownRow = PLAIN,
) -> list[Marked]:
    """The rows of a table as mappings of column to cell, each with its place.

    ``what`` is what a row says, ``known`` the columns that it may have, ``needed`` those that must be there or have a
    default, ``shown`` how a file of its own calls them. Returns nothing, with the problems noted, where a column is wrong; a row that is wrong is left out.
    """
    raw = node.mapping()
    before = len(reading.problems)
    for key, at, _ in node.items():
        if key not in PARTS:
            reading.problem("LOAD056", f"a table has no '{key}'", at, f"it has {', '.join(PARTS)}")
    defaults = raw.get("defaults", Marked({}, node.mark))
    columns = _columns(raw["columns"], reading) if "columns" in raw else None
    for name, at in [(name, mark) for name, mark, _ in defaults.items()] + [
        (str(c.value), c.mark) for c in columns or ()
    ]:
        if name not in known:
            hint = did_you_mean(name, known) or f"columns are: {', '.join(sorted(known))}"
            reading.problem("LOAD056", f"{what} has no column '{name}'", at, hint)
    if columns is not None:
        there = {str(column.value) for column in columns} | defaults.mapping().keys()
        for name in needed:
            if name not in there:
                at = raw["columns"].mark
                reading.problem("LOAD056", f"the table has no column '{name}': {what} needs it", at, shown.hint)
    if len(reading.problems) > before:
        return []
    rows = raw["rows"].value
    return _rows(rows if isinstance(rows, list) else [], columns, defaults, reading, shown)


def _columns(node: Marked, reading: ItemFields) -> list[Marked]:
    columns = node.value if isinstance(node.value, list) else [node]
    seen: set[Any] = set()
    for column in columns:
        if not isinstance(column.value, str):
            reading.problem("LOAD056", f"'{column.plain()}' is not the name of a column", column.mark, "write words")
        elif column.value in seen:
            reading.problem("LOAD056", f"the column '{column.value}' is there twice", column.mark, "keep one of them")
        seen.add(str(column.value))
    return columns


def _rows(
    rows: list[Marked], columns: list[Marked] | None, defaults: Marked, reading: ItemFields, shown: ShownRow
) -> list[Marked]:
    out: list[Marked] = []
    said: dict[str, int] = {}
    for position, row in enumerate(rows, start=1):
        number = shown.numbers.get(row.mark, position)
        reading.cells[row.mark] = (number, "")
        cells = _cells(row, columns, reading)
        if cells is None:
            continue
        for name, cell in cells.items():
            reading.cells[cell.mark] = (number, shown.headings.get(name, name))
        full = {**{name: value for name, value in defaults.mapping().items() if name not in cells}, **cells}
        content = repr(sorted((name, cell.plain()) for name, cell in full.items() if name not in _BESIDE_THE_POINT))
        if content in said:
            reading.problem("LOAD014", f"says what row {said[content]} says", row.mark, "keep one of them")
            continue
        said[content] = number
        out.append(Marked(full, row.mark, {name: cell.mark for name, cell in full.items()}))
    return out


def _cells(row: Marked, columns: list[Marked] | None, reading: ItemFields) -> dict[str, Marked] | None:
    """The filled cells of a row by column; None, with the problem noted, where it is not as long as the header."""
    if columns is None:
        if isinstance(row.value, dict):
            return dict(row.value)
        reading.problem(
            "LOAD056",
            "is no row: the table has no 'columns'",
            row.mark,
            "write 'columns: [who, what]', or rows such as {who: ..., what: ...}",
        )
        return None
    if not isinstance(row.value, list):
        reading.problem(
            "LOAD056", "is no list of cells", row.mark, f"write [{', '.join(str(c.value) for c in columns)}]"
        )
        return None
    if len(row.value) != len(columns):
        message = f"has {cells_in(len(row.value))}, and the table has {len(columns)} columns"
        reading.problem(
            "LOAD056", message, row.mark, f"write one cell for each of: {', '.join(str(c.value) for c in columns)}"
        )
        return None
    return {str(c.value): cell for c, cell in zip(columns, row.value, strict=True) if cell.value not in (None, "")}


def cells_in(number: int) -> str:
    """A number of cells in words: ``1 cell``, ``3 cells``."""
    return f"{number} cell{'' if number == 1 else 's'}"


def placed(problems: Iterable[Problem], cells: Mapping[Mark, tuple[int, str]]) -> list[Problem]:
    """The problems, those of a table with the row and the column that they are about."""
    out = []
    for problem in problems:
        row, column = cells.get(problem.mark, (0, ""))
        if row:
            where = f"row {row}, column '{column}'" if column and problem.code not in _OF_A_ROW else f"row {row}"
            out.append(Problem(problem.code, f"{where}: {problem.message}", problem.mark, problem.hint, problem.level))
        else:
            out.append(problem)
    return out

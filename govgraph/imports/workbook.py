"""Excel workbooks: what is written in each cell, with merged ranges, and without hidden sheets, columns, rows and comments."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.imports.neutral import ImportProblem, NotRead, Paper, ReadCell, ReadRow, ReadTable, squeezed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELLS = 2_000_000


def read_workbook(path: Path) -> Paper:
    """One table a sheet, addressed ``Sheet!A1``. Raises :class:`ImportProblem`."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ImportProblem("to read workbooks install govgraph[office]") from None
    try:
        book = load_workbook(path, data_only=True)
        formulas = load_workbook(path, data_only=False)
    except Exception as error:  # openpyxl raises whatever its parts raise on a damaged file
        raise ImportProblem(
            f"{path} cannot be read as a workbook ({error}): open it in Excel and save it anew"
        ) from None
    paper = Paper(path.name, "xlsx")
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            paper.not_read.append(NotRead(f"{sheet.title}!{sheet.dimensions}", "", "the sheet is hidden"))
            continue
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise ImportProblem(
                f"{path}, sheet '{sheet.title}': {sheet.dimensions} are {sheet.max_row * sheet.max_column:,} cells, and at most {MAX_CELLS:,} are read; delete what is empty below and beside the table"
            )
        table = _table(sheet, formulas[sheet.title], paper)
        if any(row.filled for row in table.rows):
            paper.blocks.append(table)
    if not paper.blocks:
        raise ImportProblem(f"{path}: no sheet that is shown holds anything")
    return paper


def _table(sheet: Worksheet, formulas: Any, paper: Paper) -> ReadTable:
    from openpyxl.utils import get_column_letter

    merged: dict[tuple[int, int], Any] = {
        (row, column): area
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    hidden = _hidden_columns(sheet)
    for column in sorted(hidden):
        letter = get_column_letter(column)
        head = next((squeezed(str(cell.value)) for cell in sheet[letter] if cell.value is not None), "")
        if head:
            paper.not_read.append(NotRead(f"{sheet.title}!column {letter}", head, "the column is hidden"))
    rows = []
    for number in range(1, sheet.max_row + 1):
        if sheet.row_dimensions[number].hidden:
            said = [squeezed(str(cell.value)) for cell in sheet[number] if cell.value is not None]
            if said:
                paper.not_read.append(NotRead(f"{sheet.title}!row {number}", said[0], "the row is hidden"))
            continue
        cells = []
        for column in range(1, sheet.max_column + 1):
            if column in hidden:
                continue
            here = sheet.cell(number, column)
            address = f"{sheet.title}!{get_column_letter(column)}{number}"
            if here.comment is not None:
                paper.not_read.append(
                    NotRead(address, squeezed(here.comment.text), "a comment on the cell is no part of the text")
                )
            area = merged.get((number, column))
            source = here if area is None else sheet.cell(area.min_row, area.min_col)
            formula = formulas.cell(source.row, source.column)
            if formula.data_type == "f" and source.value is None:
                paper.not_read.append(
                    NotRead(address, str(formula.value)[:80], "a formula of which no result is stored")
                )
            across = 1 if area is None else sum(c not in hidden for c in range(area.min_col, area.max_col + 1))
            cells.append(
                ReadCell(
                    text=_words(source.value, source.number_format),
                    at=address,
                    merged="" if area is None else str(area),
                    across=across,
                    anchor=area is None or (area.min_row, area.min_col) == (number, column),
                    number=float(source.value)
                    if isinstance(source.value, int | float) and not isinstance(source.value, bool)
                    else None,
                )
            )
        rows.append(ReadRow(f"{sheet.title}!row {number}", tuple(cells)))
    return ReadTable(sheet.title, tuple(rows))


def _hidden_columns(sheet: Worksheet) -> set[int]:
    return {
        column
        for width in sheet.column_dimensions.values()
        if width.hidden
        for column in range(width.min or 1, min((width.max or width.min or 1), sheet.max_column) + 1)
    }


def _words(value: Any, shown: str = "") -> str:
    """A cell as a person reads it: dates as ISO, whole numbers without a point, pounds where the format shows them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        plain = f"{int(value)}" if float(value).is_integer() else f"{value}"
        if "%" in (shown or ""):
            return f"{value * 100:g}%"
        return f"£{plain}" if "£" in (shown or "") else plain
    return str(value)

"""OpenDocument spreadsheets: cells, repeats, merged ranges, hidden sheets and columns, read from the file itself.

The library that reads them fast (calamine) keeps no merged ranges, and in a scheme of delegation these carry meaning.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from govgraph.imports.neutral import ImportProblem, NotRead, Paper, ReadCell, ReadRow, ReadTable
from govgraph.imports.workbook import MAX_CELLS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
MAX_REPEAT = 2_000


def read_opendocument(path: Path) -> Paper:
    """One table a sheet, addressed ``Sheet!A1``. Raises :class:`ImportProblem`."""
    try:
        from lxml import etree
    except ImportError:
        raise ImportProblem("to read OpenDocument spreadsheets install govgraph[office]") from None
    try:
        with zipfile.ZipFile(path) as packed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            root = etree.fromstring(packed.read("content.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise ImportProblem(f"{path} cannot be read as a spreadsheet ({error}): save it anew") from None
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for part in style.iter(f"{_STYLE}table-properties")
        if part.get(f"{_TABLE}display") == "false"
    }
    paper = Paper(path.name, "ods")
    for sheet in root.iter(f"{_TABLE}table"):
        name = sheet.get(f"{_TABLE}name") or "Sheet"
        if sheet.get(f"{_TABLE}style-name") in hidden:
            paper.not_read.append(NotRead(name, "", "the sheet is hidden"))
            continue
        table = _table(sheet, name, path, paper)
        if any(row.filled for row in table.rows):
            paper.blocks.append(table)
    if not paper.blocks:
        raise ImportProblem(f"{path}: no sheet that is shown holds anything")
    return paper


def _table(sheet: Any, name: str, path: Path, paper: Paper) -> ReadTable:
    hidden = _hidden_columns(sheet)
    grid: dict[tuple[int, int], tuple[str, float | None]] = {}
    spans: list[tuple[int, int, int, int]] = []
    number = 0
    for element in _rows(sheet):
        repeat = int(element.get(f"{_TABLE}number-rows-repeated") or 1)
        filled = _row(element, number + 1, spans)
        if filled and element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
            first = next(iter(filled.values()))[0]
            paper.not_read.append(NotRead(f"{name}!row {number + 1}", first, "the row is hidden"))
            filled = {}
        for copy in range(min(repeat, MAX_REPEAT) if filled else 0):
            grid.update({(number + 1 + copy, column): said for column, said in filled.items()})
        if len(grid) > MAX_CELLS:
            raise ImportProblem(f"{path}, sheet '{name}', row {number + 1}: at most {MAX_CELLS:,} cells are read")
        number += repeat
    for column in sorted(hidden):
        head = next((said[0] for (_, c), said in sorted(grid.items()) if c == column), "")
        if head:
            paper.not_read.append(NotRead(f"{name}!column {_letter(column)}", head, "the column is hidden"))
    merged = {
        (row, column): (top, left, height, width)
        for top, left, height, width in spans
        for row in range(top, top + height)
        for column in range(left, left + width)
    }
    last_row = max((row for row, _ in grid), default=0)
    last_column = max((column for _, column in grid), default=0)
    rows = tuple(
        ReadRow(
            f"{name}!row {row}",
            tuple(
                _cell(name, row, column, grid, merged.get((row, column)), hidden)
                for column in range(1, last_column + 1)
                if column not in hidden
            ),
        )
        for row in range(1, last_row + 1)
    )
    return ReadTable(name, rows)


def _cell(
    name: str,
    row: int,
    column: int,
    grid: dict[tuple[int, int], tuple[str, float | None]],
    area: tuple[int, int, int, int] | None,
    hidden: set[int],
) -> ReadCell:
    at = f"{name}!{_letter(column)}{row}"
    if area is None:
        text, value = grid.get((row, column), ("", None))
        return ReadCell(text, at, number=value)
    top, left, height, width = area
    text, value = grid.get((top, left), ("", None))
    across = sum(c not in hidden for c in range(left, left + width))
    within = f"{_letter(left)}{top}:{_letter(left + width - 1)}{top + height - 1}"
    return ReadCell(text, at, merged=within, across=across, anchor=(top, left) == (row, column), number=value)


def _rows(sheet: Any) -> list[Any]:
    return [row for row in sheet.iter(f"{_TABLE}table-row") if _within(row, sheet)]


def _within(row: Any, sheet: Any) -> bool:
    parent = row.getparent()
    while parent is not None and parent.tag != f"{_TABLE}table":
        parent = parent.getparent()
    return parent is sheet


def _row(element: Any, number: int, spans: list[tuple[int, int, int, int]]) -> dict[int, tuple[str, float | None]]:
    found: dict[int, tuple[str, float | None]] = {}
    column = 1
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        repeat = int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
        text, value = _said(cell)
        if text and cell.tag == _CELLS[0]:
            height = int(cell.get(f"{_TABLE}number-rows-spanned") or 1)
            width = int(cell.get(f"{_TABLE}number-columns-spanned") or 1)
            if height * width > 1:
                spans.append((number, column, min(height, MAX_REPEAT), min(width, MAX_REPEAT)))
            found.update({column + copy: (text, value) for copy in range(min(repeat, MAX_REPEAT))})
        column += repeat
    return found


def _said(cell: Any) -> tuple[str, float | None]:
    """The words that a cell shows; of a date its day, of a number what it is."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return (cell.get(f"{_OFFICE}date-value") or "")[:10], None
    words = "\n".join(_words(part) for part in cell.findall(f"{_TEXT}p"))
    if kind in {"float", "currency"}:
        value = float(cell.get(f"{_OFFICE}value") or 0)
        return words or f"{value:g}", value
    return words, None


def _words(part: Any) -> str:
    said = part.text or ""
    for child in part:
        if child.tag == f"{_TEXT}s":
            said += " " * int(child.get(f"{_TEXT}c") or 1)
        elif child.tag == f"{_TEXT}line-break":
            said += "\n"
        elif not child.tag.endswith("}annotation"):
            said += _words(child)
        said += child.tail or ""
    return said


def _hidden_columns(sheet: Any) -> set[int]:
    hidden: set[int] = set()
    column = 1
    for element in sheet.iter(f"{_TABLE}table-column"):
        repeat = int(element.get(f"{_TABLE}number-columns-repeated") or 1)
        if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
            hidden.update(range(column, column + min(repeat, MAX_REPEAT)))
        column += repeat
    return hidden


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

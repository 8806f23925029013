"""Opening a workbook that somebody sent: what it is, how large, and what stands in its cells.

A workbook comes from outside. It is bounded before it is unpacked, no formula is worked out, nothing in it is run, and what is
not read (merged cells, formulas, hidden sheets) is named with its sheet and cell. Nothing here knows what a scenario is.
"""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, Mark, Problem
from govgraph.marks import Marked
from govgraph.workbook.tables import SheetRow, SheetTable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_BYTES = 30_000_000
MAX_UNPACKED = 120_000_000
MAX_SHEETS = 100
MAX_LINES = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
MAX_VISITED = 3_000_000
"""So many rows are passed over to find the filled ones: a file may name a row far below all others."""
MAX_MERGED = 200
"""So many merged cells of a sheet are named: more of them are one mistake."""

_SAVE_AS = "open it and save it as an Excel workbook (.xlsx)"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)([0-9]+)(?::[A-Z]+[0-9]+)?"')


class NoOffice(GovgraphError):
    """The libraries that read and write workbooks are not installed."""

    def __init__(self) -> None:
        super().__init__("Workbooks need more libraries: run `pip install 'govgraph[office]'`, then try again.")


def refused(path: Path, shown_as: str) -> Problem | None:
    """Why a file is no workbook that can be read; None where it is one."""
    mark = Mark(shown_as)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
            if start.startswith(b"\xd0\xcf\x11\xe0"):
                return _old(mark, start + file.read(MAX_BYTES))
        if size > MAX_BYTES:
            return _too_large(mark, f"{size:,} bytes", f"{MAX_BYTES:,} bytes")
        if not start.startswith(b"PK"):
            return Problem("LOAD100", "is no Excel workbook, whatever its ending says", mark, _SAVE_AS)
        with zipfile.ZipFile(path) as packed:
            return _unfit(packed, mark)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        return Problem("LOAD100", f"is damaged and cannot be unpacked ({error})", mark, _SAVE_AS)
    except OSError as error:
        return Problem("LOAD001", f"cannot be read: {error.strerror or error}", mark)


def _old(mark: Mark, data: bytes) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Problem("LOAD100", "is protected by a password", mark, "save it without a password")
    return Problem("LOAD100", "is a workbook of Excel 2003 or older", mark, _SAVE_AS)


def _too_large(mark: Mark, size: str, limit: str) -> Problem:
    return Problem(
        "LOAD004", f"is too large ({size})", mark, f"the limit is {limit}: split the workbook, or use a folder"
    )


def _unfit(packed: zipfile.ZipFile, mark: Mark) -> Problem | None:
    names = set(packed.namelist())
    unpacked = sum(entry.file_size for entry in packed.infolist())
    if unpacked > MAX_UNPACKED:
        return _too_large(mark, f"{unpacked:,} bytes when unpacked", f"{MAX_UNPACKED:,} bytes")
    if any(entry.flag_bits & 1 for entry in packed.infolist()):
        return Problem("LOAD100", "is protected by a password", mark, "save it without a password")
    if "mimetype" in names and b"opendocument" in packed.read("mimetype")[:100]:
        return Problem("LOAD100", "is an OpenDocument file", mark, _SAVE_AS)
    if "[Content_Types].xml" not in names:
        return Problem("LOAD100", "is a packed file and no workbook", mark, _SAVE_AS)
    types = packed.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        hint = "save it as an Excel workbook without macros (.xlsx)"
        return Problem("LOAD100", "holds macros, and files with macros are not read", mark, hint)
    if b"sheet.binary" in types:
        return Problem("LOAD100", "is a binary workbook (.xlsb)", mark, _SAVE_AS)
    if b"spreadsheetml" not in types:
        what = (
            "a Word document"
            if b"wordprocessingml" in types
            else "a presentation"
            if b"presentationml" in types
            else "no workbook"
        )
        return Problem("LOAD100", f"is {what}", mark, _SAVE_AS)
    for name in names:
        if name.endswith(".xml") and b"<!DOCTYPE" in packed.open(name).read(2_000):
            return Problem("LOAD100", "declares a document type, which no workbook does", mark, _SAVE_AS)
    return None


def tables(
    path: Path, *, shown_as: str, left: Collection[str] = (), known: Collection[str] = ()
) -> tuple[list[SheetTable], list[Problem]]:
    """The sheets of a workbook, and what is wrong with it. Sheets of ``left`` are passed over.

    Of a sheet that is not ``known`` only the name is read. Raises :class:`NoOffice`.
    """
    try:
        import openpyxl
    except ImportError:
        raise NoOffice from None
    problem = refused(path, shown_as)
    if problem is not None:
        return [], [problem]
    merged = _has_merged(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pictures and rules of colour that are not read
        try:
            book = openpyxl.load_workbook(
                path, read_only=not merged, data_only=False, keep_links=False, rich_text=False
            )
            try:
                return _Reader(shown_as, left, known).read(book)
            finally:
                book.close()
        except Exception as error:  # what a damaged file can make of a library is not foreseen
            said = " ".join(str(error).split())[:200]
            return [], [Problem("LOAD100", f"cannot be read as a workbook ({said})", Mark(shown_as), _SAVE_AS)]


def _has_merged(path: Path) -> bool:
    with zipfile.ZipFile(path) as packed:
        return any(
            _MERGED.search(packed.read(name))
            for name in packed.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


class _Reader:
    def __init__(self, file: str, left: Collection[str], known: Collection[str]) -> None:
        self.file = file
        self.left = {name.casefold() for name in left}
        self.known = {name.casefold(): name for name in known}
        self.problems: list[Problem] = []
        self.cells = 0
        self.visited = 0
        self.spans: list[tuple[Any, Marked]] = []

    def read(self, book: Workbook) -> tuple[list[SheetTable], list[Problem]]:
        if len(book.worksheets) > MAX_SHEETS:
            return [], [_too_large(Mark(self.file), f"{len(book.worksheets)} sheets", f"{MAX_SHEETS} sheets")]
        out = []
        for sheet in book.worksheets:
            name = " ".join(sheet.title.casefold().split())
            if name in self.left:
                continue
            mark = Mark(self.file, 1, 1, sheet.title)
            if name not in self.known:
                out.append(SheetTable(sheet.title, mark))
                continue
            if sheet.sheet_state != "visible":
                hint = "show it, so that everybody sees what counts; or delete it"
                self.problems.append(
                    Problem("LOAD101", "the sheet is hidden, and is read all the same", mark, hint, "warning")
                )
            table = self._table(sheet, mark, self.known[name])
            if table is None:
                return [], self.problems
            out.append(table)
        return out, self.problems

    def _table(self, sheet: Any, mark: Mark, name: str) -> SheetTable | None:
        self.spans = []
        for span in list(getattr(getattr(sheet, "merged_cells", None), "ranges", ()))[:MAX_MERGED]:
            at = mark._replace(line=span.min_row, column=span.min_col)
            hint = "take the cells apart (Merge & Center again), and write in each row what it says"
            self.problems.append(Problem("LOAD103", f"the cells {span.coord} are merged", at, hint))
            self.spans.append((span, Marked(str(sheet.cell(span.min_row, span.min_col).value or "?"), at)))
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
        headings: dict[int, Marked] = {}
        lines: list[SheetRow] = []
        for row in sheet.iter_rows():
            self.visited += 1
            wide = len(row) > MAX_COLUMNS and any(cell.value is not None for cell in row[MAX_COLUMNS:])
            cells = dict(self._row(row[:MAX_COLUMNS], mark))
            self.cells += len(cells)
            if wide or self.visited > MAX_VISITED or len(lines) > MAX_LINES or self.cells > MAX_CELLS:
                what = f"{MAX_LINES:,} rows, {MAX_COLUMNS} columns and {MAX_CELLS:,} cells"
                at = mark._replace(line=next((cell.row for cell in row if cell.value is not None), 1))
                self.problems.append(_too_large(at, "too many rows, columns or cells", what))
                return None
            if not cells:
                continue
            if not headings:
                headings = cells
            else:
                lines.append(SheetRow(next(iter(cells.values())).mark.line, cells))
        return SheetTable(name, mark, headings, tuple(lines))

    def _row(self, row: Any, mark: Mark) -> Iterator[tuple[int, Marked]]:
        """The filled cells of a row. One that cannot be read holds what stands in it as text, so that it is not missed too."""
        for cell in row:
            raw = cell.value
            if raw is None:
                covering = self._covering(cell) if self.spans else None
                if covering is not None:
                    yield cell.column, covering
                continue
            at = mark._replace(line=cell.row, column=cell.column)
            if cell.data_type == "f":
                said = " ".join(str(getattr(raw, "text", raw)).split())[:60]
                hint = "write what it comes to: copy the cell, then Paste Special, Values"
                self.problems.append(
                    Problem("LOAD103", f"holds a formula ({said}), and no formula is worked out", at, hint)
                )
                yield cell.column, Marked(said, at)
            elif cell.data_type == "e":
                self.problems.append(
                    Problem("LOAD103", f"holds an error of the workbook ({raw})", at, "write the value itself")
                )
                yield cell.column, Marked(str(raw), at)
            else:
                value = _plain(raw, cell)
                if value != "":
                    yield cell.column, Marked(value, at)

    def _covering(self, cell: Any) -> Marked | None:
        """What stands in the merged cells that cover this one."""
        for span, filled in self.spans:
            if span.min_row <= cell.row <= span.max_row and span.min_col <= cell.column <= span.max_col:
                return filled
        return None


def _plain(raw: Any, cell: Any) -> str | int | float | bool:
    """What stands in a cell: a date as 2022-07-01, a share as 40%, a whole number without a point."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat() if raw.time() == datetime.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    if isinstance(raw, datetime.time):
        return raw.isoformat("minutes")
    if isinstance(raw, int | float):
        if "%" in str(cell.number_format):
            return f"{raw * 100:.10g}%"
        return int(raw) if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15 else raw
    return str(raw).strip().replace("\r\n", "\n")

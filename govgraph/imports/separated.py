"""CSV files as spreadsheets write them: UTF-8 with or without its mark, UTF-16, Windows-1252; commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from govgraph.imports.neutral import ImportProblem, Paper, ReadCell, ReadRow, ReadTable

MAX_RECORDS = 200_000
MAX_COLUMNS = 500
_DELIMITERS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_separated(path: Path) -> Paper:
    """One table; a record is addressed as a CSV reader counts, blank lines too. Raises :class:`ImportProblem`."""
    text, encoding = decoded(path.read_bytes(), path)
    delimiter = _delimiter(text)
    rows = []
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if number > MAX_RECORDS or len(record) > MAX_COLUMNS:
                raise ImportProblem(
                    f"{path}, record {number}: at most {MAX_RECORDS:,} records of {MAX_COLUMNS} columns are read"
                )
            cells = tuple(
                ReadCell(text=value, at=f"R{number}C{column}") for column, value in enumerate(record, start=1)
            )
            rows.append(ReadRow(f"record {number}", cells))
    except csv.Error as error:
        raise ImportProblem(
            f"{path}, record {len(rows) + 1}: {error}; close the quotes of the cell, and write a quote inside it twice"
        ) from None
    width = max((len(row.cells) for row in rows), default=0)
    padded = tuple(_padded(row, number, width) for number, row in enumerate(rows, start=1))
    table = ReadTable(name=path.stem, rows=padded)
    return Paper(path.name, "csv", [table], encoding=encoding, delimiter=delimiter)


def _padded(row: ReadRow, number: int, width: int) -> ReadRow:
    missing = range(len(row.cells) + 1, width + 1)
    return ReadRow(row.at, (*row.cells, *(ReadCell("", f"R{number}C{column}") for column in missing)))


def decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a file and its encoding. What is neither UTF-8 nor UTF-16 is read as Windows-1252, as Excel writes it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, path), name
    if len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        return _strictly(data, "utf-16-le", path), "utf-16-le"
    if len(data) > 3 and data[::2].count(0) > len(data) // 4:
        return _strictly(data, "utf-16-be", path), "utf-16-be"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; the character that says so is kept, and is seen.
        return data.decode("cp1252", errors="replace"), "windows-1252"


def _strictly(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportProblem(f"{path}: byte {error.start} is no {encoding} text; save it as CSV in UTF-8") from None


def _delimiter(text: str) -> str:
    """The separator by which most records have the same number of columns, more than one."""

    def agreement(delimiter: str) -> tuple[float, int]:
        sample = "\n".join(text.splitlines()[:200])
        try:
            widths = Counter(len(record) for record in csv.reader(io.StringIO(sample), delimiter=delimiter) if record)
        except csv.Error:
            return (0.0, 0)
        many = {width: count for width, count in widths.items() if width > 1}
        if not many:
            return (0.0, 0)
        width, count = max(many.items(), key=lambda pair: pair[1] * pair[0])
        return (count / sum(widths.values()), width)

    return max(_DELIMITERS, key=agreement)

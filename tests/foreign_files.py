"""Foreign files for the tests, made here as other programs make them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govgraph.imports.folder import Imported, import_files
from govgraph.loader.load import load
from govgraph.model.scenario import Scenario

Rows = list[list[Any]]
Bring = Callable[..., tuple[Scenario, Imported]]


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook of sheets, each a list of rows; ``merge`` names ranges as ``Sheet!A1:B2``."""

    def write(sheets: dict[str, Rows], *, merge: tuple[str, ...] = (), name: str = "scheme.xlsx") -> Path:
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        for area in merge:
            title, _, cells = area.partition("!")
            book[title].merge_cells(cells)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a CSV file, with a separator and an encoding."""

    def write(rows: Rows, *, separator: str = ",", encoding: str = "utf-8", name: str = "register.csv") -> Path:
        import csv
        import io

        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Imports files into a new folder, and loads it."""

    def run(*paths: Path, folder: str = "made", **how: Any) -> tuple[Scenario, Imported]:
        made = import_files(paths, tmp_path / folder, **how)
        return load(tmp_path / folder), made

    return run

"""A scenario written as a workbook, and as a folder again, is the same scenario: nothing is lost, nothing moves."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from whole import content, findings, through_libreoffice

import govgraph
from govgraph.export.book import workbook_of
from govgraph.export.folder import files_of, write_folder
from govgraph.golden import run as asked
from govgraph.loader.folders import bundled
from govgraph.workbook.form import sheets


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks of all bundled scenarios, in one folder: a paper finds the paper that it extends."""
    home = tmp_path_factory.mktemp("books")
    for name in bundled():
        (home / f"{name}.xlsx").write_bytes(workbook_of(name))
    return home


@pytest.mark.parametrize("name", list(bundled()))
def test_a_workbook_holds_the_whole_scenario(books: Path, name: str) -> None:
    assert content(govgraph.load(books / f"{name}.xlsx")) == content(govgraph.load(name))


@pytest.mark.parametrize("name", list(bundled()))
def test_the_folder_written_from_a_workbook_holds_the_whole_scenario(books: Path, name: str, tmp_path: Path) -> None:
    for other in bundled():
        write_folder(files_of(books / f"{other}.xlsx"), tmp_path / other)
    assert content(govgraph.load(tmp_path / name)) == content(govgraph.load(name))


@pytest.mark.parametrize("name", ["bradford-craven", "bob-peer-review"])
def test_checks_find_the_same_in_a_workbook(books: Path, name: str) -> None:
    assert findings(govgraph.load(books / f"{name}.xlsx")) == findings(govgraph.load(name))


@pytest.mark.parametrize("name", ["bob-peer-review", "manchester-one-team"])
def test_the_questions_of_a_workbook_are_answered_as_those_of_the_folder(books: Path, name: str) -> None:
    assert asked(govgraph.load(books / f"{name}.xlsx")) == asked(govgraph.load(name))


@pytest.mark.parametrize("by", ["xlsx", "ods"])
def test_a_workbook_that_libreoffice_has_saved_is_the_same_scenario(books: Path, by: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    saved = through_libreoffice(books / "bradford-craven.xlsx", tmp_path, by=by)
    assert content(govgraph.load(saved)) == content(govgraph.load("bradford-craven"))


def test_the_same_workbook_is_written_again_from_a_workbook(books: Path, tmp_path: Path) -> None:
    first = openpyxl.load_workbook(books / "manchester-one-team.xlsx")
    (tmp_path / "manchester-one-team.xlsx").write_bytes(workbook_of(books / "manchester-one-team.xlsx"))
    second = openpyxl.load_workbook(tmp_path / "manchester-one-team.xlsx")
    for name in first.sheetnames:
        rows = [[[cell.value for cell in row] for row in book[name].iter_rows()] for book in (first, second)]
        assert rows[0] == rows[1]


def test_rows_may_be_sorted_and_columns_moved(books: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(books / "manchester-one-team.xlsx")
    for sheet in book.worksheets:
        if sheet.title in sheets():
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            moved = [rows[0], *sorted(rows[1:], key=lambda row: str(row[::-1]))]
            for line, row in enumerate(moved, start=1):
                for column, value in enumerate(reversed(row), start=1):
                    sheet.cell(line, column).value = value
    book.save(tmp_path / "manchester-one-team.xlsx")
    changed = content(govgraph.load(tmp_path / "manchester-one-team.xlsx"))
    assert changed == content(govgraph.load("manchester-one-team"))

"""Answers as workbooks: the table of the answer, as text, on sheets that a spreadsheet opens."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import govgraph
from govgraph.answer import Table
from govgraph.cli import main
from govgraph.formats import UnknownFormat, document, render
from govgraph.formats.sheet import AnswerSheet


def test_an_answer_is_written_as_a_workbook_with_its_headline_and_its_table(tmp_path: Path) -> None:
    file = tmp_path / "answer.xlsx"
    run = CliRunner().invoke(
        main, ["who-decides", "bradford-craven", "major capital", "--option", "b", "-o", str(file)]
    )
    answer = govgraph.load("bradford-craven").graph("b").who_decides("major capital")
    (sheet,) = openpyxl.load_workbook(file).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    table = render(answer, "csv").splitlines()
    assert run.exit_code == 0
    assert answer.headline in [row[0] for row in rows]
    assert table[0].split(",") in rows
    assert len(rows) - 1 - rows.index(table[0].split(",")) == len(table) - 1


def test_every_table_has_a_sheet_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    titles = ("Who/decides?", "Who decides?", "x" * 40)
    tables = tuple(Table(title=title, columns=("a", "b"), rows=(("=1+1", "@x"), ("-1", "+1"))) for title in titles)
    (tmp_path / "t.xlsx").write_bytes(document(AnswerSheet(title="=T", tables=tables), "xlsx"))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert book.sheetnames == ["Who decides", "Who decides 2", "x" * 31]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [cell.value for cell in book["x" * 31][4]] == ["=1+1", "@x"] or "=1+1" in [cell.value for cell in cells]


def test_a_workbook_is_not_printed() -> None:
    run = CliRunner().invoke(main, ["list", "--format", "xlsx"])
    with pytest.raises(UnknownFormat):
        render(AnswerSheet(title="T"), "xlsx")
    assert run.exit_code == 2
    assert "the format 'xlsx' is written to a file: add --output FILE.xlsx" in run.output

"""What is too large, locked, full of macros, of another format or hidden: a clear message or a line in the report, never half a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govgraph.imports import opening, separated
from govgraph.imports.neutral import ImportProblem

Written = Callable[..., Path]
SCHEME = [
    ["Harrowfen NHS Trust scheme, as at 1 April 2024"],
    ["Ref", "Matter", "Decided by"],
    ["1", "Buy paper", "Chief Executive"],
]


def refused(bring: Any, path: Path, tmp_path: Path, **how: Any) -> str:
    """The message with which a file is refused; nothing was written."""
    with pytest.raises(ImportProblem) as error:
        bring(path, folder="not-made", **how)
    assert not (tmp_path / "not-made").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
    return str(error.value).replace(f"{path}", path.name)


def test_a_locked_workbook(bring: Any, tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert (
        refused(bring, path, tmp_path)
        == "locked.xlsx is protected by a password: open it, take the password off, and save it"
    )


def test_an_old_workbook(bring: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (
        refused(bring, path, tmp_path)
        == "old.xlsx is in the format of Office before 2007: open it, and save it as .xlsx or .docx"
    )


def test_macros(bring: Any, workbook: Written, tmp_path: Path) -> None:
    path = workbook({"Scheme": SCHEME})
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"macro")
    assert refused(bring, path, tmp_path) == "scheme.xlsx holds macros: save it without them, as .xlsx"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "scheme.xlsx",
            b"Ref,Matter\n1,Buy\n",
            "scheme.xlsx is called .xlsx and is text with separated columns (.csv): give it the right ending, or save it anew",
        ),
        (
            "scheme.docx",
            b"%PDF-1.7\n",
            "scheme.docx is a PDF, and cannot be taken in: ask for the Word or Excel file that it was made from",
        ),
        (
            "scheme.csv",
            b"<!DOCTYPE html><table></table>",
            "scheme.csv is a web page, and cannot be taken in: open it in Excel, and save it as .xlsx",
        ),
        ("scheme.csv", b"", "scheme.csv is empty"),
        (
            "scheme.numbers",
            b"a,b",
            "scheme.numbers ends in '.numbers': what can be taken in is .xlsx, .ods, .csv, .docx and .json",
        ),
    ],
)
def test_another_format(name: str, data: bytes, message: str, bring: Any, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(bring, path, tmp_path) == message


def test_what_is_too_large(bring: Any, table: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(SCHEME * 400)
    monkeypatch.setattr(opening, "MAX_BYTES", 1_000)
    assert "is too large" in refused(bring, path, tmp_path)
    monkeypatch.setattr(opening, "MAX_BYTES", 10_000_000)
    monkeypatch.setattr(separated, "MAX_RECORDS", 50)
    assert refused(bring, path, tmp_path) == "register.csv, record 51: at most 50 records of 500 columns are read"


def test_a_file_that_unpacks_to_too_much(
    bring: Any, workbook: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED", 10_000)
    path = workbook({"Scheme": SCHEME * 50})
    assert refused(bring, path, tmp_path) == "scheme.xlsx is too large once unpacked: keep the sheets that matter"


def test_hidden_sheets_columns_and_rows_are_named_and_not_taken_in(
    bring: Any, workbook: Written, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    path = workbook(
        {
            "Scheme": [*SCHEME, ["2", "Burn paper", "Nobody at all"]],
            "Old": [["Ref", "Matter", "Decided by"], ["1", "Old thing", "Board"]],
        }
    )
    book = load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book["Scheme"].row_dimensions[4].hidden = True
    book["Scheme"].column_dimensions["A"].hidden = True
    book.save(path)
    scenario, made = bring(path)
    assert [t.name for t in scenario.baseline.things.values() if t.category == "decision"] == ["Buy paper"]
    assert [(n.at, n.reason) for n in made.not_read if "hidden" in n.reason] == [
        ("Scheme!column A", "the column is hidden"),
        ("Scheme!row 4", "the row is hidden"),
        ("Old!A1:C2", "the sheet is hidden"),
    ]


def test_a_heading_that_stands_twice_is_told_apart_in_the_mapping(
    bring: Any, workbook: Written, tmp_path: Path
) -> None:
    rows = [
        ["Ref", "Matter", "Decided by", "Notes", "Notes"],
        ["1", "Buy paper", "Chief Executive", "if it is cheap", "2023 only"],
    ]
    scenario, _ = bring(workbook({"Scheme": rows}))
    mapping = (scenario.folder / "import" / "map.yaml").read_text()
    assert "Notes (Scheme!D1): conditions" in mapping
    assert "Notes (Scheme!E1): conditions" in mapping


def test_nothing_that_can_be_understood(bring: Any, table: Written, tmp_path: Path) -> None:
    message = refused(bring, table([["alpha", "beta"], ["1", "2"], ["3", "4"]]), tmp_path)
    assert message.startswith("register.csv: no body, post or matter was found")
    assert "--map" in message


def test_a_folder_that_is_there_already(bring: Any, workbook: Written, tmp_path: Path) -> None:
    path = workbook({"Scheme": SCHEME})
    bring(path)
    with pytest.raises(
        ImportProblem, match="it is there already; bring it up to date with --update, or name a new folder"
    ):
        bring(path)
    (tmp_path / "made" / "matters.yaml").write_text("decisions: {}\n")
    with pytest.raises(ImportProblem, match=r"matters.yaml was changed by hand since the last import"):
        bring(path, update=True)
    assert (tmp_path / "made" / "matters.yaml").read_text() == "decisions: {}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "tables: {Scheme: {columns: {Matter: banana}}}",
            "table 'Scheme', column 'Matter': nothing is called 'banana'",
        ),
        ("tables: {Scheme: {shape: heap}}", "table 'Scheme': there is no shape 'heap'"),
        ("bananas: 1", "there is no 'bananas'"),
        ("cells: {Scheme!Z99: x}", "no cell or paragraph of scheme.xlsx has that address"),
        ("[", "is no YAML"),
    ],
)
def test_a_mapping_with_a_mistake(text: str, message: str, bring: Any, workbook: Written, tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(text)
    assert message in refused(bring, workbook({"Scheme": SCHEME}), tmp_path, mapping=mapping)

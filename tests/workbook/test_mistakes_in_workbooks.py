"""Each mistake in a workbook is named once, with its sheet and cell and what would be right; all of them at once."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from whole import at, edited

import govgraph
from govgraph.cli import main
from govgraph.cli.init import starter
from govgraph.export.book import workbook_of
from govgraph.workbook import opening


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The workbook that `govgraph init --xlsx` writes."""
    home = tmp_path / "home" / "our-place"
    for name, text in starter().items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    file = tmp_path / "our-place.xlsx"
    file.write_bytes(workbook_of(home))
    return file


@pytest.fixture
def wrong(book: Path) -> Callable[..., list[str]]:
    """Change cells by their sheet, load, and return the problems without the path of the file."""

    def _wrong(change: Callable[[Any], None] | None = None, **sheets: dict[str, Any]) -> list[str]:
        for sheet, cells in sheets.items():
            edited(book, sheet.replace("_", " "), **cells)
        if change is not None:
            found = openpyxl.load_workbook(book)
            change(found)
            found.save(book)
        try:
            loaded = govgraph.load(book)
        except govgraph.ScenarioError as error:
            return [str(problem).removeprefix(f"{book}, ").removeprefix(f"{book}:1:1: ") for problem in error.problems]
        return [str(problem).removeprefix(f"{book}, ") for problem in loaded.warnings]

    return _wrong


@pytest.mark.parametrize(
    ("sheet", "cells", "said"),
    [
        ("Bodies", {"Kind:2": "icbb"}, "Bodies, cell {at}: LOAD042 there is no kind 'icbb'\n    did you mean 'icb'?"),
        (
            "Bodies",
            {"Status:3": "in forse"},
            "Bodies, cell {at}: LOAD021 'in forse' is not a status\n    did you mean 'in force'?",
        ),
        (
            "Bodies",
            {"From:3": "32 July 2022"},
            'Bodies, cell {at}: LOAD020 "32 July 2022" is not a date. Write 1 July 2022, 01/07/2022 or 2022-07-01.',
        ),
        (
            "Bodies",
            {"Id:3": "icb"},
            "Bodies, cell {at}: LOAD014 'icb' is there twice\n    it is already there in Bodies, cell B2: keep one",
        ),
        ("Bodies", {"Source:2": "q s1"}, "Bodies, cell {at}: LOAD041 there is no document 'q'\n    expected one of: p"),
        (
            "Bodies",
            {"C1": "Nmae"},
            "Bodies, cell C1: LOAD102 the sheet 'Bodies' has no column 'Nmae'\n    did you mean 'Name'?",
        ),
        (
            "Bodies",
            {"D1": "Id"},
            "Bodies, cell D1: LOAD102 the column 'Id' is there twice\n    it is already there in column B: keep one of them",
        ),
        (
            "Bodies",
            {"Z4": "x"},
            "Bodies, cell Z4: LOAD102 this column has no heading\n    write one in the first row, or empty the column",
        ),
        (
            "Bodies",
            {"Name:2": "=1+1"},
            "Bodies, cell {at}: LOAD103 holds a formula (=1+1), and no formula is worked out\n    write what it comes to: copy the cell, then Paste Special, Values",
        ),
        (
            "Bodies",
            {"Legal facts:2": "{a: b"},
            "Bodies, cell {at}: LOAD103 the bracket that opens on line 1 is not closed, or a comma is missing: close it, and put text that holds , [ ] { } or ': ' in quotes",
        ),
        (
            "Bodies",
            {"Legal facts:2": "system executive"},
            "Bodies, cell {at}: LOAD103 'system executive' names no field with its value: write 'field: value', and ';' between several",
        ),
        (
            "Rights",
            {"Who:2": "Place Partnershp"},
            "Rights, cell {at}: LOAD040 there is no 'Place Partnershp' in this workbook\n    did you mean 'Place Partnership' or 'partnership' or 'Place Director'?",
        ),
        (
            "Rights",
            {"Does what:2": "propose"},
            "Rights, cell {at}: LOAD033 there is no relation 'propose'\n    did you mean 'proposes'?",
        ),
        (
            "Rights",
            {"Does what:2": None},
            "Rights, cell B2: LOAD104 the row does not say which relation it is\n    write in 'Does what' one of: reserves, decides, approves, signs off, agrees, recommends, proposes, prepares ...",
        ),
        ("Rights", {"Option:5": "b"}, "Rights, cell {at}: LOAD104 there is no option 'b'\n    expected one of: a"),
        (
            "Posts and people",
            {"Type:2": "posst"},
            "Posts and people, cell {at}: LOAD104 there is no 'posst' on this sheet\n    did you mean 'post'?",
        ),
        (
            "What changes",
            {"Does:2": "confirms"},
            "What changes, cell A2: LOAD104 'confirms' is said of an earlier paper, and this row names an option\n    write remove, change or merge",
        ),
        (
            "What changes",
            {"Relation:2": "decides\nwho: Place Committee"},
            "What changes, cell {at}: LOAD050 nothing to remove: no relation 'decides' matches this\n    look at it with `govgraph facts`",
        ),
        (
            "Scenario",
            {"Value:4": None},
            "Scenario, cell A1: LOAD015 has no 'date'\n    write '2022-07-01' beside Date on the sheet Scenario: the day that questions are about unless they say otherwise",
        ),
        (
            "Scenario",
            {"Field:3": "Ttle"},
            "Scenario, cell {at}: LOAD104 a scenario has no 'Ttle'\n    did you mean 'title'?",
        ),
    ],
)
def test_one_mistake_is_one_message(
    book: Path, wrong: Callable[..., list[str]], sheet: str, cells: dict[str, Any], said: str
) -> None:
    heading, _, row = next(iter(cells)).partition(":")
    cell = at(book, sheet, heading, int(row)) if row else next(iter(cells))
    assert wrong(**{sheet.replace(" ", "_"): {cell: next(iter(cells.values()))}}) == [said.replace("{at}", cell)]


def test_all_mistakes_are_told_at_once_in_the_order_of_sheets_and_rows(
    book: Path, wrong: Callable[..., list[str]]
) -> None:
    kind = at(book, "Bodies", "Kind", 2)
    found = wrong(
        Rights={"C4": "recomends", "B2": "Nobody here"},
        Bodies={kind: "icbb"},
        Arrangements={"Z1": "Limit", "Z2": "lots"},
    )
    assert [problem.partition(":")[0] for problem in found] == [
        "Arrangements, cell Z2",
        f"Bodies, cell {kind}",
        "Rights, cell B2",
        "Rights, cell C4",
    ]


def test_a_name_that_two_things_share_asks_for_the_id(wrong: Callable[..., list[str]]) -> None:
    found = wrong(Bodies={"C4": "Place Committee"}, Rights={"B5": "Place Committee"})
    assert (
        "Rights, cell B5: LOAD040 'Place Committee' is the name of 2 things\n    write the id: partnership or place-committee"
        in found
    )


def test_merged_cells_are_refused_where_they_are(wrong: Callable[..., list[str]]) -> None:
    said = wrong(lambda found: found["Bodies"].merge_cells("C2:C3"))
    assert said == [
        "Bodies, cell C2: LOAD103 the cells C2:C3 are merged\n    take the cells apart (Merge & Center again), and write in each row what it says"
    ]


def test_a_hidden_sheet_is_read_and_named_and_one_of_ones_own_is_passed_over_and_named(
    wrong: Callable[..., list[str]],
) -> None:
    def change(found: Any) -> None:
        found["Rights"].sheet_state = "hidden"
        found.create_sheet("My notes")["A1"] = "=1+1"

    assert [warning.partition("\n")[0] for warning in wrong(change)] == [
        "Rights, cell A1: LOAD101 the sheet is hidden, and is read all the same",
        "My notes, cell A1: LOAD101 the sheet 'My notes' is not read",
    ]


def test_what_people_type_is_read_as_it_is_meant(book: Path) -> None:
    since, until, kind = (at(book, "Bodies", heading, 3) for heading in ("From", "Until", "Kind"))
    edited(book, "Bodies", **{since: datetime.datetime(2022, 7, 1), until: " 1 July 2023 "}, C5="Quality Group")
    edited(book, "Bodies", **{kind.replace("3", "5"): " committee "})
    edited(book, "Scenario", B4=datetime.date(2023, 4, 1))
    edited(book, "Accountability", B6="quality  group", C6="Reports to", D6="icb ")
    edited(book, "Arrangements", Y1="Limit", Y2=250000, Z1="limit basis", Z2="decision")
    loaded = govgraph.load(book)
    committee, made = loaded.baseline.things["place-committee"], loaded.baseline.things["quality-group"]
    line = next(fact for fact in loaded.baseline.facts.values() if "quality-group" in fact.subject.ids)
    given = next(fact for fact in loaded.options["a"].add.facts.values() if fact.kind == "delegates")
    assert str(committee.span) == "from 2022-07-01 until 1 July 2023"
    assert (made.name, made.kind, line.kind, line.object.ids) == ("Quality Group", "committee", "reports to", ("icb",))
    assert (given.fields["limit"], given.fields["limit basis"]) == (250000.0, "decision")


def test_text_that_begins_like_a_formula_is_text_and_stays_it(tmp_path: Path) -> None:
    home = tmp_path / "s"
    home.mkdir()
    names = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0"]
    bodies = "".join(f"  b{number}: {{name: {json.dumps(name)}, source: d}}\n" for number, name in enumerate(names))
    (home / "scenario.yaml").write_text(f"title: =1+1\ndate: 2023-04-01\ndocuments: {{d: A paper}}\nbodies:\n{bodies}")
    file = tmp_path / "s.xlsx"
    file.write_bytes(workbook_of(home))
    cells = [cell for sheet in openpyxl.load_workbook(file).worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [thing.name for thing in govgraph.load(file).baseline.things.values()] == names


# -- files that are no workbook, or too much of one -----------------------------------------------------------------------


def _said(path: Path) -> str:
    with pytest.raises(govgraph.ScenarioError) as caught:
        govgraph.load(path)
    (problem,) = caught.value.problems
    return f"{problem.code} {problem.message}"


def _packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("TYPES", "[Content_Types]"), text)
    return path


def test_what_is_no_workbook_is_named_for_what_it_is(tmp_path: Path) -> None:
    text, old, locked, cut = (tmp_path / name for name in ("text.xlsx", "old.xls", "locked.xlsx", "cut.xlsx"))
    text.write_text("Id;Name\n")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))
    cut.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    sheet = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    document = _packed(tmp_path / "word.xlsx", TYPES_xml=word)
    macros = _packed(tmp_path / "book.xlsm", TYPES_xml=sheet, xl__workbook_xml="<x/>")
    ods = _packed(tmp_path / "book.ods", mimetype="application/vnd.oasis.opendocument.spreadsheet")
    doctype = _packed(
        tmp_path / "bomb.xlsx", TYPES_xml="spreadsheetml", xl__workbook_xml='<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    )
    assert [_said(path) for path in (text, old, locked, document, macros, ods, doctype)] == [
        "LOAD100 is no Excel workbook, whatever its ending says",
        "LOAD100 is a workbook of Excel 2003 or older",
        "LOAD100 is protected by a password",
        "LOAD100 is a Word document",
        "LOAD100 holds macros, and files with macros are not read",
        "LOAD100 is an OpenDocument file",
        "LOAD100 declares a document type, which no workbook does",
    ]
    assert _said(cut).startswith("LOAD100 is damaged and cannot be unpacked")


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "spreadsheetml")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(opening.MAX_UNPACKED // 1_000_000 + 1):
                part.write(b" " * 1_000_000)
    assert bomb.stat().st_size < 1_000_000
    assert (
        _said(bomb)
        == f"LOAD004 is too large ({opening.MAX_UNPACKED + 1_000_000 + len('spreadsheetml'):,} bytes when unpacked)"
    )


def test_too_many_rows_are_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_LINES", 2)
    assert _said(book) == "LOAD004 is too large (too many rows, columns or cells)"


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="99999999"><c r="A99999999" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="9"><c r="ZZZ9" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_a_cell_far_out_is_refused_and_not_walked_to(book: Path, tmp_path: Path, cell: str) -> None:
    far = tmp_path / "far.xlsx"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(far, "w") as packed:
        for name in whole.namelist():
            text = whole.read(name)
            if name == "xl/worksheets/sheet5.xml":  # the bodies
                text = text.replace(b"</sheetData>", cell.encode() + b"</sheetData>")
            packed.writestr(name, text)
    assert _said(far) == "LOAD004 is too large (too many rows, columns or cells)"


def test_a_workbook_of_another_form_says_how_to_begin(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.active.title = "Scheme of delegation"
    other.save(tmp_path / "sord.xlsx")
    assert (
        _said(tmp_path / "sord.xlsx")
        == "LOAD100 holds none of the sheets of a scenario (its sheets: 'Scheme of delegation')"
    )


def test_programs_get_the_sheet_and_the_cell(book: Path) -> None:
    kind = at(book, "Bodies", "Kind", 2)
    edited(book, "Bodies", **{kind: "icbb"})
    sarif, github = (
        CliRunner().invoke(main, ["check", str(book), "--format", name]).stdout for name in ("sarif", "github")
    )
    (result,) = json.loads(sarif)["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["logicalLocations"] == [{"name": kind, "fullyQualifiedName": f"Bodies!{kind}", "kind": "member"}]
    assert place["physicalLocation"]["artifactLocation"]["uri"].endswith("our-place.xlsx")
    assert f"title=LOAD042::Bodies, cell {kind}: there is no kind 'icbb'" in github

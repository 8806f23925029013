"""Text of files steers no terminal and breaks no file: diagnostics, labels and descriptions pass the same cleaner."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

import govgraph as package
from govgraph.charts.labels import html_label
from govgraph.charts.letters import letters_without_a_font, warning
from govgraph.formats.csv import guarded
from govgraph.formats.md import escaped
from govgraph.model.visible import clean, clean_lines

Folder = Callable[..., Path]
Govgraph = Callable[..., Result]

HOSTILE = 'title: "\\e[31mT\\a"\ndate: 2023-01-01\nbodies:\n  a: {name: "A\\e]0;owned\\a \\e[31mx\\x01\\u202e", decides: m}\ndecisions: {m: "M\\0"}\n'


@pytest.mark.parametrize(
    "text",
    [
        'title: t\ndate: "\\e[31mBAD\\a"\n',
        'title: t\ndate: 2023-01-01\n"\\e]0;t\\a": 1\n',
        'title: t\ndate: 2023-01-01\nbodies: {a: {name: A, kind: "\\e[2J", status: "\\e]52;c;x\\a", committee of: "\\e[1m"}}\n',
        'title: t\ndate: 2023-01-01\nbodies:\n  columns: [id, "\\e[31m"]\n  rows: []\n',
    ],
)
def test_no_message_about_a_file_steers_the_terminal(folder: Folder, govgraph: Govgraph, text: str) -> None:
    for format in ("text", "github", "sarif"):
        done = govgraph("check", folder(text), "--format", format)
        assert done.exit_code == 2
        assert not [char for char in done.output if unicodedata.category(char) == "Cc" and char != "\n"]


@pytest.mark.parametrize("view", ["governance", "accountability", "members"])
def test_every_drawing_is_well_formed(folder: Folder, govgraph: Govgraph, tmp_path: Path, view: str) -> None:
    picture = tmp_path / "x.svg"
    assert govgraph("draw", folder(HOSTILE), "--view", view, "-o", picture).exit_code == 0
    ET.parse(picture)


@given(st.text())
def test_clean_text_is_one_line_of_what_can_be_seen_and_cleaning_twice_changes_nothing(text: str) -> None:
    shown = clean(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert clean(shown) == shown
    ET.fromstring(f"<t>{html_label(text).replace('<BR/>', '')}</t>")


def test_lines_stay_lines() -> None:
    assert clean_lines("a\x1b[0m\n    b\tc\n") == "a [0m\n    b c\n"


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\U000e0041", "\u202e"])
def test_letters_that_show_nothing_make_no_other_name(make: Callable[..., package.Scenario], hidden: str) -> None:
    graph = make(f'bodies: {{a: {{name: "Bo{hidden}ard"}}}}').graph()
    assert graph.thing("Board").id == "a"
    assert clean(f"Bo{hidden}ard") == "Board"


@pytest.mark.parametrize("name", ["Ynys Môn", "Comité d’été", "Ångström"])
def test_a_letter_with_its_accent_is_one_letter_however_it_is_written(
    folder: Folder, govgraph: Govgraph, name: str
) -> None:
    written, asked = (unicodedata.normalize(form, name) for form in ("NFD", "NFC"))
    for one, other in ((written, asked), (asked, written)):
        where = folder(
            f'title: t\ndate: 2023-01-01\nbodies: {{a: {{name: "{one}", decides: m}}}}\ndecisions: {{m: M}}\n'
        )
        assert govgraph("show", where, other).exit_code == 0
        assert govgraph("ask", where, f"what may {other} decide?").exit_code == 0
        assert asked in govgraph("who-decides", where, "M").stdout


def test_an_option_is_found_by_its_name_however_its_accents_are_written(make: Callable[..., package.Scenario]) -> None:
    scenario = make("bodies: {a: A}", o=f"name: {unicodedata.normalize('NFD', 'Môn')}\n")
    assert scenario.option_id(unicodedata.normalize("NFC", "Môn")) == "o"


@pytest.mark.parametrize("name", ["see https://x.org/a", "www.x.org", "FTP://x"])
def test_markdown_makes_no_link_of_a_name(name: str) -> None:
    assert "://" not in escaped(name)
    assert "www." not in escaped(name)


@pytest.mark.parametrize("cell", ["=1+1", "\u200b=1+1", " =1", "\u00a0+1", "\u2060@x", "＝1"])
def test_a_cell_that_begins_with_a_sign_of_formulas_is_text(cell: str) -> None:
    assert guarded(cell).startswith("'")


def test_letters_that_no_font_has_are_named_before_the_chart_is_written(folder: Folder, govgraph: Govgraph) -> None:
    private = "\U0010fffd\U000ffffd"  # no font has these
    where = folder(f'title: t\ndate: 2023-01-01\nbodies: {{a: {{name: "Board {private}", reports to: b}}, b: B}}\n')
    done = govgraph("draw", where, "--view", "accountability", "-o", where / "nowhere" / "x.png")
    assert done.exit_code == 2
    said, refused = done.stderr.splitlines()[0], done.stderr.splitlines()[-1]
    assert said.startswith("no font on this machine has \U000ffffd \U0010fffd: they are drawn as empty boxes")
    assert refused.startswith("cannot write")


def test_letters_of_the_shipped_typeface_need_no_other_font() -> None:
    assert letters_without_a_font("Board – Môn, £2m “quoted” Ἀ"[:-1] + "Привет שלום") == ""
    assert "Noto Sans Tamil (fonts-noto-core)" in warning("நக")
    assert "Noto Sans CJK (fonts-noto-cjk)" in warning("無の")

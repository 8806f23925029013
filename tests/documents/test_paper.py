"""Options papers for Word: opened again, their XML held against the standard, and shown by a real LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from lxml import etree

import govgraph
from govgraph.appraisal import read_criteria
from govgraph.cli import main
from govgraph.documents.contents import Contents, contents
from govgraph.documents.packages import TemplateError
from govgraph.documents.paper import paper, pictures
from govgraph.model.scenario import Scenario
from tests.documents.made_up_places import EVERY, HARBOUR, SALE

Make = Callable[..., Scenario]
Text = Callable[[bytes, str], list[str]]
CRITERIA = Path(__file__).parents[2] / "examples" / "appraisal" / "bradford-craven.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def found() -> Contents:
    scenario = govgraph.load("bradford-craven")
    return contents(scenario, options=["a", "b"], criteria=read_criteria(CRITERIA, scenario))


@pytest.fixture(scope="module")
def bradford(found: Contents) -> bytes:
    return paper(found, pictures(found))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def headings(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]


def test_the_paper_has_the_parts_of_an_options_paper(bradford: bytes) -> None:
    document = opened(bradford)
    assert document.paragraphs[0].text == "Two options for Bradford District and Craven: who would decide?"
    assert headings(document) == [
        "The options",
        "Who decides",
        "Now",
        "Option a: Operational sub-committee",
        "Option b: Formal Board and Executive",
        "How far it meets the criteria",
        "A system that can decide",
        "How to read this",
        "Sources",
    ]


def test_who_decides_is_a_table_with_the_marks_in_words(bradford: bytes) -> None:
    table = opened(bradford).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Who would decide", "Now", "a: Operational sub-committee", "b: Formal Board and Executive"]
    assert rows[1] == [
        "Joined-up service delivery",
        "Unclear",
        "Operational sub-committee; our reading; no delegation recorded",
        "Executive decides or recommends; report says so; no delegation recorded",
    ]


def test_every_table_repeats_its_header_keeps_its_rows_whole_and_is_described(bradford: bytes) -> None:
    for table in opened(bradford).tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
        ] == [True, *(False for _ in table.rows[1:])]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_footnotes_are_footnotes_of_word_each_referred_to_and_each_there(bradford: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(bradford)).namelist()
    assert "word/footnotes.xml" in names
    notes = {node.get(f"{W}id"): node for node in part(bradford, "word/footnotes.xml")}
    body = part(bradford, "word/document.xml")
    references = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    assert references == [str(n) for n in range(1, len(references) + 1)]
    assert set(notes) == {"-1", "0", *references}
    assert [notes[key].get(f"{W}type") for key in ("-1", "0")] == ["separator", "continuationSeparator"]
    texts = ["".join(notes[key].itertext()).strip() for key in references]
    assert texts[0].startswith("Bradford District and Craven, independent report on the next steps")
    assert len(texts) == len(set(texts))
    types = zipfile.ZipFile(io.BytesIO(bradford)).read("[Content_Types].xml").decode()
    assert "wordprocessingml.footnotes+xml" in types
    assert [n.get(f"{W}id") for n in part(bradford, "word/settings.xml").find(f"{W}footnotePr")] == ["-1", "0"]


def test_a_source_that_is_named_again_refers_to_the_same_footnote(bradford: bytes) -> None:
    body = part(bradford, "word/document.xml")
    marked = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    again = [node.text.split()[1] for node in body.iter(f"{W}instrText") if node.text.strip().startswith("NOTEREF")]
    assert again
    assert set(again) <= marked


ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "bidi",
    "spacing",
    "ind",
    "jc",
    "rPr",
]
RUN = ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs", "vertAlign", "rtl", "lang"]
TABLE = [
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
]
ROW = ["cantSplit", "tblHeader", "jc"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml"])
def test_elements_stand_in_the_order_of_the_standard(bradford: bytes, name: str) -> None:
    """ECMA-376 17.3.1.26, 17.3.2.28, 17.4.60 and 17.4.82 are sequences: Word refuses a file that breaks them."""
    root = part(bradford, name)
    for tag, order in (("pPr", ORDER), ("rPr", RUN), ("tblPr", TABLE), ("trPr", ROW)):
        for node in root.iter(f"{W}{tag}"):
            found = [etree.QName(child).localname for child in node]
            assert set(found) <= set(order), found
            assert found == sorted(found, key=order.index), found


def test_settings_keep_their_order(bradford: bytes) -> None:
    found = [etree.QName(child).localname for child in part(bradford, "word/settings.xml")]
    order = [
        "zoom",
        "characterSpacingControl",
        "footnotePr",
        "endnotePr",
        "compat",
        "rsids",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    ]
    known = [name for name in found if name in order]
    assert known == sorted(known, key=order.index)


def test_pictures_have_alternative_texts_and_captions_that_word_counts(bradford: bytes) -> None:
    body = part(bradford, "word/document.xml")
    shown = [
        node.get("descr")
        for node in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    ]
    assert len(shown) == 3
    assert all(len(text) > 100 for text in shown)
    captions = [p.text for p in opened(bradford).paragraphs if p.style.name == "Caption"]
    assert [text.split("  ")[0] for text in captions if text.startswith("Figure")] == [
        "Figure 1",
        "Figure 2",
        "Figure 3",
    ]


def test_the_paper_says_that_it_is_an_aid_what_is_our_reading_and_in_which_language(bradford: bytes) -> None:
    document = opened(bradford)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Modelling aid, not legal advice." in text
    assert "on our reading, which no paper says" in text
    assert "govgraph does not recommend an option" in " ".join(text.split())
    assert (document.core_properties.language, document.core_properties.author) == ("en-GB", "govgraph")
    assert document.styles.element.find(f".//{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-GB"


def test_libreoffice_shows_the_paper_with_its_footnotes(bradford: bytes, as_text: Text) -> None:
    pages = as_text(bradford, "docx")
    text = " ".join(" ".join(pages).split())
    assert len(pages) >= 5
    for words in (
        "What stands in the way",
        "What it takes",
        "000 from here on",
        "How far it meets the criteria",
        "Figure 3",
    ):
        assert words in text


@pytest.mark.parametrize("name", [*EVERY])
def test_a_paper_is_made_of_every_shape_of_scenario(make: Make, as_text: Text, name: str) -> None:
    text, options = EVERY[name]
    found = contents(make(text, **options))
    pages = as_text(paper(found, pictures(found)), "docx")
    assert found.overview.question.split()[0] in pages[0]


@pytest.mark.parametrize("name", ["barking-dagenham-place-lead", "bob-place", "bob-peer-review", "manchester-one-team"])
def test_a_paper_is_made_of_every_bundled_scenario(name: str) -> None:
    document = opened(paper(contents(govgraph.load(name))))
    assert headings(document)[-2:] == ["How to read this", "Sources"]


def test_a_clients_template_gives_its_styles_and_none_of_its_text(make: Make, dotx: Path) -> None:
    document = opened(paper(contents(make(HARBOUR, sale=SALE)), template_file=dotx))
    assert "Type your paper here" not in "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert {table.style.name for table in document.tables} == {"Client Table"}
    assert document.styles["Heading 1"].font.name == "Georgia"


def test_a_deck_is_no_template_of_papers(make: Make, potx: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        paper(contents(make(HARBOUR)), template_file=potx)
    assert str(caught.value) == f"{potx} is no Word file: name a Word file that ends in .dotx or .docx"


def test_a_template_that_has_footnotes_keeps_them(make: Make, tmp_path: Path) -> None:
    first = paper(contents(make(HARBOUR, sale=SALE)))
    (tmp_path / "noted.docx").write_bytes(first)
    again = paper(contents(make(HARBOUR, sale=SALE)), template_file=tmp_path / "noted.docx")
    before, after = (len(list(part(data, "word/footnotes.xml"))) for data in (first, again))
    assert after == 2 * before - 2
    names = zipfile.ZipFile(io.BytesIO(again)).namelist()
    assert [name for name in names if "footnotes" in name] == ["word/footnotes.xml"]


def test_names_from_the_right_are_set_from_the_right(make: Make) -> None:
    text, options = EVERY["long names, and names from the right"]
    data = paper(contents(make(text, **options)))
    body = part(data, "word/document.xml")
    turned = ["".join(node.getparent().getparent().itertext()) for node in body.iter(f"{W}bidi")]
    assert any("תקציב" in text for text in turned)


def test_the_command_writes_a_paper(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["paper", "bob-place", "-o", str(tmp_path / "paper.docx")])
    assert (run.exit_code, headings(opened((tmp_path / "paper.docx").read_bytes()))[0]) == (0, "Who decides")

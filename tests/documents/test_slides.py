"""Decks for PowerPoint: opened again, measured, and shown by a real LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from click.testing import CliRunner
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

import govgraph
from govgraph.cli import main
from govgraph.documents.contents import contents
from govgraph.documents.packages import TemplateError
from govgraph.documents.slides import slides
from govgraph.documents.slides.face import Face
from govgraph.model.scenario import Scenario
from tests.documents.conftest import OFFICE, as_template
from tests.documents.made_up_places import EVERY, HARBOUR, SALE

Make = Callable[..., Scenario]
Text = Callable[[bytes, str], list[str]]
EMU = 12_700


@pytest.fixture(scope="module")
def bradford() -> bytes:
    return slides(contents(govgraph.load("bradford-craven"), options=["a", "b", "e"]))


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def shapes_of(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def small(deck: Any) -> list[str]:
    """Texts of under twelve points."""
    return [
        run.getparent().findtext(qn("a:t"))
        for slide in deck.slides
        for run in slide.element.iter(qn("a:rPr"))
        if int(run.get("sz", "1200")) < 1200
    ]


def overflowing(deck: Any) -> list[str]:
    """Words that their own shape does not hold, by the metrics of Arial."""
    face = Face.named("Arial")
    out = []
    for slide in deck.slides:
        for shape in shapes_of(slide.shapes):
            if not shape.has_text_frame or shape.is_placeholder or not shape.text_frame.text.strip():
                continue
            frame = shape.text_frame
            room = (shape.width - frame.margin_left - frame.margin_right) / EMU
            used = frame.margin_top / EMU
            for paragraph in frame.paragraphs:
                size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12)
                bold = any(run.font.bold for run in paragraph.runs)
                inset = int(paragraph._p.pPr.get("marL", "0")) / EMU if paragraph._p.pPr is not None else 0
                lines = paragraph.text.replace("\v", "\n").split("\n")
                if frame.word_wrap:
                    used += sum(len(face.lines(line, room - inset, size, bold=bold)) for line in lines) * size * 1.15
                else:
                    used += len(lines) * size * 1.15
                    if max(face.width(line, size, bold=bold) for line in lines) > room + 2:
                        out.append(f"wide: {paragraph.text}")
            if used > shape.height / EMU + 3:
                out.append(f"high: {frame.text}")
    return out


def undescribed(deck: Any) -> list[str]:
    """Shapes of which a screen reader knows neither what they show nor that they are decoration."""
    out = []
    for slide in deck.slides:
        for shape in shapes_of(slide.shapes):
            properties = shape._element.xpath(".//p:cNvPr")[0]
            has_words = shape.has_text_frame and shape.text_frame.text.strip()
            if not (properties.get("descr") is not None or has_words or shape.is_placeholder):
                out.append(shape.name)
    return out


def ends(slide: Any) -> list[tuple[int, int]]:
    """The shapes at both ends of each connector that is glued."""
    return [
        (int(start[0].get("id")), int(end[0].get("id")))
        for connector in slide.element.iter(qn("p:cxnSp"))
        if (start := connector.xpath(".//a:stCxn")) and (end := connector.xpath(".//a:endCxn"))
    ]


# -- a whole deck -----------------------------------------------------------------------------------------------


def test_the_deck_asks_answers_and_takes_one_option_after_another(bradford: bytes) -> None:
    found = titles(opened(bradford))
    assert found[0] == "Three options for Bradford District and Craven: who would decide?"
    assert [title for title in found if title in {"Now", "How to read this"} or title.startswith("Option ")] == [
        "Now",
        found[found.index("Now") + 1],
        "Option a: Operational sub-committee",
        found[found.index("Option a: Operational sub-committee") + 1],
        "Option b: Formal Board and Executive",
        found[found.index("Option b: Formal Board and Executive") + 1],
        "Option e: Lead provider",
        "How to read this",
    ]


def test_nothing_is_under_twelve_points_and_no_words_leave_their_shape(bradford: bytes) -> None:
    deck = opened(bradford)
    assert (small(deck), overflowing(deck)) == ([], [])


def test_every_line_of_a_chart_is_glued_to_what_it_joins(bradford: bytes) -> None:
    deck = opened(bradford)
    charts = [slide for slide in deck.slides if ends(slide)]
    assert len(charts) == 4
    for slide in charts:
        ids = {shape.shape_id for shape in shapes_of(slide.shapes)}
        assert all({start, end} <= ids and start != end for start, end in ends(slide))
        bent = [
            c
            for c in slide.element.iter(qn("p:cxnSp"))
            if c.xpath(".//a:tailEnd") and c.xpath(".//p:cNvPr[@descr!='']")
        ]
        assert len(ends(slide)) == len(bent)


def test_a_glued_end_is_where_the_line_is_drawn(bradford: bytes) -> None:
    """The middle of the port, or of the side of the box, is the first or last point of the line, to a point."""
    deck = opened(bradford)
    for slide in deck.slides:
        by_id = {shape.shape_id: shape for shape in shapes_of(slide.shapes)}
        for connector in slide.element.iter(qn("p:cxnSp")):
            for name, x, y in _drawn_ends(connector):
                glue = connector.xpath(f".//a:{name}")
                if not glue:
                    continue
                shape, site = by_id[int(glue[0].get("id"))], int(glue[0].get("idx"))
                middle = (shape.left + shape.width / 2, shape.top + shape.height / 2)
                at = [
                    (middle[0], shape.top),
                    (shape.left, middle[1]),
                    (middle[0], shape.top + shape.height),
                    (shape.left + shape.width, middle[1]),
                ][site]
                assert (abs(at[0] - x) / EMU < 1.2, abs(at[1] - y) / EMU < 1.2) == (True, True), shape.name


def _drawn_ends(connector: Any) -> list[tuple[str, float, float]]:
    import math

    xfrm = connector.xpath(".//a:xfrm")[0]
    off, ext = xfrm.find(qn("a:off")), xfrm.find(qn("a:ext"))
    x, y, w, h = (float(value) for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    turn = math.radians(int(xfrm.get("rot", "0")) / 60_000)
    out = []
    for name, u, v in (("stCxn", 0.0, 0.0), ("endCxn", w, h)):
        u, v = (w - u if xfrm.get("flipH") == "1" else u) - w / 2, (h - v if xfrm.get("flipV") == "1" else v) - h / 2
        out.append(
            (
                name,
                x + w / 2 + u * math.cos(turn) - v * math.sin(turn),
                y + h / 2 + u * math.sin(turn) + v * math.cos(turn),
            )
        )
    return out


def test_every_shape_says_what_it_shows_or_that_it_is_decoration(bradford: bytes) -> None:
    assert undescribed(opened(bradford)) == []


def test_the_table_is_a_table_whose_marks_differ_in_shape(bradford: bytes) -> None:
    deck = opened(bradford)
    slide = deck.slides[1]
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert table.table.first_row is True
    assert [" ".join(cell.text_frame.text.split()) for cell in table.table.rows[0].cells][:3] == [
        "Who would decide",
        "Now",
        "a Operational sub-committee",
    ]
    marks = {node.get("char") for node in table._element.iter(qn("a:buChar"))}
    assert marks >= {"○", "×"}
    assert "Joined-up service delivery" in table._element.xpath(".//p:cNvPr")[0].get("descr")


def test_sources_stand_in_the_notes_and_the_aid_on_every_slide(bradford: bytes) -> None:
    deck = opened(bradford)
    notes = {slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text for slide in deck.slides}
    assert "000 s2.2.3 b)" in notes["Option b: Formal Board and Executive"]
    assert all(
        "Modelling aid, not legal advice"
        in "".join(shape.text_frame.text for shape in shapes_of(slide.shapes) if shape.has_text_frame)
        for slide in deck.slides
    )
    assert "which no paper says" in "".join(
        shape.text_frame.text for shape in deck.slides[len(deck.slides) - 1].shapes if shape.has_text_frame
    )


def test_libreoffice_shows_every_slide_with_its_words(bradford: bytes, as_text: Text) -> None:
    pages = as_text(bradford, "pptx")
    assert len(pages) == len(opened(bradford).slides)
    found = " ".join(" ".join(pages).split())
    for words in (
        "who would decide?",
        "Strategic Partnership Board",
        "What stands in the way",
        "What it takes",
        "no delegation recorded",
    ):
        assert words in found


def test_the_deck_has_a_title_a_language_and_one_size(bradford: bytes) -> None:
    deck = opened(bradford)
    assert (deck.core_properties.title, deck.core_properties.language) == (
        "Three options for Bradford District and Craven: who would decide?",
        "en-GB",
    )
    assert (deck.slide_width / EMU, deck.slide_height / EMU) == (960, 540)
    assert {node.get("lang") for slide in deck.slides for node in slide.element.iter(qn("a:rPr"))} <= {"en-GB"}


FILLS = ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"]
SEQUENCES = {
    "a:pPr": [
        "lnSpc",
        "spcBef",
        "spcAft",
        "buClrTx",
        "buClr",
        "buSzTx",
        "buSzPct",
        "buFontTx",
        "buFont",
        "buNone",
        "buAutoNum",
        "buChar",
        "tabLst",
        "defRPr",
    ],
    "a:rPr": ["ln", *FILLS, "effectLst", "highlight", "latin", "ea", "cs", "sym", "hlinkClick"],
    "a:ln": [*FILLS, "prstDash", "custDash", "round", "bevel", "miter", "headEnd", "tailEnd"],
    "a:tcPr": ["lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "cell3D", *FILLS],
    "p:spPr": ["xfrm", "custGeom", "prstGeom", *FILLS, "ln", "effectLst"],
    "a:p": ["pPr", "r", "br", "fld", "endParaRPr"],
    "p:cNvCxnSpPr": ["cxnSpLocks", "stCxn", "endCxn"],
    "p:sp": ["nvSpPr", "spPr", "style", "txBody"],
}
"""The order of what stands in each (ECMA-376, 20.1 and 21.1): PowerPoint repairs or refuses a file that breaks it."""


@pytest.mark.parametrize("name", [*SEQUENCES])
def test_elements_stand_in_the_order_of_the_standard(bradford: bytes, name: str) -> None:
    order = SEQUENCES[name]
    for slide in opened(bradford).slides:
        for node in slide.element.iter(qn(name)):
            found = [child.tag.split("}")[1] for child in node]
            assert set(found) <= set(order), found
            ranks = [
                0
                if tag in {"r", "br", "fld"}
                else order.index(tag) * 10 - 20
                if name == "a:p" and tag == "pPr"
                else order.index(tag) * 10
                for tag in found
            ]
            assert ranks == sorted(ranks), found


def test_every_shape_of_a_slide_has_a_number_of_its_own(bradford: bytes) -> None:
    for slide in opened(bradford).slides:
        ids = [node.get("id") for node in slide.element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


# -- other scenarios --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*EVERY])
def test_a_deck_is_made_of_every_shape_of_scenario(make: Make, as_text: Text, name: str) -> None:
    text, options = EVERY[name]
    data = slides(contents(make(text, **options)))
    deck = opened(data)
    assert (small(deck), overflowing(deck), undescribed(deck)) == ([], [], [])
    assert len(as_text(data, "pptx")) == len(deck.slides)
    assert titles(deck)[-1] == "How to read this"


def test_nine_rows_at_most_stand_on_a_slide_and_the_header_on_each(make: Make) -> None:
    text, options = EVERY["forty decisions and nine options"]
    tables = [
        shape.table
        for slide in opened(slides(contents(make(text, **options)))).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert max(len(table.rows) for table in tables) <= 10
    assert max(len(table.columns) for table in tables) <= 8
    assert {table.cell(0, 0).text_frame.text for table in tables} == {"Who would decide"}


@pytest.mark.parametrize("name", ["barking-dagenham-place-lead", "bob-place", "bob-peer-review", "manchester-one-team"])
def test_a_deck_is_made_of_every_bundled_scenario(name: str) -> None:
    deck = opened(slides(contents(govgraph.load(name))))
    assert (small(deck), overflowing(deck), undescribed(deck)) == ([], [], [])


# -- templates --------------------------------------------------------------------------------------------------


def test_a_clients_template_gives_its_layouts_fonts_and_size_and_none_of_its_examples(make: Make, potx: Path) -> None:
    deck = opened(slides(contents(make(HARBOUR, sale=SALE)), template_file=potx))
    assert "Our house style" not in titles(deck)
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Slide", "Title Only"}
    assert (deck.slide_width / EMU, deck.slide_height / EMU) == (720, 540)
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert b'<a:latin typeface="Georgia"/>' in theme.blob
    assert all(slide.shapes.title.is_placeholder for slide in deck.slides)
    assert small(deck) == []


def test_a_template_whose_title_has_no_place_and_no_foot_is_used_all_the_same(make: Make, tmp_path: Path) -> None:
    made = pptx.Presentation()
    for part in (made.slide_master, *made.slide_layouts):
        for holder in list(part.placeholders):
            kind = str(holder.placeholder_format.type)
            if "TITLE" in kind:
                for place in holder._element.spPr.findall(qn("a:xfrm")):
                    holder._element.spPr.remove(place)
            elif any(word in kind for word in ("FOOTER", "DATE", "SLIDE_NUMBER")):
                holder._element.getparent().remove(holder._element)
    made.save(tmp_path / "bare.pptx")
    deck = opened(slides(contents(make(HARBOUR)), template_file=tmp_path / "bare.pptx"))
    assert (small(deck), titles(deck)[-1]) == ([], "How to read this")


def test_a_template_with_macros_is_refused(make: Make, tmp_path: Path) -> None:
    out = io.BytesIO()
    pptx.Presentation().save(out)
    macros = as_template(
        out.getvalue(),
        f"{OFFICE}.presentationml.presentation.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    )
    (tmp_path / "macros.potx").write_bytes(macros)
    with pytest.raises(TemplateError, match=r"holds macros: save it without them as \.potx"):
        slides(contents(make(HARBOUR)), template_file=tmp_path / "macros.potx")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"\xd0\xcf\x11\xe0" + b"0" * 600,
            "is encrypted, or of an old version of PowerPoint: save it without a password as .potx",
        ),
        (b"PK\x03\x04 not really", "is no PowerPoint file: name a PowerPoint file that ends in .potx or .pptx"),
        (b"", "is no PowerPoint file: name a PowerPoint file that ends in .potx or .pptx"),
    ],
)
def test_what_is_no_template_is_refused_with_what_would_be_right(
    make: Make, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "client.potx").write_bytes(content)
    with pytest.raises(TemplateError) as caught:
        slides(contents(make(HARBOUR)), template_file=tmp_path / "client.potx")
    assert str(caught.value) == f"{tmp_path / 'client.potx'} {told}"


def test_a_word_file_is_no_template_of_slides_and_nothing_is_written(tmp_path: Path, dotx: Path) -> None:
    run = CliRunner().invoke(main, ["slides", "bob-place", "-o", str(tmp_path / "deck.pptx"), "--template", str(dotx)])
    assert (run.exit_code, "is no PowerPoint file" in run.output, [*tmp_path.iterdir()]) == (2, True, [])


def test_the_command_writes_a_deck_and_refuses_another_ending(tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["slides", "bob-place", "-o", str(tmp_path / "deck.pptx")])
    assert (made.exit_code, opened((tmp_path / "deck.pptx").read_bytes()).core_properties.author) == (0, "govgraph")
    wrong = CliRunner().invoke(main, ["slides", "bob-place", "-o", str(tmp_path / "deck.pdf")])
    assert (wrong.exit_code, "does not end in .pptx" in wrong.output) == (2, True)


def test_an_appraisal_is_shown_as_ranges_on_one_scale(tmp_path: Path) -> None:
    criteria = Path(__file__).parents[2] / "examples" / "appraisal" / "bradford-craven.yaml"
    run = CliRunner().invoke(
        main,
        [
            "slides",
            "bradford-craven",
            "--option",
            "a",
            "--option",
            "b",
            "--criteria",
            str(criteria),
            "-o",
            str(tmp_path / "deck.pptx"),
        ],
    )
    assert run.exit_code == 0, run.output
    deck = opened((tmp_path / "deck.pptx").read_bytes())
    bars = [
        node.get("descr")
        for slide in deck.slides
        for node in slide.element.iter(qn("p:cNvPr"))
        if node.get("name") == "Range"
    ]
    assert len(bars) == 2
    assert all(" of 100" in bar for bar in bars)

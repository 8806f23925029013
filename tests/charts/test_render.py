"""Drawings come out as SVG, PNG and PDF with their text in them, on any machine, whatever the labels hold."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import graphviz
import pytest

from govgraph.charts import dot_text, engines, layout_child, process, typeface
from govgraph.charts.labels import html_label, label
from govgraph.charts.page import A4_LANDSCAPE, A4_PORTRAIT, LEGIBLE_PT, SLIDE, PageRoom
from govgraph.charts.render import LayoutError, Rendered, render

SVG = "{http://www.w3.org/2000/svg}"
ROUTE = f"""digraph {{
    node [shape=box]
    n1 [label=<<B>{html_label("Board of Directors")}</B>>]
    n2 [label={label("Finance & audit committee")}]
    n1 -> n2 [label={label("up to €50,000")} fontsize=9]
}}"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _leave_no_trace(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Keep what is kept between drawings out of the user's own cache, and any choice of engine out of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.delenv("GOVGRAPH_LAYOUT", raising=False)


def svg(dot: str) -> ElementTree.Element:
    return ElementTree.fromstring(render(dot, format="svg").data)


def texts(dot: str) -> list[str]:
    return [element.text or "" for element in svg(dot).iter(f"{SVG}text")]


def shown(text: str, *, width: int = 28) -> str:
    """What a label of this text shows, its lines joined by '|', drawn beside a second node."""
    dot = f"digraph {{ n1 [label={label(text, width=width)}]; n2 [label=neighbour] }}"
    lines = texts(dot)
    assert lines.pop() == "neighbour"
    return "|".join(lines)


def pixels(png: bytes) -> tuple[int, int]:
    """The width and height that the header of a PNG states."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


# The three formats


def test_svg_holds_the_text_the_boxes_and_the_arrow() -> None:
    drawing = svg(ROUTE)
    kinds = [group.get("class") for group in drawing.iter(f"{SVG}g")]
    assert [element.text for element in drawing.iter(f"{SVG}text")] == [
        "Board of Directors",
        "Finance & audit committee",
        "up to €50,000",
    ]
    assert kinds == ["graph", "node", "node", "edge"]


def test_svg_is_one_element_fit_for_a_page() -> None:
    text = render(ROUTE, format="svg").data.decode()
    assert text.startswith("<svg ")
    assert "<!--" not in text
    assert "<!DOCTYPE" not in text


def test_svg_names_arial_and_fonts_of_the_same_metrics() -> None:
    assert {"Arial,Liberation Sans,Helvetica,sans-serif"} == {
        element.get("font-family") for element in svg(ROUTE).iter(f"{SVG}text")
    }


def test_png_has_the_pixels_that_its_size_and_dpi_ask_for() -> None:
    drawing = render(ROUTE, format="png", dpi=144)
    assert drawing.data.startswith(b"\x89PNG\r\n\x1a\n")
    assert pixels(drawing.data) == pytest.approx((drawing.width_pt * 2, drawing.height_pt * 2), abs=2)


def test_png_of_more_dpi_shows_the_same_drawing_larger() -> None:
    coarse, fine = render(ROUTE, format="png", dpi=72), render(ROUTE, format="png", dpi=216)
    assert pixels(fine.data) == pytest.approx(tuple(3 * side for side in pixels(coarse.data)), abs=6)
    assert fine.width_pt == pytest.approx(coarse.width_pt, abs=1)


def test_pdf_is_written() -> None:
    drawing = render(ROUTE, format="pdf")
    assert drawing.data.startswith(b"%PDF-")
    assert drawing.data.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_the_measures_are_the_same_in_each_format(format: str) -> None:
    as_svg, drawing = render(ROUTE, format="svg"), render(ROUTE, format=format)
    assert drawing.width_pt == pytest.approx(as_svg.width_pt, abs=1)
    assert drawing.height_pt == pytest.approx(as_svg.height_pt, abs=1)
    assert drawing.smallest_font_pt == pytest.approx(9.0)
    assert drawing.warnings == ()


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_the_same_text_gives_the_same_bytes(format: str) -> None:
    assert render(ROUTE, format=format).data == render(ROUTE, format=format).data


def test_a_format_or_dpi_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid format 'gif': expected 'svg', 'png' or 'pdf'"):
        render(ROUTE, format="gif")
    with pytest.raises(ValueError, match="invalid dpi 0: expected 36 to 1200"):
        render(ROUTE, format="png", dpi=0)


# Measures, and pages


def test_text_shrinks_with_the_drawing_on_a_page() -> None:
    drawing = Rendered(data=b"", width_pt=1000, height_pt=200, smallest_font_pt=10, engine="bundled")
    assert drawing.font_on_page(PageRoom(width_pt=500, height_pt=500)) == 5.0
    assert drawing.font_on_page(PageRoom(width_pt=2000, height_pt=50)) == 2.5


def test_a_drawing_that_fits_is_not_enlarged() -> None:
    drawing = Rendered(data=b"", width_pt=100, height_pt=100, smallest_font_pt=10, engine="bundled")
    assert [drawing.font_on_page(page) for page in (SLIDE, A4_LANDSCAPE, A4_PORTRAIT)] == [10, 10, 10]


def test_a_wide_chart_is_not_legible_on_a_slide() -> None:
    nodes = " ".join(f"n{number} [label={label(f'Committee number {number}')}]" for number in range(30))
    assert render(f"digraph {{ {nodes} }}", format="svg").font_on_page(SLIDE) < LEGIBLE_PT


def test_a_size_in_the_text_makes_the_letters_smaller() -> None:
    whole = render(ROUTE, format="svg")
    half = render(ROUTE.replace("{", f'{{ size="{whole.width_pt / 144},99"', 1), format="svg")
    assert half.smallest_font_pt == pytest.approx(whole.smallest_font_pt / 2, rel=0.05)


def test_a_drawing_without_text_has_no_smallest_font() -> None:
    assert render('digraph { n1 [label=""] }', format="svg").smallest_font_pt == float("inf")


# Labels are text, whatever is in them

HOSTILE = [
    'a "quoted" word',
    "it's a 'single' one",
    "<script>alert(1)</script>",
    "<B>bold</B><BR/>",
    "<IMG SRC='/etc/hosts'/>",
    "&lt; &amp; &eacute; &#65;",
    r"\N \G \L \n \l \\ C:\ ",
    r"ends in \ ".strip(),
    "]; x [",
    '"]; x [label="',
    ">]; x [label=<",
    "{a | <port> b}",
    "]]> <!-- -->",
    "# no comment // none /* none */",
    'image="/etc/hosts" href="http://example.org"',
    "Größe, été, Ελλάδα, 委员会",
    "👩‍⚖️ 😀 é",
    "ועדת הכספים والمالية",
    "=HYPERLINK(1)",
    "<",
    ">",
    "&",
    "%s %n {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_comes_out_as_its_text(text: str) -> None:
    assert shown(text, width=80) == text.strip()


def test_labels_inside_larger_ones_come_out_as_their_text() -> None:
    rows = "".join(f"<TR><TD>{html_label(text, width=80)}</TD></TR>" for text in HOSTILE)
    assert texts(f"digraph {{ n1 [label=<<TABLE>{rows}</TABLE>>] }}") == [text.strip() for text in HOSTILE]


def test_many_labels_in_one_drawing_make_no_further_nodes() -> None:
    nodes = "\n".join(f"n{number} [label={label(text)}]" for number, text in enumerate(HOSTILE))
    groups = [group.get("class") for group in svg(f"digraph {{ {nodes} }}").iter(f"{SVG}g")]
    assert ["graph"] + ["node"] * len(HOSTILE) == groups


def test_labels_are_values_for_the_graphviz_package_too() -> None:
    graph = graphviz.Digraph()
    for number, text in enumerate(HOSTILE):
        graph.node(f"n{number}", label=label(text, width=80))
    assert [text.strip() for text in HOSTILE] == texts(graph.source)


def test_lines_of_a_label_are_kept_and_long_ones_wrap() -> None:
    assert shown("first\r\nsecond\u2028third") == "first|second|third"
    assert shown("The board answers to the assembly", width=12) == "The board|answers to|the assembly"
    assert shown("Donaudampfschiff", width=10) == "Donaudampf|schiff"


def test_a_very_long_label_is_drawn_whole() -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    assert shown(words).replace("|", " ") == words


def test_what_cannot_be_shown_is_left_out() -> None:
    assert shown("a\x00b\x1bc\ud800d\ufffee\U0001fffff\tg") == "a b c def g"
    assert shown("pay \u202eyap\u202c") == "pay yap"


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00"])
def test_a_label_without_text_is_an_empty_box(text: str) -> None:
    assert shown(text).strip() == ""


# What a drawing may not do


def test_a_malformed_label_is_an_error_not_an_empty_box() -> None:
    with pytest.raises(LayoutError, match=r"mismatched tag .* in label of node n1"):
        render("digraph { n1 [label=<<B>x</I>>] }", format="svg")


@pytest.mark.parametrize(
    "dot", ["", "hello", "// digraph {", "digraph", "digraph { n1 -> }", 'digraph { n1 [label="a }']
)
def test_text_that_is_no_dot_is_an_error(dot: str) -> None:
    with pytest.raises(LayoutError, match=r"not DOT text|syntax error|no graph"):
        render(dot, format="svg")


@pytest.mark.parametrize(
    "statement",
    [
        'n1 [image="/etc/hosts"]',
        'n1 ["image"="x.png"]',
        "n1 [<image>=<x.png>]",
        'n1 ["im\\\nage"="x.png"]',
        'n1 [x=2image="x.png"]',
        'n1 [shape=custom, shapefile="x.svg"]',
        'n1 [label=<<TABLE><TR><TD><IMG SRC="x.png"/></TD></TR></TABLE>>]',
        'n1 [label=<!-- > image="x.png" -->]',
        '#\rn1 [image="x.png"]',
        'imagepath="/etc"',
        'stylesheet="http://example.org/a.css"',
        '_background="I 0 0 1 1 9 -/etc/hosts"',
        'n1 ["ima" + "ge"="x.png"]',
    ],
)
def test_a_drawing_reads_no_files(statement: str) -> None:
    with pytest.raises(LayoutError, match=r"asks for a file|joins strings"):
        render(f"digraph {{ {statement}\n}}", format="svg")


@pytest.mark.parametrize(
    "statement",
    [
        'n1 [URL="http://example.org"]',
        'n1 -> n2 [headhref="javascript:alert(1)"]',
        "n1 [href=elsewhere]",
        'n1 [label=<<TABLE HREF="file:///etc"><TR><TD>x</TD></TR></TABLE>>]',
    ],
)
def test_a_drawing_does_not_lead_out_of_itself(statement: str) -> None:
    with pytest.raises(LayoutError, match="links out of itself"):
        render(f"digraph {{ {statement} }}", format="svg")


def test_a_link_within_the_page_is_kept() -> None:
    links = [link.attrib for link in svg('digraph { n1 [URL="#board" tooltip="Board"] }').iter(f"{SVG}a")]
    xlink = "{http://www.w3.org/1999/xlink}"
    assert [{f"{xlink}href": "#board", f"{xlink}title": "Board"}] == links


@pytest.mark.parametrize("statement", ["dpi=300", "graph [charset=latin1]"])
def test_what_render_decides_is_not_in_the_text(statement: str) -> None:
    with pytest.raises(LayoutError, match="is not for DOT text"):
        render(f"digraph {{ {statement} }}", format="svg")


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dot_text, "MAX_BYTES", 100)
    with pytest.raises(LayoutError, match=r"too large: \d+ bytes of DOT, over 100"):
        render(ROUTE, format="svg")


def test_control_characters_and_surrogates_are_refused() -> None:
    with pytest.raises(LayoutError, match="control character at character 10"):
        render("digraph { \x00 }", format="svg")
    with pytest.raises(LayoutError, match="surrogate at character 10"):
        render("digraph { \ud800 }", format="svg")


def test_too_large_a_bitmap_is_refused() -> None:
    with pytest.raises(LayoutError, match=r"PNG would have .* pixels: give a lower dpi"):
        render("digraph { n1 [width=400] }", format="png", dpi=144)


# Child processes


def test_an_endless_layout_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "TIMEOUT_S", 0.001)
    with pytest.raises(LayoutError, match=r"took longer than 0\.001 s; draw a smaller view"):
        render(ROUTE, format="svg")


@pytest.mark.parametrize(
    ("does", "message"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", r"crashed \(SIGSEGV\)"),
        ("raise SystemExit('out of memory')", "ended with exit code 1: out of memory"),
        ("import sys; print('Error: lost an edge', file=sys.stderr)", "lost an edge"),
    ],
)
def test_a_crash_of_the_layout_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str, message: str
) -> None:
    child = tmp_path / "child.py"
    child.write_text(does, encoding="utf-8")
    monkeypatch.setattr(engines, "layout_child", SimpleNamespace(__file__=str(child)))
    with pytest.raises(LayoutError, match=message):
        render(ROUTE, format="svg")


def test_the_child_loads_nothing_of_the_package() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print([m for m in sys.modules if 'govgraph' in m])"
    run = subprocess.run(
        [sys.executable, "-P", "-c", code, layout_child.__file__], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


# Engines


def without(monkeypatch: pytest.MonkeyPatch, *, programs: bool = True) -> None:
    """A machine without pygraphviz, and without programs for layout if so."""
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    if programs:
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr(sysconfig, "get_path", lambda name: "")


def stand_in(folder: Path, name: str) -> None:
    """A program with the command line of ``dot`` that answers with a small SVG, or with no format it knows."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(
        f"""#!{sys.executable}
import sys
if "-Tsvg" not in sys.argv:
    sys.exit('Format: "pdf" not recognized. Use one of: svg')
print('<?xml version="1.0"?><svg width="9pt" height="9pt"><text font-size="12.00">{name}</text></svg>')
""",
        encoding="utf-8",
    )
    program.chmod(0o755)


def test_the_engine_that_drew_is_named() -> None:
    assert render(ROUTE, format="svg").engine == "bundled"


def test_with_no_engine_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch)
    with pytest.raises(LayoutError) as caught:
        render(ROUTE, format="svg")
    assert str(caught.value) == (
        "no SVG can be drawn here: "
        "bundled: pygraphviz is not installed (pip install 'pygraphviz>=2.0'); "
        "dot: no program 'dot' on PATH (install Graphviz: apt-get install graphviz); "
        "pure: graphviz-pure is not installed (pip install graphviz-pure)"
    )


@pytest.mark.parametrize(
    ("engine", "help"),
    [("bundled", "pip install 'pygraphviz"), ("dot", "apt-get"), ("pure", "pip install graphviz-pure")],
)
def test_an_engine_that_is_asked_for_and_missing_is_an_error(
    monkeypatch: pytest.MonkeyPatch, engine: str, help: str
) -> None:
    without(monkeypatch)
    with pytest.raises(LayoutError, match=re.escape(help)) as by_argument:
        render(ROUTE, format="svg", engine=engine)
    monkeypatch.setenv("GOVGRAPH_LAYOUT", engine)
    with pytest.raises(LayoutError) as by_environment:
        render(ROUTE, format="svg")
    assert str(by_argument.value) == str(by_environment.value)


def test_the_others_follow_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(tmp_path, "graphviz-pure")
    assert render(ROUTE, format="svg").engine == "pure"
    stand_in(tmp_path, "dot")
    assert render(ROUTE, format="svg").engine == "dot"


def test_an_engine_without_the_format_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(tmp_path, "dot")
    with pytest.raises(LayoutError, match=r'no PDF can be drawn here: .*dot: Format: "pdf" not recognized.*; pure:'):
        render(ROUTE, format="pdf")


def test_the_argument_outranks_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_LAYOUT", "pure")
    assert render(ROUTE, format="svg", engine="bundled").engine == "bundled"


def test_an_engine_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="invalid engine 'neato': expected 'auto', 'bundled', 'dot' or 'pure'"):
        render(ROUTE, format="svg", engine="neato")
    monkeypatch.setenv("GOVGRAPH_LAYOUT", "neato")
    with pytest.raises(LayoutError, match="invalid GOVGRAPH_LAYOUT 'neato': expected"):
        render(ROUTE, format="svg")


def test_a_program_that_cannot_be_run_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    broken = tmp_path / "dot"
    broken.write_text("#!/nowhere/at/all\n", encoding="utf-8")
    broken.chmod(0o755)
    with pytest.raises(LayoutError, match="cannot be run"):
        render(ROUTE, format="svg", engine="dot")


@pytest.mark.parametrize("engine", ["dot", "pure"])
@pytest.mark.parametrize("format", ["svg", "png"])
def test_the_programs_draw_the_same_facts(engine: str, format: str) -> None:
    program = {"dot": "dot", "pure": "graphviz-pure"}[engine]
    if not (shutil.which(program) or shutil.which(program, path=sysconfig.get_path("scripts"))):
        pytest.skip(f"no {program} here")
    drawing = render(ROUTE, format=format, engine=engine)
    assert drawing.engine == engine
    assert drawing.smallest_font_pt == pytest.approx(9.0)
    assert drawing.width_pt == pytest.approx(render(ROUTE, format="svg").width_pt, rel=0.2)


# A machine with nothing on it


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No programs, no fonts, a broken font configuration, and a home that cannot be written to."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "missing.conf"))
    monkeypatch.setenv("FONTCONFIG_PATH", str(tmp_path / "missing"))
    monkeypatch.setenv("HOME", "/nowhere/at/all")
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/cache")
    monkeypatch.setattr(typeface, "SYSTEM_FOLDERS", ())


@pytest.mark.usefixtures("bare_machine")
def test_text_is_drawn_with_the_shipped_typeface() -> None:
    pdf = render(ROUTE, format="pdf").data
    fonts = set(re.findall(rb"/BaseFont /[A-Z]+\+([\w-]+)", pdf))
    assert fonts == {b"LiberationSans", b"LiberationSans-Bold"}


@pytest.mark.usefixtures("bare_machine")
def test_a_png_is_drawn_with_nothing_installed() -> None:
    drawing = render(ROUTE, format="png")
    assert drawing.data.startswith(b"\x89PNG")
    assert drawing.warnings == ()


def test_layout_does_not_depend_on_the_fonts_of_the_machine(request: pytest.FixtureRequest) -> None:
    here = render(ROUTE, format="svg").data
    request.getfixturevalue("bare_machine")
    assert render(ROUTE, format="svg").data == here


def test_letters_that_the_typeface_lacks_come_from_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(typeface, "SYSTEM_FOLDERS", (str(tmp_path / "fonts"),))
    assert shown("委员会 of the board") == "委员会 of the board"
    assert (tmp_path / "govgraph" / "typeface" / "LiberationSans-Regular.ttf").exists()


@pytest.mark.usefixtures("bare_machine")
def test_nothing_need_be_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typeface, "SYSTEM_FOLDERS", (str(tmp_path),))
    assert shown("委员会 of the board") == "委员会 of the board"


def test_the_licence_lies_beside_the_typeface() -> None:
    shipped = {path.name for path in typeface.FOLDER.iterdir()}
    faces = {
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
        "chart-sans-regular.woff2",
        "chart-sans-bold.woff2",
    }
    assert shipped == {*faces, "OFL.txt", "README.md"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (typeface.FOLDER / "OFL.txt").read_text(encoding="utf-8")

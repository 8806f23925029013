"""Every format holds what the scene holds: opened again by a browser, by draw.io's structure, by Mermaid and by Graphviz."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import struct
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import govgraph
from govgraph.charts import FORMATS, draw, draw_pages, scene, scenes
from govgraph.charts.scene import Scene
from govgraph.charts.writers import file_of
from govgraph.charts.writers.drawio import drawio
from govgraph.charts.writers.svg import svg
from govgraph.cli import main
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]
HOSTILE = r"""
bodies:
  a: {name: '<b>"Robert"</b> & \N \"]; x->y [label=< %% --> end | subgraph', kind: icb}
  b: {name: 'ועדת הכספים', kind: forum, reports to: a}
  c: {name: 'لجنة الرقابة', kind: forum, reports to: a, supports: b}
  d: {name: 'Größe, été {x} #35; `tick` $1', kind: forum, reports to: {to: b, status: proposed}}
  e: {name: 委员会, kind: forum, accountable to: {to: d, basis: inferred}}
decisions:
  m: {name: 'A "matter" <i>; with #signs', decides: c}
"""


@pytest.fixture(scope="module")
def pages() -> list[Scene]:
    """Charts of every view."""
    report, matrix = govgraph.load("bradford-craven"), govgraph.load("bob-peer-review").graph()
    b, now = report.graph("b"), report.graph()
    found = [page for view in ("governance", "accountability", "members", "difference") for page in scenes(b, view)]
    found += [*scenes(now, "decisions"), *scenes(now, "money"), *scenes(b, "route", subject="major capital")]
    return [*found, *scenes(now, "process", subject="reporting"), *scenes(matrix, "maturity")]


# -- a browser --------------------------------------------------------------------------------------------------------

MEASURE = """
<script>
Promise.all(['400', '700'].map(weight => document.fonts.load(weight + ' 12px "Chart Sans"'))).then(() => {
  const out = [];
  document.querySelectorAll('svg').forEach((svg, page) => {
    const box = svg.getBoundingClientRect();
    svg.querySelectorAll('text').forEach(text => {
      const at = text.getBoundingClientRect();
      if (at.left < box.left - 0.5 || at.right > box.right + 0.5 || at.top < box.top || at.bottom > box.bottom + 0.5)
        out.push([page, 'page', text.textContent]);
      const shape = text.parentNode.querySelector('rect,path');
      if (text.parentNode.dataset.thing === undefined || !shape) return;
      const inside = shape.getBoundingClientRect();
      if (at.left < inside.left - 0.5 || at.right > inside.right + 0.5 || at.top < inside.top - 1 || at.bottom > inside.bottom + 1)
        out.push([page, 'box', text.textContent]);
    });
  });
  const face = [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replace(/"/g, ''));
  document.body.innerHTML = '<pre id=result></pre>';
  document.getElementById('result').textContent = JSON.stringify({out, face});
});
</script>
"""
NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        missing("no Chromium on PATH")
    return str(found)


def missing(what: str) -> None:
    """Skip what needs a program that is not here, unless everything must be tried."""
    if os.environ.get("GOVGRAPH_REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and GOVGRAPH_REQUIRE_ALL=1 asks for it")
    pytest.skip(what)


def shown_in_a_browser(page: Path, folder: Path, **environment: str) -> str:
    """The document that a page has become, in a browser of its own."""
    run = subprocess.run(
        [
            chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={**os.environ, **environment},
    )
    return run.stdout


@pytest.mark.parametrize("fonts", ["as they are", "none but another"])
def test_no_text_leaves_its_box_or_its_page_whatever_fonts_there_are(
    pages: list[Scene], tmp_path: Path, fonts: str, make: Make
) -> None:
    environment = {}
    if fonts != "as they are":
        # one face that is neither Arial nor like it, so that only the typeface in the picture can give the right widths
        folder = tmp_path / "fonts"
        folder.mkdir()
        for face in [*Path("/usr/share/fonts").rglob("*Mono*.ttf")][:1]:
            shutil.copy(face, folder)
        (folder / "fonts.conf").write_text(NO_FONTS.format(folder=folder), encoding="utf-8")
        environment = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    drawings = "".join(svg(page) for page in [*pages, scene(make(HOSTILE).graph(), "governance")])
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{drawings}{MEASURE}", encoding="utf-8")
    found = re.search(r'<pre id="result">(.*?)</pre>', shown_in_a_browser(page, tmp_path, **environment), re.DOTALL)
    assert found is not None
    result = json.loads(html.unescape(found[1]))
    assert result["out"] == []
    assert set(result["face"]) == {"Chart Sans"}


def test_an_svg_tells_a_screen_reader_what_it_shows(pages: list[Scene]) -> None:
    drawing = ElementTree.fromstring(svg(pages[0]))
    name = "{http://www.w3.org/2000/svg}"
    assert drawing.get("role") == "img"
    assert drawing.findtext(f"{name}title") == f"{pages[0].title}. {pages[0].subtitle}"
    assert "is a committee of" in str(drawing.findtext(f"{name}desc"))
    assert all(text.get("textLength") for text in drawing.iter(f"{name}text") if len(text.text or "") > 1)


# -- PNG and PDF ------------------------------------------------------------------------------------------------------


def test_a_png_of_a_slide_has_the_shape_of_a_slide(pages: list[Scene]) -> None:
    data = file_of(pages[0], "png")
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (pytest.approx(1920, abs=2), pytest.approx(1080, abs=2))
    assert file_of(pages[0], "png") == data


def test_a_pdf_is_one_page_of_that_size_with_its_words(pages: list[Scene]) -> None:
    data = file_of(pages[0], "pdf")
    assert data.startswith(b"%PDF-")
    assert file_of(pages[0], "pdf") == data
    box = re.search(rb"/MediaBox \[ ?([\d. ]+)\]", data)
    if box is not None:
        assert [round(float(side)) for side in box[1].split()] == [
            0,
            0,
            pytest.approx(960, abs=2),
            pytest.approx(540, abs=2),
        ]


# -- draw.io ----------------------------------------------------------------------------------------------------------


def cells(text: str) -> list[ElementTree.Element]:
    """The cells of every page, each page checked for the structure that draw.io reads."""
    file = ElementTree.fromstring(text)
    assert file.tag == "mxfile"
    out: list[ElementTree.Element] = []
    for page in file:
        assert page.tag == "diagram"
        (model,) = page
        assert model.tag == "mxGraphModel"
        (root,) = model
        found = list(root)
        assert [cell.tag for cell in found] == ["mxCell"] * len(found)
        assert (found[0].keys(), found[1].get("parent")) == (["id"], found[0].get("id"))
        out += found
    ids = [cell.get("id") for cell in out]
    assert len(ids) == len(set(ids))
    for cell in out:
        assert cell.get("parent") in {None, *ids}
        if cell.get("vertex") == "1":
            geometry = cell.find("mxGeometry")
            assert geometry is not None
            assert {"x", "y", "width", "height", "as"} <= set(geometry.keys())
        if cell.get("edge") == "1":
            assert {cell.get("source"), cell.get("target")} <= {None, *ids}
            assert cell.find("mxGeometry/mxPoint[@as='targetPoint']") is not None
    return out


def test_draw_io_has_a_page_for_each_page_and_boxes_and_lines_in_the_same_places(pages: list[Scene]) -> None:
    found = {str(cell.get("id")): cell for cell in cells(drawio(pages))}
    for number, page in enumerate(pages, start=1):
        for place, box in enumerate(page.boxes):
            geometry = found[f"{number}-box{place}"].find("mxGeometry")
            assert geometry is not None
            at = [float(str(geometry.get(side))) * 0.75 for side in ("x", "y", "width", "height")]
            assert at == pytest.approx([box.x, box.y, box.w, box.h], abs=0.1)
        for place, one in enumerate(page.connectors):
            cell = found[f"{number}-line{place}"]
            ends = [str(cell.get(end)) for end in ("source", "target")]
            assert ends == [f"{number}-box{[box.id for box in page.boxes].index(end)}" for end in (one.tail, one.head)]


def test_draw_io_shows_names_as_text(make: Make) -> None:
    text = file_of(scene(make(HOSTILE).graph(), "governance"), "drawio").decode()
    values = " ".join(str(cell.get("value")) for cell in cells(text))
    assert "&lt;b&gt;" in values
    assert "<b>&#34;" not in values


# -- Mermaid ----------------------------------------------------------------------------------------------------------

PARSE = """
<!doctype html><meta charset=utf-8><body><script src="mermaid.min.js"></script><script>
const texts = {texts};
mermaid.initialize({{startOnLoad: false}});
(async () => {{
  const out = [];
  for (const text of texts) {{
    try {{ const found = await mermaid.parse(text); out.push(found.diagramType); }}
    catch (error) {{ out.push(String(error.message || error)); }}
  }}
  document.body.innerHTML = '<pre id=result></pre>';
  document.getElementById('result').textContent = JSON.stringify(out);
}})();
</script>
"""


@pytest.fixture(scope="session")
def mermaid_js(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mermaid itself, from the npm registry, kept between runs."""
    kept = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "govgraph-tests" / "mermaid.min.js"
    if not kept.is_file():
        if shutil.which("npm") is None:
            missing("no npm on PATH to fetch Mermaid with")
        folder = tmp_path_factory.mktemp("npm")
        run = subprocess.run(
            ["npm", "pack", "--silent", "mermaid@11"], cwd=folder, capture_output=True, check=False, timeout=300
        )
        packed = next(iter(folder.glob("mermaid-*.tgz")), None)
        if run.returncode or packed is None:
            missing("Mermaid could not be fetched with npm")
        with tarfile.open(str(packed)) as archive:
            member = archive.extractfile("package/dist/mermaid.min.js")
            assert member is not None
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(member.read())
    return kept


def test_mermaid_reads_every_chart(pages: list[Scene], make: Make, mermaid_js: Path, tmp_path: Path) -> None:
    chart = [page for page in pages if page.connectors] + [scene(make(HOSTILE).graph(), "governance")]
    texts = [file_of(page, "mmd").decode() for page in chart]
    shutil.copy(mermaid_js, tmp_path / "mermaid.min.js")
    page = tmp_path / "page.html"
    page.write_text(PARSE.format(texts=json.dumps(texts).replace("</", "<\\/")), encoding="utf-8")
    found = re.search(r'<pre id="result">(.*?)</pre>', shown_in_a_browser(page, tmp_path), re.DOTALL)
    assert found is not None
    assert json.loads(html.unescape(found[1])) == ["flowchart-v2"] * len(texts)


def test_mermaid_has_every_box_and_every_line(make: Make) -> None:
    page = scene(make(HOSTILE).graph(), "governance")
    text = file_of(page, "mmd").decode()
    assert len(re.findall(r"^  n\d+[\[({]", text, re.MULTILINE)) == len(page.boxes)
    assert len(re.findall(r"^  n\d+ (?:-->|==>|-\.->)", text, re.MULTILINE)) == len(page.connectors)


# -- DOT --------------------------------------------------------------------------------------------------------------


def test_graphviz_reads_the_dot_text_and_finds_each_box_in_its_place(pages: list[Scene], make: Make) -> None:
    from pygraphviz import AGraph

    for page in [pages[0], scene(make(HOSTILE).graph(), "governance")]:
        graph = AGraph(string=file_of(page, "dot").decode())
        assert (len(graph.nodes()), len(graph.edges())) == (
            len(page.boxes),
            len(page.connectors),
        )
        for number, box in enumerate(page.boxes):
            x, y = str(graph.get_node(f"n{number}").attr["pos"]).rstrip("!").split(",")
            assert (float(x), float(y)) == pytest.approx(
                (box.x + box.w / 2, page.height_pt - box.y - box.h / 2), abs=0.1
            )


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_command_writes_every_format_by_the_ending_of_the_file(tmp_path: Path, format: str) -> None:
    out = tmp_path / f"chart.{format}"
    done = CliRunner().invoke(main, ["draw", "barking-dagenham-place-lead", "--view", "governance", "-o", str(out)])
    assert (done.exit_code, done.stderr.splitlines()[0]) == (0, str(out))
    assert out.stat().st_size > 500
    more = sorted(path.name for path in tmp_path.iterdir() if path != out)
    assert more == ([] if format == "drawio" else [f"chart-{page}.{format}" for page in range(2, len(more) + 2)])


def test_one_page_and_another_size_can_be_asked_for(tmp_path: Path) -> None:
    def say(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["draw", "bob-place", "--view", "governance", *words])
        return done.exit_code, done.stderr

    assert say("--size", "a4", "--page", "2", "-o", str(tmp_path / "x.svg"))[0] == 0
    assert 'width="841.89pt"' in (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]
    assert "there is no page 99" in say("--page", "99", "-o", str(tmp_path / "x.svg"))[1]
    assert (
        "'huge' is no size: write 16:9, 4:3, a4, a3, or centimetres"
        in say("--size", "huge", "-o", str(tmp_path / "x.svg"))[1]
    )
    assert "there is no folder" in say("-o", str(tmp_path / "no" / "x.svg"))[1]
    assert "does not say what to draw: end it in .svg, .png, .pdf, .drawio, .mmd, .dot" in say("-o", "x.txt")[1]


def test_all_pages_are_drawn_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from govgraph.charts import engines

    calls = []
    run = engines.run
    monkeypatch.setattr(engines, "run", lambda *a, **k: calls.append(a) or run(*a, **k))
    drawn = draw_pages(govgraph.load("bob-place").graph(), "governance", format="png")
    assert len(drawn) > 1
    assert len(calls) == 1
    assert draw(govgraph.load("bob-place").graph(), "governance").more == len(drawn) - 1

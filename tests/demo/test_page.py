"""The folder that ``demo`` writes, and its page: whole, closed to the network, readable, and safe with any text."""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from govgraph.demo import DemoResult, demo
from govgraph.demo.folder import MARKER, FolderError, check, written
from govgraph.demo.html import tag, text

SMALL = """
places: {town: Town}
bodies:
  icb: {name: An ICB, kind: icb, covers: town, source: d s1}
  spb: {name: '<img src=x onerror=alert(1)> "board"', kind: forum, committee of: {to: icb, source: d s1}}
  exec: {name: "Executive </script><script>alert(2)</script>", kind: executive_group, supports: {to: spb, source: d s2}}
decisions:
  capital: {name: "Capital & 'estates'", decides: {who: spb, source: d s3}}
  staff: {name: Staff, decides: {who: not stated, source: d s4}}
"""
OPTION = """
option: a
name: "Option <b>a</b>"
add:
  relations:
    recommends: {who: exec, what: capital, to: spb, source: d s5}
judgements:
  risk: {says: "It may <i>fail</i>", about: a, sort: risk, source: d s5}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    """The folder of a small scenario whose names are hostile."""
    root = tmp_path_factory.mktemp("demo")
    (root / "small" / "options").mkdir(parents=True)
    (root / "small" / "scenario.yaml").write_text(
        f"title: A small place\ndate: 2023-04-01\ndocuments: {{d: A paper}}\n{SMALL}", encoding="utf-8"
    )
    (root / "small" / "options" / "a.yaml").write_text(OPTION, encoding="utf-8")
    return demo(root / "out", root / "small")


@pytest.fixture(scope="module")
def page(made: DemoResult) -> str:
    return made.page.read_text(encoding="utf-8")


class Elements(HTMLParser):
    """Every element with its attributes, and whether each one that was opened is closed."""

    VOID = frozenset({"meta", "br", "hr", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))
        if name not in self.VOID:
            self.open.append(name)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))

    def handle_endtag(self, name: str) -> None:
        assert self.open, f"</{name}> closes nothing"
        assert self.open.pop() == name


def test_the_folder_holds_page_charts_and_comparison(made: DemoResult) -> None:
    names = {str(path) for path in made.files}
    assert {"index.html", "comparison.md", "comparison.csv"} <= names
    assert {
        f"charts/{option}-governance.{ending}" for option in ("now", "option-a") for ending in ("svg", "png", "pdf")
    } <= names
    assert "charts/option-a-difference.svg" in names
    assert "charts/now-difference.svg" not in names


def test_every_file_is_of_its_kind(made: DemoResult) -> None:
    starts = {
        ".svg": b"<svg",
        ".png": b"\x89PNG",
        ".pdf": b"%PDF",
        ".csv": b"\xef\xbb\xbf",
        ".html": b"<!DOCTYPE html>",
        ".md": b"**",
    }
    for path in made.files:
        assert (made.folder / path).read_bytes().startswith(starts[path.suffix]), path


def test_the_comparison_opens_in_a_spreadsheet(made: DemoResult) -> None:
    rows = list(csv.reader(io.StringIO((made.folder / "comparison.csv").read_text(encoding="utf-8-sig"))))
    assert any("decision" in row for row in rows)


def test_the_page_is_well_formed_and_has_one_main_part(page: str) -> None:
    elements = Elements(page)
    assert elements.open == []
    names = [name for name, _ in elements.found]
    assert (names.count("main"), names.count("h1"), names.count("title") > 0) == (1, 1, True)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_names_no_address_outside_its_folder(page: str, made: DemoResult) -> None:
    for name, attributes in Elements(page).found:
        for attribute in ("src", "href", "xlink:href", "action", "data", "poster", "srcset"):
            target = attributes.get(attribute)
            assert target is None or target.startswith("#") or Path(target) in made.files, (name, target)
    assert not re.search(r"url\((?!data:font/woff2)", page)
    assert "@import" not in page


def test_links_inside_the_page_lead_somewhere(page: str) -> None:
    elements = Elements(page).found
    ids = {attributes.get("id") for _, attributes in elements}
    assert {
        str(attributes["href"])[1:]
        for name, attributes in elements
        if name == "a" and str(attributes["href"]).startswith("#")
    } <= ids


def test_the_policy_allows_this_script_and_style_and_nothing_else(page: str) -> None:
    (policy,) = (
        str(attributes["content"])
        for name, attributes in Elements(page).found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("script", "style"):
        (inner,) = re.findall(f"<{name}>(.*?)</{name}>", page, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not [
        attributes
        for _, attributes in Elements(page).found
        if any(key.startswith("on") or key == "style" for key in attributes)
    ]


def test_hostile_names_are_text(page: str) -> None:
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert html.escape('<img src=x onerror=alert(1)> "board"') in page
    assert "<i>fail</i>" not in page
    assert "&lt;i&gt;fail&lt;/i&gt;" in page


def test_every_decision_option_and_chart_is_on_the_page(page: str) -> None:
    assert html.escape("Capital & 'estates'") in page
    assert "Staff" in page
    assert 'id="chart-now-governance"' in page
    assert 'id="chart-option-a-difference"' in page
    assert "not legal advice" in page


def test_tables_and_charts_can_be_heard(page: str) -> None:
    elements = Elements(page).found
    assert sum(name == "table" for name, _ in elements) == sum(name == "caption" for name, _ in elements)
    assert all(attributes.get("scope") for name, attributes in elements if name == "th")
    assert all(attributes.get("role") == "img" for name, attributes in elements if name == "svg")
    assert ("a", {"class": "skip", "href": "#main"}) in elements


def test_a_tag_escapes_attributes_and_text_escapes_words() -> None:
    assert tag("p", text("<b>"), aria_label='"') == '<p aria-label="&quot;">&lt;b&gt;</p>'


# -- the folder -------------------------------------------------------------------------------------------------------


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep")
    with pytest.raises(FolderError, match="no demo wrote"):
        demo(tmp_path / "mine", "bradford-craven")
    assert (tmp_path / "mine" / "notes.txt").read_text() == "keep"


@pytest.mark.parametrize("place", ["file", "missing/out"])
def test_a_place_that_cannot_hold_a_folder_is_refused_at_once(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("keep")
    with pytest.raises(FolderError, match="cannot write"):
        check(tmp_path / place)


def test_a_former_demo_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written(out, {"index.html": b"old", "charts/old.svg": b"old"})
    written(out, {"index.html": b"new"})
    assert {path.name for path in out.iterdir()} == {"index.html", MARKER}
    assert (out / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_former_demo_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written(out, {"index.html": b"old"})
    with pytest.raises(FolderError):
        written(out, {"index.html": b"new", "index.html/x": b"a file cannot hold a file"})
    assert (out / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# -- in a browser -----------------------------------------------------------------------------------------------------


def _browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("GOVGRAPH_REQUIRE_ALL") == "1":
            pytest.fail("no chromium on PATH, and GOVGRAPH_REQUIRE_ALL=1 asks for it")
        pytest.skip("no chromium on PATH")
    return found


def _browse(profile: Path, page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [
        _browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
        f"--user-data-dir={profile}", "--enable-logging=stderr", "--v=0", *flags, page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


def test_a_browser_without_network_shows_it_and_runs_its_script(made: DemoResult, tmp_path: Path) -> None:
    result = _browse(tmp_path / "profile", made.page, "--dump-dom")
    assert "Zoom in" in result.stdout
    assert 'class="chart live"' in result.stdout
    assert "CONSOLE" not in result.stderr, result.stderr


@pytest.mark.parametrize("width", [1280, 500])
def test_a_browser_paints_it_on_a_desk_and_on_a_phone(made: DemoResult, tmp_path: Path, width: int) -> None:
    shot = tmp_path / "page.png"
    _browse(tmp_path / "profile", made.page, f"--window-size={width},900", f"--screenshot={shot}")
    assert shot.read_bytes().startswith(b"\x89PNG")
    assert shot.stat().st_size > 10_000

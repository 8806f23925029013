"""The folder that ``demo`` writes: whole, closed to the network, and never over what is somebody else's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import govgraph
from govgraph.demo import DemoResult, demo
from govgraph.demo.folder import MARKER, FolderError, check, written


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    """The folder as anybody gets it."""
    return demo(tmp_path_factory.mktemp("demo") / "out")


def test_it_holds_a_page_for_each_scenario_and_study_and_one_to_start_from(made: DemoResult) -> None:
    names = {str(path) for path in made.files}
    assert names == {"index.html", "head-of-place.html", *(f"{name}.html" for name in govgraph.bundled())}
    start = made.page.read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)"', start)) == names - {"index.html"}
    assert "Six options for Bradford District and Craven: who would decide?" in start


def test_no_page_names_an_address_outside_the_folder(made: DemoResult) -> None:
    for path in made.files:
        text = (made.folder / path).read_text(encoding="utf-8")
        for target in re.findall(r'(?:src|href|action)="([^"]*)"', text):
            assert target.startswith("#") or Path(target) in made.files, (path, target)
        assert "@import" not in text


def test_the_page_of_a_study_asks_and_answers(made: DemoResult) -> None:
    text = (made.folder / "head-of-place.html").read_text(encoding="utf-8")
    assert "<h1" in text
    assert "<table>" in text


def test_chosen_scenarios_alone_are_written(tmp_path: Path) -> None:
    result = demo(tmp_path / "out", ["bob-place"])
    assert {str(path) for path in result.files} == {"index.html", "bob-place.html"}


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

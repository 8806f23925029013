"""Nothing of the user's is lost: a demo deletes no file that it did not write, no output replaces a file written by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from govgraph.demo.folder import MARKER, FolderError, written

Folder = Callable[..., Path]
Govgraph = Callable[..., Result]

FILES = {"index.html": b"<html>", "charts/a.svg": b"<svg>"}


@pytest.mark.parametrize("mine", ["mynotes.txt", "my/y", "charts/mine.svg", ".hidden", "my/empty/"])
def test_a_demo_that_would_delete_a_file_of_mine_is_refused_and_names_it(tmp_path: Path, mine: str) -> None:
    out = tmp_path / "demo"
    written(out, FILES)
    path = out / mine
    path.mkdir(parents=True) if mine.endswith("/") else (path.parent.mkdir(exist_ok=True), path.write_text("my work"))
    with pytest.raises(FolderError, match="no demo wrote") as caught:
        written(out, {"index.html": b"new"})
    assert mine.strip("/") in str(caught.value)
    assert path.exists()
    assert (out / "index.html").read_bytes() == b"<html>"


def test_a_file_of_the_demo_that_i_changed_is_mine(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    written(out, FILES)
    (out / "index.html").write_bytes(b"<html> with my remarks")
    with pytest.raises(FolderError, match=r"changed since \(index\.html\)"):
        written(out, FILES)


def test_a_demo_replaces_what_demos_wrote(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    written(out, FILES)
    written(out, {"index.html": b"new"})
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.name != MARKER} == {"index.html": b"new"}
    (out / MARKER).write_text("Written by govgraph demo; it may be replaced by the next one.\n")
    written(out, FILES)
    assert (out / "charts/a.svg").is_file()


SMALL = {
    "scenario.yaml": "title: t\ndate: 2023-01-01\nbodies: {a: A, b: B}\ndecisions: {m: M}\ntables: {remits.csv: decides}\n",
    "remits.csv": "who,what\na,m\n",
    "options/o.yaml": "add: {}\n",
}


@pytest.mark.parametrize("name", ["scenario.yaml", "options/o.yaml", "remits.csv"])
@pytest.mark.parametrize(
    "command",
    [("draw", "--view", "governance", "--format", "svg"), ("facts", "--format", "csv"), ("check", "--format", "json")],
    ids=lambda c: c[0],
)
def test_no_output_replaces_a_file_of_a_scenario(
    folder: Folder, govgraph: Govgraph, command: tuple[str, ...], name: str
) -> None:
    where = folder(SMALL)
    before = (where / name).read_bytes()
    verb, *rest = command
    done = govgraph(verb, where, *rest, "-o", where / name)
    assert done.exit_code == 2
    assert "it is a file of a scenario" in done.stderr or "writes no such file" in done.stderr
    assert (where / name).read_bytes() == before


def test_an_output_is_written_beside_them(folder: Folder, govgraph: Govgraph) -> None:
    where = folder(SMALL)
    for _ in range(2):
        assert govgraph("facts", where, "-o", where / "facts.csv").exit_code == 0
    assert (where / "facts.csv").read_text(encoding="utf-8-sig").startswith("relation")


@pytest.mark.parametrize(
    ("format", "name"), [("md", "cmp.xlsx"), ("csv", "cmp.md"), ("text", "cmp.docx"), ("json", "x.csv")]
)
def test_a_format_is_not_written_into_a_file_that_is_called_otherwise(
    folder: Folder, govgraph: Govgraph, tmp_path: Path, format: str, name: str
) -> None:
    done = govgraph("facts", folder(SMALL), "--format", format, "-o", tmp_path / name)
    assert done.exit_code == 2
    assert "writes no such file" in done.stderr
    assert not (tmp_path / name).exists()

"""The tables by which questions are read are kept on this machine, and never answered from when stale or damaged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import govgraph
from govgraph.language import kept, tables
from govgraph.language.making import made
from govgraph.language.mentions import KnownNames


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path))
    tables.forget()
    yield kept.folder() / f"{kept.made_from()}.tables"
    tables.forget()


def fresh() -> object:
    tables.forget()
    return tables.tables()


def test_what_is_kept_is_what_would_be_made(home: Path) -> None:
    first = fresh()
    assert home.is_file()
    assert fresh() == first == msgspec.msgpack.decode(msgspec.msgpack.encode(made()), type=kept.ReadingTables)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"0" * 64 + b"\n{}"])
def test_a_damaged_file_is_made_anew(home: Path, content: bytes) -> None:
    whole = fresh()
    home.write_bytes(content)
    assert fresh() == whole
    assert home.read_bytes() != content


def test_a_file_of_other_examples_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fresh()
    home.rename(home.with_name("stale.tables"))
    assert (fresh() == whole, home.is_file()) == (True, True)


def test_a_home_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "file"))
    assert fresh()
    tables.forget()


def test_a_question_of_known_words_needs_no_stemmer_and_no_names_made_again(home: Path) -> None:
    code = """
import sys, govgraph
from govgraph.language import mentions
made = []
add = mentions.KnownNames._add
mentions.KnownNames._add = lambda self, called: (made.append(called), add(self, called))
answer = govgraph.ask(govgraph.load("bradford-craven"), "who decides major capital under option b?")
print(bool(made), "snowballstemmer" in sys.modules, "rapidfuzz" in sys.modules, "pydantic" in sys.modules)
print(answer.headline, answer.facets["read_as"])
"""
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
        for _ in range(2)
    )
    assert second[0] == "False False False False"
    assert second[1:] == first[1:]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"0" * 64 + b"\n\x90"])
def test_damaged_names_are_made_anew(home: Path, content: bytes) -> None:
    scenario = govgraph.load("bradford-craven")
    whole = KnownNames.of(scenario)
    again = KnownNames.of(scenario)
    for path in kept.NAMES.path.iterdir():
        path.write_bytes(content)
    mended = KnownNames.of(scenario)
    assert (again.exact, again.bags, again.sums, again.words) == (whole.exact, whole.bags, whole.sums, whole.words)
    assert (mended.exact, mended.bags, mended.sums, mended.words) == (whole.exact, whole.bags, whole.sums, whole.words)
    assert all(path.read_bytes() != content for path in kept.NAMES.path.iterdir())

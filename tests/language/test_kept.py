"""The tables by which questions are read are kept on this machine, and never answered from when stale or damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.language import kept
from govgraph.language.making import made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept.tables.cache_clear()
    yield kept.folder() / f"{kept.made_from()}.json"
    kept.tables.cache_clear()


def fresh() -> object:
    kept.tables.cache_clear()
    return kept.tables()


def test_what_is_kept_is_what_would_be_made(home: Path) -> None:
    first = fresh()
    assert home.is_file()
    assert fresh() == first == json.loads(json.dumps(made()))


@pytest.mark.parametrize("content", [b"", b"nonsense", b"0" * 64 + b"\n{}"])
def test_a_damaged_file_is_made_anew(home: Path, content: bytes) -> None:
    whole = fresh()
    home.write_bytes(content)
    assert fresh() == whole
    assert home.read_bytes() != content


def test_a_file_of_other_examples_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fresh()
    home.rename(home.with_name("stale.json"))
    assert (fresh() == whole, home.is_file()) == (True, True)


def test_a_home_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert fresh()
    kept.tables.cache_clear()

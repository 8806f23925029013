"""``govgraph watch``: checks again on save, and says what came, what went and how many findings there are."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

import govgraph
from govgraph.checks import run
from govgraph.cli.watch import CannotWatch, in_words, saved
from tests.conftest import write_scenario

TEXT = "bodies: {board: {name: The Board, kind: forum}}\ndecisions: {pay: {name: Pay rates, decides: {who: board, source: d 1}, source: d 1}}\n"


def test_it_says_what_came_what_went_and_how_many_there_are(tmp_path: Path) -> None:
    folder = write_scenario(tmp_path / "s", TEXT)
    before = run(govgraph.load(folder).graph())
    file = folder / "scenario.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("decides: {who: board", "decides: {who: not stated"), encoding="utf-8"
    )
    told = in_words(run(govgraph.load(folder).graph()), before).splitlines()
    assert "New: No source says who decides Pay rates." in told
    assert any(line.startswith("Gone: ") for line in told)
    assert told[-1].startswith("There ")


def test_nothing_new_is_said_so(tmp_path: Path) -> None:
    report = run(govgraph.load(write_scenario(tmp_path / "s", TEXT)).graph())
    assert in_words(report, report).startswith("Nothing has changed.\nThere ")


def test_a_saved_file_is_seen_and_another_is_not(tmp_path: Path) -> None:
    folder = write_scenario(tmp_path / "s", TEXT)

    def save() -> None:
        for _ in range(20):
            time.sleep(0.3)
            (folder / "notes.txt").write_text("no scenario", encoding="utf-8")
            (folder / "scenario.yaml").touch()

    threading.Thread(target=save, daemon=True).start()
    assert next(saved(folder, rust_timeout=15_000, yield_on_timeout=False)) == (folder / "scenario.yaml",)


def test_what_is_no_folder_is_refused() -> None:
    from click.testing import CliRunner

    from govgraph.cli.watch import command

    result = CliRunner().invoke(command, ["nowhere"])
    assert isinstance(result.exception, CannotWatch)


@pytest.mark.parametrize("once", [True])
def test_once_checks_and_ends(tmp_path: Path, once: bool) -> None:
    from click.testing import CliRunner

    from govgraph.cli.watch import command

    result = CliRunner().invoke(command, [str(write_scenario(tmp_path / "s", TEXT)), "--once"])
    assert (result.exit_code, result.output.strip().splitlines()[-1].startswith("There ")) == (0, once)

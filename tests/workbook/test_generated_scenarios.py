"""Whatever a scenario says, its workbook says: on made-up scenarios with every relation and with texts that look like others."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import Phase, assume, given, settings
from made_files import files
from whole import content, through_libreoffice

import govgraph
from govgraph.export.book import workbook_of
from govgraph.export.folder import files_of, text_of, write_folder


def _written(trees: dict[str, dict[str, Any]], home: Path) -> Path:
    """The scenario as a folder. What the loader refuses is no scenario."""
    write_folder({path: text_of(tree) for path, tree in trees.items()}, home / "made")
    try:
        govgraph.load(home / "made")
    except govgraph.ScenarioError:
        assume(False)
    return home / "made"


@settings(max_examples=20, phases=(Phase.reuse, Phase.generate))
@given(files())
def test_a_workbook_and_a_folder_hold_all_of_a_scenario(trees: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as room:
        home = Path(room)
        made = _written(trees, home)
        (home / "made.xlsx").write_bytes(workbook_of(made))
        (home / "again").mkdir()
        write_folder(files_of(home / "made.xlsx"), home / "again" / "made")
        before = content(govgraph.load(made))
        assert content(govgraph.load(home / "made.xlsx")) == before
        assert content(govgraph.load(home / "again" / "made")) == before


@settings(max_examples=2, phases=(Phase.generate,))
@given(files())
def test_so_does_the_workbook_that_libreoffice_has_saved(trees: dict[str, dict[str, Any]]) -> None:
    assume(shutil.which("soffice") is not None)
    with tempfile.TemporaryDirectory() as room:
        home = Path(room)
        made = _written(trees, home)
        (home / "made.xlsx").write_bytes(workbook_of(made))
        saved = through_libreoffice(home / "made.xlsx", home)
        assert content(govgraph.load(saved)) == content(govgraph.load(made))

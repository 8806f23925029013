"""Every notebook runs from top to bottom, and each answer shows itself as HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import govgraph

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_its_answers(path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook: Any = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    asked = [cell for cell in notebook.cells if cell.cell_type == "code" and "who_decides" in cell.source]
    assert asked
    for cell in asked:
        assert any("text/html" in output.get("data", {}) for output in cell.outputs), cell.source


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.stem in govgraph.bundled()], ids=lambda path: path.stem
)
def test_a_notebook_opens_with_the_answer_what_is_wrong_and_the_page(path: Path) -> None:
    import nbformat

    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert cells[1].endswith("as_answer(overview(scenario))")
    assert cells[2:4] == ["scenario.graph().findings()", "scenario.page()"]


def test_there_is_a_notebook_for_each_of_these_papers() -> None:
    papers = (
        "bradford-craven",
        "manchester-one-team",
        "barking-dagenham-place-lead",
        "bob-place",
        "bob-peer-review",
        "head-of-place",
    )
    assert set(papers) <= {path.stem for path in NOTEBOOKS}

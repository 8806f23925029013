"""A scenario from YAML text, for processes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph.model.scenario import Scenario


@pytest.fixture
def scenario(tmp_path: Path) -> Callable[[str], Scenario]:
    """Load a scenario from the YAML of its parts; title, date and document are filled in."""

    def made(text: str) -> Scenario:
        head = "title: A small place\ndate: 2022-06-14\ndocuments: {d: {title: A paper, written: 2022-06}}\n"
        (tmp_path / "scenario.yaml").write_text(head + textwrap.dedent(text), encoding="utf-8")
        return govgraph.load(tmp_path)

    return made

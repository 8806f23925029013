"""Small scenarios for checks: YAML as in the docstrings, options under ``options``."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import govgraph
from govgraph.model.scenario import Scenario

HEAD = {"title": "A small place", "date": "2023-04-01", "documents": {"d": "A paper"}}


@pytest.fixture
def scenario(tmp_path: Path) -> Callable[[str], Scenario]:
    """Load a scenario from YAML text; what it does not say of title, date and documents is filled in."""
    made = 0

    def _scenario(text: str) -> Scenario:
        nonlocal made
        made += 1
        tree = {**HEAD, **(yaml.safe_load(textwrap.dedent(text)) or {})}
        folder = tmp_path / f"small-{made}"
        (folder / "options").mkdir(parents=True)
        for name, overlay in tree.pop("options", {}).items():
            (folder / "options" / f"{name}.yaml").write_text(yaml.safe_dump(overlay, sort_keys=False), encoding="utf-8")
        (folder / "scenario.yaml").write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")
        return govgraph.load(folder)

    return _scenario

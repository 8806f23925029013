"""Shared by the cases: a scenario of several files in a folder, and running commands as a user would."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main

Folder = Callable[..., Path]
Govgraph = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write files into a folder: ``folder({"scenario.yaml": "title: ...", "options/a.yaml": "add: {}"})``."""

    def write(files: dict[str, str] | str, name: str = "case") -> Path:
        for place, text in ({"scenario.yaml": files} if isinstance(files, str) else files).items():
            path = tmp_path / name / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path / name

    return write


@pytest.fixture
def govgraph() -> Govgraph:
    """Run a command in this process: ``govgraph("facts", folder, "--who", "SPB")``."""

    def run(*args: object) -> Result:
        return CliRunner().invoke(main, [str(arg) for arg in args])

    return run

"""Types are strict and lint is clean: part of the tests, so that one command says all is well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "words",
    [["mypy"], ["ruff", "check", "govgraph", "tests"], ["ruff", "format", "--check", "govgraph", "tests"]],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_tool_finds_nothing(words: list[str]) -> None:
    run = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr

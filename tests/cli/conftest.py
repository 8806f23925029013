"""Shared by the tests of the command line: a small scenario in a folder, and running commands as a user would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main

SCENARIO = """
title: A small place
date: 2023-04-01
documents: {d: A paper}
places: {town: Our town}
bodies:
  icb: {name: An ICB, kind: icb, covers: town, source: d s1}
  spb: {name: Strategic Partnership Board, aliases: [SPB, Panel], kind: forum, committee of: icb, source: d s1}
  board: {name: Trust Board, aliases: [the Panel], kind: nhs_trust, source: d s1}
decisions:
  capital: {name: Major capital, decides: {who: spb, status: likely, source: d s2}}
judgements:
  slow: {sort: risk, says: Decisions will be slow, about: spb, source: d s3}
"""
OPTION = """
name: The Trust Board decides
remove: [{decides: {what: capital}}]
add:
  relations:
    decides: {who: board, what: capital, source: d s4}
"""
QUESTIONS = """
sits-under:
  text: Of whom is the board a committee?
  ask: {facts: {kind: committee of, who: spb}}
  expect: {to: [icb]}
not-yet:
  text: Who pays?
  ask: {facts: {kind: funds, what: capital}}
  expect: {who: [icb]}
  expected failure: the paper is silent
"""

Govgraph = Callable[..., Result]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a small scenario with one option and two questions."""
    folder = tmp_path / "small"
    (folder / "options").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "options" / "a.yaml").write_text(OPTION, encoding="utf-8")
    (folder / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    return folder


@pytest.fixture
def govgraph() -> Govgraph:
    """Run a command in this process: ``govgraph("facts", folder, "--who", "SPB")``."""

    def run(*args: object) -> Result:
        return CliRunner().invoke(main, [str(arg) for arg in args])

    return run


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own, as a shell does."""

    def run(*args: object, **more: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "govgraph", *(str(arg) for arg in args)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, **more)  # type: ignore[call-overload,no-any-return]

    return run

"""What the README says is so: its commands exist, its count of golden questions is the real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import govgraph
from govgraph.cli import main
from govgraph.golden import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_count_of_golden_questions_is_the_real_one() -> None:
    totals = run(govgraph.load("bradford-craven")).totals
    said = re.search(r"against (\d+) questions .*?: (\d+) pass, (\d+)\s+are marked", README, re.DOTALL)
    assert said is not None
    assert tuple(map(int, said.groups())) == (totals.total, totals.passed, totals.expected_failures)


def test_every_example_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line.removeprefix("$ govgraph ")
        for line in README.splitlines()
        if line.startswith("$ govgraph ") and "neo4j" not in line
    ]
    assert lines
    monkeypatch.chdir(tmp_path)
    for line in lines:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]
        result = CliRunner().invoke(main, words, prog_name="govgraph")
        assert result.exit_code in {0, 1}, (line, result.output)


def test_the_two_commands_are_each_one_line() -> None:
    for name in ("main", "test"):
        block = re.search(rf"<!-- {name} command -->\n```sh\n(.*?)\n```", README, re.DOTALL)
        assert block is not None
        assert "\n" not in block[1]

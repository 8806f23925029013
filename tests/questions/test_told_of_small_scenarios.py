"""What the scenarios of these tests are told, of every kind of question, is as it was last recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from questions.told import recorded_small, small, told_small

import govgraph


@pytest.mark.parametrize("name", recorded_small())
def test_what_the_scenario_of_a_test_is_told_is_as_recorded(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(small()[name], encoding="utf-8")
    before, now = recorded_small()[name], told_small(govgraph.load(folder))
    assert [question for question in {*before, *now} if before.get(question) != now.get(question)] == [], (
        "these answers have changed, or the scenario of the test: "
        "if they are to, run 'python tests/questions/told.py' and say why in the commit"
    )

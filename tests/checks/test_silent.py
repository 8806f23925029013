"""Which checks had nothing to look at: a pass is not silence, and silence says what it would look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from govgraph.checks import run
from govgraph.checks.registry import FAMILIES, checks
from govgraph.checks.silent import looks_at, silent
from govgraph.cli import main
from govgraph.cli.explain import glossary

SMALL = "bodies: {board: {name: The board}}\nmeetings: {weekly: {name: Weekly, purpose: share figures}}\n"


def test_a_check_that_passed_something_was_not_silent(scenario: Callable[[str], object]) -> None:
    quiet = {check.code for check in silent(run(scenario(SMALL).graph()))}  # type: ignore[attr-defined]
    assert "STR130" not in quiet, "there is a meeting"
    assert {"STR102", "STR132", "STR155"} <= quiet


def test_every_check_of_structure_and_of_the_record_says_what_it_takes_one_by_one() -> None:
    assert [c.code for c in checks().values() if c.family in {"structure", "evidence"} and not looks_at(c)] == []
    assert set(FAMILIES) >= {"structure", "evidence"}


def test_the_command_prints_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("title: Small\ndate: 2023-06-01\ndocuments: {d: {title: D}}\n" + SMALL)
    ran = CliRunner().invoke(main, ["check", str(tmp_path), "--what-would-speak"])
    assert ran.exit_code == 0
    assert "would look at each matter that has value bands." in " ".join(ran.output.split())
    data = json.loads(
        CliRunner().invoke(main, ["check", str(tmp_path), "--what-would-speak", "--format", "json"]).output
    )
    assert {"code": "STR102", "check": "no decider", "looks_at": "each decision"} in data["silent"]


def test_each_word_of_the_glossary_has_two_sentences_and_they_are_printed() -> None:
    words = glossary()
    assert {word: text for word, text in words.items() if text.count(". ") != 1 or not text.endswith(".")} == {}
    assert list(words) == sorted(words)
    ran = CliRunner().invoke(main, ["explain", "words"])
    assert "delegation" in ran.output
    assert "The law says who may give it" in " ".join(ran.output.split())

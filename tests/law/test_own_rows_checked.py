"""``govgraph law S --check-own``: the rows that a scenario brings are tested as the packaged ones are."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main
from govgraph.law.power_rows import Power, Tried
from govgraph.law.registry import registry
from govgraph.questions.lawful import lawful

ANSWERS = {"lawful": "yes", "unlawful": "no", "cannot tell": "cannot tell"}
TRIED = [(row, example) for row in registry().powers.values() for example in row.tried]


@pytest.mark.parametrize(("row", "example"), TRIED, ids=[f"{row.id}-{n}" for n, (row, _) in enumerate(TRIED)])
def test_the_examples_of_the_packaged_rows_hold(row: Power, example: Tried) -> None:
    answer = lawful(example.giver, example.receiver, example.function, row.id, example.day)
    assert answer.facets["answer"] == ANSWERS[example.answer]


def checked(folder: Path, law: str) -> Result:
    (folder / "law").mkdir()
    (folder / "scenario.yaml").write_text("title: Our place\ndate: 2025-04-01\nbodies: {icb: {name: ICB, kind: icb}}\n")
    (folder / "law" / "own.yaml").write_text(law)
    return CliRunner().invoke(main, ["law", str(folder), "--check-own"])


ROW = """
powers:
  OURS:
    name: our own power
    cite: Our Act 2025 s1
    says: An ICB may give to a charity.
    effect: [delegate]
    boundary: [across]
    in_force: [2025-01-01, null]
    read_to: 2025-03-01
    flows: [{owner: nhs, giver: [GIVER], receiver: [vcse]}]
    liability: {alone: receiver}
    tried: [{giver: icb, receiver: vcse, function: commissioning, day: 2025-04-01, answer: ANSWER}]
    mark: V
    conf: H
"""


def test_a_row_that_is_in_order(tmp_path: Path) -> None:
    ran = checked(tmp_path, ROW.replace("GIVER", "icb").replace("ANSWER", "lawful"))
    assert (ran.exit_code, ran.output.splitlines()[2:]) == (
        0,
        ["OURS (powers): a new row; 1 of its examples hold", "  in order"],
    )


def test_an_example_that_does_not_hold(tmp_path: Path) -> None:
    ran = checked(tmp_path, ROW.replace("GIVER", "icb").replace("ANSWER", "unlawful"))
    assert ran.exit_code == 1
    assert "  wrong: icb to vcse, commissioning on 1 April 2025: expected no, got yes" in ran.output


def test_what_a_reader_would_ask_for(tmp_path: Path) -> None:
    text = (
        ROW.replace("GIVER", "icb")
        .replace("    says: An ICB may give to a charity.\n", "")
        .replace("    read_to: 2025-03-01\n", "")
    )
    ran = checked(tmp_path, text.replace("ANSWER", "lawful"))
    assert [line.strip() for line in ran.output.splitlines() if "missing" in line] == [
        "missing: the date of the text that you read (read_to)",
        "missing: the words of the provision that carry it, in your paraphrase (says)",
    ]


def test_a_row_that_nobody_can_use(tmp_path: Path) -> None:
    lines = ROW.replace("GIVER", "ccg").splitlines(keepends=True)
    ran = checked(tmp_path, "".join(line for line in lines if "tried" not in line))
    assert ran.exit_code == 1
    assert "nobody whom it names as giver may give anything" in ran.output


def test_a_scenario_without_rows_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("title: Our place\ndate: 2025-04-01\n")
    ran = CliRunner().invoke(main, ["law", str(tmp_path), "--check-own"])
    assert (ran.exit_code, ran.output) == (0, "Our place has no rows of law of its own (its folder law holds none).\n")

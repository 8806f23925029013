"""Known changes: evidence and not law. They are listed, named where they might touch an answer, and used in none."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from govgraph.cli import main
from govgraph.law.registry import Registry, registry
from govgraph.questions.lawful import lawful

LAW = registry()


def told(*asked: str, on: str) -> str:
    return " ".join(note for note in lawful(*asked, on=on).notes if note.startswith("Known changes"))


@pytest.mark.parametrize(
    ("asked", "on", "named"),
    [
        (
            ("nhs_england", "icb", "nhs-direct-commissioning"),
            "2026-06-01",
            ["Health Bill", "mergers of integrated care boards"],
        ),
        (("nhs_england", "icb", "nhs-direct-commissioning"), "2026-05-13", ["mergers of integrated care boards"]),
        (("nhs_foundation_trust", "hospital_managers_panel", "MHA1983 s23"), "2026-03-01", ["Mental Health Act 2025"]),
        (("local_authority_ut", "combined_authority", "la_nonexec"), "2026-06-01", ["English Devolution"]),
        (("local_authority_district", "officer", "la_nonexec"), "2026-06-01", ["local government reorganisation"]),
    ],
)
def test_an_answer_names_the_changes_that_might_touch_it(asked: tuple[str, ...], on: str, named: list[str]) -> None:
    assert [name for name in named if name not in told(*asked, on=on)] == []


@pytest.mark.parametrize(
    ("asked", "on"),
    [
        (("nhs_england", "icb", "nhs-direct-commissioning"), "2025-03-01"),
        (("nhs_trust", "nhs_foundation_trust", "provision"), "2026-06-01"),
        (("local_authority_ut", "officer", "la_nonexec"), "2026-06-01"),
        (("nhs_foundation_trust", "executive director", "provision"), "2026-06-01"),
    ],
)
def test_and_none_where_none_touches_it(asked: tuple[str, ...], on: str) -> None:
    assert told(*asked, on=on) == ""


def test_what_is_not_law_changes_no_answer() -> None:
    """Every question of this file has the same answer with the changes taken out."""
    bare = Registry.of(LAW.rows)
    assert bare.model_copy(update={"changes": {}}).changes_touching(date(2027, 1, 1), kinds=["icb"]) == ()
    for day in ("2026-05-13", "2026-06-01", "2027-06-01"):
        assert lawful("nhs_england", "icb", "nhs-direct-commissioning", on=day).facets["answer"] == "yes"


def test_each_change_says_how_far_it_is_what_it_would_do_and_the_evidence() -> None:
    for change in LAW.changes.values():
        assert change.stage
        assert change.would
        assert change.cite
        assert change.since is not None
        assert change.powers or change.kinds or change.functions


def test_they_are_listed() -> None:
    ran = CliRunner().invoke(main, ["law", "--changes"])
    assert ran.exit_code == 0
    assert ran.output.startswith("Known changes. They are evidence and not law: no answer uses them.")
    assert "The Health Bill of May 2026" in ran.output

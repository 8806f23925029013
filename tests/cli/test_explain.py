"""``govgraph explain`` knows every code, kind, power and relation that a user can meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import govgraph as package
from govgraph.cli.explain import LISTS, explained, load_codes
from govgraph.law.registry import registry
from govgraph.model.vocabulary import vocabulary

Govgraph = Callable[..., Result]


def test_every_code_of_the_loader_is_explained_and_no_other() -> None:
    folder = Path(package.__file__).parent
    used = {
        code
        for path in (
            folder / "marks.py",
            *(folder / "loader").rglob("*.py"),
            *(folder / "workbook").rglob("*.py"),
            *(folder / "law").rglob("*.py"),
            *(folder / "studies").rglob("*.py"),
            *(folder / "appraisal").rglob("*.py"),
        )
        for code in re.findall(r"LOAD\d{3}", path.read_text())
    }
    assert used == set(load_codes())
    assert all(row["what"] and row["right"] for row in load_codes().values())


@pytest.mark.parametrize("kind", list(vocabulary().kinds))
def test_every_relation_is_explained_with_its_roles(kind: str) -> None:
    text = explained(kind, registry())
    assert text.startswith(f"{kind}: a relation")
    assert all(f"role {role}" in text for role in vocabulary().kinds[kind].roles)


def test_every_kind_and_power_is_explained_with_its_provision() -> None:
    law = registry()
    for row in (*law.powers.values(), *law.kinds.values()):
        text = explained(row.id, law)
        assert text.startswith(f"{row.id}: ")
        assert row.cite.split()[0] in text


def test_a_kind_may_be_asked_for_by_its_name(govgraph: Govgraph) -> None:
    done = govgraph("explain", "integrated", "care", "board")
    assert done.stdout.splitlines()[0] == "icb: Integrated care board"
    assert "Legal person     yes: it can be sued" in done.stdout


def test_a_word_that_is_not_there_gets_the_nearest(govgraph: Govgraph) -> None:
    done = govgraph("explain", "S65Z9")
    assert done.exit_code == 2
    assert "did you mean 'S65Z" in done.stderr


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_a_line_each(govgraph: Govgraph, name: str) -> None:
    done = govgraph("explain", name)
    assert done.exit_code == 0
    assert done.stdout.strip()


def test_a_check_is_explained_by_code_and_by_name(govgraph: Govgraph) -> None:
    assert govgraph("explain", "STR101").stdout == govgraph("explain", "no-route-to-a-decider").stdout


def test_a_load_code_says_what_would_be_right(govgraph: Govgraph) -> None:
    text = govgraph("explain", "load009").stdout
    assert "What would be right" in text
    assert "    source: 000 s2.2.3 req 2" in text

"""Kind n: a pack of law in a folder works as the packaged ones do: the worked example, and the template of init --pack."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import govgraph as gg
from govgraph.checks.run import run
from govgraph.law.reading import read_folder, read_tables
from govgraph.law.registry import registry
from govgraph.stores.embedded import RowsSource
from govgraph.stores.sliced import question_graph
from govgraph.stores.writing import rows

Folder = Callable[..., Path]
EXAMPLE = Path(__file__).parents[2] / "examples" / "aurelia"
ENGLISH = re.compile(r"\bNHS|Acts? \d{4}|ICB_P11|S65Z|L101|\bSI \d{4}|health", re.IGNORECASE)


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Any:
    """The example with some words of its scenario changed."""
    text = (EXAMPLE / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    for path in EXAMPLE.rglob("law/**/*.yaml"):
        copy = tmp_path / path.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    return gg.load(tmp_path).graph()


def laws(graph: Any) -> list[tuple[str, str]]:
    return [(f.code, f.facts[0]) for f in run(graph).findings if not f.code.startswith(("STR", "EVI"))]


def test_the_example_gives_the_one_finding_that_it_is_there_to_show() -> None:
    assert laws(gg.load(EXAMPLE).graph()) == [("AUR-2", "tolls-to-agency")]


def test_functions_of_the_pack_are_held_by_law_and_powers_of_the_pack_carry_them() -> None:
    here = gg.load(EXAMPLE).graph()
    assert here.who_decides("resurfacing").facets["authority"] == {"tenders": "full"}
    assert here.who_decides("channel").facets["holders"] == ["north", "south"]
    assert here.who_decides("tariff").facets["authority"] == {"roads": "none"}
    assert "Administration Act s14" in here.who_decides("resurfacing").to("text", full=True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "who: roads, to: tenders, what: upkeep, power: ADM_S14",
            "who: works, to: tenders, what: upkeep, power: ADM_S14",
            "AUR-4",
        ),
        (
            "power: ADM_S12, conditions: {published in the gazette: true}, source: order s2",
            "power: ADM_S12, conditions: {published in the gazette: false}, source: order s2",
            "AUR-3",
        ),
        ("what: dredging, power: TREATY_4", "what: upkeep, power: TREATY_4", "AUR-5"),
    ],
)
def test_a_rule_of_the_pack_is_found_under_its_own_code(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert code in {found for found, _ in laws(changed(tmp_path, (old, new)))}


def test_whom_the_law_of_the_pack_makes_a_body_answer_to_ends_its_line() -> None:
    here = gg.load(EXAMPLE).graph()
    told = " ".join(here.answers_to("director").to("text", full=True).split())
    assert "Ministry of Works answers to Parliament [law; law Constitution art 31]" in told
    assert "State of North -> the electorate [law]" in " ".join(here.answers_to("north").to("text", full=True).split())


def test_a_slice_holds_the_bodies_that_others_answer_to_by_the_law_of_the_pack(tmp_path: Path) -> None:
    changed(tmp_path)
    kinds, scenario = tmp_path / "law" / "aurelia" / "kinds.yaml", tmp_path / "scenario.yaml"
    text = kinds.read_text(encoding="utf-8").replace("to: parliament", "to: chancellery")
    kinds.write_text(
        text + "  chancellery: {name: Chancellery, person: true, cite: Constitution art 29}\n", encoding="utf-8"
    )
    told = scenario.read_text(encoding="utf-8").replace(
        "bodies:\n", "bodies:\n  chancellor: {name: The Chancellery, kind: chancellery, source: order s1}\n"
    )
    scenario.write_text(told, encoding="utf-8")
    loaded = gg.load(tmp_path)
    part = question_graph(RowsSource(rows(loaded)), "answers-to", folder=tmp_path, subjects={"who": "director"})
    assert part.answers_to("director") == loaded.graph().answers_to("director")
    assert "Ministry of Works answers to The Chancellery" in " ".join(
        part.answers_to("director").to("text", full=True).split()
    )


def test_nothing_of_england_is_in_its_answers_findings_and_timeline() -> None:
    here = gg.load(EXAMPLE).graph()
    told = [
        here.findings(),
        here.timeline(),
        here.what_may("roads"),
        here.why_not("director", "bridges"),
        here.what_it_takes("director", "tariff"),
    ]
    told += [here.who_decides(what) for what in ("resurfacing", "bridges", "tariff", "channel")]
    assert [ENGLISH.findall(answer.to("text", full=True)) for answer in told] == [[]] * len(told)


def test_the_template_of_a_pack_holds_no_mistake_and_can_be_named(tmp_path: Path, govgraph: Any) -> None:
    wrote = govgraph("init", "--pack", tmp_path / "law" / "mine") if (tmp_path / "law").mkdir() is None else None
    assert wrote is not None
    assert wrote.exit_code == 0
    (tmp_path / "scenario.yaml").write_text(
        "title: T\nlaw: [mine]\ndate: 2024-01-01\nbodies: {m: {name: M, kind: ministry}, a: {name: A, kind: agency}}\n",
        encoding="utf-8",
    )
    loaded = gg.load(tmp_path)
    assert loaded.registry.packs == ("mine",)
    assert [row.id for row in loaded.registry.powers.values() if row.carries] == ["AA_S12", "AA_S15"]
    assert loaded.graph().lawful("m", "a", "federal-roads").headline.startswith("Yes")


@pytest.mark.parametrize("folder", sorted(EXAMPLE.glob("law/*")), ids=lambda folder: folder.name)
def test_each_row_of_the_example_is_right_in_itself(folder: Path) -> None:
    trees, unread = read_folder(folder)
    assert [*unread, *read_tables(trees)[1], *registry(()).with_folder(folder)[1]] == []
    assert set(yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))) == {"title", "about"}

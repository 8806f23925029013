"""Which law a scenario is read with: packs named under ``law:``, kinds declared under ``kinds:``, a pack in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.diagnostics import ScenarioError
from govgraph.law.tables import ENGLAND
from govgraph.stores.read_back import scenario as read_back
from govgraph.stores.writing import rows

HEAD = "title: T\ndate: 2024-01-01\n"


def write(folder: Path, text: str, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.yaml").write_text(HEAD + text, encoding="utf-8")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def mistakes(folder: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(ScenarioError) as raised:
        govgraph.load(folder)
    return [(p.code, p.mark.line, p.message, p.hint) for p in raised.value.problems]


def test_a_scenario_that_names_no_law_is_read_with_englands(tmp_path: Path) -> None:
    assert govgraph.load(write(tmp_path, "bodies: {a: A}")).registry.packs == ENGLAND


def test_law_none_reads_no_statute_and_no_kind_of_england(tmp_path: Path) -> None:
    law = govgraph.load(write(tmp_path, "law: none\nbodies: {a: A}")).registry
    assert (law.without_law, law.has_kind("icb"), law.has_kind("forum")) == (True, False, True)


def test_one_of_englands_packs_is_read_without_the_other(tmp_path: Path) -> None:
    law = govgraph.load(write(tmp_path, "law: england-local-government\nbodies: {a: A}")).registry
    assert (law.has_kind("local_authority_ut"), law.has_kind("icb")) == (True, False)


def test_a_kind_that_a_scenario_declares_has_legal_personality_and_organs(tmp_path: Path) -> None:
    text = """law: none
kinds:
  ministry: {name: Ministry, legal person: true}
  cabinet: {organ of: ministry}
  office: {name: Office, legal person: false}
  agency: Agency
bodies:
  m: {name: Finance, kind: ministry}
  c: {name: Its cabinet, kind: cabinet, organ of: m}
"""
    law = govgraph.load(write(tmp_path, text)).registry
    answers = [law.is_legal_person(kind) for kind in ("ministry", "cabinet", "office", "agency")]
    assert answers == [True, False, False, None]
    assert [law.governs_itself(kind) for kind in ("ministry", "office", "agency")] == [True, False, True]
    assert [row.id for row in law.organs_of("ministry")][-1:] == ["cabinet"]


def test_a_pack_in_a_folder_works_as_the_packaged_ones_do(tmp_path: Path) -> None:
    rows_of_it = "kinds: {canton: {name: Canton, person: true, holds: all, cite: Constitution art 3}}\n"
    folder = write(
        tmp_path / "s",
        "law: [packs/helvetia]\nbodies: {c: {name: C, kind: canton}}",
        **{"packs/helvetia/kinds.yaml": rows_of_it, "packs/helvetia/pack.yaml": "title: A federation\n"},
    )
    law = govgraph.load(folder).registry
    assert (law.packs, law.has_kind("canton"), law.has_kind("icb")) == (("packs/helvetia",), True, False)


def test_a_pack_may_lie_beside_the_scenario_and_comes_along_when_it_is_stored(tmp_path: Path) -> None:
    (tmp_path / "helvetia").mkdir()
    (tmp_path / "helvetia" / "rows.yaml").write_text(
        "kinds: {canton: {name: Canton, person: true, cite: Constitution art 3}}\n", encoding="utf-8"
    )
    text = "law: [../helvetia]\nkinds: {office: {legal person: false}}\nbodies: {c: {name: C, kind: canton}}"
    loaded = govgraph.load(write(tmp_path / "s", text))
    again = read_back(rows(loaded))
    assert again.law == loaded.law
    assert again.kinds["office"].model_dump() == loaded.kinds["office"].model_dump()
    assert (again.registry.kinds, again.registry.packs) == (loaded.registry.kinds, loaded.registry.packs)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("law: [england-nsh]", ("LOAD070", 3, "there is no pack of law 'england-nsh'", "did you mean 'england-nhs'?")),
        (
            "law: [none, england-nhs]",
            ("LOAD070", 3, "'law' names 'none' beside other packs", "write 'law: none' alone, or leave 'none' out"),
        ),
        (
            "law: {a: b}",
            (
                "LOAD070",
                3,
                "'law' names packs of law",
                "write 'law: none' or a list of packs, such as [england-nhs, england-local-government]",
            ),
        ),
        (
            "kinds: {m: {organ of: canton}}",
            ("LOAD042", 3, "there is no kind 'canton'", "declare it under 'kinds:' too"),
        ),
        (
            "kinds: {m: {legal persn: true}}",
            ("LOAD022", 3, "kind 'm' has no field 'legal persn'", "did you mean 'legal person'?"),
        ),
        ("kinds: {m: [1]}", ("LOAD026", 3, "kind 'm' needs fields", "write 'm: {name: ..., legal person: true}'")),
    ],
)
def test_what_is_wrong_with_the_law_of_a_scenario_is_told_at_its_line(
    tmp_path: Path, text: str, told: tuple[str, int, str, str]
) -> None:
    assert told in mistakes(write(tmp_path, text + "\nbodies: {a: A}"))


def test_an_undeclared_kind_says_how_to_declare_it(tmp_path: Path) -> None:
    found = mistakes(write(tmp_path, "law: none\nbodies: {a: {name: A, kind: ministry}}"))
    assert [(code, message) for code, _, message, _ in found] == [("LOAD042", "there is no kind 'ministry'")]
    assert "kinds: {ministry: {legal person: true}}" in found[0][3]

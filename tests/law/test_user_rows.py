"""A system's own law, in ``law/*.yaml`` of its scenario: rows over the packaged ones, every mistake at its line."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from govgraph.law.registry import Registry, load_rows, registry
from govgraph.marks import parse_yaml

LAW = registry()


def read(text: str) -> tuple[Registry, list[str]]:
    """The packaged registry with rows over it, and what is wrong, each as ``line CODE message | hint``."""
    tree, problems = parse_yaml(textwrap.dedent(text).strip(), shown_as="law/own.yaml")
    assert tree is not None
    made, found = LAW.with_rows(tree)
    return made, [f"{item.mark.line} {item.code} {item.message} | {item.hint}" for item in (*problems, *found)]


# -- rows that stand ----------------------------------------------------------------------------------------------


def test_a_new_power_stands_beside_the_packaged_ones() -> None:
    made, problems = read("""
        powers:
          NEL_ORDER:
            name: order that gives a function to a combined authority
            cite: "SI 2031/1 art 4"
            effect: [delegate]
            boundary: [across]
            in_force: [2031-04-01, null]
            flows: [{owner: nhs, giver: [icb], receiver: [combined_authority]}]
            codes: {giver: NEL-1, receiver: NEL-1}
            mark: V
            conf: H
    """)
    assert problems == []
    assert made.power("NEL_ORDER").codes.giver == "NEL-1"
    assert made.shadowed == ()
    assert not LAW.has_power("NEL_ORDER"), "the packaged registry is as it was"


def test_a_row_of_the_same_id_replaces_the_packaged_one_and_is_shown() -> None:
    made, problems = read("""
        kinds:
          pcn: {name: Primary care network (company), person: true, cite: our articles, mark: V, conf: H}
        sets:
          rate_or_precept: {name: rate or precept, cite: LGA 1972 s101(6), items: [rate, precept, council-tax, levy]}
    """)
    assert problems == []
    assert made.is_legal_person("pcn") is True
    assert made.in_set("rate_or_precept", ["levy"])
    assert [(shadow.table, shadow.id, shadow.written) for shadow in made.shadowed] == [
        ("kinds", "pcn", "law/own.yaml:2:3"),
        ("sets", "rate_or_precept", "law/own.yaml:4:3"),
    ]
    assert made.shadowed[0].packaged == LAW.kind("pcn")
    assert made.shadowed[0].own.cite == "our articles"


def test_a_replaced_frame_changes_the_rows_within_it() -> None:
    made, problems = read("""
        powers:
          S75:
            {cite: "NHS Act 2006 s75, as amended", effect: [none], in_force: [2027-04-01, null], mark: V, conf: H,
             parties: [{side: nhs, min: 1, any: [icb]}, {side: la, min: 1, any: [combined_authority]}]}
    """)
    assert problems == []
    assert [str(who) for who in made.power("PAR_R9").parties[1].any] == ["combined_authority"]
    assert made.power("PAR_R9").lives(made.power("S75").in_force[0])  # type: ignore[arg-type]
    assert [condition.id for condition in made.power("PAR_R8").conditions] == []


def test_own_kinds_functions_classes_and_acts() -> None:
    made, problems = read("""
        kinds:
          strategic_authority: {name: Strategic authority, is_a: combined_authority, from: 2026-10-01, cite: 2026 c. 23}
        classes:
          transport: {name: transport, owner: la, cite: 2026 c. 23, mark: V}
        acts:
          DEV2026: {names: [English Devolution and Community Empowerment Act 2026]}
        functions:
          regional-transport:
            {name: regional transport, owner: la, class: transport, references: [DEV2026 s9], cite: 2026 c. 23 s9,
             held_by: [{kind: strategic_authority, from: 2026-10-01}]}
    """)
    assert problems == []
    assert made.is_legal_person("strategic_authority") is True
    assert made.is_a("strategic_authority", "la")
    assert [root.function.id for root in made.roots_of("strategic_authority")] == ["regional-transport"]
    long = "English Devolution and Community Empowerment Act 2026 section 9"
    assert made.reference(long) == made.reference("DEV2026 s9")


def test_a_row_that_says_not_how_it_was_checked_counts_as_general_knowledge_of_middling_confidence() -> None:
    made, _ = read("powers: {OURS: {name: ours, cite: our minutes, effect: [evidence]}}")
    assert (made.power("OURS").mark, made.power("OURS").conf) == ("G", "M")


def test_a_folder_is_read_file_by_file_and_rows_may_name_rows_of_other_files(tmp_path: Path) -> None:
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "kinds.yaml").write_text("kinds: {guild: {name: Guild, person: true, cite: charter}}", encoding="utf-8")
    (folder / "powers.yaml").write_text(
        "powers: {CHARTER: {name: charter, cite: charter, effect: [delegate], boundary: [across],\n"
        "  flows: [{giver: [guild], receiver: [icb, gild]}]}}",
        encoding="utf-8",
    )
    made, problems = load_rows(folder)
    assert [str(problem) for problem in problems] == [
        f"{folder}/powers.yaml:2:44: LOAD062 CHARTER: there is no kind 'gild'\n    did you mean 'guild'?"
    ]
    assert made.admits(made.power("CHARTER").flows[0].giver[0], "guild")


# -- mistakes, all at once ------------------------------------------------------------------------------------------


def test_every_mistake_of_a_file_comes_at_once_with_its_line() -> None:
    _, problems = read("""
        powers:
          A:
            cite: x
            effect: [delegate]
            boundary: [across]
            in_force: [2024-04-01, 2023-04-01]
            flows: [{giver: [icbs], receiver: [council]}]
            functions: {only: [par_r55], except: [{set: "class:commisioning"}]}
          B: {cite: x, effect: [delegates]}
          C: {cite: x, effect: [delegate], boundary: [inside]}
          D: {cite: x, effect: [none], within: S76Z}
        policies: {}
    """)
    told = [problem.split(" | ") for problem in problems]
    assert [what for what, _ in told] == [
        "6 LOAD066 A: the dates are the wrong way round: from 2024-04-01, until 2023-04-01",
        "7 LOAD062 A: there is no kind 'icbs'",
        "8 LOAD063 A: there is no function set 'par_r55'",
        "8 LOAD063 A: there is no class of functions 'commisioning'",
        "9 LOAD061 B: 'delegates' is not one of the words for 'effect'",
        "10 LOAD067 C: the effect is 'delegate', but nobody gives and nobody receives",
        "11 LOAD064 D: there is no power 'S76Z'",
        "12 LOAD060 there is no law table 'policies'",
    ]
    assert "'icb'" in told[1][1]
    assert "delegate, exercise jointly, joint committee" in told[4][1]
    assert told[5][1] == "add 'flows' with giver and receiver"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (
            "A: {cite: x, effect: [delegate], boundary: [across], flows: [{giver: [icb]}]}",
            "'flows receiver' is missing",
        ),
        (
            "A: {cite: x, effect: [delegate], boundary: [across], flows: [{giver: [icb], receiver: []}]}",
            "the effect is 'delegate', but a flow has no receiver",
        ),
        ("A: {cite: x, effect: [delegate], flows: [{giver: [icb], receiver: [icb]}]}", "but no boundary is named"),
        (
            "A: {cite: x, effect: [exercise jointly], boundary: [across], flows: [{giver: [icb], receiver: [jointly]}]}",
            "what is done jointly is at the boundary 'joint'",
        ),
        (
            "A: {cite: x, effect: [delegate], boundary: [joint], flows: [{giver: [icb], receiver: [icb]}]}",
            "a delegation is inside one legal person or across to another",
        ),
        ("A: {cite: x, effect: [none, duty]}", "has the effect 'none' and another"),
        ("A: {cite: x}", "says nothing of its effect"),
        ("A: {cite: x, effect: [pool], boundary: [across]}", "it moves no function, so it crosses no boundary"),
        ("A: {cite: x, effect: [pool], closed: true}", "nobody else may be a party, but no party is named"),
        (
            "A: {cite: x, effect: [delegate], boundary: [inside], flows: [{giver: [icb], receiver: [post]}], "
            "liability: {alone: receiver}}",
            "inside one legal person liability does not move",
        ),
        (
            "A: {cite: x, effect: [delegate], boundary: [inside], flows: [{giver: [icb], receiver: [post]}], "
            "onward: {across: barred, inside: barred, steps: [[post, post]]}}",
            "bars every step onward and lists steps",
        ),
        ("A: {effect: [none]}", "'cite' is missing"),
        ("A: {cite: x, effect: [none], sunset: 2030-01-01}", "there is no field 'sunset' here"),
        ("A: {cite: x, effect: [none], in_force: [soon, null]}", "'in_force'"),
        ("A: {cite: x, effect: [none], conf: sure}", "'sure' is not one of the words for 'conf'"),
        (
            "A: {cite: x, effect: [pay], flows: [{giver: ['side:nhs'], receiver: [vcse]}]}",
            "no party is on the side 'nhs'",
        ),
        ("A: {cite: x, effect: [pay], flows: [{giver: [{rel: [employee]}], receiver: [vcse]}]}", "names nobody"),
        (
            "A: {cite: x, effect: [pay], flows: [{giver: [{kind: icb, since: 2024-01-01, until: 2023-01-01}], "
            "receiver: [vcse]}]}",
            "the dates are the wrong way round",
        ),
        (
            "A: {cite: x, effect: [pay], flows: [{giver: [{kind: icb, held_via: [S65Z9]}], receiver: [vcse]}]}",
            "there is no power 'S65Z9'",
        ),
        (
            "A: {cite: x, effect: [delegate], boundary: [inside], flows: [{giver: [icb], receiver: [post]}], "
            "onward: {steps: [[post]]}}",
            "a step is [giver, receiver, condition]",
        ),
        ("A: {cite: x, effect: [none], conditions: [{id: consent, when: {party: icbb}}]}", "there is no kind 'icbb'"),
        (
            "A: {cite: x, effect: [none], codes: {special: [{at: giver, kind: icbb, code: L01}]}}",
            "there is no kind 'icbb'",
        ),
        ("A: {cite: x, effect: [none], codes: {giver: rule one}}", "'codes giver'"),
        ("A: just words", "a row is a mapping of fields"),
    ],
)
def test_a_power_with_a_mistake(row: str, wrong: str) -> None:
    _, problems = read(f"powers:\n  {row}")
    assert len(problems) == 1
    assert problems[0].startswith("2 LOAD06")
    assert wrong in problems[0]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "kinds: {a: {name: a, cite: x, is_a: b}, b: {name: b, cite: x, is_a: a}}",
            ["a: is a kind of itself, by 'is_a'", "b: is a kind of itself, by 'is_a'"],
        ),
        (
            "powers: {A: {cite: x, effect: [none], within: B}, B: {cite: x, effect: [none], within: A}}",
            ["A: is within itself: A within B within A", "B: is within itself: B within A within B"],
        ),
        ("classes: {a: {name: a, cite: x, within: a}}", ["a: is within itself: a within a"]),
        ("kinds: {a: {name: a, cite: x, is_a: forum, person: true}}", ["a: a forum is no legal person"]),
        ("kinds: {a: {name: a, cite: x, group: true}}", ["a: a group has no members"]),
        (
            "kinds: {person: {name: a, cite: x}}",
            ["person: 'person' stands for any legal person or individual in the powers"],
        ),
        (
            "kinds: {a: {name: a, cite: x, person: true, organ: {of: icb}}}",
            ["a: an organ of a legal person is no legal person itself"],
        ),
        (
            "kinds: {a: {name: a, cite: x, from: 2024-01-01, to: 2024-01-01}}",
            ["a: the dates are the wrong way round: from 2024-01-01, until 2024-01-01"],
        ),
        (
            "kinds: {a: {name: a, cite: x, holds: [surgery], composition: [{member: mayor}]}}",
            ["a: there is no class of functions 'surgery'", "a: there is no kind 'mayor'"],
        ),
        (
            "functions: {a: {name: a, cite: x, owner: nhs, class: la_exec, held_by: [{kind: relevant_body}]}}",
            [
                "a: the owner is 'nhs', but functions of class 'la_exec' are of owner 'la'",
                "a: 'relevant_body' is a name that powers use and no kind of body",
            ],
        ),
        ("functions: {a: {name: a, cite: x, owner: la, class: la_exec, held_by: []}}", ["a: no kind of body holds it"]),
        ("sets: {a: {cite: x, items: ['class:care']}}", ["a: there is no class of functions 'care'"]),
        ("powers: [S65Z5]", ["'powers' lists rows by id"]),
        ("just words", ["expected tables such as 'powers:' and 'kinds:'"]),
    ],
)
def test_other_rows_with_a_mistake(text: str, wrong: list[str]) -> None:
    _, problems = read(text)
    assert [problem.split(" | ")[0].split(" ", 2)[2] for problem in problems] == wrong


def test_the_same_row_in_two_files_is_a_mistake() -> None:
    trees = [parse_yaml("powers: {A: {cite: x, effect: [none]}}", shown_as=f"law/{name}.yaml")[0] for name in "ab"]
    _, problems = LAW.with_rows(*(tree for tree in trees if tree is not None))
    assert [str(problem) for problem in problems] == [
        "law/b.yaml:1:10: LOAD069 'A' is written twice under 'powers'\n    it is already there at law/a.yaml:1:10"
    ]


def test_a_row_that_cannot_be_read_causes_no_further_mistakes() -> None:
    _, problems = read("""
        kinds:
          guild: {name: Guild, cite: x, legal: true}
        powers:
          A: {cite: x, effect: [pay], flows: [{giver: [guild], receiver: [vcse]}]}
    """)
    assert [problem.split(" ", 2)[:2] for problem in problems] == [["2", "LOAD061"]]


def test_a_row_that_breaks_a_packaged_one_is_told() -> None:
    _, problems = read("""
        powers:
          S75: {cite: x, effect: [none], parties: [{side: health, min: 1, any: [icb]}]}
    """)
    assert {problem.split(" | ")[0] for problem in problems} == {
        f"1 LOAD068 {row}: no party is on the side '{side}'"
        for row in ("PAR_R8", "PAR_R9", "PAR_R10")
        for side in ("nhs", "la")
    }

"""What a user may get wrong about the law: each is a problem or finding with its file and line, and nothing crashes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.checks import Finding, checks, run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]
Problems = Callable[..., list[str]]

LAWS = [code for code, check in checks().items() if check.family == "law"]
SYSTEM = """\
bodies:
  icb: {name: The ICB, kind: icb}
  council: {name: The council, kind: KIND}
  ccg: {name: A CCG, kind: ccg}
posts:
  one: {name: First, of: icb, facts: {employee: true}}
  two: {name: Second, of: icb, facts: {employee: true}}
  three: {name: Third, of: icb, facts: {employee: true}}
functions:
  community: {name: Community services, part of: nhs-commissioning}
  dental: {name: Dental services, part of: nhs-commissioning}
relations:
  delegates:
"""
FIRST = 3 + SYSTEM.count("\n") + 1
"""The line of the first delegation: below three lines of head and all that stands above it."""


def system(*delegations: str, kind: str = "local_authority_ut") -> str:
    return SYSTEM.replace("KIND", kind) + "".join(f"    - {{{text}}}\n" for text in delegations)


def findings(scenario: Scenario, code: str) -> list[Finding]:
    return [finding for finding in run(scenario.graph(), LAWS, strict=True).findings if finding.code == code]


def lines(finding: Finding) -> list[int]:
    """The lines of the file at which a finding points."""
    places = [str(mark).split(":") for mark in finding.marks]
    return [int(line) for file, line, *_ in places if Path(file).name == "scenario.yaml"]


# -- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", ["S65Z9", "ICB_P12", "Section 65Z5"])
def test_a_power_that_is_in_no_registry(problems: Problems, power: str) -> None:
    (problem,) = problems(system(f"who: icb, to: council, what: community, power: {power}"))
    assert problem.startswith(f"scenario.yaml:{FIRST}:")
    assert f"there is no power '{power}'" in problem


@pytest.mark.parametrize("power", ["S65Z5/S75", "ICB_P11/L101"])
def test_two_powers_that_are_not_one(problems: Problems, power: str) -> None:
    (problem,) = problems(system(f"who: icb, to: council, what: community, power: {power}"))
    assert problem.startswith(f"scenario.yaml:{FIRST}:")
    assert f"'{power}'" in problem
    first, second = power.split("/")
    assert f"{first} and {second} are two powers: one arrangement rests on one" in problem


def test_a_list_of_powers(problems: Problems) -> None:
    (problem,) = problems(system("who: icb, to: council, what: community, power: [S65Z5, S75]"))
    assert problem.startswith(f"scenario.yaml:{FIRST}:")


def test_a_body_of_a_kind_that_there_is_not(problems: Problems) -> None:
    found = problems(system("who: icb, to: council, what: community, power: S65Z5", kind="local_autority_ut"))
    assert [problem.split("\n")[0] for problem in found] == [
        "scenario.yaml:6:38: LOAD042 there is no kind 'local_autority_ut'"
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("in_force: [2025-01-01, 2020-01-01]", "the dates are the wrong way round"),
        ("effect: [delegate, none]", "effect"),
        ("flows: [{giver: ['side:b'], receiver: [council]}]", "no party is on the side 'b'"),
        ("flows: [{giver: [nobody_like_this], receiver: [council]}]", "nobody_like_this"),
        ("within: OURS", "OURS"),
        ("functions: {only: [no-such-set]}", "no-such-set"),
        ("conf: certain", "conf"),
    ],
)
def test_a_row_of_the_users_own_that_contradicts_itself(
    problems: Problems, tmp_path: Path, wrong: str, words: str
) -> None:
    law = tmp_path / "small" / "law"
    law.mkdir(parents=True)
    key = wrong.split(":")[0]
    fields = {
        "name": "Ours",
        "cite": "our Act",
        "effect": "[delegate]",
        "boundary": "[across]",
        "flows": "[{giver: [icb], receiver: [council]}]",
        key: wrong.partition(": ")[2],
    }
    (law / "own.yaml").write_text(
        "powers:\n  OURS:\n" + "".join(f"    {name}: {value}\n" for name, value in fields.items())
    )
    found = problems(system("who: icb, to: council, what: community, power: OURS"))
    assert [problem for problem in found if problem.startswith("law/own.yaml:") and words in problem]


# -- what can be read and is wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delegation", "code"),
    [
        ("who: icb, to: council, what: community, power: S65Z5, from: 2021-04-01", "LAW03"),
        ("who: icb, to: council, what: community, power: S65Z5, until: 2022-01-01", "LAW03"),
        ("who: ccg, to: ccg2, what: community, power: S14Z3, from: 2022-10-01", "LAW45"),
    ],
)
def test_a_power_used_before_or_after_its_time(make: Make, delegation: str, code: str) -> None:
    text = system(delegation).replace("posts:", "  ccg2: {name: Another CCG, kind: ccg}\nposts:")
    (finding,) = findings(make(text), code)
    assert finding.severity == "ERROR"
    assert lines(finding) == [text.splitlines().index(f"    - {{{delegation}}}") + 4]


P11 = "what: community, power: ICB_P11, conditions: {constitution cover: true}"


@pytest.mark.parametrize(
    ("steps", "circle"),
    [
        ([("icb", "one"), ("one", "two"), ("two", "one")], {"one", "two"}),
        ([("icb", "one"), ("one", "two"), ("two", "three"), ("three", "one")], {"one", "two", "three"}),
        ([("one", "two"), ("two", "one")], {"one", "two"}),
    ],
)
def test_a_circle_of_sub_delegations(make: Make, steps: list[tuple[str, str]], circle: set[str]) -> None:
    made = make(system(*(f"who: {who}, to: {to}, {P11}" for who, to in steps)))
    (finding,) = findings(made, "LAW36")
    assert {item for item in finding.about if item != "community"} == circle
    assert lines(finding) == [FIRST + n for n, (who, to) in enumerate(steps) if {who, to} <= circle]


def test_who_gives_to_itself(make: Make) -> None:
    (finding,) = findings(make(system(f"who: one, to: one, {P11}")), "LAW36")
    assert (finding.about, lines(finding)) == (("one", "community"), [FIRST])


@pytest.mark.parametrize(
    "back",
    [
        "who: two, to: one, what: dental, power: ICB_P11",
        "who: two, to: one, what: community, power: ICB_P11, status: proposed",
        "who: two, to: one, what: community, power: ICB_P11, status: past",
        "who: two, to: three, what: community, power: ICB_P11",
    ],
)
def test_what_is_no_circle(make: Make, back: str) -> None:
    made = make(system(f"who: icb, to: one, {P11}", f"who: one, to: two, {P11}", back))
    assert [finding.sentence for finding in findings(made, "LAW36") if "circle" in finding.sentence] == []


@pytest.mark.parametrize("verb", ["who_decides", "what_falls", "show"])
def test_a_circle_stops_no_question(make: Make, verb: str) -> None:
    steps = [("icb", "one"), ("one", "two"), ("two", "one")]
    graph = make(system(*(f"who: {who}, to: {to}, {P11}" for who, to in steps))).graph()
    assert getattr(graph, verb)("community").headline


@pytest.mark.parametrize("forum", ["icb", "one", "council"])
def test_a_circle_stops_no_question_about_a_forum(make: Make, forum: str) -> None:
    steps = [("icb", "one"), ("one", "two"), ("two", "one")]
    graph = make(system(*(f"who: {who}, to: {to}, {P11}" for who, to in steps))).graph()
    assert graph.can_decide(forum, "community").facets["verdict"] == ("no" if forum == "council" else "yes")

"""Patterns as scenarios write them: every mistake with its place, and what would be right."""

from __future__ import annotations

from collections.abc import Callable

import jsonschema
import pytest
import yaml

from govgraph.loader.load import load
from govgraph.model.scenario import Scenario
from govgraph.patterns import library
from govgraph.patterns.library import read_patterns
from govgraph.schemas import schema

Make = Callable[..., Scenario]
Problems = Callable[..., list[str]]

ODD = "patterns:\n  odd: {name: Odd, slots: {$a: {SLOT}}, make: {MAKE}, MORE}\n"


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("categry: post", "5:33: LOAD022 slot '$a' has no field 'categry'\n    did you mean 'category'?"),
        ("category: posts", "5:33: LOAD024 slot '$a': there is no category 'posts'\n    did you mean 'post'?"),
        ("category: plan", "5:33: LOAD024 slot '$a': there is no category 'plan'\n    did you mean 'place'?"),
        ("several: two", "5:33: LOAD024 slot '$a': 'several' input should be a valid integer"),
        ("several: -1", "5:33: LOAD024 slot '$a': 'several' input should be greater than or equal to 0"),
        ("shares: maybe", "5:33: LOAD024 slot '$a': 'shares' input should be a valid boolean"),
        (
            "kind: joint_comittee",
            "5:33: LOAD042 slot '$a': there is no kind 'joint_comittee'\n    did you mean 'joint_committee' or 'body_committee' or 'committee'?",
        ),
        (
            "category: fund",
            "5:28: LOAD044 slot '$a': a fund cannot be 'who' of 'committee of'\n    'who' of 'committee of' is a body or group",
        ),
    ],
)
def test_a_slot_that_cannot_be_read(problems: Problems, slot: str, said: str) -> None:
    text = ODD.replace("SLOT", slot).replace("MAKE", "committee of: {who: $a}").replace(", MORE", "")
    assert f"scenario.yaml:{said}" in problems(text)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        ("leads: {who: $b}", "LOAD024 slot '$a' stands in no relation of the pattern\n    expected one of: $b"),
        ("delegates: {who: $a, power: S65Z6}", "LOAD045 there is no power 'S65Z6' in the registry"),
        (
            "delegates: {who: $a, powr: S65Z5}",
            "LOAD037 'delegates' has no role or field 'powr'\n    did you mean 'power'?",
        ),
        ("delegates: {who: $a, status: proposed}", "LOAD037 a pattern cannot ask for 'status' of 'delegates'"),
        ("member of: {who: $a, voting: perhaps}", "LOAD038 'voting' 'perhaps' is not true or false"),
        ("party to: {who: $a, as: [prime, comissioner]}", "LOAD038 'as' 'comissioner': did you mean 'commissioner'?"),
        ("decides: {who: {all: [$a]}}", "LOAD036 'who': 'all' is not a way of filling a role"),
        (
            "member of: {who: $a, to: tabel}",
            "LOAD040 pattern 'odd': there is no thing 'tabel'\n    did you mean 'table'?",
        ),
        ("leads: {who: $a, what: a}", "LOAD040 pattern 'odd': there is no thing 'a'\n    write '$a'"),
        ("dilegates: {who: $a}", "LOAD033 there is no relation 'dilegates'\n    did you mean 'delegates'?"),
    ],
)
def test_a_relation_that_cannot_be_asked_for(problems: Problems, make: str, said: str) -> None:
    text = "bodies: {table: The Table}\n" + ODD.replace("{SLOT}", "{}").replace("MAKE", make).replace(", MORE", "")
    (found,) = [problem for problem in problems(text) if said in problem]
    assert found.startswith("scenario.yaml:6:")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("deciders: $b", "LOAD024 'deciders' names no slot: '$b'"),
        ("decider: $a", "LOAD022 pattern 'odd' has no field 'decider'\n    did you mean 'deciders'?"),
    ],
)
def test_a_form_of_a_decision_that_cannot_be_read(problems: Problems, more: str, said: str) -> None:
    text = ODD.replace("{SLOT}", "{}").replace("MAKE", "leads: {who: $a}").replace("MORE", more)
    assert any(problem.startswith("scenario.yaml:5:") and said in problem for problem in problems(text))


def test_every_mistake_is_told_at_once(problems: Problems) -> None:
    text = (
        "patterns:\n  odd: {name: Odd, slots: {$a: {kind: borough}}, make: {leads: {who: $a}}}\n  second: {make: {}}\n"
    )
    assert [problem.split("\n")[0] for problem in problems(text)] == [
        "scenario.yaml:5:33: LOAD042 slot '$a': there is no kind 'borough'",
        "scenario.yaml:6:11: LOAD023 pattern 'second' needs 'name'",
    ]


def test_what_is_asked_for_is_kept(make: Make) -> None:
    text = ODD.replace("{SLOT}", "{kind: trust, several: 2}").replace(", MORE", "")
    pattern = make(
        text.replace("MAKE", "delegates: {who: {each: $a}, power: [S65Z5, S75/PAR_R9], not: true}")
    ).patterns["odd"]
    (part,) = pattern.make
    assert (part.roles["who"].mode, part.fields, part.negated) == ("each", {"power": ("S65Z5", "S75/PAR_R9")}, True)
    assert (pattern.slots["$a"].kind, pattern.slots["$a"].several) == (("trust",), 2)


def test_the_library_reads_as_a_scenario_would(make: Make) -> None:
    from importlib import resources

    text = resources.files("govgraph.patterns").joinpath("library.yaml").read_text(encoding="utf-8")
    assert make(text).patterns.keys() == read_patterns(text).keys() == library().keys()


def test_an_editor_finds_no_fault_with_the_library() -> None:
    """The schema for scenario files admits every pattern of the library."""
    from importlib import resources

    text = resources.files("govgraph.patterns").joinpath("library.yaml").read_text(encoding="utf-8")
    validator = jsonschema.Draft202012Validator(schema("scenario"))
    assert [error.message for error in validator.iter_errors(yaml.safe_load(text))] == []


def test_patterns_reload_from_the_folder_they_were_written_in(make: Make) -> None:
    scenario = make(ODD.replace("{SLOT}", "{kind: trust}").replace("MAKE", "leads: {who: $a}").replace(", MORE", ""))
    assert load(scenario.folder).patterns == scenario.patterns

"""A form applied to a scenario: the option that it becomes, from Python and from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import govgraph
from govgraph.cli.group import main
from govgraph.model.scenario import Scenario
from govgraph.patterns import Applied, apply, library
from govgraph.patterns.apply import Unbound

Make = Callable[..., Scenario]

CAST = """
bodies:
  icb: {name: The ICB, kind: icb}
  north: {name: North Trust, kind: nhs_foundation_trust, aliases: [NT]}
  south: {name: South Trust, kind: nhs_foundation_trust}
  table: {name: The Table, kind: forum}
posts: {ceo: {name: Chief Executive, of: north}, cfo: {name: Finance Director, of: south}}
agreements: {deal: The deal}
functions: {care: Care}
decisions: {plan: The plan}
funds: {pool: The pool}
"""


def applied(make: Make, form: str, bindings: dict[str, str | list[str]], **more: dict[str, str | list[str]]) -> Applied:
    """The form applied to the cast."""
    return apply(make(CAST), library()[form], dict(bindings), **more)  # type: ignore[arg-type]


def test_what_act_together_stand_in_one_relation_and_others_in_pairs(make: Make) -> None:
    made = applied(make, "joint-committee", {"body": ["icb", "north"]}, new={"committee": "place-committee"})
    relations = yaml.safe_load(made.text)["add"]["relations"]
    assert relations["exercises jointly"] == [
        {"who": {"together": ["icb", "north"]}, "to": "place-committee", "basis": "assumed"}
    ]
    assert [row["to"] for row in relations["committee of"]] == ["icb", "north"]


def test_the_first_value_that_a_form_asks_for_is_written(make: Make) -> None:
    made = applied(make, "lead-provider", {"lead": "north", "commissioner": "icb"}, new={"contract": "contract"})
    rows = yaml.safe_load(made.text)["add"]["relations"]["party to"]
    assert [(row["who"], row["as"]) for row in rows] == [("icb", "commissioner"), ("north", "prime")]


def test_the_form_is_recognised_in_what_was_made(make: Make) -> None:
    made = applied(make, "joint-committee", {"body": ["icb", "north"]}, new={"committee": "place-committee"})
    assert made.match is not None
    assert (made.match.status, made.needs) == ("live", ())
    assert made.scenario.graph(made.option).name("place-committee") == "Place committee"


def test_what_has_to_be_given_and_is_not_there_is_told(make: Make) -> None:
    made = applied(make, "consultative-forum", {"forum": "table", "member": ["north", "south"], "matter": "plan"})
    assert (made.match, made.needs) == (None, ("North Trust is a member of The Table",))


def test_an_option_stands_on_the_one_that_it_needs(make: Make) -> None:
    scenario = make(CAST, a="add: {bodies: {new-board: {name: New Board, kind: not stated}}}\n")
    bindings = {"committee": "new-board", "body": "icb"}
    made = apply(scenario, library()["committee-of-a-body"], bindings, option="b", stands_on="a")
    assert yaml.safe_load(made.text)["stands on"] == ["a"]
    assert made.match is not None
    with pytest.raises(Unbound, match=r"slot '\$committee': there is no thing 'new-board'"):
        apply(scenario, library()["committee-of-a-body"], bindings, option="b")


@pytest.mark.parametrize(
    ("form", "bindings", "said"),
    [
        ("s75-pooled-fund", {"fund": "pool"}, r"Section 75 pooled fund needs something for '\$host'"),
        ("s75-pooled-fund", {"hots": "icb"}, r"has no slot '\$hots': did you mean '\$host'"),
        (
            "committee-of-a-body",
            {"committee": "tabel", "body": "icb"},
            r"slot '\$committee': there is no thing 'tabel': did you mean 'table'",
        ),
        (
            "committee-of-a-body",
            {"committee": "table", "body": ["icb", "north"]},
            r"slot '\$body' of Committee of a body takes one thing, not 2",
        ),
        (
            "joint-committee",
            {"committee": "table", "body": "icb"},
            r"slot '\$body' of Joint committee takes 2 or more, not 1",
        ),
        (
            "committee-of-a-body",
            {"committee": "table", "body": "ceo"},
            r"slot '\$body' of Committee of a body takes a body or group: Chief Executive is a post",
        ),
        (
            "lead-provider",
            {"lead": "icb", "commissioner": "south", "contract": "deal"},
            r"slot '\$lead' of Lead provider takes trust or .*: The ICB is icb",
        ),
        (
            "individual-executives",
            {"body": ["icb", "north", "south"], "executive": ["ceo", "cfo"]},
            r"The ICB belongs to none of the others: \[executive\] is a post of The ICB is not there",
        ),
        ("one-body", {"body": "icb"}, "One body makes nothing: it is only read from a decision, and cannot be applied"),
    ],
)
def test_a_mistake_names_the_slot(make: Make, form: str, bindings: dict[str, str | list[str]], said: str) -> None:
    with pytest.raises(govgraph.GovgraphError, match=said):
        applied(make, form, bindings)


def test_what_is_new_is_not_there_already(make: Make) -> None:
    with pytest.raises(Unbound, match=r"slot '\$committee': 'table' is there already"):
        applied(make, "committee-of-a-body", {"body": "icb"}, new={"committee": "table"})


# -- the command ------------------------------------------------------------------------------------------------


def run(*args: str | Path) -> Result:
    """``govgraph`` with these arguments."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


JOINT = ("joint-committee", "--bind", "body=The ICB, NT", "--new", "committee=place-committee")


def test_the_command_prints_the_option(make: Make) -> None:
    result = run("apply-pattern", make(CAST).folder, *JOINT)
    assert result.exit_code == 0
    written = yaml.safe_load(result.stdout)
    assert written["add"]["relations"]["exercises jointly"][0]["who"] == {"together": ["icb", "north"]}
    assert result.stderr == ""


def test_saved_into_the_scenario_it_loads_and_its_checks_run(make: Make) -> None:
    folder = make(CAST).folder
    saved = run("apply-pattern", folder, *JOINT, "--as", "together", "--save")
    assert (saved.exit_code, saved.stdout) == (0, "")
    assert govgraph.load(folder).graph("together").patterns("joint-committee").facets["live"] == ["joint-committee"]
    checked = run("check", folder, "--option", "together")
    assert checked.exit_code in {0, 1}
    assert "place-committee" in checked.output or "Place committee" in checked.output


def test_nothing_is_overwritten(make: Make, tmp_path: Path) -> None:
    folder = make(CAST).folder
    run("apply-pattern", folder, *JOINT, "--save")
    before = (folder / "options" / "joint-committee.yaml").read_text()
    again = run("apply-pattern", folder, *JOINT, "--save")
    assert (again.exit_code, "has an option 'joint-committee' already" in again.stderr) == (2, True)
    assert (folder / "options" / "joint-committee.yaml").read_text() == before
    there = tmp_path / "there.yaml"
    there.write_text("mine\n")
    result = run("apply-pattern", folder, *JOINT, "--as", "other", "-o", there)
    assert (result.exit_code, "it is there already" in result.stderr) == (2, True)
    assert there.read_text() == "mine\n"


def test_a_new_file_is_written(make: Make, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert run("apply-pattern", make(CAST).folder, *JOINT, "-o", new).exit_code == 0
    assert yaml.safe_load(new.read_text())["option"] == "joint-committee"


def test_what_is_still_needed_is_said_beside_the_option(make: Make) -> None:
    result = run(
        "apply-pattern", make(CAST).folder, "consultative-forum", "--bind", "forum=table", "--bind", "matter=plan"
    )
    assert result.exit_code == 0
    assert "not recognised as that form until it is so that:\n  [member] is a member of The Table" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("joint-comittee",), "there is no governance form 'joint-comittee': did you mean 'joint-committee'"),
        (("joint-committee", "--bind", "body"), "'body' fills no slot: write SLOT=ID"),
        (("joint-committee", "--bind", "body=icb,nrth"), "slot '$body': no thing is called 'nrth'"),
        (("joint-committee", "--bind", "body=icb,north", "--save", "-o", "x.yaml"), "leave --output out"),
    ],
)
def test_wrong_usage_is_told(make: Make, args: tuple[str, ...], said: str) -> None:
    result = run("apply-pattern", make(CAST).folder, *args)
    assert (result.exit_code, said in result.stderr) == (2, True)

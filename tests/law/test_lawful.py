"""May A give F to B under P on a day: kinds or nodes, with a scenario or with none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.diagnostics import GovgraphError
from govgraph.law.registry import UnknownRow
from govgraph.model.scenario import Scenario
from govgraph.questions.lawful import UnknownFunction, UnknownParty, lawful


def facets(*asked: Any, **more: Any) -> dict[str, Any]:
    return dict(lawful(*asked, **more).facets)


# -- kinds, no scenario ---------------------------------------------------------------------------------------------


def test_a_charity_receives_nothing_by_section_65z5() -> None:
    found = facets("icb", "vcse", "commissioning", "S65Z5", on="2023-04-01")
    assert (found["answer"], found["rules"], found["powers"]) == ("no", ["LAW02"], [])
    assert "relevant body" in found["receivers"]["S65Z5"]


def test_without_a_power_those_that_would_do_are_named_the_surest_first() -> None:
    found = facets("icb", "local_authority_ut", "commissioning", on="2023-04-01")
    assert (found["answer"], found["powers"], found["conditions"]) == ("yes", ["S65Z5", "PAR_R9"], [])


@pytest.mark.parametrize(
    ("day", "answer"), [("2015-01-01", "no"), ("2022-03-15", "no"), ("2022-06-30", "no"), ("2022-07-01", "yes")]
)
def test_section_65z5_does_not_exist_before_july_2022(day: str, answer: str) -> None:
    assert facets("nhs_trust", "nhs_foundation_trust", "provision", "S65Z5", on=day)["answer"] == answer


def test_every_failing_test_is_given_and_not_only_the_first() -> None:
    found = facets("local_authority_ut", "vcse", "la_exec", "S65Z5", on="2023-04-01")
    assert set(found["rules"]) >= {"LAW01", "LAW02"}


def test_an_abstract_kind_that_matters_cannot_be_told() -> None:
    assert facets("trust", "body_committee", "provision", "FT_P15", on="2023-04-01")["answer"] == "cannot tell"


def test_a_provision_is_a_function() -> None:
    assert facets("local_authority_ut", "company", "CA2014 s42", "C79", on="2023-04-01")["rules"] == ["LAW40"]
    assert facets("local_authority_ut", "company", "CA2014 s9", "C79", on="2023-04-01")["answer"] == "yes"


def test_a_day_beyond_the_text_that_was_read_is_said() -> None:
    notes = lawful("icb", "nhs_trust", "commissioning", "S65Z5", on="2030-01-01").notes
    assert any("was read as it stood on 1 September 2025" in note for note in notes)


def test_it_always_says_that_it_is_no_legal_advice() -> None:
    assert lawful("icb", "vcse", on="2023-04-01").notes[-1].endswith("not legal advice.")


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        (("icbb", "vcse"), UnknownParty, "did you mean 'icb'"),
        (("icb", "vcse", "endoscpy"), UnknownFunction, "did you mean 'endoscopy'"),
        (("icb", "vcse", "", "S65Z9"), UnknownRow, "did you mean 'S65Z"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest(asked: tuple[str, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        lawful(*asked)


def test_a_day_that_is_none() -> None:
    with pytest.raises(GovgraphError, match="is not a date"):
        lawful("icb", "vcse", on="tomorrow")


# -- nodes ----------------------------------------------------------------------------------------------------------

SMALL = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: The ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut}
  committee: {name: Place board, kind: place_partnership, committee of: icb}
  trust: {name: The trust, kind: nhs_foundation_trust}
posts:
  chair: {name: Chair of the trust, of: trust, office: chair}
functions:
  dental: {name: Dental services, part of: nhs-direct-commissioning}
  theatres: {name: Theatres, part of: nhs-provision}
relations:
  delegates: {who: nhse, to: icb, what: dental, power: S65Z5}
"""


@pytest.fixture
def small(make: Callable[..., Scenario]) -> Scenario:
    return make(SMALL)


def test_what_is_a_committee_by_structure_receives_as_one(small: Scenario) -> None:
    found = facets("icb", "Place board", "nhs-commissioning", scenario=small)
    assert (found["answer"], found["powers"], found["conditions"]) == ("yes", ["ICB_P11"], ["constitution cover"])


def test_a_chair_alone_receives_nothing(small: Scenario) -> None:
    assert facets("trust", "chair", "theatres", "FT_P15", scenario=small)["rules"] == ["LAW27"]


def test_a_giver_that_nobody_says_holds_it_is_a_condition(small: Scenario) -> None:
    found = facets("council", "trust", "dental", "S65Z5", scenario=small)
    assert found["rules"] == ["LAW07"]
    assert "how The council holds it" in found["conditions"] or found["answer"] == "no"


def test_a_node_may_give_to_a_kind(small: Scenario) -> None:
    assert facets("icb", "company", "nhs-commissioning", scenario=small)["powers"] == []


def test_the_day_moves_the_law(small: Scenario) -> None:
    assert facets("icb", "committee", "nhs-commissioning", scenario=small, on="2022-06-30")["answer"] == "no"

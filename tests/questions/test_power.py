"""May a power be used on a day: in force, not yet, no longer; and what the papers rest on."""

from __future__ import annotations

import pytest

import govgraph
from govgraph.law.lookup import UnknownRow


def test_a_power_of_a_later_act_could_not_be_used_and_the_one_that_the_papers_rest_on_is_named() -> None:
    answer = govgraph.load("manchester-one-team").graph().power("section 65Z5")
    assert answer.headline == (
        "No. Section 65Z5 of the NHS Act 2006 could not be used on 28 January 2015: it came into force on 1 July 2022."
    )
    assert answer.facets == {
        "power": "S65Z5",
        "in_force": "no",
        "start": "2022-07-01",
        "until": "",
        "carries": True,
        "used": {"S75": ["pool"]},
        "available": ["S75"],
    }
    assert [line.text for line in answer.summary if line.label == "In force then"] == [
        "Section 75 of the NHS Act 2006 was in force, and the papers rest Pool of the Better Care Fund in Manchester on it."
    ]


@pytest.mark.parametrize(("day", "in_force"), [("2022-06-30", "no"), ("2022-07-01", "yes"), ("2026-01-01", "yes")])
def test_from_its_first_day_it_may_be_used(day: str, in_force: str) -> None:
    assert govgraph.load("bradford-craven").graph(on=day).power("S65Z5").facets["in_force"] == in_force


def test_a_power_that_no_law_holds_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownRow):
        govgraph.load("bradford-craven").graph().power("section 9999")

"""Kind i: two trusts alone had no joint committee before 1 July 2022, and no council's power is offered to them."""

from __future__ import annotations

import pytest

from govgraph.questions.lawful import lawful
from tests.cases.conftest import Folder, Govgraph

TRUSTS = """
title: Two trusts
date: DAY
bodies:
  ft: {name: Foundation trust, kind: KIND}
  trust: {name: NHS trust, kind: nhs_trust}
  jc: {name: Joint committee, kind: joint_committee, committee of: [ft, trust]}
functions:
  pathology: {name: Pathology provision, part of: nhs-provision}
relations:
  delegates: {who: {together: [ft, trust]}, to: jc, what: pathology, from: DAY}
"""


def case(folder: Folder, day: str, kind: str = "nhs_foundation_trust") -> str:
    return str(folder(TRUSTS.replace("DAY", day).replace("KIND", kind)))


def test_in_2021_it_is_told_and_no_power_of_councils_is_offered(folder: Folder, govgraph: Govgraph) -> None:
    ran = govgraph("check", case(folder, "2021-05-01"), "--full")
    assert "LAW29 error" in ran.output
    assert "PAR_R10" not in ran.output
    assert "committees in common" in ran.output


def test_the_finding_cites_nothing_that_came_later(folder: Folder, govgraph: Govgraph) -> None:
    ran = govgraph("check", case(folder, "2021-05-01"), "--full", "--code", "LAW29")
    assert not any(later in ran.output for later in ("65Z5", "65Z6", "47A"))


def test_two_nhs_trusts_alone_are_a_warning(folder: Folder, govgraph: Govgraph) -> None:
    assert "LAW29 warning" in govgraph("check", case(folder, "2021-05-01", "nhs_trust"), "--full").output


def test_from_july_2022_it_only_lacks_the_name_of_the_power(folder: Folder, govgraph: Govgraph) -> None:
    output = govgraph("check", case(folder, "2022-07-01"), "--full").output
    assert ("LAW29" in output, "S65Z6JC" in output) == (False, True)


@pytest.mark.parametrize(
    ("givers", "function", "on", "answer"),
    [
        (["nhs_foundation_trust", "nhs_trust"], "provision", "2021-05-01", "no"),
        (["nhs_foundation_trust", "nhs_trust"], "provision", "2022-06-30", "no"),
        (["nhs_foundation_trust", "nhs_trust"], "provision", "2022-07-01", "yes"),
        (["icb", "local_authority_ut"], "commissioning", "2023-04-01", "yes"),
        (["icb", "icb"], "commissioning", "2023-04-01", "yes"),
        (["local_authority_ut", "local_authority_ut"], "la_nonexec", "2023-04-01", "yes"),
        (["icb", "vcse"], "commissioning", "2023-04-01", "no"),
        (["local_authority_ut", "company"], "la_nonexec", "2023-04-01", "no"),
        (["ccg", "ccg"], "commissioning", "2014-09-30", "no"),
        (["ccg", "ccg"], "commissioning", "2014-10-01", "yes"),
    ],
)
def test_several_givers_ask_about_a_joint_committee(givers: list[str], function: str, on: str, answer: str) -> None:
    assert lawful(givers, "joint_committee", function, on=on).facets["answer"] == answer


def test_several_givers_may_be_written_in_one_text(govgraph: Govgraph) -> None:
    asked = ("lawful", "--receiver", "joint_committee", "--function", "provision", "--on", "2023-04-01")
    one = govgraph(*asked, "--giver", "nhs_trust and nhs_foundation_trust")
    two = govgraph(*asked, "--giver", "nhs_trust", "--giver", "nhs_foundation_trust")
    assert (one.exit_code, one.output) == (0, two.output)
    assert "Yes: an NHS trust and an NHS foundation trust may together give" in " ".join(one.output.split())

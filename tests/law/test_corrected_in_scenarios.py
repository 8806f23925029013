"""The corrected law in scenarios, where members, orders and agreements are stated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

PANEL = """
bodies:
  ft: {name: Mental health trust, kind: nhs_foundation_trust}
  panel: {name: Panel of managers, kind: body_committee, committee of: ft,
          member of: {who: [one, two, three], voting: true, list complete: true}}
posts:
  one: {name: First, of: ft, facts: {FACT}}
  two: {name: Second, of: ft, facts: {executive director: false, employee: false}}
  three: {name: Third, of: ft, facts: {executive director: false, employee: false}}
functions: {discharge: {name: Discharge of patients, part of: nhs-provision, reference: MHA1983 s23}}
relations:
  delegates: {who: ft, to: panel, what: discharge, power: POWER,
              conditions: {the board of the trust has authorised each of the three or more persons: true}}
"""


def errors(scenario: Scenario) -> list[str]:
    return [
        finding.code
        for finding in run(scenario.graph()).findings
        if finding.severity == "ERROR" and finding.code[:3] == "LAW"
    ]


@pytest.mark.parametrize(
    ("fact", "power", "found"),
    [
        ("executive director: false, employee: false", "MHA_S23_6", []),
        ("executive director: true", "MHA_S23_6", ["LAW27"]),
        ("executive director: false, employee: true", "MHA_S23_6", ["LAW27"]),
        ("executive director: false, employee: false", "FT_P15", ["LAW27"]),
    ],
)
def test_who_may_sit_on_a_panel_that_discharges_patients(make: Make, fact: str, power: str, found: list[str]) -> None:
    assert errors(make(PANEL.replace("FACT", fact).replace("POWER", power))) == found


def test_two_are_not_enough(make: Make) -> None:
    text = PANEL.replace("FACT", "executive director: false, employee: false").replace("POWER", "MHA_S23_6")
    assert errors(make(text.replace("[one, two, three]", "[one, two]"))) == ["LAW27"]


ORDER = """
bodies:
  ca: {name: Combined authority, kind: combined_authority}
  trust: {name: Trust, kind: nhs_trust}
functions: {health: {name: Public health work, part of: public-health, holds: ca}}
relations:
  delegates: {who: ca, to: trust, what: health, power: PAR_R8, conditions: {agreement: true, improvement: true, consultation: true,
              an order applies section 75 to the combined authority for this function: ORDER}}
"""


@pytest.mark.parametrize(("order", "found"), [("true", []), ("false", ["LAW21"])])
def test_a_combined_authority_is_the_council_side_where_its_order_says_so(
    make: Make, order: str, found: list[str]
) -> None:
    assert errors(make(ORDER.replace(": ORDER}", f": {order}}}"))) == found


CHIEF = """
bodies:
  icb: {name: The ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut}
  trust: {name: The trust, kind: nhs_trust}
posts:
  ceo: {name: Chief executive of the ICB, of: icb, office: chief executive, employs: WHO, facts: {FACTS}}
"""


@pytest.mark.parametrize(
    ("who", "facts", "found"),
    [
        ("council", "secondee: true", ["LAW47"]),
        ("icb", "employee: true", []),
        ("trust", "secondee: true", []),
        ("[icb, council]", "employee: true", []),
    ],
)
def test_a_council_may_not_second_the_chief_executive_of_an_icb(
    make: Make, who: str, facts: str, found: list[str]
) -> None:
    assert errors(make(CHIEF.replace("WHO", who).replace("FACTS", facts))) == found


COUNCIL = """
bodies:
  council: {name: Council, kind: local_authority_ut}
  full: {name: Full council, kind: full_council, organ of: council}
  CABINET
  board: {name: Integrated care board, kind: icb}
posts:
  lead: {name: Place lead, of: board}
  portfolio: {name: Portfolio holder, of: council}
functions: {care: {name: Care, part of: social-care}}
"""
CABINET = "cabinet: {name: Cabinet, kind: la_executive, organ of: council}"


def test_a_council_that_has_a_cabinet_has_an_executive_system(make: Make) -> None:
    """So full council may not give under section 101 what is the executive's, and nothing has to be asked about it."""
    council = make(COUNCIL.replace("CABINET", CABINET)).graph()
    assert council.lawful("full", "portfolio", "care", "L101").facets["answer"] == "no"
    unknown = make(COUNCIL.replace("CABINET", "")).graph().lawful("council", "portfolio", "care", "L101")
    assert unknown.facets["answer"] != "no"


def test_a_post_of_another_body_is_no_seat_in_a_cabinet(make: Make) -> None:
    council = make(COUNCIL.replace("CABINET", CABINET)).graph()
    assert "executive member" in " ".join(council.lawful("cabinet", "portfolio", "care", "L9E").facets["conditions"])
    assert "executive member" not in " ".join(council.lawful("cabinet", "lead", "care", "L9E").facets["conditions"])

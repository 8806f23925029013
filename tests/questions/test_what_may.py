"""What somebody may decide by the papers and in law; why it may, and why not."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  ft: {name: Town Trust, kind: nhs_foundation_trust}
  ft2: {name: Second Trust, kind: nhs_foundation_trust}
  board: {name: Board, kind: forum, committee of: icb}
functions:
  community: {name: Community services, part of: nhs-commissioning}
  capital: {name: Capital of trusts, part of: nhs-provision}
decisions:
  plan: {name: Plan, exercises: community, decides: {who: board, source: d 1}}
  build: {name: Building, exercises: capital, decides: {who: board, source: d 2}}
relations:
  delegates:
    - {id: gift, who: icb, to: board, what: community, power: ICB_P11, source: d 3}
    - {id: wrong, who: ft, to: board, what: capital, source: d 4}
  recommends: {who: ft, what: plan, source: d 5}
"""


def test_papers_and_law_are_told_apart(make: Make) -> None:
    facets = make(TEXT).graph().what_may("board").facets
    assert facets["decides"] == ["plan", "build"]
    assert facets["may_decide"] == ["plan", "community"]
    assert facets["decides_without_authority"] == ["build"]
    assert facets["receives"] == ["community", "capital"]


def test_a_holder_may_decide_for_itself_alone(make: Make) -> None:
    facets = make(TEXT).graph().what_may("ft").facets
    assert set(facets["may_decide_own"]) >= {"build", "capital"}
    assert facets["recommends"] == ["plan"]


def test_why_shows_right_route_and_power(make: Make) -> None:
    facets = make(TEXT).graph().why("board", "plan").facets
    assert (facets["authority"], facets["routes"], facets["powers"], facets["liable"]) == (
        {"icb": "full"},
        {"icb": ["icb", "board"]},
        ["ICB_P11"],
        ["icb"],
    )
    assert (facets["conditions"], facets["sources"]) == (["constitution cover"], ["d 1"])


def test_why_not_names_where_it_stops_and_by_which_rule(make: Make) -> None:
    facets = make(TEXT).graph().why_not("board", "build").facets
    assert facets["authority"] == {"ft": "none", "ft2": "none"}
    assert (facets["stops_at"], facets["codes"]) == (["wrong"], ["L35"])
    assert facets["reasons"]["ft2"] == "no delegation to Board is named"


def test_it_says_who_answers_for_it_and_who_is_liable(make: Callable[..., Scenario]) -> None:
    """By section 65Z5 liability moves to the receiver; by section 75 it stays: by both, it depends on the route."""
    graph = make(
        """
        bodies:
          nhse: {name: NHS England, kind: nhs_england}
          icb: {name: Town ICB, kind: icb}
          council: {name: The council, kind: local_authority_ut}
        functions: {dental: {name: Dental services, part of: nhs-direct-commissioning}}
        relations:
          delegates:
            - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: allowed}
            - {who: icb, to: council, what: dental, power: S75/PAR_R9}
            - {who: nhse, to: council, what: dental, power: S75/PAR_R9}
        """
    ).graph()
    by_icb, by_council = graph.what_may("icb"), graph.what_may("council")
    assert (by_icb.facets["liable"]["dental"], by_icb.facets["answers_to"][0]) == (["icb"], "nhse")
    assert sorted(by_council.facets["liable"]["dental"]) == ["icb", "nhse"]
    assert [note for note in by_council.notes if "depends on the route" in note]
    assert [chain.label for chain in by_council.chains] == ["The council answers to"]

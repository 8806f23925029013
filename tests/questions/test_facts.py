"""Relations by kind and role: every role and field is a filter, and not knowing is an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.graph import NotFound
from govgraph.model.scenario import Scenario, UnknownName
from govgraph.questions.facts import bare
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: The Board, kind: forum}
  exec: {name: Executive, aliases: [PLE], kind: forum, reports to: {to: board, basis: inferred, source: d 2}}
  t1: {name: First Trust, kind: nhs_trust}
  t2: {name: Second Trust, kind: nhs_trust}
  lone: {name: Lone partnership, kind: forum, accountable to: not stated}
  model: {name: Elsewhere Board, kind: forum, comparator: true, works with: {to: t1, how: as a joint committee}}
groups:
  trusts: {name: The trusts, members: [t1, t2], complete: true}
posts:
  chair: {name: Chair, of: board, member of: {to: board, chair: true, source: d 1}}
decisions:
  pay: Rates of pay
  plan: A plan
relations:
  member of:
    - {who: trusts, to: board, source: d 1}
    - {who: t1, to: exec, extent: core}
  decides:
    - {who: board, what: pay, status: likely, source: d 3}
    - {who: exec, what: plan, not: true, source: d 4}
"""


def ask(scenario: Scenario, **filters: Any) -> dict[str, Any]:
    return VERBS["facts"].answer(scenario.graph(), **filters).facets


def test_each_role_is_a_facet_and_groups_stay_as_written(make: Make) -> None:
    facets = ask(make(TEXT), kind="member of", to="The Board")
    assert set(facets["who"]) == {"trusts", "chair"}
    assert set(facets["opened"]["who"]) == {"t1", "t2"}


def test_a_thing_is_found_through_a_group_that_names_it_and_the_row_says_so(make: Make) -> None:
    answer = VERBS["facts"].answer(make(TEXT).graph(), kind="member of", who="t1")
    assert set(answer.facets["to"]) == {"board", "exec"}
    assert list(answer.facets["through_groups"].values()) == ["trusts"]
    assert any("as one of The trusts" in row[0] for row in answer.rows)


def test_fields_are_filters(make: Make) -> None:
    assert ask(make(TEXT), kind="member of", to="board", chair=True)["who"] == ["chair"]
    assert ask(make(TEXT), kind="member of", extent="core")["to"] == ["exec"]


def test_a_role_can_be_asked_for_as_not_stated(make: Make) -> None:
    facets = ask(make(TEXT), kind="accountable to", to="not stated")
    assert (facets["who"], facets["to"], facets["not_stated"], facets["roles_not_stated"]) == (
        ["lone"],
        ["not stated"],
        True,
        ["to"],
    )


def test_what_the_source_denies_is_listed_and_not_counted(make: Make) -> None:
    facets = ask(make(TEXT), kind="decides", what="plan")
    assert (facets["found"], facets["who"], facets["denied"]["who"]) == (False, [], ["exec"])


def test_tiers_are_kept_apart(make: Make) -> None:
    facets = ask(make(TEXT), kind="decides")
    assert (len(facets["unsettled"]), facets["settled"], facets["statuses"]) == (1, [], ["likely"])


def test_nothing_modelled_is_said(make: Make) -> None:
    answer = VERBS["facts"].answer(make(TEXT).graph(), kind="hosts")
    assert (answer.headline, answer.facets["found"]) == ("No such relation of the kind 'hosts' is recorded.", False)


def test_several_things_in_a_role_are_any_of_them_and_about_is_all_of_them(make: Make) -> None:
    scenario = make(TEXT)
    assert set(ask(scenario, kind="member of", to=["board", "exec"])["to"]) == {"board", "exec"}
    assert ask(scenario, about=["exec", "board"])["kinds"] == ["reports to"]


def test_a_comparator_is_outside_everything_but_its_own_listing(make: Make) -> None:
    scenario = make(TEXT)
    assert ask(scenario, about="Elsewhere Board")["kinds"] == ["works with"]
    assert "works with" not in ask(scenario, about="t1")["kinds"]


def test_basis_and_status_and_what_is_carried_are_filters(make: Make) -> None:
    scenario = make(TEXT)
    assert ask(scenario, basis="inferred")["who"] == ["exec"]
    assert ask(scenario, status="likely")["kinds"] == ["decides"]
    assert ask(scenario, carries="accountability", who="PLE")["to"] == ["board"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"kind": "decide on"}, "there is no relation 'decide on'"),
        ({"kind": "decides", "too": "board"}, "has no role or field 'too'"),
        ({"status": "liekly"}, "did you mean 'likely'"),
    ],
)
def test_what_is_not_there_is_named_with_what_would_be_right(make: Make, filters: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownName, match=message):
        ask(make(TEXT), **filters)


def test_an_unknown_thing_suggests_the_nearest(make: Make) -> None:
    with pytest.raises(NotFound, match="First Trust"):
        ask(make(TEXT), who="Furst Trust")


def test_the_bare_form_of_a_verb() -> None:
    assert [
        bare(kind) for kind in ("decides", "signs off", "reports to", "scrutinises", "is consulted", "member of")
    ] == [
        "decide",
        "sign off",
        "report to",
        "scrutinise",
        "is consulted",
        "member of",
    ]

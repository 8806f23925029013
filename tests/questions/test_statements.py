"""The record is found by what it is about, its kind and sort, and is never computed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario, UnknownName
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: The Board, kind: forum}
  t1: {name: First Trust, kind: nhs_trust}
groups: {trusts: {name: The trusts, members: [t1]}}
judgements:
  doubt: {sort: risk, says: It may duplicate work, about: [a, board], source: d 1}
  best: {sort: ranking, says: Most feasible, about: [a, b], by: leaders, source: d 2}
recommendations:
  rec-1: {number: "1", says: Keep the trusts informed, about: trusts, to: board, parts: [tell them, ask them], source: d Rec 1}
actions:
  reply: {says: Done in words, about: board, answers: rec-1, due: spring 2023, source: d 3}
open questions:
  who: {says: Who appoints is left open, about: board, source: d 4}
"""
OPTION = "name: Sub-committee\nrequirements:\n  needs: {says: A clear split, about: a, source: d 5}\n"


def said(scenario: Scenario, about: Any = None, option: str | None = None, **filters: Any) -> dict[str, Any]:
    return VERBS["statements"].answer(scenario.graph(option), about, **filters).facets


def test_statements_about_an_option_by_any_name(make: Make) -> None:
    scenario = make(TEXT, a=OPTION, b="name: Another\n")
    for name in ("a", "option a", "Sub-committee"):
        assert set(said(scenario, name)["ids"]) == {"doubt", "best", "needs"}


def test_several_subjects_are_all_of_them(make: Make) -> None:
    assert said(make(TEXT, a=OPTION, b="name: Another\n"), ["a", "board"])["ids"] == ["doubt"]


def test_filters_by_kind_sort_and_whose_view(make: Make) -> None:
    scenario = make(TEXT, a=OPTION, b="name: Another\n")
    assert said(scenario, sort="ranking")["options"] == ["a", "b"]
    assert said(scenario, kind="requirements")["ids"] == ["needs"]
    assert said(scenario, by="leaders")["ids"] == ["best"]
    assert said(scenario, matching="duplicate")["ids"] == ["doubt"]
    assert said(scenario, kind="recommendation", number="1")["ids"] == ["rec-1"]


def test_a_statement_about_a_group_is_found_by_its_member(make: Make) -> None:
    facets = said(make(TEXT, a=OPTION, b="name: Another\n"), "First Trust")
    assert (facets["ids"], facets["parts"]["rec-1"], facets["addressed_to"]) == (
        ["rec-1"],
        ["tell them", "ask them"],
        ["board"],
    )


def test_under_an_option_other_options_are_not_read(make: Make) -> None:
    scenario = make(TEXT, a=OPTION, b="name: Another\n")
    assert said(scenario, kind="requirement", option="b")["ids"] == []
    assert said(scenario, "a", kind="requirement", option="b")["ids"] == ["needs"]


def test_silence_is_said(make: Make) -> None:
    answer = VERBS["statements"].answer(make(TEXT, a=OPTION, b="name: Another\n").graph(), "board", kind="claim")
    assert (answer.headline, answer.facets["found"]) == ("No paper says anything about The Board of this kind.", False)


def test_an_unknown_sort_names_those_there_are(make: Make) -> None:
    with pytest.raises(UnknownName, match="precondition"):
        said(make(TEXT, a=OPTION, b="name: Another\n"), sort="preconditoin")

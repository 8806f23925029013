"""On what one body may bind another, and who may overrule it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import VERBS

Make = Callable[..., Scenario]

HEAD = "title: A small place\ndate: 2023-04-01\ndocuments: {d: A paper}\n"
TEXT = """
bodies:
  icb: {name: The ICB, kind: icb}
  trust: {name: The Trust, kind: nhs_trust}
  board: {name: The Board, kind: body_committee, committee of: icb}
  auditor: {name: The Auditor, kind: forum}
decisions: {beds: {name: Beds}, sites: {name: Sites}}
relations:
  decides:
    - {id: d1, who: board, what: sites, source: d s1}
    - {id: d2, who: trust, what: beds, source: d s2}
  approves:
    - {id: over, who: auditor, what: beds, source: d s3}
    - {id: not-so, who: board, what: beds, not: true, source: d s4}
    - {id: own, who: trust, what: beds, source: d s5}
    - {id: elsewhere, who: auditor, what: sites, source: d s6}
"""


@pytest.fixture
def asked(make: Make) -> Callable[..., Any]:
    graph = make(TEXT, head=HEAD).graph()
    return lambda *who: VERBS["binds"].answer(graph, *who)


def test_who_may_overrule_is_whoever_approves_what_somebody_decides_and_is_somebody_else(
    asked: Callable[..., Any],
) -> None:
    """Not its own approval, not one that a paper denies, and not one of what it does not decide."""
    answer = asked("trust")
    assert answer.facets["over"] == ["auditor"]
    assert answer.headline == "What The Trust decides can be overruled by The Auditor."


@pytest.mark.parametrize(("who", "over"), [("auditor", ["auditor"]), ("icb", []), ("board", [])])
def test_asked_of_one_it_is_told_of_that_one_alone(asked: Callable[..., Any], who: str, over: list[str]) -> None:
    answer = asked("trust", who)
    assert (answer.facets["over"], answer.facets["binds"], answer.facets["bound_on"]) == (over, False, [])

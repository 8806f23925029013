"""Who really decides: the steps of a dispute are told in order, who advises, who decides then, who settles it in the end."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: The ICB, kind: icb}
  board: {name: Board, kind: forum}
  exec: {name: Executive, kind: forum}
  trusts: {name: Trusts, kind: forum}
events: {disagree: the trusts do not agree}
decisions:
  plan:
    name: Plan
    arbitrates: {who: icb, if: disagree, basis: inferred}
    decides: [{who: trusts}, {who: board, if: disagree, id: then}]
    recommends: {who: exec, if: disagree}
  calm: {name: Calm, decides: board}
"""


def test_the_steps_are_told_in_order_whatever_the_order_of_the_file(make: Make) -> None:
    answer = make(TEXT).graph().who_decides("plan")
    line = next(line.text for line in answer.lines if line.label == "Not agreed")
    assert line == (
        "if the trusts do not agree, Executive recommends; then Board decides; in the end The ICB arbitrates (our reading)"
    )
    assert answer.facets["if_not_agreed"] == [["exec"], ["board"], ["icb"]]
    assert answer.facets["deciders"] == ["trusts"]


def test_where_nothing_hangs_on_an_event_nothing_is_said_of_disputes(make: Make) -> None:
    answer = make(TEXT).graph().who_decides("calm")
    assert answer.facets["if_not_agreed"] == []
    assert "Not agreed" not in {line.label for line in answer.lines}

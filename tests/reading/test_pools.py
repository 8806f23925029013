"""Who pays how much into a fund: a sum that several pay together is one sum, what each pays is one for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.model.things import Fund
from govgraph.reading.pools import pool

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: The ICB, kind: icb}
  council: {name: The Council, kind: local_authority_ut}
  trust: {name: The Trust, kind: nhs_trust}
funds: {pot: {name: The pot, amount: 900}}
relations:
  contributes to:
    - {who: {MODE: [icb, council]}, to: pot, amount: 100, source: d s1}
    - {who: trust, to: pot, amount: 50, source: d s2}
    - {id: denied, who: trust, to: pot, amount: 7, not: true, source: d s3}
"""


@pytest.mark.parametrize(("mode", "pounds"), [("together", 150), ("each", 250)])
def test_a_sum_paid_together_counts_once_and_what_each_pays_for_each(make: Make, mode: str, pounds: int) -> None:
    graph = make(TEXT.replace("MODE", mode)).graph()
    fund = graph.thing("pot")
    assert isinstance(fund, Fund)
    assert pool(graph, fund).paid_in == pounds


@pytest.mark.parametrize(("amount", "too_much"), [(250, ""), (249, "amount")])
def test_more_than_the_whole_is_too_much(make: Make, amount: int, too_much: str) -> None:
    graph = make(TEXT.replace("MODE", "each").replace("amount: 900", f"amount: {amount}")).graph()
    fund = graph.thing("pot")
    assert isinstance(fund, Fund)
    assert pool(graph, fund).too_much == too_much

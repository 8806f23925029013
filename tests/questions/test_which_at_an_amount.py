"""Who can approve so much: the matters that an amount may be about, each with who decides it at that amount."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.language import ask
from govgraph.model.scenario import Scenario

TEXT = """
bodies: {spb: {name: Board, kind: forum}, ple: {name: Executive, kind: forum}}
decisions:
  capital: {name: Capital, decides: [{who: ple, value below: 1000000}, {who: spb, value from: 1000000}]}
  scheme: {name: Big schemes, decides: {who: spb, value from: 5000000}}
  names: {name: Naming of rooms, decides: ple}
"""


def test_an_amount_without_a_matter_is_answered_for_each_matter_that_may_be_meant(
    make: Callable[..., Scenario],
) -> None:
    scenario = make(TEXT)
    answer = ask(scenario, "Who can approve a business case of two million pounds?")
    assert answer.facets["reasons"] == {
        "capital": ["Board decides it at £2m"],
        "scheme": ["no source says who decides it at £2m"],
    }
    below = ask(scenario, "who can approve a business case of £200k?")
    assert below.facets["reasons"]["capital"] == ["Executive decides it at £200k"]

"""Who really decides: a body that an option ends counts as removed, and comparisons print the bands of value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.comparison import compare
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  panel: {name: Old panel, kind: forum}
  board: {name: Board, kind: forum}
decisions:
  spend: {name: Spending, decides: [{who: panel, value below: 1000000}, {who: board, value from: 1000000}]}
"""


@pytest.mark.parametrize(
    "ends",
    [
        "change: [{of: panel, to: {until: 2023-01-01}}]",
        "change: [{of: panel, to: {status: past}}]",
        "remove: [panel]",
    ],
)
def test_a_body_that_an_option_ends_is_removed_whichever_way_it_is_written(make: Make, ends: str) -> None:
    facets = compare(make(TEXT, a=f"name: Option a\n{ends}\n"), ["baseline", "a"]).facets
    assert (facets["removed_bodies"], facets["changed_bodies"]) == ({"a": ["panel"]}, {"a": []})


def test_a_comparison_prints_the_bands_of_value(make: Make) -> None:
    option = "name: Option a\nadd: {relations: {decides: {id: new, who: board, what: spend, value from: 500000, value below: 1000000}}}\n"
    tables = compare(make(TEXT, a=option), ["baseline", "a"], all_rows=True).tables
    cells = " ".join(cell for table in tables if table.title == "Decisions" for row in table.rows for cell in row)
    assert "Old panel (below £1m)" in cells
    assert "Board (from £500k, below £1m)" in cells

"""A check that finds nothing at a table says what it could not see of it: it passes only where it has seen all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

BOARD = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  board: {name: Board, kind: committee, committee of: icb, source: d s1}
  trust: {name: Trust, kind: nhs_trust, source: d s1}
  other: {name: Other trust, kind: nhs_trust, source: d s1}
groups: {practices: {name: Practices, kind: gp_practice, complete: false, source: d s1}}
relations:
  allocates to: {who: board, to: trust, source: d s1}
  member of: SEATS
"""
SEEN = {
    "the whole list": ("{who: other, to: board, list complete: true, source: d s1}", ""),
    "a list that may go on": ("{who: other, to: board, source: d s1}", "who else sits on Board"),
    "members whom nobody names": (
        "{who: practices, to: board, list complete: true, source: d s1}", "who belongs to Practices",
    ),
    "a seat in part": (
        "{who: other, to: board, extent: partial, list complete: true, source: d s1}",
        "for whom of theirs Other trust sit on Board, who sit there in part",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("seats", "missing"), SEEN.values(), ids=SEEN.keys())
def test_whether_a_board_pays_its_own_members(make: Make, seats: str, missing: str) -> None:
    report = run(make(BOARD.replace("SEATS", seats)).graph(), ["STR114"], strict=True)
    assert report.findings == ()
    assert [row.missing for row in report.cannot_tell] == (
        [f"{missing}, and so whether Board allocates to its own"] if missing else []
    )
    assert report.totals.passed == (0 if missing else 1)


def test_what_can_be_seen_is_found_though_the_list_may_go_on(make: Make) -> None:
    report = run(make(BOARD.replace("SEATS", "{who: trust, to: board, source: d s1}")).graph(), ["STR114"])
    assert [finding.about for finding in report.findings] == [("board", "trust")]

"""One of several candidates, which is not known, decides nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.checks import run
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

CANDIDATES = """
bodies:
  council: {name: The Council, kind: local_authority_ut, source: d s1}
  partnership: {name: Partnership, kind: place_partnership, reports to: council, source: d s1}
  committee: {name: Committee, kind: la_committee, committee of: council, source: d s1}
decisions:
  m: {name: Matter, decides: {who: {one of: [partnership, committee]}, source: d s1}, source: d s1}
"""


def test_whether_a_forum_decides_cannot_be_told_while_it_is_one_of_two(make: Make) -> None:
    report = run(make(CANDIDATES).graph(), ["STR122"], strict=True)
    assert report.findings == ()
    assert [row.missing for row in report.cannot_tell] == [
        "whether a forum decides Matter: it is one of Partnership or Committee, which is not known"
    ]


def test_it_is_found_once_it_is_the_forum(make: Make) -> None:
    decided = make(CANDIDATES.replace("{one of: [partnership, committee]}", "partnership"))
    assert [finding.about for finding in run(decided.graph(), ["STR122"]).findings] == [("partnership", "m")]

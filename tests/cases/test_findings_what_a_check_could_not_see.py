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
        "{who: practices, to: board, list complete: true, source: d s1}",
        "who belongs to Practices",
    ),
    "a seat in part": (
        "{who: other, to: board, extent: partial, list complete: true, source: d s1}",
        "for whom of theirs Other trust sit on Board, who sit there in part",
    ),
}


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


def told(made: Scenario, code: str) -> tuple[list[str], list[str], int]:
    """What a check finds (first subjects), what it says it could not see, and how many passed."""
    report = run(made.graph(), [code], strict=True)
    found = [" ".join(finding.about[:2]) for finding in report.findings]
    return found, [row.missing for row in report.cannot_tell], report.totals.passed


PROVIDERS = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  north: {name: North, kind: nhs_trust, source: d s1}
  south: {name: South, kind: nhs_trust, source: d s1}
  council: {name: Council, kind: local_authority_ut, source: d s1}
  table: {name: Table, kind: forum, source: d s1}
relations:
  decides: {who: table, what: plan, source: d s1}
  allocates to: {who: icb, to: table, source: d s1}
  member of: SEATS
decisions: {plan: {name: The plan, source: d s1}}
"""
WHOLE, OPEN = "list complete: true, ", ""


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        (f"{{who: [north, south], to: table, {OPEN}source: d s1}}", (["table icb"], [], 0)),
        (f"{{who: [north, council], to: table, {WHOLE}source: d s1}}", ([], [], 1)),
        (
            f"{{who: [north, council], to: table, {OPEN}source: d s1}}",
            ([], ["who else sits on Table, and so whether Table is made up of providers"], 0),
        ),
        (f"{{who: [north, icb], to: table, {OPEN}source: d s1}}", ([], [], 1)),
    ],
    ids=["two are seen", "one, of a whole list", "one, of a list that may go on", "a payer is seen"],
)
def test_whether_a_table_is_made_up_of_providers(
    make: Make, seats: str, expected: tuple[list[str], list[str], int]
) -> None:
    assert told(make(PROVIDERS.replace("SEATS", seats)), "STR120") == expected


BOARDS = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  north: {name: North, kind: nhs_trust, source: d s1}
  south: {name: South, kind: nhs_trust, source: d s1}
  board: {name: Board, committee of: icb, decides: plan, source: d s1}
  table: {name: Table, kind: forum, charged with: {what: plan, how: delivers}, source: d s1}
relations:
  member of:
    - {who: [north, south], to: board, list complete: true, source: d s1}
    - SEATS
decisions: {plan: {name: The plan, source: d s1}}
"""


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ("{who: [north, south], to: table, source: d s1}", (["table board"], [], 0)),
        ("{who: [north, icb], to: table, list complete: true, source: d s1}", ([], [], 0)),
        (
            "{who: [north, icb], to: table, source: d s1}",
            ([], ["who else sits on Table, and so whether a board decides over what its members have"], 0),
        ),
    ],
    ids=["two on both", "one on both, of a whole list", "one on both, of a list that may go on"],
)
def test_whether_a_board_decides_over_a_tables_members(
    make: Make, seats: str, expected: tuple[list[str], list[str], int]
) -> None:
    assert told(make(BOARDS.replace("SEATS", seats)), "STR121") == expected


GROUP = """
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  trust: {name: Trust, kind: nhs_trust, source: d s1}
  other: {name: Other trust, kind: nhs_trust, source: d s1}
  panel: {name: Panel, kind: forum, source: d s1}
groups: {GROUP}
people: {kim: {name: Kim, occupies: [{to: ceo}, {to: lead}], source: d s1}}
posts:
  ceo: {name: Chief executive, of: trust, source: d s1}
  lead: {name: Place lead, of: icb, source: d s1}
relations:
  allocates to: {who: icb, to: them, source: d s1}
  reviews: {who: trust, what: them, source: d s1}
"""


@pytest.mark.parametrize(
    ("group", "hats", "homework"),
    [
        ("kind: nhs_trust, members: [other, trust], complete: true", (["kim ceo"], [], 0), (["trust"], [], 0)),
        ("kind: nhs_trust, members: [other], complete: true", ([], [], 1), ([], [], 1)),
        ("kind: gp_practice, complete: false", ([], [], 1), ([], [], 1)),
        (
            "kind: nhs_trust, members: [other], complete: false",
            ([], ["whether Trust belongs to Them, and so whether one post is over the other"], 0),
            ([], ["whether Trust belongs to Them, and so whether it checks itself"], 0),
        ),
    ],
    ids=["it is named", "a whole list without it", "members of another kind", "a list that may go on"],
)
def test_whether_somebody_belongs_to_a_group_that_is_paid_or_reviewed(
    make: Make, group: str, hats: tuple[list[str], list[str], int], homework: tuple[list[str], list[str], int]
) -> None:
    made = make(GROUP.replace("GROUP", f"them: {{name: Them, {group}, source: d s1}}"))
    assert told(made, "STR117") == hats
    assert told(made, "STR116") == homework


VOICE = """
sectors: {vcse: {name: Voluntary sector, source: d s1}}
bodies:
  icb: {name: ICB, kind: icb, source: d s1}
  board: {name: Board, committee of: icb, decides: plan, source: d s1}
  old: {name: Old forum, kind: forum, sector: vcse, until: 2023-01-01, source: d s1}
  new: {name: New forum, kind: forum, source: d s1}
decisions: {plan: {name: The plan, source: d s1}}
relations:
  member of: {who: old, to: board, source: d s1}
  represents: {who: new, for: vcse, to: board, EXTENTsource: d s1}
"""


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ("", ([], [], 1)),
        (
            "extent: partial, ",
            (
                [],
                [
                    "for whom of Voluntary sector New forum speaks, now that Old forum is no longer there: "
                    "it is only in part"
                ],
                0,
            ),
        ),
    ],
    ids=["for all of it", "for a part of it"],
)
def test_whether_a_sector_keeps_its_voice(make: Make, extent: str, expected: tuple[list[str], list[str], int]) -> None:
    assert told(make(VOICE.replace("EXTENT", extent)), "STR113") == expected

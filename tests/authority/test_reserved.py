"""What keeps a matter out of a gift: a reservation to somebody else, or a paper that denies the delegation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
places: {town: Town, dale: Dale}
bodies:
  icb: {name: Town ICB, kind: icb}
  board: {name: Board committee, kind: body_committee, committee of: icb}
  council: {name: Council, kind: local_authority_ut}
posts:
  director: {name: Director, of: icb, facts: {employee: true}}
  deputy: {name: Deputy, of: icb, facts: {employee: true}}
functions: {care: {name: Care, part of: nhs-commissioning}}
decisions: {plan: {name: The plan, exercises: care PLACED}, part: {name: A part, part of: plan}, food: Food}
events: {crisis: {name: A crisis}}
relations:
  decides: [{who: director, what: plan}]
  delegates:
    - {id: gift, who: icb, to: director, what: plan, power: ICB_P11, conditions: {constitution cover: true}}
    - {id: other, who: icb, to: deputy, what: plan, power: ICB_P11, conditions: {constitution cover: true}}
    MORE
  reserves: [KEPT]
"""
TO_BOARD = "{who: board, what: plan SAYS}"
BOARD = "The plan is reserved to Board committee"


def has(make: Make, kept: str = "", more: str = "", placed: str = "", **asked: Any) -> str:
    """How far the director has the authority of the ICB, and what keeps it away."""
    text = TEXT.replace("KEPT", kept).replace(" PLACED", placed).replace("MORE", f"- {more}" if more else "")
    chains = make(text.replace("  reserves: []\n", "")).graph().who_decides("plan", **asked).chains
    (found,) = (chain.ends for chain in chains if chain.label.startswith("authority of Director"))
    return found


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("", f"none: {BOARD}"),
        (", basis: inferred", f"none: {BOARD}"),
        (", basis: assumed", f"not shown: {BOARD}"),
        (", status: likely", f"not shown: {BOARD}"),
        (", status: to be agreed", f"not shown: {BOARD}"),
        (", status: proposed", "full"),
        (", not: true", "full"),
        (", from: 2023-04-01", f"none: {BOARD}"),
        (", from: 2023-04-02", "full"),
        (", until: 2023-04-02", f"none: {BOARD}"),
        (", until: 2023-04-01", "full"),
        (", out of: gift", f"none: {BOARD}"),
        (", out of: other", "full"),
        (", if: crisis", "full"),
        (", unless: crisis", f"none: {BOARD}"),
        (", value from: 100000", "full"),
        (", where: dale", f"not shown: {BOARD}"),
    ],
)
def test_a_reservation_binds_as_surely_as_it_stands_on_the_day(make: Make, says: str, found: str) -> None:
    assert has(make, TO_BOARD.replace(" SAYS", says)) == found


def test_an_event_decides_whether_it_stands(make: Make) -> None:
    given = {"given": ("crisis",)}
    assert has(make, TO_BOARD.replace(" SAYS", ", if: crisis"), **given) == f"none: {BOARD}"
    assert has(make, TO_BOARD.replace(" SAYS", ", unless: crisis"), **given) == "full"


@pytest.mark.parametrize(
    ("value", "found"),
    [(99_999, "full, subject to 1 condition"), (100_000, f"none: {BOARD}"), (100_001, f"none: {BOARD}")],
)
def test_from_an_amount_it_binds_at_that_amount_and_above(make: Make, value: int, found: str) -> None:
    assert has(make, TO_BOARD.replace(" SAYS", ", value from: 100000"), value=value) == found


@pytest.mark.parametrize(("where", "found"), [("town", f"none: {BOARD}"), ("dale", "full")])
def test_for_one_place_it_binds_in_that_place(make: Make, where: str, found: str) -> None:
    assert has(make, TO_BOARD.replace(" SAYS", f", where: {where}"), placed=", covers: town") == found


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("director", "full"),
        ("deputy", "none: The plan is reserved to Deputy"),
        ("icb", "none: The plan is reserved to Town ICB"),
        ("council", "full"),
        ("{one of: [board, deputy]}", "not shown: The plan is reserved to Board committee and Deputy"),
    ],
)
def test_it_binds_what_is_given_inside_the_body_of_whoever_it_is_kept_for(make: Make, who: str, found: str) -> None:
    assert has(make, f"{{who: {who}, what: plan}}") == found


def test_whoever_gives_it_to_the_keeper_may_have_it_on_the_way(make: Make) -> None:
    onward = "{id: onward, who: director, to: deputy, what: plan, power: ICB_P11}"
    assert has(make, "{who: deputy, what: plan}", onward) == "full"
    assert has(make, "{who: deputy, what: plan}", onward.replace("plan", "part")) == "full"
    assert has(make, "{who: deputy, what: plan}", onward.replace("plan", "food")) == (
        "none: The plan is reserved to Deputy"
    )


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_statements_the_surest_is_told(make: Make, order: int) -> None:
    two = ["{who: board, what: plan, status: likely}", "{who: deputy, what: plan}"]
    assert has(make, ", ".join(two[::order])) == "none: The plan is reserved to Deputy"


def test_what_is_kept_of_a_part_leaves_the_rest(make: Make) -> None:
    assert has(make, "{who: board, what: part}") == "part: not for A part"


def test_a_wide_reservation_is_let_go_where_its_keeper_is_denied_it_for_something_nearer(make: Make) -> None:
    wide = "{who: board, what: care}, {who: WHO, what: plan, not: true}"
    assert has(make, wide.replace("WHO", "board")) == "full"
    assert has(make, wide.replace("WHO", "deputy")) == "none: Care is reserved to Board committee"


@pytest.mark.parametrize(
    ("who", "to", "more", "found"),
    [
        (
            "icb",
            "director",
            "",
            "none: The plan is reserved to Director, and it is not delegated to Director by Town ICB",
        ),
        ("not stated", "director", "", "none: The plan is not delegated to Director"),
        ("icb", "director", ", status: proposed", "full"),
        ("icb", "director", ", power: S65Z5", "full"),
        ("icb", "deputy", "", "full"),
        ("council", "director", "", "full"),
    ],
)
def test_a_delegation_that_a_paper_denies_is_none_by_that_giver_to_that_receiver_under_that_power(
    make: Make, who: str, to: str, more: str, found: str
) -> None:
    assert has(make, more=f"{{id: denied, who: {who}, to: {to}, what: plan, not: true{more}}}") == found

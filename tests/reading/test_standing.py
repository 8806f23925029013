"""How a relation stands on a day, and whether it holds with the events that are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.reading.standing import Standing, active, standing

Make = Callable[..., Scenario]

TEXT = """
bodies: {board: {name: Board, kind: forum LIVES}}
decisions: {pay: Pay}
events: {a: {name: A}, b: {name: B}}
relations: {decides: [{id: it, who: board, what: pay SAYS}]}
"""


def of(make: Make, says: str, lives: str = "") -> Standing:
    text = TEXT.replace(" SAYS", says and f", {says}").replace(" LIVES", lives and f", {lives}")
    graph = make(text).graph(on="2023-04-01")
    return standing(graph, graph.facts["it"])


@pytest.mark.parametrize(
    ("says", "stands"),
    [
        ("", Standing.SETTLED),
        ("status: interim", Standing.SETTLED),
        ("status: proposed", Standing.FORESEEN),
        ("status: past", Standing.PAST),
        ("not: true", Standing.DENIED),
        ("'not': true, status: past", Standing.DENIED),
        ("from: 2023-04-01", Standing.SETTLED),
        ("from: 2023-04-02", Standing.NOT_YET),
        ("from: 2023-04-02, status: proposed", Standing.NOT_YET),
        ("until: 2023-04-01", Standing.PAST),
        ("until: 2023-04-02", Standing.SETTLED),
        ("until: 2023-04-01, status: proposed", Standing.PAST),
        ("from: April 2023", Standing.UNSURE),
        ("from: April 2023, status: proposed", Standing.FORESEEN),
        ("until: April 2023", Standing.UNSURE),
        ("from: March 2023", Standing.SETTLED),
    ],
)
def test_how_a_relation_stands(make: Make, says: str, stands: Standing) -> None:
    assert of(make, says) is stands


@pytest.mark.parametrize(
    ("lives", "stands"),
    [
        ("from: 2023-04-02", Standing.NOT_YET),
        ("until: 2023-04-01", Standing.PAST),
        ("from: 2023", Standing.UNSURE),
        ("status: proposed", Standing.FORESEEN),
    ],
)
def test_a_relation_holds_no_more_surely_than_whoever_it_is_about_is_there(
    make: Make, lives: str, stands: Standing
) -> None:
    assert of(make, "", lives) is stands


def test_the_order_is_from_what_does_not_hold_to_what_does() -> None:
    assert [state.words for state in sorted(Standing)] == [
        "denied",
        "past",
        "not yet",
        "foreseen",
        "unsure",
        "settled",
    ]
    assert [state for state in Standing if state.stands] == [Standing.FORESEEN, Standing.UNSURE, Standing.SETTLED]
    assert [state for state in Standing if state.in_force] == [Standing.UNSURE, Standing.SETTLED]


@pytest.mark.parametrize(
    ("says", "holds"),
    [
        ("", [True, True, True, True]),
        ("if: a", [False, True, False, True]),
        ("unless: a", [True, False, True, False]),
        ("if: [a, b]", [False, False, False, True]),
        ("if: {any: [a, b]}", [False, True, True, True]),
        ("if: {one of: [a, b]}", [False, True, True, True]),
        ("if: a, unless: b", [False, True, False, False]),
    ],
)
def test_a_relation_holds_with_all_events_that_it_needs_and_none_that_it_excludes(
    make: Make, says: str, holds: list[bool]
) -> None:
    fact = make(TEXT.replace(" SAYS", says and f", {says}").replace(" LIVES", "")).graph().facts["it"]
    assert [active(fact, given) for given in ((), ("a",), ("b",), ("a", "b"))] == holds

"""Where nobody is said to stand in a relation, the answer holds what comes nearest, and never says that there is nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.questions import facts
from govgraph.questions.nearest_relation import neighbours

TEXT = """
bodies: {spb: {name: Board, kind: forum}, ple: {name: Executive, kind: forum, member of: {to: spb, voting: true}}, t1: {name: Trust, kind: nhs_trust}}
decisions: {capital: {name: Major capital, decides: spb}, pay: {name: Pay}}
"""


@pytest.mark.parametrize(
    ("asked", "headline", "nearest"),
    [
        (
            {"kind": "signs off", "what": "capital"},
            "Nobody is said to sign off Major capital. Board decides Major capital.",
            1,
        ),
        (
            {"kind": "oversees", "who": "spb"},
            "No paper says that Board oversees anything. Board decides Major capital.",
            1,
        ),
        (
            {"kind": "signs off", "who": "ple", "what": "capital"},
            "No paper says that Executive signs off Major capital. Board decides Major capital.",
            1,
        ),
        ({"kind": "signs off", "what": "pay"}, "Nobody is said to sign off Pay.", 0),
        ({"kind": "is consulted", "what": "pay"}, "Nobody is said to be consulted on Pay.", 0),
        (
            {"kind": "member of", "to": "spb", "chair": True},
            "No paper says who chairs Board. Executive is a member of Board.",
            1,
        ),
    ],
)
def test_what_comes_nearest_stands_in_the_same_answer(
    make: Callable[..., Scenario], asked: dict[str, object], headline: str, nearest: int
) -> None:
    answer = facts.answer(make(TEXT).graph(), **asked)
    assert (answer.headline, len(answer.facets["nearest"]), answer.facets["found"]) == (headline, nearest, False)


def test_every_neighbour_is_a_relation_of_the_vocabulary() -> None:
    kinds = vocabulary().kinds
    assert {near for kind in kinds for near in neighbours(kind)} <= set(kinds)

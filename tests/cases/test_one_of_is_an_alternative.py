"""Stand-ins: one of several is an alternative in every verb, and never "and"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies: {a: {name: Board A, kind: forum}, b: {name: Board B, kind: forum}, e: {name: Group E, kind: forum, reports to: {one of: [a, b]}}}
decisions: {x: {name: X, decides: {who: {one of: [a, b]}}}}
"""


@pytest.mark.parametrize(
    ("verb", "asked", "says"),
    [
        ("who_decides", ("x",), "One of Board A or Board B decides X; which of them is not known. The paper says so."),
        ("why", ("a", "x"), "One of Board A or Board B, not known which, decides X. The paper says so."),
        ("what_may", ("a",), "Board A decides X (one of several, not known which). The papers say so."),
        ("who_answers_for", ("x",), "One of Board A or Board B, not known which, answers for X, by deciding it."),
        (
            "answers_to",
            ("e",),
            "Group E answers to one of Board A or Board B; which of them is not known. The paper says so.",
        ),
    ],
)
def test_each_verb_tells_an_alternative(make: Make, verb: str, asked: tuple[str, ...], says: str) -> None:
    answer = getattr(make(TEXT).graph(), verb)(*asked)
    assert answer.headline.startswith(says), answer.headline

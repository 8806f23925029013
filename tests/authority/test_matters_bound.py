"""A matter of very many parts in very many places is read up to a bound, and says so only where it met it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.authority import matter, matters
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
decisions: {plan: {name: The plan, exercises: [one, two, three]}}
functions: {one: {name: One}, two: {name: Two}, three: {name: Three}}
"""


@pytest.mark.parametrize(("most", "leaves", "bounded"), [(2, 2, True), (3, 3, False), (4, 3, False), (0, 1, True)])
def test_what_was_read_is_whole_at_the_bound_and_cut_beyond_it(
    make: Make, monkeypatch: pytest.MonkeyPatch, most: int, leaves: int, bounded: bool
) -> None:
    monkeypatch.setattr(matters, "MAX_CELLS", most)
    found = matter(make(TEXT).graph(), "plan")
    assert (len(found.leaves), found.bounded) == (leaves, bounded)

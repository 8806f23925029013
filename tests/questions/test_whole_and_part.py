"""Who has the whole of a matter and who a part of it is told of either of them, of the matter and of its part alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies: {a: {name: A group, kind: forum}, b: {name: B group, kind: forum}, c: {name: C group, kind: forum}}
decisions: {whole: {name: The whole}, part: {name: The part, part of: whole}, other: Other}
relations:
  responsible for: [{who: a, what: whole}, {who: b, what: part}, {who: c, what: other}]
"""


@pytest.mark.parametrize(
    ("about", "pairs"),
    [(None, ["a|b"]), ("part", ["a|b"]), ("whole", ["a|b"]), ("a", ["a|b"]), ("other", []), ("c", [])],
)
def test_a_whole_and_its_part_in_two_hands(make: Make, about: str | None, pairs: list[str]) -> None:
    facets = make(TEXT).graph().duplicates(about).facets
    assert (facets["lesser_pairs"], facets["lesser_matters"], facets["pairs"]) == (pairs, ["part"] if pairs else [], [])

"""Stand-ins: a post that says of which body it is one is no post of the other bodies of its group."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies: {one: {name: Trust one, kind: nhs_trust}, two: {name: Trust two, kind: nhs_trust}}
posts: {first: {name: First chief executive, of: one}, second: {name: Second chief executive, of: two}, third: {name: Third}}
groups:
  trusts: {name: Trusts, members: [one, two], complete: true}
  chiefs: {name: Chief executives, kind: post, members: [first, second, third], complete: true, of: {to: {each: [trusts]}}}
"""


def test_each_chief_executive_answers_to_the_trust_that_it_is_a_post_of(make: Make) -> None:
    graph = make(TEXT).graph()
    to = {who: graph.answers_to(who).facets["to"] for who in ("first", "second", "third")}
    assert to == {"first": ["one"], "second": ["two"], "third": ["one", "two"]}

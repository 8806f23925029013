"""What falls: the headline counts what the lines below it say, and each with the ground on which it hung on what goes."""

from __future__ import annotations

from collections.abc import Callable

from govgraph.answer import Answer
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  council: {name: The Council, kind: local_authority_ut}
  group: {name: Leadership group, kind: executive_group, reports to: council, charged with: {what: [plan], how: oversees}}
  stream: {name: Workstream, kind: workstream, accountable to: {to: council, through: group}}
  later: {name: Later group, kind: forum, reports to: {to: group, status: proposed}}
decisions:
  plan: {name: Plan}
  likely: {name: Likely matter, decides: {who: group, status: likely}}
  ours: {name: Read by us, decides: {who: group, basis: inferred}}
services: {care: {name: Care at home}}
funds: {pool: {name: The pool, pays for: care}}
"""


def falls(make: Make, node: str) -> Answer:
    answer: Answer = make(TEXT).graph().what_falls(node)
    return answer


def test_the_headline_says_what_the_lines_say(make: Make) -> None:
    answer = falls(make, "group")
    assert answer.headline == (
        "Without Leadership group, nobody decides Likely matter (likely) and Read by us (our reading); nobody is charged"
        " with Plan; Later group (proposed) answers to nobody. One further effect is listed below."
    )
    assert answer.facets["grounds"] == {
        "likely": "foreseen",
        "ours": "inferred",
        "plan": "stated",
        "later": "foreseen",
        "stream": "stated",
    }


def test_what_a_fund_paid_for_loses_its_money(make: Make) -> None:
    answer = falls(make, "pool")
    assert answer.headline == "Without the pool, no fund pays for Care at home."
    assert answer.facets["matters_without_money"] == ["care"]


def test_where_nothing_is_left_without_anybody_it_says_how_much_would_change(make: Make) -> None:
    text = "bodies: {a: Body A, b: Body B, c: Body C}\nrelations: {works with: {who: a, to: b}}\n"
    assert make(text).graph().what_falls("a").headline == (
        "Without Body A, nothing is left without a decider, parent, line or voice. One relation would change."
    )
    assert make(text).graph().what_falls("c").headline == "Nothing in the model depends on Body C."

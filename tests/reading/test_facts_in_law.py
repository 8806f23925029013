"""What is a post, or a committee, in one legal person: as stated, from the office it is, and from what follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.model.truth import Truth
from govgraph.reading.legal import Members, structure

Make = Callable[..., Scenario]

TRUST = """
bodies:
  ft: {name: Foundation trust, kind: nhs_foundation_trust}
  other: {name: Other trust, kind: nhs_trust}
  committee: {name: Committee of directors, kind: body_committee, committee of: ft}
posts:
  ceo: {name: Chief executive, of: ft, office: chief executive}
  finance: {name: Director of finance, of: ft, facts: {executive director: true}}
  nonexec: {name: Non-executive, of: ft, facts: {non executive director: true}}
  manager: {name: Manager, of: ft, facts: {director: false}}
  clerk: {name: Clerk, of: ft}
  elsewhere: {name: Director elsewhere, of: other, facts: {director: true}}
people:
  ann: {name: Ann, occupies: finance}
  bob: {name: Bob, occupies: clerk}
  cas: {name: Cas}
relations:
  member of: MEMBERS
"""


def members(*who: str, complete: str = ", list complete: true", voting: str = "") -> str:
    return "[" + ", ".join(f"{{who: {one}, to: committee{complete}{voting}}}" for one in who) + "]"


@pytest.mark.parametrize(
    ("seats", "truth"),
    [
        (members("ceo", "finance", "nonexec"), Truth.YES),
        (members("ceo", "ann"), Truth.YES),  # a person sits there as the post that the person holds
        (members("ceo", "clerk"), Truth.UNKNOWN),  # nobody says whether the clerk is a director
        (members("ceo", "bob"), Truth.UNKNOWN),
        (members("ceo", "cas"), Truth.UNKNOWN),  # nobody says which post is held
        (members("ceo", "manager"), Truth.NO),
        (members("ceo", "manager", complete=""), Truth.NO),  # one who is none is enough
        (members("ceo", "elsewhere"), Truth.NO),  # a director of one trust is no director of another
        (members("ceo", "finance", complete=""), Truth.UNKNOWN),  # others may sit there too
        (members("ceo", "finance", complete=", list complete: false"), Truth.UNKNOWN),
        (members("ceo") [:-1] + ", " + members("manager", voting=", voting: false")[1:], Truth.YES),
        ("[]", Truth.UNKNOWN),  # nobody says who sits there
    ],
)  # fmt: skip
def test_a_committee_is_of_directors_once_its_list_is_complete_and_each_who_votes_is_one(
    make: Make, seats: str, truth: Truth
) -> None:
    find = structure(make(TRUST.replace("MEMBERS", seats)).graph())
    assert find.all_members("committee", "director", "ft") is truth


def test_who_votes_is_whoever_is_not_said_to_have_no_vote_and_is_there_on_the_day(make: Make) -> None:
    seats = """
    - {who: ceo, to: committee}
    - {who: clerk, to: committee, voting: false}
    - {who: finance, to: committee, not: true}
    - {who: nonexec, to: committee, status: past}
    - {who: manager, to: committee, until: 2020-01-01}"""
    graph = make(TRUST.replace("MEMBERS", seats)).graph()
    find = structure(graph)
    assert find.members("committee") == Members(("ceo", "manager"), None)
    assert find.members("committee", graph.day) == Members(("ceo",), None)


@pytest.mark.parametrize(
    ("post", "fact", "truth"),
    [
        ("ceo", "executive_director", Truth.YES),  # by office
        ("ceo", "board_member", Truth.YES),
        ("ceo", "non_executive_director", Truth.UNKNOWN),
        ("finance", "director", Truth.YES),  # from what is stated
        ("finance", "board_member", Truth.YES),
        ("finance", "employee", Truth.UNKNOWN),
        ("nonexec", "director", Truth.YES),
        ("nonexec", "executive_director", Truth.NO),
        ("nonexec", "employee", Truth.NO),
        ("nonexec", "secondee", Truth.NO),
        ("manager", "executive_director", Truth.NO),
        ("clerk", "director", Truth.UNKNOWN),
        ("elsewhere", "director", Truth.NO),  # in another trust
        ("elsewhere", "ward_councillor", Truth.NO),  # a trust's post is no councillor's seat
        ("clerk", "ward_councillor", Truth.UNKNOWN),
    ],
)
def test_one_fact_of_a_post_says_another_and_only_in_its_own_body(
    make: Make, post: str, fact: str, truth: Truth
) -> None:
    assert structure(make(TRUST.replace("MEMBERS", "[]")).graph()).fact(post, fact, "ft") is truth

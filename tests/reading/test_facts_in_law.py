"""What is a post, or a committee, in one legal person: as stated, from the office it is, and from what follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.model.truth import Truth
from govgraph.reading.posts import holds_office, legal_fact, legal_relation
from govgraph.reading.voting_members import VotingMembers, every_member_is, voting_members

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
        (members("ceo")[:-1] + ", " + members("manager", voting=", voting: false")[1:], Truth.YES),
        ("[]", Truth.UNKNOWN),  # nobody says who sits there
    ],
)
def test_a_committee_is_of_directors_once_its_list_is_complete_and_each_who_votes_is_one(
    make: Make, seats: str, truth: Truth
) -> None:
    graph = make(TRUST.replace("MEMBERS", seats)).graph()
    assert every_member_is(graph, "committee", "director", "ft") is truth


def test_who_votes_is_whoever_is_not_said_to_have_no_vote_and_is_there_on_the_day(make: Make) -> None:
    seats = """
    - {who: ceo, to: committee}
    - {who: clerk, to: committee, voting: false}
    - {who: finance, to: committee, not: true}
    - {who: nonexec, to: committee, status: past}
    - {who: manager, to: committee, until: 2020-01-01}"""
    graph = make(TRUST.replace("MEMBERS", seats)).graph()
    assert voting_members(graph, "committee") == VotingMembers(("ceo", "manager"), None)
    assert voting_members(graph, "committee", graph.day) == VotingMembers(("ceo",), None)


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
    assert legal_fact(make(TRUST.replace("MEMBERS", "[]")).graph(), post, fact, "ft") is truth


COUNCIL = """
bodies:
  council: {name: Council, kind: local_authority_ut, facts: {system: executive}}
  other: {name: Other council, kind: local_authority_ut}
  ft: {name: Foundation trust, kind: nhs_foundation_trust}
  board: {name: Board of directors, kind: board, organ of: ft}
  loose: {name: A committee, kind: body_committee}
  ours: {name: Our committee, kind: la_committee, committee of: council}
  forum: {name: Forum, kind: forum}
posts:
  dass: {name: Director of adult social services, of: council, office: director of adult social services}
  councillor: {name: Ward councillor, of: council, facts: {ward councillor: true}}
  officer: {name: Officer, of: council, facts: {la officer: true}}
  clerk: {name: Clerk, of: council}
  governor: {name: Governor, of: ft, office: governor}
  sits: {name: Who sits there, of: ft, member of: SEAT}
  stranger: {name: Stranger, of: other}
people: {}
"""


@pytest.mark.parametrize(
    ("post", "office", "truth"),
    [
        ("dass", "dass", Truth.YES),
        ("dass", "dph", Truth.NO),  # it is another office
        ("councillor", "dass", Truth.NO),  # a director of adult social services is an officer, and a councillor is none
        ("officer", "leader", Truth.NO),  # a leader is no officer
        ("officer", "dass", Truth.UNKNOWN),
        ("clerk", "dass", Truth.UNKNOWN),
    ],
)
def test_a_post_is_an_office_as_stated_and_is_not_where_a_fact_of_it_cannot_be_the_offices(
    make: Make, post: str, office: str, truth: Truth
) -> None:
    graph = make(COUNCIL.replace("SEAT", "ours")).graph()
    assert holds_office(graph, post, office, ["council"]) is truth


@pytest.mark.parametrize(
    ("seat", "truth"),
    [
        ("board", Truth.YES),  # its board is where a trust decides
        ("ft", Truth.YES),
        ("{to: board, not: true}", Truth.NO),
        ("ours", Truth.UNKNOWN),
    ],
)
def test_who_sits_on_a_board_is_a_member_of_it_and_who_is_said_not_to_is_none(
    make: Make, seat: str, truth: Truth
) -> None:
    graph = make(COUNCIL.replace("SEAT", seat)).graph()
    assert legal_relation(graph, "sits", "board_member", "ft") is truth


def test_who_is_not_on_a_complete_list_of_a_board_is_no_member_of_it(make: Make) -> None:
    text = COUNCIL.replace("SEAT", "{to: board, list complete: true}")
    graph = make(text).graph()
    assert [legal_relation(graph, post, "board_member", "ft") for post in ("sits", "stranger")] == [Truth.YES, Truth.NO]
    assert legal_relation(graph, "governor", "employee", "ft") is Truth.NO


@pytest.mark.parametrize(
    ("item", "person", "truth"),
    [
        ("ours", "council", Truth.YES),
        ("ours", "other", Truth.NO),
        ("loose", "council", Truth.UNKNOWN),  # nobody says whose it is
        ("forum", "council", Truth.NO),  # a forum is nobody's committee
    ],
)
def test_a_committee_is_of_its_body_one_of_which_nobody_says_whose_may_be_anybodys_and_a_forum_is_nobodys(
    make: Make, item: str, person: str, truth: Truth
) -> None:
    graph = make(COUNCIL.replace("SEAT", "ours")).graph()
    assert legal_relation(graph, item, "committee_of", person) is truth

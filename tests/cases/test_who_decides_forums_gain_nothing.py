"""Who really decides: a forum gains nothing from what one who sits there may decide, the chair among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

FORUM = """
bodies:
  icb: {name: The ICB, kind: icb}
  forum: {name: Skills Forum, kind: forum}
  committee: {name: Skills Committee, kind: body_committee, committee of: icb}
posts:
  director: {name: Director, of: icb, facts: {employee: true}, member of: [{to: forum, CHAIR}, {to: committee, CHAIR}]}
functions: {grants: {name: Grants, part of: {to: nhs-commissioning, basis: law}}}
decisions: {skills-grants: {name: Skills grants, exercises: grants, recommends: {who: forum}}}
relations:
  delegates:
    - {who: icb, to: director, what: grants, power: ICB_P11, limit: 250000, conditions: {constitution cover: true}}
"""


def place(make: Make, chair: bool = True) -> Scenario:
    return make(FORUM.replace("CHAIR", f"chair: {str(chair).lower()}"))


def test_the_answer_names_the_chair_the_limit_and_that_the_forum_recommends(make: Make) -> None:
    answer = place(make).graph().can_decide("forum", "skills-grants")
    assert answer.headline == (
        "Not by itself: Director, who chairs it, may decide Skills grants up to £250k."
        " Skills Forum can only recommend to Director."
    )
    assert (answer.facets["bound"], answer.facets["by_members"]) == ([], {"icb": ["director"]})
    assert (answer.facets["limits"], answer.facets["can_only_recommend"]) == ({"director": 250_000}, True)


def test_a_plain_member_lends_no_more_than_a_chair(make: Make) -> None:
    answer = place(make, chair=False).graph().can_decide("forum", "skills-grants")
    assert answer.headline.startswith("Not by itself: Director may decide Skills grants up to £250k.")


@pytest.mark.parametrize(("value", "verdict"), [(250_000, "by its members"), (250_001, "no")])
def test_beyond_the_limit_of_the_member_nobody_there_may_decide(make: Make, value: float, verdict: str) -> None:
    text = FORUM.replace("CHAIR", "list complete: true")
    assert make(text).graph().can_decide("forum", "skills-grants", value=value).facets["verdict"] == verdict


def test_what_it_takes_says_who_would_decide(make: Make) -> None:
    assert place(make).graph().what_it_takes("forum", "skills-grants").headline == (
        "Nothing more is needed: Director may decide Skills grants up to £250k as it is, and Skills Forum can only"
        " recommend it."
    )


def test_the_forum_itself_may_decide_nothing_and_the_member_may(make: Make) -> None:
    graph = place(make).graph()
    assert graph.what_may("forum").facets["may_decide"] == []
    assert graph.what_may("director").facets["may_decide"] == ["grants", "skills-grants"]


GROUP = """
bodies:
  icb: {name: ICB, kind: icb}
posts:
  a: {name: Director A, of: icb, facts: {employee: true}}
  b: {name: Director B, of: icb, facts: {employee: true}}
groups:
  directors: {name: Directors, kind: post, members: [MEMBERS], complete: true, count: 2}
functions: {f: {name: Services, part of: {to: nhs-commissioning, basis: law}}}
decisions:
  x: {name: X, exercises: f, decides: {who: directors}}
  y: {name: Y, exercises: f, decides: {who: a}}
relations:
  delegates: [{who: icb, to: {each: [directors]}, what: f, power: ICB_P11, conditions: {constitution cover: true}}]
"""


@pytest.mark.parametrize("members", ["a, b", "b, a"])
def test_a_group_decides_by_each_of_its_members_in_whatever_order(make: Make, members: str) -> None:
    graph = make(GROUP.replace("MEMBERS", members)).graph()
    facets = graph.can_decide("directors", "x").facets
    assert (facets["verdict"], sorted(facets["by_members"]["icb"])) == ("by its members", ["a", "b"])


def test_what_a_member_of_a_group_decides_the_group_is_said_to_decide_by_that_member(make: Make) -> None:
    facets = make(GROUP.replace("MEMBERS", "a, b")).graph().what_may("directors").facets
    assert facets["decides"] == ["x"]
    assert facets["members_decide"] == {"a": ["y"]}
    assert facets["may_decide"] == ["x", "f", "y"]

"""Groups and levels answer through their members; one of several is never all of them; a line through somebody goes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.charts import scene
from govgraph.charts.views.lines import between
from govgraph.checks import run
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]


def found(graph: Graph, code: str) -> list[str]:
    return [finding.sentence for finding in run(graph, [code]).findings]


DIRECTORS = """
place: big
places: {big: Big, a: {name: A, part of: big}, b: {name: B, part of: big}}
bodies:
  icb: {name: ICB, kind: icb, covers: big}
  forum: {name: Forum, kind: place_partnership, covers: a}
posts:
  pa: {name: Director A, of: icb, covers: a, accountable to: icb}
  pb: {name: Director B, of: icb, covers: b, accountable to: icb}
groups: {pds: {name: Directors, kind: post, members: [pa, pb], complete: true, count: 2}}
functions: {f: {name: Services, part of: {to: nhs-commissioning, basis: law}}}
decisions:
  x: {name: X, exercises: f, decides: {who: pds}}
  z: {name: Z, exercises: f, decides: {who: forum}}
relations:
  delegates: [{who: icb, to: {each: [pds]}, what: f, power: ICB_P11}, {who: icb, to: forum, what: f, power: not stated}]
"""


@pytest.fixture
def directors(make: Make) -> Scenario:
    return make(DIRECTORS)


def test_a_group_whose_members_each_have_a_line_answers_through_them(directors: Scenario) -> None:
    facets = directors.graph().answers_to("pds").facets
    top = ["icb", "nhs_england", "secretary_of_state", "parliament"]
    assert (facets["to"], facets["lines"], facets["ends"]) == (
        ["icb"],
        [["pds", "pa", *top], ["pds", "pb", *top]],
        ["parliament"],
    )


@pytest.mark.parametrize(("place", "who"), [("a", ["pa"]), ("b", ["pb"]), ("big", ["pds"])])
def test_place_narrows_a_group_to_the_members_who_act_there(directors: Scenario, place: str, who: list[str]) -> None:
    graph = directors.graph(place=place)
    decided, answered = graph.who_decides("x").facets, graph.who_answers_for("x").facets
    assert (decided["deciders"], decided["authority"], answered["who"]) == (who, {who[0]: "full"}, who)
    assert ("pa" in decided["ends"], "pb" in decided["ends"]) == (place != "b", place != "a")


def test_what_each_member_of_a_group_decides_the_group_decides(directors: Scenario) -> None:
    graph = directors.graph()
    assert [graph.what_may(who).facets["decides"] for who in ("pds", "pa", "pb")] == [["x"]] * 3


def test_a_level_says_who_acts_in_each_place(make: Make) -> None:
    scenario = make("""
        places: {north: North, south: South}
        bodies: {council: {name: Council, kind: local_authority_ut}}
        posts:
          n: {name: Director north, of: council, facts: {la officer: true}}
          s: {name: Director south, of: council, facts: {la officer: true}}
        levels:
          place: {name: Place, acts through: [{place: north, who: n}, {place: south, who: s}]}
        functions: {f: {name: Care, part of: {to: social-care, basis: law}}}
        decisions: {x: {name: X, exercises: f, decides: place}}
        relations: {delegates: {who: council, to: place, what: f, power: L101}}
        """)
    deciders = {place: scenario.graph(place=place).who_decides("x").facets["deciders"] for place in ("north", "south")}
    lawful = {
        place: set(scenario.graph(place=place).who_decides("x").facets["ends"]) & {"n", "s"} for place in deciders
    }
    assert (deciders, lawful) == ({"north": ["n"], "south": ["s"]}, {"north": {"n"}, "south": {"s"}})
    assert scenario.graph().show("place").facets["members"] == ["n", "s"]


def test_a_level_names_places_and_people_that_are_there(problems: Callable[..., list[str]]) -> None:
    said = problems("levels: {place: {name: Place, acts through: [{place: nowhere, who: nobody-here}]}}\n")
    assert [word for word in ("nowhere", "nobody-here") if any(f"'{word}'" in text for text in said)] == [
        "nowhere",
        "nobody-here",
    ]


BOTH = """
bodies:
  council: {name: The Council, kind: local_authority_ut}
  ccg: {name: The CCG, kind: ccg}
groups: {both: {name: Commissioners, members: [council, ccg], complete: true}}
decisions:
  a: {name: Matter A, decides: {who: {together: [both]}}}
  b: {name: Matter B, decides: {who: {together: [council, ccg]}}}
  c: {name: Matter C, decides: {who: {each: [both]}}}
"""


@pytest.mark.parametrize("matter", ["a", "b", "c"])
def test_a_complete_group_of_legal_persons_ends_as_they_do(make: Make, matter: str) -> None:
    graph = make(BOTH, head="title: T\ndate: 2015-01-28\n").graph()
    facets = graph.who_answers_for(matter).facets
    assert (set(facets["ends"]), facets["breaks"]) == ({"electorate", "parliament"}, False)
    assert graph.who_decides(matter).facets["answers_to_breaks_at"] == ""


def test_a_group_of_whom_nobody_is_named_answers_in_law_as_its_kind_does(make: Make) -> None:
    graph = make("groups: {trusts: {name: The trusts, kind: nhs_trust, count: 3}}\n").graph()
    assert graph.answers_to("trusts").facets["ends"] == ["parliament"]


def test_a_level_of_two_posts_is_no_name_through_which_nobody_acts(make: Make) -> None:
    level = """
        bodies: {{council: {{name: The Council, kind: local_authority_ut}}}}
        levels: {{place: {{name: Place, members: {members}}}}}
        posts:
          lead: {{name: Lead, of: council, facts: {{la officer: true}}}}
          dd: {{name: Director, of: council, facts: {{la officer: true}}}}
        functions: {{f: {{name: Care, part of: {{to: social-care, basis: law}}}}}}
        relations: {{delegates: {{who: council, to: place, what: f, power: L101}}}}
        """
    assert found(make(level.format(members="[lead, dd]")).graph(), "STR133") == []
    assert len(found(make(level.format(members="[]")).graph(), "STR133")) == 1


THROUGH = """
bodies:
  council: {name: The Council, kind: local_authority_ut}
  hwb: {name: HWB, kind: hwb, committee of: council}
  group: {name: Leaders, kind: executive_group, accountable to: hwb}
  ws: {name: Workstream, kind: workstream, accountable to: {to: hwb, through: group}}
  ws2: {name: Second workstream, kind: workstream, accountable to: {to: not stated, through: group}}
"""


def test_a_line_through_somebody_goes_through_them(make: Make) -> None:
    graph = make(THROUGH, head="title: T\ndate: 2015-01-28\n").graph()
    facets = graph.answers_to("ws").facets
    assert (facets["to"], facets["through"], facets["lines"]) == (
        ["hwb"],
        ["group"],
        [["ws", "group", "hwb", "council", "electorate"]],
    )


def test_a_line_through_somebody_to_nobody_stated_says_through_whom(make: Make) -> None:
    graph = make(THROUGH, head="title: T\ndate: 2015-01-28\n").graph()
    answer = graph.answers_to("ws2")
    assert (answer.facets["to"], answer.facets["through"], answer.facets["not_stated"]) == ([], ["group"], True)
    assert "through Leaders" in answer.headline


def test_a_chart_draws_the_line_through_them_too(make: Make) -> None:
    graph = make(THROUGH, head="title: T\ndate: 2015-01-28\n").graph()
    expected = {("ws", "group"), ("group", "hwb"), ("ws2", "group")}
    assert expected <= set(drawn(graph))
    assert expected <= {(line.tail, line.head) for fact in graph for line in between(graph, fact)}


def drawn(graph: Graph) -> list[tuple[str, str]]:
    page = scene(graph, "accountability")
    return [
        (tail, head)
        for line in page.connectors
        for tail in page.box(line.tail).things
        for head in page.box(line.head).things
    ]


ONE_OF = """
bodies:
  a: {name: Board A}
  b: {name: Board B}
  e: {name: Group E, reports to: {one of: [a, b]}}
  council: {name: The Council, kind: local_authority_ut}
  partnership: {name: Partnership, kind: place_partnership, reports to: council}
  committee: {name: Committee, kind: la_committee, committee of: council}
decisions: {m: {name: Matter, decides: {who: {one of: [partnership, committee]}}}}
"""


def test_a_line_to_one_of_two_is_no_line_to_both(make: Make) -> None:
    graph = make(ONE_OF).graph()
    answer = graph.answers_to("e")
    assert answer.facets["one_of"] == ["a", "b"]
    assert "one of Board A or Board B" in answer.headline
    assert " and Board B" not in answer.headline
    assert found(graph, "STR136") == []


def test_a_candidate_is_no_decider(make: Make) -> None:
    graph = make(ONE_OF).graph()
    answer = graph.who_decides("m")
    assert "one of Partnership or Committee" in answer.headline.replace("One of", "one of")
    assert found(graph, "STR122") == []


WAYS: list[tuple[str, dict[str, Any], str]] = [
    ("not stated", {"said": ["not stated"], "not_stated": True}, "does not say to whom"),
    ("nobody", {"said": ["nobody"]}, "nobody"),
    ("unclear", {"said": ["unclear"], "not_stated": True}, "unclear to whom"),
]


@pytest.mark.parametrize(("way", "facets", "words"), WAYS)
@pytest.mark.parametrize("kind", ["reports to", "accountable to"])
def test_each_way_of_not_knowing_is_told_in_its_own_words(
    make: Make, kind: str, way: str, facets: dict[str, Any], words: str
) -> None:
    graph = make(
        f"bodies: {{a: {{name: Board A, kind: forum, {kind}: {way}}}, e: {{name: Board E, reports to: a}}}}\n"
    ).graph()
    answer = graph.answers_to("a")
    assert {facet: answer.facets[facet] for facet in facets} == facets
    assert words in answer.headline
    (breaks,) = found(graph, "STR128")
    assert {"nobody": "answers to nobody", "unclear": "unclear to whom"}.get(way, "No source says to whom") in breaks


def test_a_stated_line_is_not_called_ours_because_another_is_silent(make: Make) -> None:
    graph = make("""
        bodies:
          council: {name: The Council, kind: local_authority_ut}
          trust: {name: The Trust, kind: nhs_trust}
        posts:
          dd: {name: Director, of: not stated, accountable to: {to: not stated, for: things}, reports to: {to: [council, trust], manner: matrix}}
          dd2: {name: Second director, of: not stated, reports to: {to: [council, trust], manner: matrix}}
        decisions: {things: Things}
        """).graph()
    one, other = graph.answers_to("dd"), graph.answers_to("dd2")
    for facet in ("to", "ends"):
        assert one.facets[facet] == other.facets[facet]
    assert (one.facets["to"], one.facets["ends"]) == (["council", "trust"], ["electorate", "parliament"])
    assert "reading" not in one.headline.lower()
    assert graph.answers_to("dd", "things").facets["not_stated"] is True


def test_what_goes_through_somebody_falls_with_them(make: Make) -> None:
    graph = make("""
        bodies:
          council: {name: The Council, kind: local_authority_ut}
          group: {name: Leaders, kind: executive_group, reports to: council, charged with: {what: impl, how: oversees}}
          ws: {name: Workstream, kind: workstream, accountable to: {to: council, through: group}}
        decisions: {impl: Implementation}
        """).graph()
    answer = graph.what_falls("group")
    assert (answer.facets["lines_through_it"], answer.facets["matters_without_remit"]) == (["ws"], ["impl"])
    assert "Workstream" in answer.headline
    assert "Implementation" in answer.headline

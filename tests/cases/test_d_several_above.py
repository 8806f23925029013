"""What is above is a set: every superior, every parent and every whole, in whatever order a file names them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from govgraph.charts import scene
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

JOINT = """
bodies:
  icb: {{name: The ICB, kind: icb}}
  city: {{name: The City, kind: local_authority_ut}}
  county: {{name: The County, kind: local_authority_ut}}
  jc: {{name: Joint Committee, kind: joint_committee, committee of: {parents}{more}}}
functions:
  health: {{name: Health, part of: {{to: nhs-commissioning, basis: law}}}}
decisions: {{x: {{name: X, exercises: health, decides: jc}}}}
"""
PARENTS = ["icb", "city", "county"]


@pytest.mark.parametrize("order", list(itertools.permutations(PARENTS)))
def test_a_joint_committee_answers_to_each_of_its_parents(make: Make, order: tuple[str, ...]) -> None:
    graph = make(JOINT.format(parents=f"[{', '.join(order)}]", more="")).graph()
    lines = [
        ["jc", "city", "electorate"],
        ["jc", "county", "electorate"],
        ["jc", "icb", "nhs_england", "secretary_of_state", "parliament"],
    ]
    assert sorted(graph.answers_to("jc").facets["lines"]) == lines
    assert sorted(graph.who_answers_for("x").facets["lines"]) == lines
    assert set(PARENTS) <= set(graph.who_decides("x").facets["answers_to"])


def test_a_line_to_one_parent_does_not_hide_the_others(make: Make) -> None:
    graph = make(JOINT.format(parents="[icb, city, county]", more=", accountable to: icb")).graph()
    assert set(graph.answers_to("jc").facets["to"]) == set(PARENTS)


@pytest.mark.parametrize("order", ["[council, trust]", "[trust, council]"])
def test_a_matrix_post_answers_to_each_superior_and_each_line_goes_to_its_end(make: Make, order: str) -> None:
    graph = make(f"""
        bodies:
          council: {{name: The Council, kind: local_authority_ut}}
          trust: {{name: The Trust, kind: nhs_trust}}
        posts: {{dd: {{name: Director, of: not stated, reports to: {{to: {order}, manner: matrix}}}}}}
        """).graph()
    assert graph.answers_to("dd").facets["lines"] == [
        ["dd", "council", "electorate"],
        ["dd", "trust", "nhs_england", "secretary_of_state", "parliament"],
    ]


WHOLES = """
bodies:
  icb: {{name: The ICB, kind: icb}}
  ft: {{name: The Trust, kind: nhs_foundation_trust}}
functions:
  f1: {{name: Buying, part of: nhs-commissioning}}
  f2: {{name: Providing, part of: nhs-provision}}
decisions:
  one: {{name: Whole one, exercises: f1, decides: icb}}
  two: {{name: Whole two, part of: three}}
  three: {{name: Whole three, exercises: f2, decides: ft}}
  part: {{name: The part, part of: {wholes}}}
"""


@pytest.mark.parametrize("wholes", ["[one, two]", "[two, one]"])
def test_a_part_of_two_wholes_exercises_the_functions_of_both(make: Make, wholes: str) -> None:
    facets = make(WHOLES.format(wholes=wholes)).graph().who_decides("part").facets
    assert (set(facets["holders"]), set(facets["deciders"])) == ({"icb", "ft"}, {"icb", "ft"})


BOARD = """
bodies:
  t1: {{name: Trust one, kind: nhs_trust}}
  t2: {{name: Trust two, kind: nhs_foundation_trust}}
  gb: {{name: Group board, kind: board, organ of: {trusts}{more}}}
functions: {{theatres: {{name: Theatres, part of: nhs-provision}}}}
decisions: {{cap: {{name: Theatres plan, exercises: theatres, decides: gb}}}}
"""


def judged(graph: Graph) -> dict[str, Any]:
    facets = graph.who_decides("cap").facets
    return {name: facets[name] for name in ("authority", "authority_by_holder", "form", "lawful_form")}


def test_a_board_of_two_trusts_is_read_alike_in_either_order(make: Make) -> None:
    one = judged(make(BOARD.format(trusts="[t1, t2]", more="")).graph())
    other = judged(make(BOARD.format(trusts="[t2, t1]", more="")).graph())
    assert one == other
    assert one["authority_by_holder"]["gb"] == {"t1": "not shown", "t2": "not shown"}


def test_an_order_makes_it_the_board_of_both(make: Make) -> None:
    graph = make(BOARD.format(trusts="[t1, t2]", more=", facts: {order or scheme: true}")).graph()
    assert judged(graph)["authority_by_holder"]["gb"] == {"t1": "full", "t2": "full"}


def test_two_pairs_that_look_alike_are_two_lines(make: Make) -> None:
    graph = make("""
        bodies:
          clerk: {name: City Clerk, reports to: assembly}
          history: {name: Centre for History, reports to: library}
          assembly: {name: City Assembly}
          library: {name: Public Library}
        """).graph()
    page = scene(graph, "governance")
    assert {(line.tail, line.head) for line in page.connectors} == {("clerk", "assembly"), ("history", "library")}
    assert {box.things for box in page.boxes} == {(item,) for item in ("clerk", "history", "assembly", "library")}


def test_things_with_the_same_neighbours_share_a_box(make: Make) -> None:
    graph = make("""
        bodies:
          one: {name: One, reports to: board}
          two: {name: Two, reports to: board}
          board: {name: Board}
        """).graph()
    page = scene(graph, "governance")
    assert [(line.tail, line.head) for line in page.connectors] == [("one", "board")]
    assert page.box("one").things == ("one", "two")

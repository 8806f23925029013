"""Does the graph hold what a pattern asks for? Claims, criteria, options and patterns read it in one way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.checks.borne_out import borne_out
from govgraph.graph import Graph
from govgraph.model.record import Pattern
from govgraph.model.scenario import Scenario
from govgraph.questions.record_tests import judge
from govgraph.reading.fits import held

Make = Callable[..., Scenario]

TEXT = """
bodies:
  a: {name: A, kind: forum}
  c: {name: C, kind: forum}
  one: {name: Trust one, kind: nhs_trust}
  two: {name: Trust two, kind: nhs_trust}
groups:
  both: {name: Both trusts, kind: nhs_trust, members: [one, two], complete: true}
  some: {name: Some trusts, kind: nhs_trust, members: [one, two]}
decisions: {x: X, y: Y}
relations:
  oversees: [{who: c, what: a}]
  reports to: [{who: a, to: c, status: proposed}]
  charged with: [{who: a, what: x, how: oversees}, {who: c, what: x}, {who: c, what: y, not: true}]
  recommends: [{who: {one of: [a, c]}, what: x}]
  approves: [{who: one, what: x, basis: assumed}, {who: not stated, what: y}]
  agrees: [{who: both, what: x}, {who: [one, two], what: y}]
  notes: [{who: c, what: x, basis: inferred}]
  endorses: [{who: one, what: x, until: 2022-01-01}, {who: one, what: y, from: 2024-01-01}]
"""

CASES: list[tuple[str, str, str]] = [
    ("a paper says it and it is in force", "{oversees: {who: c, what: a}}", "yes"),
    ("it is only proposed", "{reports to: {who: a, to: c}}", "unknown"),
    ("it is assumed", "{approves: {who: one, what: x}}", "unknown"),
    ("the relation names nobody", "{approves: {who: a, what: y}}", "unknown"),
    ("one of two, not known which", "{recommends: {who: a, what: x}}", "unknown"),
    ("the field says otherwise", "{charged with: {who: a, what: x, how: delivers}}", "no"),
    ("nobody states the field", "{charged with: {who: c, what: x, how: delivers}}", "unknown"),
    ("the source denies it", "{charged with: {who: c, what: y}}", "no"),
    ("the denial is asked for, and there", "{charged with: {who: c, what: y, not: true}}", "yes"),
    ("the denial is asked for, and the source asserts it", "{oversees: {who: c, what: a, not: true}}", "no"),
    ("a member of the group that agrees", "{agrees: {who: one, what: x}}", "yes"),
    ("the group, by all of its members", "{agrees: {who: both, what: y}}", "yes"),
    ("a group whose list is open, by those who are known", "{agrees: {who: some, what: y}}", "unknown"),
    ("it is over", "{endorses: {who: one, what: x}}", "no"),
    ("it has not begun", "{endorses: {who: one, what: y}}", "no"),
    ("one of two that are asked for is not there", "{oversees: {who: c, what: a}, supports: {who: c, to: a}}", "no"),
]


@pytest.fixture
def graph(make: Make) -> Graph:
    tests = "\n".join(
        f"  s{number}: {{says: s, about: a, test: {{relations: {test}}}}}" for number, (_, test, _) in enumerate(CASES)
    )
    return make(f"{TEXT}claims:\n{tests}\n").graph()


@pytest.mark.parametrize("number", range(len(CASES)), ids=[name for name, _, _ in CASES])
def test_a_check_and_a_criterion_give_one_verdict(graph: Graph, number: int) -> None:
    test = graph.statements[f"s{number}"].test
    assert test is not None
    assert (borne_out(graph, test)[0].name.lower(), judge(graph, test).truth.name.lower()) == (CASES[number][2],) * 2


@pytest.mark.parametrize(
    ("relations", "verdict"),
    [
        ("{oversees: {who: c, what: a}, supports: {who: c, to: a}}", "no"),  # one of the two is there
        ("{reviews: {who: c, what: a}, supports: {who: c, to: a}}", "yes"),
        ("{reports to: {who: a, to: c}, supports: {who: c, to: a}}", "unknown"),  # one is proposed
        ("{oversees: {who: c, what: a, not: true}}", "yes"),
    ],
)
def test_none_of_what_must_be_absent_may_be_there(make: Make, relations: str, verdict: str) -> None:
    made = make(f"{TEXT}claims:\n  s: {{says: s, about: a, test: {{absent: true, relations: {relations}}}}}\n").graph()
    test = made.statements["s"].test
    assert test is not None
    assert (borne_out(made, test)[0].name.lower(), judge(made, test).truth.name.lower()) == (verdict, verdict)


def test_an_option_means_the_relation_that_is_written_as_it_says(make: Make) -> None:
    option = "name: O\nremove: [{charged with: {what: x, how: oversees}}, {charged with: {who: c, what: y}}]\n"
    left = make(TEXT, o=option).graph("o").of_kind("charged with")
    assert [(fact.subject.ids, fact.object.ids) for fact in left] == [(("c",), ("x",))]


def test_of_several_relations_the_firmest_that_fits_speaks(graph: Graph) -> None:
    found = held(graph, Pattern(kind="agrees"))
    assert (found.truth.name, found.inferred, [fact.object.ids for fact in found.facts]) == ("YES", False, [("x",)])


def test_what_only_our_reading_shows_is_marked_and_bears_out_no_claim(make: Make) -> None:
    made = make(
        f"{TEXT}claims: {{s: {{says: s, about: a, test: {{relations: {{notes: {{who: c, what: x}}}}}}}}}}\n"
    ).graph()
    test = made.statements["s"].test
    assert test is not None
    found = judge(made, test)
    assert (found.words, found.inferred, borne_out(made, test)[0].words) == ("met", True, "cannot tell")

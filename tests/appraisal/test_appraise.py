"""Options by the user's criteria: ranges carried through, what is sure, what turns the order, and every mistake at its line."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from govgraph.appraisal import MEASURES, Appraisal, appraise, parse_criteria, read_criteria, to_answer, weighed
from govgraph.cli import main
from govgraph.diagnostics import ScenarioError
from govgraph.model.scenario import Scenario
from govgraph.questions.decision_path import Range

Make = Callable[..., Scenario]
ROOT = Path(__file__).parents[2]

COLLEGE = """
bodies:
  senate: {name: The Senate}
  council: {name: The Council}
posts: {rector: {name: The Rector, of: council}}
decisions: {fees: Fees, halls: Halls of residence, degrees: Degrees}
relations:
  decides:
    - {who: council, what: fees, source: d 1}
    - {who: council, what: halls, status: likely, source: d 1}
"""
ONE = "name: The Senate decides degrees\nadd: {relations: {decides: {who: senate, what: degrees, source: d 2}}}"
TWO = "name: The Council agrees fees\nadd: {relations: {agrees: {who: senate, what: fees, source: d 2}}}"


def college(make: Make) -> Scenario:
    return make(COLLEGE, one=ONE, two=TWO)


def of(make: Make, text: str, *options: str) -> Appraisal:
    scenario = college(make)
    return appraise(scenario, parse_criteria(text, scenario), options)


GIVEN = """
criteria:
  cost: {name: Cost, weight: 50, worst: 200, best: 100, scores: {now: 200, one: [120, 160], two: 100}}
  trust: {name: Trust, weight: 100, worst: 0, best: 10, scores: {now: 5, one: unknown, two: 8}}
"""


def test_scores_are_put_on_the_stated_scale_and_weighed_and_unknown_ones_stay_open(make: Make) -> None:
    """By hand: now (0 x 50 + 50 x 100) / 150; one from (40 x 50 + 0) / 150 to (80 x 50 + 100 x 100) / 150; two (5000 + 8000) / 150."""
    totals = {result.option: result.total for result in of(make, GIVEN).results}
    assert totals == {
        "baseline": Range(33.333333, 33.333333),
        "one": Range(13.333333, 93.333333),
        "two": Range(86.666667, 86.666667),
    }


def test_an_option_is_above_another_only_whatever_the_unknown_scores_are(make: Make) -> None:
    facets = to_answer(of(make, GIVEN)).facets
    assert facets["above"] == [["two", "baseline"]]
    assert facets["open"] == [["one", "baseline"], ["two", "one"]]


def test_the_weight_that_turns_the_order_is_where_the_middles_meet(make: Make) -> None:
    """Two leads one by 40 points on cost and 30 on trust: 50 x 40 + 100 x 30 is never 0, so no weight turns it."""
    found = of(make, GIVEN.replace("two: 8", "two: 2"))
    pair = next(pair for pair in found.pairs if {pair.first, pair.second} == {"one", "two"})
    assert (pair.first, [(turn.criterion, turn.now, turn.then) for turn in pair.turns]) == (
        "one",
        [("cost", 50, 75), ("trust", 100, 66.7)],
    )
    moved = of(make, GIVEN.replace("two: 8", "two: 2").replace("weight: 50", "weight: 76"))
    assert next(pair.first for pair in moved.pairs if {pair.first, pair.second} == {"one", "two"}) == "two"


def test_no_number_stands_alone_and_nothing_is_recommended(make: Make) -> None:
    text = to_answer(of(make, GIVEN)).to("text", full=True)
    assert "33 of 100, with nothing left open" in text
    assert "13 to 93 of 100" in text
    assert "does not recommend an option" in " ".join(text.split())
    assert "best option" not in text
    assert "preferred" not in text


def test_what_no_option_changes_leaves_no_order_open(make: Make) -> None:
    """Halls are only likely in both: the model cannot tell of either, and it is the same in both."""
    found = of(
        make, "criteria: {c: {name: Clear, weight: 100, query: clear-deciders, worst: 0, best: 4}}", "now", "one"
    )
    assert {result.option: result.scores[0].score for result in found.results} == {
        "baseline": Range(1, 2),
        "one": Range(2, 3),
    }
    assert [(pair.first, pair.ahead, pair.sure) for pair in found.pairs] == [("one", Range(25, 25), True)]


def test_options_that_no_criterion_tells_apart_are_level(make: Make) -> None:
    same = "criteria: {c: {name: Trust, weight: 5, worst: 0, best: 4, scores: {now: 2, one: 2, two: 2}}}"
    assert (
        to_answer(of(make, same)).headline
        == "Today, option one and option two come out level: no criterion tells them apart."
    )


def test_a_weight_of_nought_or_of_a_hundred_turns_nothing(make: Make) -> None:
    """At a weight of 0 the two are level, and no weight is below it."""
    text = """
criteria:
  a: {name: A, weight: 50, worst: 0, best: 10, scores: {now: 5, one: 5, two: 5}}
  b: {name: B, weight: 50, worst: 0, best: 10, scores: {now: 5, one: 9, two: 1}}
"""
    assert [pair.turns for pair in of(make, text).pairs] == [(), (), ()]


def test_weights_may_be_ranges_and_one_option_alone_is_appraised(make: Make) -> None:
    found = of(make, GIVEN.replace("weight: 50", "weight: [0, 100]"), "one")
    assert [result.total for result in found.results] == [Range(0, 100 * (80 + 100) / 200 + 10)]
    assert to_answer(found).headline == "Option one, The Senate decides degrees comes to 0 to 100 of 100."


ranges = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda two: Range(*sorted(two)))


@given(st.lists(st.tuples(ranges, ranges), min_size=1, max_size=4))
def test_no_choice_within_the_ranges_gives_less_or_more_and_the_ends_are_reached(
    rows: list[tuple[Range, Range]],
) -> None:
    points, weights = zip(*rows, strict=True)
    found = weighed(points, weights)
    means = [
        sum(x * w for x, w in zip(xs, ws, strict=True)) / sum(ws)
        for xs in itertools.product(*((one.low, one.high) for one in points))
        for ws in itertools.product(*((one.low, one.high) for one in weights))
        if sum(ws)
    ]
    if means:
        assert (found.low, found.high) == (pytest.approx(min(means), abs=1e-5), pytest.approx(max(means), abs=1e-5))


WRONG = """title: Wrong
option: [now]
criteria:
  a: {name: A, worst: 0, best: 10, scores: {now: 1, one: 2, two: 3}}
  b: {name: B, weight: -5, worst: 0, best: 10, scores: {now: 1, one: 2, two: 3}}
  c: {name: C, weight: 10, worst: 0, best: 10, query: clear-decider}
  d: {name: D, weight: 10, worst: 0, best: 10, scores: {now: 1, one: 12, two: 3}}
  e: {name: E, weight: 10, worst: 0, best: 10, scores: {now: 1, one: 2, three: 3}}
  f: {name: F, weight: 10, worst: 3, best: 3, scores: {now: 3, one: 3, two: 3}}
  g: {name: G, weight: 10, worst: 0, best: 10, scores: {now: 1, one: [5, 2]}}
  h: {name: H, weight: 10, worst: low, best: 10}
  i: {name: I, weight: much, worst: 0, best: 10, query: criteria-met}
"""


def test_every_mistake_is_told_with_its_line_and_with_what_would_be_right(make: Make) -> None:
    scenario = college(make)
    with pytest.raises(ScenarioError) as caught:
        parse_criteria(WRONG, scenario)
    told = [(p.mark.line, p.code, p.message, p.hint) for p in caught.value.problems]
    weigh = "write 'weight: 100' for the criterion whose swing from worst to best matters most, and less for the others"
    assert told == [
        (2, "LOAD012", "a file of criteria has no section 'option'", "did you mean 'options'?"),
        (4, "LOAD121", "criterion 'a' has no weight", weigh),
        (5, "LOAD121", "the weight of 'b' is negative", weigh),
        (6, "LOAD122", "there is no query 'clear-decider'", "did you mean 'clear-deciders'?"),
        (
            7,
            "LOAD123",
            "12 is outside the scale of 'd', from 0 (worst) to 10 (best)",
            "write a score from 0 (worst) to 10 (best), or widen the scale",
        ),
        (8, "LOAD124", f"{scenario.name} has no option 'three': expected one of: baseline, one, two", ""),
        (9, "LOAD120", "the worst and the best of 'f' are the same", "write the two ends of its scale"),
        (
            10,
            "LOAD124",
            "criterion 'g' has no score for 'two'",
            "write a number, a range such as [2, 5], or unknown, for each option",
        ),
        (10, "LOAD123", "the score of option 'one' is '[5, 2]'", "write a number, a range such as [2, 5], or unknown"),
        (
            11,
            "LOAD120",
            "criterion 'h' has neither scores nor a query",
            "write 'scores:' with one for each option, or 'query:' with its name",
        ),
        (11, "LOAD120", "the worst of 'h' is 'low'", "write 'worst:' with a number, the worst end of its scale"),
        (12, "LOAD121", "the weight of 'i' is 'much'", "write a number from 0 to 100, or a range such as [40, 60]"),
        (12, "LOAD122", "'criteria-met' needs 'of:', a list of criteria", "the scenario has none"),
    ]


def test_what_the_model_gives_must_be_on_the_scale_too(make: Make) -> None:
    with pytest.raises(ScenarioError) as caught:
        of(make, "criteria:\n  c: {name: Clear, weight: 100, query: clear-deciders, worst: 0, best: 1}", "one")
    assert str(caught.value) == (
        "criteria.yaml:2:3: LOAD123 2 to 3 is outside the scale of 'c', from 0 (worst) to 1 (best)\n"
        "    option one of the model gives 2 to 3: widen worst or best"
    )


def test_an_option_that_is_asked_for_needs_a_score_of_its_own(make: Make) -> None:
    text = "options: [one]\ncriteria:\n  c: {name: Trust, weight: 5, worst: 0, best: 4, scores: {one: 2}}"
    with pytest.raises(ScenarioError) as caught:
        of(make, text, "two")
    assert "criteria.yaml:3:3: LOAD124 criterion 'c' has no score for 'two'" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "criteria: {}",
        "criteria: 3",
        "criteria: {a: }",
        "criteria: {a: 3}",
        "title: x",
        "criteria: {a: {weight: 0, worst: 0, best: 1, scores: {now: 0, one: 0, two: 0}}}",
    ],
)
def test_a_file_without_criteria_or_without_any_weight_is_refused(make: Make, text: str) -> None:
    with pytest.raises(ScenarioError):
        parse_criteria(text, college(make))


@pytest.mark.parametrize("name", [*MEASURES])
def test_every_query_gives_a_range_with_a_whole_sentence_for_every_option(name: str) -> None:
    for scenario in (govgraph.load("bradford-craven"), govgraph.load("manchester-one-team")):
        of = next(iter(scenario.baseline.instruments), "")
        if MEASURES[name].needs and not of:
            continue
        for option in ("baseline", *scenario.options):
            drawn = MEASURES[name].of(scenario.graph(option), of)
            assert drawn.why[:1].isupper() or drawn.why[:1].isdigit()
            assert drawn.why.endswith(".")
            assert drawn.value is None or 0 <= drawn.value.low <= drawn.value.high


def test_a_scenario_without_options_or_decisions_is_appraised_as_it_is(make: Make) -> None:
    scenario = make("bodies: {one: The One}")
    criteria = parse_criteria(
        "criteria: {c: {name: Clear, weight: 1, query: clear-deciders, worst: 0, best: 5}}", scenario
    )
    found = appraise(scenario, criteria)
    assert [(result.option, result.total) for result in found.results] == [("baseline", Range(0, 100))]


def test_the_example_is_appraised_on_the_command_line_as_text_and_as_json() -> None:
    example = str(ROOT / "examples" / "appraisal" / "bradford-craven.yaml")
    text = CliRunner().invoke(main, ["appraise", "bradford-craven", example])
    assert (text.exit_code, "does not recommend an option" in " ".join(text.output.split())) == (0, True)
    found = json.loads(
        CliRunner()
        .invoke(main, ["appraise", "bradford-craven", example, "--option", "a", "--option", "b", "--format", "json"])
        .output
    )
    assert set(found["facets"]["results"]) == {"a", "b"}


def test_the_annex_of_a_page_holds_the_appraisal(make: Make) -> None:
    from govgraph.webpage import page

    scenario = college(make)
    html = page(scenario, criteria=parse_criteria(GIVEN, scenario)).html
    assert "What each option comes to" in html
    assert "33 of 100, with nothing left open" in html
    assert "What each option comes to" not in page(scenario).html


def test_the_example_is_read_without_a_mistake() -> None:
    scenario = govgraph.load("bradford-craven")
    criteria = read_criteria(ROOT / "examples" / "appraisal" / "bradford-craven.yaml", scenario)
    assert [criterion.id for criterion in criteria.criteria] == [
        "clear",
        "authority",
        "hand-offs",
        "hinges",
        "effort",
        "trust",
    ]

"""What may be written in a scenario, and what each mistake is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govgraph
from govgraph.model.facts import Fact
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]
Problems = Callable[..., list[str]]

SMALL = """
bodies:
  icb: {name: An ICB, kind: icb}
  spb: {name: Strategic Partnership Board, aliases: SPB, kind: forum}
decisions:
  capital: Major capital
"""


def meaning(fact: Fact) -> tuple[object, ...]:
    return (
        fact.kind,
        {role: filler.ids for role, filler in fact.roles.items()},
        fact.status,
        [str(source) for source in fact.sources],
    )


def test_the_short_form_and_the_row_form_mean_the_same(make: Make) -> None:
    short = make(SMALL + "  plan: {name: The plan, decides: {who: spb, status: likely, source: d s1}}\n")
    rows = make(
        SMALL + "  plan: The plan\nrelations:\n  decides:\n    - {who: spb, what: plan, status: likely, source: d s1}\n"
    )
    assert [meaning(fact) for fact in short.baseline.facts.values()] == [
        meaning(fact) for fact in rows.baseline.facts.values()
    ]


def test_the_short_form_works_from_either_end(make: Make) -> None:
    from_decision = make(SMALL + "  plan: {name: The plan, decides: spb}\n")
    from_body = make(SMALL + "  plan: The plan\nposts:\n  chair: {name: Chair, of: spb, decides: plan}\n")
    assert [fact.roles["who"].ids for fact in from_decision.graph().where("decides", what="plan")] == [("spb",)]
    assert [fact.roles["what"].ids for fact in from_body.graph().where("decides", who="chair")] == [("plan",)]


@pytest.mark.parametrize("word", ["nobody", "unclear", "not stated"])
def test_ways_of_not_knowing_are_plain_words(make: Make, word: str) -> None:
    scenario = make(SMALL + f"relations:\n  decides: {{who: {word}, what: capital}}\n")
    (fact,) = scenario.baseline.facts.values()
    assert (fact.role("who").unknown, fact.role("who").ids, fact.role("to").unknown) == (word, (), None)


def test_several_fillers_keep_their_mode(make: Make) -> None:
    scenario = make(SMALL + "relations:\n  decides: {who: {one of: [icb, spb]}, what: capital}\n")
    (fact,) = scenario.baseline.facts.values()
    assert (fact.role("who").mode, fact.role("who").ids) == ("one of", ("icb", "spb"))


def test_all_mistakes_of_a_run_come_at_once_each_at_its_line(problems: Problems) -> None:
    found = problems(
        """
        bodies:
          icb: {name: An ICB, kind: icbb}
          spb: {name: A board, kind: forum, colour: red, committee of: icbx}
        decisions:
          capital: {name: Capital, decides: {who: sbp, source: e s1}}
        relations:
          decydes: {who: spb, what: capital}
          delegates: {who: icb, to: spb, what: capital, power: S65Z9}
        """
    )
    text = "\n".join(found)
    assert "there is no kind 'icbb'" in text
    assert "did you mean 'icb'" in text
    assert "a body has no field or relation 'colour'" in text
    assert "there is no thing 'icbx'" in text
    assert "there is no thing 'sbp'" in text
    assert "did you mean 'spb'" in text
    assert "there is no relation 'decydes'" in text
    assert "did you mean 'decides'" in text
    assert "there is no power 'S65Z9'" in text
    assert "or 'S65Z5'" in text
    assert "there is no document 'e'" in text


@pytest.mark.parametrize(
    ("text", "line", "says", "right"),
    [
        ("bodies:\n  x: {kind: icb}\n", 5, "needs 'name'", "the readable name"),
        ("bodies:\n  x: {name: X, from: 2023-04-01, until: 2022-04-01}\n", 5, "dates are the wrong way round", ""),
        ("bodies:\n  x: {name: X, from: soon}\n", 5, '"soon" is not a date', "or 2022-07-01"),
        ("bodies:\n  x: {name: X, status: maybe}\n", 5, "'maybe' is not a status", "expected one of: in force"),
        ("bodies:\n  x: {name: X}\nplaces:\n  x: Y\n", 7, "the id 'x' is used twice", "already there"),
        ("bodies:\n  Über board: {name: X}\n", 5, "'Über board' is not an id", "letters, digits and hyphens"),
        (
            "bodies:\n  x: {name: X}\npeople:\n  p: P\ndecisions:\n  m: {name: M, decides: p}\n",
            9,
            "'p' is a person and cannot be 'who'",
            "name the post",
        ),
        (
            "bodies:\n  x: {name: X, decides: {what: not stated, limit: 5}}\n",
            5,
            "'decides' has no role or field 'limit'",
            "it has:",
        ),
        (
            "bodies:\n  x: {name: X, delegates: {to: x, what: not stated, limit: lots}}\n",
            5,
            "'lots' is not an amount in pounds",
            "£500k",
        ),
        (
            "bodies:\n  x: {name: X, delegates: {to: x, conditions: {constitution cover: perhaps}}}\n",
            5,
            "does not say whether",
            "true, false or 'not stated'",
        ),
        ("thing:\n  x: X\n", 4, "there is no section 'thing'", ""),
    ],
)
def test_a_mistake_says_what_would_be_right(problems: Problems, text: str, line: int, says: str, right: str) -> None:
    found = problems(text)
    assert any(says in problem and right in problem for problem in found), found
    if says:
        assert any(problem.startswith(f"scenario.yaml:{line}:") for problem in found), found


def test_the_same_relation_twice_is_a_mistake_until_something_tells_them_apart(problems: Problems, make: Make) -> None:
    twice = SMALL + "relations:\n  decides:\n    - {who: spb, what: capital}\n    - {who: spb, what: capital}\n"
    assert any("LOAD014" in problem for problem in problems(twice))
    dated = twice.replace(
        "    - {who: spb, what: capital}\n    -", "    - {who: spb, what: capital, from: 2024-04-01}\n    -"
    )
    assert len(make(dated).baseline.facts) == 2


# -- options ----------------------------------------------------------------------------------------------------------

BOARD = SMALL + "relations:\n  decides: {id: r1, who: spb, what: capital, status: likely}\n"


def test_an_option_adds_changes_and_removes_and_the_baseline_stays(make: Make) -> None:
    scenario = make(
        BOARD,
        a="option: a\nname: Firm\nchange: {r1: {status: in force}}\n",
        b="remove: [r1]\nadd:\n  bodies: {new: {name: New body, kind: forum}}\n  relations: {decides: {who: new, what: capital}}\n",
    )
    now, a, b = (scenario.graph(option).of_kind("decides") for option in ("baseline", "a", "b"))
    assert [(fact.role("who").ids, fact.status) for fact in now] == [(("spb",), "likely")]
    assert [(fact.role("who").ids, fact.status) for fact in a] == [(("spb",), "in force")]
    assert [(fact.role("who").ids, fact.option) for fact in b] == [(("new",), "b")]


@pytest.mark.parametrize(
    ("which", "left"),
    [
        ("{who: icb, power: S65Z5}", ["two", "three"]),
        ("{power: [S65Z5, ICB_P11]}", ["three"]),
        ("{onward across: barred}", ["one", "two"]),
        ("{who: icb}", ["three"]),
    ],
)
def test_what_is_removed_by_its_fields_is_that_alone(make: Make, which: str, left: list[str]) -> None:
    delegations = """relations:
  delegates:
    - {id: one, who: icb, to: spb, what: capital, power: S65Z5}
    - {id: two, who: icb, to: spb, what: capital, power: ICB_P11}
    - {id: three, who: spb, to: icb, what: capital, onward across: barred}
"""
    scenario = make(SMALL + delegations, a=f"remove: {{delegates: {which}}}\n")
    assert [fact.id for fact in scenario.graph("a").of_kind("delegates")] == left


def test_removing_a_body_removes_what_rests_on_it_alone(make: Make) -> None:
    scenario = make(
        SMALL + "relations:\n  decides: {who: [icb, spb], what: capital}\n  supports: {who: spb, to: icb}\n",
        a="remove: [spb]\n",
    )
    assert [(fact.kind, fact.subject.ids) for fact in scenario.graph("a") if fact.basis != "law"] == [
        ("decides", ("icb",))
    ]


def test_merging_makes_one_body_of_several(make: Make) -> None:
    scenario = make(
        SMALL + "relations:\n  works with: {who: icb, to: spb}\n  decides: {who: spb, what: capital}\n",
        f="add:\n  bodies: {one: {name: One body, kind: nhs_foundation_trust}}\nmerge: {into: one, bodies: [icb, spb]}\n",
    )
    graph = scenario.graph("f")
    assert "spb" not in graph.things
    assert [(fact.kind, fact.subject.ids) for fact in graph if fact.basis != "law"] == [("decides", ("one",))]


def test_options_stack_in_order(make: Make) -> None:
    scenario = make(
        BOARD,
        a="add:\n  bodies: {new: {name: New, kind: forum}}\n",
        b="stands on: a\nadd:\n  relations: {supports: {who: new, to: spb}}\n",
    )
    assert [fact.subject.ids for fact in scenario.graph("b").of_kind("supports")] == [("new",)]


@pytest.mark.parametrize(
    ("overlay", "says"),
    [
        ("remove: [r2]\n", "nothing to remove: 'r2'"),
        ("remove:\n  - decides: {who: icb}\n", "no relation 'decides' matches this"),
        ("remove:\n  - decides: {who: spb, status: in force}\n", "a relation is not looked for by 'status'"),
        ("remove:\n  - decides: {who: spb, not: true}\n", "no relation 'decides' matches this"),
        ("change: {spbb: {name: X}}\n", "nothing to change: 'spbb'"),
        ("change: {r1: {colour: red}}\n", "has no role or field 'colour'"),
        ("change: {spb: {kynd: icb}}\n", "has no field 'kynd' to change"),
        ("stands on: z\n", "there is no option 'z'"),
        ("bodies: {x: X}\n", "'bodies' belongs under 'add'"),
        ("add:\n  relations: {decides: {who: ghost, what: capital}}\n", "there is no thing 'ghost'"),
    ],
)
def test_an_overlay_that_matches_nothing_is_a_mistake(problems: Problems, overlay: str, says: str) -> None:
    found = problems(BOARD, a=overlay)
    assert any(says in problem and "options/a.yaml:" in problem for problem in found), found


def test_an_unknown_option_names_the_known_ones(make: Make) -> None:
    with pytest.raises(govgraph.GovgraphError, match="has no option 'z'"):
        make(BOARD, a="name: Option a\n").graph("z")

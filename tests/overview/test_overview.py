"""A scenario at a glance: what its table holds, and that its numbers agree with a comparison."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govgraph
from govgraph.comparison.changes import changes, of_sort
from govgraph.comparison.side import Side
from govgraph.model.scenario import Scenario
from govgraph.overview import Overview, as_answer, overview
from govgraph.overview.table import cell_words

Make = Callable[..., Scenario]
BUNDLED = ("bradford-craven", "manchester-one-team", "barking-dagenham-place-lead", "bob-place", "bob-peer-review")

TRUSTS = """
bodies:
  icb: {name: The ICB, kind: icb, short: the ICB}
  first: {name: First trust, kind: nhs_foundation_trust}
  second: {name: Second trust, kind: nhs_foundation_trust}
  board: {name: Joint board of both trusts, kind: forum, short: the Board}
functions: {theatres: {name: Theatre services, part of: nhs-provision, holds: {who: {each: [first, second]}}}}
decisions:
  lists: {name: Theatre lists, exercises: theatres, decides: unclear}
  pay: {name: Pay, decides: {who: board, status: likely}}
  parking: {name: Parking, decides: first}
"""
BOARD = "name: The Board decides for both trusts\nshort: Joint board\nadd: {relations: {decides: [{who: board, what: [lists, pay], source: d s2}]}}\n"


def table(found: Overview) -> list[list[str]]:
    return [[row.name, *(cell_words(cell, found.source) for cell in row.cells)] for row in found.rows]


def test_decisions_that_an_option_changes_stand_in_the_rows_and_nothing_else(make: Make) -> None:
    found = overview(make(TRUSTS, b=BOARD, c="name: As it is\n"))
    assert found.question == "Two options for A small place: who would decide?"
    assert [(column.letter, column.name) for column in found.columns] == [
        ("Now", ""),
        ("b", "Joint board"),
        ("c", "As it is"),
    ]
    assert table(found) == [
        ["Theatre lists", "Unclear", "Board; paper says so; no delegation recorded", "as now"],
        ["Pay", "Nobody yet; Board likely; foreseen, not agreed", "Board; paper says so", "as now"],
    ]


def test_the_answer_says_that_no_paper_gives_authority_and_stresses_that(make: Make) -> None:
    found = overview(make(TRUSTS, b=BOARD, c="name: As it is\n"))
    assert (
        found.answer
        == "Option b would name new deciders, but no paper gives them all the authority that they need. Option c would leave who decides as it is."
    )
    assert found.stress in found.answer


def test_what_an_option_is_silent_on_and_what_does_not_arise_say_so(make: Make) -> None:
    silent = "name: Silent\nnot said: lists\nadd: {decisions: {lead: {name: Who leads, decides: not stated}}}\n"
    found = overview(make(TRUSTS, a=silent, b=BOARD))
    assert {row[0]: row[1:] for row in table(found)}["Theatre lists"][1] == "not said"
    assert {row[0]: row[1:] for row in table(found)}["Who leads"] == ["", "Paper does not say", ""]
    assert found.rows[-1].name == "Who leads"


def test_decisions_that_are_alike_in_every_column_are_one_row(make: Make) -> None:
    more = TRUSTS + "  beds: {name: Beds, exercises: theatres, decides: unclear}\n"
    both = BOARD.replace("[lists, pay]", "[lists, beds]")
    (row,) = overview(make(more, b=both)).rows
    assert (row.name, row.note, row.ids) == ("Theatre lists and beds", "two decisions", ("lists", "beds"))


def test_without_options_who_answers_and_what_is_missing_stand_beside_who_decides(make: Make) -> None:
    found = overview(make(TRUSTS))
    assert (found.shape, found.question) == ("decisions", "Who decides in A small place?")
    assert [column.name for column in found.columns] == ["Who decides", "Who answers for it", "What is missing"]
    assert [row[0] for row in table(found)] == ["Theatre lists", "Pay", "Parking"]
    assert table(found)[0][1:] == ["Unclear", "First trust and Second trust; our reading", "A decider"]


def test_without_decisions_bodies_and_to_whom_they_answer_stand_in_the_rows(make: Make) -> None:
    found = overview(
        make("bodies: {council: {name: The council, kind: local_authority_ut}, group: {name: A group, kind: forum}}")
    )
    assert (found.shape, found.answer) == (
        "bodies",
        "The paper names two bodies and no decision. Nobody is named to whom one of them would answer.",
    )
    assert sorted(table(found)) == [
        ["A group", "Forum", "Nobody named", "One issue"],
        ["Council", "Upper-tier or unitary council", "Electorate; by law", "One issue"],
    ]


def test_a_scenario_that_says_nothing_has_an_overview_that_says_so(make: Make) -> None:
    found = overview(make("places: {here: Here}"))
    assert (found.answer, found.rows, found.issues) == ("The paper names no body and no decision.", (), ((),))


def test_options_that_change_no_decider_are_told_once_above_what_holds_today(make: Make) -> None:
    found = overview(make(TRUSTS, a="name: One\n", b="name: Two\n"))
    assert found.shape == "decisions"
    assert found.question == "Two options for A small place: who would decide?"
    assert found.answer.startswith("Both options would leave who decides as it is. The paper names who decides")


def test_a_wide_or_long_table_is_told_in_parts_each_with_now_first(make: Make) -> None:
    decisions = "".join(
        f"  d{n}: {{name: Matter {n}, decides: {'nobody' if n % 2 else 'unclear'}}}\n" for n in range(12)
    )
    options = {
        f"o{n}": f"name: Option {n}\nadd: {{relations: {{decides: [{', '.join(f'{{who: a, what: d{m}}}' for m in range(12) if m % (n + 2))}]}}}}\n"
        for n in range(9)
    }
    found = overview(make(f"bodies: {{a: A}}\ndecisions:\n{decisions}", **options))
    sheets = list(found.sheets(rows=5, columns=7))
    assert [len(sheet.columns) for sheet in sheets] == [7, 7, 4, 4]
    assert {sheet.columns[0].letter for sheet in sheets} == {"Now"}
    assert [row.ids for sheet in sheets[:2] for row in sheet.rows] == [row.ids for row in found.rows]
    assert all(len(row.cells) == len(sheet.columns) for sheet in sheets for row in sheet.rows)


def test_issues_are_what_the_option_brings_each_cause_once(make: Make) -> None:
    found = overview(make(TRUSTS, b=BOARD))
    assert [issue.new for issue in found.issues[0]] == [False] * len(found.issues[0])
    assert found.issues[1][0].brief == "No line of account is recorded for the Board."
    assert found.issues[1][0].new
    assert all(len(issues) <= 3 and len({one.brief for one in issues}) == len(issues) for issues in found.issues)


@pytest.mark.parametrize("name", BUNDLED)
def test_counts_agree_with_the_comparison_and_add_up(name: str) -> None:
    scenario = govgraph.load(name)
    found = overview(scenario)
    counts = found.counts
    parts = (counts.decider, counts.settled, counts.recommender, counts.other, counts.same)
    assert sum(parts) == counts.decisions
    sides = [Side.of(scenario, option, on=None, place=None) for option in ("baseline", *scenario.options)]
    changed = {one.matter for side in sides[1:] for one in of_sort(changes(sides[0], side), "decider", "there")}
    assert counts.decider == len(changed)
    if found.shape == "options":
        shown = {item for row in found.rows for item in row.ids}
        assert len(shown) == counts.decider + counts.settled
        assert changed <= shown


@pytest.mark.parametrize("name", BUNDLED)
def test_words_are_short_enough_for_a_cell_and_every_sentence_is_whole(name: str) -> None:
    found = overview(govgraph.load(name))
    assert [cell.words for row in found.rows for cell in row.cells if len(cell.words) > 44] == []
    assert [issue.brief for issues in found.issues for issue in issues if len(issue.brief) > 75] == []
    for sentence in (found.answer, *found.foot):
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_the_first_screen_of_the_report() -> None:
    found = overview(govgraph.load("bradford-craven"))
    assert found.question == "Six options for Bradford District and Craven: who would decide?"
    assert [(column.letter, column.remark) for column in found.columns if column.remark] == [
        ("b", "most feasible"),
        ("d", "most feasible"),
    ]
    assert table(found)[0] == [
        "Joined-up service delivery",
        "Unclear",
        "Operational sub-committee; our reading; no delegation recorded",
        "Executive decides or recommends; report says so; no delegation recorded",
        "Bradford alliance and Craven alliance; our reading; no delegation recorded",
        "Alliance; our reading; no delegation recorded",
        "One of three, not yet chosen; our reading; a delegation missing for a part",
        "New organisation; our reading; a delegation missing for a part",
    ]
    assert (
        found.foot[1]
        == "Under option b, three more decisions would keep their decider and be recommended by Partnership Leadership Executive."
    )


def test_it_prints_as_an_answer(make: Make) -> None:
    answer = as_answer(overview(make(TRUSTS, b=BOARD)))
    assert answer.headline.startswith("The option would name new deciders")
    assert answer.tables[0].columns == ("Who would decide", "now", "b Joint board")

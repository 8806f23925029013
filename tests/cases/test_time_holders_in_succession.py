"""Time: a relation that is over, or has not begun, is not shown as if it stood on the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.answer import Answer
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

HEAD = "title: Holders in succession\ndate: 2013-09-01\ndocuments: {d: A register}\n"
TEXT = """
bodies:
  ne: {name: National Executive}
  board: {name: Board}
  old: {name: Old council, until: 2013-01-01, reports to: ne}
  new: {name: New council, replaces: old}
posts:
  minister: {name: Minister, of: ne}
people: {first: First holder, second: Second holder, third: Third holder, fourth: Fourth holder}
relations:
  occupies:
    - {id: one, who: first, to: minister, until: 2011-10-24}
    - {id: two, who: second, to: minister, from: 2011-10-24, until: 2013-07-09}
    - {id: three, who: third, to: minister, from: 2013-07-09}
    - {id: four, who: fourth, to: minister, from: 2020-01-01}
  member of:
    - {id: seat, who: minister, to: board, until: 2012-01-01}
"""


def show(make: Make, node: str, on: str | None = None) -> Answer:
    answer: Answer = make(TEXT, head=HEAD).graph(on=on).show(node)
    return answer


@pytest.mark.parametrize(
    ("on", "holder", "ended", "later"),
    [
        ("2010-01-01", ["first"], [], ["fourth", "second", "third"]),
        ("2012-01-01", ["second"], ["first"], ["fourth", "third"]),
        ("2013-09-01", ["third"], ["first", "second"], ["fourth"]),
    ],
)
def test_a_post_is_held_by_whoever_holds_it_on_the_day(
    make: Make, on: str, holder: list[str], ended: list[str], later: list[str]
) -> None:
    facets: dict[str, Any] = show(make, "minister", on).facets
    assert (facets["holders_of_post"], facets["held_before"], facets["held_later"]) == (holder, ended, later)


def test_the_words_say_who_holds_it_and_mark_the_others(make: Make) -> None:
    answer = show(make, "minister")
    assert (
        answer.headline
        == "Minister is a post. Third holder holds it. Six relations are recorded (three ended, one not yet begun)."
    )
    line = next(line.text for line in answer.lines if line.label == "Membership")
    assert line.split("; ") == [
        "Third holder is Minister",
        "Fourth holder is Minister [not yet, from 1 January 2020]",
        "First holder is Minister [ended, until 24 October 2011]",
        "Second holder is Minister [ended, until 9 July 2013]",
        "Minister is a member of Board [ended, until 1 January 2012]",
    ]


def test_who_sat_there_before_is_no_member_now(make: Make) -> None:
    assert show(make, "board").facets["members"] == []
    assert show(make, "board", "2011-01-01").facets["members"] == ["minister"]


def test_what_replaced_something_is_told_though_that_is_over(make: Make) -> None:
    assert show(make, "new").facets["replaces"] == ["old"]
    assert show(make, "old").facets["replaced_by"] == ["new"]


def test_of_what_is_itself_over_its_relations_are_shown_as_they_were(make: Make) -> None:
    answer = show(make, "old")
    assert answer.facets["reports_to"] == ["ne"]
    assert "It ended" in answer.headline


def test_a_group_and_a_level_show_their_members_each_once(make: Make) -> None:
    text = """
    bodies: {a: Body A, b: Body B}
    groups: {pair: {name: Pair, members: [a, b], complete: true, count: 2}, open: {name: Open pair, members: [a], count: 5}}
    levels: {place: {name: Place, members: [a, b]}}
    """
    graph = make(text).graph()
    members = {
        item: next(line.text for line in graph.show(item).lines if line.label == "Members")
        for item in ("pair", "open", "place")
    }
    assert members == {
        "pair": "Body A, Body B (2; the list is complete)",
        "open": "Body A (1, of 5; the list is open)",
        "place": "Body A, Body B",
    }
    assert graph.show("pair").facets["members_opened"] == ["a", "b"]
